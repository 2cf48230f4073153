// Pseudonyms: the same for one audience, unlike for another, and keys that nobody else may read.
#include "privacy/pseudonyms.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

mode_t mode_of(const fs::path& path) {
    struct stat facts {};
    BOOST_REQUIRE(::lstat(path.c_str(), &facts) == 0);
    return facts.st_mode & 0777U;
}

/// A folder for keys that is not there yet.
struct Keys {
    TemporaryFolder place;
    std::string folder = (place.path() / "keys").string();

    [[nodiscard]] Pseudonyms of(std::string_view audience) const { return Pseudonyms::of_audience(folder, audience); }
    [[nodiscard]] fs::path file(const std::string& audience) const { return fs::path(folder) / (audience + ".key"); }

    /// Why the key is refused.
    [[nodiscard]] std::string refusal(std::string_view audience) const {
        try {
            (void)of(audience);
        } catch (const Error& error) {
            BOOST_TEST((error.exit() == Exit::usage));
            return error.what();
        }
        return "";
    }
};

/// With a key that is right in all but this.
std::string refusal_of_key(const std::string& text, mode_t mode = 0600) {
    const Keys keys;
    make_folder(keys.folder);
    write_text(keys.file("board"), text);
    BOOST_REQUIRE(::chmod(keys.file("board").c_str(), mode) == 0);
    return keys.refusal("board");
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

BOOST_AUTO_TEST_SUITE(privacy)

BOOST_AUTO_TEST_CASE(a_key_is_made_once_and_for_its_owner_alone) {
    const Keys keys;
    const std::string first = keys.of("partnership-board").of("case", "C-0019");
    BOOST_TEST(mode_of(keys.folder) == 0700U);
    BOOST_TEST(mode_of(keys.file("partnership-board")) == 0600U);
    const std::string text = read_file(keys.file("partnership-board").string());
    BOOST_TEST(std::regex_match(text, std::regex("[0-9a-f]{64}\n")));
    BOOST_TEST(keys.of("partnership-board").of("case", "C-0019") == first);
    BOOST_TEST(read_file(keys.file("partnership-board").string()) == text);
    BOOST_TEST(std::distance(fs::directory_iterator(keys.folder), fs::directory_iterator()) == 1);
}

BOOST_AUTO_TEST_CASE(a_known_key_gives_known_pseudonyms) {
    const Keys keys;
    make_folder(keys.folder);
    write_file(keys.file("board").string(), std::string(63, '0') + "1\n");
    BOOST_TEST(keys.of("board").of("case", "C-0019") == "P-JVTK-5DQR-25PJ-DD8V");
}

BOOST_AUTO_TEST_CASE(a_pseudonym_can_be_read_out_and_is_no_reference) {
    const Keys keys;
    const Pseudonyms board = keys.of("board");
    const std::regex form("P(-[2-9CDFHJKMNPQRTVWX]{4}){4}");
    for (int id = 0; id < 1000; ++id) BOOST_TEST(std::regex_match(board.of("case", std::to_string(id)), form));
}

BOOST_AUTO_TEST_CASE(whatever_is_another_has_another) {
    const Keys keys;
    std::unordered_set<std::string> seen;
    std::size_t made = 0;
    constexpr int ids = 100000;
    for (const char* audience : {"board", "inspection"}) {
        const Pseudonyms pseudonyms = keys.of(audience);
        for (int id = 0; id < ids; ++id, ++made) seen.insert(pseudonyms.of("case", "C-" + std::to_string(id)));
        for (const char* kind : {"child", "", "cas", "case\n"})
            for (int id = 0; id < 100; ++id, ++made) seen.insert(pseudonyms.of(kind, "C-" + std::to_string(id)));
    }
    BOOST_TEST(seen.size() == made);
    const Pseudonyms board = keys.of("board");
    BOOST_TEST(board.of("case", "C-7") == board.of("case", "C-7"));
    // Where the kind ends and the id begins is part of what is named.
    BOOST_TEST(board.of("ca", "seC-7") != board.of("case", "C-7"));
    BOOST_TEST(board.of("case", "1:x") != board.of("case1", ":x"));
    BOOST_TEST(board.of("case", std::string("C\0", 2)) != board.of("case", "C"));
}

BOOST_AUTO_TEST_CASE(an_audience_is_called_by_letters_digits_and_hyphens) {
    const Keys keys;
    for (const char* name :
         {"", "Board", "../board", "board/", "a b", "-board", "board-", "a--b", "b\xC3\xA9", "board.key"})
        BOOST_TEST(has(keys.refusal(name), "lower-case letters"), name);
    BOOST_TEST(has(keys.refusal(std::string(41, 'a')), "at most 40"));
    BOOST_TEST(!fs::exists(keys.folder));
    BOOST_TEST(keys.refusal(std::string(40, 'a')) == "");
    BOOST_TEST(keys.refusal("board-2") == "");
}

BOOST_AUTO_TEST_CASE(a_key_that_is_none_is_refused_and_stays) {
    const std::string good(64, 'a');
    BOOST_TEST(refusal_of_key(good + "\n") == "");
    BOOST_TEST(refusal_of_key(good) == "");
    for (const std::string& bad : {std::string(), std::string("\n"), good.substr(1), good + "a", good + "\n\n",
                                   std::string(64, 'A'), std::string(64, 'g'), good.substr(2) + "\xC3\xA9"})
        BOOST_TEST(has(refusal_of_key(bad), "is not 64 hexadecimal digits; put back the copy"), bad);
}

BOOST_AUTO_TEST_CASE(a_key_others_have_rights_to_is_refused) {
    const std::string good(64, 'a');
    for (const mode_t mode : {0640U, 0604U, 0620U, 0602U, 0610U, 0644U})
        BOOST_TEST(has(refusal_of_key(good, mode), "run chmod 600"), mode);
    BOOST_TEST(refusal_of_key(good, 0400) == "");
}

BOOST_AUTO_TEST_CASE(a_folder_others_have_rights_to_is_refused) {
    const Keys keys;
    make_folder(keys.folder);
    BOOST_REQUIRE(::chmod(keys.folder.c_str(), 0750) == 0);
    BOOST_TEST(has(keys.refusal("board"), "run chmod 700"));
}

BOOST_AUTO_TEST_CASE(a_link_a_folder_or_a_pipe_is_no_key) {
    const Keys keys;
    make_folder(keys.folder);
    write_file((keys.place.path() / "elsewhere").string(), std::string(64, 'a'));
    fs::create_symlink(keys.place.path() / "elsewhere", keys.file("link"));
    fs::create_symlink(keys.place.path() / "nowhere", keys.file("nowhere"));
    fs::create_directory(keys.file("folder"));
    BOOST_REQUIRE(::mkfifo(keys.file("pipe").c_str(), 0600) == 0);
    BOOST_TEST(has(keys.refusal("link"), "is a link"));
    BOOST_TEST(has(keys.refusal("nowhere"), "is a link"));
    BOOST_TEST(has(keys.refusal("folder"), "no ordinary file"));
    BOOST_TEST(has(keys.refusal("pipe"), "no ordinary file"));
}

BOOST_AUTO_TEST_CASE(processes_that_make_a_key_at_once_have_one_key) {
    for (int round = 0; round < 20; ++round) {
        const Keys keys;
        std::vector<pid_t> children;
        for (int child = 0; child < 6; ++child) {
            const pid_t process = ::fork();
            BOOST_REQUIRE(process >= 0);
            if (process == 0) {
                int exit = 1;
                try {
                    write_file((keys.place.path() / std::to_string(child)).string(), keys.of("board").of("case", "1"));
                    exit = 0;
                } catch (const Error&) {
                }
                ::_exit(exit);
            }
            children.push_back(process);
        }
        std::set<std::string> made;
        for (std::size_t child = 0; child < children.size(); ++child) {
            int status = 0;
            BOOST_REQUIRE(::waitpid(children[child], &status, 0) == children[child]);
            BOOST_REQUIRE(status == 0);
            made.insert(read_file((keys.place.path() / std::to_string(child)).string()));
        }
        BOOST_TEST(made.size() == 1U);
        BOOST_TEST(std::distance(fs::directory_iterator(keys.folder), fs::directory_iterator()) == 1);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
