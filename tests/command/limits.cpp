// Bounds on what exports may hold, as a command line sets them.
#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(a_lower_bound_refuses_the_case_that_goes_beyond_it_and_no_other) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "two.xml").string();
    write_file(file, "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Toytown\" cases=\"2\">\n"
                     "<case id=\"C-1\" team=\"a\" worker=\"w\"/>\n<case id=\"C-2\"/>\n</case-records>\n");
    BOOST_TEST(run_command({"cases", "validate", file}).exit == 0);
    const Ended ended = run_command({"cases", "validate", file, "--limit", "attributes=2"});
    BOOST_TEST(ended.exit == 3);
    BOOST_TEST(contains(ended.out, "1 case, 1 refused"));
    BOOST_TEST(contains(ended.err, "more than 2 attributes"));
}

BOOST_AUTO_TEST_CASE(a_wrong_limit_says_what_would_be_right) {
    const std::string file = export_file("north.xml");
    const auto says = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words = {"check", file};
        words.insert(words.end(), more.begin(), more.end());
        const Ended ended = run_command(words);
        BOOST_TEST(ended.exit == 2);
        return ended.err;
    };
    BOOST_TEST(contains(says({"--limit", "atributes=2"}), "did you mean \"attributes\"?"));
    BOOST_TEST(contains(says({"--limit", "attributes"}), "as in attributes=256"));
    BOOST_TEST(contains(says({"--limit", "attributes=0"}), "\"0\" is not a whole number from 1 to 4096"));
    BOOST_TEST(contains(says({"--limit", "depth=1000"}), "\"1000\" is not a whole number from 1 to 200"));
    BOOST_TEST(contains(says({"--limit", "depth=x"}), "\"x\" is not a whole number"));
    BOOST_TEST(contains(says({"--limit", "depth=20", "--limit", "depth=30"}), "depth is given twice"));
}

BOOST_AUTO_TEST_CASE(help_lists_them) {
    const Ended ended = run_command({"help", "check"});
    BOOST_TEST(contains(ended.out, "attributes      attributes of one element (256)"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
