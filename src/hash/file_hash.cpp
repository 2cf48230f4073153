// SHA-256 of a whole file, piece by piece.
#include "hash/file_hash.hpp"

#include <fstream>

#include "base/file.hpp"
#include "hash/hash.hpp"

namespace abide {

std::optional<FileHash> hash_of_file(const std::string& path) {
    if (!is_file(path)) return std::nullopt;
    std::ifstream in(path, std::ios::binary);
    Sha256 hash;
    FileHash found;
    std::string piece(1U << 16U, '\0');
    while (in) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        hash.add(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
        found.bytes += in.gcount();
    }
    if (!in.eof()) return std::nullopt;
    found.sha256 = hash.finish();
    return found;
}

} // namespace abide
