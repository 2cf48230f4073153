// What goes wrong around a store: other files, full disks, wrong addresses, a program that is killed.
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <thread>

#include "base/file.hpp"
#include "hash/hash.hpp"
#include "store/database.hpp"
#include "store/schema.hpp"
#include "tests/store/server.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests::stored {

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

namespace {

unsigned mode_of(const fs::path& file) {
    struct stat facts {};
    return ::stat(file.c_str(), &facts) == 0 ? facts.st_mode & 0777U : 0U;
}

/// One night with so many standings of one case.
void write_night(Store& store, std::int64_t number, std::uint32_t standings) {
    const auto night = store.begin_night();
    SweepRecord tonight = sweep(number);
    tonight.documents.clear();
    night->add(tonight);
    std::vector<NewStanding> made;
    for (std::uint32_t i = 1; i <= standings; ++i)
        made.push_back(standing(duty("C-" + std::to_string(number), 1, i), State::met));
    night->add_standings(number, std::move(made));
    const std::vector<KnownCase> cases = {known_case("C-" + std::to_string(number))};
    night->put_cases(cases);
    night->commit();
}

/// As the first Abide left it: one night, an exception over each of two findings, one of them of the service itself.
void make_first_history(const std::string& address) {
    const auto database = Database::open(address, true);
    database->run(database->with_types("CREATE TABLE schema_steps (number BIGINT PRIMARY KEY, title TEXT NOT NULL)"));
    database->run("INSERT INTO schema_steps VALUES (1, 'The tables of the first history')");
    for (const std::string_view statement : schema_steps().front().statements)
        database->run(database->with_types(std::string(statement)));
    const std::string duty = ", 1, 'islington-hsb', 'rule', 'concern', 'c1', 0, ";
    Standing breached;
    breached.state = State::breached;
    breached.reason = Reason::not_done;
    breached.severity = Severity::high;
    breached.is_open = true;
    const std::string digest = std::to_string(static_cast<std::int64_t>(digest_of(breached)));
    const std::string stands = "'breached', 'not-done', 'high', 'rule', 1, '2016-12', '5.3-1', NULL, NULL, NULL, NULL, "
                               "'', '', '', '', " +
                               digest + ", '2026-04-10', ";
    const std::string excepts =
        "'', 'Agreed.', 'service manager', '2026-04-10', '2026-04-10', '2026-05-10', NULL, NULL";
    for (const std::string& row : {
             std::string("sweeps VALUES (1, '2026-04-10-1', '2026-04-10', NULL, '2026-04-10T02:00:00Z', 'i', NULL, 0, "
                         "1, '0.1.0', 'p', 'g', 'o', 's', 'c', 1, 1)"),
             std::string("sweep_counts VALUES (1, 1, 'islington-hsb', 'rule', 'north', 'breached', 2)"),
             std::string("sweep_away VALUES (1, 1, 'service', 'north', 2)"),
             "sweep_documents VALUES (1, 1, 'calendar england-and-wales', '" + sha256("a calendar") + "')",
             "sweep_documents VALUES (1, 2, 'procedure islington-hsb', '" + sha256("a procedure") + "')",
             "documents VALUES ('" + sha256("a calendar") + "', 'calendar', 'england-and-wales', 'a calendar')",
             "documents VALUES ('" + sha256("a procedure") + "', 'procedure', 'islington-hsb', 'a procedure')",
             std::string("cases VALUES ('service', 'north', 'f', 'd', 1, 1, 0)"),
             std::string("cases VALUES ('C-2', 'north', 'f', 'd', 1, 1, 0)"),
             "standings VALUES (1, 'C-2', 'a1', 1, 1, NULL" + duty.substr(3) + "'north', " + stands + "12, 1, 0)",
             "standings VALUES (2, 'service', 'a2', 1, 1, NULL" + duty.substr(3) + "'north', " + stands + "0, 1, 0)",
             "transitions VALUES (1, 1, 'service', 'a2'" + duty +
                 "'north', 'new', NULL, '', 'breached', 'not-done', 'high', NULL, '2026-04-10', '5.3-1', '')",
             "exceptions VALUES (12, 'C-2', 'a1'" + duty + excepts + ")",
             "exceptions VALUES (13, 'service', 'a2'" + duty + excepts + ")",
         })
        database->run("INSERT INTO " + row);
}

bool ends_with(const std::string& text, std::string_view end) { return std::string_view(text).ends_with(end); }

} // namespace

