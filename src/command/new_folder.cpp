// A folder of files that comes into being whole, in place of what the same command wrote there before.
#include "command/new_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"

namespace abide {

namespace fs = std::filesystem;

namespace {

void check_replaceable(const std::string& path, const std::vector<std::string>& names,
                       const std::function<std::string(const std::string& folder)>& why_not) {
    if (!fs::exists(fs::symlink_status(path))) return;
    if (fs::is_symlink(path) || !is_folder(path))
        throw Error(Exit::usage, "cannot write " + path + ": it is no folder");
    for (const auto& entry : fs::directory_iterator(path)) {
        const std::string name = entry.path().filename().string();
        if (std::find(names.begin(), names.end(), name) != names.end() && entry.is_regular_file()) continue;
        throw Error(Exit::usage, "cannot write " + path + ": " + abide::quoted(name) +
                                     " is in it, which no export writes; name another folder or empty this one");
    }
    if (fs::is_empty(path)) return;
    if (const std::string why = why_not(path); !why.empty())
        throw Error(Exit::usage, "cannot write " + path + ": " + why + "; name another folder or empty this one");
}

std::string without_end_slashes(std::string path) {
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    return path;
}

} // namespace

NewFolder::NewFolder(std::string path, const std::vector<std::string>& names,
                     const std::function<std::string(const std::string& folder)>& why_not)
    : path_(without_end_slashes(std::move(path))), temporary_(path_ + ".part-" + std::to_string(::getpid())) {
    std::error_code ignored;
    check_replaceable(path_, names, why_not);
    fs::remove_all(temporary_, ignored);
    make_folder(temporary_);
}

NewFolder::~NewFolder() {
    std::error_code ignored;
    fs::remove_all(temporary_, ignored);
}

void NewFolder::put_in_place() {
    // What stood there changes places with the new folder, and goes away with this object.
    const bool is_there = is_folder(path_);
    const int failed = is_there ? ::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str(), RENAME_EXCHANGE)
                                : std::rename(temporary_.c_str(), path_.c_str());
    if (failed != 0) throw Error(Exit::not_written, "cannot put in place " + path_ + ": " + std::strerror(errno));
}

} // namespace abide
