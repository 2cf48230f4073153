// Taking out: of an erased case no byte stays, what is kept stays explained, and what is too old goes.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "base/file.hpp"
#include "store/database.hpp"
#include "history/scrub.hpp"
#include "tests/history/action_sample.hpp"
#include "tests/store/server.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests::stored {

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

namespace {

/// Two nights over two cases; the kept one, C-1, names the other in a fact and in a transition.
std::unique_ptr<Store> two_nights(const StorePlace& place) {
    auto store = place.open();
    NewStanding naming = standing(duty("C-1", 1), State::breached);
    naming.standing.facts = "sibling-link s1 other-case C-0019\nsibling-link s2 other-case C-00190\n";
    naming.digest = digest_of(naming.standing);
    Transition moved = transition(2, duty("C-1", 1));
    moved.causes = {{CauseKind::record_changed, "case C-0019/m1 held-date: 2026-04-09"}};
    for (const std::int64_t number : {1, 2}) {
        const auto night = store->begin_night();
        SweepRecord tonight = sweep(number);
        const std::vector<Document> documents = {document("islington-hsb")};
        night->add_documents(documents);
        tonight.counts = counts_of({State::breached, number == 1 ? State::breached : State::met});
        tonight.outputs.push_back({"case-C-0019-2026-04-10.md", "cc", 99});
        night->add(tonight);
        if (number == 1) {
            night->add_standings(1, {naming, standing(duty("C-0019", 2), State::breached)});
            const std::vector<KnownCase> cases = {known_case("C-1"), known_case("C-0019")};
            night->put_cases(cases);
        } else {
            night->end_standings(2, {{2}});
            night->add_standings(2, {standing(duty("C-0019", 2), State::met)});
            const std::vector<Transition> all = {moved, transition(2, duty("C-0019", 2))};
            night->add_transitions(all);
        }
        night->commit();
    }
    store->add(exception(duty("C-0019", 2), "2026-04-10", "2026-05-10"));
    return store;
}

bool is_anywhere_in(const fs::path& folder, std::string_view text) {
    for (const auto& file : fs::recursive_directory_iterator(folder))
        if (file.is_regular_file() && read_file(file.path().string()).find(text) != std::string::npos) return true;
    return false;
}

/// So many of a case that pages are filled and given back, and some keep remains between their rows.
void add_many(Store& store) {
    const auto night = store.begin_night();
    night->add(sweep(3));
    std::vector<NewStanding> many;
    for (std::uint32_t i = 1; i <= 3000; ++i)
        many.push_back(standing(duty(i % 3 == 0 ? "ZQ-77" : "C-1", 5, i), State::met));
    night->add_standings(3, std::move(many));
    night->commit();
    ActionRecords actions;
    for (std::int64_t i = 1; i <= 300; ++i) {
        actions.first.push_back(sample_action(i));
        actions.first.back().text = "Ask in ZQ-77.";
        actions.entries.push_back(entry_of(ActionEntryKind::barrier, "2026-04-10", "ZQ-77 is away."));
    }
    (void)store.add(actions);
}

/// Where the shared server keeps a database.
fs::path folder_of(const std::string& name) {
    const PostgresqlServer& server = PostgresqlServer::shared();
    server.run("CHECKPOINT");
    const std::string id = server.answer("CAST(oid AS TEXT)", "FROM pg_database WHERE datname = '" + name + "'");
    return server.folder() / "data/base" / id;
}

std::string without(std::string text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word)) text.erase(at, word.size());
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(store_erasing)

