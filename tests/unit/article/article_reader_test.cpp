// SPDX-License-Identifier: Apache-2.0
// Pages in the manner of large Indonesian newsrooms, in our own words: what the article is must come out, and nothing else.
#include "article/article_reader.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

const ArticleReader& reader() {
  static const auto packs = Packs::load();
  static Lexis lexis = packs.lists();
  static const ArticleReader all(packs, lexis);
  return all;
}

Article read(const char* type, std::string bytes) {
  return reader().read({.name = "page", .media_type = type, .bytes = std::move(bytes)});
}

void expect_text(const Article& article, std::initializer_list<const char*> wanted,
                 std::initializer_list<const char*> refused) {
  for (const auto* phrase : wanted)
    EXPECT_NE(article.text.str().find(phrase), std::string_view::npos) << "lacks " << phrase << "\n"
                                                                       << article.text.str();
  for (const auto* phrase : refused)
    EXPECT_EQ(article.text.str().find(phrase), std::string_view::npos) << "keeps " << phrase << "\n"
                                                                       << article.text.str();
}

TEST(ArticleReader, ParagraphsBrokenByReadAlso) {
  const auto article = read(
      "text/html", R"(<!doctype html><html lang="id"><head><title>Wali Kota Resmikan Jembatan Baru - Kabar Nusa</title>
<meta property="og:title" content="Wali Kota Resmikan Jembatan Baru"><meta property="og:site_name" content="Kabar Nusa">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Wali Kota Resmikan Jembatan Baru","datePublished":"2024-03-05T10:15:00+07:00","author":[{"@type":"Person","name":"Rina Lestari"}],}</script></head><body>
<nav><ul><li><a href="/">Beranda</a></li><li><a href="/nasional">Nasional</a></li></ul></nav>
<div class="article"><h1 class="read__title">Wali Kota Resmikan Jembatan Baru</h1>
<div class="read__time">Kabar Nusa, 5 Maret 2024, 10:15 WIB</div><div class="share"><a href="#">Bagikan</a><a href="#">Salin tautan</a></div>
<div class="read__content"><p><strong>MAKASSAR, KOMPAS.com</strong> - Wali Kota meresmikan jembatan sepanjang dua kilometer di utara kota, Selasa pagi.</p>
<p><strong>Baca juga: <a href="/1">Antrean Truk di Pelabuhan Mengular Sejak Subuh</a></strong></p>
<p>Jembatan itu menghubungkan dua kecamatan yang selama ini hanya dilayani perahu, kata kepala dinas pekerjaan umum.</p>
<div class="ads">ADVERTISEMENT</div>
<p>Warga menyambut pembukaan jalan dengan arak-arakan dan berharap ongkos angkut hasil kebun segera turun.</p></div>
<div class="tag"><h4>Tag</h4><ul><li><a href="/t/1">jembatan</a></li><li><a href="/t/2">infrastruktur</a></li></ul></div>
<div class="terpopuler"><h3>Terpopuler</h3><ul><li><a href="/2">Kucing Tersesat Pulang Setelah Tiga Tahun</a></li><li><a href="/3">Harga Telur Turun Menjelang Lebaran</a></li></ul></div>
<div class="comment"><h3>Komentar</h3><p>Mantap, semoga awet jembatannya dan tidak macet lagi.</p></div></div>
<footer>Copyright 2024 Kabar Nusa</footer></body></html>)");
  expect_text(article,
              {"meresmikan jembatan sepanjang dua kilometer", "hanya dilayani perahu", "ongkos angkut hasil kebun"},
              {"Baca juga", "Antrean Truk", "ADVERTISEMENT", "Bagikan", "Salin tautan", "Terpopuler", "Kucing Tersesat",
               "Mantap", "Beranda", "Copyright", "infrastruktur"});
  ASSERT_TRUE(article.title && article.published);
  EXPECT_EQ(article.title->value, "Wali Kota Resmikan Jembatan Baru");
  EXPECT_EQ(article.published->value.edtf, "2024-03-05T10:15:00+07:00");
  ASSERT_EQ(article.authors.size(), 1u);
  EXPECT_EQ(article.authors[0].value, "Rina Lestari");
}

