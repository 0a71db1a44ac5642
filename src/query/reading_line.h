// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pack/ontology.h"
#include "query/corpus.h"

namespace runut {

// One page as `runut read` prints it: a line of JSON with `page`, where its record stands, `article` (keys as in the jsonl
// export, and author), `blocks` kept and refused with the reason, and `claims` as in that export. docs/formats/export.md.
struct ReadPage {
  const Page& page;
  std::string_view file;     // that holds the page's record
  std::uint64_t offset = 0;  // of the record, or of the compressed member that holds it
  std::uint64_t inner = 0;   // of the record in what that member holds
};
std::string reading_line(const ReadPage& read, const Corpus& corpus_of_one, const Ontology& ontology);

}  // namespace runut
