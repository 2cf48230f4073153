// Places of the configuration that do not leave each other alone are refused by every command, before anything is done.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <map>

#include "base/file.hpp"
#include "tests/command/nights.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

/// What every file holds, and where every link leads, by its path.
std::map<std::string, std::string> everything_in(const std::string& folder) {
    std::map<std::string, std::string> all;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        all[entry.path().string()] = entry.is_symlink()        ? fs::read_symlink(entry.path()).string()
                                     : entry.is_regular_file() ? read_file(entry.path().string())
                                                               : "";
    return all;
}

/// By a sweep, by a command that only reads, and by doctor.
void check_refused(const Nights& nights, const std::string& line, const std::string& says) {
    const std::string before = read_file(nights.inside("abide.conf"));
    nights.set(line);
    const auto all = everything_in(nights.folder());
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"sweep"}, {"exception", "list"}, {"history", "export", "-o", "out"}}) {
        const Ended ended = nights.run(words, 11);
        BOOST_TEST(ended.exit == 2, line << ": " << ended.err);
        BOOST_TEST(ended.err == "abide: " + says + "; nothing was done\n", line);
    }
    const Ended doctor = nights.run({"doctor"}, 11);
    BOOST_TEST(doctor.exit == 2);
    BOOST_TEST(doctor.out == "fault  configuration  " + says + "; nothing was done. Nothing else was looked at.\n");
    BOOST_TEST((everything_in(nights.folder()) == all), line);
    write_text(nights.inside("abide.conf"), before);
}

} // namespace

BOOST_AUTO_TEST_SUITE(configured_places)

BOOST_AUTO_TEST_CASE(a_store_takes_the_place_of_nothing_of_abides_own) {
    const Nights nights;
    nights.put("north.xml", late_case("C-7001", "c1"));
    const auto expect = [&](const std::string& path, const std::string& setting, const std::string& folder,
                            const std::string& own, const std::string& what) {
        check_refused(nights, "store = sqlite:" + path,
                      "store (sqlite:" + nights.inside(path) + ") and " + setting + " (" + nights.inside(folder) +
                          ") do not leave each other alone: " + nights.inside(own) + " is for " + what);
    };
    // Before the first sweep nothing of it is there yet.
    for (const bool is_swept : {false, true}) {
        if (is_swept) nights.sweep();
        expect("state/heartbeat.json", "state", "state", "state/heartbeat.json", "the heartbeat");
        expect("state/../state/lock", "state", "state", "state/lock", "the lock");
        expect("state/certificates/history.sqlite", "state", "state", "state/certificates",
               "the folder of certificates");
        expect("state/cache/history.sqlite", "state", "state", "state/cache", "the cache");
        expect("reports/sets/2026-04-10-1/digest.txt", "reports", "reports", "reports/sets", "the sets of reports");
        expect("inbox/history.sqlite", "inbox", "inbox", "inbox", "exports");
        expect("state", "state", "state", "state", "something else of Abide's");
    }
    expect("reports/current", "reports", "reports", "reports/sets", "the sets of reports");
    check_refused(nights, "store = sqlite:abide.conf",
                  "store (sqlite:" + nights.inside("abide.conf") + ") is the file of the configuration itself");
    // By another way to the same file, too.
    fs::create_directory_symlink("state", nights.inside("way"));
    expect("way/lock", "state", "state", "state/lock", "the lock");
    // Elsewhere it may be, inside the state folder or not.
    nights.set("store = sqlite:state/other.sqlite");
    BOOST_TEST(nights.run({"doctor"}).out.starts_with("ok     configuration"));
}

BOOST_AUTO_TEST_CASE(what_abide_writes_is_never_read_as_an_export) {
    const Nights nights;
    nights.put("north.xml", late_case("C-7001", "c1"));
    const auto expect = [&](const std::string& line, const std::string& one, const std::string& other,
                            const std::string& why) {
        check_refused(nights, line, one + " and " + other + " do not leave each other alone: " + why);
    };
    const std::string read = "what is written there would be read as an export";
    const std::string inbox = "inbox (" + nights.inside("inbox") + ")";
    for (const char* name : {"reports", "state"})
        for (const std::string folder : {"inbox", "inbox/of/abide"})
            expect(name + (" = " + folder), name + (" (" + nights.inside(folder) + ")"), inbox, read);
    expect("inbox = .", "reports (" + nights.inside("reports") + ")", "inbox (" + nights.inside(".") + ")", read);
    const std::string state = "state (" + nights.inside("state") + ")";
    const std::string own = " is for the folder of certificates alone";
    for (const char* name : {"inbox", "reports"})
        expect(std::string(name) + " = state/certificates",
               std::string(name) + " (" + nights.inside("state/certificates") + ")", state,
               nights.inside("state/certificates") + own);
    // A name that only begins the same is another folder.
    nights.set("reports = inbox-reports");
    BOOST_TEST(nights.run({"sweep"}).exit == 1);
}

BOOST_AUTO_TEST_CASE(a_place_that_is_not_utf_8_is_refused) {
    const Nights nights;
    const Ended option = nights.run({"sweep", "--inbox", "in\xff"});
    BOOST_TEST(option.exit == 2);
    BOOST_TEST(option.err == "abide: --inbox: the value is not UTF-8; write it as UTF-8\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
