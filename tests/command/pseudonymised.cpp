// Pseudonymised pages: nothing an export says of a child or a worker stands in them, and no two audiences can compare.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "base/file.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

/// A folder to work in, with exports and keys.
class Audiences {
  public:
    [[nodiscard]] std::string inside(const std::string& name) const { return (folder_.path() / name).string(); }

    [[nodiscard]] Ended asked(const std::string& report, const std::vector<std::string>& more) const {
        Surroundings around;
        around.home = repository().string();
        std::vector<std::string> words = {"report", report, "--as-at", "2026-04-10", "--state", inside("state")};
        words.insert(words.end(), more.begin(), more.end());
        return run_command(words, around);
    }
    /// Every file of that report for the audience, of all forms that Abide makes itself.
    [[nodiscard]] Files pages(const std::string& report, const std::string& audience,
                              const std::vector<std::string>& more) const {
        const std::string out = inside("out-" + report + "-" + audience + std::to_string(++runs_));
        std::vector<std::string> words = {"-o",         out,     "--also", "json", "--privacy", "pseudonymised",
                                          "--audience", audience};
        words.insert(words.end(), more.begin(), more.end());
        const Ended ended = asked(report, words);
        BOOST_TEST((ended.exit == 0 || ended.exit == 3), ended.err);
        said = ended.out;
        return files_of(out);
    }

    mutable std::string said;

  private:
    TemporaryFolder folder_;
    mutable int runs_ = 0;
};

std::string seeds() { return (repository() / "seeds/cases").string(); }

/// Everything in it that the pattern's first group finds.
std::set<std::string> found_in(const std::string& text, const std::string& pattern) {
    std::set<std::string> found;
    const std::regex wanted(pattern);
    for (auto at = std::sregex_iterator(text.begin(), text.end(), wanted); at != std::sregex_iterator(); ++at)
        found.insert((*at)[1].str());
    return found;
}

std::set<std::string> pseudonyms_in(const Files& files) {
    std::set<std::string> names;
    for (const auto& [name, text] : files)
        names.merge(found_in(text, "(P-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4})"));
    return names;
}

/// What an export says that is longer than 3 characters: values and texts, but for days and times, codes and names of
/// the dictionary, and what its own head says of the area.
std::set<std::string> sayings_of(const std::string& xml, const std::set<std::string>& known) {
    std::set<std::string> all = found_in(xml, "=\"([^\"]{4,})\"");
    all.merge(found_in(xml, ">\\s*([^<>\\s][^<>]{3,}?)\\s*<"));
    std::erase_if(all, [&](const std::string& one) {
        static const std::regex day("[0-9]{4}(-[0-9]{2}){0,2}(T[0-9:.]+(Z|[+-][0-9:]+)?)?");
        return known.contains(one) || std::regex_match(one, day) || one.starts_with("urn:");
    });
    return all;
}

/// All that Abide could say by itself: its own words, and those of its templates and procedures.
std::string own_words() {
    std::string all;
    for (const char* folder : {"src", "checks", "report-templates", "procedures"})
        for (const auto& entry : fs::recursive_directory_iterator(repository() / folder))
            if (entry.is_regular_file()) all += read_file(entry.path().string());
    return all;
}

/// Names and codes of the dictionary and of the procedures, which no export made up.
std::set<std::string> known_words() {
    std::set<std::string> known = {"Islington", "yes", "no"};
    for (const char* file : {"procedures/facts.xml", "procedures/islington-hsb.xml", "procedures/working-together.xml"})
        for (const std::string& value : found_in(read_file((repository() / file).string()), "=\"([^\"]+)\""))
            for (const std::string& word : found_in(value, "([^\\s]+)")) known.insert(word);
    return known;
}

