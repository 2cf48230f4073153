// abide erase: of an erased case no byte stays, what is kept stays explained, and whatever was cut short is completed.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"
#include "command/nightly/case_erasure.hpp"
#include "publish/lock.hpp"
#include "store/store.hpp"
#include "tests/command/nights.hpp"
#include "tests/transcript.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

const std::string id = "Z&\"7_41";              // no format but the store writes it as it is
const std::string escaped = "Z&amp;&quot;7_41"; // as the export does
const std::string concern = "zqconcern";
const std::string name = "Quillon Marrowbane";

/// Two nights over the case and two others, one of which names it; an exception over it that speaks of somebody, and
/// one over another that speaks of it.
class Kept : public Nights {
  public:
    Kept() {
        const std::string text = "<consultation id=\"zqconsult\" concern=\"" + concern + "\" date=\"2026-04-01\"/>" +
                                 "<incident id=\"zqincident\" date=\"2026-03-01\" reason=\"" + name + "\"/>";
        put("others.xml",
            late_case("C-7001", "c1", "<linked-child id=\"l1\" relation=\"cousin\" case=\"" + escaped + "\"/>") +
                late_case("C-7002", "c1"));
        put("of-one.xml", late_case(escaped, concern, text));
        sweep();
        except(id + "/strategy-meeting-in-time", "Agreed with " + name + ".");
        except("C-7001/strategy-meeting-in-time", "As in case " + id + ".");
        sweep(11);
    }
    void except(const std::string& finding, const std::string& reason) const {
        const Ended added = run({"exception", "add", finding, "--reason", reason, "--approved-by", "head of service",
                                 "--until", "2026-04-30"});
        BOOST_REQUIRE_MESSAGE(added.exit == 0, added.err);
    }
    [[nodiscard]] Ended erase(const std::vector<std::string>& more = {}, const std::string& one = id) const {
        std::vector<std::string> words = {"erase",         one,
                                          "--reason",      "The family of " + id + " asked for it.",
                                          "--approved-by", "data protection officer"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words, 11);
    }
    void take_out_of_inbox() const { fs::remove(inside("inbox/of-one.xml")); }
    /// Every file of state and reports in which something of the case stands, in any spelling.
    [[nodiscard]] std::vector<std::string> traces() const {
        std::vector<std::string> found;
        for (const std::string& text :
             {id, escaped, std::string("Z&\\\"7_41"), std::string("Z&\"\"7_41"), std::string("7\\_41"),
              std::string("7_41"), concern, std::string("zqconsult"), name})
            for (const char* part : {"state", "reports"})
                for (const std::string& file : files_with(inside(part), text)) found.push_back(file + ": " + text);
        return found;
    }
    [[nodiscard]] std::string line_of(const std::vector<std::string>& words, const std::string& start) const {
        const std::string said = run(words, 11).out;
        const std::size_t at = said.find(start);
        return at == std::string::npos ? said : said.substr(at, said.find('\n', at) - at);
    }
};

std::string listed(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

/// Marks of erasures that are not completed.
std::string erasures_left(const Nights& nights) { return listed(files_with(nights.inside("state"), "erasing-")); }

/// Of so many changes to the disk: some of the store's, which are many and alike, and each of the last.
std::vector<int> calls_of(int calls) {
    constexpr int some = 8;
    constexpr int last = 14;
    std::vector<int> chosen = {1, 2, 3};
    for (int i = 1; i < some; ++i) chosen.push_back(3 + i * (calls - last - 3) / some);
    for (int call = calls - last; call <= calls; ++call) chosen.push_back(call);
    return chosen;
}

} // namespace

BOOST_AUTO_TEST_SUITE(erasing_a_case)

BOOST_AUTO_TEST_CASE(not_a_byte_of_it_is_left) {
    const Kept nights;
    write_text(nights.inside("reports/sets/2026-04-10-1/findings.md.part-411"), "of " + id);
    write_text(nights.inside("reports/sets/.draft-2026-04-12-1/findings.md"), "of " + id);
    write_text(nights.inside("state/history.sqlite.part-411"), "of " + id);
    const std::string before = listed(nights.traces());
    for (const std::string& text : {id, escaped, concern, name}) BOOST_TEST(contains(before, text), text);
    nights.take_out_of_inbox();
    const Ended erased = nights.erase();
    BOOST_TEST(erased.exit == 0);
    BOOST_TEST(erased.err == "");
    BOOST_TEST(!contains(erased.out, id));
    BOOST_TEST(listed(nights.traces()) == "");
    BOOST_TEST(!fs::exists(nights.inside("state/cache")));
    BOOST_TEST(fs::exists(nights.inside("state/certificates/run-2026-04-11-1.json")));
    BOOST_TEST(!fs::exists(nights.inside("reports/sets/.draft-2026-04-12-1")));
}

