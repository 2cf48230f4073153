// Two publications held against one another: a difference that few cases make is not published.
#include "privacy/differences.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <functional>
#include <string>

#include "base/error.hpp"
#include "privacy/published.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

/// Cases by number, some of them counted as breached.
FiguresToPublish pack_of(int first, int last, const std::function<bool(int)>& is_breached,
                         const std::string& day = "2026-04-10") {
    FiguresToPublish figures;
    figures.title = "pack of " + day;
    figures.tables = {"standing/" + day + "/"};
    CasesBehind& behind = figures.behind.emplace_back();
    behind.of = "duties";
    std::int64_t breached = 0;
    for (int number = first; number <= last; ++number) {
        if (is_breached(number)) ++breached;
        behind.cases.push_back({"case " + std::to_string(number), is_breached(number) ? "breached" : "met"});
    }
    figures.counts = {{"standing/" + day + "/breached", breached},
                      {"standing/" + day + "/met", last - first + 1 - breached}};
    return figures;
}

bool every_third(int number) { return number % 3 == 0; }

std::string refusal_of(const std::string& folder, const FiguresToPublish& figures) {
    try {
        (void)publish(folder, figures);
    } catch (const Error& error) {
        BOOST_TEST((error.exit() == Exit::not_written));
        return error.what();
    }
    return "";
}

bool says(const std::string& refusal, const char* words) { return refusal.find(words) != std::string::npos; }

struct Publishing {
    TemporaryFolder place;
    std::string folder = (place.path() / "published").string();

