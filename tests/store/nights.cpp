// What is written into a store on a night is read back, in either database, or never was.
#include <unistd.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "store/schema.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests::stored {

namespace data = boost::unit_test::data;

namespace {

/// A first night with a case of two duties, one of them a finding, and a case of one.
void write_first_night(Store& store) {
    const auto night = store.begin_night();
    SweepRecord first = sweep(1);
    first.counts = counts_of({State::met, State::breached, State::met});
    const std::vector<Document> documents = {document("islington-hsb"), document("islington-hsb")};
    night->add_documents(documents);
    night->add(first);
    night->add_standings(1, {standing(duty("C-2", 1), State::met), standing(duty("C-2", 2), State::breached)});
    night->add_standings(1, {standing(duty("C-1", 3), State::met)});
    const std::vector<Transition> moved = {transition(1, duty("C-2", 2))};
    night->add_transitions(moved);
    const std::vector<KnownCase> cases = {known_case("C-2"), known_case("C-1")};
    night->put_cases(cases);
    night->commit();
}

std::vector<KnownStanding> known_to(Store& store, std::vector<std::string>& names) {
    std::vector<KnownStanding> known;
    store.each_known([&](const KnownStanding& one) {
        known.push_back(one);
        names.emplace_back(one.case_id);
    });
    return known;
}

std::vector<std::string> open_on(Store& store, std::int64_t sweep) {
    std::vector<std::string> open;
    store.each_open(sweep, [&](const Standing& one, Day since) {
        open.push_back(one.duty.record_id + " " + std::string(name_of(one.state)) + " since " + iso(since));
    });
    return open;
}

} // namespace

BOOST_AUTO_TEST_SUITE(store_nights)

BOOST_DATA_TEST_CASE(a_night_is_read_back_as_it_was_written, data::make(databases), database) {
    const StorePlace place(database);
    write_first_night(*place.open());
    const auto store = Store::open_existing(place.address());
    SweepRecord written = sweep(1);
    written.counts = counts_of({State::met, State::breached, State::met});
    BOOST_TEST((store->last_sweep() == written));
    BOOST_TEST((store->sweep(1) == written));
    BOOST_TEST(!store->sweep(2).has_value());
    written.exports.clear();
    written.outputs.clear();
    written.counts.clear();
    BOOST_TEST((store->sweeps() == std::vector<SweepRecord>{written}));
    BOOST_TEST(store->document(document("islington-hsb").sha256).value().text == document("islington-hsb").text);
    BOOST_TEST((store->cases() == std::vector<KnownCase>{known_case("C-1"), known_case("C-2")}));
    BOOST_TEST((store->transitions(0, 1) == std::vector<Transition>{transition(1, duty("C-2", 2))}));
    BOOST_TEST(store->transitions(1, 9).empty());
    BOOST_TEST(store->check_integrity() == "");
}

BOOST_DATA_TEST_CASE(what_stands_now_is_known_by_case, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    write_first_night(*store);
    std::vector<std::string> names;
    const std::vector<KnownStanding> known = known_to(*store, names);
    BOOST_TEST(names == (std::vector<std::string>{"C-1", "C-2", "C-2"}), boost::test_tools::per_element());
    BOOST_TEST(known.at(0).digest == standing(duty("C-1", 3), State::met).digest);
    BOOST_TEST(known.at(0).fingerprint == 0xf000000000000003U);
    BOOST_TEST(!known.at(0).open_since.has_value());
    BOOST_TEST(known.at(2).is_open);
    BOOST_TEST((known.at(2).exceptions == ExceptionNumbers{7, 12}));
    BOOST_TEST(known.at(0).exceptions.empty());
    BOOST_TEST(iso(known.at(2).open_since.value()) == "2026-04-10");
    const std::vector<std::int64_t> ids = {known.at(2).id, known.at(0).id, known.at(2).id};
    const std::vector<Standing> whole = store->standings(ids);
    BOOST_TEST((whole.at(0) == standing(duty("C-2", 2), State::breached).standing));
    BOOST_TEST((whole.at(1) == standing(duty("C-1", 3), State::met).standing));
    BOOST_TEST((whole.at(2) == whole.at(0)));
}