BOOST_AUTO_TEST_SUITE(store_trouble)

BOOST_AUTO_TEST_CASE(the_file_and_its_journal_are_the_owners_alone) {
    const StorePlace place("sqlite");
    const auto store = place.open();
    BOOST_TEST(mode_of(place.folder() / "history.db") == 0600U);
    const auto night = store->begin_night();
    night->add(sweep(1));
    BOOST_TEST(mode_of(place.folder() / "history.db-journal") == 0600U);
}

BOOST_AUTO_TEST_CASE(a_file_that_others_have_rights_to_is_not_used) {
    const StorePlace place("sqlite");
    const fs::path file = place.folder() / "history.db";
    (void)place.open();
    for (const unsigned mode : {0644U, 0640U, 0620U, 0601U}) {
        BOOST_REQUIRE(::chmod(file.c_str(), mode) == 0);
        const std::string refused = "exit 2: others may read or change the store " + file.string() +
                                    "; if nobody has, run chmod 600 on it, else put a copy in its place that only you "
                                    "could write";
        BOOST_TEST(refusal_of([&] { (void)place.open(); }) == refused);
        BOOST_TEST(refusal_of([&] { (void)Store::open_existing("sqlite:" + file.string()); }) == refused);
        BOOST_TEST(mode_of(file) == mode);
    }
    for (const unsigned mode : {0400U, 0600U, 0700U}) {
        BOOST_REQUIRE(::chmod(file.c_str(), mode) == 0);
        (void)Store::open_existing("sqlite:" + file.string());
    }
}

BOOST_AUTO_TEST_CASE(a_pipe_is_no_store_and_is_not_waited_for) {
    const TemporaryFolder folder;
    const std::string pipe = (folder.path() / "history.sqlite").string();
    BOOST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const std::string refused = "exit 2: " + pipe + " is no store of Abide: it is a device or a pipe";
    BOOST_TEST(refusal_of([&] { (void)Store::open("sqlite:" + pipe); }) == refused);
    BOOST_TEST(refusal_of([&] { (void)Store::open_existing("sqlite:" + pipe); }) == refused);
}

BOOST_AUTO_TEST_CASE(a_path_that_goes_up_further_than_there_are_folders_is_as_good_as_any) {
    const TemporaryFolder folder;
    std::string up;
    for (int i = 0; i < 40; ++i) up += "../";
    const auto began = std::chrono::steady_clock::now();
    (void)Store::open("sqlite:" + up + folder.path().relative_path().string() + "/history.sqlite");
    BOOST_TEST(fs::exists(folder.path() / "history.sqlite"));
    BOOST_TEST((std::chrono::steady_clock::now() - began < std::chrono::seconds(20)));
}

BOOST_AUTO_TEST_CASE(an_address_that_leads_to_no_store_is_refused) {
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "file").string();
    const auto open = [](const std::string& address) {
        return refusal_of([&] { (void)Store::open_existing(address); });
    };
    BOOST_TEST(open("mysql:x") == "exit 2: \"mysql\" begins no address of a store; write sqlite:PATH or "
                                  "postgresql:CONNECTION, as in \"postgresql:host=127.0.0.1 dbname=abide user=abide\"");
    BOOST_TEST(open("sqlite:" + path) == "exit 2: there is no store at " + path + "; the first sweep makes one");
    BOOST_TEST(!fs::exists(path));
    BOOST_TEST(open("sqlite:" + folder.path().string()) ==
               "exit 2: " + folder.path().string() + " is no store of Abide: it is a folder");
    write_file(path, "");
    BOOST_TEST(open("sqlite:" + path) == "exit 2: " + path + " is no store yet; the first sweep makes one");
    BOOST_TEST(fs::file_size(path) == 0U);
    write_file(path, std::string(5000, 'x'));
    BOOST_TEST(open("sqlite:" + path) == "exit 2: " + path + " is no store of Abide: it is not a database");
    BOOST_TEST(refusal_of([&] { (void)Store::open("sqlite:" + (folder.path() / "none/file").string()); }) ==
               "exit 4: cannot open " + (folder.path() / "none/file").string() + ": No such file or directory");
    BOOST_TEST(open("postgresql:host") == "exit 2: the address of the store cannot be read: after postgresql: stand "
                                          "words like host=127.0.0.1, parted by spaces, and no value holds a space (a "
                                          "password with one can stand in the file .pgpass)");
    const std::string nobody = open("postgresql:host=" + folder.path().string() + " dbname=abide password=secret");
    BOOST_TEST(nobody.starts_with("exit 4: cannot open the PostgreSQL database (host=" + folder.path().string() +
                                  " dbname=abide): "),
               nobody);
    BOOST_TEST(nobody.find("secret") == std::string::npos, nobody);
}

