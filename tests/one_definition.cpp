// One name, one type: all rooms share a namespace, and two types of one name in it are one to the linker.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <map>
#include <regex>
#include <sstream>
#include <string>

#include "base/file.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

using Definitions = std::multimap<std::string, std::string>;

/// Adds the types that a text defines outside an unnamed namespace, with where.
void add_definitions(const std::string& name, const std::string& text, Definitions& found) {
    static const std::regex definition("(?:struct|class|enum class) (\\w+)(?: final)?(?: :.*)? \\{.*");
    static const std::regex opening("namespace ([\\w:]+) \\{");
    std::string space;
    bool is_unnamed = false;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line == "namespace {") is_unnamed = true;
        if (line == "} // namespace") is_unnamed = false;
        std::smatch match;
        if (std::regex_match(line, match, opening)) space = match[1];
        if (!is_unnamed && std::regex_match(line, match, definition))
            found.emplace(space + "::" + match[1].str(), name + ":" + std::to_string(number));
    }
}

std::string repeated(const Definitions& found) {
    std::string text;
    for (auto at = found.begin(); at != found.end(); at = found.upper_bound(at->first)) {
        if (found.count(at->first) < 2) continue;
        text += at->first + " is defined at";
        for (auto [one, end] = found.equal_range(at->first); one != end; ++one) text += " " + one->second;
        text += "\n";
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(one_definition)

BOOST_AUTO_TEST_CASE(no_two_types_have_one_name) {
    Definitions found;
    for (const char* folder : {"src", "checks", "tests"}) {
        for (const std::string& file : files_below((repository() / folder).string(), "pp")) {
            const std::filesystem::path path(file);
            add_definitions(path.lexically_relative(repository()).generic_string(), read_file(file), found);
        }
    }
    BOOST_TEST(found.size() > 100U);
    BOOST_TEST(repeated(found) == "");
}

BOOST_AUTO_TEST_CASE(a_second_type_of_one_name_is_seen) {
    Definitions found;
    add_definitions("a.hpp", "struct Step {\nenum class Form : std::uint8_t {\n", found);
    add_definitions("b.cpp", "namespace {\n\nstruct Form {\n\n} // namespace\n\nclass Step : public Form {\n", found);
    BOOST_TEST(repeated(found) == "::Step is defined at a.hpp:1 b.cpp:7\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
