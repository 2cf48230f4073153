// Folders that hold what the store does not know: what a killed sweep can have left goes, everything else stays, and
// nobody sweeps until somebody has looked.
#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "base/file.hpp"
#include "certificate/chain.hpp"
#include "publish/heartbeat.hpp"
#include "publish/report_sets.hpp"
#include "tests/command/nights.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

/// Three nights.
class ThreeNights : public Nights {
  public:
    ThreeNights() {
        set("procedure = islington-hsb");
        put("north.xml", late_case("C-7001", "c1") + late_case("C-7002", "c2"));
        sweep(1);
        fs::copy(store(), inside("first.sqlite"));
        sweep(2);
        sweep(3);
    }
    [[nodiscard]] std::string store() const { return inside("state/history.sqlite"); }
    [[nodiscard]] std::string certificate(const std::string& run) const {
        return inside("state/certificates/run-" + run + ".json");
    }
    /// As it was after the first night.
    void put_back_the_store() const {
        fs::copy_file(inside("first.sqlite"), store(), fs::copy_options::overwrite_existing);
    }
    /// Every name below the folders of reports and certificates.
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const char* folder : {"reports", "state/certificates"})
            for (const auto& entry : fs::recursive_directory_iterator(inside(folder)))
                found.push_back(entry.path().string());
        std::sort(found.begin(), found.end());
        return found;
    }
    /// Nothing was judged, nothing is gone, and the sentence names all this; doctor says the same.
    void check_refused(const std::vector<std::string>& parts, const std::vector<std::string>& more = {}) const {
        const std::vector<std::string> before = names();
        std::vector<std::string> words = {"sweep"};
        words.insert(words.end(), more.begin(), more.end());
        const Ended refused = run(words, 4);
        BOOST_TEST(refused.exit == 2);
        BOOST_TEST((names() == before));
        words.front() = "doctor";
        const Ended doctor = run(words, 4);
        BOOST_TEST(doctor.exit == 2);
        for (const std::string& part : parts) {
            BOOST_TEST(contains(refused.err, part), refused.err);
            BOOST_TEST(contains(doctor.out, part), doctor.out);
        }
        BOOST_TEST(contains(refused.err, "nothing was judged and nothing was removed"));
        BOOST_TEST(contains(doctor.out, "fault  runs "), doctor.out);
    }
};

const std::string three_runs = " holds 3 runs that it does not know (2026-04-01-1 to 2026-04-03-1)";

} // namespace

BOOST_AUTO_TEST_SUITE(unknown_runs)

BOOST_FIXTURE_TEST_CASE(another_store_is_refused_and_nothing_is_lost, ThreeNights) {
    const std::string other = "sqlite:" + inside("state/histroy.sqlite");
    check_refused({"he store " + other + " knows no run, but " + inside("state/certificates") + three_runs,
                   inside("reports/sets") + three_runs, inside("state/heartbeat.json") + " names 2026-04-03-1",
                   inside("reports/current") + " leads to 2026-04-03-1"},
                  {"--store", other});
    // Nor is an empty one made, which would be taken for a store the next time.
    BOOST_TEST(!fs::exists(inside("state/histroy.sqlite")));
    write_file(inside("state/histroy.sqlite"), "");
    check_refused({"knows no run"}, {"--store", other});
    sweep(4);
    BOOST_TEST(run({"verify", "2026-04-04-1"}, 4).exit == 0);
}

BOOST_FIXTURE_TEST_CASE(a_store_that_is_gone_or_empty_is_refused, ThreeNights) {
    fs::remove(store());
    check_refused({"knows no run", three_runs});
    write_file(store(), "");
    check_refused({"knows no run", three_runs});
}

BOOST_FIXTURE_TEST_CASE(another_folder_of_state_beside_the_same_reports_is_refused, ThreeNights) {
    check_refused({"knows no run", inside("reports/sets") + three_runs}, {"--state", inside("other")});
}

BOOST_FIXTURE_TEST_CASE(an_earlier_copy_of_the_store_is_refused_until_what_is_later_was_moved_away, ThreeNights) {
    put_back_the_store();
    const std::string two = " holds 2 runs that it does not know (2026-04-02-1 and 2026-04-03-1)";
    check_refused({"knows 1 run, the last of them 2026-04-01-1, but ", inside("state/certificates") + two,
                   inside("reports/sets") + two});
    // As it says:
    for (const char* run : {"2026-04-02-1", "2026-04-03-1"}) {
        fs::rename(inside("reports/sets/") + run, inside(std::string("kept-") + run));
        for (const char* ending : {".json", ".md"})
            fs::rename(inside("state/certificates/run-") + run + ending, inside(std::string("run-") + run + ending));
    }
    check_refused({inside("reports/current") + " leads to 2026-04-03-1"});
    fs::remove(inside("reports/current"));
    check_refused({inside("state/heartbeat.json") + " names 2026-04-03-1"});
    fs::remove(inside("state/heartbeat.json"));
    sweep(4);
    BOOST_TEST(run({"verify", "2026-04-04-1"}, 4).exit == 0);
    BOOST_TEST(read_chain(inside("state/certificates")).files.size() == 2U);
    BOOST_TEST(run({"doctor"}, 4).exit == 0, run({"doctor"}, 4).out);
}

