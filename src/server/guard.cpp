// SPDX-License-Identifier: Apache-2.0
// An address literal cannot be rebound, since no name is looked up for it; so literals pass and names do not, but for the
// two that this machine answers to by the user's own choice.
#include "server/guard.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string>

namespace runut {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_literal(std::string_view name) {
  std::array<unsigned char, sizeof(in6_addr)> out{};
  if (name.size() > 2 && name.front() == '[' && name.back() == ']') {
    return inet_pton(AF_INET6, std::string(name.substr(1, name.size() - 2)).c_str(), out.data()) == 1;
  }
  return inet_pton(AF_INET, std::string(name).c_str(), out.data()) == 1;
}

// The name without its port; empty when the header is malformed.
std::string_view host_name(std::string_view header) {
  const auto bracket = header.rfind(']');
  const auto colon = header.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon == std::string_view::npos) return header;
  return all_digits(header.substr(colon + 1)) ? header.substr(0, colon) : std::string_view{};
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

bool host_allowed(std::string_view host_header, std::string_view bound_host) {
  const auto name = host_name(host_header);
  if (name.empty()) return false;
  return same_name(name, "localhost") || same_name(name, bound_host) || is_literal(name);
}

std::span<const std::pair<const char*, const char*>> security_headers() {
  static constexpr std::array<std::pair<const char*, const char*>, 7> kHeaders = {{
      {"Content-Security-Policy",
       "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
  }};
  return kHeaders;
}

}  // namespace runut
