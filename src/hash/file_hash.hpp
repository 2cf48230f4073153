// SHA-256 of a whole file, piece by piece: a file of any length needs no more memory than one piece.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace abide {

struct FileHash {
    std::string sha256; ///< 64 lower-case hexadecimal digits
    std::int64_t bytes = 0;
};

/// Nothing when there is no such file, or it cannot be read to its end.
std::optional<FileHash> hash_of_file(const std::string& path);

} // namespace abide