TEST(ArticleReader, VideoNextPageAndPhotoCredit) {
  const auto article = read(
      "text/html",
      R"(<html><head><title>Gempa Guncang Pesisir Selatan</title></head><body><header><a href="/">detikContoh</a></header>
<article><h1>Gempa Guncang Pesisir Selatan</h1><div class="detail__author">Bagus Wirawan - detikContoh</div><div class="detail__date">Jumat, 12 Apr 2024 06:40 WIB</div>
<figure><img src="a.jpg"><figcaption>Ilustrasi gempa (Foto: Dok. Kantor SAR)</figcaption></figure>
<p>Gempa berkekuatan sedang mengguncang pesisir selatan pada Jumat dini hari dan membangunkan ribuan warga.</p>
<p>Kepala badan penanggulangan bencana mengatakan belum ada laporan korban, tetapi beberapa rumah retak.</p>
<p class="para_caption">Simak Video: Warga Berlarian Saat Gempa Mengguncang</p><div class="noncontent">SCROLL TO CONTINUE WITH CONTENT</div>
<p>Petugas masih menyisir desa-desa di tepi pantai untuk memeriksa bangunan sekolah dan puskesmas.</p><p>[Gambas:Video 20detik]</p>
<p>Halaman selanjutnya: daftar desa terdampak</p><div class="share-box"><span>radio_button_unchecked</span><span>share</span></div></article>
<div class="cookie-consent"><p>Kami menggunakan cookie untuk pengalaman yang lebih baik. Dengan melanjutkan, Anda setuju.</p></div></body></html>)");
  expect_text(article, {"mengguncang pesisir selatan", "beberapa rumah retak", "menyisir desa-desa"},
              {"Simak Video", "SCROLL TO", "Gambas", "Halaman selanjutnya", "radio_button", "Foto: Dok", "cookie",
               "Bagus Wirawan"});
  ASSERT_TRUE(article.published);
  EXPECT_EQ(article.published->value.edtf, "2024-04-12T06:40+07:00");
}

TEST(ArticleReader, FlattenedWithInterleavedHeadlines) {
  const auto article =
      read("text/plain",
           "Menteri Tutup Tambang Liar - Warta Contoh\nBeranda\nNasional\nMenteri Tutup Tambang Liar\nSenin, 3 Juni "
           "2024 14:20 WITA\nPenulis: Dewi Anggraini\n"
           "Foto: Dok. Kementerian\nMenteri menutup empat tambang liar di tiga kabupaten setelah banjir lumpur melanda "
           "sawah penduduk.\n"
           "Baca juga: Panen Raya Tertunda Akibat Hujan\nIa berjanji memulihkan sungai yang tercemar dan meminta "
           "polisi mengusut para pemodal.\nADVERTISEMENT\n"
           "Gubernur menyatakan mendukung langkah itu, tetapi meminta pekerja tambang diberi pelatihan.\nTag: tambang, "
           "banjir\nBerita Terkait\nHarga Emas Naik Lagi Pekan Ini\n"
           "Lima Resep Ikan Bakar untuk Akhir Pekan\nKomentar\nSetuju, tutup semua tambang itu segera.\n");
  expect_text(article, {"menutup empat tambang liar", "memulihkan sungai yang tercemar", "diberi pelatihan"},
              {"Baca juga", "Panen Raya", "ADVERTISEMENT", "Tag:", "Harga Emas", "Resep Ikan", "Setuju, tutup",
               "Beranda", "Dewi Anggraini", "Foto:"});
  ASSERT_TRUE(article.published);
  EXPECT_EQ(article.published->value.edtf, "2024-06-03T14:20+08:00");
}

TEST(ArticleReader, SharesAdvertsChannelsAndChosenArticlesInMidText) {
  const auto article =
      read("text/html", R"(<html lang="id"><head><title>Menlu Ghana Kunjungi Santiago - Kabar Nusa</title></head><body>
<h1>Menlu Ghana Kunjungi Santiago</h1><div>Kabar Nusa - 05/03/2024, 14:20 WIB</div>
<div class="share"><span>Bagikan:</span><a href="#">Facebook</a><a href="#">X</a><a href="#">WhatsApp</a></div>
<div class="read__content"><p>Menteri Luar Negeri Ghana tiba di ibu kota Chile pada Selasa (5/3/2024) untuk membahas kerja sama tambang litium.</p>
<p>"Kami ingin memastikan bahwa hasil tambang diolah di dalam negeri," kata sang menteri kepada wartawan.</p>
<div class="rec"><h4>Artikel Pilihan</h4><a href="/p/9">Mengapa Litium Diperebutkan Banyak Negara</a></div>
<div class="adscaption">Iklan untuk Anda: Cara baru belajar bahasa dalam sepekan</div><div class="adsbox">Advertisement by</div>
<p>Ia menambahkan, perjanjian baru akan diteken pada April mendatang setelah parlemen memberi persetujuan.</p>
<p>Simak breaking news dan berita pilihan kami langsung di ponselmu. Pilih saluran andalanmu akses berita Kabar Nusa WhatsApp Channel : <a href="https://wa.example/1">https://wa.example/1</a>. Pastikan kamu sudah install aplikasi WhatsApp ya.</p>
<p><strong>(Kabarnusa.com/Yusuf)</strong></p></div></body></html>)");
  expect_text(article, {"kerja sama tambang litium", "diolah di dalam negeri", "setelah parlemen memberi persetujuan"},
              {"Bagikan", "Diperebutkan", "Iklan", "Advertisement", "ponselmu", "install", "Yusuf"});
}

TEST(ArticleReader, RivalDatesAreTold) {
  const auto article =
      read("text/html", R"(<html><head><meta property="article:published_time" content="2024-01-02T08:00:00Z">
<script type="application/ld+json">{"@type":"Article","datePublished":"2024-01-05","headline":"Two dates"}</script></head><body><h1>Two dates</h1>
<p>The council voted on Friday to keep the old market hall open for another five years, officials said.</p></body></html>)");
  ASSERT_TRUE(article.published);
  EXPECT_EQ(article.published->value.edtf, "2024-01-05");
  EXPECT_EQ(article.published->derivation.size(), 2u);
  EXPECT_TRUE(
      std::any_of(article.notes.begin(), article.notes.end(), [](const Note& n) { return n.code == "date.rivals"; }));
}

