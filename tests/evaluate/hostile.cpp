// Records that leave so much open that nobody could look through every way it was: judged within moments, and told so.
#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

std::string numbered(std::size_t times, const std::string& piece) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
        std::string one = piece;
        for (std::size_t at = one.find('%'); at != std::string::npos; at = one.find('%'))
            one.replace(at, 1, std::to_string(i));
        text += one;
    }
    return text;
}

/// Judges one case by all shipped procedures. Without a bound on the work none of these would end.
Ended judge_one(const std::string& records, const std::vector<std::string>& more = {}) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "one.xml").string();
    write_text(file, "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\"><case id=\"A\">\n" + records +
                         "</case></case-records>\n");
    Surroundings shipped;
    shipped.home = repository().string();
    std::vector<std::string> words = {"check", file};
    words.insert(words.end(), more.begin(), more.end());
    return run_command(words, shipped);
}

const std::string concern = "<concern id='c%' category='2' believed-date='2026-03-02' harm-to-other-believed='yes'/>\n";
const std::string year_only = "<concern id='c%' category='2' believed-date='2026' harm-to-other-believed='yes'/>"
                              "<strategy-meeting id='m%' concern='c%' held-date='2026'/>\n";

} // namespace

BOOST_AUTO_TEST_SUITE(hostile_records)

BOOST_AUTO_TEST_CASE(meetings_that_name_no_concern_are_given_up_and_say_so) {
    const Ended ended = judge_one(numbered(10, concern) + numbered(200, "<strategy-meeting id='m%'/>\n"));
    BOOST_TEST(contains(ended.out, "there are more ways this could have been than can be looked through"));
}

BOOST_AUTO_TEST_CASE(dates_known_to_the_year_are_given_up_and_say_so) {
    const Ended ended = judge_one(numbered(100, year_only));
    BOOST_TEST(contains(ended.out, "there are more ways this could have been than can be looked through"));
}

BOOST_AUTO_TEST_CASE(links_inside_links_are_given_up) {
    const Ended ended =
        judge_one(numbered(200, "<concern id='c%'/><strategy-meeting held-date='2026-03'/><attendee/>"
                                "<child-plan start='2025-01'/><plan-item/><referral date='2026'/>"
                                "<panel-nomination sent-date='2026-01'/><assessment start-date='2026'/>\n"));
    BOOST_TEST(contains(ended.out, "1 case, "));
}

BOOST_AUTO_TEST_CASE(the_counts_are_the_same_whatever_is_shown) {
    const std::string records = numbered(30, year_only);
    const auto counts = [&](const std::vector<std::string>& more) {
        const std::string out = judge_one(records, more).out;
        const std::size_t at = out.find("1 case, ");
        return out.substr(at, out.find('\n', at) - at);
    };
    const std::string usual = counts({});
    BOOST_TEST(!usual.empty());
    BOOST_TEST(counts({"--states", "all"}) == usual);
    BOOST_TEST(counts({"--states", "met"}) == usual);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