BOOST_DATA_TEST_CASE(an_erased_case_is_gone_and_its_absence_explained, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = two_nights(place);
    Erasure wanted = erasure("case");
    wanted.reason = "The court ordered it for C-0019.";
    wanted.outputs = {"2026-04-10-1/case-C-0019-2026-04-10.md"};
    const Erasure done = store->erase_case("C-0019", wanted);
    BOOST_TEST(done.number == 1);
    BOOST_TEST(done.standings == 2);
    BOOST_TEST(done.transitions == 1);
    BOOST_TEST(done.exceptions == 1);
    BOOST_TEST(done.reason == "The court ordered it for (erased).");
    BOOST_TEST(done.outputs == std::vector<std::string>{"2026-04-10-1/case-(erased)-2026-04-10.md"});
    const std::vector<Erasure::Missing> missing = {{1, State::breached, 1}, {2, State::met, 1}};
    BOOST_TEST((done.missing == missing));
    BOOST_TEST((store->erasures() == std::vector<Erasure>{done}));
    BOOST_TEST(store->check_integrity() == "");
    // The id that only begins alike is another case's.
    BOOST_TEST(without(everything(*store), "C-00190").find("C-0019") == std::string::npos);
    const std::vector<std::int64_t> kept = {1};
    BOOST_TEST(store->standings(kept).front().facts ==
               "sibling-link s1 other-case (erased)\nsibling-link s2 other-case C-00190\n");
    BOOST_TEST(store->transitions(0, 9).front().causes.front().what == "case (erased)/m1 held-date: 2026-04-09");
    BOOST_TEST(store->sweep(1).value().outputs.back().file == "case-(erased)-2026-04-10.md");
}

BOOST_AUTO_TEST_CASE(no_byte_of_an_erased_case_stays_in_the_file) {
    const StorePlace place("sqlite");
    auto store = two_nights(place);
    add_many(*store);
    BOOST_TEST(is_anywhere_in(place.folder(), "ZQ-77"));
    BOOST_TEST(is_anywhere_in(place.folder(), "ZQ-77/c5"));
    store->erase_case("ZQ-77", erasure("case"));
    for (const bool is_open : {true, false}) {
        if (!is_open) store.reset();
        BOOST_TEST(!is_anywhere_in(place.folder(), "ZQ-77"));
    }
}

BOOST_AUTO_TEST_CASE(no_byte_of_an_erased_case_stays_in_a_database) {
    PostgresqlServer& server = PostgresqlServer::shared();
    const std::string address = server.new_address();
    const std::string name = name_of_database(address);
    const auto store = Store::open(address);
    add_many(*store);
    server.run("ANALYZE", name);
    const std::string statistics = "pg_stats WHERE CAST(most_common_vals AS TEXT) LIKE '%ZQ-77%'";
    BOOST_TEST(Database::open(address, false)->number("count(*)", "FROM " + statistics) > 0);
    BOOST_TEST(is_anywhere_in(folder_of(name), "ZQ-77"));
    store->erase_case("ZQ-77", erasure("case"));
    BOOST_TEST(!is_anywhere_in(folder_of(name), "ZQ-77"));
}

// What began before could still see the rows, and the server keeps them for it where it may.
BOOST_AUTO_TEST_CASE(no_byte_of_an_erased_case_is_kept_for_somebody_who_came_before) {
    const std::string address = new_postgresql_address();
    const auto store = Store::open(address);
    add_many(*store);
    const auto other = Database::open(address, false);
    const Transaction before(*other);
    other->run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    BOOST_TEST(other->number("count(*)", "FROM pg_class") > 0);
    store->erase_case("ZQ-77", erasure("case"));
    const auto path = [&](const std::string& table) {
        return Database::open(address, false)
            ->rows({{"pg_relation_filepath('" + table + "')"}, "", {}})
            .front()
            .front()
            .value();
    };
    PostgresqlServer::shared().run("CHECKPOINT");
    for (const char* table : {"standings", "standings_by_duty", "cases", "transitions"})
        BOOST_TEST(read_file((PostgresqlServer::shared().folder() / "data" / path(table)).string()).find("ZQ-77") ==
                       std::string::npos,
                   table);
}