const std::string made_up =
    "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"Rememberall 9000\" "
    "exported=\"2026-04-10T02:00:00\">\n"
    "<case id=\"KIND-4711\" team=\"Northern Light\" worker=\"Bodkin-Esme\">\n"
    "<child id=\"kid-77\" born=\"2012-05\"/>\n"
    "<concern id=\"concern-abc\" category=\"2\" harm-to-other-believed=\"yes\" believed-date=\"2026-04-02\"/>\n"
    "<concern id=\"later-concern\" category=\"2\" harm-to-other-believed=\"yes\" believed-date=\"2026-09-02\"/>\n"
    "<strategy-meeting id=\"meeting-xyz\" concern=\"concern-abc\" held-date=\"2026-04-09\" recorded-date=\"31,03,2026\">\n"
    "<attendee id=\"guest-one\" role=\"police-officer\" agency=\"police\" status=\"attended\"/></strategy-meeting>\n"
    "<unheard-of id=\"odd-one\">Whispered Secret</unheard-of></case>\n"
    "<case id=\"KIND-4712\" team=\"Northern Light\" worker=\"Quillfeather\"><concern id=\"second-concern\"/></case>\n"
    "<case id=\"KIND-4713\" team=\"Big Harbour\" worker=\"Worker-A\"><concern id=\"third-concern\"/></case>\n"
    "<case id=\"KIND-4714\" team=\"Big Harbour\" worker=\"Worker-B\"><concern id=\"fourth-concern\"/></case>\n"
    "<case id=\"KIND-4715\" team=\"Big Harbour\" worker=\"Worker-C\"><concern id=\"fifth-concern\"/></case>\n"
    "</case-records>\n";

