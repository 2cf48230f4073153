// Audits by the commands: who can be drawn, who is left out and why, and what is refused.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "store/store.hpp"
#include "tests/command/nights.hpp"

namespace abide::tests {

namespace {

/// A case with one referral of this need code; empty: none is recorded.
std::string referred(const std::string& id, const std::string& code, const std::string& facts = {}) {
    return "<case id=\"" + id + "\" team=\"north\"" + facts + "><referral id=\"f1\" date=\"2026-03-02\"" +
           (code.empty() ? "" : " need-code=\"" + code + "\"") + "/></case>";
}

/// A swept night over these cases.
class Auditing : public Nights {
  public:
    explicit Auditing(const std::string& cases) {
        put("north.xml", cases);
        sweep();
    }
    [[nodiscard]] Ended select(const std::vector<std::string>& more = {}, unsigned april = 10) const {
        std::vector<std::string> words = {
            "audit",   "select",          "maca-1",  inside("inbox"), "--where", "referral.need-code=N1",
            "--board", "the partnership", "--theme", "neglect",       "--by",    "business manager"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words, april);
    }
    [[nodiscard]] Audit drawn() const { return Store::open_existing(address())->audits().audits.at(0); }
};

std::string many(int n) {
    std::string cases;
    for (int i = 0; i < n; ++i) cases += referred("C-71" + std::to_string(10 + i), "N1");
    return cases;
}

} // namespace

BOOST_AUTO_TEST_SUITE(audit_commands)

BOOST_AUTO_TEST_CASE(open_cases_that_fit_are_drawn_and_all_others_counted) {
    const Auditing nights(
        referred("C-1", "N1") + referred("C-2", "N1", " closed=\"2026-04-10\"") +
        referred("C-3", "N1", " closed=\"2026-04-11\"") + referred("C-4", "N2") + referred("C-5", "") +
        referred("C-6", "N1", " closed=\"2026-04\"") + "<case id=\"C-7\"/>" +
        "<case id=\"C-8\"><referral id=\"f1\" date=\"2026-04-11\" need-code=\"N1\"/></case>" +
        "<case id=\"C-9\"><referral id=\"f1\" need-code=\"N2\"/><referral id=\"f2\" need-code=\"N1\"/></case>");
    const Ended ended = nights.select({"--size", "2", "--seed", "s"});
    BOOST_TEST(ended.exit == 0, ended.err);
    const Audit audit = nights.drawn();
    BOOST_TEST(audit.read == 9);
    BOOST_TEST(audit.closed == 1);
    BOOST_TEST(audit.not_fitting == 3); // another code, no referral at all, none yet on that day
    BOOST_TEST(audit.order.size() == 3U);
    BOOST_REQUIRE(audit.unclear.size() == 2U);
    BOOST_TEST(audit.unclear[0].id == "C-5");
    BOOST_TEST(audit.unclear[0].why == "referral.need-code is not recorded");
    BOOST_TEST(audit.unclear[1].why == "case.closed is not known to the day");
    BOOST_TEST(audit.exports.at(0).sha256.size() == 64U);
    BOOST_TEST(contains(ended.out, "C-5  referral.need-code is not recorded"), ended.out);
}

// Nobody who has grown up is drawn for an audit of children, nor a file on which nothing is left to be done.
BOOST_AUTO_TEST_CASE(who_is_no_child_any_more_and_whose_work_has_ended_are_left_out_and_counted) {
    const auto one = [](const std::string& id, const std::string& child, const std::string& work) {
        return "<case id=\"" + id + "\"><child " + child + "/><referral id=\"f1\" need-code=\"N1\"/>" + work +
               "</case>";
    };
    const std::string ended = "<concern id=\"c1\" referral=\"f1\" closed-date=\"2017-01-31\"/>";
    const std::string goes_on = "<concern id=\"c1\" referral=\"f1\"/>";
    const std::string plan = "<child-plan id=\"p1\" kind=\"child-in-need\" start=\"2026-01-01\"";
    const Auditing nights(
        one("C-01", "born=\"2008-04-10\"", goes_on) +                       // 18 on the day
        one("C-02", "born=\"2008-04-11\"", goes_on) +                       // 17 for a day more
        one("C-03", "born=\"2008-04\"", goes_on) +                          // 17 or 18
        one("C-04", "born=\"2006-04\"", goes_on) +                          // 19 or 20
        one("C-05", "sex=\"M\"", goes_on) +                                 // nobody wrote it down
        one("C-06", "born=\"2012\" died=\"2026-04-01\"", goes_on) +         // mourned
        one("C-07", "born=\"2012\"", ended) +                               // nothing is left
        one("C-08", "born=\"2012\"", ended + plan + "/>") +                 // a plan goes on
        one("C-09", "born=\"2012\"", ended + plan + " end=\"2026-04\"/>") + // it may have ended
        one("C-10", "born=\"2012\"", ended + plan + " end=\"2026-03\"/>") + // it has
        one("C-11", "born=\"2012\"", "") +                                  // a referral alone, not closed
        one("C-12", "born=\"2012\"", "<concern id=\"c1\" closed-date=\"2026-01-31\"/>")); // of another referral
    const Ended ended_well = nights.select({"--size", "1", "--seed", "s"});
    BOOST_TEST(ended_well.exit == 0, ended_well.err);
    Audit audit = nights.drawn();
    std::ranges::sort(audit.order);
    BOOST_TEST(audit.order == (std::vector<std::string>{"C-02", "C-03", "C-05", "C-08", "C-09", "C-11", "C-12"}),
               boost::test_tools::per_element());
    BOOST_TEST(audit.no_longer_child == 3);
    BOOST_TEST(audit.work_ended == 2);
    BOOST_TEST(audit.age_unknown == 2);
    BOOST_TEST(contains(audit.open_means, "the child is under 18"), audit.open_means);
    BOOST_TEST(contains(ended_well.out, "3 of somebody who is no child any more, 2 in which all work has ended"),
               ended_well.out);
    BOOST_TEST(contains(ended_well.out, "of 2 of them nobody can tell whether it is still a child"), ended_well.out);
}

// The certificate's table adds up, whatever the exports hold.
BOOST_AUTO_TEST_CASE(every_case_that_was_read_is_counted_once) {
    const Auditing nights(referred("C-1", "N1") + referred("C-2", "N1", " closed=\"2026-04-10\"") +
                          referred("C-3", ""));
    (void)nights.run({"audit", "select", "all", (repository() / "seeds/cases").string(), "--where",
                      "referral.about-harmful-sexual-behaviour=yes", "--size", "3", "--board", "b", "--theme", "t",
                      "--by", "r"});
    BOOST_TEST(nights.select({"--size", "1"}).exit == 0);
    const AuditRecords kept = Store::open_existing(nights.address())->audits();
    BOOST_TEST_REQUIRE(kept.audits.size() == 2U);
    for (const Audit& audit : kept.audits)
        BOOST_TEST(audit.read == audit.closed + audit.no_longer_child + audit.work_ended + audit.not_fitting +
                                     static_cast<std::int64_t>(audit.unclear.size() + audit.order.size()));
    BOOST_TEST(kept.audits.front().no_longer_child > 0);
    BOOST_TEST(std::ranges::count(kept.audits.front().order, "C-0038") == 0);
}

BOOST_AUTO_TEST_CASE(what_a_system_cannot_export_leaves_its_cases_unclear) {
    const Auditing nights("<not-exported record=\"referral\"/><case id=\"C-1\"/>");
    const Ended ended = nights.select({"--size", "1", "--seed", "s"});
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(ended.err ==
               "abide: --size 1: no case is left to draw from. Of 1 case read, these were left out: closed 0; "
               "of somebody who is no child any more 0; all work ended 0; not what the audit is about 0; "
               "nobody can tell 1. Nothing was drawn\n");
}

BOOST_AUTO_TEST_CASE(conditions_on_one_type_hold_of_the_same_record) {
    const std::string both = "<concern id=\"c1\" category=\"2\" harm-to-other-believed=\"no\"/>"
                             "<concern id=\"c2\" category=\"1\" harm-to-other-believed=\"yes\"/>";
    const Auditing nights("<case id=\"C-1\">" + both +
                          "</case><case id=\"C-2\"><concern id=\"c1\" category=\"2\" "
                          "harm-to-other-believed=\"yes\"/></case>");
    const Ended ended =
        nights.run({"audit", "select", "a", nights.inside("inbox"), "--where", "concern.category=2,3", "--where",
                    "concern.harm-to-other-believed=yes", "--size", "1", "--board", "b", "--theme", "t", "--by", "r"});
    BOOST_TEST(ended.exit == 0, ended.err);
    BOOST_TEST(nights.drawn().order == std::vector<std::string>{"C-2"});
}

BOOST_AUTO_TEST_CASE(the_same_exports_and_seed_draw_the_same_in_whatever_files_they_stand) {
    const Auditing one(many(12));
    BOOST_TEST(one.select({"--size", "3", "--seed", "s"}).exit == 0);
    const Auditing other(many(5));
    std::string rest;
    for (int i = 11; i >= 5; --i) rest += referred("C-71" + std::to_string(10 + i), "N1");
    other.put("a-south.xml", rest);
    BOOST_TEST(other.select({"--size", "5", "--seed", "s"}).exit == 0);
    BOOST_TEST(one.drawn().order == other.drawn().order);
    BOOST_TEST(one.drawn().population_sha256 == other.drawn().population_sha256);
}

BOOST_AUTO_TEST_CASE(a_seed_that_nobody_gave_is_printed_and_draws_the_same_again) {
    const Auditing nights(many(12));
    BOOST_TEST(nights.select({"--size", "3"}).exit == 0);
    const Audit first = nights.drawn();
    BOOST_TEST(first.seed.size() == 32U);
    const Auditing again(many(12));
    const Ended ended = again.select({"--size", "3", "--seed", first.seed});
    BOOST_TEST(contains(ended.out, first.seed));
    BOOST_TEST(again.drawn().order == first.order);
    const Auditing third(many(12));
    (void)third.select({"--size", "3"});
    BOOST_TEST(third.drawn().seed != first.seed);
}

BOOST_AUTO_TEST_CASE(a_drawing_is_done_once_and_never_beyond_what_there_is) {
    const Auditing nights(many(2));
    const Ended many_asked = nights.select({"--size", "3"});
    BOOST_TEST(many_asked.exit == 2);
    BOOST_TEST(
        contains(many_asked.err, "--size 3: there are 2 cases to draw from, so the most is --size 2. Of 2 cases read"),
        many_asked.err);
    BOOST_TEST(Store::open_existing(nights.address())->audits().audits.empty());
    BOOST_TEST(nights.select({"--size", "2"}).exit == 0);
    const Ended twice = nights.select({"--size", "2"});
    BOOST_TEST(twice.exit == 2);
    BOOST_TEST(contains(twice.err, "There is an audit maca-1 already"), twice.err);
    const Ended ahead = nights.select({"--size", "2", "--as-at", "2026-04-11"});
    BOOST_TEST(contains(ahead.err,
                        "--as-at 2026-04-11: nobody knows yet which cases are open on a day that has not come; "
                        "today is 2026-04-10"),
               ahead.err);
}

BOOST_AUTO_TEST_CASE(what_comes_next_names_the_store_it_was_given) {
    const Auditing nights(many(2));
    const Ended ended = nights.select({"--size", "1", "--store", nights.address()});
    BOOST_TEST(contains(ended.out, " yes --on DATE --by ROLE --store " + nights.address() + "\n"), ended.out);
    const Auditing configured(many(2));
    BOOST_TEST(contains(configured.select({"--size", "1"}).out, " yes --on DATE --by ROLE\n"));
}

BOOST_AUTO_TEST_CASE(what_stands_before_the_exports_must_be_said) {
    const Auditing nights(many(2));
    const std::string inbox = nights.inside("inbox");
    const auto refused = [&](std::vector<std::string> words, const std::string& what) {
        words.push_back(inbox);
        const Ended ended = nights.run(words);
        BOOST_TEST(ended.exit == 2);
        BOOST_TEST(ended.err == "abide: what is missing is " + what + ", in front of " + inbox + "\n");
    };
    refused({"audit", "select"}, "the audit's id, as maca-hsb-2026");
    refused({"report", "case", "-o", nights.inside("out")}, "the case's id");
    BOOST_TEST(contains(nights.run({"report", "case", "C-1", "-o", nights.inside("out")}).err, "which exports?"));
    const Ended both = nights.run({"check", inbox, "--procedure", "working-together,islington-hsb"});
    BOOST_TEST(both.err ==
               "abide: there is no procedure \"working-together,islington-hsb\"; several are given one by one: "
               "--procedure working-together --procedure islington-hsb\n");
}

BOOST_AUTO_TEST_CASE(a_case_that_cannot_be_read_is_counted_and_ends_it_with_3) {
    const Auditing nights(many(2));
    nights.put("south.xml", "<case id=\"C-9\"><concrn/></case><case><referral/></case>");
    const Ended ended = nights.select({"--size", "1"});
    BOOST_TEST(ended.exit == 3, ended.out);
    BOOST_TEST(contains(ended.out, "1 case could not be read, and cannot be drawn"), ended.out);
    BOOST_TEST(nights.drawn().refused == 1);
}

BOOST_AUTO_TEST_CASE(slips_are_told_before_anything_is_drawn) {
    const Auditing nights(many(2));
    const auto refused = [&](const std::string& where, const std::string& why) {
        const Ended ended = nights.run({"audit", "select", "a", nights.inside("inbox"), "--where", where, "--size", "1",
                                        "--board", "b", "--theme", "t", "--by", "r"});
        BOOST_TEST(ended.exit == 2);
        BOOST_TEST(contains(ended.err, why), ended.err);
    };
    refused("need-code", "write RECORD.FACT=VALUE");
    refused("need-code=N1", "write RECORD.FACT=VALUE");
    refused("referal.need-code=N1", "did you mean \"referral\"?");
    refused("referral.ned-code=N1", "did you mean \"need-code\"?");
    refused("referral.need-code=N11", "did you mean \"N1\"?");
    refused("referral.need-code=N11", "\"N11\" is no value of referral.need-code;");
    refused("referral.need-code=N1,", "a value is missing behind the = or beside a comma");
    refused("referral.date=2026-03-02", "and referral.date is a date");
    refused("child-plan.previous-plans=many", "\"many\" is no whole number, and child-plan.previous-plans is one");
    for (const char* spelled : {"C-7110", "c-7110", "C\u20107110", "C 7110"})
        BOOST_TEST(
            contains(nights.select({"--size", "1", "--aims", std::string("To see why ") + spelled + " failed"}).err,
                     "What it aims at names the case C-7110"),
            spelled);
    BOOST_TEST(contains(nights.run({"audit", "status", "mcaa-1"}).err, "\"abide audit select\" draws the first"));
    BOOST_TEST(Store::open_existing(nights.address())->audits().audits.empty());
}

BOOST_AUTO_TEST_CASE(the_status_of_none_says_which_audits_there_are) {
    const Auditing nights(many(3));
    BOOST_TEST(contains(nights.run({"audit", "status"}).out, "No audit is recorded."));
    BOOST_TEST(nights.select({"--size", "2"}).exit == 0);
    const Ended ended = nights.run({"audit", "status"});
    BOOST_TEST(ended.exit == 0);
    BOOST_TEST(contains(ended.out, "maca-1"), ended.out);
    BOOST_TEST(contains(ended.out, "2 selected, 0 agreed"), ended.out);
}

BOOST_AUTO_TEST_CASE(a_case_goes_by_its_id_or_its_label) {
    const Auditing nights(many(4));
    BOOST_REQUIRE(nights.select({"--size", "2", "--seed", "s"}).exit == 0);
    const std::vector<std::string> order = nights.drawn().order;
    const Ended agreed = nights.run({"audit", "consent", "maca-1", "A", "yes", "--by", "lead auditor"});
    BOOST_TEST(agreed.exit == 0, agreed.err);
    BOOST_TEST(contains(agreed.out, order[0] + " (case A), yes, Fri 10 Apr 2026"), agreed.out);
    const Ended not_drawn = nights.run({"audit", "consent", "maca-1", order[3], "yes", "--by", "lead auditor"});
    BOOST_TEST(not_drawn.exit == 2);
    BOOST_TEST(contains(not_drawn.err, "could have been drawn for maca-1, and was not"), not_drawn.err);
    const Ended none = nights.run({"audit", "consent", "maca-1", "C-0", "yes", "--by", "lead auditor"});
    BOOST_TEST(contains(none.err, "is none of maca-1"), none.err);
    const Ended refused = nights.run({"audit", "consent", "maca-1", order[1], "no", "--by", "lead auditor"});
    BOOST_TEST(contains(refused.out, order[2] + " (case C) is the next of the order and takes its place"), refused.out);
    BOOST_TEST(nights.run({"audit", "consent", "maca-1", order[2], "yes", "--by", "lead auditor"}).exit == 0);
    const Ended status = nights.run({"audit", "status", "maca-1", "--verbose"});
    BOOST_TEST(contains(status.out, "3 selected, 2 agreed, 0 audited, 0 discussed"), status.out);
    BOOST_TEST(contains(status.out, "in place of B"), status.out);
    BOOST_TEST(contains(status.out, "2  2026-04-10  consent no, " + order[1]), status.out);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
