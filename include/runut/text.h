// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runut/span.h"

namespace runut {

// UTF-8 text together with the way back to the page bytes it was read from.
//
// The text is a row of pieces in text order. A verbatim piece maps byte for byte; a decoded piece (an entity, a run in
// another charset) maps as a whole; an inserted piece (the newline between two blocks) stands at a place of the page and
// covers no bytes. Source positions never decrease. Values; safe to read from many threads.
class Text {
 public:
  struct Piece {
    Span text;
    SourceSpan source;  // empty for an inserted piece
    bool verbatim = false;
    friend bool operator==(const Piece&, const Piece&) = default;
  };

  std::string_view str() const { return text_; }
  bool empty() const { return text_.empty(); }
  const std::vector<Piece>& pieces() const { return pieces_; }

  // Page bytes from the first to the last byte of `span`; noise that was cut out between them lies inside. A span that
  // touches a decoded piece takes all of that piece's source. Empty spans give an empty range at the right place.
  // O(log pieces).
  SourceSpan source(Span span) const;

  // The text that was read from `range` (for a cursor in the page); empty when nothing was. O(log pieces + hits).
  Span text_of(SourceSpan range) const;

  // Building, in order. `bytes` are copied. Precondition: UTF-8, source positions not decreasing.
  void append_verbatim(std::string_view bytes, std::uint32_t source_begin);
  void append_decoded(std::string_view utf8, SourceSpan source);
  void append_inserted(std::string_view utf8, std::uint32_t source_at);
  void append(const Text& other, Span part);  // pieces of `other`, with their sources
  void reserve(std::size_t bytes) { text_.reserve(bytes); }

  // Rebuilding a stored text. Precondition: the pieces cover the text in order.
  static Text from_pieces(std::string text, std::vector<Piece> pieces);

  friend bool operator==(const Text&, const Text&) = default;

 private:
  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace runut
