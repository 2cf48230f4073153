// The style's colours against WCAG 2.2 AA: 4.5 to 1 for words, 3 to 1 for what tells by its shape.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <regex>
#include <string>

#include "tests/briefing/toy.hpp"
#include "tests/style_colours.hpp"

namespace abide::tests {

namespace {

struct Pair {
    const char* front;
    const char* back;
    double least;
};

// Every colour of words on every ground they stand on, then every colour that tells by shape.
constexpr Pair pairs[] = {
    {"ink", "paper", 7.0},
    {"ink", "wash", 7.0},
    {"ink", "note-wash", 7.0},
    {"ink", "off", 7.0},
    {"paper", "ink", 7.0},
    {"quiet", "paper", 4.5},
    {"quiet", "off", 4.5},
    {"link", "paper", 4.5},
    {"link", "wash", 4.5},
    {"met", "met-wash", 4.5},
    {"met", "paper", 4.5},
    {"late", "late-wash", 4.5},
    {"late", "paper", 4.5},
    {"breached-ink", "breached", 4.5},
    {"edge", "paper", 3.0},
    {"late-edge", "paper", 3.0},
    {"late-edge", "late-wash", 3.0},
    {"late-edge", "off", 3.0},
    {"breached", "paper", 3.0},
    {"breached", "off", 3.0},
    {"met", "off", 3.0},
    {"bar", "ink", 3.0},
};

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(contrast_of_colours)

BOOST_AUTO_TEST_CASE(black_on_white_is_21_to_1) {
    BOOST_TEST(std::abs(contrast("000000", "ffffff") - 21.0) < 0.001);
    BOOST_TEST(std::abs(contrast("767676", "ffffff") - 4.54) < 0.01);
}

BOOST_AUTO_TEST_CASE(every_pair_of_colours_that_meets_can_be_told_apart) {
    const std::map<std::string, std::string> named = colours();
    for (const Pair& pair : pairs) {
        BOOST_TEST_REQUIRE((named.contains(pair.front) && named.contains(pair.back)),
                           pair.front << " on " << pair.back);
        const double found = contrast(named.at(pair.front), named.at(pair.back));
        BOOST_TEST(found >= pair.least, pair.front << " on " << pair.back << " is " << found << " to 1");
    }
}

BOOST_AUTO_TEST_CASE(every_colour_has_a_name_and_is_in_the_table) {
    const std::string& style = shipped_templates().shell.style;
    for (const auto& [name, hex] : colours()) {
        const bool is_decoration = name == "rule"; // lines between rows: nothing is told by them
        const bool is_held = std::ranges::any_of(
            pairs, [&, &colour = name](const Pair& pair) { return colour == pair.front || colour == pair.back; });
        BOOST_TEST((is_decoration || is_held), name);
    }
    static const std::regex unnamed(R"([^\n]*#[0-9a-fA-F]{3,6}\b[^\n]*)");
    for (std::sregex_iterator it(style.begin(), style.end(), unnamed), end; it != end; ++it)
        BOOST_TEST((*it)[0].str().starts_with("  --"), (*it)[0].str());
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
