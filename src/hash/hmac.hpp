// HMAC-SHA-256 (RFC 2104, RFC 6234): what only somebody who has the key could have worked out.
#pragma once

#include <string_view>

#include "hash/digest.hpp"

namespace abide {

/// Of any bytes under any key; how strong it is is for the key to say. May be called by several threads.
Digest hmac_sha256(std::string_view key, std::string_view bytes);

} // namespace abide
