// SPDX-License-Identifier: Apache-2.0
#include "query/evidence_marks.h"

#include <algorithm>

#include "query/marking.h"

namespace runut {
namespace {

// The part of `segment`, which begins at `at`, that lies in `span`; not kept when empty.
void keep_part(std::vector<Segment>& out, const Segment& segment, std::uint32_t at, Span span,
               const std::string& claim) {
  const Span own{at, at + static_cast<std::uint32_t>(segment.text.size())};
  const Span part{std::max(own.begin, span.begin), std::min(own.end, span.end)};
  if (part.begin >= part.end) return;
  Segment piece = segment;
  piece.text = segment.text.substr(part.begin - at, part.size());
  if (!claim.empty()) {
    piece.claims.push_back(claim);
    if (piece.mark.empty()) piece.mark = "evidence";
  }
  out.push_back(std::move(piece));
}

}  // namespace

void mark_evidence(const Corpus& corpus, Quotation& quotation) {
  const auto ref = corpus.claim(quotation.claim);
  if (!ref) return;
  const auto evidence = ref.claim->evidence.span;
  const auto window = sentence_around(*ref.reading, ref.claim->evidence).span;
  std::size_t size = 0;
  for (const auto& segment : quotation.segments) size += segment.text.size();
  if (size != window.size() || !window.contains(evidence)) return;
  std::vector<Segment> cut;
  auto at = window.begin;
  for (const auto& segment : quotation.segments) {
    keep_part(cut, segment, at, {window.begin, evidence.begin}, {});
    keep_part(cut, segment, at, evidence, quotation.claim);
    keep_part(cut, segment, at, {evidence.end, window.end}, {});
    at += static_cast<std::uint32_t>(segment.text.size());
  }
  quotation.segments = std::move(cut);
}

}  // namespace runut
