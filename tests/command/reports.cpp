// Every report of the demonstration's cases as approved: its view, its Markdown, its page, and what stands beside it.
#include <boost/test/unit_test.hpp>

#include <array>

#include "base/words.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace {

/// The shipped procedures and templates stand at the root of the repository.
Surroundings shipped() {
    Surroundings surroundings;
    surroundings.home = repository().string();
    return surroundings;
}

std::string here(std::string text) {
    const std::string root = repository().string() + "/";
    for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root, at))
        text.erase(at, root.size());
    return text;
}

/// What a report writes about the demonstration's cases; "seeds" among the words is where they are.
Files written(std::vector<std::string> words, int exit) {
    const TemporaryFolder folder;
    for (std::string& word : words)
        if (word.starts_with("seeds")) word = (repository() / word).string();
    words.insert(words.end(), {"--as-at", "2026-04-10", "-o", folder.path().string(), "--quiet"});
    const Ended ended = run_command(words, shipped());
    BOOST_TEST(ended.exit == exit, ended.err);
    BOOST_TEST(ended.out == "");
    return files_of(folder.path().string());
}

void check_approved(const std::vector<std::string>& words, int exit = 0) {
    const Files files = written(words, exit);
    BOOST_TEST(files.size() >= 2U);
    for (const auto& [name, text] : files) {
        check_golden("reports/" + name, here(text));
        if (!name.ends_with(".html")) continue;
        for (const std::string& fault : faults_of_page(text)) BOOST_ERROR(name << ": " << fault);
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(reports)

BOOST_AUTO_TEST_CASE(deadlines_as_approved) {
    check_approved({"report", "due", "seeds/cases/contact.xml", "--also", "json", "--procedure", "working-together"});
    check_approved({"report", "due", "seeds/cases/contact.xml", "--worker", "W-53", "--within", "5"});
}

BOOST_AUTO_TEST_CASE(recording_gaps_as_approved) {
    check_approved({"report", "gaps", "seeds/cases/west.xml", "--also", "json"});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
