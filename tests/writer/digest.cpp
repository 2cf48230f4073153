// The morning digest: right counts, the published shape, and nothing in it that could name a child.
#include "writer/digest.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "base/file.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/golden.hpp"
#include "tests/history/action_sample.hpp"
#include "tests/history/history_sample.hpp"
#include "tests/places.hpp"
#include "tests/writer/schema.hpp"

namespace abide::tests {

namespace {

SweepRecord sweep() {
    SweepRecord sweep;
    sweep.number = 2;
    sweep.id = "2026-04-10-1";
    sweep.as_at = day("2026-04-10");
    sweep.finished = "2026-04-11T01:15:07Z";
    sweep.cases = 60;
    sweep.known_cases = 100;
    sweep.exports = {{"cases/north.xml", "", "Toytown", "demo", "", 40, 1, false},
                     {"cases/south.xml", "", "Toytown", "demo", "", 20, 2, false}};
    sweep.counts = {{"toy", "one", "north", State::cannot_tell, 3},
                    {"toy", "two", "south", State::cannot_tell, 4},
                    {"toy", "two", "south", State::breached, 9}};
    return sweep;
}

Standing standing_of(const std::string& id, State state, Severity severity, bool is_open, std::string_view due) {
    Standing standing;
    standing.duty = duty_of(id);
    standing.duty.record_id = id;
    standing.team = id;
    standing.state = state;
    standing.severity = severity;
    standing.is_open = is_open;
    standing.due = day(due);
    standing.clauses = id;
    standing.items = id + " breached not-done";
    standing.missing = "concern.category " + id + " missing";
    standing.facts = id;
    return standing;
}

/// Every id, team and fact is `id`.
MorningDigest digest_with(const std::string& id) {
    const Toy toy;
    MorningDigest digest = morning_digest_of(sweep(), toy.calendar);
    digest.set = "/srv/abide/sets/2026-04-10-1";
    for (const Category category : {Category::new_, Category::new_, Category::held, Category::updated}) {
        Transition one = transition_of(id, category);
        one.duty.record_id = id;
        one.team = id;
        one.clauses = id;
        one.causes = {{CauseKind::record_changed, id}};
        count(one, digest);
    }
    count(transition_of(id, Category::new_, Severity::critical), digest);
    count(standing_of(id, State::breached, Severity::critical, true, "2026-04-09"), digest);
    count(standing_of(id, State::met, Severity::critical, false, "2026-04-09"), digest);
    count(standing_of(id, State::due_soon, Severity::high, true, "2026-04-13"), digest);
    count(standing_of(id, State::not_yet_due, Severity::high, false, "2026-04-17"), digest);
    count(standing_of(id, State::not_yet_due, Severity::high, false, "2026-04-18"), digest);
    count(standing_of(id, State::breached, Severity::high, true, "2026-04-10"), digest);
    std::vector<Action> actions;
    for (const char* due :
         {"2026-03-31", "31,03,17", "2026-04-10", "Apr 2026", "2026-04-24", "2026-04-25", "2026-02"}) {
        Action& action = actions.emplace_back(sample_action(static_cast<std::int64_t>(actions.size()) + 1));
        action.due = agreed(due);
        action.source.team = action.text = action.how_done = action.how_worked = id;
        action.barriers = {{id, day("2026-04-01"), {}}};
        action.milestones = {{id, {}, {}}};
        action.changes = {{day("2026-04-01"), "due", id, id, id, false}};
    }
    actions.back().owners.clear();
    actions.push_back(actions.front());
    actions.back().number = 8;
    actions.back().closed = day("2026-04-01");
    actions.back().done = {{id, id, day("2026-04-01"), day("2026-04-01")}};
    note_actions(actions, digest);
    digest.expiring = 2;
    digest.overdue = 1;
    return digest;
}

std::string published_schema() { return read_file((repository() / "src/writer/digest.schema.json").string()); }

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

BOOST_AUTO_TEST_SUITE(digests)

BOOST_AUTO_TEST_CASE(a_night_as_approved) {
    MorningDigest digest = digest_with("C-0019");
    check_golden("writer/digest.txt", digest_text(digest));
    check_golden("writer/digest.json", digest_json(digest));
}

BOOST_AUTO_TEST_CASE(it_counts_what_happened_and_what_is_near) {
    const MorningDigest digest = digest_with("C-0019");
    BOOST_TEST(digest.by_category.at(static_cast<std::size_t>(Category::new_)) == 3U);
    BOOST_TEST(digest.new_by_severity.at(static_cast<std::size_t>(Severity::critical)) == 1U);
    BOOST_TEST(digest.new_by_severity.at(static_cast<std::size_t>(Severity::high)) == 2U);
    BOOST_TEST(digest.open_by_severity.at(static_cast<std::size_t>(Severity::critical)) == 1U);
    BOOST_TEST((digest.near == day("2026-04-17")));
    BOOST_TEST(digest.due_near == 2U); // neither the breached one nor that of the day after
    BOOST_TEST(digest.cannot_tell == 7U);
    BOOST_TEST(digest.refused == 3U);
}

BOOST_AUTO_TEST_CASE(actions_are_named_by_number_source_and_owners_the_longest_overdue_first) {
    const MorningDigest digest = digest_with("C-0019");
    const auto numbers = [](const std::vector<DigestAction>& list) {
        std::string all;
        for (const DigestAction& one : list) all += one.number + " ";
        return all;
    };
    BOOST_TEST(numbers(digest.actions_overdue) == "R-7 R-1 "); // neither what is questioned nor what is closed
    BOOST_TEST(numbers(digest.actions_due) == "R-3 R-5 ");     // a month's end, and the day after, lie beyond
}

BOOST_AUTO_TEST_CASE(of_many_actions_the_first_are_named_and_the_rest_counted) {
    MorningDigest digest = digest_with("C-0019");
    for (DigestAction more = digest.actions_overdue.front(); digest.actions_overdue.size() < 9;)
        digest.actions_overdue.push_back(more);
    digest.actions_due = digest.actions_overdue;
    digest.shrunk = digest.is_late = true;
    digest.held_cases = 4;
    const std::string text = digest_text(digest);
    BOOST_TEST(holds(text, "Actions overdue             9\n  R-7 of maca-hsb-2017 6.0-7, due Feb 2026: not stated\n"));
    BOOST_TEST(holds(text, "  and 4 more\nActions due soon            9 within 10 working days\n"));
    BOOST_TEST(std::ranges::count(text, '\n') <= 40);
}

BOOST_AUTO_TEST_CASE(no_id_goes_into_it_ordinary_or_hostile) {
    std::vector<std::string> ids(hostile_texts().begin(), hostile_texts().end());
    for (const char* id : {"C-0019", "north", "W-12", "Amina Okafor", "19/4471", "concern-c1", "Ö-7", "\x1b[2J"})
        ids.emplace_back(id);
    const MorningDigest usual = digest_with("anybody");
    for (const std::string& id : ids) {
        const MorningDigest digest = digest_with(id);
        // The same counts give the same bytes, whatever the ids: none of them can be there.
        BOOST_TEST((digest_text(digest) == digest_text(usual)), id);
        BOOST_TEST((digest_json(digest) == digest_json(usual)), id);
        if (id.size() < 4) continue; // "---" or "# x" may stand in any text
        BOOST_TEST(!holds(digest_text(digest), id), id);
        BOOST_TEST(!holds(digest_json(digest), id), id);
    }
    for (const char* word : {"anybody", "c1", "strategy", "toy", "north", "5.3-1"}) {
        BOOST_TEST(!holds(digest_text(usual), word), word);
        BOOST_TEST(!holds(digest_json(usual), word), word);
    }
}

BOOST_AUTO_TEST_CASE(its_json_has_the_published_shape) {
    for (const std::string& fault : schema_faults(published_schema(), digest_json(digest_with("C-0019"))))
        BOOST_ERROR(fault);
    for (const std::string& fault : schema_faults(published_schema(), digest_json(MorningDigest()))) BOOST_ERROR(fault);
    BOOST_TEST(!schema_faults(published_schema(), R"({"schema":1,"case":"C-0019"})").empty());
}

BOOST_AUTO_TEST_CASE(a_shrunk_export_and_a_late_night_are_said_first_and_it_stays_short) {
    MorningDigest digest = digest_with("C-0019");
    BOOST_TEST(!holds(digest_text(digest), "SHRUNK"));
    BOOST_TEST(!holds(digest_text(digest), "LATE"));
    digest.shrunk = true;
    digest.is_late = true;
    const std::string text = digest_text(digest);
    BOOST_TEST(text.starts_with("Abide sweep 2026-04-10-1, as at Fri 10 Apr 2026\n"
                                "LATE: this sweep did not come when it should have.\n"
                                "SHRUNK: the exports held 60 cases; 100 were known. Nothing was resolved.\n"));
    BOOST_TEST(std::ranges::count(text, '\n') <= 40);
    BOOST_TEST(holds(digest_json(digest), "\"shrunk\":true,\"late\":true"));
}

BOOST_AUTO_TEST_CASE(beyond_the_calendar_what_is_due_cannot_be_told) {
    SweepRecord far = sweep();
    far.as_at = day("2028-12-29");
    const Toy toy;
    MorningDigest digest = morning_digest_of(far, toy.calendar);
    count(standing_of("C-1", State::due_soon, Severity::high, true, "2028-12-29"), digest);
    BOOST_TEST(holds(digest_text(digest), "Due within 5 working days   cannot be told: the calendar ends before\n"));
    BOOST_TEST(holds(digest_json(digest), "\"due_within_5_working_days\":null"));
    BOOST_TEST(holds(digest_text(digest), "Actions due soon            cannot be told: the calendar ends before\n"));
    BOOST_TEST(holds(digest_json(digest), "\"actions_due_within_10_working_days\":null"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
