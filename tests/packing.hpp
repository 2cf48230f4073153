// Packs texts as exports are packed, also wrongly on purpose.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace abide::tests {

std::string gzip(std::string_view text);

struct ZipEntry {
    std::string name;
    std::string text;
    bool is_deflated = true;
    bool is_encrypted = false;     ///< says so; it is not
    bool has_wrong_sum = false;    ///< its check sum is of something else
    std::uint32_t more_stated = 0; ///< bytes that the archive says there are, above those there are
};

std::string zip(const std::vector<ZipEntry>& entries);

} // namespace abide::tests
