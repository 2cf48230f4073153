// Keys of 32 random bytes, each in a file of its own that nobody else may read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace abide {

/// The 32 bytes that the file has as 64 hexadecimal digits and a line end; nothing when there is none. Throws
/// Error(usage) when it is a link, readable by others or no key: then `advice` says what to do.
std::optional<std::string> read_key(const std::string& file, std::string_view advice);

/// The same; where there is none it is made (mode 0600). Processes that make it at once end with the same key. Throws
/// Error(not_written) when it cannot be made.
std::string read_or_make_key(const std::string& file, std::string_view advice);

} // namespace abide
