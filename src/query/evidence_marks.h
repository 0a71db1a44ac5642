// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/corpus.h"
#include "query/views.h"

namespace runut {

// Makes the words of a claim's evidence tell themselves from the rest of the sentence that quotes it: their segments carry
// the claim's id, and those that bear no mark yet are marked "evidence". Segments are cut at the borders of the evidence.
// Does nothing to a quotation that is not of a claim, or whose text is not the claim's sentence. O(bytes of the sentence).
//   {"Menurut TASS, ", ""} {"Kim", "source"} {" akan tiba besok.", ""}       evidence: "Kim akan tiba"
//   {"Menurut TASS, ", ""} {"Kim", "source", id} {" akan tiba", "evidence", id} {" besok.", ""}
void mark_evidence(const Corpus& corpus, Quotation& quotation);

}  // namespace runut
