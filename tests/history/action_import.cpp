// What a source's file says, held against what is kept: nothing twice, every change told, nothing undone in silence.
#include "history/action_import.hpp"

#include <boost/test/unit_test.hpp>

#include "history/actions.hpp"
#include "tests/history/action_sample.hpp"
#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

using Is = ImportedAction::Is;

ProposedAction proposed(const Action& action) {
    ProposedAction row;
    row.action = action;
    row.action.number = 0;
    row.is_given = {true, true, true, true, false, false};
    return row;
}

/// What is kept, file after file.
class Kept {
  public:
    ActionImport import(const std::vector<ProposedAction>& rows, std::string_view today = "2026-04-10") {
        const ActionImport result = compare_import(records_, rows, day(today));
        records_.first.insert(records_.first.end(), result.to_record.first.begin(), result.to_record.first.end());
        for (const ActionEntry& entry : result.to_record.entries) note(entry);
        return result;
    }
    void note(ActionEntry entry) {
        entry.number = static_cast<std::int64_t>(records_.entries.size()) + 1;
        records_.entries.push_back(entry);
    }
    [[nodiscard]] Action now() const { return actions_on(day("2027-01-01"), records_).front(); }

  private:
    ActionRecords records_;
};

Action due_on(std::string_view written) {
    Action action = sample_action();
    action.due = agreed(written);
    return action;
}

ActionEntry answer(std::string_view date, std::string_view on = "2026-04-11") {
    ActionEntry entry = entry_of(ActionEntryKind::due, on);
    entry.date = agreed(date).when;
    return entry;
}

} // namespace

BOOST_AUTO_TEST_SUITE(action_imports)

BOOST_AUTO_TEST_CASE(the_same_file_again_adds_nothing) {
    Kept kept;
    const std::vector<ProposedAction> rows = {proposed(sample_action(1)), proposed(sample_action(2))};
    const ActionImport first = kept.import(rows);
    BOOST_TEST((first.rows.at(1).is == Is::added));
    BOOST_TEST(first.rows.at(1).action.number == 2);
    const ActionImport again = kept.import(rows);
    BOOST_TEST((again.rows.at(0).is == Is::as_before));
    BOOST_TEST((again.to_record == ActionRecords()));
}

BOOST_AUTO_TEST_CASE(without_an_id_the_same_team_and_text_are_the_same_action) {
    Kept kept;
    Action action = sample_action();
    action.recommendation.clear();
    action.source.team = "Children's services, north";
    kept.import({proposed(action)});
    BOOST_TEST((kept.import({proposed(action)}).rows.front().is == Is::as_before));
    Action other_team = action;
    other_team.source.team = "Children's services, south";
    BOOST_TEST((kept.import({proposed(other_team)}).rows.front().is == Is::added));
    Action other_source = action;
    other_source.source.label = "maca-hsb-2018";
    BOOST_TEST((kept.import({proposed(other_source)}).rows.front().is == Is::added));
}

BOOST_AUTO_TEST_CASE(what_the_source_says_otherwise_is_a_change_and_told) {
    Kept kept;
    kept.import({proposed(sample_action())});
    Action changed = due_on("2026-07-31");
    changed.text = "Check that every plan names risk and owner.";
    const ActionImport told = kept.import({proposed(changed)}, "2026-05-02");
    BOOST_TEST((told.rows.front().is == Is::changed));
    const std::vector<ActionChange> expected = {
        {day("2026-05-02"), "text", "Check that every plan names the risk.",
         "Check that every plan names risk and owner.", "", true},
        {day("2026-05-02"), "due", "Tue 30 Jun 2026", "Fri 31 Jul 2026", "", true}};
    BOOST_TEST((told.rows.front().changes == expected));
    BOOST_TEST((kept.import({proposed(changed)}).rows.front().is == Is::as_before));
}

BOOST_AUTO_TEST_CASE(a_column_that_the_file_does_not_have_changes_nothing) {
    Kept kept;
    kept.import({proposed(sample_action())});
    ProposedAction row = proposed(sample_action());
    row.action.review = {};
    row.is_given.at(static_cast<std::size_t>(ActionEntryKind::review)) = false;
    BOOST_TEST((kept.import({row}).rows.front().is == Is::as_before));
    row.is_given.at(static_cast<std::size_t>(ActionEntryKind::review)) = true;
    BOOST_TEST((kept.import({row}).rows.front().is == Is::changed));
}

BOOST_AUTO_TEST_CASE(an_answered_question_is_not_asked_again_nor_undone) {
    Kept kept;
    BOOST_TEST(kept.import({proposed(due_on("31,03,17"))}).rows.front().asks_due);
    BOOST_TEST(kept.import({proposed(due_on("31,03,17"))}).rows.front().asks_due);
    kept.note(answer("2017-03-31"));
    const ActionImport again = kept.import({proposed(due_on("31,03,17"))}, "2026-04-12");
    BOOST_TEST((again.rows.front().is == Is::as_before));
    BOOST_TEST(!again.rows.front().asks_due);
    BOOST_TEST(words_of(kept.now().due) == "Fri 31 Mar 2017");
}

BOOST_AUTO_TEST_CASE(a_date_that_was_moved_here_stays_until_the_source_says_otherwise) {
    Kept kept;
    kept.import({proposed(due_on("2026-06-30"))});
    kept.note(answer("2026-08-31"));
    kept.import({proposed(due_on("2026-06-30"))}, "2026-04-12");
    BOOST_TEST(words_of(kept.now().due) == "Mon 31 Aug 2026");
    const ActionImport told = kept.import({proposed(due_on("2026-07-31"))}, "2026-04-13");
    BOOST_TEST((told.rows.front().is == Is::changed));
    BOOST_TEST(told.rows.front().changes.front().was == "Mon 31 Aug 2026");
    BOOST_TEST(words_of(kept.now().due) == "Fri 31 Jul 2026");
}

BOOST_AUTO_TEST_CASE(what_is_done_is_not_asked_about_and_what_is_in_no_row_is_named) {
    Kept kept;
    kept.import({proposed(due_on("ASAP")), proposed(sample_action(2))});
    kept.note(evidence_of(ActionEntryKind::done, "2026-04-11"));
    const ActionImport next = kept.import({proposed(due_on("ASAP"))}, "2026-04-12");
    BOOST_TEST(!next.rows.front().asks_due);
    BOOST_REQUIRE(next.not_named.size() == 1U);
    BOOST_TEST(next.not_named.front().number == 2);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
