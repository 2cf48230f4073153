// abide erase: of an erased case no byte stays, what is kept stays explained, and whatever was cut short is completed.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"
#include "base/lock.hpp"
#include "command/nightly/case_erasure.hpp"
#include "hash/hash.hpp"
#include "store/store.hpp"
#include "tests/command/kept_case.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

using namespace kept_case;

namespace {

const std::string still_named =
    "abide: case C-7001 names it in its own records; these stay in the exports, and with the "
    "next sweep its id is kept among them again\n";

} // namespace

BOOST_AUTO_TEST_SUITE(erasing_a_case)

BOOST_DATA_TEST_CASE(not_a_byte_of_it_is_left, boost::unit_test::data::make(stored::databases), database) {
    const Kept nights(database);
    write_text(nights.inside("reports/sets/2026-04-10-1/findings.md.part-411"), "of " + id);
    write_text(nights.inside("reports/sets/.draft-2026-04-12-1/findings.md"), "of " + id);
    write_text(nights.inside("state/history.sqlite.part-411"), "of " + id);
    const std::string before = listed(nights.traces());
    for (const std::string& text : {id, escaped, concern, name}) BOOST_TEST(contains(before, text), text);
    nights.take_out_of_inbox();
    const Ended erased = nights.erase();
    BOOST_TEST(erased.exit == 0);
    BOOST_TEST(erased.err == still_named);
    BOOST_TEST(!contains(erased.out, id));
    BOOST_TEST(listed(nights.traces()) == "");
    BOOST_TEST(!fs::exists(nights.inside("state/cache")));
    BOOST_TEST(fs::exists(nights.inside("state/certificates/run-2026-04-11-1.json")));
    BOOST_TEST(!fs::exists(nights.inside("reports/sets/.draft-2026-04-12-1")));
}

BOOST_DATA_TEST_CASE(it_says_in_counts_what_went_and_what_would_come_back,
                     boost::unit_test::data::make(stored::databases), database) {
    const Kept nights(database);
    const std::string counts = "  from the history    11 standings, 11 changes, 1 exception\n"
                               "  from the reports    20 files of 2 sets\n"
                               "  from the cache      all of it, 1 file\n"
                               "  from publications   0 entries of their ledger\n";
    const std::string before = listed(nights.traces());
    const Ended tried = nights.erase({"--dry-run"});
    BOOST_TEST(tried.out == "Would erase the case:\n" + counts);
    BOOST_TEST(listed(nights.traces()) == before);
    const Ended erased = nights.erase();
    BOOST_TEST(erased.out == "Erased the case, as erasure 1:\n" + counts);
    BOOST_TEST(erased.err == "abide: " + nights.inside("inbox/of-one.xml") +
                                 " still holds the case; the next sweep would read it again\n" + still_named);
    nights.sweep(12);
    BOOST_TEST(nights.erase({"--quiet"}).out == "");
    BOOST_TEST(listed(nights.traces()) == "");
}

BOOST_DATA_TEST_CASE(what_is_left_stays_explained, boost::unit_test::data::make(stored::databases), database) {
    const Kept nights(database);
    nights.take_out_of_inbox();
    BOOST_REQUIRE(nights.erase().exit == 0);
    const std::string note = read_file(nights.inside("reports/current/erased.txt"));
    BOOST_TEST(contains(note, "\nErasure 1, Sat 11 Apr 2026:\n  changes-2026-04-11.csv\n  changes-2026-04-11.html\n"));
    BOOST_TEST(fs::exists(nights.inside("reports/current/digest.txt")));
    const std::string verified = nights.line_of({"verify", "2026-04-11-1"}, "ok         outputs");
    BOOST_TEST(contains(verified, "of them removed by an erasure"));
    BOOST_TEST(contains(nights.line_of({"verify", "2026-04-11-1"}, "ok         chain"), "2 certificates"));
    BOOST_TEST(contains(nights.line_of({"doctor"}, "ok     store"), "The history is whole: 2 sweeps"));
    BOOST_TEST(contains(nights.line_of({"doctor"}, "ok     leftovers"), "Nothing half written"));
    BOOST_TEST(nights.run({"digest"}, 11).exit == 0);
    nights.sweep(12);
    BOOST_TEST(contains(read_file(nights.inside("reports/current/digest.txt")), "Resolved                    0"));
    BOOST_TEST(contains(nights.line_of({"doctor"}, "ok     store"), "The history is whole: 3 sweeps"));
}