    std::string refused(const FiguresToPublish& figures) const { return refusal_of(folder, figures); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(privacy)
BOOST_AUTO_TEST_SUITE(differences)

BOOST_AUTO_TEST_CASE(a_key_of_any_day_has_no_day_in_it) {
    BOOST_TEST(key_of_any_day("standing/2026-04-10/met") == "standing/*/met");
    BOOST_TEST(key_of_any_day("duties/2026-Q1/met") == "duties/2026-Q1/met");
    BOOST_TEST(key_of_any_day("2026-04-10") == "*");
    BOOST_TEST(key_of_any_day("a/2026-13-10/b/") == "a/2026-13-10/b/");
}

BOOST_AUTO_TEST_CASE(the_same_again_is_published_on_any_day) {
    const Publishing publishing;
    BOOST_TEST(publishing.refused(pack_of(1, 60, every_third)) == "");
    BOOST_TEST(publishing.refused(pack_of(1, 60, every_third)) == "");
    BOOST_TEST(publishing.refused(pack_of(1, 60, every_third, "2026-04-17")) == "");
}

BOOST_AUTO_TEST_CASE(one_child_who_left_is_not_read_off_the_difference) {
    const Publishing publishing;
    BOOST_TEST(publishing.refused(pack_of(1, 60, every_third)) == "");
    const std::string why = publishing.refused(pack_of(2, 60, every_third, "2026-04-17"));
    BOOST_TEST(says(why, "pack of 2026-04-17 cannot be published"), why);
    BOOST_TEST(says(why, "changed for fewer than six cases"), why);
}

BOOST_AUTO_TEST_CASE(neither_is_one_whose_record_was_put_right_nor_one_who_came) {
    const Publishing publishing;
    BOOST_TEST(publishing.refused(pack_of(1, 60, every_third)) == "");
    BOOST_TEST(publishing.refused(pack_of(1, 60, [](int number) { return every_third(number) || number == 5; })) != "");
    BOOST_TEST(publishing.refused(pack_of(1, 61, every_third)) != "");
}

BOOST_AUTO_TEST_CASE(five_are_too_few_and_six_are_enough) {
    const Publishing publishing;
    BOOST_TEST(publishing.refused(pack_of(1, 60, every_third)) == "");
    BOOST_TEST(publishing.refused(pack_of(6, 60, every_third)) != "");
    BOOST_TEST(publishing.refused(pack_of(7, 60, every_third)) == "");
}

BOOST_AUTO_TEST_CASE(small_changes_that_are_held_back_add_up) {
    const Publishing publishing;
    BOOST_TEST(publishing.refused(pack_of(1, 60, every_third)) == "");
    for (int first = 2; first <= 6; ++first) BOOST_TEST(publishing.refused(pack_of(first, 60, every_third)) != "");
    BOOST_TEST(publishing.refused(pack_of(7, 60, every_third)) == "");
    // From here on it is held against this one.
    BOOST_TEST(publishing.refused(pack_of(8, 60, every_third)) != "");
}

BOOST_AUTO_TEST_CASE(a_part_is_not_published_beside_the_whole) {
    const Publishing publishing;
    BOOST_TEST(publishing.refused(pack_of(1, 60, every_third)) == "");
    const std::string why = publishing.refused(pack_of(1, 20, every_third));
    BOOST_TEST(says(why, "it counts other cases than the last time (20 of 60 are the same)"), why);
    const Publishing other;
    BOOST_TEST(other.refused(pack_of(1, 20, every_third)) == "");
    BOOST_TEST(other.refused(pack_of(21, 40, every_third)) != "");
    BOOST_TEST(other.refused(pack_of(1, 60, every_third)) != "");
}

// A row that is there for the first time tells of whoever is in it; so does one that is there no longer.
BOOST_AUTO_TEST_CASE(a_row_that_comes_or_goes_is_a_difference) {
    const auto with_row = [](int number) {
        FiguresToPublish figures = pack_of(1, 60, every_third);
        for (CountedCase& one : figures.behind.front().cases)
            if (one.who == "case " + std::to_string(number)) one.counted += " and referred";
        figures.counts.push_back({"standing/2026-04-10/referred", 1});
        return figures;
    };
    const Publishing comes;
    BOOST_TEST(comes.refused(pack_of(1, 60, every_third)) == "");
    BOOST_TEST(says(comes.refused(with_row(7)), "changed for fewer than six cases"));
    const Publishing goes;
    BOOST_TEST(goes.refused(with_row(7)) == "");
    BOOST_TEST(says(goes.refused(pack_of(1, 60, every_third)), "changed for fewer than six cases"));
    // Another report that shows fewer rows of the same cases tells nothing.
    FiguresToPublish fewer = with_row(7);
    fewer.counts.pop_back();
    BOOST_TEST(goes.refused(fewer) == "");
}

// What was published in between, of another day, does not wipe out what was published of this one.
BOOST_AUTO_TEST_CASE(a_publication_in_between_changes_nothing) {
    const Publishing publishing;
    const auto of_day = [](FiguresToPublish figures, const std::string& day) {
        figures.behind.push_back({"duties as at " + day, figures.behind.front().cases});
        return figures;
    };
    const auto other = [](int number) { return number % 4 == 0; };
    BOOST_TEST(publishing.refused(of_day(pack_of(1, 60, every_third), "2026-04-10")) == "");
    BOOST_TEST(publishing.refused(of_day(pack_of(2, 60, every_third), "2026-04-10")) != "");
    BOOST_TEST(publishing.refused(of_day(pack_of(1, 60, other, "2026-02-20"), "2026-02-20")) == "");
    BOOST_TEST(publishing.refused(of_day(pack_of(2, 60, every_third), "2026-04-10")) != "");
}

BOOST_AUTO_TEST_CASE(what_is_counted_otherwise_is_held_apart) {
    const Publishing publishing;
    BOOST_TEST(publishing.refused(pack_of(1, 60, every_third)) == "");
    FiguresToPublish others = pack_of(1, 20, every_third);
    others.behind.front().of = "meetings";
    for (Count& one : others.counts) one.key = "meetings/" + one.key;
    BOOST_TEST(publishing.refused(others) == "");
}

BOOST_AUTO_TEST_CASE(a_ledger_that_is_gone_stops_everything) {
    const Publishing publishing;
    BOOST_TEST(publishing.refused(pack_of(1, 60, every_third)) == "");
    fs::remove(publishing.folder + "/published.ledger");
    const std::string why = publishing.refused(pack_of(2, 60, every_third));
    BOOST_TEST(says(why, "is gone; put back the copy you kept of it"), why);
    fs::remove(publishing.folder + "/published.begun");
    BOOST_TEST(publishing.refused(pack_of(2, 60, every_third)) == "");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
