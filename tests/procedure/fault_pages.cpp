// Every section of every page of faults as a test case, and what holds of faults at large.
#include "tests/procedure/fault_pages.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>

#include "base/file.hpp"
#include "base/words.hpp"
#include "procedure/complaints.hpp"
#include "procedure/load.hpp"
#include "tests/made_case.hpp"
#include "tests/places.hpp"
#include "tests/procedure/fault_page.hpp"
#include "tests/procedure/toy_kinds.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

/// "11:47 PROC-0203 `4`: says — help".
std::string in_words(const Diagnostic& diagnostic) {
    std::string text = std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column) + " " +
                       diagnostic.code + (diagnostic.gravity == Gravity::warning ? " (warning)" : "");
    if (diagnostic.place.column > 0)
        text +=
            " `" + diagnostic.source_line.substr(diagnostic.place.column - 1 - diagnostic.cut, diagnostic.width) + "`";
    text += ": " + diagnostic.says;
    return diagnostic.help.empty() ? text : text + " — " + diagnostic.help;
}

/// What the loader for this kind of page says of a file, and whether it gave anything.
struct Answer {
    Diagnostics diagnostics;
    bool is_loaded = false;
};

Answer load_as(const std::string& page, const std::string& file) {
    Answer answer;
    if (page == "calendar") {
        answer.is_loaded = load_calendar(file, answer.diagnostics).has_value();
        return answer;
    }
    Dictionary dictionary;
    if (page == "dictionary") {
        load_dictionary(file, dictionary, answer.diagnostics);
        answer.is_loaded = !has_errors(answer.diagnostics);
        return answer;
    }
    load_dictionary((repository() / "tests" / "procedure" / "facts.xml").string(), dictionary, answer.diagnostics);
    BOOST_REQUIRE(answer.diagnostics.empty());
    answer.is_loaded = load_procedure(file, dictionary, toy_kinds(), answer.diagnostics) != nullptr;
    return answer;
}

std::vector<std::string> faults_of(const std::string& page, const FaultCase& one) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / (page + ".xml")).string();
    write_text(file, one.text);
    const Answer answer = load_as(page, file);
    BOOST_TEST(answer.is_loaded == !has_errors(answer.diagnostics));
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : answer.diagnostics) found.push_back(in_words(diagnostic));
    return found;
}

void run_case(const std::string& page, const FaultCase& one) {
    const std::string found = joined(faults_of(page, one));
    const std::string expected = joined(one.expected);
    BOOST_TEST(found == expected, page << ".md:" << one.line << ": expected\n" << expected << "got\n" << found);
}

void approve_page(const fs::path& file) {
    const std::string markdown = read_file(file.string());
    std::vector<std::vector<std::string>> found;
    for (const FaultCase& one : read_fault_page(markdown)) found.push_back(faults_of(file.stem().string(), one));
    write_text(file, approved(markdown, found));
}

/// What stands between double quotes in a line.
struct Quoted {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Quoted> quoted_in(const std::string& line) {
    std::vector<Quoted> found;
    for (std::size_t at = line.find('"'); at != std::string::npos; at = line.find('"', at + 1)) {
        const std::size_t end = line.find('"', at + 1);
        if (end == std::string::npos) break;
        found.push_back({at + 1, end});
        at = end;
    }
    return found;
}

/// Attributes taken out or given another's value, lines taken out, put in twice or mixed up.
std::string damaged(std::vector<std::string> lines) {
    const auto below = [](std::size_t size) { return *rc::gen::inRange<std::size_t>(0, size); };
    for (std::size_t n = *rc::gen::inRange<std::size_t>(1, 4); n > 0 && lines.size() > 3; --n) {
        // The declaration and the document element stay.
        const std::size_t at = 2 + below(lines.size() - 3);
        std::string& line = lines[at];
        std::string& other = lines[2 + below(lines.size() - 3)];
        const std::vector<Quoted> values = quoted_in(line);
        const std::vector<Quoted> others = quoted_in(other);
        const std::size_t way = below(8);
        if (way == 0) {
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
        } else if (way == 1) {
            lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), std::string(line));
        } else if (way == 2) {
            std::swap(line, other);
        } else if (!values.empty()) {
            const Quoted value = values[below(values.size())];
            const std::size_t name = line.rfind(' ', value.begin);
            if (way < 5 && name != std::string::npos) {
                line.erase(name, value.end + 1 - name);
            } else if (!others.empty()) {
                const Quoted taken = others[below(others.size())];
                line.replace(value.begin, value.end - value.begin,
                             std::string(other, taken.begin, taken.end - taken.begin));
            }
        }
    }
    return joined(lines);
}

