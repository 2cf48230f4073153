// What `abide init` puts into a new folder: each file with its text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "command/world.hpp"

namespace abide {

/// The folders inside it; the files' names begin with them.
std::vector<std::string> starter_folders();

/// Name inside the folder, and text. `folder` is where it will lie, absolute: the systemd units name it. Throws
/// Error(usage) when the made-up cases that come with Abide are not found.
std::vector<std::pair<std::string, std::string>> starter_files(const std::string& folder, const World& world);

} // namespace abide
