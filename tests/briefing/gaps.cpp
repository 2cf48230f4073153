// Recording gaps: what can be recorded stands in an order, and apart from it what is there and does not count, and what
// no export can carry.
#include "briefing/gaps.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"

namespace abide::tests {

namespace {

MissingView missing(const std::string& path, const std::string& what, const std::string& of = "",
                    Reason cause = Reason::missing) {
    MissingView one;
    one.path = path;
    one.what = what;
    one.of = of;
    one.why = cause == Reason::missing ? "not recorded" : "this export cannot carry it";
    one.who = "allocated worker";
    one.cause = cause;
    return one;
}

WaitingVerdict waiting(const std::string& case_id, std::vector<MissingView> facts, Reason reason = Reason::missing) {
    WaitingVerdict one;
    one.verdict.case_id = case_id;
    one.verdict.state = State::cannot_tell;
    one.verdict.reason = reason;
    one.verdict.missing = std::move(facts);
    one.team = "north";
    one.system = "demo";
    return one;
}

const MissingView category = missing("concern.category", "category", "concern");
const MissingView escalated = missing("concern.escalated", "whether it escalated", "concern");
const MissingView meeting = missing("strategy-meeting", "strategy meeting");
const MissingView no_meeting = missing("strategy-meeting", "strategy meeting", "", Reason::not_exported);

MissingView another_meeting() {
    MissingView one = meeting;
    one.none_counts = true;
    one.why = "recorded, but none that counts here";
    return one;
}

std::vector<WaitingVerdict> verdicts() {
    return {waiting("C-1", {category}),
            waiting("C-2", {category, escalated}),
            waiting("C-3", {meeting}),
            waiting("C-4", {another_meeting()}),
            waiting("C-5", {no_meeting}, Reason::not_exported),
            waiting("C-6", {no_meeting}, Reason::not_exported),
            waiting("C-7", {no_meeting, category}, Reason::not_exported),
            waiting("C-8", {}, Reason::judgement)};
}

std::vector<std::string> steps_of(const RecordingGaps& gaps) {
    std::vector<std::string> steps;
    for (const GapStep& step : gaps.order)
        steps.push_back(gaps.rows.at(step.row).what + " " + std::to_string(step.settles));
    return steps;
}

using Words = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(recording_gaps)

BOOST_AUTO_TEST_CASE(nobody_is_asked_first_for_what_nobody_can_record) {
    const RecordingGaps gaps = view_gaps(verdicts(), RunFacts());
    BOOST_TEST(steps_of(gaps) == (Words{"category of the concern 1", "strategy meeting 1",
                                        "strategy meeting that counts here 1", "concern: whether it escalated 1"}),
               boost::test_tools::per_element());
    BOOST_TEST(gaps.waiting == 8U);
    BOOST_TEST(gaps.recordable == 4U);
    BOOST_TEST(gaps.not_carried == 3U);
    BOOST_TEST(gaps.order.back().so_far == gaps.recordable);
    BOOST_REQUIRE(gaps.no_fact.size() == 1U);
    BOOST_TEST(gaps.no_fact.front().verdicts == 1U);
}

BOOST_AUTO_TEST_CASE(the_page_says_what_is_there_and_does_not_count_apart_from_what_is_not_recorded) {
    const Toy toy;
    const Page page = write_gaps(view_gaps(verdicts(), toy.run), shipped_templates());
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(fault);
    const std::string& text = page.markdown;
    BOOST_TEST(has(text, "| strategy meeting | 1 | 2 | 1 | 1 | 1 | not recorded (1) |"), text);
    BOOST_TEST(has(text, "| strategy meeting that counts here | 1 | 3 | 1 | 1 | 1 | recorded, but none that counts "
                         "here (1) |"),
               text);
    BOOST_TEST(has(text, "| strategy meeting | 3 | 2 | 3 | 3 | allocated worker |"), text);
    BOOST_TEST(has(text, "- **Waiting for something else:** 1: left to judgement, and no decision is recorded (1); "),
               text);
    BOOST_TEST(has(text, "- **Named by:** 1 verdict, 1 of them duties\n"), text);
    BOOST_TEST(has(page.html, "4 facts settle 4 of the 4 verdicts that wait for recording"), text);
}

BOOST_AUTO_TEST_CASE(the_table_beside_the_page_has_the_order_first_and_then_the_rest) {
    const RecordingGaps gaps = view_gaps(verdicts(), RunFacts());
    const std::vector<std::vector<std::string>> cells = gaps_cells(gaps);
    BOOST_REQUIRE(cells.size() == gaps.rows.size());
    for (const auto& row : cells) BOOST_TEST(row.size() == gaps_columns().size());
    BOOST_TEST(cells.front().front() == "1");
    BOOST_TEST(cells.back().front() == "");
    BOOST_TEST(cells.back().at(3) == "not-carried");
}

// What the service itself owes is said in words, and counts as nobody's case.
BOOST_AUTO_TEST_CASE(the_service_is_named_in_words_and_counted_as_no_case) {
    const Toy toy;
    const Fields fields = fields_of(view_gaps(
        std::vector{waiting("C-1", {meeting}), waiting("the-service", {meeting}), waiting("C-2", {meeting})}, toy.run));
    const Fields& gap = fields.find("gaps")->rows.at(0);
    BOOST_TEST(gap.find("case_ids")->text == "C-1 and C-2; the service");
    BOOST_TEST(gap.find("cases_waiting")->text == "2");
    BOOST_TEST(fields.find("by_team")->rows.at(0).find("cases_waiting")->text == "2");
    const Fields alone = fields_of(view_gaps(std::vector{waiting("the-service", {meeting})}, toy.run));
    BOOST_TEST(alone.find("gaps")->rows.at(0).find("case_ids")->text == "the service");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
