// The words of transitions: every one goes out and comes back, and a list of causes survives what ids may hold.
#include "history/transition.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(history_transition)

BOOST_AUTO_TEST_CASE(every_category_and_cause_has_a_word_that_leads_back_to_it) {
    for (std::size_t i = 0; i < category_name_count; ++i) {
        const auto category = static_cast<Category>(i);
        BOOST_TEST((parse_category(name_of(category)) == category));
    }
    for (std::size_t i = 0; i < cause_kind_count; ++i) {
        const auto kind = static_cast<CauseKind>(i);
        BOOST_TEST((parse_cause_kind(name_of(kind)) == kind));
    }
    BOOST_TEST(name_of(Category::new_) == "new");
    BOOST_TEST(name_of(Category::became_cannot_tell) == "became-cannot-tell");
    BOOST_TEST(name_of(Category::held) == "held");
    BOOST_TEST(name_of(CauseKind::record_changed) == "record-changed");
    BOOST_TEST(name_of(CauseKind::exception_ended) == "exception-ended");
    BOOST_TEST(name_of(CauseKind::not_read) == "not-read");
    BOOST_TEST(!parse_category("").has_value());
    BOOST_TEST(!parse_category("new_").has_value());
    BOOST_TEST(!parse_cause_kind("weather").has_value());
}

BOOST_AUTO_TEST_CASE(what_became_breached_late_or_untellable_is_news_though_it_was_open_before) {
    const auto moved = [](Category category, State from, State to) {
        Transition one;
        one.category = category;
        one.from = from;
        one.to = to;
        return one;
    };
    for (const Category category : {Category::new_, Category::reopened, Category::became_cannot_tell})
        BOOST_TEST(is_news(moved(category, State::met, State::due_soon)));
    for (const State to : {State::breached, State::met_late, State::cannot_tell})
        BOOST_TEST(is_news(moved(Category::updated, State::due_soon, to)));
    BOOST_TEST(!is_news(moved(Category::updated, State::breached, State::breached)));
    BOOST_TEST(!is_news(moved(Category::updated, State::breached, State::due_soon)));
    for (const Category category : {Category::resolved, Category::held, Category::still_open})
        BOOST_TEST(!is_news(moved(category, State::due_soon, State::breached)));
}

BOOST_AUTO_TEST_CASE(causes_stand_one_on_a_line) {
    const std::vector<Cause> causes = {
        {CauseKind::record_changed, "strategy-meeting m1 held-date: 2026-04-09 (not recorded before)"},
        {CauseKind::time_passed, ""},
    };
    const std::string text = text_of(causes);
    BOOST_TEST(text == "record-changed strategy-meeting m1 held-date: 2026-04-09 (not recorded before)\ntime-passed");
    BOOST_TEST((parse_causes(text) == causes));
    BOOST_TEST(text_of({}) == "");
    BOOST_TEST(parse_causes("").empty());
}

BOOST_AUTO_TEST_CASE(an_id_with_a_line_end_does_not_become_another_cause) {
    const std::vector<Cause> causes = {
        {CauseKind::record_changed, "concern c\n1 \\n time-passed: 2 "},
        {CauseKind::not_in_export, "\n\\\\"},
    };
    BOOST_TEST((parse_causes(text_of(causes)) == causes));
}

BOOST_AUTO_TEST_CASE(a_kind_of_cause_nobody_knows_is_named) {
    try {
        parse_causes("time-passed\nmoon-phase full");
        BOOST_ERROR("it was read");
    } catch (const Error& error) {
        BOOST_TEST((error.exit() == Exit::usage));
        BOOST_TEST(std::string(error.what()) == "The history holds a cause of the kind \"moon-phase\", which this "
                                                "Abide does not know; a later one wrote it.");
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
