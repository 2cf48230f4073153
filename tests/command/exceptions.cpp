// Exceptions by the commands: recorded with every fault said at once, shown from the next sweep on, ended and pruned.
#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "store/store.hpp"
#include "tests/command/nights.hpp"

namespace abide::tests {

namespace {

const std::string finding = "C-7001/strategy-meeting-in-time";

/// Two late cases, one of which is late twice, swept once.
class Excepting : public Nights {
  public:
    Excepting() {
        put("north.xml",
            late_case("C-7001", "c1") + late_case("C-7002", "c1",
                                                  "<concern id=\"c2\" category=\"2\" harm-to-other-believed=\"yes\" "
                                                  "believed-date=\"2026-03-03\"/>"));
        sweep();
    }
    [[nodiscard]] Ended add(const std::string& over, const std::vector<std::string>& more, unsigned april = 10) const {
        std::vector<std::string> words = {"exception", "add", over};
        words.insert(words.end(), more.begin(), more.end());
        return run(words, april);
    }
    [[nodiscard]] Ended add_one(const std::string& over = finding, const std::string& until = "2026-04-20") const {
        return add(over,
                   {"--reason", "The court hears it first.", "--approved-by", "head of service", "--until", until});
    }
    [[nodiscard]] std::string list(unsigned april, const std::string& format = "text") const {
        return run({"exception", "list", "--format", format}, april).out;
    }
    [[nodiscard]] std::size_t recorded() const { return Store::open_existing(address())->exceptions().size(); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(exception_commands)

BOOST_AUTO_TEST_CASE(what_is_recorded_holds_from_the_next_sweep_on) {
    const Excepting nights;
    const Ended added = nights.add_one();
    BOOST_TEST(added.exit == 0);
    BOOST_TEST(added.out ==
               "Recorded E-1 over C-7001/islington-hsb/strategy-meeting-in-time/c1\n"
               "  from Fri 10 Apr 2026 until Mon 20 Apr 2026, approved by head of service on Fri 10 Apr 2026, after it "
               "was due on Thu 5 Mar 2026.\n"
               "  Reports show it from the next sweep on; the finding stays a finding.\n");
    const auto exceptions = Store::open_existing(nights.address())->exceptions();
    BOOST_REQUIRE(exceptions.size() == 1U);
    BOOST_TEST(exceptions.front().duty.record_id == "c1");
    BOOST_TEST((exceptions.front().from == day_of(2026, 4, 10)));
    BOOST_TEST((exceptions.front().due == day_of(2026, 3, 5)));
    BOOST_TEST(!contains(read_file(nights.inside("reports/current/findings-2026-04-10.csv")), "E-1"));
    nights.sweep(11);
    BOOST_TEST(contains(read_file(nights.inside("reports/current/findings-2026-04-11.csv")), ",E-1,2026-04-20"));
}

BOOST_AUTO_TEST_CASE(every_fault_is_said_at_once_and_nothing_is_recorded) {
    const Excepting nights;
    const Ended refused = nights.add(finding, {"--approved-on", "2026-04-12", "--item", "plan"});
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(refused.err == "abide: the exception has 5 faults; nothing was changed:\n"
                              "  It has no reason; say why nobody acts on the finding.\n"
                              "  It does not say which role approved it; a role, never a name.\n"
                              "  The finding has no item \"plan\" that needs attention; it has none that need "
                              "attention.\n"
                              "  It does not say until when it holds; give its last day, --until.\n"
                              "  It would be approved on 2026-04-12, a day that has not come.\n");
    const Ended backwards = nights.add(finding, {"--reason", "Why.", "--approved-by", "head of service", "--from",
                                                 "2026-04-20", "--until", "2026-04-19"});
    BOOST_TEST(contains(backwards.err, "It would end on 2026-04-19, before it begins on 2026-04-20."));
    BOOST_TEST(nights.recorded() == 0U);
}

BOOST_AUTO_TEST_CASE(where_several_may_be_meant_all_are_listed_and_a_fingerprint_decides) {
    const Excepting nights;
    const Ended several = nights.add_one("C-7002/strategy-meeting-in-time");
    BOOST_TEST(several.exit == 2);
    BOOST_TEST(contains(several.err, "2 open findings may be meant by \"C-7002/strategy-meeting-in-time\"; name one of "
                                     "them by its fingerprint:\n"));
    const std::string mark = "  C-7002/islington-hsb/strategy-meeting-in-time/c2";
    const std::size_t at = several.err.find(mark);
    BOOST_REQUIRE(at != std::string::npos);
    BOOST_TEST(contains(nights.add_one(several.err.substr(at - 16, 16)).out, "strategy-meeting-in-time/c2\n"));
    BOOST_TEST(contains(nights.add_one("C-7002/strategy-meeting-in-time/c1").out, "strategy-meeting-in-time/c1\n"));
}

BOOST_AUTO_TEST_CASE(what_is_not_open_is_refused_and_the_nearest_named) {
    const Excepting nights;
    BOOST_TEST(contains(nights.add_one("C-7001/strategy-meting-in-time").err,
                        "did you mean \"C-7001/strategy-meeting-in-time\"?"));
    BOOST_TEST(contains(nights.add_one("C-7003/strategy-meeting-in-time").err, "did you mean \"C-700"));
    const std::string whole = nights.add_one("C-7001").err;
    BOOST_TEST(contains(whole, "\"C-7001\" is a case, and no finding; the case has:\n  C-7001/islington-hsb/"), whole);
    BOOST_TEST(!contains(whole, "C-7002"));
    BOOST_TEST(contains(nights.add_one("C-7001/nothing").err, "the case has:\n  C-7001/islington-hsb/"));
    BOOST_TEST(contains(nights.add_one("zz").err, "name it by its fingerprint, CASE/RULE or CASE/PROCEDURE/RULE"));
    BOOST_TEST(nights.recorded() == 0U);
    const Nights unswept;
    BOOST_TEST(unswept.run({"exception", "add", finding}).exit == 2);
}

BOOST_AUTO_TEST_CASE(of_a_case_that_left_or_has_nothing_open_it_is_said_and_no_other_case_named) {
    const Excepting nights;
    nights.set("missing-at-most = 100");
    nights.put("north.xml", late_case("C-7001", "c1") + "<case id=\"C-7009\"><child id=\"ch1\"/></case>\n");
    nights.sweep(11);
    for (const std::string word : {"C-7002/strategy-meeting-in-time", "C-7002/5.3-1", "C-7002"}) {
        const Ended left = nights.add_one(word);
        BOOST_TEST(left.exit == 2);
        BOOST_TEST(
            contains(left.err, "is \"" + word +
                                   "\"; case C-7002 is in no export any more, so nothing is open on it and there "
                                   "is nothing to except unless it comes back\n"),
            left.err);
    }
    const Ended clean = nights.add_one("C-7009/strategy-meeting-in-time");
    BOOST_TEST(contains(clean.err, "; nothing is open on case C-7009, so there is nothing to except\n"), clean.err);
    BOOST_TEST(nights.recorded() == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_critical_is_refused) {
    const Excepting nights;
    nights.put("grave.xml", "<case id=\"C-7009\" team=\"north\"><child id=\"ch1\" born=\"2012-05\"/><concern id=\"c1\" "
                            "category=\"3\" harm-to-other-believed=\"yes\" believed-date=\"2026-03-02\" "
                            "immediate-risk=\"yes\" immediate-risk-date=\"2026-03-02\"/></case>\n");
    nights.sweep(11);
    const Ended refused = nights.add_one("C-7009/strategy-meeting-sooner");
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(contains(refused.err, "The finding is critical, and what is critical cannot be excepted."));
    BOOST_TEST(nights.recorded() == 0U);
}

BOOST_AUTO_TEST_CASE(a_list_says_how_each_stands_on_a_day) {
    const Excepting nights;
    BOOST_REQUIRE(nights.add_one().exit == 0);
    BOOST_REQUIRE(nights
                      .add("C-7002/strategy-meeting-in-time/c2",
                           {"--reason", "Later, =1+1.", "--approved-by", "panel chair", "--approved-on", "2026-03-02",
                            "--from", "2026-04-25", "--until", "2026-06-30"})
                      .exit == 0);
    BOOST_TEST(contains(nights.list(10), "\n2 exceptions as at Fri 10 Apr 2026: 1 holding, 1 ahead; 1 is over within "
                                         "14 days\n"));
    BOOST_TEST(contains(nights.list(26), "2 exceptions as at Sun 26 Apr 2026: 1 holding, 1 expired\n"));
    const std::string csv = nights.list(10, "csv");
    BOOST_TEST(contains(csv, "\r\nE-1,holding,yes,C-7001,islington-hsb,strategy-meeting-in-time,concern,c1,"));
    BOOST_TEST(contains(csv, "\r\nE-2,ahead,no,C-7002,"));
    BOOST_TEST(contains(csv, ",2026-03-02,2026-03-06,yes,2026-04-10,2026-03-03,\"Later, =1+1.\"\r\n"));
    const std::string json = nights.list(10, "json");
    BOOST_TEST(contains(json, "\"exception\":\"E-1\",\"standing\":\"holding\",\"expiring\":true,"));
    BOOST_TEST(contains(json, "\"approved_late\":true"));
    nights.set("exception-warning = 5");
    BOOST_TEST(contains(nights.list(10), ": 1 holding, 1 ahead\n"));
    // What the record mends by itself needs no exception any more.
    nights.put("north.xml",
               late_case("C-7001", "c1", "<strategy-meeting id=\"m1\" concern=\"c1\" held-date=\"2026-03-04\"/>") +
                   late_case("C-7002", "c1"));
    nights.sweep(11);
    BOOST_TEST(contains(nights.list(11), ": 1 ahead, 1 unused\n"));
}

BOOST_AUTO_TEST_CASE(an_exception_is_ended_once_and_only_earlier) {
    const Excepting nights;
    BOOST_REQUIRE(nights.add_one().exit == 0);
    BOOST_TEST(contains(nights.run({"exception", "expire", "E-2"}).err, "there is no exception \"E-2\"; there is E-1"));
    BOOST_TEST(contains(nights.run({"exception", "expire", "E-1", "--on", "2026-04-21"}).err,
                        "E-1 is over from 2026-04-21 on anyway"));
    const Ended ended = nights.run({"exception", "expire", "E-1", "--on", "2026-04-12"});
    BOOST_TEST(ended.out == "E-1 does not hold from Sun 12 Apr 2026 on. Reports show it from the next sweep on.\n");
    BOOST_TEST(contains(nights.list(11), "until Mon 20 Apr 2026, ended from Sun 12 Apr 2026 on"));
    BOOST_TEST(contains(nights.list(12), ": 1 expired\n"));
    BOOST_TEST(nights.run({"exception", "expire", "1", "--on", "2026-04-12"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(only_what_is_over_is_pruned) {
    const Excepting nights;
    BOOST_REQUIRE(nights.add_one(finding, "2026-04-12").exit == 0);
    BOOST_REQUIRE(nights.add_one("C-7002/strategy-meeting-in-time/c1").exit == 0);
    BOOST_TEST(nights.run({"exception", "prune"}, 12).out == "No exception is over; nothing was taken out.\n");
    const Ended tried = nights.run({"exception", "prune", "--dry-run"}, 13);
    BOOST_TEST(contains(tried.out, "E-1   expired"));
    BOOST_TEST(contains(tried.out, "Would take it out of the lists; the history keeps what it says.\n"));
    BOOST_TEST(nights.recorded() == 2U);
    BOOST_TEST(contains(nights.run({"exception", "prune"}, 13).out,
                        "Took it out of the lists; the history keeps what it says.\n"));
    BOOST_TEST(nights.recorded() == 1U);
    // A number is never given twice.
    BOOST_TEST(contains(nights.add_one().out, "Recorded E-3 "));
}

BOOST_AUTO_TEST_CASE(whatever_the_changes_call_a_finding_can_be_typed) {
    const Excepting nights;
    const std::string changes = nights.run({"diff"}, 10).out;
    BOOST_REQUIRE(contains(changes, "C-7001    islington-hsb/5.3-1"));
    BOOST_TEST(contains(nights.add_one("C-7001/5.3-1").out, "Recorded E-1 over C-7001/islington-hsb/strategy-meeting"));
    BOOST_TEST(contains(nights.add_one("C-7001/islington-hsb/5.3-1").out, "Recorded E-2 over "));
    const Ended several = nights.add_one("C-7002/islington-hsb/5.3-1");
    BOOST_TEST(contains(several.err, "2 open findings may be meant by \"C-7002/islington-hsb/5.3-1\""), several.err);
    BOOST_TEST(contains(nights.add_one("C-7002/islington-hsb/5.3-1/c2").out, "strategy-meeting-in-time/c2\n"));
    BOOST_TEST(contains(nights.add_one("C-7001/5.31").err, "did you mean \"C-7001/5.3-"));
    // The same addresses mean the same with the exports.
    const std::string file = nights.inside("inbox/north.xml");
    const auto explained = [&](const std::string& address) {
        return nights.run({"explain", address, file, "--as-at", "2026-04-10"}, 10);
    };
    for (const char* address : {"C-7001/5.3-1", "C-7001/islington-hsb/5.3-1", "C-7001/islington-hsb/5.3-1/c1",
                                "C-7001/islington-hsb/strategy-meeting-in-time/c1"})
        BOOST_TEST(contains("\n" + explained(address).out, "\nC-7001/strategy-meeting-in-time concern c1\n"),
                   explained(address).out + explained(address).err);
    const Ended unknown = explained("C-7001/islington-hsb/strategy-meeting-in-time/c9");
    BOOST_TEST(unknown.exit == 2);
    BOOST_TEST(contains(unknown.err, "there is no verdict \"C-7001/islington-hsb/strategy-meeting-in-time/c9\""));
    BOOST_TEST(contains(explained("C-7009/islington-hsb/5.3-1").err, "there is no case \"C-7009\" in the exports"));
}

BOOST_AUTO_TEST_CASE(what_was_pruned_is_in_no_list_and_the_history_still_explains_it) {
    const Excepting nights;
    BOOST_REQUIRE(nights.add_one(finding, "2026-04-12").exit == 0);
    nights.sweep(11);
    nights.sweep(13);
    BOOST_REQUIRE(nights.run({"exception", "prune"}, 14).exit == 0);
    nights.sweep(14);
    BOOST_TEST(contains(nights.list(14), "0 exceptions as at"));
    BOOST_TEST(!contains(read_file(nights.inside("reports/current/exceptions-2026-04-14.md")), "| E-1 |"));
    BOOST_REQUIRE(nights.run({"history", "export", "-o", nights.inside("out")}, 14).exit == 0);
    BOOST_TEST(contains(read_file(nights.inside("out/transitions.csv")), "exception-ended E-1"));
    const std::string exported = read_file(nights.inside("out/exceptions.csv"));
    BOOST_TEST(contains(exported, "The court hears it first.,head of service,2026-04-10,2026-04-10,2026-04-12,"),
               exported);
    BOOST_TEST(contains(exported, ",2026-04-14,1\r\n"), exported);
}

BOOST_AUTO_TEST_CASE(the_day_it_was_recorded_is_shown_where_its_approval_is_said_to_be_earlier) {
    const Excepting nights;
    const Ended added = nights.add(finding, {"--reason", "Why.", "--approved-by", "head of service", "--until",
                                             "2026-04-20", "--approved-on", "2026-03-03"});
    const std::string words = "approved by head of service on Tue 3 Mar 2026, recorded only on Fri 10 Apr 2026, after "
                              "it was due on Thu 5 Mar 2026";
    BOOST_TEST(contains(added.out, words), added.out);
    BOOST_TEST(contains(nights.list(10), words), nights.list(10));
    BOOST_TEST(contains(nights.list(10, "csv"), ",head of service,2026-03-03,2026-03-05,yes,2026-04-10,"));
    BOOST_TEST(contains(nights.list(10, "json"), "\"approved_late\":true,\"recorded_on\":\"2026-04-10\""));
    nights.sweep(11);
    BOOST_TEST(contains(read_file(nights.inside("reports/current/exceptions-2026-04-11.md")),
                        "head of service, Tue 3 Mar 2026, recorded only on Fri 10 Apr 2026, after the due date Thu 5 "
                        "Mar 2026"));
    BOOST_TEST(contains(read_file(nights.inside("reports/current/findings-2026-04-11.md")),
                        "approved by head of service, recorded only on Fri 10 Apr 2026 after the due date"));
    BOOST_TEST(contains(read_file(nights.inside("reports/current/findings-2026-04-11.json")),
                        "\"approved_late\":true,\"recorded_on\":\"2026-04-10\"}"));
}

BOOST_AUTO_TEST_CASE(one_cannot_end_before_it_began) {
    const Excepting nights;
    BOOST_REQUIRE(nights.add_one().exit == 0);
    const Ended refused = nights.run({"exception", "expire", "E-1", "--on", "2026-01-01"});
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(refused.err == "abide: E-1 begins on 2026-04-10 and cannot end on 2026-01-01, before that; to let it "
                              "never hold, end it on 2026-04-10\n");
    BOOST_TEST(nights.run({"exception", "expire", "E-1", "--on", "2026-04-10"}).exit == 0);
}

BOOST_AUTO_TEST_CASE(a_reason_is_a_sentence_and_not_a_book) {
    const Excepting nights;
    std::string umlauts;
    for (int i = 0; i < 1001; ++i) umlauts += "\u00fc";
    const Ended refused =
        nights.add(finding, {"--reason", umlauts, "--approved-by", std::string(201, 'x'), "--until", "2026-04-20"});
    BOOST_TEST(refused.err == "abide: the exception has 2 faults; nothing was changed:\n"
                              "  Its reason has 1001 characters, and 1000 is the most; say it shortly, the rest is for "
                              "the record.\n"
                              "  The role that approved it has 201 characters, and 200 is the most.\n");
    umlauts.resize(2000);
    BOOST_TEST(
        nights.add(finding, {"--reason", umlauts, "--approved-by", std::string(200, 'x'), "--until", "2026-04-20"})
            .exit == 0);
}

BOOST_AUTO_TEST_CASE(one_over_a_record_without_an_id_never_slides_over_to_the_next) {
    const Nights nights;
    const auto listed = [&](unsigned april) { return nights.run({"exception", "list"}, april).out; };
    const auto put = [&](const std::string& in_front) {
        nights.put("north.xml", "<case id=\"N-100\" team=\"north\">" + in_front +
                                    "<referral date=\"2026-01-05\" nfa=\"no\"/><referral date=\"2026-01-20\" "
                                    "nfa=\"no\"/></case>\n");
    };
    put("");
    nights.sweep(10);
    const Ended added =
        nights.run({"exception", "add", "N-100/assessment-in-time/referral#1", "--reason",
                    "About the referral of 5 January.", "--approved-by", "head of service", "--until", "2026-04-30"});
    BOOST_TEST(contains(added.out, "  It holds only over what began Mon 5 Jan 2026, due Mon 9 Mar 2026: its name may "
                                   "come to mean another one.\n"),
               added.out + added.err);
    nights.sweep(11);
    BOOST_TEST(contains(listed(11), "E-1   holding"));
    put("<referral date=\"2025-12-01\" nfa=\"no\"/>");
    nights.sweep(12);
    const std::string list = listed(12);
    BOOST_TEST(contains(list, "E-1   not-fitting  N-100/working-together/assessment-in-time/referral#1"), list);
    BOOST_TEST(contains(list, "approved for what began Mon 5 Jan 2026, due Mon 9 Mar 2026\n"), list);
    BOOST_TEST(contains(list, ": 1 not-fitting"), list);
    BOOST_TEST(!contains(read_file(nights.inside("reports/current/findings-2026-04-12.csv")), "E-1"));
    const std::string page = read_file(nights.inside("reports/current/exceptions-2026-04-12.md"));
    BOOST_TEST(contains(page, "Not holding, not fitting any more:** 1"));
    BOOST_TEST(contains(page, "; approved for what began Mon 5 Jan 2026, due Mon 9 Mar 2026 |"), page);
    const std::string changes = nights.run({"diff"}, 12).out;
    BOOST_TEST(contains(changes, "An exception ended: E-1, approved for what began Mon 5 Jan 2026, due Mon 9 Mar "
                                 "2026."),
               changes);
    put(""); // what was approved bears the name again
    nights.sweep(13);
    BOOST_TEST(contains(listed(13), "E-1   holding"));
    BOOST_TEST(contains(read_file(nights.inside("reports/current/findings-2026-04-13.csv")), ",E-1,2026-04-30"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
