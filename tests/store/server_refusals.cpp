// A server that does not let us in, or not far enough: who is in the way is said in a sentence, before any work.
#include <boost/test/unit_test.hpp>

#include <cstdlib>

#include "base/error.hpp"
#include "store/database.hpp"
#include "tests/store/server.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests::stored {

namespace {

/// Both ways in say the same.
std::string refusal_at(const std::string& address) {
    const std::string first = refusal_of([&] { (void)Store::open(address); });
    const std::string then = refusal_of([&] { (void)Store::open_existing(address); });
    return first == then ? first : first + "\nand then: " + then;
}

/// The database of an address as messages name it.
std::string named(const std::string& address) {
    const std::string words = address.substr(address.find(':') + 1);
    return "the PostgreSQL database (" + words.substr(0, words.find(" user=")) + ")";
}

} // namespace

BOOST_AUTO_TEST_SUITE(store_trouble)

BOOST_AUTO_TEST_CASE(who_is_not_let_in_is_told_why) {
    const PostgresqlServer& server = PostgresqlServer::shared();
    make_role("locked", "PASSWORD 'hush-hush'");
    make_role("nobody");
    server.run("ALTER ROLE nobody NOLOGIN");
    const std::string help = "; a password stands in ~/.pgpass, or in the file that PGPASSFILE names";
    const auto check = [&](const std::string& database, const std::string& role, const std::string& says) {
        const std::string address = server.address(database, role);
        BOOST_TEST(refusal_at(address) == "exit 2: cannot open " + named(address) + ": " + says);
    };
    check("nowhere", "", "database \"nowhere\" does not exist");
    check("postgres", "unheard", "role \"unheard\" does not exist");
    check("postgres", "nobody", "role \"nobody\" is not permitted to log in");
    check("postgres", "locked", "no password supplied" + help);
    ::setenv("PGPASSWORD", "guess-guess", 1); // NOLINT(concurrency-mt-unsafe): no other thread runs
    check("postgres", "locked", "password authentication failed for user \"locked\"" + help);
    ::unsetenv("PGPASSWORD"); // NOLINT(concurrency-mt-unsafe)
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_there_is_said_so) {
    const std::string address = "postgresql:host=/nowhere dbname=abide";
    BOOST_TEST(refusal_at(address) == "exit 4: cannot open " + named(address) +
                                          ": connection to server on socket \"/nowhere/.s.PGSQL.5432\" failed: No such "
                                          "file or directory");
}

BOOST_AUTO_TEST_CASE(a_server_that_is_too_old_or_a_database_of_another_encoding_is_refused) {
    PostgresqlServer& server = PostgresqlServer::shared();
    server.run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    BOOST_TEST(refusal_at(server.address("latin")) ==
               "exit 2: cannot use " + named(server.address("latin")) +
                   ": its encoding is LATIN1; make the database with the encoding UTF8");
    // One that says so of itself.
    const std::string address = server.new_address();
    const std::string name = name_of_database(address);
    server.run("CREATE SCHEMA older", name);
    server.run("CREATE FUNCTION older.current_setting(name TEXT) RETURNS TEXT LANGUAGE sql AS $$ SELECT CASE name WHEN "
               "'server_version_num' THEN '130004' WHEN 'server_version' THEN '13.4' ELSE "
               "pg_catalog.current_setting(name) END $$",
               name);
    server.run("ALTER DATABASE " + name + " SET search_path = older, pg_catalog, public");
    BOOST_TEST(refusal_at(address) == "exit 2: cannot use " + named(address) +
                                          ": its server is PostgreSQL 13.4; Abide needs 14 or a later one");
}

BOOST_AUTO_TEST_CASE(a_role_without_rights_is_refused_before_any_work) {
    PostgresqlServer& server = PostgresqlServer::shared();
    make_role("reader");
    const std::string owners = server.new_address();
    const std::string address = server.address(name_of_database(owners), "reader");
    BOOST_TEST(refusal_at(address) ==
               "exit 2: cannot use " + named(address) + ": the role reader may not make tables there");
    (void)Store::open(owners);
    server.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", name_of_database(owners));
    const std::string sentence =
        "cannot use " + named(address) + ": the role reader may not read and write the table action_entries";
    BOOST_TEST(refusal_of([&] { (void)Store::open(address); }) == "exit 2: " + sentence);
    BOOST_TEST(Store::open_existing(address)->check_rights(false) == sentence); // whoever only reads may
    server.run("GRANT ALL ON ALL TABLES IN SCHEMA public TO reader", name_of_database(owners));
    BOOST_TEST(refusal_at(address) == "nothing");
}

BOOST_AUTO_TEST_CASE(a_server_that_may_only_be_read_is_refused) {
    PostgresqlServer& server = PostgresqlServer::shared();
    const std::string address = server.new_address();
    const std::string sentence = "cannot write " + named(address) + ": it may only be read";
    const std::string only_read =
        "ALTER DATABASE " + name_of_database(address) + " SET default_transaction_read_only = on";
    server.run(only_read);
    BOOST_TEST(refusal_at(address) == "exit 4: " + sentence);
    server.run("ALTER DATABASE " + name_of_database(address) + " RESET default_transaction_read_only");
    (void)Store::open(address);
    server.run(only_read);
    BOOST_TEST(Store::open_existing(address)->check_rights(false) == sentence);
}

BOOST_AUTO_TEST_CASE(what_stands_in_a_row_is_in_no_message) {
    const StorePlace place("postgresql");
    (void)place.open();
    const auto database = Database::open(place.address(), false);
    const std::string insert = "INSERT INTO attestations (number, procedure, clause, role, answered_on, answer, note) "
                               "VALUES (1, 'a', 'b', 'c', 'd', 'e', 'Quillon Marrowbane')";
    database->run(insert);
    BOOST_TEST(refusal_of([&] { database->run(insert); }) ==
               "exit 4: cannot read or write " + named(place.address()) +
                   ": duplicate key value violates unique constraint \"attestations_pkey\"");
    BOOST_TEST(refusal_of([&] { database->run("UPDATE attestations SET answer = NULL"); }) ==
               "exit 4: cannot read or write " + named(place.address()) +
                   ": null value in column \"answer\" of relation \"attestations\" violates not-null constraint");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::stored