BOOST_FIXTURE_TEST_CASE(one_night_taken_back_is_no_night_that_was_killed, ThreeNights) {
    fs::copy_file(store(), inside("third.sqlite"));
    sweep(4);
    fs::copy_file(inside("third.sqlite"), store(), fs::copy_options::overwrite_existing);
    check_refused({" holds 1 run that it does not know (2026-04-04-1)", " names 2026-04-04-1"});
    // Killed before it was remembered, it had left just this, and the link and the heartbeat of the night before.
    ReportSets(inside("reports")).make_current("2026-04-03-1");
    fs::remove(inside("state/heartbeat.json"));
    const Ended next = run({"sweep"}, 5);
    BOOST_TEST(next.exit < 2, next.err);
    BOOST_TEST(!fs::exists(certificate("2026-04-04-1")));
    BOOST_TEST(!fs::exists(inside("state/certificates/run-2026-04-04-1.md")));
    BOOST_TEST(!fs::exists(inside("reports/sets/2026-04-04-1")));
    BOOST_TEST(run({"verify", "2026-04-05-1"}, 5).exit == 0);
}

BOOST_FIXTURE_TEST_CASE(a_page_and_a_signature_whose_certificate_never_came_go, ThreeNights) {
    for (const char* ending : {".md", ".json.minisig"})
        write_text(inside(std::string("state/certificates/run-2026-04-04-1") + ending), "left");
    sweep(5);
    BOOST_TEST(files_with(inside("state/certificates"), "2026-04-04").empty());
    write_text(inside("state/certificates/run-2026-04-06-1.md"), "left");
    write_text(inside("state/certificates/run-2026-04-07-1.md"), "left");
    BOOST_TEST(contains(run({"sweep"}, 8).err, " holds 2 runs that it does not know (2026-04-06-1 and 2026-04-07-1)"));
}

BOOST_FIXTURE_TEST_CASE(a_certificate_that_follows_another_history_is_left, ThreeNights) {
    fs::copy_file(store(), inside("third.sqlite"));
    put("south.xml", late_case("C-7003", "c1"));
    sweep(4);
    sweep(5);
    fs::copy_file(inside("third.sqlite"), store(), fs::copy_options::overwrite_existing);
    for (const char* place :
         {"reports/sets/2026-04-04-1", "reports/sets/2026-04-05-1", "reports/current", "state/heartbeat.json",
          "state/certificates/run-2026-04-04-1.json", "state/certificates/run-2026-04-04-1.md"})
        fs::remove_all(inside(place));
    check_refused({inside("state/certificates") + " holds 1 run that it does not know (2026-04-05-1)"});
}

BOOST_FIXTURE_TEST_CASE(what_a_person_puts_beside_the_sets_stays, ThreeNights) {
    write_text(inside("reports/sets/for-the-board/note.md"), "Kept.\n");
    write_text(inside("reports/sets/2026-04-01-01/note.md"), "Kept.\n");
    write_text(inside("reports/sets/2026-04-31-1/note.md"), "Kept.\n");
    write_text(inside("state/certificates/run-of-the-mill.json"), "{}");
    set("keep = 30");
    const Ended later = run({"sweep"}, 50);
    BOOST_TEST(later.exit < 2, later.err);
    BOOST_TEST(!fs::exists(inside("reports/sets/2026-04-01-1")));
    for (const char* name : {"for-the-board", "2026-04-01-01", "2026-04-31-1"})
        BOOST_TEST(fs::exists(inside("reports/sets/" + std::string(name) + "/note.md")), name);
    BOOST_TEST(fs::exists(inside("state/certificates/run-of-the-mill.json")));
}

BOOST_FIXTURE_TEST_CASE(an_earlier_certificate_that_cannot_be_read_keeps_nobody_from_judging, ThreeNights) {
    const std::string text = read_file(certificate("2026-04-02-1"));
    for (const std::string& bytes : {std::string(), std::string("{"), text + "\n"}) {
        write_text(certificate("2026-04-02-1"), bytes);
        const Ended swept = run({"sweep"}, 4);
        BOOST_TEST(swept.exit < 2, swept.err);
        BOOST_TEST(contains(swept.err, "abide: warning: " + certificate("2026-04-02-1") +
                                           " is not as it was written: the store remembers another; the night is swept "
                                           "all the same\n"),
                   swept.err);
        BOOST_TEST(read_file(certificate("2026-04-02-1")) == bytes);
        const Ended doctor = run({"doctor"}, 4);
        BOOST_TEST(doctor.exit == 2);
        BOOST_TEST(contains(doctor.out, "fault  certificates   " + certificate("2026-04-02-1") + " is not as it was"),
                   doctor.out);
    }
    write_text(certificate("2026-04-02-1"), text);
    BOOST_TEST(run({"doctor"}, 4).exit == 0);
    BOOST_TEST(run({"sweep"}, 4).err == "");
}

BOOST_FIXTURE_TEST_CASE(a_certificate_nobody_can_read_and_nobody_knows_is_left_and_told, ThreeNights) {
    write_text(certificate("2026-04-09-1"), "{");
    const Ended swept = run({"sweep"}, 4);
    BOOST_TEST(swept.exit < 2, swept.err);
    BOOST_TEST(contains(swept.err, "abide: warning: " + certificate("2026-04-09-1") + " is not JSON"), swept.err);
    BOOST_TEST(fs::exists(certificate("2026-04-09-1")));
    BOOST_TEST(contains(run({"doctor"}, 4).out, "warn   runs           " + certificate("2026-04-09-1")));
}

BOOST_FIXTURE_TEST_CASE(a_heartbeat_that_cannot_be_read_is_written_anew, ThreeNights) {
    for (const char* bytes : {"", "{}", "beat"}) {
        write_text(inside("state/heartbeat.json"), bytes);
        const Ended swept = run({"sweep"}, 4);
        BOOST_TEST(swept.exit < 2, swept.err);
        BOOST_TEST(contains(swept.err, "abide: warning: " + inside("state/heartbeat.json") + " is no heartbeat"));
        BOOST_TEST((read_heartbeat(inside("state/heartbeat.json")).beat.value().as_at == day_of(2026, 4, 4).value()));
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
