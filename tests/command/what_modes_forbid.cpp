// What the modes of files and folders forbid: doctor says so before a sweep fails by it, and Abide's own are right.
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "base/file.hpp"
#include "base/other_program.hpp"
#include "tests/command/nights.hpp"
#include "tests/obeying_modes.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

Finished run_real(const std::vector<std::string>& words) {
    constexpr int seconds = 120;
    std::vector<std::string> all = obeying_modes();
    all.insert(all.end(), words.begin(), words.end());
    return run_other_program(all, seconds);
}

/// A line of shell, with the program as $0 and a folder as $1.
Finished run_line(const std::string& line, const std::string& folder) {
    return run_real({"sh", "-c", line, program().string(), folder});
}

unsigned mode_of(const fs::path& path) {
    struct stat facts {};
    BOOST_REQUIRE(::lstat(path.c_str(), &facts) == 0);
    return facts.st_mode & 0777U;
}

} // namespace

BOOST_AUTO_TEST_SUITE(modes)

BOOST_AUTO_TEST_CASE(doctor_names_what_no_sweep_could_write) {
    const Nights nights;
    nights.set("cache = yes");
    nights.put("north.xml", late_case("C-7001", "c1"));
    nights.sweep();
    const auto said = [&] {
        return run_real({program().string(), "doctor", "--quiet", "--config", nights.inside("abide.conf")});
    };
    BOOST_TEST(!contains(said().says, "cannot be written to"), said().says);
    const auto expect_told = [&](const std::string& path, fs::perms mode, const std::string& line) {
        const fs::perms before = fs::status(nights.inside(path)).permissions();
        fs::permissions(nights.inside(path), mode);
        const Finished told = said();
        fs::permissions(nights.inside(path), before);
        BOOST_TEST(told.exit == 2, path << ": " << told.says);
        BOOST_TEST(contains(told.says, line + nights.inside(path) + " cannot be written to."), told.says);
    };
    expect_told("state/history.sqlite", fs::perms(0400), "fault  store          ");
    for (const char* path : {"state", "state/certificates", "state/cache"})
        expect_told(path, fs::perms(0500), "fault  folders        state: ");
    expect_told("reports/sets", fs::perms(0500), "fault  folders        reports: ");
}

BOOST_AUTO_TEST_CASE(a_working_folder_that_cannot_be_entered_may_hold_a_configuration) {
    const TemporaryFolder folder;
    const Finished told = run_line("cd \"$1\" && chmod 0 . && exec \"$0\" doctor", folder.path().string());
    fs::permissions(folder.path(), fs::perms(0700));
    BOOST_TEST(told.exit == 2);
    BOOST_TEST(contains(told.says, "fault  configuration  cannot see whether there is a file abide.conf in the working "
                                   "folder: Permission denied; go to another folder, or name the file with --config."),
               told.says);
}

BOOST_AUTO_TEST_CASE(whatever_the_mask_of_modes_is_files_are_their_owners_and_can_be_read_again) {
    const TemporaryFolder folder;
    for (const char* mask : {"0777", "0"}) {
        const std::string place = (folder.path() / mask).string();
        const Finished swept =
            run_line(std::string("umask ") + mask +
                         "; SOURCE_DATE_EPOCH=1775786400; export SOURCE_DATE_EPOCH; \"$0\" init \"$1\" "
                         "--quiet && cd \"$1\" && { \"$0\" sweep --quiet; test $? = 1; } && "
                         "\"$0\" history export -o out --quiet && \"$0\" doctor --quiet",
                     place);
        BOOST_TEST(swept.exit == 0, mask << ": " << swept.says);
        BOOST_TEST(mode_of(place) == 0700U);
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(place))
            if (!entry.is_symlink())
                BOOST_TEST(mode_of(entry.path()) == (entry.is_directory() ? 0700U : 0600U), entry.path());
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
