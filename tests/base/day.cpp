// Days: strict parsing, printing, months, ages, and what a wrong date was meant to be.
#include "base/day.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace abide {

static std::ostream& boost_test_print_type(std::ostream& out, const Day& day) { return out << iso(day); }

namespace tests {

namespace {

Day at(const std::string& text) {
    const std::optional<Day> day = parse_day(text);
    BOOST_REQUIRE_MESSAGE(day, text);
    return *day;
}

/// A day between 1900 and 2100.
rc::Gen<Day> any_day() {
    return rc::gen::map(rc::gen::inRange(-25567, 47482), [](int number) { return Day{number}; });
}

} // namespace

BOOST_AUTO_TEST_SUITE(days)

BOOST_AUTO_TEST_CASE(a_date_is_known_to_the_day_the_month_the_year_or_the_second) {
    const When day = *parse_when("2026-04-09");
    BOOST_TEST(day.is_day_known());
    BOOST_TEST(day.first == at("2026-04-09"));
    const When month = *parse_when("2024-02");
    BOOST_TEST((month.precision == Precision::month));
    BOOST_TEST(month.first == at("2024-02-01"));
    BOOST_TEST(month.last == at("2024-02-29"));
    const When year = *parse_when("2026");
    BOOST_TEST(year.first == at("2026-01-01"));
    BOOST_TEST(year.last == at("2026-12-31"));
    const When time = *parse_when("2026-04-09T14:30:05.250+01:00");
    BOOST_TEST(time.second == 14 * 3600 + 30 * 60 + 5);
    BOOST_TEST(time.has_offset);
    BOOST_TEST(time.offset == 60);
    BOOST_TEST(parse_when("2026-04-09T14:30Z")->offset == 0);
    BOOST_TEST(parse_when("2026-04-09T14:30-05:30")->offset == -330);
}

BOOST_AUTO_TEST_CASE(what_is_nearly_a_date_is_none) {
    for (const char* text : {"2024-2-3",
                             "24-03-01",
                             "2024-03-01x",
                             " 2024-03-01",
                             "2024-03-01 ",
                             "2026-02-29",
                             "2026-13-01",
                             "2026-00-01",
                             "2026-04-31",
                             "2026-04-00",
                             "2026-4",
                             "2026-",
                             "2026-04-",
                             "202",
                             "20260409",
                             "0000-01-01",
                             "2026/04/09",
                             "2026-04-09T",
                             "2026-04-09T14",
                             "2026-04-09T14:60",
                             "2026-04-09T24:00",
                             "2026-04-09T14:30:61",
                             "2026-04-09T14:30:",
                             "2026-04-09T14:30:05.",
                             "2026-04-09 14:30",
                             "2026-04-09T14:30z",
                             "2026-04-09T14:30+1:00",
                             "2026-04-09T14:30+15:00",
                             "2026-04-09T14:30+01:00Z",
                             "",
                             "-",
                             "2026-04-09\n",
                             "２０２６-04-09"})
        BOOST_TEST(!parse_when(text).has_value(), "\"" << text << "\" is taken for a date");
}

BOOST_AUTO_TEST_CASE(dates_with_the_day_first_are_as_strict) {
    BOOST_TEST(parse_when("09/04/2026", DateShape::day_first)->first == at("2026-04-09"));
    BOOST_TEST(parse_when("09/04/2026 14:30", DateShape::day_first)->second == 14 * 3600 + 30 * 60);
    for (const char* text : {"9/4/2026", "2026-04-09", "09/04/26", "31/04/2026", "09/04/2026T14:30", "09/04/2026 ",
                             "09-04-2026", "09/04/2026 25:00"})
        BOOST_TEST(!parse_when(text, DateShape::day_first).has_value(), "\"" << text << "\" is taken for a date");
}

BOOST_AUTO_TEST_CASE(a_whole_day_is_nothing_else) {
    BOOST_TEST(parse_day("2026-04-09").has_value());
    for (const char* text : {"2026-04", "2026", "2026-04-09T14:30", "2026-04-9x"})
        BOOST_TEST(!parse_day(text).has_value());
}

RC_BOOST_PROP(every_day_is_read_back_as_it_was_written, ()) {
    const Day day = *any_day();
    RC_ASSERT(parse_day(iso(day)) == day);
    const CivilDate date = civil(day);
    RC_ASSERT(day_of(date.year, date.month, date.day) == day);
    RC_ASSERT(weekday(day + 1) == (weekday(day) + 1) % 7);
    RC_ASSERT(is_weekend(day) == (weekday(day) == 0 || weekday(day) == 6));
}

RC_BOOST_PROP(a_date_with_a_time_is_read_back_as_it_was_written, ()) {
    When when;
    when.first = when.last = *any_day();
    when.precision = Precision::time;
    when.second = *rc::gen::inRange(0, 86400);
    when.has_offset = *rc::gen::arbitrary<bool>();
    if (when.has_offset) when.offset = static_cast<std::int16_t>(*rc::gen::inRange(-14 * 60, 14 * 60 + 1));
    RC_ASSERT(parse_when(iso(when)) == when);
}

BOOST_AUTO_TEST_CASE(dates_in_words) {
    BOOST_TEST(long_date(at("2026-04-09")) == "Thu 9 Apr 2026");
    BOOST_TEST(short_date(at("2026-12-25")) == "Fri 25 Dec");
    BOOST_TEST(long_date(*parse_when("2026-05")) == "May 2026");
    BOOST_TEST(long_date(*parse_when("2026")) == "2026");
    BOOST_TEST(long_date(*parse_when("2026-04-09T04:05:06")) == "Thu 9 Apr 2026 04:05");
    BOOST_TEST(iso(*parse_when("2026-04-09T04:05")) == "2026-04-09T04:05");
    BOOST_TEST(iso(*parse_when("2026-04-09T04:05:06-01:30")) == "2026-04-09T04:05:06-01:30");
}

BOOST_AUTO_TEST_CASE(months_end_at_the_end_of_the_month) {
    const auto plus = [](const std::string& from, int months) {
        bool clamped = false;
        const Day day = add_months(at(from), months, &clamped);
        return iso(day) + (clamped ? " clamped" : "");
    };
    BOOST_TEST(plus("2026-11-30", 3) == "2027-02-28 clamped");
    BOOST_TEST(plus("2027-11-30", 3) == "2028-02-29 clamped");
    BOOST_TEST(plus("2026-01-31", 1) == "2026-02-28 clamped");
    BOOST_TEST(plus("2026-03-31", -1) == "2026-02-28 clamped");
    BOOST_TEST(plus("2026-01-15", 12) == "2027-01-15");
    BOOST_TEST(plus("2026-01-15", -1) == "2025-12-15");
    BOOST_TEST(plus("2026-12-31", 0) == "2026-12-31");
}

RC_BOOST_PROP(months_keep_the_day_or_end_on_the_last, ()) {
    const Day from = *any_day();
    const int months = *rc::gen::inRange(-600, 600);
    bool clamped = false;
    const CivilDate start = civil(from);
    const Day to = add_months(from, months, &clamped);
    const CivilDate end = civil(to);
    RC_ASSERT((end.year * 12 + static_cast<int>(end.month)) - (start.year * 12 + static_cast<int>(start.month)) ==
              months);
    RC_ASSERT(clamped == (end.day != start.day));
    if (clamped) RC_ASSERT(civil(to + 1).day == 1U);
}

BOOST_AUTO_TEST_CASE(ages_in_whole_years) {
    BOOST_TEST(age_on(at("2012-05-10"), at("2026-05-09")) == 13);
    BOOST_TEST(age_on(at("2012-05-10"), at("2026-05-10")) == 14);
    BOOST_TEST(age_on(at("2012-05-10"), at("2012-05-10")) == 0);
    // Born on 29 February: a birthday on 1 March in other years.
    BOOST_TEST(age_on(at("2012-02-29"), at("2026-02-28")) == 13);
    BOOST_TEST(age_on(at("2012-02-29"), at("2026-03-01")) == 14);
    BOOST_TEST(age_on(at("2012-02-29"), at("2024-02-29")) == 12);
}

BOOST_AUTO_TEST_CASE(what_a_wrong_date_was_meant_to_be) {
    BOOST_TEST(likely_date("31,03,2026") == "2026-03-31");
    BOOST_TEST(likely_date("2024-2-3") == "2024-02-03");
    BOOST_TEST(likely_date("9/4/2026") == "2026-04-09");
    BOOST_TEST(likely_date("9.4.2026") == "2026-04-09");
    BOOST_TEST(likely_date("2026 04 09") == "2026-04-09");
    for (const char* text : {"24-03-01", "31,03,17", "2026-02-30", "2026-4/9", "April 2026", "2026", "2026-04", "",
                             "1-2-3-2026", "20260409", "2026-04-09-", "2026-013-01", "12345-01-01"})
        BOOST_TEST(likely_date(text) == "", "\"" << text << "\" is guessed to be " << likely_date(text));
}

RC_BOOST_PROP(whatever_is_guessed_is_a_day, ()) {
    const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789-/., x")));
    const std::string guess = likely_date(text);
    RC_ASSERT(guess.empty() || parse_day(guess).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tests
} // namespace abide