BOOST_AUTO_TEST_CASE(it_says_in_counts_what_went_and_what_would_come_back) {
    const Kept nights;
    const std::string counts = "  from the history    11 standings, 11 changes, 1 exception\n"
                               "  from the reports    14 files of 2 sets\n"
                               "  from the cache      all of it, 1 file\n";
    const std::string before = listed(nights.traces());
    const Ended tried = nights.erase({"--dry-run"});
    BOOST_TEST(tried.out == "Would erase the case:\n" + counts);
    BOOST_TEST(listed(nights.traces()) == before);
    const Ended erased = nights.erase();
    BOOST_TEST(erased.out == "Erased the case, as erasure 1:\n" + counts);
    BOOST_TEST(erased.err == "abide: " + nights.inside("inbox/of-one.xml") +
                                 " still holds the case; the next sweep would read it again\n");
    nights.sweep(12);
    BOOST_TEST(nights.erase({"--quiet"}).out == "");
    BOOST_TEST(listed(nights.traces()) == "");
}

BOOST_AUTO_TEST_CASE(what_is_left_stays_explained) {
    const Kept nights;
    nights.take_out_of_inbox();
    BOOST_REQUIRE(nights.erase().exit == 0);
    const std::string note = read_file(nights.inside("reports/current/erased.txt"));
    BOOST_TEST(contains(note, "\nErasure 1, Sat 11 Apr 2026:\n  changes-2026-04-11.html\n"));
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
    BOOST_TEST(contains(nights.erase().err, "a sweep is at work here (process "));
    BOOST_TEST(listed(nights.traces()) == before);
}

BOOST_AUTO_TEST_CASE(killed_anywhere_the_same_command_completes_it) {
    const Kept nights;
    nights.take_out_of_inbox();
    const std::string aside = nights.folder() + "-aside";
    fs::copy(nights.folder(), aside, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    const std::string whole = listed(nights.traces());
    const std::string command = "SOURCE_DATE_EPOCH=1775872800 abide erase 'Z&\"7_41' --reason 'Asked for.' "
                                "--approved-by 'data protection officer' --quiet";
    const std::string counted = nights.folder() + "-count";
    // The address sanitizer wants to be the first to be loaded; here it need not be.
    const std::string faults =
        "ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD='" + preloaded_faults().string() + "' ";
    BOOST_REQUIRE(run(faults + "ABIDE_FAULT_COUNT='" + counted + "' " + command, nights.folder()).exit == 0);
    const int calls = std::stoi(read_file(counted));
    std::size_t begun = 0;
    for (const int call : calls_of(calls)) {
        fs::remove_all(nights.folder());
        fs::copy(aside, nights.folder(), fs::copy_options::recursive | fs::copy_options::copy_symlinks);
        BOOST_TEST(run(faults + "ABIDE_FAULT=kill:" + std::to_string(call) + " " + command, nights.folder()).exit ==
                   137);
        const bool is_whole = listed(nights.traces()) == whole;
        const bool is_marked = contains(nights.line_of({"doctor"}, "warn   leftovers"), "An erasure was cut short.");
        begun += is_marked ? 1 : 0;
        BOOST_TEST((is_whole || is_marked || nights.traces().empty()), "killed at change " << call);
        const Outcome again = run(command, nights.folder());
        BOOST_TEST((again.exit == 0 || (again.exit == 2 && !is_whole && !is_marked)), "completing after " << call);
        BOOST_TEST(listed(nights.traces()) == "", "killed at change " << call);
        BOOST_TEST(erasures_left(nights) == "", "killed at change " << call);
        const auto erasures = Store::open_existing(nights.address())->erasures();
        BOOST_TEST((!erasures.empty() && erasures.size() <= 2U), "killed at change " << call);
    }
    BOOST_TEST(begun > 5U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
