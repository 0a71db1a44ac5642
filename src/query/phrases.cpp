// SPDX-License-Identifier: Apache-2.0
// A phrase is a template with optional parts; which of its forms is taken depends only on which names are known.
#include "query/phrases.h"

#include <optional>

#include "base/argument_error.h"
#include "base/file.h"
#include "pack/packs.h"

namespace runut {
namespace {

struct Filled {
  std::string text;
  bool complete = true;  // every name was known
};

struct Slot {
  std::string name;  // empty: unknown
  bool several = false;
};
struct Slots {
  Slot source, target, both, place;
  const Slot* named(std::string_view slot) const {
    if (slot == "source") return &source;
    if (slot == "target") return &target;
    if (slot == "both") return &both;
    return slot == "place" ? &place : nullptr;
  }
};

class Filler {
 public:
  Filler(Slots slots, std::string someone) : slots_(std::move(slots)), someone_(std::move(someone)) {}

  Filled fill(std::string_view form) const {
    Filled all;
    while (!form.empty()) {
      const auto open = std::min(form.find('['), form.size());
      append(all, plain(form.substr(0, open)));
      const auto close = std::min(form.find(']', open), form.size());
      if (open < form.size()) {
        const auto part = plain(form.substr(open + 1, close - open - 1));
        if (part.complete) all.text += part.text;
      }
      form.remove_prefix(std::min(close + 1, form.size()));
    }
    return all;
  }

 private:
  static void append(Filled& all, const Filled& part) {
    all.text += part.text;
    all.complete &= part.complete;
  }
  // A stretch without brackets.
  Filled plain(std::string_view form) const {
    Filled out;
    bool several = false;
    for (std::size_t open = 0; (open = form.find_first_of("{<")) != std::string_view::npos;) {
      const auto close = form.find(form[open] == '{' ? '}' : '>', open);
      if (close == std::string_view::npos) break;
      const auto inside = form.substr(open + 1, close - open - 1);
      out.text += form.substr(0, open);
      if (form[open] == '{') {
        several = name(inside, out);
      } else {
        const auto bar = std::min(inside.find('|'), inside.size());
        out.text += several ? inside.substr(std::min(bar + 1, inside.size())) : inside.substr(0, bar);
      }
      form.remove_prefix(close + 1);
    }
    out.text += form;
    return out;
  }
  // Appends who stands in the slot; true when they are several.
  bool name(std::string_view slot, Filled& out) const {
    const auto* who = slots_.named(slot);
    const bool known = who && !who->name.empty();
    out.text += known ? who->name : someone_;
    out.complete &= known;
    return known && who->several;
  }
  Slots slots_;
  std::string someone_;
};

bool holds(std::span<const std::string> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Phrases Phrases::load(std::string_view language, std::span<const std::filesystem::path> extra) {
  const std::string path = "lang/" + std::string(language) + "/ui.toml";
  Phrases phrases;
  phrases.read(builtin_document(path));
  for (const auto& folder : extra) {
    const auto file = folder / path;
    if (std::filesystem::exists(file)) phrases.read(parse_toml(read_file(file), file.string()));
  }
  if (phrases.texts_.empty()) {
    throw ArgumentError("Runut does not speak \"" + std::string(language) +
                        "\"; choose a language with data/lang/LANG/ui.toml, such as en or id.");
  }
  return phrases;
}

void Phrases::read(const Node& document) {
  for (const auto& [section, table] : document.table) {
    for (const auto& [key, value] : table.table) texts_[section + "." + key] = value.texts();
  }
}

std::string Phrases::text(std::string_view section, std::string_view key) const {
  const auto it = texts_.find(std::string(section) + "." + std::string(key));
  return it == texts_.end() || it->second.empty() ? std::string(key) : it->second.front();
}
bool Phrases::has(std::string_view section, std::string_view key) const {
  return texts_.contains(std::string(section) + "." + std::string(key));
}
std::vector<std::string> Phrases::keys(std::string_view section) const {
  std::vector<std::string> found;
  for (const auto& [name, texts] : texts_) {
    if (name.starts_with(section) && name.size() > section.size() && name[section.size()] == '.')
      found.push_back(name.substr(section.size() + 1));
  }
  return found;
}

std::string Phrases::list(std::span<const std::string> names, std::size_t cap) const {
  const auto shown = names.size() > cap ? cap - 1 : names.size();
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == names.size() ? " " + this->text("word", "and") + " " : ", ";
    text += names[i];
  }
  if (shown < names.size()) {
    text += " " + this->text("word", "and") + " " +
            fill(this->text("word", "others"), {{"count", std::to_string(names.size() - shown)}});
  }
  return text;
}

std::string Phrases::sentence(std::string_view action, const Names& names) const {
  std::vector<std::string> both(names.source.begin(), names.source.end());
  both.insert(both.end(), names.target.begin(), names.target.end());
  const bool said = holds(both, names.place);  // "visits Russia, Russia"
  const auto someone = text("word", "someone");
  const Filler filler({{list(names.source), names.source.size() > 1},
                       {list(names.target), names.target.size() > 1},
                       {both.size() < 2 ? "" : list(both, 4), true},
                       {said ? "" : std::string(names.place)}},
                      someone);

  const auto it = texts_.find("phrase." + std::string(action));
  if (it == texts_.end() || it->second.empty())
    return filler.fill("{source}: " + std::string(action) + "[ \u2192 {target}][, {place}]").text;
  for (const auto& form : it->second) {
    if (auto filled = filler.fill(form); filled.complete) return std::move(filled.text);
  }
  auto text = filler.fill(it->second.front()).text;
  if (text.starts_with(someone) && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}
std::string Phrases::sentence(const Event& event) const {
  return sentence(event.action, {event.source, event.target, event.place});
}

std::string fill(std::string text, std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  for (const auto& [name, value] : values) {
    const auto slot = "{" + std::string(name) + "}";
    for (auto at = text.find(slot); at != std::string::npos; at = text.find(slot, at + value.size()))
      text.replace(at, slot.size(), value);
  }
  return text;
}

}  // namespace runut
