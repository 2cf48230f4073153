// Folders held against each other, file by file and byte by byte.
#pragma once

#include <map>
#include <string>

namespace abide::tests {

/// Bytes by path.
using Files = std::map<std::string, std::string>;

/// Every file below a folder, by its path inside it.
Files files_of(const std::string& folder);

/// Asserts that there are the same files in both, and that each is the same.
void check_same_files(const Files& some, const Files& others);

} // namespace abide::tests
