// Files: what is written appears whole, beside nothing of anybody else's, and what a folder holds is accounted for.
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/error.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

Lines names_in(const fs::path& folder) {
    Lines names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

Lines names_of(const Lines& paths) {
    Lines names;
    for (const std::string& path : paths) names.push_back(base_name(path));
    return names;
}

} // namespace

BOOST_AUTO_TEST_SUITE(files)

BOOST_AUTO_TEST_CASE(a_device_is_written_to_and_stays_a_device) {
    const TemporaryFolder folder;
    const std::string pipe = (folder.path() / "pipe").string();
    BOOST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::FILE* reader = nullptr;
    // A reader first: opening a pipe for writing waits for one.
    const int end = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    reader = ::fdopen(end, "r");
    write_file(pipe, "hello");
    char got[6] = {};
    BOOST_TEST(std::fread(got, 1, 5, reader) == 5U);
    BOOST_TEST(std::string(got) == "hello");
    std::fclose(reader);
    BOOST_TEST(fs::is_fifo(pipe));
    write_file("/dev/null", "gone");
    BOOST_TEST(fs::is_character_file("/dev/null"));
    BOOST_CHECK_THROW(write_file("/dev/full", "no room"), Error);
}

BOOST_AUTO_TEST_CASE(a_link_is_followed_to_its_file_and_stays_a_link) {
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "there");
    write_text(folder.path() / "there/target.txt", "old");
    fs::create_symlink("there/target.txt", folder.path() / "link");
    write_file((folder.path() / "link").string(), "new");
    BOOST_TEST(fs::is_symlink(folder.path() / "link"));
    BOOST_TEST(read_file((folder.path() / "there/target.txt").string()) == "new");
    fs::create_symlink("nowhere", folder.path() / "dangling");
    BOOST_CHECK_THROW(write_file((folder.path() / "dangling").string(), "x"), Error);
    BOOST_TEST(names_in(folder.path() / "there") == (Lines{"target.txt"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_file_is_for_its_owner_only_even_where_another_stood) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "verdicts.json";
    write_text(file, "old");
    fs::permissions(file, fs::perms::all);
    write_file(file.string(), "new");
    BOOST_TEST((fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write)));
}

BOOST_AUTO_TEST_CASE(files_that_belong_together_appear_together_or_not_at_all) {
    const TemporaryFolder folder;
    const std::string md = (folder.path() / "page.md").string();
    const std::string html = (folder.path() / "page.html").string();
    fs::create_directory(html);
    BOOST_CHECK_THROW(write_files({{md, "new"}, {html, "new"}}), Error);
    BOOST_TEST(names_in(folder.path()) == (Lines{"page.html"}), boost::test_tools::per_element());
    fs::remove(html);
    write_files({{md, "one"}, {html, "two"}});
    BOOST_TEST(names_in(folder.path()) == (Lines{"page.html", "page.md"}), boost::test_tools::per_element());
    BOOST_TEST(read_file(md) + read_file(html) == "onetwo");
}

BOOST_AUTO_TEST_CASE(what_was_put_in_place_can_be_taken_back) {
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "page.md").string();
    for (const char* before : {"", "old"}) {
        if (*before != '\0') write_text(path, before);
        NewFile file(path);
        file.append("new");
        file.put_in_place();
        BOOST_TEST(read_file(path) == "new");
        file.take_back();
        BOOST_TEST(is_file(path) == (*before != '\0'));
    }
    BOOST_TEST(read_file(path) == "old");
    BOOST_TEST(names_in(folder.path()) == (Lines{"page.md"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_folder_is_listed_and_what_is_passed_over_is_named) {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "in");
    for (const char* name : {"a.xml", "B.XML", "c.xml.gz", "d.csv", ".hidden.xml", "in/e.Xml"})
        write_text(folder.path() / name, "x");
    fs::create_directory_symlink("in", folder.path() / "linked");
    fs::create_directory_symlink("..", folder.path() / "in/up");
    fs::create_symlink("loop.xml", folder.path() / "loop.xml");
    fs::create_symlink("nowhere.xml", folder.path() / "dangling.xml");
    Passed passed;
    const Lines found = files_below(folder.path().string(), ".xml", &passed);
    BOOST_TEST(names_of(found) == (Lines{"B.XML", "a.xml", "e.Xml"}), boost::test_tools::per_element());
    BOOST_TEST(names_of(passed.others) == (Lines{"c.xml.gz", "d.csv"}), boost::test_tools::per_element());
    BOOST_TEST(names_of(files_ending_in(folder.path().string(), {".csv", ".XML.gz"}, &passed)) ==
                   (Lines{"c.xml.gz", "d.csv"}),
               boost::test_tools::per_element());
    BOOST_TEST(names_of(passed.others) == (Lines{"B.XML", "a.xml", "e.Xml"}), boost::test_tools::per_element());
    BOOST_TEST(names_of(passed.linked_folders) == (Lines{"up", "linked"}), boost::test_tools::per_element());
    BOOST_TEST(passed.unreadable.size() == 2U);
    BOOST_CHECK_THROW(files_below(folder.path().string(), ".xml"), Error);
    BOOST_CHECK_THROW(files_below((folder.path() / "loop.xml").string(), ".xml"), Error);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
