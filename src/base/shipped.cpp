// Looks for the shipped folders where somebody says, then beside the program, then in the tree it was built from.
#include "base/shipped.hpp"

#include <system_error>

namespace abide {

namespace fs = std::filesystem;

std::optional<fs::path> first_holding(const std::vector<fs::path>& places, std::string_view name) {
    for (const fs::path& place : places) {
        std::error_code unreadable;
        fs::path folder = place / name;
        if (fs::is_directory(folder, unreadable)) return folder;
    }
    return std::nullopt;
}

std::optional<fs::path> shipped_folder(std::string_view name, const std::string& home) {
    std::vector<fs::path> places;
    std::error_code unknown;
    if (!home.empty()) places.push_back(fs::absolute(home, unknown).lexically_normal());
    // The real path: /usr/local/bin/abide may be a link into /opt.
    const fs::path program = fs::read_symlink("/proc/self/exe", unknown);
    if (!unknown) places.push_back(program.parent_path().parent_path() / "share" / "abide");
    places.emplace_back(ABIDE_SOURCE_DIR);
    return first_holding(places, name);
}

} // namespace abide
