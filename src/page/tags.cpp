// SPDX-License-Identifier: Apache-2.0
// Names are found in a table of 512 slots by a hash of length, first, middle and last letter; the table is filled by the
// compiler. Traits follow the standard: "special" and "formatting" elements (13.2.4.2), elements "in scope" (13.2.4.2),
// "generate implied end tags" (13.2.6.3).
#include "page/tags.h"

#include <array>
#include <initializer_list>

namespace runut {
namespace {

using enum TagTrait;

constexpr std::uint16_t bits(std::initializer_list<TagTrait> traits) {
  unsigned all = 0;
  for (const auto trait : traits) all |= static_cast<unsigned>(trait);
  return static_cast<std::uint16_t>(all);
}

constexpr std::string_view kNames[kTagCount] = {
    "",           "a",        "abbr",    "acronym", "address",  "amp-img",  "applet",    "area",     "article",
    "aside",      "audio",    "b",       "base",    "basefont", "bdi",      "bdo",       "bgsound",  "big",
    "blockquote", "body",     "br",      "button",  "canvas",   "caption",  "center",    "cite",     "code",
    "col",        "colgroup", "command", "data",    "datalist", "dd",       "del",       "details",  "dfn",
    "dialog",     "dir",      "div",     "dl",      "dt",       "em",       "embed",     "fieldset", "figcaption",
    "figure",     "font",     "footer",  "form",    "frame",    "frameset", "h1",        "h2",       "h3",
    "h4",         "h5",       "h6",      "head",    "header",   "hgroup",   "hr",        "html",     "i",
    "iframe",     "image",    "img",     "input",   "ins",      "kbd",      "keygen",    "label",    "legend",
    "li",         "link",     "listing", "main",    "map",      "mark",     "marquee",   "math",     "menu",
    "meta",       "meter",    "nav",     "nobr",    "noembed",  "noframes", "noscript",  "object",   "ol",
    "optgroup",   "option",   "output",  "p",       "param",    "picture",  "plaintext", "pre",      "progress",
    "q",          "rb",       "rp",      "rt",      "rtc",      "ruby",     "s",         "samp",     "script",
    "search",     "section",  "select",  "slot",    "small",    "source",   "span",      "strike",   "strong",
    "style",      "sub",      "summary", "sup",     "svg",      "table",    "tbody",     "td",       "template",
    "textarea",   "tfoot",    "th",      "thead",   "time",     "title",    "tr",        "track",    "tt",
    "u",          "ul",       "var",     "video",   "wbr",      "xmp"};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr std::size_t kSlots = 512;
constexpr std::size_t slot_of(std::string_view name) {
  std::size_t hash = name.size();
  for (const char c : {name.front(), name[name.size() / 2], name.back()}) {
    hash = hash * 37 + static_cast<unsigned char>(lower(c));
  }
  return hash % kSlots;
}

using Slots = std::array<std::uint8_t, kSlots>;
constexpr void enter(Slots& slots, std::string_view name, std::size_t id) {
  std::size_t slot = slot_of(name);
  while (slots[slot] != 0) slot = (slot + 1) % kSlots;
  slots[slot] = static_cast<std::uint8_t>(id);
}

constexpr Slots make_slots() {
  Slots slots{};
  for (std::size_t i = 1; i < kTagCount; ++i) enter(slots, kNames[i], i);
  return slots;
}
constexpr auto kTagSlots = make_slots();

bool equals_nocase(std::string_view text, std::string_view lowered) {
  if (text.size() != lowered.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (lower(text[i]) != lowered[i]) return false;
  }
  return true;
}

// By AttributeName.
constexpr std::string_view kAttributes[] = {"",         "alt",   "aria-hidden", "class",    "content",  "datetime",
                                            "hidden",   "href",  "http-equiv",  "id",       "itemprop", "itemscope",
                                            "itemtype", "lang",  "name",        "property", "rel",      "role",
                                            "src",      "style", "title",       "type"};

constexpr Slots make_attribute_slots() {
  Slots slots{};
  for (std::size_t i = 1; i < std::size(kAttributes); ++i) enter(slots, kAttributes[i], i);
  return slots;
}
constexpr auto kAttributeSlots = make_attribute_slots();

}  // namespace

extern const std::uint16_t kTagTraits[kTagCount] = {
    0,                                                // unknown
    bits({kFormatting}),                              // a
    0,                                                // abbr
    0,                                                // acronym
    bits({kBlock, kClosesP, kSpecial}),               // address
    0,                                                // amp-img
    bits({kSpecial, kScope, kHidden}),                // applet
    bits({kVoid, kSpecial}),                          // area
    bits({kBlock, kClosesP, kSpecial}),               // article
    bits({kBlock, kClosesP, kSpecial}),               // aside
    bits({kHidden}),                                  // audio
    bits({kFormatting}),                              // b
    bits({kVoid, kSpecial, kInHead}),                 // base
    bits({kVoid, kSpecial, kInHead}),                 // basefont
    0,                                                // bdi
    0,                                                // bdo
    bits({kVoid, kSpecial, kInHead}),                 // bgsound
    bits({kFormatting}),                              // big
    bits({kBlock, kClosesP, kSpecial}),               // blockquote
    bits({kBlock, kSpecial}),                         // body
    bits({kVoid, kBreaks, kSpecial}),                 // br
    bits({kBlock, kSpecial}),                         // button
    bits({kHidden}),                                  // canvas
    bits({kBlock, kSpecial, kScope}),                 // caption
    bits({kBlock, kClosesP, kSpecial}),               // center
    0,                                                // cite
    bits({kFormatting}),                              // code
    bits({kVoid, kSpecial}),                          // col
    bits({kBlock, kSpecial}),                         // colgroup
    bits({kVoid}),                                    // command
    0,                                                // data
    bits({kHidden}),                                  // datalist
    bits({kBlock, kImpliedEnd, kSpecial}),            // dd
    0,                                                // del
    bits({kBlock, kClosesP, kSpecial}),               // details
    0,                                                // dfn
    bits({kBlock, kClosesP}),                         // dialog
    bits({kBlock, kClosesP, kSpecial}),               // dir
    bits({kBlock, kClosesP, kSpecial}),               // div
    bits({kBlock, kClosesP, kSpecial}),               // dl
    bits({kBlock, kImpliedEnd, kSpecial}),            // dt
    bits({kFormatting}),                              // em
    bits({kVoid, kSpecial, kHidden}),                 // embed
    bits({kBlock, kClosesP, kSpecial}),               // fieldset
    bits({kBlock, kClosesP, kSpecial}),               // figcaption
    bits({kBlock, kClosesP, kSpecial}),               // figure
    bits({kFormatting}),                              // font
    bits({kBlock, kClosesP, kSpecial}),               // footer
    bits({kBlock, kClosesP, kSpecial}),               // form
    bits({kVoid, kSpecial}),                          // frame
    bits({kSpecial}),                                 // frameset
    bits({kBlock, kClosesP, kHeading, kSpecial}),     // h1
    bits({kBlock, kClosesP, kHeading, kSpecial}),     // h2
    bits({kBlock, kClosesP, kHeading, kSpecial}),     // h3
    bits({kBlock, kClosesP, kHeading, kSpecial}),     // h4
    bits({kBlock, kClosesP, kHeading, kSpecial}),     // h5
    bits({kBlock, kClosesP, kHeading, kSpecial}),     // h6
    bits({kBlock, kSpecial, kInHead}),                // head
    bits({kBlock, kClosesP, kSpecial}),               // header
    bits({kBlock, kClosesP, kSpecial}),               // hgroup
    bits({kVoid, kBlock, kClosesP, kSpecial}),        // hr
    bits({kBlock, kSpecial, kScope}),                 // html
    bits({kFormatting}),                              // i
    bits({kSpecial, kRawtext, kHidden}),              // iframe
    bits({kVoid}),                                    // image
    bits({kVoid, kSpecial}),                          // img
    bits({kVoid, kSpecial}),                          // input
    0,                                                // ins
    0,                                                // kbd
    bits({kVoid, kSpecial}),                          // keygen
    0,                                                // label
    bits({kBlock}),                                   // legend
    bits({kBlock, kImpliedEnd, kSpecial}),            // li
    bits({kVoid, kSpecial, kInHead}),                 // link
    bits({kBlock, kClosesP, kSpecial}),               // listing
    bits({kBlock, kClosesP, kSpecial}),               // main
    bits({kHidden}),                                  // map
    0,                                                // mark
    bits({kSpecial, kScope}),                         // marquee
    bits({kHidden, kForeign}),                        // math
    bits({kBlock, kClosesP, kSpecial}),               // menu
    bits({kVoid, kSpecial, kInHead}),                 // meta
    0,                                                // meter
    bits({kBlock, kClosesP, kSpecial}),               // nav
    bits({kFormatting}),                              // nobr
    bits({kSpecial, kRawtext, kHidden}),              // noembed
    bits({kSpecial, kRawtext, kInHead, kHidden}),     // noframes
    bits({kSpecial, kInHead, kHidden}),               // noscript
    bits({kSpecial, kScope, kHidden}),                // object
    bits({kBlock, kClosesP, kSpecial}),               // ol
    bits({kBlock, kImpliedEnd}),                      // optgroup
    bits({kBlock, kImpliedEnd}),                      // option
    0,                                                // output
    bits({kBlock, kClosesP, kImpliedEnd, kSpecial}),  // p
    bits({kVoid, kSpecial}),                          // param
    0,                                                // picture
    bits({kBlock, kClosesP, kSpecial}),               // plaintext
    bits({kBlock, kClosesP, kSpecial}),               // pre
    0,                                                // progress
    0,                                                // q
    bits({kImpliedEnd}),                              // rb
    bits({kImpliedEnd}),                              // rp
    bits({kImpliedEnd}),                              // rt
    bits({kImpliedEnd}),                              // rtc
    0,                                                // ruby
    bits({kFormatting}),                              // s
    0,                                                // samp
    bits({kSpecial, kScript, kInHead, kHidden}),      // script
    bits({kBlock, kClosesP, kSpecial}),               // search
    bits({kBlock, kClosesP, kSpecial}),               // section
    bits({kBlock, kSpecial, kHidden}),                // select
    0,                                                // slot
    bits({kFormatting}),                              // small
    bits({kVoid, kSpecial}),                          // source
    0,                                                // span
    bits({kFormatting}),                              // strike
    bits({kFormatting}),                              // strong
    bits({kSpecial, kRawtext, kInHead, kHidden}),     // style
    0,                                                // sub
    bits({kBlock, kClosesP, kSpecial}),               // summary
    0,                                                // sup
    bits({kHidden, kForeign}),                        // svg
    bits({kBlock, kClosesP, kSpecial, kScope}),       // table
    bits({kBlock, kSpecial}),                         // tbody
    bits({kBlock, kSpecial, kScope}),                 // td
    bits({kSpecial, kScope, kInHead, kHidden}),       // template
    bits({kBlock, kSpecial, kRcdata, kHidden}),       // textarea
    bits({kBlock, kSpecial}),                         // tfoot
    bits({kBlock, kSpecial, kScope}),                 // th
    bits({kBlock, kSpecial}),                         // thead
    0,                                                // time
    bits({kBlock, kSpecial, kRcdata, kInHead}),       // title
    bits({kBlock, kSpecial}),                         // tr
    bits({kVoid, kSpecial}),                          // track
    bits({kFormatting}),                              // tt
    bits({kFormatting}),                              // u
    bits({kBlock, kClosesP, kSpecial}),               // ul
    0,                                                // var
    bits({kHidden}),                                  // video
    bits({kVoid, kSpecial}),                          // wbr
    bits({kBlock, kClosesP, kSpecial, kRawtext}),     // xmp
};

std::string_view tag_name(Tag tag) { return kNames[static_cast<std::size_t>(tag)]; }

Tag tag_of(std::string_view name) {
  if (name.empty()) return Tag::kUnknown;
  for (std::size_t slot = slot_of(name); kTagSlots[slot] != 0; slot = (slot + 1) % kSlots) {
    if (equals_nocase(name, kNames[kTagSlots[slot]])) return static_cast<Tag>(kTagSlots[slot]);
  }
  return Tag::kUnknown;
}

AttributeName attribute_name_of(std::string_view name) {
  if (name.size() < 2) return AttributeName::kNone;
  for (std::size_t slot = slot_of(name); kAttributeSlots[slot] != 0; slot = (slot + 1) % kSlots) {
    if (equals_nocase(name, kAttributes[kAttributeSlots[slot]]))
      return static_cast<AttributeName>(kAttributeSlots[slot]);
  }
  return AttributeName::kNone;
}

}  // namespace runut
