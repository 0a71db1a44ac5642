// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "actor/tagger.h"

namespace runut {

// A tag a word for `runut mentions --conll`. `input`: a word a line, in the first column (space or tab ends it), an empty
// line between sentences. Out: the same lines as word, tab, tag (B-PER I-PER B-ORG I-ORG B-LOC I-LOC O). The tagger alone
// does it, in the style that fits the whole text. O(bytes).
std::string tag_columns(const NameTagger& tagger, std::string_view input);

}  // namespace runut
