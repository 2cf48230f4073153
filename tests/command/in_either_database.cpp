// Every command that asks the history says the same whichever database it is in, and says so when it cannot be asked.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"
#include "tests/command/nights.hpp"
#include "tests/same_files.hpp"
#include "tests/store/server.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests {

namespace fs = std::filesystem;
using stored::PostgresqlServer;

namespace {

/// Two nights of four cases in one of the two databases.
class House : public Nights {
  public:
    explicit House(const std::string& store) {
        set("store = " + store);
        write_morning();
    }
    /// As if nothing had ever been swept; remembers elsewhere from now on.
    void begin_again(const std::string& store) const {
        for (const char* part : {"state", "reports"}) fs::remove_all(inside(part));
        const std::string text = read_file(inside("abide.conf"));
        write_text(inside("abide.conf"), text.substr(0, text.rfind("store = ")) + "store = " + store + "\n");
        write_morning();
    }
    void write_morning() const {
        put("north.xml", late_case("C-7001", "c1") + late_case("C-7002", "c1"));
        put("south.xml", late_case("C-7003", "c1"));
    }
    void write_next_morning() const { put("south.xml", late_case("C-7003", "c2") + late_case("C-7004", "c1")); }

    /// What a command says and how it ends; without what is different in any two houses.
    [[nodiscard]] std::string said(const std::vector<std::string>& words, unsigned april) const {
        const Ended ended = run(words, april);
        std::string text = "[" + std::to_string(ended.exit) + "]\n" + ended.out + ended.err;
        for (std::size_t at = text.find(folder()); at != std::string::npos; at = text.find(folder(), at))
            text.replace(at, folder().size(), "@");
        return text;
    }
};

std::string without_line(std::string text, const std::string& start) {
    const std::size_t at = text.find("\n" + start);
    return at == std::string::npos ? text : text.erase(at, text.find('\n', at + 1) - at);
}

} // namespace

BOOST_AUTO_TEST_SUITE(in_either_database)

BOOST_AUTO_TEST_CASE(every_command_says_the_same, *boost::unit_test::label("slow")) {
    const House file("sqlite:state/history.sqlite");
    const House server(stored::new_postgresql_address());
    const auto check = [&](const std::vector<std::string>& words, unsigned april = 11) {
        std::string line;
        for (const std::string& word : words) line += " " + word;
        const std::string one = without_line(file.said(words, april), "ok     space");
        const std::string other = without_line(server.said(words, april), "ok     space");
        BOOST_TEST(one == other, "abide" << line << "\n" << one << "but\n" << other);
        BOOST_TEST(one.size() > 5U, "abide" << line);
        return one;
    };
    check({"sweep"}, 10);
    check({"exception", "add", "C-7001/strategy-meeting-in-time", "--reason", "The court hears it first; it's \"so\".",
           "--approved-by", "head of service", "--until", "2026-04-30"},
          10);
    check({"exception", "add", "C-7002/strategy-meeting-in-time", "--reason", "Agreed.", "--approved-by",
           "head of service", "--until", "2026-04-11"},
          10);
    check({"attest", "record", "islington-hsb", "5.3-1", "--role", "panel chair", "--answer", "yes"}, 10);
    for (const House* house : {&file, &server}) house->write_next_morning();
    BOOST_TEST(contains(check({"sweep"}), "New"));
    BOOST_TEST(contains(check({"doctor"}, 12), "The history is whole: 2 sweeps"));
    BOOST_TEST(contains(check({"diff"}), "C-7004"));
    check({"diff", "2026-04-10-1", "2026-04-11-1"});
    BOOST_TEST(contains(check({"digest"}), "Updated"));
    BOOST_TEST(contains(check({"exception", "list"}), "E-1"));
    BOOST_TEST(contains(check({"sweep"}), "nothing changed"));
    check({"exception", "expire", "E-1"});
    check({"exception", "prune"}, 13);
    BOOST_TEST(contains(check({"exception", "list"}, 13), "E-1") == false);
    BOOST_TEST(contains(check({"attest", "list"}), "panel chair"));
    BOOST_TEST(contains(check({"verify", "2026-04-11-1"}), "ok         chain"));
    BOOST_TEST(contains(check({"verify", "2026-04-10-1"}), "ok         chain"));
    check({"erase", "C-7003", "--reason", "Asked for.", "--approved-by", "data protection officer"}, 13);
    check({"sweep"}, 13);
    check({"doctor"}, 13);
}

// In one folder, since reports say where their exports lay.
BOOST_AUTO_TEST_CASE(every_set_of_reports_and_every_exported_table_is_the_same, *boost::unit_test::label("slow")) {
    const std::string address = stored::new_postgresql_address();
    const House house("sqlite:state/history.sqlite");
    std::vector<Files> left;
    for (const std::string& store : {std::string("sqlite:state/history.sqlite"), address}) {
        house.begin_again(store);
        house.sweep(10);
        house.write_next_morning();
        house.sweep(11);
        BOOST_REQUIRE(house.run({"history", "export", "-o", house.inside("reports/exported")}).exit == 0);
        left.push_back(files_of(house.inside("reports")));
        // The store's address is a setting, which certificates name; so their hashes differ.
        for (const char* file : {"/exported/sweeps.csv", "/exported/sweep_settings.csv"})
            BOOST_TEST(left.back().erase(file) == 1U);
    }
    check_same_files(left.front(), left.back());
    BOOST_TEST(left.front().size() > 30U);
    const std::string copy = house.inside("copy.sqlite");
    BOOST_REQUIRE(house.run({"history", "export", "--format", "sqlite", "-o", copy}).exit == 0);
    BOOST_TEST(stored::everything(*Store::open("sqlite:" + copy)) == stored::everything(*Store::open(address)));
}

BOOST_AUTO_TEST_CASE(a_sweep_and_doctor_say_why_a_server_is_of_no_use) {
    PostgresqlServer& server = PostgresqlServer::shared();
    stored::make_role("locked", "PASSWORD 'hush-hush'");
    stored::make_role("stranger");
    const std::string address = server.new_address();
    const std::string host = "the PostgreSQL database (host=" + server.folder().string() + " dbname=";
    const std::string database = stored::name_of_database(address);
    check_store_refused(server.address("nowhere"), 2,
                        "cannot open " + host + "nowhere): database \"nowhere\" does not exist");
    check_store_refused(
        server.address(database, "locked"), 2,
        "cannot open " + host + database +
            "): no password supplied; a password stands in ~/.pgpass, or in the file that PGPASSFILE names");
    check_store_refused(server.address(database, "stranger"), 2,
                        "cannot use " + host + database + "): the role stranger may not make tables there");
    check_store_refused(
        "postgresql:host=/nowhere dbname=abide", 4,
        "cannot open the PostgreSQL database (host=/nowhere dbname=abide): connection to server on socket "
        "\"/nowhere/.s.PGSQL.5432\" failed: No such file or directory");
    server.run("ALTER DATABASE " + database + " SET default_transaction_read_only = on");
    check_store_refused(address, 4, "cannot write " + host + database + "): it may only be read");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
