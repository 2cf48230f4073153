// One flat namespace: a name means one type, or the linker would quietly mix two.
#include <boost/test/unit_test.hpp>

#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

/// File and line of every type a header defines at the left margin, by name.
using Places = std::map<std::string, std::vector<std::string>>;

void add_types_in(const std::string& folder, Places& found) {
    static const std::regex definition(R"(^(?:struct|class|enum class|enum) (\w+)(?!\w|::)[^;]*\{)");
    for (const std::string& file : files_below(folder, ".hpp")) {
        std::istringstream in(read_file(file));
        std::size_t number = 0;
        for (std::string line; std::getline(in, line);) {
            ++number;
            std::smatch match;
            if (std::regex_search(line, match, definition)) {
                found[match[1]].push_back(file + ":" + std::to_string(number));
            }
        }
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(house_names)

BOOST_AUTO_TEST_CASE(no_two_headers_define_a_type_of_one_name) {
    Places types;
    for (const char* folder : {"src", "checks"}) add_types_in((repository() / folder).string(), types);
    BOOST_TEST(types.size() > 100U);
    for (const auto& [name, places] : types) {
        BOOST_TEST(places.size() == 1U, name << " is defined at " << places.front() << " and at " << places.back());
    }
}

BOOST_AUTO_TEST_CASE(two_types_of_one_name_are_seen) {
    const TemporaryFolder folder;
    write_text(folder.path() / "a.hpp", "struct Step;\nstruct Step {\n};\n");
    write_text(folder.path() / "b.hpp", "enum class Step : int { one };\n");
    Places types;
    add_types_in(folder.path().string(), types);
    BOOST_REQUIRE(types.contains("Step"));
    BOOST_TEST(types.at("Step").size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
