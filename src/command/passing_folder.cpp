// A folder of one's own that is gone with everything in it when it is not needed any more.
#include "command/passing_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"

namespace abide {

PassingFolder::PassingFolder(const std::string& parent) : path_(join_path(parent, "abide-XXXXXX")) {
    if (::mkdtemp(path_.data()) == nullptr)
        throw Error(Exit::not_written, "cannot make a folder in " + parent + ": " + std::strerror(errno));
}

PassingFolder::~PassingFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace abide
