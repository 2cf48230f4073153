// When answers about clauses for people are due: counted from the last one, and overdue on the day after.
#include "history/attestations.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>

namespace abide::tests {

namespace {

Day on(int year, unsigned month, unsigned day) { return day_of(year, month, day).value(); }

/// A procedure of two clauses for people, one of them asked every three months (from 2026 on: every month).
struct Asked {
    Procedure procedure;
    std::vector<Attestation> given;

    Asked() {
        procedure.id = "hsb";
        auto every = std::make_unique<Setting>();
        every->id = "panel-asked-every";
        every->unit = Unit::months;
        every->values = {{parse_when("2016-12").value(), 3, ""}, {parse_when("2026-01-01").value(), 1, ""}};
        Clause learning;
        learning.id = "2-1";
        learning.status = ClauseStatus::for_people;
        Clause panel = learning;
        panel.id = "7-7";
        panel.says = "It organises disruption.";
        panel.asked_of = "panel chair";
        panel.every = every.get();
        procedure.settings.push_back(std::move(every));
        procedure.clauses = {learning, panel};
    }
    void answer(std::int64_t number, Day day, const std::string& words, const std::string& clause = "7-7") {
        given.push_back({number, "hsb", clause, "panel chair", day, words, ""});
    }
    [[nodiscard]] AttestationDue as_at(Day day, std::optional<Day> since = std::nullopt) const {
        const std::vector<AskedClause> asked = asked_clauses(procedure);
        const std::vector<AttestationDue> due = attestations_due(asked, given, day, since);
        BOOST_REQUIRE(due.size() == 1U);
        return due.front();
    }
};

std::string words_of(const std::optional<Day>& day) { return day ? iso(*day) : "none"; }

} // namespace

BOOST_AUTO_TEST_SUITE(history)
BOOST_AUTO_TEST_SUITE(attestations)

BOOST_FIXTURE_TEST_CASE(only_clauses_with_a_role_are_asked, Asked) {
    const std::vector<AskedClause> asked = asked_clauses(procedure);
    BOOST_REQUIRE(asked.size() == 1U);
    BOOST_TEST(asked[0].procedure == "hsb");
    BOOST_TEST(asked[0].clause == "7-7");
    BOOST_TEST(asked[0].says == "It organises disruption.");
    BOOST_TEST(asked[0].role == "panel chair");
}

BOOST_FIXTURE_TEST_CASE(the_next_answer_is_due_an_interval_after_the_last, Asked) {
    answer(1, on(2025, 2, 10), "partly");
    answer(2, on(2025, 5, 1), "yes");
    const AttestationDue in_time = as_at(on(2025, 8, 1));
    BOOST_TEST(in_time.last->answer == "yes");
    BOOST_TEST(words_of(in_time.due) == "2025-08-01");
    BOOST_TEST(words_of(in_time.overdue_since) == "none");
    BOOST_TEST(words_of(as_at(on(2025, 8, 2)).overdue_since) == "2025-08-02");
    BOOST_TEST(words_of(as_at(on(2025, 12, 2)).overdue_since) == "2025-08-02");
}

BOOST_FIXTURE_TEST_CASE(an_earlier_day_knows_only_the_answers_up_to_it, Asked) {
    answer(2, on(2025, 5, 1), "yes");
    answer(1, on(2025, 2, 10), "no");
    BOOST_TEST(as_at(on(2025, 4, 30)).last->answer == "no");
    BOOST_TEST(as_at(on(2025, 5, 1)).last->answer == "yes");
    BOOST_TEST(!as_at(on(2025, 2, 9)).last);
}

BOOST_FIXTURE_TEST_CASE(of_two_answers_of_one_day_the_last_recorded_counts, Asked) {
    answer(4, on(2025, 5, 1), "no");
    answer(3, on(2025, 5, 1), "yes");
    BOOST_TEST(as_at(on(2025, 6, 1)).last->answer == "no");
    answer(5, on(2025, 5, 1), "partly");
    BOOST_TEST(as_at(on(2025, 6, 1)).last->answer == "partly");
}

BOOST_FIXTURE_TEST_CASE(answers_about_another_clause_are_no_answer, Asked) {
    answer(1, on(2025, 5, 1), "yes", "7-8");
    given.push_back({2, "other", "7-7", "panel chair", on(2025, 5, 1), "yes", ""});
    BOOST_TEST(!as_at(on(2025, 6, 1)).last);
}

BOOST_FIXTURE_TEST_CASE(what_was_never_answered_is_due_an_interval_after_it_was_first_asked, Asked) {
    BOOST_TEST(words_of(as_at(on(2025, 6, 1)).due) == "none");
    BOOST_TEST(words_of(as_at(on(2025, 6, 1)).overdue_since) == "none");
    const AttestationDue due = as_at(on(2025, 6, 1), on(2025, 1, 15));
    BOOST_TEST(!due.last);
    BOOST_TEST(words_of(due.due) == "2025-04-15");
    BOOST_TEST(words_of(due.overdue_since) == "2025-04-16");
}

BOOST_FIXTURE_TEST_CASE(the_interval_is_the_one_in_force_when_it_was_answered, Asked) {
    answer(1, on(2025, 12, 31), "yes");
    BOOST_TEST(words_of(as_at(on(2026, 2, 1)).due) == "2026-03-31");
    answer(2, on(2026, 1, 31), "yes");
    BOOST_TEST(words_of(as_at(on(2026, 2, 1)).due) == "2026-02-28"); // months end where the month does
}

BOOST_FIXTURE_TEST_CASE(an_interval_in_days_is_counted_in_days, Asked) {
    procedure.settings.front()->unit = Unit::days;
    answer(1, on(2025, 12, 1), "yes");
    BOOST_TEST(words_of(as_at(on(2025, 12, 2)).due) == "2025-12-04");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
