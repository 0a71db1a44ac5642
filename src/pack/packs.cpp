// SPDX-License-Identifier: Apache-2.0
// Every file is parsed where it lies; which stage understands it is decided by its path.
#include "pack/packs.h"

#include "base/embedded.h"
#include "base/file.h"
#include "runut/error.h"

namespace runut {
namespace {

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const auto end = text.find(at, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

Tsv parse_tsv(std::string_view bytes, const std::string& file) {
  Tsv tsv{file, {}, {}};
  std::uint32_t number = 0;
  for (auto line : split(bytes, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    auto cells = split(line, '\t');
    if (tsv.columns.empty()) {
      tsv.columns.assign(cells.begin(), cells.end());
      continue;
    }
    if (cells.size() > tsv.columns.size()) {
      throw Error(file + ":" + std::to_string(number) + ": " + std::to_string(cells.size()) +
                  " cells where the first line names " + std::to_string(tsv.columns.size()) +
                  " columns. Remove the surplus tabs.");
    }
    cells.resize(tsv.columns.size());
    tsv.rows.push_back(std::move(cells));
  }
  return tsv;
}

std::string language_of(std::string_view path) {
  if (!path.starts_with("lang/")) return {};
  path.remove_prefix(5);
  return std::string(path.substr(0, path.find('/')));
}

// Does the folder hold every file that is built in? Then it is an edited copy of data/.
bool stands_for_builtin(const std::filesystem::path& folder) {
  for (const auto* file = runut_embedded_data; file->name != nullptr; ++file) {
    if (!std::filesystem::is_regular_file(folder / file->name)) return false;
  }
  return true;
}

}  // namespace

std::size_t Tsv::column(std::string_view name) const {
  const auto it = std::find(columns.begin(), columns.end(), name);
  if (it == columns.end())
    throw Error(file + " has no column \"" + std::string(name) + "\". Add it to its first line.");
  return static_cast<std::size_t>(it - columns.begin());
}

Node builtin_document(std::string_view name) {
  for (const auto* file = runut_embedded_data; file->name != nullptr; ++file) {
    if (name == file->name) return decode_node(file->bytes(), "data/" + std::string(name));
  }
  return {};
}

Packs Packs::load(std::span<const std::filesystem::path> extra) {
  Packs packs;
  const auto take = [&packs](const std::string& path, const std::string& shown, std::string_view bytes,
                             auto read_document) {
    if (path.ends_with(".toml")) {
      packs.documents_.emplace(path, read_document(bytes, shown));
    } else if (path.ends_with(".tsv")) {
      packs.tables_.emplace(path, parse_tsv(bytes, shown));
    } else {
      return;
    }
    const auto language = language_of(path);
    auto& all = packs.languages_;
    if (!language.empty() && language != "shared" && std::find(all.begin(), all.end(), language) == all.end())
      all.push_back(language);
  };
  const bool replaced = std::any_of(extra.begin(), extra.end(), stands_for_builtin);
  for (const auto* file = runut_embedded_data; !replaced && file->name != nullptr; ++file)
    take(file->name, std::string("data/") + file->name, file->bytes(), decode_node);
  for (const auto& folder : extra) {
    if (!std::filesystem::is_directory(folder))
      throw Error("There is no data folder " + folder.string() + "; name a folder laid out as data/.");
    std::vector<std::filesystem::path> files;
    for (const auto& item : std::filesystem::recursive_directory_iterator(folder)) {
      if (item.is_regular_file()) files.push_back(item.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      packs.owned_.push_back(std::make_unique<std::string>(read_file(file)));
      take(std::filesystem::relative(file, folder).generic_string(), file.string(), *packs.owned_.back(), parse_toml);
    }
  }
  std::sort(packs.languages_.begin(), packs.languages_.end());
  return packs;
}

std::vector<const Node*> Packs::documents(std::string_view path) const {
  std::vector<const Node*> found;
  for (auto [it, end] = documents_.equal_range(path); it != end; ++it) found.push_back(&it->second);
  return found;
}
std::vector<const Tsv*> Packs::tables(std::string_view path) const {
  std::vector<const Tsv*> found;
  for (auto [it, end] = tables_.equal_range(path); it != end; ++it) found.push_back(&it->second);
  return found;
}

std::vector<RuleSource> Packs::rules(std::string_view path, std::string_view section) const {
  std::vector<RuleSource> rules;
  for (const auto* document : documents(path)) {
    for (const auto& node : (*document)[section].array) {
      RuleSource rule{node["id"].text(),   node["match"].texts(), &node["gives"], &node,
                      node["yes"].texts(), node["no"].texts()};
      if (rule.id.empty()) node.fail("a rule needs an id, such as id = \"id.time.weekday\"");
      if (rule.yes.empty()) node.fail("rule " + rule.id + " needs yes = [...]: examples that it must read");
      if (rule.no.empty()) node.fail("rule " + rule.id + " needs no = [...]: examples that it must leave alone");
      rules.push_back(std::move(rule));
    }
  }
  return rules;
}

Lexis Packs::lists() const {
  Lexis lexis;
  add_lists(lexis);
  return lexis;
}

void Packs::add_lists(Lexis& lexis) const {
  for (const auto& [path, document] : documents_) {
    const auto language = language_of(path);
    if (language.empty()) continue;
    for (const auto& [name, list] : document["list"].table) {
      const auto id = lexis.list(language + "." + name);
      if (list.kind == Node::Kind::kArray) {
        for (const auto& phrase : list.array) lexis.add_entry(id, phrase.text(), phrase.string);
        continue;
      }
      if (list.kind != Node::Kind::kTable)
        list.fail("list " + name + " must be phrases in [...] or lines phrase = value");
      for (const auto& [phrase, value] : list.table) {
        const bool whole = value.kind == Node::Kind::kInteger;
        lexis.add_entry(id, phrase, whole ? std::to_string(value.integer) : value.text(), whole ? value.integer : 0);
      }
    }
  }
}

}  // namespace runut