constexpr const char* kStory =
    R"(<p>Petugas menutup jalan di tepi sungai sejak pagi karena air naik lebih dari dua meter, kata kepala dinas.</p>
<p>Warga di tiga kelurahan sudah mengungsi ke gedung sekolah dan menunggu bantuan makanan dari pemerintah kota.</p>
<p>Hujan diperkirakan turun sampai akhir pekan, sehingga jalan itu belum akan dibuka dalam beberapa hari ini.</p>)";

Article read_page(std::string head, std::string above) {
  return read("text/html",
              "<html><head>" + head + "</head><body><article>" + above + kStory + "</article></body></html>");
}

TEST(ArticleReader, TheDateBesideTheHeadlineCounts) {
  const std::string head = R"(<meta property="article:published_time" content="2025-06-12T03:00:00Z">)";
  const auto shown = read_page(head, "<h1>Jalan di Tepi Sungai Ditutup</h1><p>2 November 2022</p>");
  ASSERT_TRUE(shown.published);
  EXPECT_EQ(shown.published->value.edtf, "2022-11-02");
  EXPECT_EQ(shown.published->derivation.size(), 2u);
  const auto updated = read_page(head, "<h1>Jalan di Tepi Sungai Ditutup</h1><p>Diperbarui 14 Juni 2025</p>");
  ASSERT_TRUE(updated.published && updated.modified);
  EXPECT_EQ(updated.published->value.edtf, "2025-06-12T03:00:00Z");
  EXPECT_EQ(updated.modified->value.edtf, "2025-06-14");
}

TEST(ArticleReader, AChangeAloneIsNoPublication) {
  const auto article = read_page(R"(<meta property="article:modified_time" content="2025-06-12T03:00:00Z">)",
                                 "<h1>Jalan di Tepi Sungai Ditutup</h1>");
  EXPECT_FALSE(article.published);
  EXPECT_TRUE(article.modified);
}

TEST(ArticleReader, TitlesEndWhereAHeadingEnds) {
  const auto article = read_page("<title>Jalan di Tepi ‘Sungai’ Ditutup | Catatan Kota</title>",
                                 "<h2>Jalan di Tepi ‘Sungai’ Ditutup</h2>");
  ASSERT_TRUE(article.title);
  EXPECT_EQ(article.title->value, "Jalan di Tepi 'Sungai' Ditutup");
  EXPECT_EQ(article.title_text.str(), "Jalan di Tepi ‘Sungai’ Ditutup");
}

TEST(ArticleReader, TheNameBelowTheWordForAuthor) {
  const auto below = read_page("", "<h1>Road by the River Closed</h1><div>Written by</div><div>Jane Doe</div>");
  ASSERT_EQ(below.authors.size(), 1u);
  EXPECT_EQ(below.authors[0].value, "Jane Doe");
  const auto linked = read_page("", R"(<h1>Jalan Ditutup</h1><a href="/penulis/siti-aminah">Siti Aminah</a>)");
  ASSERT_EQ(linked.authors.size(), 1u);
  EXPECT_EQ(linked.authors[0].value, "Siti Aminah");
}

TEST(ArticleReader, HeadingsThatOpenASectionStay) {
  const auto article = read_page(
      "", "<h1>Jalan Ditutup</h1>" + std::string(kStory) + "<h3><button>Jalan lain yang masih dibuka</button></h3>");
  expect_text(article, {"Jalan lain yang masih dibuka"}, {});
}

TEST(ArticleReader, AShortNoteIsAnArticle) {
  const char* note = "Ratu Tonga membuka pelabuhan baru di Neiafu pada Senin.";
  EXPECT_EQ(read("text/plain", std::string(note) + "\n").text.str(), note);
  EXPECT_EQ(read("", "<p>" + std::string(note) + "</p>").text.str(), note);
  const auto page = read(
      "text/html", "<html><title>Pelabuhan Baru</title><nav><a href=/>Beranda</a></nav><h1>Pelabuhan Baru</h1><p>" +
                       std::string(note) + "</p><footer>Hak cipta 2023. Semua hak dilindungi undang-undang.</footer>");
  EXPECT_EQ(page.text.str(), note);
  EXPECT_EQ(read("text/plain", "Beranda\nMasuk\nDaftar\n").text.str(), "");
}

TEST(ArticleReader, HostilePagesCostTheirBytes) {
  std::string deep = "<h1>Judul</h1>";
  for (int i = 0; i < 60000; ++i) deep += "<div class=\"related a b c\"><p>x";
  EXPECT_LT(read("text/html", deep).blocks.size(), 200000u);
  std::string flat;
  for (int i = 0; i < 60000; ++i) flat += "12/04/2024 Baca juga \"@share\n";
  EXPECT_LT(read("text/plain", flat).blocks.size(), 400000u);
}

}  // namespace
}  // namespace runut
