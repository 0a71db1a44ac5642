// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pack/ontology.h"

namespace runut {

// The ontology as a page of the manual, in Markdown: docs/formats/ontology.md is what this gives of the program's own, and
// `runut ontology` prints it. O(entries).
std::string ontology_page(const Ontology& ontology);

}  // namespace runut
