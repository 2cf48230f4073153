// Finds the repository and the built program, and keeps temporary folders.
#include "tests/places.hpp"

#include <cstdlib> // mkdtemp too
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

namespace abide::tests {

namespace fs = std::filesystem;

fs::path repository() { return ABIDE_SOURCE_DIR; }

fs::path program() { return ABIDE_PROGRAM; }

fs::path preloaded_faults() { return ABIDE_FAULTS; }

bool approving() {
    const char* asked = std::getenv("APPROVE");
    return asked != nullptr && std::string_view(asked) == "1";
}

void write_text(const fs::path& file, std::string_view text) {
    if (file.has_parent_path()) fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "abide-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("cannot make a temporary folder like " + pattern);
    }
    // The real path, so that a program's own idea of where it is compares equal.
    path_ = fs::canonical(pattern);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code left_behind;
    fs::remove_all(path_, left_behind);
}

} // namespace abide::tests