BOOST_AUTO_TEST_CASE(who_does_not_own_the_tables_erases_nothing) {
    PostgresqlServer& server = PostgresqlServer::shared();
    const std::string address = server.new_address();
    const std::string name = name_of_database(address);
    add_many(*Store::open(address));
    make_role("sweeper");
    server.run("GRANT ALL ON ALL TABLES IN SCHEMA public TO sweeper", name);
    const auto store = Store::open(server.address(name, "sweeper"));
    BOOST_TEST(store->check_rights(false) == "");
    const std::string before = everything(*store);
    const std::string why = ": the role sweeper does not own the table action_entries, and only its owner can take "
                            "something out of it for good";
    BOOST_TEST(store->check_rights(true).ends_with(why), store->check_rights(true));
    const auto is_refused = [&](const Error& error) {
        return error.exit() == Exit::usage && std::string(error.what()).ends_with(why);
    };
    BOOST_CHECK_EXCEPTION((void)store->erase_case("ZQ-77", erasure("case")), Error, is_refused);
    BOOST_CHECK_EXCEPTION((void)store->erase_before(4, erasure("retention")), Error, is_refused);
    BOOST_TEST(everything(*store) == before);
}

BOOST_DATA_TEST_CASE(what_is_too_old_goes_and_what_holds_stays, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = two_nights(place);
    Exception over = exception(duty("C-1", 1), "2026-04-01", "2026-04-10");
    store->add(over);
    const Erasure done = store->erase_before(2, erasure("retention"));
    BOOST_TEST(done.standings == 1);
    BOOST_TEST(done.transitions == 0);
    BOOST_TEST(done.exceptions == 1);
    BOOST_TEST(store->sweeps().size() == 1);
    BOOST_TEST(store->exceptions().size() == 1);
    BOOST_TEST(store->was_open(duty("C-0019", 2))); // though what was open is no longer there
    BOOST_TEST(store->check_integrity() == "");
    BOOST_TEST(store->document(document("islington-hsb").sha256).has_value());
    const std::string before = everything(*store);
    BOOST_TEST(store->erase_before(2, erasure("retention")).number == 0);
    BOOST_TEST(everything(*store) == before);
}

BOOST_AUTO_TEST_CASE(no_byte_of_what_was_too_old_stays_in_the_file) {
    const StorePlace place("sqlite");
    const auto store = two_nights(place);
    {
        const auto night = store->begin_night();
        night->add(sweep(3));
        std::vector<std::int64_t> ids;
        store->each_known([&](const KnownStanding& one) { ids.push_back(one.id); });
        night->end_standings(3, ids);
        night->commit();
    }
    BOOST_TEST(is_anywhere_in(place.folder(), "sibling-link"));
    store->erase_before(3, erasure("retention"));
    BOOST_TEST(!is_anywhere_in(place.folder(), "sibling-link"));
}

BOOST_DATA_TEST_CASE(what_does_not_fit_together_is_said, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = two_nights(place);
    {
        const auto night = store->begin_night();
        SweepRecord third = sweep(3);
        third.counts = counts_of({State::met, State::met, State::met});
        night->add(third);
        night->add_standings(3, {standing(duty("C-0019", 2), State::due_soon)}); // without ending the one before
        night->commit();
    }
    const std::string said = store->check_integrity();
    BOOST_TEST(said.find("duties stand in two ways at once (1)") != std::string::npos, said);
    BOOST_TEST(said.find("counts of a night differ from the standings that are remembered of it (1)") !=
                   std::string::npos,
               said);
}

BOOST_AUTO_TEST_CASE(a_name_is_replaced_only_where_it_is_a_whole_name) {
    BOOST_TEST(scrubbed("C-1, C-10, XC-1, case-C-1-2026.md and (C-1)", "C-1") ==
               "(erased), C-10, XC-1, case-(erased)-2026.md and ((erased))");
    BOOST_TEST(scrubbed("case 12 on 2026-12-12 at 12:30, 12/c1", "12") ==
               "case (erased) on 2026-12-12 at 12:30, (erased)/c1");
    BOOST_TEST(scrubbed("as in case 12. Not 1.12 nor 12:3, but 12: so", "12") ==
               "as in case (erased). Not 1.12 nor 12:3, but (erased): so");
    BOOST_TEST(scrubbed("nothing", "") == "nothing");
    BOOST_TEST(is_mentioned("12", "12"));
    BOOST_TEST(!is_mentioned("2026-12", "12"));
    BOOST_TEST(!is_mentioned("nothing", ""));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::stored
