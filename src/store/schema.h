// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "store/database.h"

namespace runut {

// The tables of a store and how an older file becomes a newer one; docs/formats/store.md describes them.

inline constexpr std::int64_t kApplicationId = 0x52554E54;  // "RUNT", at byte 68 of the file
inline constexpr std::int64_t kSchemaVersion = 3;

// Makes the tables of a new file, or brings an older one up to date, in one transaction. Throws Error when the file is
// somebody else's or newer than this program.
void prepare_for_writing(const Database&);

// Throws Error unless the tables are those this program knows.
void require_readable(const Database&);

}  // namespace runut
