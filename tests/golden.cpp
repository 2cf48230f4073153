// Golden files: compared, explained at the first differing line, and rewritten when approved.
#include "tests/golden.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>

#include "base/file.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

// Takes the next line off the front of `rest`, with its end, so that "a" and "a\n" differ.
std::string_view next_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const std::size_t length = end == std::string_view::npos ? rest.size() : end + 1;
    const std::string_view line = rest.substr(0, length);
    rest.remove_prefix(length);
    return line;
}

std::string shown(std::string_view line) {
    if (line.empty()) return "(the text ends here)";
    if (line.back() != '\n') return std::string(line) + "(no line end)";
    line.remove_suffix(1);
    return std::string(line);
}

} // namespace

std::optional<std::string> first_difference(std::string_view expected, std::string_view actual) {
    for (int number = 1; !expected.empty() || !actual.empty(); ++number) {
        const std::string_view wanted = next_line(expected);
        const std::string_view got = next_line(actual);
        if (wanted != got) {
            return "line " + std::to_string(number) + " differs\n  - " + shown(wanted) + "\n  + " + shown(got);
        }
    }
    return std::nullopt;
}

void check_golden(const fs::path& path, std::string_view text) {
    const fs::path golden = repository() / "tests" / "golden" / path;
    fs::path actual = golden;
    actual += ".actual";
    fs::remove(actual);

    if (approving()) {
        if (!fs::exists(golden) || read_file(golden.string()) != text) write_text(golden, text);
        BOOST_TEST_MESSAGE("approved " << golden.string());
        return;
    }
    const auto difference = fs::exists(golden) ? first_difference(read_file(golden.string()), text)
                                               : std::optional<std::string>("there is no such golden file yet");
    if (!difference) {
        BOOST_TEST(true);
        return;
    }
    write_text(actual, text);
    BOOST_ERROR("tests/golden/" << path.generic_string() << ": " << *difference << "\n  the whole text is in "
                                << actual.string() << "\n  if it is right, approve it: ./setup approve");
}

// What the comparison itself promises.
BOOST_AUTO_TEST_SUITE(golden)

BOOST_AUTO_TEST_CASE(the_same_text_has_no_difference) {
    BOOST_TEST(!first_difference("", ""));
    BOOST_TEST(!first_difference("one\ntwo\n", "one\ntwo\n"));
}

BOOST_AUTO_TEST_CASE(the_first_differing_line_is_shown) {
    BOOST_TEST(first_difference("one\ntwo\nthree\n", "one\n2\n3\n").value() == "line 2 differs\n  - two\n  + 2");
}

BOOST_AUTO_TEST_CASE(a_missing_end_is_a_difference) {
    BOOST_TEST(first_difference("one\ntwo\n", "one\n").value() == "line 2 differs\n  - two\n  + (the text ends here)");
    BOOST_TEST(first_difference("one\n", "one").value() == "line 1 differs\n  - one\n  + one(no line end)");
}

BOOST_AUTO_TEST_CASE(an_approved_text_passes) {
    check_golden("golden/a-small-text.txt", "An approved text.\nIt has two lines.\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
