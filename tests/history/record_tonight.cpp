// What became of each fact that decided: only what is known is said.
#include "history/record_tonight.hpp"

#include <boost/test/unit_test.hpp>

namespace abide::tests {

namespace {

using Facts = std::vector<StandingFact>;

Standing standing_by(Facts facts) {
    Standing standing;
    standing.facts = facts_text(std::move(facts));
    return standing;
}

const StandingFact category{"concern", "c1", "category", "2"};
const StandingFact meeting{"strategy-meeting", "m1", "", ""};
const StandingFact held{"strategy-meeting", "m1", "held-date", "2026-04-09"};
const StandingFact minutes{"strategy-meeting", "m1", "minutes", "recorded"};

/// Of a duty that all four decided and none does now.
std::string of_old(const RecordTonight& record) {
    const Standing before = standing_by({category, meeting, held, minutes});
    const Standing after = standing_by({});
    return changed_facts(&before, &after, &record);
}

} // namespace

BOOST_AUTO_TEST_SUITE(history_record_tonight)

BOOST_AUTO_TEST_CASE(what_decided_and_is_still_there_is_not_gone) {
    RecordTonight record;
    record.recorded = facts_text({category, meeting, held, minutes});
    BOOST_TEST(of_old(record) ==
               "concern c1 category: 2 (still recorded, no longer decides); strategy-meeting m1 (still "
               "recorded, no longer decides); strategy-meeting m1 held-date: 2026-04-09 (still "
               "recorded, no longer decides); strategy-meeting m1 minutes (still recorded, no longer "
               "decides)");
}

BOOST_AUTO_TEST_CASE(what_decided_and_is_not_there_is_no_longer_recorded) {
    BOOST_TEST(of_old(RecordTonight()) ==
               "concern c1 category (no longer recorded; was 2); strategy-meeting m1 (no longer "
               "recorded); strategy-meeting m1 held-date (no longer recorded; was "
               "2026-04-09); strategy-meeting m1 minutes (no longer recorded)");
}

BOOST_AUTO_TEST_CASE(another_value_one_nobody_can_read_and_one_that_is_not_exported_are_told_apart) {
    RecordTonight record;
    record.recorded = facts_text({{"concern", "c1", "category", "3"}, meeting});
    record.unreadable = facts_text({{"strategy-meeting", "m1", "held-date", ""}});
    record.not_exported = facts_text({{"strategy-meeting", "", "minutes", ""}});
    BOOST_TEST(of_old(record) ==
               "concern c1 category: 3 (was 2; no longer decides); strategy-meeting m1 (still recorded, "
               "no longer decides); strategy-meeting m1 held-date (cannot be read; was 2026-04-09); "
               "strategy-meeting m1 minutes (no longer exported)");
    record = RecordTonight();
    record.not_exported = facts_text({{"strategy-meeting", "", "", ""}});
    BOOST_TEST(of_old(record) == "concern c1 category (no longer recorded; was 2); strategy-meeting m1 (no longer "
                                 "exported); strategy-meeting m1 held-date (no longer exported; was 2026-04-09); "
                                 "strategy-meeting m1 minutes (no longer exported)");
}

BOOST_AUTO_TEST_CASE(where_nobody_looked_nothing_is_said_of_the_record) {
    const Standing before = standing_by({category, meeting});
    const Standing after = standing_by({held});
    BOOST_TEST(
        changed_facts(&before, &after, nullptr) ==
        "strategy-meeting m1 held-date: 2026-04-09 (now decides); concern c1 category (no longer decides; was 2); "
        "strategy-meeting m1 (no longer decides)");
    BOOST_TEST(changed_facts(&before, &before, nullptr) == "");
    BOOST_TEST(changed_facts(nullptr, nullptr, nullptr) == "");
}

BOOST_AUTO_TEST_CASE(what_decides_now_is_new_only_where_that_is_certain) {
    const Standing before = standing_by({category});
    const Standing after = standing_by({{"concern", "c1", "category", "3"}, meeting, held});
    RecordTonight record;
    record.recorded = after.facts;
    record.added = facts_text({held});
    BOOST_TEST(changed_facts(&before, &after, &record) ==
               "concern c1 category: 3 (was 2); strategy-meeting m1 (now decides); strategy-meeting m1 held-date: "
               "2026-04-09 (not recorded before)");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
