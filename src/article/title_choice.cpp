// SPDX-License-Identifier: Apache-2.0
// What a program is told is often written for search engines; what readers see is the headline. Whether an <h1> is that, or
// the name of the site, is told by the words it shares with the other titles.
#include "article/title_choice.h"

#include <algorithm>
#include <unordered_set>

#include "article/headline.h"
#include "base/utf8.h"

namespace runut {

const Candidate* best_of(const std::vector<Candidate>& field) {
  const Candidate* best = nullptr;
  for (const auto& candidate : field) {
    if (best == nullptr || candidate.trust > best->trust) best = &candidate;
  }
  return best;
}

// Letters and digits alone, folded.
std::string squashed(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80u)) out += c;
  }
  return out;
}

std::string with_plain_quotes(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = decode_utf8(text, i);
    if (c.value == 0x2018 || c.value == 0x2019)
      plain += '\'';
    else if (c.value == 0x201C || c.value == 0x201D)
      plain += '"';
    else
      plain += text.substr(i, c.size);
    i += c.size;
  }
  return plain;
}

namespace {

constexpr double kSameMatter = 0.6;       // of the words of the shorter title that the other has too
constexpr double kSameMatterAlone = 0.5;  // the same of the only <h1> of a page, in long words
constexpr std::size_t kLongWordBytes = 4;

// Words of at least so many bytes.
std::vector<std::string> words_of(std::string_view text, std::size_t least = 1) {
  std::vector<std::string> words(1);
  for (const char c : fold(text)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80u);
    if (letter)
      words.back() += c;
    else if (words.back().size() >= least)
      words.emplace_back();
    else
      words.back().clear();
  }
  if (words.back().size() < least) words.pop_back();
  return words;
}

// How many of the words of the shorter text the other has.
double shared_words(std::string_view a, std::string_view b, std::size_t least = 1) {
  const auto one = words_of(a, least), two = words_of(b, least);
  const auto& shorter = one.size() < two.size() ? one : two;
  const auto& longer = one.size() < two.size() ? two : one;
  if (shorter.empty()) return 0;
  const std::unordered_set<std::string> known(longer.begin(), longer.end());
  const auto hits =
      std::count_if(shorter.begin(), shorter.end(), [&](const std::string& w) { return known.count(w) != 0; });
  return static_cast<double>(hits) / static_cast<double>(shorter.size());
}

// "Title | Site": whether the last part names the site, by its name or by the host of the page.
bool names_site(std::string_view part, std::string_view site, std::string_view host) {
  const auto name = squashed(part);
  if (name.empty()) return false;
  if (!site.empty() && squashed(site).find(name) != std::string::npos) return true;
  if (host.empty()) return false;
  const auto joined = squashed(host);
  if (name.size() >= 3 && joined.find(name) != std::string::npos) return true;
  const auto label = squashed(host.substr(0, host.find('.')));
  if (label.size() >= 4 && label.size() * 2 >= name.size() && name.find(label) != std::string::npos) return true;
  const auto words = words_of(part);
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& w) { return w.size() >= 2 && joined.find(w) != std::string::npos; });
}

constexpr std::string_view kSeparators[] = {" - ", " | ", " – ", " — ", " :: ", " · ", " » ", " • "};

std::string_view without_site(std::string_view text, const Outlets& outlets, std::string_view site,
                              std::string_view host) {
  text = without_site_suffix(text, outlets, site);
  std::size_t at = text.npos, size = 0;
  for (const auto mark : kSeparators) {
    const auto found = text.rfind(mark);
    if (found == text.npos || (at != text.npos && found < at)) continue;
    at = found;
    size = mark.size();
  }
  if (at == text.npos || at == 0 || !names_site(text.substr(at + size), site, host)) return text;
  return text.substr(0, at);
}

// "Title - Some Blog" where a heading of the page says "Title" alone.
std::string_view cut_as_heading(std::string_view text, const std::vector<Candidate>& headings) {
  for (const auto mark : kSeparators) {
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
      const auto part = squashed(text.substr(0, at));
      const auto says = [&](const Candidate& heading) { return squashed(heading.value) == part; };
      if (!part.empty() && std::any_of(headings.begin(), headings.end(), says)) return text.substr(0, at);
    }
  }
  return text;
}

}  // namespace

std::optional<ChosenTitle> choose_title(const MetadataFields& fields, const Outlets& outlets, std::string_view site,
                                        std::string_view host) {
  const Candidate* machine = best_of(fields.titles);
  const bool alone = fields.headings.size() == 1;
  for (const auto& heading : fields.headings) {
    const auto count = words_of(heading.value).size();
    const auto same = [&](const Candidate& title) {
      if (shared_words(heading.value, title.value) >= kSameMatter) return true;
      return alone && shared_words(heading.value, title.value, kLongWordBytes) >= kSameMatterAlone;
    };
    const bool fits = std::any_of(fields.titles.begin(), fields.titles.end(), same);
    if (machine != nullptr && (!fits || count < 2 || names_site(heading.value, site, host))) continue;
    ChosenTitle title{&heading, std::string(without_site(heading.value, outlets, site, host)),
                      machine ? 0.96f : heading.trust};
    if (!title.value.empty()) return title;
  }
  if (machine == nullptr) return std::nullopt;
  ChosenTitle title{machine,
                    std::string(cut_as_heading(without_site(machine->value, outlets, site, host), fields.subheadings)),
                    machine->trust};
  if (title.value.empty()) return std::nullopt;
  return title;
}

}  // namespace runut
