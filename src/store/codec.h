// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "runut/chronicle.h"
#include "runut/reading.h"

namespace runut {

// Readings and the records of a chronicle as bytes (docs/formats/store.md). Compact and quick: numbers are of variable
// length, a string is written once and then referred to. Little state, no allocation beyond the result. O(bytes).
//
// A reading's two texts are not in the bytes: the store keeps them once, as the columns that full-text search reads.

// Raised whenever a field is added, removed or changes its meaning. A reading of another format is read anew from its page.
inline constexpr std::int64_t kReadingFormat = 2;
inline constexpr std::int64_t kChronicleFormat = 2;

std::string encode(const Reading&);
std::string encode(const ChronicleArticle&);
std::string encode(const ChronicleClaim&);
std::string encode(const Family&);
std::string encode(const Story&);
std::string encode(const Event&);
std::string encode(const Promise&);
std::string encode(const Conflict&);
std::string encode(const ActorRecord&);

// False when `bytes` are not what encode() made: cut, damaged, or pieces that do not cover the texts. Any bytes are safe.
bool decode(std::string_view bytes, std::string title_text, std::string text, Reading&);
// The same without blocks, notes and quotes, at which no fold looks; quickest into a Reading that was decoded into before.
bool decode_for_fold(std::string_view bytes, std::string title_text, std::string text, Reading&);
bool decode(std::string_view bytes, ChronicleArticle&);
bool decode(std::string_view bytes, ChronicleClaim&);
bool decode(std::string_view bytes, Family&);
bool decode(std::string_view bytes, Story&);
bool decode(std::string_view bytes, Event&);
bool decode(std::string_view bytes, Promise&);
bool decode(std::string_view bytes, Conflict&);
bool decode(std::string_view bytes, ActorRecord&);

}  // namespace runut
