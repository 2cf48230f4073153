// Answers of roles by the commands: who is asked what, since when, and what is recorded.
#include <boost/test/unit_test.hpp>

#include "store/store.hpp"
#include "tests/command/nights.hpp"

namespace abide::tests {

namespace {

/// Swept on 10 April 2026.
class Asking : public Nights {
  public:
    Asking() {
        put("north.xml", late_case("C-7001", "c1"));
        sweep();
    }
    [[nodiscard]] std::string list(const std::string& as_at, const std::string& format = "text") const {
        return run({"attest", "list", "--as-at", as_at, "--format", format}).out;
    }
    [[nodiscard]] Ended record(const std::string& clause, const std::vector<std::string>& more) const {
        std::vector<std::string> words = {"attest", "record", "islington-hsb", clause};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    [[nodiscard]] std::size_t recorded() const { return Store::open_existing(address())->attestations().size(); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(attest_commands)

BOOST_AUTO_TEST_CASE(a_clause_is_asked_from_the_first_sweep_by_its_procedure_on) {
    const Asking nights;
    const std::string before = nights.list("2026-07-10");
    BOOST_TEST(contains(before, "         islington-hsb 7-7, asked of the panel chair every 3 months\n"));
    BOOST_TEST(contains(before, "never answered, next due on Fri 10 Jul 2026\n"));
    BOOST_TEST(contains(before, "6 clauses are asked of a role as at Fri 10 Jul 2026: 0 answered, 0 overdue\n"));
    const std::string after = nights.list("2026-07-11");
    BOOST_TEST(contains(after, "OVERDUE  islington-hsb 7-7, asked of"));
    BOOST_TEST(contains(after, "never answered, was due on Fri 10 Jul 2026\n"));
    BOOST_TEST(contains(after, ": 0 answered, 2 overdue\n"));
    nights.sweep(12);
    BOOST_TEST(nights.list("2026-07-11") == after);
}

BOOST_AUTO_TEST_CASE(an_answer_moves_the_next_one) {
    const Asking nights;
    const Ended recorded = nights.record(
        "7-7", {"--answer", "partly", "--role", "panel chair", "--note", "Data, \"thin\".", "--on", "2026-04-02"});
    BOOST_TEST(recorded.exit == 0);
    BOOST_TEST(recorded.out == "Recorded partly on islington-hsb 7-7 by the panel chair, Thu 2 Apr 2026.\n"
                               "  The next answer is due on Thu 2 Jul 2026.\n");
    const std::string text = nights.list("2026-04-10");
    BOOST_TEST(
        contains(text, "partly on Thu 2 Apr 2026, next due on Thu 2 Jul 2026\n         Note: Data, \"thin\".\n"));
    BOOST_TEST(contains(text, ": 1 answered, 0 overdue\n"));
    BOOST_TEST(contains(nights.list("2026-07-03", "csv"),
                        ",partly,2026-04-02,\"Data, \"\"thin\"\".\",2026-07-02,2026-07-03\r\n"));
    BOOST_TEST(contains(nights.list("2026-04-10", "json"),
                        "\"answer\":\"partly\",\"answered\":\"2026-04-02\",\"note\":\"Data, \\\"thin\\\".\",\"due\":"
                        "\"2026-07-02\",\"overdue_since\":null}"));
}

BOOST_AUTO_TEST_CASE(the_next_answer_is_counted_from_the_latest_one_in_whatever_order_they_are_recorded) {
    const Asking nights;
    const std::vector<std::string> yes = {"--answer", "yes", "--role", "panel chair", "--on"};
    const auto on = [&](const std::string& day) {
        std::vector<std::string> words = yes;
        words.push_back(day);
        return nights.record("7-7", words);
    };
    BOOST_TEST(contains(on("2026-04-10").out, ".\n  The next answer is due on Fri 10 Jul 2026.\n"));
    const std::string earlier = on("2026-01-25").out;
    BOOST_TEST(contains(earlier, ", Sun 25 Jan 2026.\n  A later one stands, of Fri 10 Apr 2026.\n"
                                 "  The next answer is due on Fri 10 Jul 2026.\n"),
               earlier);
    BOOST_TEST(contains(nights.list("2026-04-10"), "next due on Fri 10 Jul 2026\n"));
    const std::string again = on("2026-04-10").out; // of one day the last counts
    BOOST_TEST(!contains(again, "A later one stands"), again);
}

BOOST_AUTO_TEST_CASE(nobody_answers_before_the_procedure_asked) {
    const Asking nights;
    const Ended typed = nights.record("7-7", {"--answer", "yes", "--role", "panel chair", "--on", "1926-04-10"});
    BOOST_TEST(typed.exit == 2);
    BOOST_TEST(contains(typed.err, "  It would be given on 1926-04-10, and islington-hsb asks since its first edition, "
                                   "in force from Dec 2016.\n"),
               typed.err);
    BOOST_TEST(nights.recorded() == 0U);
    BOOST_TEST(nights.record("7-7", {"--answer", "yes", "--role", "panel chair", "--on", "2016-12-01"}).exit == 0);
}

BOOST_AUTO_TEST_CASE(a_note_is_a_sentence_or_a_few) {
    const Asking nights;
    const auto record = [&](const std::string& note) {
        return nights.record("7-7",
                             {"--answer", "partly", "--role", "panel chair", "--on", "2026-04-02", "--note", note});
    };
    const Ended refused = record(std::string(1001, 'a'));
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(refused.err == "abide: the answer has 1 fault; nothing was changed:\n"
                              "  Its note has 1001 characters, and 1000 is the most; say it shortly.\n");
    std::string accents;
    for (int i = 0; i < 1000; ++i) accents += "\xc3\xa9";
    BOOST_TEST(record(accents).exit == 0);
}

BOOST_AUTO_TEST_CASE(only_the_role_that_is_asked_answers_and_only_what_is_asked) {
    const Asking nights;
    const Ended nobody = nights.record("7-7", {"--on", "2026-04-11"});
    BOOST_TEST(nobody.exit == 2);
    BOOST_TEST(nobody.err == "abide: the answer has 3 faults; nothing was changed:\n"
                             "  It does not say which role answers, --role. The clause is asked of the panel chair.\n"
                             "  It has no answer; give --answer yes, partly or no.\n"
                             "  It would be given on 2026-04-11, a day that has not come.\n");
    BOOST_TEST(contains(nights.record("7-7", {"--answer", "yes", "--role", "panel chairs"}).err,
                        "The clause is asked of the panel chair, not of \"panel chairs\"."));
    BOOST_TEST(contains(nights.record("7-7", {"--answer", "perhaps", "--role", "panel chair"}).err,
                        "it is one of yes, partly or no"));
    BOOST_TEST(contains(nights.record("5.3-1", {"--answer", "yes"}).err,
                        "its status is checked, and nobody is asked about it"));
    BOOST_TEST(contains(nights.record("7-77", {"--answer", "yes"}).err, "did you mean \"7-7\"?"));
    BOOST_TEST(
        contains(nights.run({"attest", "record", "islington-hsp", "7-7"}).err, "did you mean \"islington-hsb\"?"));
    BOOST_TEST(nights.recorded() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
