// SPDX-License-Identifier: Apache-2.0
// Open addressing: the upper bits of the hash choose the slot, the lower ones are the check. A perfect hash would save half
// of the bytes; it was not worth a generator.
#include "actor/name_table.h"

#include <cstring>
#include <string>

#include "actor/name_hash.h"
#include "runut/error.h"

namespace runut {

NameTable::NameTable(std::string_view bytes, std::string_view what) {
  if (bytes.empty()) return;
  std::uint32_t header[2] = {0, 0};
  if (bytes.size() >= 16) std::memcpy(header, bytes.data() + 8, 8);
  if (!bytes.starts_with("RNTABLE1") || header[0] > 28 || bytes.size() != 16 + (sizeof(Entry) << header[0])) {
    throw Error(std::string(what) + " is no table of names of this version; build it anew with tools/train.");
  }
  slots_ = {reinterpret_cast<const Entry*>(bytes.data() + 16), std::size_t{1} << header[0]};
  shift_ = 64 - header[0];
  longest_ = header[1];
}

std::uint64_t NameTable::extend(std::uint64_t phrase, std::uint64_t word) { return mix_hash(phrase * 31 + word); }

const NameTable::Entry* NameTable::find(std::uint64_t phrase) const {
  if (slots_.empty()) return nullptr;
  const auto check = check_of(phrase);
  for (auto i = phrase >> shift_;; i = (i + 1) & (slots_.size() - 1)) {
    if (slots_[i].check == check) return &slots_[i];
    if (slots_[i].check == 0) return nullptr;
  }
}

}  // namespace runut
