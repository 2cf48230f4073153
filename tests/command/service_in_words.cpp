// What the service itself owes is said in words wherever a person reads it, and by its id only where commands take it.
#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "tests/command/nights.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace {

/// The panel did not meet in February, and the police did not chair it in March.
constexpr const char* panel =
    "<panel-meeting id=\"pm1\" held-date=\"2026-01-15\" chaired-by-social-care=\"yes\" chaired-by-police=\"yes\"/>"
    "<panel-meeting id=\"pm2\" held-date=\"2026-03-12\" chaired-by-social-care=\"yes\" chaired-by-police=\"no\"/>"
    "<panel-meeting id=\"pm3\" held-date=\"2026-04-02\"/>";

} // namespace

BOOST_AUTO_TEST_SUITE(service_in_words)

BOOST_AUTO_TEST_CASE(no_page_shows_the_service_as_if_it_were_a_child) {
    const Nights nights;
    nights.put("north.xml", panel + late_case("C-0901", "c1"));
    nights.sweep(9);
    nights.put("north.xml", std::string(panel) +
                                "<panel-meeting id=\"pm4\" held-date=\"2026-04-08\" "
                                "chaired-by-social-care=\"no\" chaired-by-police=\"yes\"/>" +
                                late_case("C-0901", "c1"));
    nights.sweep(10);
    const std::string out = nights.inside("out");
    const auto write = [&](std::vector<std::string> words) {
        words.insert(words.begin() + 2, nights.inside("inbox"));
        words.insert(words.end(), {"--quiet", "-o", out, "--procedure", "islington-hsb"});
        const Ended ended = nights.run(words);
        BOOST_TEST(ended.exit == 0, ended.err);
    };
    for (const char* report : {"findings", "gaps", "due"}) write({"report", report});
    write({"report", "team", "--team", "the service"});
    write({"report", "evidence", "--with-cases", "--privacy", "identified"});
    write({"report", "goodpractice", "--privacy", "identified"});
    std::size_t named = 0;
    std::size_t pages = 0;
    for (const std::string& folder : {out, nights.inside("reports/current")}) {
        for (const auto& [name, text] : files_of(folder)) {
            if (!name.ends_with(".md")) continue; // of which the HTML is made, with places named after headings
            BOOST_TEST(!contains(text, "the-service"), name);
            named += contains(text, "the service") ? 1U : 0U;
            ++pages;
        }
    }
    BOOST_TEST(pages >= 10U);
    BOOST_TEST(named >= 7U);
    BOOST_TEST(contains(read_file(out + "/findings-2026-04-10.md"), "The panel was not chaired"));
    BOOST_TEST(contains(read_file(nights.inside("reports/current/findings-2026-04-10.csv")), "the-service"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
