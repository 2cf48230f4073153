// The deadline calendar's drawing: its title says on which day most falls due.
#include "briefing/deadlines.hpp"

#include <boost/test/unit_test.hpp>

#include <utility>

#include "tests/briefing/toy.hpp"

namespace abide::tests {

namespace {

/// The title of the drawing when so many duties fall due on Friday 10 April 2026 and the working days after it.
std::string title_of(const std::vector<std::size_t>& due) {
    DeadlineCalendar calendar;
    Day day = parse_day("2026-04-10").value();
    calendar.run.as_at = day;
    for (const std::size_t duties : due) {
        Deadline one;
        one.verdict.due = day;
        calendar.days.push_back({day, std::vector<Deadline>(duties, one)});
        calendar.last = day;
        day = day + (calendar.days.size() == 1 ? 3 : 1);
    }
    const std::string page = write_deadlines(calendar, shipped_templates()).html;
    const std::string_view before = "<p class=\"chart-title\">";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) return "no drawing";
    const std::size_t from = at + before.size();
    return page.substr(from, page.find("</p>", from) - from);
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(deadline_calendar)

BOOST_AUTO_TEST_CASE(its_drawing_says_on_which_day_most_falls_due) {
    BOOST_TEST(title_of({1, 5, 2}) == "Most fall due on Mon 13 Apr 2026: 5 duties, of 8");
    BOOST_TEST(title_of({3, 0, 3}) == "Most fall due on Fri 10 Apr 2026 and Tue 14 Apr 2026: 3 duties each, of 6");
    BOOST_TEST(title_of({1, 1, 1}) == "No more than 1 duty falls due on any day, of 3 by Tue 14 Apr 2026");
    BOOST_TEST(title_of({0, 0}) == "no drawing");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
