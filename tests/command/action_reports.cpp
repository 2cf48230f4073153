// The action tracker as a report: of the actions of the demonstration, by source and owner, and without a child in it.
#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "base/words.hpp"
#include "store/store.hpp"
#include "tests/briefing/approved_page.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/command/nights.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace {

/// The recommendations of an audit came in at the end of March 2025; one was closed, one shown to have worked, one is
/// held up.
class Tracked {
  public:
    Tracked() {
        (void)Store::open(address_);
        note({"import", (repository() / "seeds/actions/audit-2025.csv").string(), "--source", "audit-2025", "--kind",
              "audit"},
             "2025-03-31", 3);
        note({"close", "R-2", "--evidence", "Ten sets of minutes were read.", "--by", "business manager"},
             "2025-05-30");
        note({"close", "R-5", "--evidence", "The list was sent.", "--by", "service manager"}, "2025-07-31");
        note({"note", "R-3", "--barrier", "Nobody is in post."}, "2025-09-30");
        note({"impact", "R-2", "--evidence", "No enquiry was without a decision.", "--by", "business manager"},
             "2025-11-28");
    }
    [[nodiscard]] Ended run(std::vector<std::string> words, const std::string& today) const {
        Surroundings around;
        around.home = repository().string();
        around.today = *parse_day(today);
        words.insert(words.end(), {"--store", address_});
        return run_command(words, around);
    }
    void note(std::vector<std::string> words, const std::string& today, int exit = 0) const {
        words.insert(words.begin(), "actions");
        const Ended ended = run(std::move(words), today);
        BOOST_TEST(ended.exit == exit, ended.err);
    }
    /// The report's files.
    [[nodiscard]] Files report(const std::vector<std::string>& more = {}) const {
        const TemporaryFolder out;
        std::vector<std::string> words = {"report", "actions", "-o", out.path().string(), "--quiet"};
        words.insert(words.end(), more.begin(), more.end());
        const Ended ended = run(words, "2026-04-29");
        BOOST_TEST(ended.exit == 0, ended.err);
        return files_of(out.path().string());
    }

  private:
    TemporaryFolder folder_;
    const std::string address_ = "sqlite:" + (folder_.path() / "history.sqlite").string();
};

} // namespace

BOOST_AUTO_TEST_SUITE(action_reports)

BOOST_AUTO_TEST_CASE(the_tracker_as_approved) {
    const Files files = Tracked().report({"--also", "json"});
    for (const char* name : {".md", ".json", ".csv", ".ics"}) {
        const std::string file = "/actions-2026-04-29" + std::string(name);
        check_golden("reports" + file, files.at(file));
    }
    const std::string& page = files.at("/actions-2026-04-29.html");
    check_golden("reports/actions-2026-04-29.html", without_style(page));
    for (const std::string& fault : faults_of_page(page)) BOOST_ERROR(fault);
    BOOST_TEST(page.find("NO CASE DATA") != std::string::npos);
    BOOST_TEST(page.find("class=\"c-values\"") != std::string::npos); // thirteen months are drawn
}

BOOST_AUTO_TEST_CASE(one_owners_actions_have_a_page_of_their_own) {
    const Tracked tracked;
    const Files files = tracked.report({"--owner", "police lead"});
    const std::string& page = files.at("/actions-owner_police_lead-2026-04-29.md");
    BOOST_TEST(page.find("**Actions:** 1; to do: 1") != std::string::npos, page);
    const Files otherwise = tracked.report({"--owner", "Police  Lead"});
    BOOST_TEST(otherwise.at("/actions-owner_police_lead-2026-04-29.csv") ==
               files.at("/actions-owner_police_lead-2026-04-29.csv"));
    const Ended unknown = tracked.run({"report", "actions", "-o", "nowhere", "--owner", "police leed"}, "2026-04-29");
    BOOST_TEST(unknown.exit == 2);
    BOOST_TEST(unknown.err.find("did you mean \"police lead\"?") != std::string::npos, unknown.err);
    BOOST_TEST(!is_folder("nowhere"));
}

BOOST_AUTO_TEST_CASE(a_tracker_that_names_a_case_in_any_spelling_says_so) {
    for (const char* spelled : {"C-7001", "c-7001", "C\u20117001", "C 7001"}) {
        const Nights nights;
        nights.put("north.xml", late_case("C-7001", "c1"));
        nights.sweep();
        const std::string text = "Visit " + std::string(spelled) + ".";
        const auto report = [&] {
            BOOST_REQUIRE(nights.run({"report", "actions", "-o", nights.inside("out"), "--quiet"}).exit == 0);
            return read_file(nights.inside("out/actions-2026-04-10.md"));
        };
        BOOST_REQUIRE(
            nights.run({"actions", "add", "Visit the school.", "--source", "maca-2017", "--kind", "audit"}).exit == 0);
        BOOST_TEST(contains(report(), "NO CASE DATA"));
        BOOST_REQUIRE(nights.run({"actions", "add", text, "--source", "maca-2017", "--kind", "audit"}).exit == 0);
        BOOST_TEST(contains(report(), "IDENTIFIED"), spelled);
        BOOST_TEST(!contains(report(), "NO CASE DATA"), spelled);
    }
}

// A recommendation may have no other date than that of its review, and a review may be far off.
BOOST_AUTO_TEST_CASE(a_review_that_is_the_only_date_there_is_stands_on_the_page_and_in_the_calendar) {
    const Tracked tracked;
    const TemporaryFolder folder;
    const std::string table = (folder.path() / "deepdive.csv").string();
    write_text(table,
               "recommendation,text,owners,due,review\n7.2-1,Training is part of the programme.,Learning  Group,,"
               "2026-10-08\n7.2-2,There is a pathway.,learning group,,when ready\n");
    tracked.note({"import", table, "--source", "deepdive", "--kind", "audit"}, "2026-04-29", 3);
    const Files files = tracked.report({"--source", "deepdive"});
    const std::string& page = files.at("/actions-source_deepdive-2026-04-29.md");
    BOOST_TEST(page.find("| Learning Group | Thu 8 Oct 2026 |") != std::string::npos, page);
    BOOST_TEST(page.find("| Learning Group | not stated | Thu 8 Oct 2026 |") != std::string::npos, page);
    BOOST_TEST(page.find("| Learning Group | questioned: \"when ready\" |") != std::string::npos, page);
    BOOST_TEST(page.find("| Learning Group | 2 | 0 | 0 |") != std::string::npos, page);
    const std::string& calendar = files.at("/actions-source_deepdive-2026-04-29.ics");
    BOOST_TEST(calendar.find("DTSTART;VALUE=DATE:20261008") != std::string::npos, calendar);
    BOOST_TEST(calendar.find("SUMMARY:Review of R-9: to be looked at again") != std::string::npos, calendar);
    BOOST_TEST(calendar.find("R-10") == std::string::npos, calendar);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
