// SPDX-License-Identifier: Apache-2.0
// Pieces are kept sorted by text position, so both directions are a binary search. A row of per-byte offsets would answer
// in O(1) but costs four bytes a byte of text; pieces are few (one a paragraph, one an entity).
#include "runut/text.h"

namespace runut {
namespace {

// First piece whose text ends after `at`.
auto piece_at(const std::vector<Text::Piece>& pieces, std::uint32_t at) {
  return std::partition_point(pieces.begin(), pieces.end(), [at](const Text::Piece& p) { return p.text.end <= at; });
}

SourceSpan source_within(const Text::Piece& piece, Span part) {
  if (!piece.verbatim) return piece.source;
  const auto begin = std::max(part.begin, piece.text.begin) - piece.text.begin;
  const auto end = std::min(part.end, piece.text.end) - piece.text.begin;
  return {piece.source.begin + begin, piece.source.begin + end};
}

}  // namespace

SourceSpan Text::source(Span span) const {
  auto it = piece_at(pieces_, span.begin);
  if (it == pieces_.end()) {
    const auto at = pieces_.empty() ? 0 : pieces_.back().source.end;
    return {at, at};
  }
  if (span.empty()) {
    const auto at = source_within(*it, {span.begin, span.begin}).begin;
    return {at, at};
  }
  SourceSpan all = source_within(*it, span);
  for (; it != pieces_.end() && it->text.begin < span.end; ++it) all = all.cover(source_within(*it, span));
  return all;
}

Span Text::text_of(SourceSpan range) const {
  auto it =
      std::partition_point(pieces_.begin(), pieces_.end(), [&](const Piece& p) { return p.source.end <= range.begin; });
  Span found;
  for (; it != pieces_.end() && it->source.begin < range.end; ++it) {
    if (!it->source.overlaps(range)) continue;
    Span part = it->text;
    if (it->verbatim) {
      const auto begin = std::max(range.begin, it->source.begin) - it->source.begin;
      const auto end = std::min(range.end, it->source.end) - it->source.begin;
      part = {it->text.begin + begin, it->text.begin + end};
    }
    found = found.cover(part);
  }
  return found;
}

void Text::append_verbatim(std::string_view bytes, std::uint32_t source_begin) {
  if (bytes.empty()) return;
  const auto begin = static_cast<std::uint32_t>(text_.size());
  const auto size = static_cast<std::uint32_t>(bytes.size());
  text_.append(bytes);
  if (!pieces_.empty() && pieces_.back().verbatim && pieces_.back().source.end == source_begin) {
    pieces_.back().text.end += size;
    pieces_.back().source.end += size;
    return;
  }
  pieces_.push_back({{begin, begin + size}, {source_begin, source_begin + size}, true});
}

void Text::append_decoded(std::string_view utf8, SourceSpan source) {
  if (utf8.empty()) return;
  const auto begin = static_cast<std::uint32_t>(text_.size());
  text_.append(utf8);
  pieces_.push_back({{begin, static_cast<std::uint32_t>(text_.size())}, source, false});
}

void Text::append_inserted(std::string_view utf8, std::uint32_t source_at) {
  append_decoded(utf8, {source_at, source_at});
}

void Text::append(const Text& other, Span part) {
  const auto text = other.str();
  for (auto it = piece_at(other.pieces_, part.begin); it != other.pieces_.end() && it->text.begin < part.end; ++it) {
    const Span taken{std::max(part.begin, it->text.begin), std::min(part.end, it->text.end)};
    const auto source = source_within(*it, taken);
    if (it->verbatim) {
      append_verbatim(slice(text, taken), source.begin);
    } else {
      append_decoded(slice(text, taken), source);
    }
  }
}

Text Text::from_pieces(std::string text, std::vector<Piece> pieces) {
  Text result;
  result.text_ = std::move(text);
  result.pieces_ = std::move(pieces);
  return result;
}

}  // namespace runut
