// SPDX-License-Identifier: Apache-2.0
#include "page/document.h"

#include <gtest/gtest.h>

#include <ctime>

#include "page/media_type.h"
#include "page/text_writer.h"

namespace runut {
namespace {

struct Parsed {
  explicit Parsed(std::string bytes) {
    page.bytes = std::move(bytes);
    decoded.emplace(DecodedPage::decode(page));
    document.emplace(HtmlDocument::parse(*decoded));
  }
  Page page;
  std::optional<DecodedPage> decoded;
  std::optional<HtmlDocument> document;

  // "p(b('x')'y')": elements with their children, texts in quotes, '*' before a linked text.
  std::string shape() const {
    std::string out;
    for (std::uint32_t i = 1; i < document->nodes().size(); i = document->node(i).end) write(i, out);
    return out;
  }

 private:
  void write(std::uint32_t index, std::string& out) const {
    const auto& node = document->node(index);
    if (node.type == HtmlNode::Type::kText) {
      out += (node.linked ? "*'" : "'") + std::string(document->raw(node.span)) + "'";
      return;
    }
    out += node.tag == Tag::kUnknown ? "?" : std::string(tag_name(node.tag));
    if (node.end == index + 1) return;
    out += '(';
    for (std::uint32_t i = index + 1; i < node.end; i = document->node(i).end) write(i, out);
    out += ')';
  }
};

std::string shape(const char* html) { return Parsed(html).shape(); }

TEST(HtmlDocument, ImpliedEndTags) {
  EXPECT_EQ(shape("<p>a<p>b<div>c</div>d"), "p('a')p('b')div('c')'d'");
  EXPECT_EQ(shape("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>"), "ul(li('a')li('b'ul(li('c')))li('d'))");
  EXPECT_EQ(shape("<dl><dt>a<dd>b<dt>c</dl>"), "dl(dt('a')dd('b')dt('c'))");
  EXPECT_EQ(shape("<table><tr><td>a<td>b<tr><td>c</table>d"), "table(tr(td('a')td('b'))tr(td('c')))'d'");
  EXPECT_EQ(shape("<h1>a<h2>b</h1>c"), "h1('a')h2('b')'c'");
  EXPECT_EQ(shape("<select><option>a<option>b</select>c"), "select(option('a')option('b'))'c'");
}

TEST(HtmlDocument, HeadAndBody) {
  EXPECT_EQ(shape("<html><head><title>t</title><meta><p>a"), "head(title('t')meta)p('a')");
  EXPECT_EQ(shape("<body><p>a</body></html><p>b"), "body(p('a')p('b'))");
}

TEST(HtmlDocument, MisnestedFormatting) {
  EXPECT_EQ(shape("<b>1<p>2</b>3</p>4"), "b('1'p('2''3'))'4'");
  EXPECT_EQ(shape("<b><i>1</b>2</i>3"), "b(i('1'))'2''3'");
  EXPECT_EQ(shape("<p>a</b></span></article>b"), "p('a''b')");
}

TEST(HtmlDocument, LinksAreKnownWhereverTheyEnd) {
  EXPECT_EQ(shape("<a href=x>1<p>2</a>3</p>"), "a(*'1'p(*'2''3'))");
  EXPECT_EQ(shape("<p><a href=x>1<p>2</a>3"), "p(a(*'1'))p(*'2''3')");
  EXPECT_EQ(shape("<a href=x>1<a href=y>2</a>3"), "a(*'1')a(*'2')'3'");
  EXPECT_EQ(shape("<a name=x>1</a>"), "a('1')");
}

TEST(HtmlDocument, ScriptsStylesAndForeignParts) {
  EXPECT_EQ(shape("<script>if (a<b) '</p>'</script>x"), "script('if (a<b) '</p>'')'x'");
  EXPECT_EQ(shape("<textarea><p>&amp;</textarea>x"), "textarea('<p>&amp;')'x'");
  EXPECT_EQ(shape("<svg><title><b>x</b></title></svg>y"), "svg(?)b('x')'y'");
  EXPECT_EQ(shape("<svg><path d=x /><g>q</g></svg>y"),
            "svg(?"
            "?('q'))'y'");
  EXPECT_EQ(shape("<svg><![CDATA[a<b]]></svg>y"), "svg('a<b')'y'");
}

TEST(HtmlDocument, Attributes) {
  const Parsed p("<meta Property='og:title' CONTENT=\"Kim &amp; Putin\" content=second>");
  const auto& meta = p.document->node(1);
  EXPECT_EQ(p.document->attribute_value(meta, AttributeName::kContent), "Kim & Putin");
  EXPECT_EQ(p.document->raw_attribute(meta, AttributeName::kProperty), "og:title");
  EXPECT_FALSE(p.document->attribute(meta, AttributeName::kHref));
}

TEST(HtmlDocument, DeepNestingIsCapped) {
  std::string bytes;
  for (int i = 0; i < 10000; ++i) bytes += "<div><b>";
  const Parsed p(bytes + "x");
  std::uint32_t depth = 0;
  for (auto i = static_cast<std::uint32_t>(p.document->nodes().size() - 1); i != 0; i = p.document->node(i).parent)
    ++depth;
  EXPECT_LE(depth, kMaxDepth);
  EXPECT_EQ(p.document->nodes().size(), 20002u);
}

// Each of these is quadratic in a naive reader. The bound is generous: a megabyte in well under two seconds, also when
// sanitized.
TEST(HtmlDocument, HostilePagesTakeLinearTime) {
  const auto repeat = [](std::string_view unit, std::string_view head = {}) {
    std::string bytes(head);
    while (bytes.size() < (1u << 20)) bytes += unit;
    return bytes;
  };
  const std::string pages[] = {repeat("<"),
                               repeat("<!--"),
                               repeat("<!"),
                               repeat("</"),
                               repeat("<a "),
                               repeat("<a b=\""),
                               repeat(" a=b", "<p"),
                               repeat("&a"),
                               repeat("&#"),
                               repeat("</p>"),
                               repeat("<p><button>"),
                               repeat("<b><p>"),
                               repeat("<table><tr><td>"),
                               repeat("<svg><a>"),
                               repeat("</x>", "<x>"),
                               repeat("<script><!--"),
                               repeat("<title>"),
                               repeat("<![CDATA["),
                               repeat("<!DOCTYPE"),
                               repeat("<select><option>")};
  for (const auto& bytes : pages) {
    const auto start = std::clock();
    const Parsed p(bytes);
    const auto seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;  // of the processor
    EXPECT_LT(seconds, 2.0) << bytes.substr(0, 24);
  }
}

TEST(TextWriter, WhiteSpaceAndReferences) {
  const Parsed p("<p>  Putin\n  <b>&amp;</b>&nbsp;Kim\xC2\xAD-\xE2\x80\x8Bun&#8203; </p>");
  Text text;
  TextWriter writer(*p.decoded, text);
  for (const auto& node : p.document->nodes()) {
    if (node.type == HtmlNode::Type::kText) writer.add(node.span, node.references);
  }
  EXPECT_EQ(text.str(), "Putin & Kim-un");
  for (const auto& piece : text.pieces()) {
    if (!piece.verbatim) continue;
    EXPECT_EQ(slice(text.str(), piece.text), slice(std::string_view(p.page.bytes), piece.source));
  }
  EXPECT_EQ(slice(std::string_view(p.page.bytes), text.source({6, 7})), "&amp;");
}

TEST(MediaType, Sniffed) {
  EXPECT_EQ(sniff_media_type("<!doctype html><p>x", ""), MediaType::kHtml);
  EXPECT_EQ(sniff_media_type("\n\n<div><p>x</p></div>", ""), MediaType::kHtml);
  EXPECT_EQ(sniff_media_type("Putin <3 Kim\nYa", ""), MediaType::kText);
  EXPECT_EQ(sniff_media_type("Teks <b>saja</b>", ""), MediaType::kText);
  EXPECT_EQ(sniff_media_type("<p>Satu alinea.</p>", ""), MediaType::kHtml);
  EXPECT_EQ(sniff_media_type("<p>x", "text/html; charset=utf-8"), MediaType::kHtml);
  EXPECT_EQ(sniff_media_type(std::string_view("\x7f"
                                              "ELF\0\0\1\2\3\4\5\6",
                                              12),
                             ""),
            MediaType::kBinary);
  EXPECT_EQ(sniff_media_type("", ""), MediaType::kText);
}

}  // namespace
}  // namespace runut
