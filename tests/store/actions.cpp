// Actions in the store: kept as written, numbered once and for all, cleaned of erased cases, left by retention.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "store/database.hpp"
#include "store/schema.hpp"
#include "tests/history/action_sample.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests::stored {

namespace data = boost::unit_test::data;

namespace {

/// With something in every field.
Action full_action() {
    Action action = sample_action();
    action.source.team = "Children's \"services\", north";
    action.owners = {"head of service; acting", "L&C\\,{}"};
    action.due = agreed("31,03,17");
    action.review = agreed("2026-09");
    action.how_done = "M\xc3\xafnutes";
    action.how_worked = "<b>NULL</b>";
    return action;
}

ActionEntry full_entry() {
    ActionEntry entry = evidence_of(ActionEntryKind::done, "2026-05-01");
    entry.recorded = day("2026-05-04");
    entry.date = agreed("2026-06-01").when;
    entry.reason = "A reason\nof two lines";
    entry.place = 3;
    entry.is_imported = true;
    return entry;
}

} // namespace

BOOST_AUTO_TEST_SUITE(store_actions)

BOOST_DATA_TEST_CASE(they_are_kept_as_they_were_written, data::make(databases), database) {
    const StorePlace place(database);
    ActionRecords records = {{full_action(), sample_action(2)}, {}};
    ActionRecords entries = {{}, {full_entry(), entry_of(ActionEntryKind::reopened, "2026-05-05", "Why.")}};
    {
        const auto store = place.open();
        BOOST_TEST((store->actions() == ActionRecords()));
        records = store->add(records);
        entries = store->add(entries);
    }
    BOOST_TEST(records.first.at(0).number == 1);
    BOOST_TEST(records.first.at(1).number == 2);
    BOOST_TEST(entries.entries.at(0).number == 1);
    BOOST_TEST(entries.entries.at(1).number == 2);
    const auto store = place.open();
    BOOST_TEST((store->actions() == ActionRecords{records.first, entries.entries}));
    BOOST_TEST(store->check_integrity() == "");
}

BOOST_DATA_TEST_CASE(an_entry_about_no_action_is_a_fault_of_the_store, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    ActionEntry lost = full_entry();
    lost.action = 2;
    store->add({{full_action()}, {full_entry(), lost}});
    BOOST_TEST(store->check_integrity().ends_with("is not whole: entries are about an action that is not there (1)"),
               store->check_integrity());
}

BOOST_DATA_TEST_CASE(an_erased_case_is_named_nowhere_in_them, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    const std::string id = "C-0019";
    Action naming = full_action();
    naming.source.label = "review-" + id;
    naming.source.team = "the team of " + id;
    naming.recommendation = id;
    naming.text = "Ask in " + id + ", not in C-00190.";
    naming.owners = {"lead of " + id, "all"};
    naming.due = {std::nullopt, "before " + id};
    naming.review = {std::nullopt, "after " + id};
    naming.how_done = naming.how_worked = id;
    ActionEntry entry = full_entry();
    entry.text = entry.by = entry.reason = "as in " + id;
    store->add({{naming}, {entry}});
    store->erase_case(id, erasure("case"));
    const Action clean = store->actions().first.front();
    BOOST_TEST(clean.text == "Ask in (erased), not in C-00190.");
    BOOST_TEST(clean.owners == (std::vector<std::string>{"lead of (erased)", "all"}));
    BOOST_TEST(clean.source.label == "review-(erased)");
    BOOST_TEST(store->actions().entries.front().reason == "as in (erased)");
    std::string all = everything(*store);
    for (std::size_t at = all.find("C-00190"); at != std::string::npos; at = all.find("C-00190")) all.erase(at, 7);
    BOOST_TEST(all.find(id) == std::string::npos, all);
}

BOOST_DATA_TEST_CASE(retention_leaves_them, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    for (const std::int64_t number : {1, 2}) {
        const auto night = store->begin_night();
        const std::vector<Document> documents = {document("islington-hsb")};
        night->add_documents(documents);
        night->add(sweep(number));
        night->commit();
    }
    const ActionRecords kept = store->add({{full_action()}, {full_entry()}});
    store->erase_before(2, erasure("retention"));
    BOOST_TEST(store->sweeps().size() == 1U);
    BOOST_TEST((store->actions() == kept));
}

BOOST_DATA_TEST_CASE(a_history_without_actions_takes_the_step_and_has_none, data::make(databases), database) {
    const StorePlace place(database);
    constexpr std::size_t before_actions = 4;
    {
        const auto earlier = Database::open(place.address(), true);
        earlier->run(earlier->with_types("CREATE TABLE schema_steps (number BIGINT PRIMARY KEY, title TEXT NOT NULL)"));
        for (const SchemaStep& step : schema_steps().first(before_actions)) {
            for (const std::string_view statement : step.statements)
                earlier->run(earlier->with_types(std::string(statement)));
            earlier->run("INSERT INTO schema_steps (number, title) VALUES ($1, 'as it was')",
                         {std::to_string(step.number)});
        }
    }
    const auto store = place.open();
    BOOST_TEST(store->schema_version() == static_cast<int>(schema_steps().size()));
    BOOST_TEST((store->actions() == ActionRecords()));
    BOOST_TEST(store->add({{full_action()}, {}}).first.front().number == 1);
    BOOST_TEST(store->check_integrity() == "");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::stored
