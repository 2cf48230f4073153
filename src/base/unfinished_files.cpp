// What programs that were killed leave of files they were writing: known by its name, and removed.
#include "base/unfinished_files.hpp"

#include <filesystem>
#include <system_error>
#include <vector>

namespace abide {

namespace fs = std::filesystem;

namespace {

bool is_unfinished(std::string_view name) {
    const std::size_t mark = name.rfind(part_mark);
    if (mark == std::string_view::npos) return false;
    std::string_view number = name.substr(mark + part_mark.size());
    if (number.ends_with(old_mark)) number.remove_suffix(old_mark.size());
    return !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

void remove_unfinished_files(const std::string& folder) {
    std::error_code ignored;
    std::vector<fs::path> unfinished;
    for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end; at.increment(ignored))
        if (is_unfinished(at->path().filename().string())) unfinished.push_back(at->path());
    for (const fs::path& file : unfinished) fs::remove(file, ignored);
}

} // namespace abide
