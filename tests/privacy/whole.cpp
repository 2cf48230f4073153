// A whole beside its parts: what gives a part away is hidden, and that it is hidden gives nothing away.
#include "privacy/whole.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "privacy/suppress.hpp"

namespace abide::tests {

namespace {

constexpr Range small{1, 5};

/// Parts as readers know them who see "c", "5", "10" …
std::vector<KnownPart> known(const std::vector<std::int64_t>& counts) {
    std::vector<KnownPart> parts;
    for (const std::int64_t count : counts) parts.push_back({shown_alike(count), is_small(count)});
    return parts;
}

/// A table of one row and its total, as shown: "c 5 0 = c".
std::string row_as_shown(const std::vector<std::int64_t>& counts) {
    FiguresToPublish figures{"a row", {}, {{"all", {}, {}}}, {}};
    for (std::size_t at = 0; at < counts.size(); ++at) {
        figures.counts.push_back({"part " + std::to_string(at), counts[at]});
        figures.sums[0].parts.push_back(figures.counts.back().key);
    }
    figures.counts.push_back({"all", std::accumulate(counts.begin(), counts.end(), std::int64_t{0})});
    const ShownFigures shown = protect(figures, {}).shown;
    std::string text;
    for (const Count& count : figures.counts) text += shown.count(count.key).text() + " ";
    return text;
}

/// The reader of the last resort: publishes every row there could be, and looks which of them look like this one.
/// `most` is the last of the counts that are shown alike. Names a row from which a small count can be told to be one of
/// two.
std::string first_row_that_tells(std::size_t parts, std::int64_t most) {
    std::map<std::string, std::vector<std::vector<std::int64_t>>> rows;
    std::vector<std::int64_t> row(parts, 0);
    for (bool is_done = false; !is_done;) {
        rows[row_as_shown(row)].push_back(row);
        std::size_t at = 0;
        while (at < parts && row[at] == most) row[at++] = 0;
        is_done = at == parts;
        if (!is_done) ++row[at];
    }
    for (const auto& [shown, alike] : rows)
        for (std::size_t at = 0; at < parts; ++at) {
            std::set<std::int64_t> possible;
            for (const auto& one : alike) possible.insert(one[at]);
            if (is_small(*possible.begin()) && possible.size() < 3) return shown;
        }
    return "";
}

} // namespace

BOOST_AUTO_TEST_SUITE(privacy)

BOOST_AUTO_TEST_CASE(a_whole_that_tells_its_part_is_hidden_with_its_neighbours) {
    // 6 + 1 = 7, shown as c, 5, 5, would be a c of 1.
    BOOST_TEST((hidden_range_of_whole(known({1, 6}), 7) == Range{6, 12}));
    // 6 + 2 = 8 would tell nothing, but then 7 hidden would.
    BOOST_TEST((hidden_range_of_whole(known({2, 6}), 8) == Range{6, 12}));
    // Four parts in a small whole are ones and one two at most.
    BOOST_TEST((hidden_range_of_whole(known({1, 1, 1, 1}), 4) == Range{1, 7}));
    BOOST_TEST((hidden_range_of_whole(known({2, 2, 2, 1}), 7) == Range{1, 7}));
    BOOST_TEST((hidden_range_of_whole(known({1, 1, 1, 1, 1}), 5) == Range{1, 7}));
    BOOST_TEST(!hidden_range_of_whole(known({2, 2, 2, 2}), 8));
    BOOST_TEST(!hidden_range_of_whole(known({1, 1, 1}), 3));
    BOOST_TEST(!hidden_range_of_whole(known({20, 3, 30, 3}), 56));
    BOOST_TEST(!hidden_range_of_whole(known({0, 0, 0}), 0));
}

BOOST_AUTO_TEST_CASE(what_goes_off_is_told_by_a_whole_too) {
    // Open before 6 or 7, and nobody came: open now 6 or 7 means that nobody or one went.
    std::vector<KnownPart> parts = known({7, 0});
    parts.push_back({small, true, -1});
    BOOST_TEST(hidden_range_of_whole(parts, 6).has_value());
    parts[0].known = shown_alike(30);
    BOOST_TEST(!hidden_range_of_whole(parts, 29));
}

BOOST_AUTO_TEST_CASE(a_range_without_end_stays_without_end) {
    const std::vector<KnownPart> parts = {{small, true}, {Range{6, no_limit}, true}};
    BOOST_TEST((range_of_whole(parts) == Range{7, no_limit}));
    BOOST_TEST(!hidden_range_of_whole(parts, 30));
}

BOOST_AUTO_TEST_CASE(no_row_tells_even_whoever_has_seen_all_rows_protected) {
    BOOST_TEST(first_row_that_tells(1, 32) == "");
    BOOST_TEST(first_row_that_tells(2, 22) == "");
    BOOST_TEST(first_row_that_tells(3, 12) == "");
    BOOST_TEST(first_row_that_tells(4, 7) == "");
    BOOST_TEST(first_row_that_tells(5, 5) == "");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
