// What people name by its number: E-1, R-1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace abide {

/// The position of the one that a word names: "E-1", "e-1" or "1". Throws Error(usage), saying which there are.
std::size_t expect_numbered(const std::string& noun, char letter, std::span<const std::int64_t> numbers,
                            const std::string& word);

} // namespace abide
