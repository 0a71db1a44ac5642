// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace runut {

// Whether a request that names `host_header` may be answered. A page of another site cannot reach this server under that
// site's name (DNS rebinding): only "localhost", address literals and the name the server was bound to are let in.
//   yes: "localhost:8080" "127.0.0.1" "[::1]:8080"      no: "evil.example:8080" "" "localhost.evil.example"
bool host_allowed(std::string_view host_header, std::string_view bound_host);

// Sent with every answer: no inline or foreign script, no framing, no referrer, no sniffing of types.
std::span<const std::pair<const char*, const char*>> security_headers();

}  // namespace runut
