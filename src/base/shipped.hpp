// Where the folders that come with Abide are: procedures, report templates, pages of the checks, the made-up cases.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// The shipped folder of this name ("procedures", "report-templates", "checks", "seeds"), absolute.
/// It is looked for in `home` first, the folder that somebody says holds it (may be empty). An installed program has it
/// in ../share/abide beside its own folder; a program run from a build has it in the source tree. Nothing when it is
/// nowhere: the program was moved without it.
std::optional<std::filesystem::path> shipped_folder(std::string_view name, const std::string& home = "");

/// The first of these places that holds a folder of this name, as that folder's path.
std::optional<std::filesystem::path> first_holding(const std::vector<std::filesystem::path>& places,
                                                   std::string_view name);

} // namespace abide
