// A PostgreSQL server that is reached over the network and asks for a password: nights are swept into it as into any
// other, and a wrong password is said in a sentence that does not tell it.
#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstdlib>

#include "base/file.hpp"
#include "store/store.hpp"
#include "tests/command/nights.hpp"
#include "tests/same_files.hpp"
#include "tests/store/server.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests {

using stored::PostgresqlServer;

namespace {

constexpr const char* password = "open-sesame";
constexpr const char* wrong_password = "guess-guess";
constexpr const char* help = "; a password stands in ~/.pgpass, or in the file that PGPASSFILE names";

/// A variable of the environment, for as long as this object: what knows the server looks for passwords there.
class Variable {
  public:
    Variable(const char* name, const std::string& value) : name_(name) {
        ::setenv(name_, value.c_str(), 1); // NOLINT(concurrency-mt-unsafe): no other thread runs
    }
    ~Variable() { ::unsetenv(name_); } // NOLINT(concurrency-mt-unsafe)
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

  private:
    const char* name_;
};

/// A database that the role "sweeper" owns, with a password.
struct Loopback {
    Loopback() {
        server.run("CREATE ROLE sweeper LOGIN PASSWORD '" + std::string(password) + "'");
        server.run("CREATE DATABASE nights OWNER sweeper");
    }
    /// A file as PGPASSFILE names one.
    [[nodiscard]] std::string file_with(const std::string& word) const {
        const std::string file = (folder.path() / "passwords").string();
        write_file(file, "127.0.0.1:*:nights:sweeper:" + word + "\n");
        return file;
    }
    [[nodiscard]] std::string refusal() const {
        const std::string words = address.substr(address.find(':') + 1);
        return "cannot open the PostgreSQL database (" + words.substr(0, words.find(" user=")) + "): ";
    }

    PostgresqlServer server{{"fsync=off"}, PostgresqlServer::Doors::loopback};
    TemporaryFolder folder;
    std::string address = server.loopback_address("nights", "sweeper");
};

} // namespace

BOOST_AUTO_TEST_SUITE(over_loopback)

BOOST_FIXTURE_TEST_CASE(nights_are_swept_and_exported_with_a_password, Loopback) {
    const Nights nights;
    nights.set("store = " + address);
    const Variable file("PGPASSFILE", file_with(password));
    nights.put("north.xml", late_case("C-7001", "c1") + late_case("C-7002", "c1"));
    nights.sweep(10);
    nights.put("north.xml", late_case("C-7001", "c2") + late_case("C-7002", "c1") + late_case("C-7003", "c1"));
    nights.sweep(11);
    BOOST_TEST(contains(nights.run({"doctor"}, 11).out, "The history is whole: 2 sweeps"));
    BOOST_TEST(contains(nights.run({"diff"}, 11).out, "C-7003"));

    const Ended exported = nights.run({"history", "export", "-o", nights.inside("exported")});
    BOOST_TEST(exported.exit == 0, exported.err);
    BOOST_TEST(contains(files_of(nights.inside("exported")).at("/standings.csv"), "C-7003"));

    const auto store = Store::open_existing(address);
    BOOST_TEST(server.answer("count(*)", "FROM pg_stat_ssl AS s JOIN pg_stat_activity AS a ON a.pid = s.pid WHERE "
                                         "a.client_addr = '127.0.0.1' AND s.ssl") == "1");
    BOOST_TEST((stored::everything(*store) == stored::everything(*Store::open_existing(server.address("nights")))));
    BOOST_TEST(files_with(nights.folder(), password).empty());
}

BOOST_FIXTURE_TEST_CASE(a_wrong_password_is_said_and_not_told_and_so_is_a_port_where_nobody_listens, Loopback) {
    check_store_refused(address, 2, refusal() + "no password supplied" + help);
    const std::string failed = "password authentication failed for user \"sweeper\"";
    {
        const Variable variable("PGPASSWORD", wrong_password);
        check_store_refused(address, 2, refusal() + failed + help);
        const Ended exported = run_command({"history", "export", "--store", address, "-o", "nowhere"});
        BOOST_TEST(exported.exit == 2);
        BOOST_TEST(exported.err == "abide: " + refusal() + failed + help + "\n");
    }
    const std::string file = file_with(wrong_password);
    const Variable variable("PGPASSFILE", file);
    check_store_refused(address, 2, refusal() + failed + ", password retrieved from file \"" + file + "\"" + help);
    server.stop(SIGINT);
    const std::string port = address.substr(address.find("port="), address.find(" dbname=") - address.find("port="));
    check_store_refused(address, 4,
                        refusal() + "connection to server at \"127.0.0.1\", port " + port.substr(port.find('=') + 1) +
                            " failed: Connection refused");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
