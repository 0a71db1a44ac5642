// SPDX-License-Identifier: Apache-2.0
// pack_nodes FILE.toml NAME OUT: writes a data file as the nodes that decode_node reads. The build runs it over data/, so
// that the program does not parse TOML each time it starts, and a mistake in a data file stops the build with its line.
#include <cstdio>

#include "base/file.h"
#include "pack/node.h"
#include "runut/error.h"

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: pack_nodes FILE.toml NAME OUT\n", stderr);
    return 2;
  }
  try {
    const std::filesystem::path out = arguments[3];
    std::filesystem::create_directories(out.parent_path());
    runut::write_file(out, runut::encode_node(runut::parse_toml(runut::read_file(arguments[1]), arguments[2])));
  } catch (const runut::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