BOOST_AUTO_TEST_CASE(no_id_leads_to_it_in_the_ledger_of_publications) {
    const Kept nights;
    nights.put("others.xml", late_case("C-7001", "c1") + late_case("C-7002", "c1"));
    std::string more;
    for (int number = 3; number <= 9; ++number) more += late_case("C-700" + std::to_string(number), "c1");
    nights.put("more.xml", more);
    const Ended reported = nights.run({"report", "board", nights.inside("inbox"), "-o", nights.inside("out")}, 11);
    BOOST_TEST(reported.exit == 0, reported.err);
    const std::string ledger = nights.inside("state/publications/published.ledger");
    BOOST_TEST(!contains(read_file(ledger), sha256(id)));
    nights.take_out_of_inbox();
    const std::string entry = "  from publications   2 entries of their ledger\n";
    const std::string before = read_file(ledger);
    BOOST_TEST(contains(nights.erase({"--dry-run"}).out, entry));
    BOOST_TEST(read_file(ledger) == before);
    BOOST_TEST(contains(nights.erase().out, entry));
    BOOST_TEST(contains(read_file(ledger), "\terased 1\t-\n"));
    // The history never met this one.
    BOOST_TEST(contains(nights.erase({}, "C-7003").out, entry));
    BOOST_TEST(nights.erase({}, "C-7003").exit == 2);
    BOOST_TEST(contains(read_file(ledger), "\terased 2\t-\n"));
}

BOOST_AUTO_TEST_CASE(a_set_that_lost_files_stands_for_no_other_night) {
    const Kept nights;
    nights.take_out_of_inbox();
    BOOST_REQUIRE(nights.run({"sweep", "--accept-missing"}, 11).exit < 2);
    BOOST_TEST(contains(nights.run({"sweep"}, 11).out, "found the input of the sweep before it"));
    BOOST_REQUIRE(nights.erase().exit == 0);
    BOOST_TEST(fs::exists(nights.inside("reports/current/erased.txt")));
    nights.sweep(11);
    BOOST_TEST(!fs::exists(nights.inside("reports/current/erased.txt")));
    BOOST_TEST(fs::exists(nights.inside("reports/current/findings-2026-04-11.csv")));
    BOOST_TEST(listed(nights.traces()) == "");
    BOOST_TEST(contains(nights.run({"sweep"}, 11).out, "found the input of the sweep before it"));
}

BOOST_AUTO_TEST_CASE(a_note_or_a_file_that_no_erasure_explains_is_found) {
    const Kept nights;
    write_text(nights.inside("reports/current/erased.txt"), "Nothing.\n");
    BOOST_TEST(contains(nights.line_of({"verify", "2026-04-11-1"}, "DIFFERS    outputs"), "erased.txt"));
    fs::remove(nights.inside("reports/current/erased.txt"));
    fs::remove(nights.inside("reports/current/findings-2026-04-11.csv"));
    BOOST_TEST(contains(nights.line_of({"verify", "2026-04-11-1"}, "DIFFERS    outputs"), "findings-2026-04-11.csv"));
}

BOOST_AUTO_TEST_CASE(a_certificate_that_the_history_does_not_know_is_found) {
    const Kept nights;
    const std::string file = nights.inside("state/certificates/run-2026-04-11-1.json");
    std::string text = read_file(file);
    const std::string role = "quality assurance officer";
    text.replace(text.find(role), role.size(), "quality assurance manager");
    write_text(file, text);
    BOOST_TEST(contains(nights.line_of({"verify", "2026-04-11-1"}, "DIFFERS    chain"), "run-2026-04-11-1.json"));
}

