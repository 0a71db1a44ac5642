// SPDX-License-Identifier: Apache-2.0
// Names are phrases of one list of the shared lexis, so a token that begins no name costs one look. The entry's number says
// how the name must be written: "AP" only in capitals, "Antara" with one, "detik.com" in any case.
#include "article/outlets.h"

#include "base/utf8.h"

namespace runut {
namespace {

template <class Sink>
void each_part(std::string_view cell, Sink&& sink) {
  while (!cell.empty()) {
    const auto end = cell.find('|');
    if (const auto part = cell.substr(0, end); !part.empty()) sink(part);
    if (end == cell.npos) return;
    cell.remove_prefix(end + 1);
  }
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

Outlets::Outlets(const Packs& packs, Lexis& lexis) : lexis_(&lexis), list_(lexis.list("article.outlet")) {
  for (const auto* path : {"world/agencies.tsv", "world/sites.tsv"}) {
    for (const auto* table : packs.tables(path)) {
      const auto name = table->column("name"), variants = table->column("variants"),
                 cue = table->column("cue_variants"), domain = table->column("domain");
      for (const auto& row : table->rows) {
        const auto outlet = static_cast<std::uint32_t>(rows_.size());
        rows_.push_back({std::string(row[name])});
        add_name(lexis, outlet, row[name], false);
        each_part(row[variants], [&](std::string_view v) { add_name(lexis, outlet, v, false); });
        each_part(row[cue], [&](std::string_view v) { add_name(lexis, outlet, v, true); });
        each_part(row[domain], [&](std::string_view host) {
          hosts_.emplace(host, outlet);
          if (host.find('/') == host.npos) add_name(lexis, outlet, host, false);
        });
      }
    }
  }
  for (const auto entry : lexis.entries_of(list_)) {
    const auto word = lexis.entry(entry).words.front();
    if (word >= first_.size()) first_.resize(word + 1, kNoEntry);
    first_[word] = lexis.first_starting(word, list_);
  }
}

void Outlets::add_name(Lexis& lexis, std::uint32_t outlet, std::string_view name, bool needs_cue) {
  by_name_.emplace(fold(name), outlet);
  const auto first = decode_utf8(name, 0).value;
  const bool capitals =
      name.size() <= 6 && std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const auto written = !is_upper(first) || is_host_shaped(name) ? Case::kAny
                       : capitals                               ? Case::kAllCapitals
                                                                : Case::kCapital;
  lexis.add_entry(list_, name, rows_[outlet].name, static_cast<std::int64_t>(names_.size()));
  names_.push_back({outlet, written, needs_cue});
}

Outlets::Match Outlets::longest(std::span<const Token> tokens, std::uint32_t at) const {
  Match best;
  const Token& first = tokens[at];
  for (auto index = first_[first.word]; index != kNoEntry; index = lexis_->next_of_list(index)) {
    const auto& entry = lexis_->entry(index);
    const auto& name = names_[static_cast<std::size_t>(entry.number)];
    if (name.written == Case::kCapital && !first.capital) continue;
    if (name.written == Case::kAllCapitals && !first.all_capitals) continue;
    const auto count = lexis_->match_entry(index, tokens, at);
    if (count > best.tokens) best = {name.outlet, count, name.needs_cue};
  }
  return best;
}

std::uint32_t Outlets::of_host(std::string_view host) const {
  for (;;) {
    if (const auto it = hosts_.find(std::string(host)); it != hosts_.end()) return it->second;
    const auto dot = host.find('.');
    if (dot == host.npos) return kUnknown;
    host.remove_prefix(dot + 1);
  }
}

std::uint32_t Outlets::of_name(std::string_view name) const {
  const auto it = by_name_.find(fold(name));
  return it == by_name_.end() ? kUnknown : it->second;
}

std::string host_of(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != url.npos) {
    url.remove_prefix(scheme + 3);
  } else if (url.starts_with("//")) {
    url.remove_prefix(2);
  } else {
    return {};
  }
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto user = url.find('@'); user != url.npos) url.remove_prefix(user + 1);
  url = url.substr(0, url.find(':'));
  std::string host(url);
  std::transform(host.begin(), host.end(), host.begin(), lower);
  if (host.starts_with("www.")) host.erase(0, 4);
  return is_host_shaped(host) ? host : std::string{};
}

bool is_host_shaped(std::string_view word) {
  const auto dot = word.rfind('.');
  if (dot == word.npos || dot == 0 || word.size() - dot < 3) return false;
  const auto is_alnum = [](char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9'); };
  if (!std::all_of(word.begin() + static_cast<std::ptrdiff_t>(dot) + 1, word.end(),
                   [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }))
    return false;
  char before = '.';
  for (const char c : word) {
    if (c == '.' && before == '.') return false;
    if (c != '.' && c != '-' && !is_alnum(c)) return false;
    before = c;
  }
  return true;
}

}  // namespace runut
