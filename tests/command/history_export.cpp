// abide history export: every table whole, the same from either database, and nothing half written.
#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "base/file.hpp"
#include "store/store.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests::stored {

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

namespace {

void write_a_night(Store& store) {
    const auto night = store.begin_night();
    const std::vector<Document> documents = {document("islington-hsb")};
    night->add_documents(documents);
    night->add(sweep(1));
    const NewStanding made = standing(duty("=C-1", 2), State::breached);
    night->add_standings(1, {made});
    const std::vector<KnownCase> cases = {known_case("=C-1")};
    night->put_cases(cases);
    night->commit();
}

unsigned mode_of(const fs::path& file) {
    struct stat facts {};
    return ::stat(file.c_str(), &facts) == 0 ? facts.st_mode & 0777U : 0U;
}

Ended run_export(const std::string& address, const fs::path& output, const std::string& format = "csv") {
    return run_command({"history", "export", "--store", address, "-o", output.string(), "--format", format});
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

BOOST_AUTO_TEST_SUITE(history_export)

BOOST_DATA_TEST_CASE(every_table_is_a_file_and_every_column_is_explained, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    write_a_night(*store);
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    const Ended ended = run_export(place.address(), out);
    BOOST_TEST(ended.exit == 0);
    BOOST_TEST(ended.err == "Wrote " + out.string() + "   IDENTIFIED: do not e-mail\n");
    BOOST_TEST(mode_of(out) == 0700U);
    std::size_t columns = 0;
    for (const Store::Table& table : store->tables()) {
        BOOST_TEST(mode_of(out / (table.name + ".csv")) == 0600U);
        columns += table.columns.size();
    }
    const std::string dictionary = read_file((out / "columns.csv").string());
    BOOST_TEST(lines_of(dictionary) == columns + 1);
    BOOST_TEST(contains(dictionary, "\r\nstandings,is_open,\"1 when it needs somebody's attention, else 0.\"\r\n"));
    const std::string cases = read_file((out / "cases.csv").string());
    BOOST_TEST(cases == "id,team,file,digest,first_sweep,judged,is_gone\r\n"
                        "\"'=C-1\",north,north.xml,digest of it,1,0,0\r\n");
    BOOST_TEST(
        contains(read_file((out / "sweeps.csv").string()), "\r\n1,2026-04-10-1,2026-04-10,,2026-04-11T01:15:07Z"));
    BOOST_TEST(!fs::exists(out.string() + ".part-" + std::to_string(::getpid())));
}

BOOST_DATA_TEST_CASE(one_sqlite_file_holds_the_same_tables, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    write_a_night(*store);
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "history.sqlite";
    BOOST_TEST(run_export(place.address(), out, "sqlite").exit == 0);
    BOOST_TEST(mode_of(out) == 0600U);
    BOOST_TEST((everything(*Store::open_existing("sqlite:" + out.string())) == everything(*store)));
    BOOST_TEST(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

BOOST_AUTO_TEST_CASE(an_earlier_export_is_replaced_and_anything_else_is_not) {
    const StorePlace place("sqlite");
    write_a_night(*place.open());
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    fs::create_directory(out);
    BOOST_TEST(run_export(place.address(), out).exit == 0); // it is empty
    write_text(out / "cases.csv", read_file((out / "cases.csv").string()) + "of yesterday");
    BOOST_TEST(run_export(place.address(), out).exit == 0);
    BOOST_TEST(!contains(read_file((out / "cases.csv").string()), "of yesterday"));
    BOOST_TEST(contains(read_file((out / "cases.csv").string()), "=C-1"));
    write_text(out / "thesis.txt", "mine");
    write_text(out / "cases.csv", "mine too");
    const Ended refused = run_export(place.address(), out);
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(contains(refused.err, "\"thesis.txt\" is in it, which no export writes"));
    BOOST_TEST(read_file((out / "cases.csv").string()) == "mine too");
    BOOST_TEST(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

BOOST_AUTO_TEST_CASE(a_folder_is_no_export_for_what_its_files_are_called) {
    const StorePlace place("sqlite");
    write_a_night(*place.open());
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    const auto expect_refused = [&](const std::string& file, const std::string& says) {
        const std::string before = read_file((out / file).string());
        const Ended refused = run_export(place.address(), out);
        BOOST_TEST(refused.exit == 2);
        BOOST_TEST(
            contains(refused.err, "it is no earlier export: " + says + "; name another folder or empty this one"),
            refused.err);
        BOOST_TEST(read_file((out / file).string()) == before);
    };
    fs::create_directory(out);
    write_text(out / "standings.csv", "team,points\r\n");
    expect_refused("standings.csv", "there is no columns.csv in it");
    write_text(out / "columns.csv", "column,height\r\n");
    expect_refused("columns.csv", "its columns.csv is something else");
    fs::remove_all(out);
    BOOST_TEST(run_export(place.address(), out).exit == 0);
    write_text(out / "standings.csv", "team,points\r\n");
    expect_refused("standings.csv", "its standings.csv is something else");
    // One that an Abide with other tables and columns wrote is an export all the same.
    fs::remove_all(out);
    fs::create_directory(out);
    write_text(out / "columns.csv", "table,column,meaning\r\ncases,id,The case.\r\ncases,team,Its team.\r\n");
    write_text(out / "cases.csv", "id,team\r\nC-1,north\r\n");
    BOOST_TEST(run_export(place.address(), out).exit == 0);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_exported_is_said) {
    const StorePlace place("sqlite");
    write_a_night(*place.open());
    const std::string file = place.address().substr(std::string_view("sqlite:").size());
    const Ended itself = run_export(place.address(), file, "sqlite");
    BOOST_TEST(itself.exit == 2);
    BOOST_TEST(contains(itself.err, file + ": it is the store itself"));
    const fs::path nowhere = place.folder() / "history.db" / "out";
    BOOST_TEST(run_export(place.address(), nowhere).exit == 4);
    BOOST_TEST(run_export(place.address(), nowhere, "sqlite").exit == 4);
    BOOST_TEST(run_export("sqlite:/none", place.folder() / "out").exit == 2);
}

BOOST_AUTO_TEST_CASE(only_a_database_is_replaced_by_one) {
    const StorePlace place("sqlite");
    write_a_night(*place.open());
    const TemporaryFolder folder;
    const auto path = [&](const char* name) { return folder.path() / name; };
    write_text(path("north.xml"), "<case-records/>");
    write_text(path("empty"), "");
    fs::create_directory(path("folder"));
    BOOST_REQUIRE(::mkfifo(path("pipe").c_str(), 0600) == 0);
    fs::create_symlink("nowhere", path("dead"));
    fs::create_symlink("north.xml", path("to-export"));
    fs::create_symlink("pipe", path("to-pipe"));
    const auto said = [&](const char* name) {
        const Ended ended = run_export(place.address(), path(name), "sqlite");
        BOOST_TEST(ended.exit == 2, name << ": " << ended.err);
        const std::string before = "abide: cannot write " + path(name).string() + ": ";
        BOOST_TEST(ended.err.starts_with(before), ended.err);
        return ended.err.substr(std::min(before.size(), ended.err.size()));
    };
    for (const char* name : {"north.xml", "empty", "to-export"})
        BOOST_TEST(said(name) == "there is a file that is no SQLite database\n");
    for (const char* name : {"pipe", "to-pipe"})
        BOOST_TEST(said(name) == "it is a device or a pipe, and would be replaced by a file\n");
    BOOST_TEST(said("dead") == "it is a link that leads nowhere\n");
    BOOST_TEST(said("folder") == "it is a folder\n");
    BOOST_TEST(read_file(path("north.xml").string()) == "<case-records/>");
    BOOST_TEST(fs::is_fifo(path("pipe")));
    BOOST_TEST(fs::is_symlink(path("to-export")));

    BOOST_TEST(run_export(place.address(), path("copy.sqlite"), "sqlite").exit == 0);
    fs::create_symlink("copy.sqlite", path("to-copy"));
    const auto before = fs::last_write_time(path("copy.sqlite"));
    fs::last_write_time(path("copy.sqlite"), before - std::chrono::hours(1));
    BOOST_TEST(run_export(place.address(), path("to-copy"), "sqlite").exit == 0);
    BOOST_TEST(fs::is_symlink(path("to-copy")));
    BOOST_TEST((fs::last_write_time(path("copy.sqlite")) >= before));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::stored
