// Where values and texts end: the quick ways find what going byte by byte finds.
#include "xml/characters.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>

namespace abide::tests {

namespace {

/// Texts in which every sort of byte stands close to every other.
std::string some_text(std::mt19937& random) {
    const std::string common = "abc-0129 ";
    const std::string rare = "\"'<>&\n\t\r]\x01\x7F";
    std::string text;
    for (std::size_t size = random() % 60; size > 0; --size) {
        const auto luck = random() % 40;
        if (luck == 0)
            text += rare[random() % rare.size()];
        else if (luck == 1)
            text += "\xC3\xA9";
        else if (luck == 2)
            text += static_cast<char>(static_cast<unsigned char>(random() % 256));
        else
            text += common[random() % common.size()];
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(characters)

BOOST_AUTO_TEST_CASE(the_quick_way_stops_where_the_slow_one_does) {
    std::mt19937 random(21);
    for (int i = 0; i < 50000; ++i) {
        const std::string text = some_text(random);
        const char* const end = text.data() + text.size();
        for (const char closing : {'"', '\'', '<'}) {
            const char* slow = text.data();
            while (slow != end && !is_special(*slow, closing)) ++slow;
            BOOST_REQUIRE(next_special(text.data(), end, closing) == slow);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_short_text_is_one_that_ends_plainly) {
    std::mt19937 random(22);
    std::size_t found = 0;
    for (int i = 0; i < 50000; ++i) {
        const std::string text = some_text(random) + std::string(16, ' ');
        const char* const end = text.data() + text.size();
        for (const char closing : {'"', '\'', '<'}) {
            const ShortText quick = short_text(text.data(), end, closing);
            std::size_t size = 0;
            const auto goes_on = [&](char c) { return !is_special(c, closing) || (c == '>' && closing != '<'); };
            while (size < text.size() && goes_on(text[size])) ++size;
            const bool is_short = size < 16 && size < text.size() && text[size] == closing;
            BOOST_REQUIRE((quick.size >= 0) == is_short);
            if (!is_short) continue;
            ++found;
            BOOST_REQUIRE(static_cast<std::size_t>(quick.size) == size);
            BOOST_REQUIRE((quick.word == ShortWord(std::string_view(text).substr(0, size))));
        }
    }
    BOOST_TEST(found > 2000U);
    // Near the end of what may be looked at nobody looks further.
    const std::string near = "abc\"";
    BOOST_TEST(short_text(near.data(), near.data() + near.size(), '"').size == -1);
}

BOOST_AUTO_TEST_CASE(what_would_be_rewritten_is_no_plain_value) {
    const auto size_of = [](std::string_view text, char quote) {
        const char* const at = end_of_plain_value(text.data(), text.data() + text.size(), quote);
        return at == nullptr ? -1 : static_cast<int>(at - text.data());
    };
    BOOST_TEST(size_of("plain\"", '"') == 5);
    BOOST_TEST(size_of("it's > than\" b", '"') == 11);
    BOOST_TEST(size_of("\"", '"') == 0);
    BOOST_TEST(size_of("caf\xC3\xA9 and a long way to go\"", '"') == 26);
    for (const char* other :
         {"no end", "a &amp; b\"", "a\tb\"", "a\nb\"", "a<b\"", "caf\xC3\"", "\xFF\"", "\xED\xA0\x80\"", ""})
        BOOST_TEST(size_of(other, '"') == -1, other);
}

BOOST_AUTO_TEST_CASE(what_would_be_rewritten_is_no_plain_text) {
    std::uint32_t lines = 0;
    const auto size_of = [&](std::string_view text) {
        const char* const at = end_of_plain_text(text.data(), text.data() + text.size(), lines);
        return at == nullptr ? -1 : static_cast<int>(at - text.data());
    };
    BOOST_TEST(size_of("<") == 0);
    BOOST_TEST(lines == 0U);
    BOOST_TEST(size_of("\n  two\n\tlines ]] > here<") == 23);
    BOOST_TEST(lines == 2U);
    for (const char* other : {"", "no tag", "a ]]> b<", "a &lt; b<", "a\r\nb<", "\xC3<", "a\x01<"})
        BOOST_TEST(size_of(other) == -1, other);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
