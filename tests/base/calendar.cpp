// Working days, limits, their sums and clocks, held against a loop over every day and against the C library's clock.
#include "base/calendar.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "procedure/load.hpp"
#include "tests/places.hpp"

namespace abide {

static std::ostream& boost_test_print_type(std::ostream& out, const Day& day) { return out << iso(day); }

namespace tests {

namespace fs = std::filesystem;

namespace {

Day at(const std::string& text) {
    const std::optional<Day> day = parse_day(text);
    BOOST_REQUIRE_MESSAGE(day, text);
    return *day;
}

/// Every calendar that is shipped, by id.
const std::map<std::string, CalendarFile>& shipped() {
    static const std::map<std::string, CalendarFile> all = [] {
        std::map<std::string, CalendarFile> found;
        for (const std::string& file : files_below((repository() / "procedures" / "calendars").string(), ".xml")) {
            Diagnostics diagnostics;
            std::optional<CalendarFile> calendar = load_calendar(file, diagnostics);
            BOOST_REQUIRE_MESSAGE(calendar, file);
            BOOST_REQUIRE(diagnostics.empty());
            const std::string id = calendar->calendar.id();
            BOOST_REQUIRE(fs::path(file).stem().string() == id);
            found.emplace(id, *std::move(calendar));
        }
        return found;
    }();
    return all;
}

const Calendar& england() { return shipped().at("england-and-wales").calendar; }

Calendar with_terms() {
    return Calendar("toytown", "Toytown", at("2026-01-01"), at("2026-12-31"), {{at("2026-05-04"), "May Day"}}, {},
                    {{at("2026-01-05"), at("2026-04-02")}, {at("2026-04-20"), at("2026-07-22")}});
}

std::string due(const std::string& start, int amount, Unit unit, Counting counting = Counting::day_after,
                Direction direction = Direction::after) {
    const std::optional<Day> day = due_day(at(start), {amount, unit}, counting, england(), direction);
    return day ? iso(*day) : "nothing";
}

/// Right is the day itself, or nothing where the calendar does not reach.
bool is_answer(const Calendar& calendar, std::optional<Day> found, Day right) {
    return calendar.covers(right) ? found && *found == right : !found;
}

/// For as long as it lives the C library's clock is that of this zone.
class Zone {
  public:
    explicit Zone(const std::string& name) {
        const char* before = std::getenv("TZ");
        had_one_ = before != nullptr;
        if (had_one_) before_ = before;
        setenv("TZ", name.c_str(), 1);
        tzset();
    }
    ~Zone() {
        if (had_one_)
            setenv("TZ", before_.c_str(), 1);
        else
            unsetenv("TZ");
        tzset();
    }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;

