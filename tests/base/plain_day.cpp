// Days read all at once, and the words they are read from.
#include "base/plain_day.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <set>
#include <string>

#include "base/sixteen_bytes.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(plain_days)

BOOST_AUTO_TEST_CASE(every_day_that_anybody_has_seen_is_read) {
    const Day last = *day_of(2099, 12, 31);
    for (Day day = *day_of(1901, 1, 1); day <= last; day = day + 1) {
        const std::optional<Day> found = plain_day(ShortWord(iso(day)));
        BOOST_REQUIRE_MESSAGE(found && *found == day, iso(day));
    }
    for (const char* other : {"1900-12-31", "2100-01-01", "0000-01-01", "9999-12-31"})
        BOOST_TEST(!plain_day(ShortWord(std::string_view(other))), other);
}

BOOST_AUTO_TEST_CASE(there_is_no_day_that_the_calendar_does_not_have) {
    for (const char* wrong : {"2026-02-29", "2026-02-30", "2024-02-30", "2026-04-31",  "2026-06-31",  "2026-09-31",
                              "2026-11-31", "2026-01-32", "2026-00-10", "2026-13-10",  "2026-01-00",  "2026-1-010",
                              "2026/01/10", "20260110",   "2026-01-1",  "2026-01-100", "2026-01-10T", "2026-01-10Z",
                              "",           "x",          "----------", "2026-01-1/",  "2026-01-1:",  "2o26-01-10"})
        BOOST_TEST(!plain_day(ShortWord(std::string_view(wrong))), wrong);
    BOOST_TEST(plain_day(ShortWord(std::string_view("2024-02-29"))).has_value());
    BOOST_TEST(plain_day(ShortWord(std::string_view("2000-02-29"))).has_value());
}

BOOST_AUTO_TEST_CASE(whatever_it_reads_is_read_so_by_the_slow_way) {
    std::mt19937 random(7);
    std::size_t days = 0;
    for (int i = 0; i < 200000; ++i) {
        std::string word = iso(Day{static_cast<std::int32_t>(random() % 60000) - 20000});
        for (std::size_t changes = random() % 3; changes > 0; --changes)
            word[random() % word.size()] =
                static_cast<char>(random() % 4 == 0 ? 1 + random() % 255 : '0' + random() % 10);
        const std::optional<Day> found = plain_day(ShortWord(word));
        if (!found) continue;
        ++days;
        const std::optional<When> slow = parse_when(word);
        BOOST_REQUIRE(slow.has_value());
        BOOST_TEST(slow->first.number == found->number);
        BOOST_TEST(slow->last.number == found->number);
    }
    BOOST_TEST(days > 90000U);
}

BOOST_AUTO_TEST_CASE(short_words_are_the_same_when_their_letters_are) {
    std::mt19937 random(8);
    std::set<std::string> words;
    for (int i = 0; i < 2000; ++i) {
        std::string word;
        for (std::size_t size = random() % 17; size > 0; --size) word += static_cast<char>('a' + random() % 3);
        words.insert(word);
    }
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
    for (const std::string& word : words) {
        const ShortWord made(word);
        // The same wherever the letters stand, whatever is behind them.
        const std::string longer = "x" + word + "yz";
        BOOST_TEST((made == ShortWord(std::string_view(longer).substr(1, word.size()))));
        BOOST_TEST(seen.insert({made.head, made.tail}).second, word);
    }
    BOOST_TEST(seen.size() > 1000U);
}

BOOST_AUTO_TEST_CASE(characters_are_counted_as_if_one_by_one) {
    std::mt19937 random(9);
    for (std::size_t size = 0; size < 10000; size += 1 + size / 7) {
        std::string text;
        for (std::size_t i = 0; i < size; ++i) text += random() % 3 == 0 ? '\n' : 'x';
        std::size_t count = 0;
        for (const char c : text) count += c == '\n' ? 1 : 0;
        BOOST_TEST(count_character(text, '\n') == count);
    }
    BOOST_TEST(count_character(std::string(100000, '\n'), '\n') == 100000U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
