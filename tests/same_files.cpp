// Reads every file below a folder, and says which of two such folders' are not the same.
#include "tests/same_files.hpp"

#include <boost/test/unit_test.hpp>

#include "base/file.hpp"

namespace abide::tests {

Files files_of(const std::string& folder) {
    Files files;
    for (const std::string& file : files_below(folder, "")) files[file.substr(folder.size())] = read_file(file);
    return files;
}

void check_same_files(const Files& some, const Files& others) {
    for (const auto& [file, text] : some) {
        const auto other = others.find(file);
        BOOST_TEST((other != others.end() && other->second == text), file);
    }
    BOOST_TEST(some.size() == others.size());
}

} // namespace abide::tests