BOOST_AUTO_TEST_CASE(a_child_called_service_is_a_child_and_not_the_service) {
    const Nights nights;
    const auto open_of = [&](const std::string& one) {
        std::vector<std::string> rules;
        const auto store = Store::open_existing(nights.address());
        store->each_open(store->sweeps().back().number, [&](const Standing& standing, Day) {
            if (standing.duty.case_id == one) rules.push_back(standing.duty.rule);
        });
        return rules;
    };
    nights.put("a.xml", "<panel-meeting id=\"pm1\" held-date=\"2026-01-15\" chaired-by-social-care=\"yes\" "
                        "chaired-by-police=\"no\"/>" +
                            late_case("service", "c1"));
    nights.sweep(10);
    const std::vector<std::string> of_service = open_of("the-service");
    BOOST_TEST(!of_service.empty());
    BOOST_TEST(std::ranges::count(open_of("service"), "strategy-meeting-in-time") == 1);
    nights.sweep(11);
    BOOST_TEST(contains(nights.run({"diff"}, 11).out, "0 changes"));
    const std::vector<std::string> words = {"--reason",        "Why.",    "--approved-by",
                                            "head of service", "--until", "2026-04-30"};
    for (const char* address : {"the-service/panel-chaired-together", "service/strategy-meeting-in-time"}) {
        std::vector<std::string> add = {"exception", "add", address};
        add.insert(add.end(), words.begin(), words.end());
        BOOST_TEST(nights.run(add, 11).exit == 0, address);
    }
    const Ended erased = nights.run({"erase", "service", "--reason", "Asked for.", "--approved-by", "officer"}, 11);
    BOOST_TEST(erased.exit == 0, erased.err);
    BOOST_TEST(open_of("service").empty());
    BOOST_TEST(open_of("the-service") == of_service, boost::test_tools::per_element());
    BOOST_TEST(Store::open_existing(nights.address())->exceptions().size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_cases_that_will_bring_its_id_back_are_named_as_long_as_they_do) {
    const Kept nights;
    nights.take_out_of_inbox();
    std::string many;
    for (int i = 10; i < 25; ++i)
        many +=
            late_case("C-80" + std::to_string(i), "c1", "<incident id=\"i1\" other-child-case=\"" + escaped + "\"/>");
    nights.put("others.xml",
               many + late_case("C-7002", "c1", "<incident id=\"i1\" other-child-case=\"" + escaped + "1\"/>"));
    BOOST_TEST(nights.erase({"--dry-run"}).err ==
               "abide: cases C-8010, C-8011, C-8012, C-8013, C-8014, C-8015, C-8016, C-8017, C-8018, C-8019 and 5 more "
               "name it in their own records; these stay in the exports, and with the next sweep its id is kept among "
               "them again\n");
    nights.put("others.xml", late_case("C-7001", "c1"));
    BOOST_TEST(nights.erase().err == "");
}

BOOST_AUTO_TEST_CASE(totals_that_no_longer_agree_are_explained_wherever_changes_are_listed) {
    const Kept nights;
    nights.take_out_of_inbox();
    const std::string said = "\nErased since: 1 case, and nothing here tells of it\n";
    const auto diff = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words = {"diff"};
        words.insert(words.end(), more.begin(), more.end());
        return nights.run(words, 13);
    };
    BOOST_TEST(!contains(diff({}).out, "Erased since"));
    BOOST_REQUIRE(nights.erase().exit == 0);
    BOOST_TEST(contains(diff({}).out, said));
    BOOST_TEST(contains(diff({"2026-04-10"}).out, said));
    for (const char* format : {"ndjson", "csv"}) {
        BOOST_TEST(diff({"--format", format}).err == "abide: 1 case was erased since, and no line tells of it\n");
        BOOST_TEST(diff({"--format", format, "--quiet"}).err == "");
    }
    const std::string on_page = "- **Erased since the earlier night:** 1 of its cases";
    nights.sweep(12);
    BOOST_TEST(contains(read_file(nights.inside("reports/current/changes-2026-04-12.md")), on_page));
    BOOST_TEST(contains(nights.line_of({"verify", "2026-04-12-1"}, "ok         reports"), "written again"));
    BOOST_TEST(contains(diff({}).out, said));
    nights.put("others.xml", late_case("C-7001", "c1") + late_case("C-7002", "c1") + late_case("C-7003", "c1"));
    nights.sweep(13);
    BOOST_TEST(!contains(read_file(nights.inside("reports/current/changes-2026-04-13.md")), "Erased since"));
    BOOST_TEST(!contains(diff({}).out, "Erased since"));
    BOOST_TEST(contains(diff({"2026-04-11", "2026-04-13"}).out, said));
}

