// The colours of charts against WCAG 2.2 AA, as the style sheet gives them to each class that a drawing uses.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "base/words.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/chart/samples.hpp"
#include "tests/style_colours.hpp"

namespace abide::tests {

namespace {

// "c-mean" to {"stroke": "ink"}: what every rule together says of a class.
std::map<std::string, std::map<std::string, std::string>> styles_of_charts() {
    static const std::regex rule(R"re(\n((?:\.c-[a-z-]+(?:, )?)+) \{([^}]*)\})re");
    static const std::regex paint(R"re((fill|stroke): var\(--([a-z-]+)\))re");
    const std::string& style = shipped_templates().shell.style;
    std::map<std::string, std::map<std::string, std::string>> found;
    for (std::sregex_iterator it(style.begin(), style.end(), rule), end; it != end; ++it) {
        const std::string body = (*it)[2];
        std::string names = (*it)[1];
        std::ranges::replace(names, ',', ' ');
        for (const std::string& name : split_words(names)) {
            for (std::sregex_iterator one(body.begin(), body.end(), paint); one != end; ++one)
                found[name.substr(1)][(*one)[1]] = (*one)[2];
        }
    }
    return found;
}

// Every class of a shape or of words in every kind of drawing.
std::set<std::string> classes_drawn() {
    LineChart neutral = sample_days();
    neutral.better = Better::neither;
    const std::string all = draw_line_chart(sample_percentages(), "a") + draw_line_chart(neutral, "b") +
                            draw_mini_chart(sample_percentages(), "c") + draw_bar_chart(sample_bars(), "d") +
                            draw_bar_chart(sample_parts(), "e") + draw_flow_chart(sample_flow(), "f");
    std::set<std::string> found;
    for (const HtmlTag& tag : tags_in(all)) {
        const auto name = tag.attributes.find("class");
        if (name != tag.attributes.end() && name->second.starts_with("c-")) found.insert(name->second);
    }
    return found;
}

double against_paper(const std::string& colour) { return contrast(colours().at(colour), colours().at("paper")); }

bool is_words(const std::string& name) { return name == "c-words" || name == "c-strong" || name == "c-quiet"; }

// Tell nothing: lines behind the values, and the paper that is laid under a cross.
bool is_decoration(const std::string& name) { return name == "c-grid" || name == "c-worse-edge"; }

} // namespace

BOOST_AUTO_TEST_SUITE(chart)
BOOST_AUTO_TEST_SUITE(contrast_of_marks)

BOOST_AUTO_TEST_CASE(every_class_of_a_drawing_has_a_style_and_every_style_a_drawing) {
    std::set<std::string> styled;
    for (const auto& [name, paints] : styles_of_charts()) styled.insert(name);
    BOOST_TEST(styled == classes_drawn(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(words_have_four_and_a_half_to_one_and_marks_three_to_one) {
    for (const auto& [name, paints] : styles_of_charts()) {
        if (is_decoration(name)) continue;
        double best = 0;
        for (const auto& [property, colour] : paints) {
            // The stroke of words is the paper around them.
            if (colour != "none" && !(is_words(name) && property == "stroke"))
                best = std::max(best, against_paper(colour));
        }
        BOOST_TEST(best >= (is_words(name) ? 4.5 : 3.0), name << " is " << best << " to 1");
    }
}

// A mark lies on lines of its own darkness: a rim of paper keeps them apart.
BOOST_AUTO_TEST_CASE(marks_on_a_line_and_words_on_marks_have_a_rim_of_paper) {
    const auto styles = styles_of_charts();
    for (const char* name : {"c-usual", "c-better", "c-change", "c-worse-edge", "c-words", "c-strong"})
        BOOST_TEST(styles.at(name).at("stroke") == "paper", name);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