void check_nothing_said(const Files& files, const std::set<std::string>& sayings) {
    BOOST_TEST(files.size() >= 3U);
    // A pseudonym can hold anything by chance, "W-42" too.
    static const std::regex pseudonym("P(-[2-9A-Z]{4}){4}|finding-[2-9A-Z]{12}");
    for (const auto& [name, page] : files) {
        const std::string text = std::regex_replace(page, pseudonym, "");
        for (const std::string& saying : sayings) {
            BOOST_TEST(text.find(saying) == std::string::npos, name << " says \"" << saying << "\"");
            BOOST_TEST(name.find(saying) == std::string::npos, name);
        }
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(pseudonymised_pages)

BOOST_AUTO_TEST_CASE(nothing_an_export_says_of_a_child_or_a_worker_stands_in_them) {
    const Audiences work;
    write_text(work.inside("secret-folder-north.xml"), made_up);
    std::set<std::string> sayings = sayings_of(made_up, known_words());
    for (const char* said : {"KIND-4711", "Bodkin-Esme", "Rememberall 9000", "concern-abc", "guest-one",
                             "Whispered Secret", "Northern Light"})
        BOOST_TEST(sayings.contains(said), said); // so that the search has something to look for
    sayings.insert({"secret-folder", "unheard-of", "2012", "May 2012", "31,03,2026"});
    sayings.erase("Big Harbour"); // of three workers: it stays
    for (const char* report : {"findings", "gaps"}) {
        const Files files = work.pages(report, "board", {work.inside("secret-folder-north.xml")});
        check_nothing_said(files, sayings);
        bool is_team_named = false;
        for (const auto& [name, text] : files) is_team_named = is_team_named || contains(text, "Big Harbour");
        BOOST_TEST(is_team_named, report);
        BOOST_TEST(!pseudonyms_in(files).empty(), report);
    }
}

BOOST_AUTO_TEST_CASE(nor_does_anything_the_demonstration_says) {
    const Audiences work;
    std::set<std::string> sayings;
    const std::set<std::string> known = known_words();
    for (const auto& entry : fs::recursive_directory_iterator(seeds()))
        if (entry.path().extension() == ".xml") sayings.merge(sayings_of(read_file(entry.path().string()), known));
    for (const char* team : {"north", "south", "east", "west", "contact", "demo"}) sayings.erase(team);
    // Words that are Abide's as well say nothing; whatever has a digit or a capital is no such word.
    const std::string own = own_words();
    std::erase_if(sayings, [&](const std::string& one) {
        const bool is_words = std::ranges::all_of(one, [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
        return (is_words && own.find(one) != std::string::npos) || known.contains(one.substr(0, one.find('.')));
    });
    BOOST_TEST(sayings.size() > 100U);
    for (const char* report : {"findings", "gaps"}) check_nothing_said(work.pages(report, "board", {seeds()}), sayings);
}

BOOST_AUTO_TEST_CASE(two_audiences_share_no_name_and_one_has_the_same_from_night_to_night) {
    const Audiences work;
    const Files board = work.pages("findings", "board", {seeds()});
    const Files again = work.pages("findings", "board", {seeds()});
    check_same_files(board, again);
    const std::set<std::string> of_board = pseudonyms_in(board);
    const std::set<std::string> of_health = pseudonyms_in(work.pages("findings", "health", {seeds()}));
    BOOST_TEST(of_board.size() > 50U);
    BOOST_TEST(of_board.size() == of_health.size());
    std::set<std::string> both;
    std::ranges::set_intersection(of_board, of_health, std::inserter(both, both.end()));
    BOOST_TEST(both.empty());
    // The same case has the same name on another page for the same audience.
    const std::set<std::string> of_gaps = pseudonyms_in(work.pages("gaps", "board", {seeds()}));
    both.clear();
    std::ranges::set_intersection(of_board, of_gaps, std::inserter(both, both.end()));
    BOOST_TEST(both.size() > 10U);
    // Nor can they compare what findings are called by on the page.
    const auto anchors = [](const Files& files, const std::string& audience) {
        return found_in(files.at("/findings-" + audience + "-2026-04-10.html"), "id=\"(finding-[^\"]*)\"");
    };
    both.clear();
    std::ranges::set_intersection(anchors(board, "board"),
                                  anchors(work.pages("findings", "health", {seeds()}), "health"),
                                  std::inserter(both, both.end()));
    BOOST_TEST(both.empty());
}

BOOST_AUTO_TEST_CASE(they_count_what_the_identified_pages_count) {
    const Audiences work;
    const std::string page = work.pages("findings", "board", {seeds()}).at("/findings-board-2026-04-10.md");
    const Ended identified = work.asked("findings", {"-o", work.inside("out"), "-q", seeds()});
    BOOST_TEST(identified.exit == 3);
    const std::string own = read_file(work.inside("out/findings-2026-04-10.md"));
    const auto part = [](const std::string& text, const std::string& from, const std::string& to) {
        const std::size_t at = text.find(from);
        return text.substr(at, text.find(to, at) - at);
    };
    BOOST_TEST(part(page, "## Summary", "- **Procedures") == part(own, "## Summary", "- **Procedures"));
    BOOST_TEST(part(page, "Table: All verdicts", "## By team") == part(own, "Table: All verdicts", "## By team"));
}

BOOST_AUTO_TEST_CASE(they_are_marked_as_what_they_are_and_say_whom_they_are_for) {
    const Audiences work;
    const Files files = work.pages("findings", "board", {seeds()});
    const std::string& page = files.at("/findings-board-2026-04-10.html");
    for (const char* words :
         {"<strong>PSEUDONYMISED: still personal data</strong>", "this remains personal data", "all cases, for board"})
        BOOST_TEST(contains(page, words), words);
    BOOST_TEST(contains(files.at("/findings-board-2026-04-10.md"), "privacy: \"PSEUDONYMISED: still personal data\""));
    BOOST_TEST(contains(work.said, "findings-board-2026-04-10.html   PSEUDONYMISED: still personal data\n"));
    const fs::perms key = fs::status(work.inside("state/keys/board.key")).permissions();
    BOOST_TEST((key == (fs::perms::owner_read | fs::perms::owner_write)));
}

BOOST_AUTO_TEST_CASE(what_does_not_go_together_is_refused) {
    const Audiences work;
    const auto refusal = [&](const std::string& report, std::vector<std::string> more) {
        more.insert(more.end(), {"-o", work.inside("out"), seeds()});
        const Ended ended = work.asked(report, more);
        BOOST_TEST(ended.exit == 2, ended.err);
        return ended.err;
    };
    BOOST_TEST(contains(refusal("findings", {"--privacy", "pseudonymised"}), "say with --audience"));
    BOOST_TEST(contains(refusal("gaps", {"--audience", "board"}), "goes with --privacy pseudonymised"));
    BOOST_TEST(contains(refusal("gaps", {"--privacy", "secret"}), "there is no \"secret\""));
    BOOST_TEST(contains(refusal("gaps", {"--privacy", "pseudonymised", "--audience", "board", "--worker", "W-1"}),
                        "does not go with --worker"));
    BOOST_TEST(contains(refusal("findings", {"--privacy", "pseudonymised", "--audience", "board", "--cache", "x"}),
                        "does not go with --cache"));
    BOOST_TEST(contains(refusal("findings", {"--privacy", "pseudonymised", "--audience", "The Board"}),
                        "an audience is called"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
