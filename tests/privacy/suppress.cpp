// Protecting a publication: what is shown how, what is given up, and when nothing is published.
#include "privacy/suppress.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "privacy/published.hpp"
#include "tests/privacy/service.hpp"
#include "tests/rounds.hpp"

namespace abide::tests {

namespace {

/// Counts that nothing ties together.
FiguresToPublish apart(const std::vector<std::int64_t>& counts) {
    FiguresToPublish figures{"a pack", {}, {}, {}};
    for (std::size_t at = 0; at < counts.size(); ++at)
        figures.counts.push_back({"count " + std::to_string(at), counts[at]});
    return figures;
}

std::string shown_text(const FiguresToPublish& figures, const ShownFigures& shown) {
    std::string text;
    for (const Count& count : figures.counts) text += (text.empty() ? "" : " ") + shown.count(count.key).text();
    return text;
}

std::string shown_text(const FiguresToPublish& figures, const Publications& earlier = {}) {
    return shown_text(figures, protect(figures, earlier).shown);
}

/// A part, the rest, and the whole with the percentage of the part in it.
std::string percentage_text(std::int64_t part, std::int64_t whole) {
    FiguresToPublish figures{"a pack", {{"part", part}, {"whole", whole}}, {}, {{"part", "whole"}}};
    const std::optional<int> percentage = protect(figures, {}).shown.percentage("part", "whole");
    return percentage ? std::to_string(*percentage) : "";
}

Exit exit_of(const FiguresToPublish& figures, const Publications& earlier, std::string* why = nullptr) {
    try {
        (void)protect(figures, earlier);
    } catch (const Error& error) {
        if (why != nullptr) *why = error.what();
        return error.exit();
    }
    return Exit::clean;
}

/// What somebody published who hid only what is small: 6 + 1 = 7.
Publications leaky() {
    Publications published;
    published.titles = {"an old pack"};
    published.counts = {{"north", 6, ShownCount::rounded(5), {6, 7}},
                        {"south", 1, ShownCount::hidden(), {1, 5}},
                        {"all", 7, ShownCount::rounded(5), {6, 7}}};
    published.sums = {{2, {0, 1}, {}}};
    return published;
}

template <typename List>
void shuffle(List& list, std::mt19937_64& random) {
    std::shuffle(list.begin(), list.end(), random);
}

} // namespace

BOOST_AUTO_TEST_SUITE(privacy)

BOOST_AUTO_TEST_CASE(zero_is_shown_small_is_hidden_and_the_rest_is_rounded) {
    BOOST_TEST(shown_text(apart({0, 1, 2, 5, 6, 7, 8, 12, 13, 17, 18, 1002, 1003})) ==
               "0 c c c 5 5 10 10 15 15 20 1000 1005");
}

BOOST_AUTO_TEST_CASE(a_percentage_is_of_ten_at_least_and_of_shown_counts_alone) {
    BOOST_TEST(percentage_text(7, 13) == "54");
    BOOST_TEST(percentage_text(0, 10) == "0");
    BOOST_TEST(percentage_text(10, 10) == "100");
    BOOST_TEST(percentage_text(0, 9) == "");
    BOOST_TEST(percentage_text(9, 9) == "");
    BOOST_TEST(percentage_text(5, 40) == "");
    BOOST_TEST(percentage_text(35, 40) == ""); // the five that are left are small
    BOOST_TEST(percentage_text(34, 40) == "85");
    BOOST_TEST(percentage_text(13, 200) == "7"); // 6.5
}

BOOST_AUTO_TEST_CASE(totals_are_rounded_by_themselves) {
    FiguresToPublish figures = apart({12, 12, 12, 36});
    figures.sums = {{"count 3", {"count 0", "count 1", "count 2"}, {}}};
    BOOST_TEST(shown_text(figures) == "10 10 10 35");
}

BOOST_AUTO_TEST_CASE(a_total_that_would_tell_a_part_is_withheld) {
    FiguresToPublish figures = apart({6, 1, 7});
    figures.sums = {{"count 2", {"count 0", "count 1"}, {}}};
    BOOST_TEST(shown_text(figures) == "5 c c");
}

BOOST_AUTO_TEST_CASE(what_differs_only_where_it_is_hidden_is_shown_the_same) {
    FiguresToPublish one = apart({2, 30, 4, 36});
    FiguresToPublish other = apart({3, 30, 4, 37});
    one.sums = other.sums = {{"count 3", {"count 0", "count 1", "count 2"}, {}}};
    BOOST_TEST((protect(one, {}).shown == protect(other, {}).shown));
}

BOOST_AUTO_TEST_CASE(a_percentage_is_given_up_before_a_count) {
    // 77% of 28 to 32 is 24 of 31 and nothing else: then late and lost are 7 together, and as 6 or 7 are late, one is
    // lost.
    FiguresToPublish figures{"a pack", {{"met", 24}, {"late", 6}, {"lost", 1}, {"all", 31}}, {}, {{"met", "all"}}};
    figures.sums = {{"all", {"met", "late", "lost"}, {}}};
    const ShownFigures shown = protect(figures, {}).shown;
    BOOST_TEST(shown_text(figures, shown) == "25 5 c 30");
    BOOST_TEST(!shown.percentage("met", "all").has_value());
}

// A quarter is published whose months nobody is shown, and a month of it later: what is shown of the month is its own,
// and still lets nobody work out what was hidden in the quarter.
BOOST_AUTO_TEST_CASE(what_was_only_thought_of_can_be_shown_later) {
    FiguresToPublish quarter{"a quarter", {{"late/Q1", 3}, {"met/Q1", 90}}, {}, {}};
    quarter.unshown = {{"late/Jan", 3}, {"late/Feb", 0}, {"met/Jan", 40}, {"met/Feb", 50}};
    quarter.sums = {{"late/Q1", {"late/Jan", "late/Feb"}, {}}, {"met/Q1", {"met/Jan", "met/Feb"}, {}}};
    const Protection first = protect(quarter, {});
    BOOST_TEST(shown_text(quarter, first.shown) == "c 90");
    BOOST_TEST((read_ledger(ledger_text(first.published), "ledger") == first.published));
    const FiguresToPublish month{"a month", {{"late/Feb", 0}, {"met/Feb", 50}}, {}, {}};
    const Protection second = protect(month, first.published);
    BOOST_TEST(shown_text(month, second.shown) == "0 50");
    BOOST_TEST(shown_text(quarter, protect(quarter, second.published).shown) == "c 90");
    // The same month again adds nothing.
    BOOST_TEST((protect(month, second.published).published == second.published));
    // What is left for January is tied to what was published of both.
    const FiguresToPublish rest{"the rest", {{"late/Jan", 3}, {"met/Jan", 40}}, {}, {}};
    BOOST_TEST(shown_text(rest, protect(rest, second.published).shown) == "c 40");
}

// Twelve meetings of one child, and forty of many: the twelve are hidden, and cannot be reckoned from the whole.
BOOST_AUTO_TEST_CASE(a_count_of_few_children_is_hidden_however_much_it_counts) {
    FiguresToPublish figures{"a pack", {{"north", 12}, {"south", 40}, {"all", 52}}, {}, {{"north", "all"}}};
    figures.sums = {{"all", {"north", "south"}, {}}};
    BOOST_TEST(shown_text(figures) == "10 40 50");
    figures.children = {{"north", 1}, {"south", 20}, {"all", 21}};
    const Protection protection = protect(figures, {});
    BOOST_TEST(shown_text(figures, protection.shown) == "c 40 50");
    BOOST_TEST(!protection.shown.percentage("north", "all").has_value());
    // Beside a south that is exactly known through its percentage the whole or the percentage goes.
    FiguresToPublish tighter = figures;
    tighter.ratios = {{"south", "all"}};
    BOOST_TEST(!protect(tighter, {}).shown.percentage("south", "all").has_value());
    // The ledger keeps that it is of few.
    const Publications kept = read_ledger(ledger_text(protection.published), "ledger");
    BOOST_TEST((kept == protection.published));
    figures.children["north"] = 6;
    BOOST_TEST(shown_text(figures) == "10 40 50");
}

BOOST_AUTO_TEST_CASE(earlier_weeks_are_not_forgotten) {
    // "So far" shown as 20 four weeks running would leave one or two each for what came meanwhile.
    Publications published;
    std::int64_t so_far = 18;
    std::string text;
    for (int week = 1; week <= 6; ++week) {
        const std::string now = "/w" + std::to_string(week);
        FiguresToPublish figures{"week" + now, {{"so far" + now, ++so_far}, {"came" + now, 1}}, {}, {}};
        if (week > 1) figures.sums = {{"so far" + now, {"so far/w" + std::to_string(week - 1), "came" + now}, {}}};
        Protection protection = protect(figures, published);
        published = std::move(protection.published);
        text += shown_text(figures, protection.shown) + "; ";
    }
    BOOST_TEST(text.find("20 c; 20 c; 20 c; 20") == std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(the_same_again_is_shown_the_same_and_adds_nothing) {
    MadeUpService service(1, {});
    Publications published;
    for (const FiguresToPublish& figures : service.next_week()) {
        const Protection once = protect(figures, published);
        const Protection again = protect(figures, once.published);
        BOOST_TEST((once.shown == again.shown));
        BOOST_TEST((once.published.counts == again.published.counts));
        BOOST_TEST((once.published.sums == again.published.sums));
        BOOST_TEST((once.published.ratios == again.published.ratios));
        published = again.published;
    }
}

BOOST_AUTO_TEST_CASE(a_figure_found_to_be_another_is_a_new_figure_and_the_old_one_remains) {
    const Publications published = protect(apart({3}), {}).published;
    const Protection later = protect(apart({8}), published);
    BOOST_TEST(later.shown.count("count 0").text() == "10");
    BOOST_TEST(later.published.counts.size() == 2U);
    BOOST_TEST(protect(apart({3}), later.published).shown.count("count 0").text() == "c");
    // What was so far no longer is the sum of what came, and ties nothing.
    FiguresToPublish sum{"next", {{"so far", 9}, {"came", 3}}, {{"so far", {"count 0", "came"}, {}}}, {}};
    BOOST_TEST(protect(sum, later.published).published.sums.empty());
}

BOOST_AUTO_TEST_CASE(the_order_in_which_figures_are_given_does_not_matter) {
    std::mt19937_64 random(1);
    for (unsigned seed = 0; seed < rounds(20); ++seed) {
        MadeUpService service(seed, {5, 3, 60});
        Publications published;
        for (int week = 0; week < 3; ++week)
            for (FiguresToPublish figures : service.next_week()) {
                Protection once = protect(figures, published);
                shuffle(figures.counts, random);
                shuffle(figures.sums, random);
                shuffle(figures.ratios, random);
                for (CountSum& sum : figures.sums) shuffle(sum.parts, random);
                const Protection again = protect(figures, published);
                BOOST_TEST((once.shown == again.shown));
                BOOST_TEST((once.published == again.published));
                published = std::move(once.published);
            }
    }
}

BOOST_AUTO_TEST_CASE(nothing_but_c_zero_and_multiples_of_five_is_shown) {
    for (unsigned seed = 0; seed < rounds(20); ++seed) {
        MadeUpService service(seed, {3, 3, 30});
        Publications published;
        for (int week = 0; week < 6; ++week)
            for (const FiguresToPublish& figures : service.next_week()) {
                if (exit_of(figures, published) == Exit::not_written) continue;
                Protection protection = protect(figures, published);
                for (const Count& count : figures.counts) {
                    const ShownCount shown = protection.shown.count(count.key);
                    const std::int64_t number = shown.number().value_or(0);
                    BOOST_TEST(number % 5 == 0);
                    BOOST_TEST(std::abs(number - count.count) * (shown.number() ? 1 : 0) <= 2);
                    BOOST_TEST((!is_small(count.count) || !shown.number()));
                    BOOST_TEST((shown.text() == "0") == (shown.number() && count.count == 0));
                }
                published = std::move(protection.published);
            }
    }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_made_safe_is_not_published) {
    std::string why;
    BOOST_TEST((exit_of(apart({20}), leaky(), &why) == Exit::not_written));
    BOOST_TEST(why.starts_with("a pack cannot be published: "), why);
    BOOST_TEST(why.find("work out south;") != std::string::npos, why);
    BOOST_TEST(why.find_first_of("123456789") == std::string::npos, why);
}

BOOST_AUTO_TEST_CASE(figures_that_contradict_themselves_are_refused) {
    const auto is_refused = [](const FiguresToPublish& figures) { return exit_of(figures, {}) == Exit::fault; };
    const std::vector<Count> counts = {{"a", 6}, {"b", 7}, {"all", 13}};
    BOOST_TEST(!is_refused({"p", counts, {{"all", {"a", "b"}, {}}}, {{"a", "all"}}}));
    BOOST_TEST(is_refused({"p", counts, {{"all", {"a"}, {}}}, {}}));
    BOOST_TEST(is_refused({"p", counts, {{"all", {"a", "x"}, {}}}, {}}));
    BOOST_TEST(is_refused({"p", counts, {}, {{"all", "a"}}}));
    BOOST_TEST(is_refused({"p", counts, {}, {{"a", "x"}}}));
    BOOST_TEST(is_refused({"p", {{"a", 6}, {"a", 7}}, {}, {}}));
    BOOST_TEST(!is_refused({"p", {{"a", 6}, {"a", 6}}, {}, {}}));
    BOOST_TEST(is_refused({"p", {{"a", -1}}, {}, {}}));
    BOOST_TEST(is_refused({"p", {{"", 1}}, {}, {}}));
    BOOST_TEST(is_refused({"p", {{"a\tb", 1}}, {}, {}}));
    BOOST_TEST(is_refused({"p", {{"rest of a in b", 1}}, {}, {}}));
    BOOST_TEST(is_refused({"p\n", counts, {}, {}}));
}

BOOST_AUTO_TEST_CASE(a_figure_that_was_never_given_is_not_shown) {
    BOOST_CHECK_THROW((void)protect(apart({1}), {}).shown.count("count 1"), Error);
    BOOST_TEST(protect(apart({1}), {}).shown.has_hidden());
    BOOST_TEST(!protect(apart({0, 6}), {}).shown.has_hidden());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