BOOST_AUTO_TEST_CASE(a_word_that_files_mention_is_no_case) {
    const Kept nights;
    const std::string whole = listed(files_with(nights.inside("reports"), ""));
    for (const std::string word : {"c-7001", "referral"}) {
        BOOST_REQUIRE(!files_with(nights.inside("reports"), word).empty());
        for (const bool is_tried : {true, false}) {
            const Ended refused = is_tried ? nights.erase({"--dry-run"}, word) : nights.erase({}, word);
            BOOST_TEST(refused.exit == 2, word);
            BOOST_TEST(contains(refused.err, "nothing is kept of a case \"" + word + "\", and "), refused.err);
            BOOST_TEST(contains(refused.err, " report files that the word stands in tell of others"), refused.err);
        }
    }
    BOOST_TEST(contains(nights.erase({}, "c-7001").err, "; did you mean \"C-7001\"?"));
    BOOST_TEST(listed(files_with(nights.inside("reports"), "")) == whole);
    BOOST_TEST(listed(files_with(nights.inside("state"), "erasing-")) == "");
    BOOST_TEST(Store::open_existing(nights.address())->erasures().empty());
}

BOOST_AUTO_TEST_CASE(an_id_of_characters_that_pages_write_otherwise_is_found_in_them) {
    for (const std::string& odd : {std::string("\xC2\xA0"), std::string("\xE2\x80\x8B"), std::string("\xE2\x80\xAE"),
                                   std::string("\xE2\x80\xA8"), std::string("\xC2\x85"), std::string("\xC2\x9B")}) {
        const std::string one = "C" + odd + "12";
        const Nights nights;
        nights.put("a.xml", late_case("C-7001", "c1"));
        nights.put("b.xml", late_case(one, "zqconcern"));
        nights.sweep(1);
        BOOST_TEST(listed(files_with(nights.inside("reports"), "zqconcern")) != "");
        fs::remove(nights.inside("inbox/b.xml"));
        const Ended erased =
            nights.run({"erase", one, "--reason", "Asked for.", "--approved-by", "data protection officer"}, 2);
        BOOST_TEST(erased.exit == 0, erased.err);
        BOOST_TEST(listed(files_with(nights.inside("reports"), "zqconcern")) == "", odd);
    }
}

// Retention took its nights, and nothing but its name among those that are away says that there was such a case.
BOOST_AUTO_TEST_CASE(a_case_that_is_only_named_as_away_is_still_a_case) {
    const Nights nights;
    nights.set("missing-at-most = 100");
    nights.set("keep = 30");
    nights.put("a.xml", late_case("C-7001", "c1"));
    nights.put("b.xml", late_case("C-7002", "c2"));
    nights.sweep(1);
    fs::remove(nights.inside("inbox/b.xml"));
    nights.sweep(2);
    nights.sweep(45);
    const auto ids = [&] {
        std::vector<std::string> known;
        for (const KnownCase& one : Store::open_existing(nights.address())->cases()) known.push_back(one.id);
        return known;
    };
    BOOST_TEST(std::ranges::count(ids(), "C-7002") == 0);
    BOOST_TEST(listed(files_with(nights.inside("reports"), "C-7002")) != "");
    const Ended erased =
        nights.run({"erase", "C-7002", "--reason", "Asked for.", "--approved-by", "data protection officer"}, 45);
    BOOST_TEST(erased.exit == 0, erased.err);
    BOOST_TEST(contains(erased.out, "0 standings, 0 changes, 0 exceptions"));
    BOOST_TEST(listed(files_with(nights.folder(), "C-7002")) == "");
}

BOOST_AUTO_TEST_CASE(nothing_is_erased_without_a_reason_a_role_or_a_case) {
    const Kept nights;
    const std::string before = listed(nights.traces());
    const Ended bare = nights.run({"erase", id});
    BOOST_TEST(bare.exit == 2);
    BOOST_TEST(bare.err == "abide: the erasure has 2 faults; nothing was changed:\n"
                           "  It has no reason; say why, --reason.\n"
                           "  It does not say which role approved it, --approved-by; a role, never a name.\n");
    const Ended unknown = nights.erase({}, "C-7003");
    BOOST_TEST(unknown.exit == 2);
    BOOST_TEST(contains(unknown.err, "nothing is kept of a case \"C-7003\"; did you mean \"C-700"));
    BOOST_TEST(contains(nights.erase({}, "the-service").err, "the service is no case"));
    std::string holder;
    const auto lock = Lock::take(nights.inside("state/lock"), holder);
    BOOST_TEST(contains(nights.erase().err, "another sweep or erasure is at work here (process "));
    BOOST_TEST(listed(nights.traces()) == before);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
