// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "page/decoded_page.h"

namespace runut {

// Mends text that was read as windows-1252 and written as UTF-8 once too often:
//
//   â€œSayaâ€\x9d     “Saya”       each stretch becomes one decoded piece
//   CafÃ©            Café
//
// Sequences of three and four are mended wherever they stand; those of two ("Ã©") only when they outnumber the other
// accented letters of the page. Nothing when there is nothing to mend. O(text).
std::optional<Text> mend_double_encoding(const DecodedPage& page);

}  // namespace runut
