// The server is stopped under a sweep, or goes on working for one that was killed: the night before stays, and the
// next sweep is whole.
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "store/database.hpp"
#include "tests/nightly/two_nights.hpp"
#include "tests/store/server.hpp"

namespace abide::tests::nightly {

namespace fs = std::filesystem;
using stored::PostgresqlServer;

namespace {

constexpr int not_written = 4;
constexpr int usage = 2;
constexpr int killed_exit = 128 + 9;

/// A folder laid out for the second night, and what a sweep of it can be kept from.
class Stage {
  public:
    Stage() { night.lay_out(folder); }

    /// Nobody writes into a table as long as what is returned lives.
    struct Hold {
        explicit Hold(const std::string& address, const std::string& table)
            : database(Database::open(address, false)), transaction(*database) {
            database->run("LOCK TABLE " + table + " IN SHARE MODE");
        }
        std::unique_ptr<Database> database;
        Transaction transaction;
    };
    [[nodiscard]] std::unique_ptr<Hold> hold(const std::string& table) const {
        return std::make_unique<Hold>(server.address(database_of(folder)), table);
    }
    [[nodiscard]] std::string waiting() const {
        return server.answer("coalesce(string_agg(application_name, ' '), '')",
                             "FROM pg_stat_activity WHERE datname = '" + database_of(folder) +
                                 "' AND wait_event_type = 'Lock'");
    }
    /// Until the server works for this sweep, and that does not end.
    [[nodiscard]] bool comes_to_wait(const RunningSweep& sweep) const {
        constexpr int tries = 1000;
        for (int i = 0; i < tries; ++i) {
            if (waiting().ends_with("process " + std::to_string(sweep.id()))) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }

    const Undisturbed& night = Undisturbed::of(Night::second, Keeping::server);
    PostgresqlServer& server = PostgresqlServer::shared();
    Ground ground;
    fs::path folder = ground.path() / "night";
};

void check_none(const std::string& fault, const std::string& where) { BOOST_TEST(fault == "", where << ": " << fault); }

} // namespace

BOOST_AUTO_TEST_SUITE(killed)

BOOST_AUTO_TEST_CASE(the_server_is_stopped_and_the_night_before_stays, *boost::unit_test::label("slow")) {
    for (const char* table : {"standings", "cases", "sweep_counts"}) {
        Stage stage;
        auto hold = stage.hold(table);
        RunningSweep sweep(stage.folder, stage.night.night(), {"PGPASSWORD=hush-hush"});
        BOOST_TEST_REQUIRE(stage.comes_to_wait(sweep), table);
        stage.server.stop(SIGQUIT);
        const Ended ended = sweep.end();
        hold.reset();
        stage.server.start();
        BOOST_TEST(ended.exit == not_written, table << ": " << ended.said);
        BOOST_TEST(ended.said == "abide: cannot read or write the PostgreSQL database: server closed the connection "
                                 "unexpectedly\n",
                   ended.said);
        BOOST_TEST(ended.said.find("hush") == std::string::npos);
        check_none(stage.night.fault_in(stage.folder, ended), table);
        check_none(stage.night.fault_after(Undisturbed::Next::same_night, stage.folder), table);
    }
}

BOOST_FIXTURE_TEST_CASE(what_a_sweep_has_brought_to_its_end_survives_the_server, Stage,
                        *boost::unit_test::label("slow")) {
    const Ended ended = night.sweep_in(folder);
    server.stop(SIGQUIT);
    server.start();
    BOOST_TEST(ended.exit == night.ended().exit, ended.said);
    check_none(difference(left_in(folder), night.once()), "after the server's crash");
}

BOOST_FIXTURE_TEST_CASE(what_the_server_still_does_for_a_killed_sweep_keeps_the_next_one_only_for_a_moment, Stage) {
    auto blocked = hold("standings");
    RunningSweep dead(folder, night.night());
    BOOST_TEST_REQUIRE(comes_to_wait(dead));
    dead.kill();
    BOOST_TEST(dead.end().exit == killed_exit);
    RunningSweep next(folder, night.night()); // the server has mostly not noticed yet
    BOOST_TEST(comes_to_wait(next));          // it has the history
    blocked.reset();
    const Ended ended = next.end();
    BOOST_TEST(ended.exit == night.ended().exit, ended.said);
    check_none(difference(left_in(folder), night.once()), "after the next sweep");
}

BOOST_FIXTURE_TEST_CASE(a_sweep_elsewhere_that_goes_on_is_named, Stage, *boost::unit_test::label("slow")) {
    auto blocked = hold("standings");
    RunningSweep first(folder, night.night());
    BOOST_TEST_REQUIRE(comes_to_wait(first));
    // Another machine has folders of its own.
    fs::remove(folder / "state/lock");
    // Whoever does not see that the history is taken comes to wait too, and then not for ever.
    server.run("ALTER DATABASE " + database_of(folder) + " SET lock_timeout = '5s'");
    const Ended second = night.sweep_in(folder);
    BOOST_TEST(second.exit == usage);
    BOOST_TEST(second.said.starts_with("abide: another sweep or erasure is at work on this history (abide on "),
               second.said);
    BOOST_TEST(second.said.ends_with(", process " + std::to_string(first.id()) + "); nothing was judged\n"),
               second.said);
    blocked.reset();
    BOOST_TEST(first.end().exit == night.ended().exit);
    check_none(difference(left_in(folder), night.once()), "after the first sweep");
}

BOOST_AUTO_TEST_CASE(the_server_is_stopped_at_any_instant, *boost::unit_test::label("slow")) {
    std::mt19937 dice(5);
    // As when sweeps are killed, what lies before their end is found while stopping.
    std::chrono::duration<double> window(Undisturbed::of(Night::second, Keeping::server).seconds());
    int cut_short = 0;
    constexpr int stops = 8;
    for (int i = 0; i < stops; ++i) {
        Stage stage;
        RunningSweep sweep(stage.folder, stage.night.night());
        std::this_thread::sleep_for(window * std::uniform_real_distribution<double>(0, 1)(dice));
        stage.server.stop(SIGQUIT);
        const Ended ended = sweep.end();
        stage.server.start();
        const bool is_cut_short = ended.exit == not_written;
        BOOST_TEST((is_cut_short || ended.exit == stage.night.ended().exit), ended.exit << ": " << ended.said);
        check_none(stage.night.fault_in(stage.folder, ended), ended.said);
        check_none(stage.night.fault_after(Undisturbed::Next::same_night, stage.folder), ended.said);
        cut_short += is_cut_short ? 1 : 0;
        window *= is_cut_short ? 2 : 0.5;
    }
    BOOST_TEST(cut_short > 0);
    BOOST_TEST(cut_short < stops);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::nightly