BOOST_AUTO_TEST_CASE(a_postgresql_database_that_is_not_there_or_holds_no_store_is_refused) {
    const std::string address = new_postgresql_address();
    BOOST_TEST(ends_with(refusal_of([&] { (void)Store::open_existing(address); }),
                         " is no store yet; the first sweep makes one"));
    const std::string none = refusal_of([&] { (void)Store::open(address + " dbname=nowhere"); });
    BOOST_TEST(none.starts_with("exit 2: cannot open the PostgreSQL database"), none);
}

BOOST_AUTO_TEST_CASE(the_database_of_something_else_is_left_alone) {
    const StorePlace place("sqlite");
    Database::open(place.address(), true)->run("CREATE TABLE accounts (id INTEGER)");
    BOOST_TEST(ends_with(refusal_of([&] { (void)place.open(); }),
                         "history.db is no store of Abide: it is the database of something else"));
}

BOOST_DATA_TEST_CASE(a_store_of_a_later_abide_is_refused, data::make(databases), database) {
    const StorePlace place(database);
    (void)place.open();
    const int known = static_cast<int>(schema_steps().size());
    Database::open(place.address(), false)
        ->run("INSERT INTO schema_steps (number, title) VALUES ($1, 'Tomorrow')", {std::to_string(known + 1)});
    for (const auto& open : {&Store::open, &Store::open_existing}) {
        const std::string said = refusal_of([&] { (void)open(place.address()); });
        BOOST_TEST(said.starts_with("exit 2: "), said);
        BOOST_TEST(said.find("was written by a later Abide") != std::string::npos, said);
    }
}