BOOST_DATA_TEST_CASE(every_night_there_was_can_be_put_together_again, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    write_first_night(*store);
    std::vector<std::string> names;
    const std::int64_t breached = known_to(*store, names).at(2).id;
    {
        const auto night = store->begin_night();
        SweepRecord second = sweep(2);
        second.counts = counts_of({State::met, State::met_late, State::met});
        night->add(second);
        night->end_standings(2, {{breached}});
        night->add_standings(2, {standing(duty("C-2", 2), State::met_late)});
        night->commit();
    }
    BOOST_TEST(open_on(*store, 1) == std::vector<std::string>{"C-2/c2 breached since 2026-04-10"});
    BOOST_TEST(open_on(*store, 2) == std::vector<std::string>{"C-2/c2 met-late since 2026-04-10"});
    BOOST_TEST(store->was_open(duty("C-2", 2)));
    BOOST_TEST(!store->was_open(duty("C-2", 1)));
    BOOST_TEST(!store->was_open(duty("C-2", 2, 2)));
    BOOST_TEST(store->check_integrity() == "");
}

BOOST_DATA_TEST_CASE(a_night_that_is_not_committed_never_was, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    write_first_night(*store);
    const std::string before = everything(*store);
    {
        const auto night = store->begin_night();
        night->add(sweep(2));
        night->add_standings(2, {standing(duty("C-9", 1), State::met)});
        const std::vector<KnownCase> gone = {known_case("C-9")};
        night->put_cases(gone);
    }
    BOOST_TEST(everything(*store) == before);
}

BOOST_DATA_TEST_CASE(decisions_and_answers_are_numbered_once_and_for_all, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    Exception first = exception(duty("C-2", 2), "2026-04-10", "2026-05-10");
    first.due = day("2026-04-09");
    first.start = day("2026-03-09");
    first.facts = "referral\treferral#1\tdate\t2026-03-09\n";
    first.recorded = day("2026-04-12");
    BOOST_TEST(store->add(first) == 1);
    BOOST_TEST(store->add(first) == 2);
    store->prune_exceptions({{2}}, day("2026-04-19"));
    BOOST_TEST(store->add(first) == 3);
    store->expire_exception(1, day("2026-04-20"));
    first.number = 1;
    first.expired = day("2026-04-20");
    BOOST_TEST((store->exceptions().front() == first));
    BOOST_TEST(store->exceptions().size() == 2);
    Exception second = first;
    second.number = 2;
    second.expired.reset();
    second.pruned = day("2026-04-19");
    second.pruning = 1;
    BOOST_TEST((store->all_exceptions().at(1) == second));
    store->prune_exceptions({{2, 3}}, day("2026-04-21"));
    BOOST_TEST((store->all_exceptions().at(1) == second)); // taken out once
    BOOST_TEST(store->all_exceptions().at(2).pruning == 2);
    Attestation given{0, "islington-hsb", "5.3-1", "safeguarding lead", day("2026-04-10"), "partly", ""};
    BOOST_TEST(store->add(given) == 1);
    given.number = 1;
    BOOST_TEST((store->attestations() == std::vector<Attestation>{given}));
}

BOOST_DATA_TEST_CASE(the_tables_are_as_they_are_described, data::make(databases), database) {
    const StorePlace place(database);
    (void)place.open();
    const auto store = Database::open(place.address(), false);
    for (const TableMeaning& table : table_meanings()) {
        BOOST_TEST_CONTEXT(table.name) {
            BOOST_TEST(store->columns_of(std::string(table.name)) == columns_of(table.name),
                       boost::test_tools::per_element());
            for (const ColumnMeaning& column : table.columns) BOOST_TEST(column.meaning.ends_with('.'), column.name);
        }
    }
}

BOOST_DATA_TEST_CASE(the_steps_of_the_schema_follow_each_other, data::make(databases), database) {
    const StorePlace place(database);
    int number = 0;
    for (const SchemaStep& step : schema_steps()) BOOST_TEST(step.number == ++number);
    BOOST_TEST(place.open()->schema_version() == number);
    BOOST_TEST(place.open()->schema_version() == number); // and a second time there is nothing to do
}

BOOST_AUTO_TEST_CASE(two_sweeps_do_not_write_into_one_postgresql_database) {
    const StorePlace place("postgresql");
    const auto one = place.open();
    BOOST_TEST(!one->lock_for_writing().has_value());
    {
        const auto other = place.open();
        const std::string holder = other->lock_for_writing().value_or("nobody");
        BOOST_TEST(holder.starts_with("abide on "), holder);
        BOOST_TEST(holder.find(", process " + std::to_string(::getpid())) != std::string::npos, holder);
    }
    BOOST_TEST(!one->lock_for_writing().has_value()); // it holds what it has
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::stored
