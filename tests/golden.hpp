// Compares what was produced with a file that a person has read and approved.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace abide::tests {

/// Fails the running test case unless `text` is, byte for byte, the file tests/golden/<path>.
/// The failure shows the first line that differs, and the text is left beside the file as
/// <path>.actual. With APPROVE=1 the file is written instead: read the change before committing it.
void check_golden(const std::filesystem::path& path, std::string_view text);

/// Nothing when the texts are the same; otherwise where they first differ, in words.
std::optional<std::string> first_difference(std::string_view expected, std::string_view actual);

} // namespace abide::tests
