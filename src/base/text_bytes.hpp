// Whether the bytes of a file that somebody wrote are text at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace abide {

/// An error with this code at the first byte that no text in UTF-8 has: one that is not UTF-8, or NUL. Nothing when
/// there is none. What stands there is not repeated.
std::optional<Diagnostic> fault_of_bytes(std::string code, const std::string& file, std::string_view text);

/// Without the mark that some editors write in front of UTF-8.
std::string_view without_byte_mark(std::string_view text);

} // namespace abide
