// Causes in words: a sentence for each kind, and an id that looks like a value stays an id.
#include "history/cause_words.hpp"

#include <boost/test/unit_test.hpp>

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(history_cause_words)

BOOST_AUTO_TEST_CASE(each_kind_of_cause_is_a_sentence) {
    const std::vector<std::pair<Cause, std::string>> expected = {
        {{CauseKind::record_changed, "strategy-meeting m1 held-date: 2026-04-09 (not recorded before)"},
         "The record changed: strategy-meeting m1 held-date is 2026-04-09 (not recorded before)."},
        {{CauseKind::time_passed, ""}, "Time passed."},
        {{CauseKind::calendar_changed, "england-and-wales"}, "The calendar changed: england-and-wales."},
        {{CauseKind::procedure_changed, "islington-hsb"}, "The procedure changed: islington-hsb."},
        {{CauseKind::setting_changed, "strategy-limit: 5 working days (3 working days before)"},
         "A setting changed: strategy-limit is 5 working days (3 working days before)."},
        {{CauseKind::exception_began, "E-1"}, "An exception began: E-1."},
        {{CauseKind::exception_ended, "E-1"}, "An exception ended: E-1."},
        {{CauseKind::abide_changed, ""}, "Abide itself changed."},
        {{CauseKind::not_in_export, ""}, "The case is not in the exports."},
        {{CauseKind::not_read, ""}, "The case, or what may hold it, could not be read."},
    };
    BOOST_TEST(expected.size() == cause_kind_count);
    for (const auto& [cause, sentence] : expected) BOOST_TEST(sentence_of(cause) == sentence);
}

BOOST_AUTO_TEST_CASE(what_counts_now_is_not_put_down_to_time_alone) {
    BOOST_TEST(
        sentence_of({CauseKind::time_passed, std::string(now_counts) + "assessment a1 authorised-date 2026-04-10"}) ==
        "A recorded date has come and now counts: assessment a1 authorised-date 2026-04-10.");
}

BOOST_AUTO_TEST_CASE(an_id_with_a_colon_is_left_as_it_is) {
    BOOST_TEST(sentence_of({CauseKind::record_changed, "concern c: 1 category: 2 (1 before)"}) ==
               "The record changed: concern c: 1 category is 2 (1 before).");
}

BOOST_AUTO_TEST_CASE(several_facts_are_one_sentence_and_each_says_what_it_is) {
    BOOST_TEST(
        sentence_of({CauseKind::record_changed,
                     "strategy-meeting m1 (now decides); strategy-meeting m1 held-date: "
                     "2026-04-09 (not recorded before); concern c1 category: 2 (was 1); concern c2 "
                     "category (no longer recorded; was 3)"}) ==
        "The record changed: strategy-meeting m1 (now decides); strategy-meeting m1 held-date is 2026-04-09 (not "
        "recorded before); concern c1 category is 2 (was 1); concern c2 category (no longer recorded; was 3).");
}

BOOST_AUTO_TEST_CASE(several_causes_are_several_sentences_and_none_is_said) {
    BOOST_TEST(sentences_of({{CauseKind::time_passed, ""}, {CauseKind::abide_changed, ""}}) ==
               "Time passed. Abide itself changed.");
    BOOST_TEST(sentences_of({}) == "No cause is recorded.");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
