// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "time/time_reader.h"

namespace runut {

std::string_view time_type_name(TimeType type);  // "DATE", "TIME", "DURATION", "SET"

// Reading and resolving of a text by itself, for `runut time`. `date` is the EDTF day the text speaks from; empty: unknown.
// Offsets are bytes of `text`. Paragraphs are told apart by line breaks.
std::vector<TimeExpression> read_times(const TimeReader& reader, const Lexis& lexis, std::string_view text,
                                       std::string_view date, std::string_view language);

// One line of JSON without the line break, all that is known of the expression:
//   {"start":5,"end":17,"text":"Kamis (14/9)","type":"DATE","value":"2023-09-14","edtf":"2023-09-14",
//    "earliest":"2023-09-14T00:00:00Z","latest":"2023-09-15T00:00:00Z","mod":"","rivals":[],"rule":"...","why":"..."}
// Open ends are null. `text` is what the spans lie in.
std::string time_json(std::string_view text, const TimeExpression& expression);

// The scorer's form, offsets in code points: {"doc":"d1","start":5,"end":17,"type":"DATE","value":"2023-09-14","text":"..."}
// One line for each expression, each with its line break. O(bytes).
std::string timex_lines(std::string_view doc, std::string_view text, const std::vector<TimeExpression>& expressions);

}  // namespace runut