  private:
    bool had_one_ = false;
    std::string before_;
};

/// The zone by its file where there is one, and by the rule written out, which needs none.
std::vector<std::string> zones() {
    std::vector<std::string> found = {"GMT0BST,M3.5.0/1,M10.5.0"};
    if (is_file("/usr/share/zoneinfo/Europe/London")) found.emplace_back("Europe/London");
    return found;
}

std::tm local_time(std::int64_t instant) {
    const auto seconds = static_cast<std::time_t>(instant);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return parts;
}

When when_of(const std::tm& parts) {
    When when;
    when.first = when.last =
        *day_of(parts.tm_year + 1900, static_cast<unsigned>(parts.tm_mon) + 1, static_cast<unsigned>(parts.tm_mday));
    when.second = parts.tm_hour * 3600 + parts.tm_min * 60 + parts.tm_sec;
    when.precision = Precision::time;
    return when;
}

} // namespace

BOOST_AUTO_TEST_SUITE(calendars)

BOOST_AUTO_TEST_CASE(there_is_a_calendar_for_each_area_and_no_area_has_two) {
    std::map<std::string, std::string> areas;
    for (const auto& [id, file] : shipped())
        for (const std::string& area : file.areas)
            BOOST_TEST(areas.emplace(area, id).second, area << " goes by two calendars");
    for (const char* area : {"England", "Wales", "Islington", "Plymouth", "Tameside", "Oxfordshire"})
        BOOST_TEST(areas.at(area) == "england-and-wales");
    BOOST_TEST(areas.at("Scotland") == "scotland");
    BOOST_TEST(areas.at("Northern Ireland") == "northern-ireland");
    BOOST_TEST(areas.at("Guernsey") == "guernsey");
    BOOST_TEST(areas.at("Jersey") == "jersey");
}

BOOST_AUTO_TEST_CASE(a_working_day_is_neither_a_weekend_nor_a_holiday) {
    for (const auto& [id, file] : shipped()) {
        const Calendar& calendar = file.calendar;
        BOOST_TEST(calendar.first() == at("2012-01-01"));
        BOOST_TEST(calendar.last() == at("2028-12-31"));
        std::size_t holidays = 0;
        for (Day day = calendar.first(); day <= calendar.last(); day = day + 1) {
            const bool is_holiday = !calendar.holiday(day).empty();
            if (is_holiday) ++holidays;
            if (calendar.is_working(day) != (!is_weekend(day) && !is_holiday)) BOOST_ERROR(id << " " << iso(day));
        }
        BOOST_TEST(holidays > 130U, id);
    }
}

BOOST_AUTO_TEST_CASE(holidays_that_came_once_are_known_by_name) {
    const auto name = [](const char* id, const char* day) {
        return std::string(shipped().at(id).calendar.holiday(at(day)));
    };
    BOOST_TEST(name("england-and-wales", "2012-06-05") == "Queen's Diamond Jubilee");
    BOOST_TEST(name("england-and-wales", "2020-05-08") == "Early May bank holiday (VE Day)");
    BOOST_TEST(name("england-and-wales", "2020-05-04") == "");
    BOOST_TEST(name("scotland", "2022-06-03") == "Queen's Platinum Jubilee");
    BOOST_TEST(name("northern-ireland", "2022-09-19") == "State Funeral of Queen Elizabeth II");
    BOOST_TEST(name("guernsey", "2023-05-08") == "Coronation of King Charles III");
    BOOST_TEST(name("guernsey", "2023-05-09") == "Liberation Day");
    BOOST_TEST(name("jersey", "2020-05-09") == "Liberation Day");
    BOOST_TEST(name("northern-ireland", "2024-03-18") == "St Patrick's Day (substitute day)");
    BOOST_TEST(name("scotland", "2023-01-02") == "2 January");
    BOOST_TEST(name("scotland", "2023-01-03") == "New Year's Day (substitute day)");
    BOOST_TEST(name("scotland", "2026-04-06") == "");
}

BOOST_AUTO_TEST_CASE(adding_working_days_is_counting_them_one_by_one) {
    constexpr int most = 70;
    for (const auto& [id, file] : shipped()) {
        const Calendar& calendar = file.calendar;
        for (Day start = calendar.first(); start <= calendar.last(); start = start + 1) {
            Day day = start;
            for (int n = 1; n <= most; ++n) {
                do day = day + 1;
                while (calendar.covers(day) && !calendar.is_working(day));
                if (!is_answer(calendar, calendar.plus_working_days(start, n), day))
                    BOOST_ERROR(id << " " << iso(start) << " + " << n);
                if (!calendar.covers(day)) break;
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(taking_working_days_away_is_counting_them_one_by_one) {
    constexpr int most = 25;
    const Calendar& calendar = england();
    for (Day start = calendar.first(); start <= calendar.last(); start = start + 1) {
        Day day = start;
        for (int n = 1; n <= most; ++n) {
            do day = day - 1;
            while (calendar.covers(day) && !calendar.is_working(day));
            if (!is_answer(calendar, calendar.plus_working_days(start, -n), day)) BOOST_ERROR(iso(start) << " - " << n);
            if (!calendar.covers(day)) break;
        }
    }
}

RC_BOOST_PROP(working_days_between_two_days_are_those_in_between, ()) {
    const auto pick = [] { return england().first() + *rc::gen::inRange(0, england().last() - england().first() + 1); };
    const Day a = pick();
    const Day b = pick();
    int n = 0;
    for (Day day = std::min(a, b) + 1; day <= std::max(a, b); day = day + 1) n += england().is_working(day) ? 1 : 0;
    RC_ASSERT(england().working_days_between(a, b) == (a <= b ? n : -n));
}

BOOST_AUTO_TEST_CASE(outside_the_calendar_there_is_no_answer) {
    BOOST_TEST(!england().plus_working_days(at("2028-12-20"), 10).has_value());
    BOOST_TEST(!england().plus_working_days(at("2029-01-02"), 0).has_value());
    BOOST_TEST(!england().plus_working_days(at("2012-01-03"), -1).has_value());
    BOOST_TEST(!england().working_days_between(at("2011-12-31"), at("2012-02-01")).has_value());
    BOOST_TEST(england().plus_working_days(at("2028-12-28"), 1).value() == at("2028-12-29"));
}

BOOST_AUTO_TEST_CASE(limits_in_working_days) {
    BOOST_TEST(due("2022-07-04", 7, Unit::working_days) == "2022-07-13");
    BOOST_TEST(due("2026-04-02", 3, Unit::working_days) == "2026-04-09");
    BOOST_TEST(due("2026-04-02", 3, Unit::working_days, Counting::same_day) == "2026-04-08");
    // What starts on a Saturday has its day 1 on Monday, whichever way days are counted.
    BOOST_TEST(due("2026-05-09", 1, Unit::working_days) == "2026-05-11");
    BOOST_TEST(due("2026-05-09", 1, Unit::working_days, Counting::same_day) == "2026-05-11");
    BOOST_TEST(due("2026-05-09", 3, Unit::working_days) == "2026-05-13");
    BOOST_TEST(due("2026-05-09", 3, Unit::working_days, Counting::same_day) == "2026-05-13");
    BOOST_TEST(due("2026-05-11", 0, Unit::working_days) == "2026-05-11");
    BOOST_TEST(due("2026-05-11", 0, Unit::working_days, Counting::same_day) == "2026-05-11");
    BOOST_TEST(due("2026-05-14", 2, Unit::working_days, Counting::day_after, Direction::before) == "2026-05-12");
    BOOST_TEST(due("2026-04-08", 2, Unit::working_days, Counting::day_after, Direction::before) == "2026-04-02");
    BOOST_TEST(due("2026-05-14", 2, Unit::working_days, Counting::same_day, Direction::before) == "2026-05-13");
    BOOST_TEST(due("2028-12-28", 3, Unit::working_days) == "nothing");
}

BOOST_AUTO_TEST_CASE(limits_in_other_units) {
    BOOST_TEST(due("2026-04-02", 3, Unit::days) == "2026-04-05");
    BOOST_TEST(due("2026-04-02", 3, Unit::days, Counting::same_day) == "2026-04-04");
    BOOST_TEST(due("2026-04-02", 2, Unit::weeks) == "2026-04-16");
    BOOST_TEST(due("2026-04-02", 2, Unit::weeks, Counting::same_day) == "2026-04-15");
    BOOST_TEST(due("2026-11-30", 3, Unit::months) == "2027-02-28");
    BOOST_TEST(due("2026-11-30", 3, Unit::months, Counting::same_day) == "2027-02-28");
    BOOST_TEST(due("2027-02-28", 3, Unit::months, Counting::day_after, Direction::before) == "2026-11-28");
    BOOST_TEST(due("2026-01-05", 1, Unit::calendar_months) == "2026-02-28");
    BOOST_TEST(due("2026-01-31", 1, Unit::calendar_months) == "2026-02-28");
    BOOST_TEST(due("2026-11-30", 2, Unit::calendar_months, Counting::same_day) == "2027-01-31");
    BOOST_TEST(due("2026-03-20", 1, Unit::calendar_months, Counting::day_after, Direction::before) == "2026-02-01");
    BOOST_TEST(due("2024-02-29", 1, Unit::years) == "2025-02-28");
    BOOST_TEST(due("2026-04-02", 24, Unit::hours) == "2026-04-03");
    BOOST_TEST(due("2026-04-02", 25, Unit::hours) == "2026-04-04");
    for (const Unit unit : {Unit::days, Unit::working_days, Unit::school_days, Unit::weeks})
        BOOST_TEST(follows_counting(unit));
    for (const Unit unit : {Unit::hours, Unit::months, Unit::calendar_months, Unit::years})
        BOOST_TEST(!follows_counting(unit));
}

RC_BOOST_PROP(the_first_day_as_day_one_ends_one_day_of_the_unit_sooner_or_on_the_same_day, ()) {
    const Day start = at("2013-01-01") + *rc::gen::inRange(0, 5400);
    const int amount = *rc::gen::inRange(1, 60);
    const Day day_after = *due_day(start, {amount, Unit::working_days}, Counting::day_after, england());
    const Day same_day = *due_day(start, {amount, Unit::working_days}, Counting::same_day, england());
    if (england().is_working(start)) {
        RC_ASSERT(england().working_days_between(same_day, day_after) == 1);
    } else {
        RC_ASSERT(same_day == day_after);
    }
}

BOOST_AUTO_TEST_CASE(school_days_are_working_days_of_a_term) {
    const Calendar calendar = with_terms();
    BOOST_TEST(calendar.plus_school_days(at("2026-04-01"), 1).value() == at("2026-04-02"));
    BOOST_TEST(calendar.plus_school_days(at("2026-04-01"), 2).value() == at("2026-04-20"));
    BOOST_TEST(calendar.plus_school_days(at("2026-05-01"), 1).value() == at("2026-05-05"));
    BOOST_TEST(calendar.school_days_between(at("2026-04-01"), at("2026-04-21")).value() == 3);
    // Where no terms are known there is no answer.
    BOOST_TEST(!calendar.plus_school_days(at("2026-07-22"), 1).has_value());
    BOOST_TEST(!calendar.plus_school_days(at("2026-01-02"), 1).has_value());
    BOOST_TEST(!calendar.school_days_between(at("2026-07-01"), at("2026-09-01")).has_value());
    BOOST_TEST(!calendar.school_days_between(at("2026-01-02"), at("2026-02-01")).has_value());
    BOOST_TEST(!england().plus_school_days(at("2026-05-01"), 1).has_value());
    BOOST_TEST(!england().school_days_between(at("2026-05-01"), at("2026-05-08")).has_value());
}

BOOST_AUTO_TEST_CASE(days_over_are_counted_in_the_unit_of_the_limit) {
    BOOST_TEST(days_over(at("2026-04-02"), at("2026-04-09"), Unit::working_days, england()) == 3);
    BOOST_TEST(days_over(at("2026-04-02"), at("2026-04-09"), Unit::days, england()) == 7);
    BOOST_TEST(days_over(at("2026-04-02"), at("2026-04-09"), Unit::months, england()) == 7);
    BOOST_TEST(days_over(at("2028-12-28"), at("2029-01-02"), Unit::working_days, england()) == 5);
}

BOOST_AUTO_TEST_CASE(a_sum_says_which_days_were_not_counted) {
    const auto sum = [](const std::string& start, const Limit& limit, Counting counting = Counting::day_after,
                        Direction direction = Direction::after) {
        return day_sum(at(start), limit, counting, england(), direction);
    };
    BOOST_TEST(
        sum("2026-04-02", {3, Unit::working_days}) ==
        "Thu 2 Apr + 3 working days = Thu 9 Apr 2026 (Fri 3 Good Friday, Sat, Sun, Mon 6 Easter Monday not counted)");
    BOOST_TEST(sum("2026-04-02", {3, Unit::working_days}, Counting::same_day) ==
               "Thu 2 Apr + 3 working days = Wed 8 Apr 2026 (the first day is day 1; "
               "Fri 3 Good Friday, Sat, Sun, Mon 6 Easter Monday not counted)");
    BOOST_TEST(sum("2026-05-11", {1, Unit::working_days}) == "Mon 11 May + 1 working day = Tue 12 May 2026");
    BOOST_TEST(sum("2026-03-12", {20, Unit::working_days}) ==
               "Thu 12 Mar + 20 working days = Mon 13 Apr 2026 "
               "(10 weekend days, Fri 3 Apr Good Friday, Mon 6 Apr Easter Monday not counted)");
    BOOST_TEST(
        sum("2026-04-08", {2, Unit::working_days}, Counting::day_after, Direction::before) ==
        "Wed 8 Apr - 2 working days = Thu 2 Apr 2026 (Fri 3 Good Friday, Sat, Sun, Mon 6 Easter Monday not counted)");
    BOOST_TEST(sum("2026-11-30", {3, Unit::months}) ==
               "Mon 30 Nov + 3 months = Sun 28 Feb 2027 (the month has no day 30, so its last day counts)");
    BOOST_TEST(sum("2026-01-05", {1, Unit::calendar_months}) ==
               "Mon 5 Jan + 1 calendar month = Sat 28 Feb 2026 (to the end of that month)");
    BOOST_TEST(sum("2026-05-11", {2, Unit::weeks}) == "Mon 11 May + 2 weeks = Mon 25 May 2026");
    BOOST_TEST(sum("2028-12-28", {3, Unit::working_days}) ==
               "Thu 28 Dec + 3 working days = past the end of the calendar (Sun 31 Dec 2028)");
    BOOST_TEST(sum("2011-12-28", {3, Unit::working_days}) ==
               "Wed 28 Dec + 3 working days = before the beginning of the calendar (Sun 1 Jan 2012)");
}

BOOST_AUTO_TEST_CASE(limits_in_words) {
    BOOST_TEST(in_words({1, Unit::working_days}) == "1 working day");
    BOOST_TEST(in_words({3, Unit::working_days}) == "3 working days");
    BOOST_TEST(in_words({6, Unit::months}) == "6 months");
    BOOST_TEST((parse_unit("school-days") == Unit::school_days));
    BOOST_TEST(!parse_unit("day").has_value());
}

BOOST_AUTO_TEST_CASE(every_hour_of_the_local_clock_is_that_of_the_c_library) {
    const std::int64_t first = std::int64_t{at("2012-01-01").number} * 86400;
    const std::int64_t last = std::int64_t{at("2029-01-01").number} * 86400;
    for (const std::string& name : zones()) {
        const Zone zone(name);
        for (std::int64_t instant = first; instant < last; instant += 1800) {
            const When expected = when_of(local_time(instant));
            const When found = england().local(instant);
            if (found != expected)
                BOOST_ERROR(name << ": " << instant << " is " << iso(found) << ", not " << iso(expected));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_local_time_is_the_first_instant_at_which_the_clock_shows_it) {
    for (const auto& [id, file] : shipped()) {
        const Calendar& calendar = file.calendar;
        const std::int64_t first = std::int64_t{at("2012-01-01").number} * 86400;
        const std::int64_t last = std::int64_t{at("2029-01-01").number} * 86400;
        for (std::int64_t instant = first; instant < last; instant += 1800) {
            const When local = calendar.local(instant);
            const std::int64_t back = calendar.instant(local.first, local.second);
            const bool was_shown_before = calendar.local(instant - 3600) == local;
            if (back != (was_shown_before ? instant - 3600 : instant)) BOOST_ERROR(id << " " << iso(local));
        }
    }
}

BOOST_AUTO_TEST_CASE(clocks_go_forward_and_back) {
    const auto instant = [](const std::string& text) {
        const When when = *parse_when(text);
        return england().instant(when.first, when.second);
    };
    const auto utc = [](const std::string& text) {
        const When when = *parse_when(text + "Z");
        return std::int64_t{when.first.number} * 86400 + when.second;
    };
    BOOST_TEST(instant("2026-01-15T12:00") == utc("2026-01-15T12:00"));
    BOOST_TEST(instant("2026-07-15T12:00") == utc("2026-07-15T11:00"));
    BOOST_TEST(instant("2026-03-29T00:59:59") == utc("2026-03-29T00:59:59"));
    BOOST_TEST(instant("2026-03-29T02:00") == utc("2026-03-29T01:00"));
    // An hour that is skipped counts from the change.
    BOOST_TEST(instant("2026-03-29T01:30") == utc("2026-03-29T01:30"));
    // An hour that occurs twice is taken the first time.
    BOOST_TEST(instant("2026-10-25T01:30") == utc("2026-10-25T00:30"));
    BOOST_TEST(instant("2026-10-25T02:00") == utc("2026-10-25T02:00"));
    BOOST_TEST(iso(england().local(utc("1969-12-31T23:59:59"))) == "1969-12-31T23:59:59");
    // A day may have 23 or 25 hours.
    BOOST_TEST(instant("2026-03-30T00:00") - instant("2026-03-29T00:00") == 23 * 3600);
    BOOST_TEST(instant("2026-10-26T00:00") - instant("2026-10-25T00:00") == 25 * 3600);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tests
} // namespace abide