BOOST_DATA_TEST_CASE(a_store_of_the_first_abide_is_brought_up_to_date_with_what_it_holds, data::make(databases),
                     database) {
    const StorePlace place(database);
    make_first_history(place.address());
    const std::string refused = refusal_of([&] { (void)Store::open_existing(place.address()); });
    BOOST_TEST(refused.find("was written by an earlier Abide (its schema has taken step 1 of 7)") != std::string::npos,
               refused);
    const auto store = place.open();
    const std::vector<Exception> kept = store->exceptions();
    BOOST_REQUIRE(kept.size() == 2);
    BOOST_TEST(kept.front().approved_by == "service manager");
    BOOST_TEST(!kept.front().recorded.has_value()); // nobody wrote that down
    BOOST_TEST(!kept.front().pruned.has_value());
    BOOST_TEST(kept.front().duty.case_id == "C-2");
    BOOST_TEST(kept.back().duty.case_id == "the-service");
    std::map<std::string, ExceptionNumbers> held;
    store->each_known([&](const KnownStanding& one) { held[std::string(one.case_id)] = one.exceptions; });
    BOOST_TEST((held == std::map<std::string, ExceptionNumbers>{{"C-2", {12}}, {"the-service", {}}}));
    BOOST_TEST(store->cases().front().id == "C-2");
    BOOST_TEST(store->cases().back().id == "the-service");
    BOOST_TEST(store->transitions(0, 1).front().duty.case_id == "the-service");
    const std::vector<SweepAway> away = store->sweep(1).value().away;
    BOOST_REQUIRE(away.size() == 1U);
    BOOST_TEST((away.front() == SweepAway{"the-service", "north", 2, true, false, true}));
    BOOST_TEST(
        (store->procedures_since() == std::map<std::string, Day>{{"islington-hsb", day_of(2026, 4, 10).value()}}));
    BOOST_TEST(store->check_integrity() == "");
    // And it is written to as any other.
    write_night(*store, 2, 3);
    BOOST_TEST(place.open()->sweeps().size() == 2U);
    Database::open(place.address(), false)->run("DELETE FROM procedures");
    BOOST_TEST(place.open()->check_integrity().find("since when a procedure is gone by (1)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_store_that_another_program_is_writing_is_said_to_be_busy) {
    const StorePlace place("sqlite");
    const auto one = place.open();
    const auto other = place.open();
    const auto night = one->begin_night();
    const std::string said = refusal_of([&] { (void)other->begin_night(); });
    BOOST_TEST(ends_with(said, "history.db: another program is at work in it"), said);
}

BOOST_AUTO_TEST_CASE(damage_is_said) {
    const StorePlace place("sqlite");
    write_night(*place.open(), 1, 500);
    std::string bytes = read_file((place.folder() / "history.db").string());
    constexpr std::size_t page = 4096;
    for (std::size_t at = bytes.size() / 2; at < bytes.size() / 2 + 3 * page; ++at) bytes[at] = 'x';
    write_file((place.folder() / "history.db").string(), bytes);
    const std::string said = Store::open_existing(place.address())->check_integrity();
    BOOST_TEST(said.find("history.db") != std::string::npos, said);
    BOOST_TEST(said.find("damaged") != std::string::npos, said);
}

// A file may not grow beyond a limit, as on a disk without room. In a process of its own: the limit stays.
BOOST_AUTO_TEST_CASE(a_full_disk_leaves_the_store_as_it_was) {
    const StorePlace place("sqlite");
    write_night(*place.open(), 1, 500);
    const std::string before = everything(*place.open());
    const auto limit = fs::file_size(place.folder() / "history.db") + 200'000;
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit little = {limit, limit};
        ::setrlimit(RLIMIT_FSIZE, &little);
        const std::string said = refusal_of([&] { write_night(*place.open(), 2, 200'000); });
        ::_exit(said.starts_with("exit 4: cannot ") && said.find("history.db: ") != std::string::npos ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    BOOST_TEST(WIFEXITED(status));
    BOOST_TEST(WEXITSTATUS(status) == 0);
    const auto store = Store::open_existing(place.address());
    BOOST_TEST(store->check_integrity() == "");
    BOOST_TEST((everything(*store) == before));
    write_night(*store, 2, 10); // and there is room again
    BOOST_TEST(store->check_integrity() == "");
}

// How long to wait before the kill is found while killing: longer after a sweep that did not get to its end, shorter
// after one that did. So the kills gather about the moment at which the night is kept, however busy the machine.
BOOST_AUTO_TEST_CASE(a_sweep_that_is_killed_leaves_the_night_whole_or_not_at_all, *boost::unit_test::label("slow")) {
    const StorePlace place("sqlite");
    write_night(*place.open(), 1, 200);
    const fs::path kept = place.folder() / "kept.db";
    fs::copy_file(place.folder() / "history.db", kept);
    const std::string before = everything(*place.open());
    write_night(*place.open(), 2, 2'000);
    const std::string after = everything(*place.open());
    std::mt19937 dice(7);
    std::chrono::duration<double> window = std::chrono::milliseconds(1);
    int killed_before = 0;
    constexpr int kills = 200;
    for (int i = 0; i < kills; ++i) {
        fs::copy_file(kept, place.folder() / "history.db", fs::copy_options::overwrite_existing);
        const pid_t child = ::fork();
        if (child == 0) {
            write_night(*Store::open(place.address()), 2, 2'000);
            ::_exit(0);
        }
        std::this_thread::sleep_for(window * std::uniform_real_distribution<double>(0, 1)(dice));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const auto store = Store::open(place.address());
        BOOST_REQUIRE(store->check_integrity() == "");
        const std::string now = everything(*store);
        BOOST_REQUIRE((now == before || now == after));
        if (now == before) ++killed_before;
        window *= now == before ? 1.2 : 0.5;
    }
    BOOST_TEST(killed_before > kills / 2);
    BOOST_TEST(killed_before < kills);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::stored