std::vector<fs::path> pages() {
    std::vector<fs::path> found;
    for (const std::string& file : files_below((repository() / "tests" / "procedure").string(), ".md"))
        found.emplace_back(file);
    return found;
}

} // namespace

boost::unit_test::test_suite* fault_pages() {
    auto* all = BOOST_TEST_SUITE("faults");
    for (const fs::path& file : pages()) {
        if (approving()) {
            all->add(made_case([file] { approve_page(file); }, file.stem().string(), file.string(), 1));
            continue;
        }
        auto* suite = BOOST_TEST_SUITE(file.stem().string());
        for (const FaultCase& one : read_fault_page(read_file(file.string()))) {
            const auto run = [page = file.stem().string(), one] { run_case(page, one); };
            suite->add(made_case(run, one.name, file.string(), static_cast<std::size_t>(one.line)));
        }
        all->add(suite);
    }
    return all;
}

BOOST_AUTO_TEST_SUITE(procedure)

BOOST_AUTO_TEST_CASE(every_fault_has_a_section_that_shows_it) {
    std::string shown;
    for (const fs::path& file : pages())
        for (const FaultCase& one : read_fault_page(read_file(file.string()))) shown += joined(one.expected);
    for (const FaultInfo& fault : faults())
        BOOST_TEST(shown.find(fault.code) != std::string::npos, fault.code << " is shown nowhere: " << fault.meaning);
}

RC_BOOST_PROP(a_damaged_file_loads_or_says_why_not_and_where, ()) {
    const fs::path page = *rc::gen::elementOf(pages());
    static std::map<std::string, std::vector<std::string>> sound;
    std::vector<std::string>& lines = sound[page.string()];
    if (lines.empty()) lines = lines_of(read_fault_page(read_file(page.string())).front().text);
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "damaged.xml").string();
    write_text(file, damaged(lines));
    const Answer answer = load_as(page.stem().string(), file);
    RC_ASSERT(answer.is_loaded == !has_errors(answer.diagnostics));
    for (const Diagnostic& diagnostic : answer.diagnostics) {
        RC_ASSERT(diagnostic.place.line > 0U);
        RC_ASSERT(diagnostic.place.column > 0U);
        RC_ASSERT(diagnostic.place.column <= diagnostic.cut + diagnostic.source_line.size() + 1);
        RC_ASSERT(!diagnostic.says.empty());
    }
}

BOOST_AUTO_TEST_CASE(every_fault_has_a_code_of_its_own) {
    std::set<std::string_view> codes;
    for (const FaultInfo& fault : faults()) {
        BOOST_TEST(codes.insert(fault.code).second, fault.code << " stands twice");
        BOOST_TEST(code_of(fault.fault) == fault.code);
    }
}

BOOST_AUTO_TEST_CASE(the_reference_page_lists_every_code_with_its_meaning) {
    const std::string page = read_file((repository() / "procedures" / "README.md").string());
    for (const FaultInfo& fault : faults()) {
        const std::string row = "| `" + std::string(fault.code) + "` | " + std::string(fault.meaning) + " |";
        BOOST_TEST(page.find(row) != std::string::npos, "procedures/README.md lacks the row " << row);
    }
}

BOOST_AUTO_TEST_CASE(a_page_that_cannot_be_read_says_where) {
    const auto says = [](const std::string& words) {
        return [words](const std::runtime_error& error) { return error.what() == words; };
    };
    const std::string sound = "```xml\n<a>\n <b/>\n <b/>\n</a>\n```\n## One\n";
    BOOST_CHECK_EXCEPTION(read_fault_page(sound + "```diff\n-<c/>\n+<d/>\n```\n"), std::runtime_error,
                          says("line 9: these lines stand in the sound file 0 times"));
    BOOST_CHECK_EXCEPTION(read_fault_page(sound + "```diff\n-<b/>\n+<d/>\n```\n"), std::runtime_error,
                          says("line 9: these lines stand in the sound file 2 times"));
    BOOST_CHECK_EXCEPTION(read_fault_page(sound + "```diff\n-<a>\n"), std::runtime_error,
                          says("line 8: the block is not closed"));
    const std::vector<FaultCase> cases = read_fault_page(sound + "```diff\n-<b/>\n-</a>\n+<c/>\n+</a>\n```\n- 1:1 X\n");
    BOOST_REQUIRE(cases.size() == 1);
    BOOST_TEST(cases.front().text == "<a>\n <b/>\n <c/>\n </a>\n");
    BOOST_TEST(cases.front().expected == std::vector<std::string>{"1:1 X"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
