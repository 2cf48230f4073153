// The shipped folders are found beside the program first, then in the source tree.
#include "base/shipped.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(shipped)

BOOST_AUTO_TEST_CASE(the_first_place_that_has_the_folder_wins) {
    const TemporaryFolder here;
    const fs::path installed = here.path() / "share" / "abide";
    const fs::path source = here.path() / "source";
    fs::create_directories(source / "procedures");
    BOOST_TEST(first_holding({installed, source}, "procedures").value() == source / "procedures");

    fs::create_directories(installed / "procedures");
    BOOST_TEST(first_holding({installed, source}, "procedures").value() == installed / "procedures");
}

BOOST_AUTO_TEST_CASE(a_file_of_that_name_is_not_the_folder) {
    const TemporaryFolder here;
    write_text(here.path() / "procedures", "not a folder");
    BOOST_TEST(!first_holding({here.path()}, "procedures"));
}

BOOST_AUTO_TEST_CASE(what_somebody_says_comes_first) {
    const TemporaryFolder here;
    fs::create_directories(here.path() / "src");
    BOOST_TEST(shipped_folder("src", here.path().string()).value() == here.path() / "src");
    // What it lacks comes from where it is else.
    BOOST_TEST(shipped_folder("checks", here.path().string()).value() == repository() / "checks");
}

BOOST_AUTO_TEST_CASE(a_program_run_from_a_build_uses_the_source_tree) {
    BOOST_TEST(shipped_folder("src").value() == repository() / "src");
    BOOST_TEST(!shipped_folder("no-such-folder"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
