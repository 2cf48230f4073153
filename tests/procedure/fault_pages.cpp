// Pages of faults: a sound file, small changes to it, and exactly what the loader must say of each.
#include "tests/procedure/fault_pages.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "base/file.hpp"
#include "base/words.hpp"
#include "procedure/complaints.hpp"
#include "procedure/load.hpp"
#include "tests/places.hpp"
#include "tests/procedure/toy_kinds.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

[[noreturn]] void wrong(std::size_t line, const std::string& what) {
    throw std::runtime_error("line " + std::to_string(line) + ": " + what);
}

/// Lines that stand one after the other and what takes their place.
struct Change {
    std::vector<std::string> before;
    std::vector<std::string> after;
    std::size_t line = 0; ///< in the page
};

void make_change(const Change& change, std::vector<std::string>& lines) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at + change.before.size() <= lines.size(); ++at) {
        const bool fits = std::equal(change.before.begin(), change.before.end(),
                                     lines.begin() + static_cast<std::ptrdiff_t>(at),
                                     [](const std::string& a, const std::string& b) { return trim(a) == trim(b); });
        if (fits) places.push_back(at);
    }
    if (places.size() != 1)
        wrong(change.line, "these lines stand in the sound file " + count_of(places.size(), "time", "times"));
    const auto at = lines.begin() + static_cast<std::ptrdiff_t>(places.front());
    const std::string lead = at->substr(0, at->find_first_not_of(' '));
    const auto rest = lines.erase(at, at + static_cast<std::ptrdiff_t>(change.before.size()));
    std::vector<std::string> after = change.after;
    for (std::string& line : after) line.insert(0, lead);
    lines.insert(rest, after.begin(), after.end());
}

/// Reads a page from top to bottom.
class PageReader {
  public:
    explicit PageReader(const std::string& markdown) : lines_(lines_of(markdown)) {}

    std::vector<FaultCase> read() {
        for (at_ = 0; at_ < lines_.size(); ++at_) {
            const std::string& line = lines_[at_];
            if (line.starts_with("# ")) finish();
            if (line.starts_with("## ")) {
                finish();
                case_ = FaultCase{line.substr(3), static_cast<int>(at_) + 1, 0, "", {}};
                changed_ = sound_;
            } else if (line == "```xml") {
                sound_ = block();
            } else if (line == "```diff") {
                read_changes();
            } else if (line.starts_with("- ") && !case_.name.empty()) {
                case_.expected.push_back(line.substr(2));
            }
        }
        finish();
        return cases_;
    }

  private:
    std::vector<std::string> block() {
        const std::size_t opened = at_++;
        std::vector<std::string> found;
        for (; at_ < lines_.size() && lines_[at_] != "```"; ++at_) found.push_back(lines_[at_]);
        if (at_ == lines_.size()) wrong(opened + 1, "the block is not closed");
        return found;
    }

    void read_changes() {
        const std::size_t first = at_ + 2;
        Change change;
        std::size_t number = first;
        for (const std::string& line : block()) {
            if (line.starts_with('-')) {
                if (!change.after.empty()) make_change(std::exchange(change, {}), changed_);
                if (change.before.empty()) change.line = number;
                change.before.push_back(line.substr(1));
            } else if (line.starts_with('+')) {
                if (change.before.empty()) wrong(number, "nothing stands before what is added");
                change.after.push_back(line.substr(1));
            } else {
                wrong(number, "a line of a change begins with - or +");
            }
            ++number;
        }
        if (change.before.empty()) wrong(first, "an empty change");
        make_change(change, changed_);
    }

    void finish() {
        if (case_.name.empty()) return;
        case_.text = joined(changed_);
        case_.end_line = static_cast<int>(at_) + 1;
        cases_.push_back(std::move(case_));
        case_ = {};
    }

    std::vector<std::string> lines_;
    std::size_t at_ = 0;
    std::vector<std::string> sound_;
    std::vector<std::string> changed_;
    FaultCase case_;
    std::vector<FaultCase> cases_;
};

/// "11:47 PROC-0203 `4`: says — help".
std::string in_words(const Diagnostic& diagnostic) {
    std::string text = std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column) + " " +
                       diagnostic.code + (diagnostic.gravity == Gravity::warning ? " (warning)" : "");
    if (diagnostic.place.column > 0)
        text += " `" + diagnostic.source_line.substr(diagnostic.place.column - 1, diagnostic.width) + "`";
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

std::vector<fs::path> pages() {
    std::vector<fs::path> found;
    for (const std::string& file : files_below((repository() / "tests" / "procedure").string(), ".md"))
        found.emplace_back(file);
    return found;
}

} // namespace

std::vector<FaultCase> read_fault_page(const std::string& markdown) { return PageReader(markdown).read(); }

std::string approved(const std::string& markdown, const std::vector<std::vector<std::string>>& found) {
    std::vector<std::string> lines = lines_of(markdown);
    const std::vector<FaultCase> cases = read_fault_page(markdown);
    for (std::size_t i = cases.size(); i-- > 0;) {
        const auto begin = lines.begin() + cases[i].line;
        const auto end = lines.begin() + cases[i].end_line - 1;
        std::vector<std::string> section;
        bool in_block = false; // there, a line that begins with "-" is a change
        for (auto line = begin; line != end; ++line) {
            if (line->starts_with("```")) in_block = !in_block;
            if (in_block || !line->starts_with("- ")) section.push_back(*line);
        }
        while (!section.empty() && section.back().empty()) section.pop_back();
        section.emplace_back();
        for (const std::string& stated : found.at(i)) section.push_back("- " + stated);
        if (!found.at(i).empty()) section.emplace_back();
        const auto rest = lines.erase(begin, end);
        lines.insert(rest, section.begin(), section.end());
    }
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    return joined(lines);
}

boost::unit_test::test_suite* fault_pages() {
    auto* all = BOOST_TEST_SUITE("faults");
    for (const fs::path& file : pages()) {
        if (approving()) {
            all->add(boost::unit_test::make_test_case([file] { approve_page(file); }, file.stem().string(),
                                                      file.string(), 1));
            continue;
        }
        auto* suite = BOOST_TEST_SUITE(file.stem().string());
        for (const FaultCase& one : read_fault_page(read_file(file.string()))) {
            const auto run = [page = file.stem().string(), one] { run_case(page, one); };
            suite->add(boost::unit_test::make_test_case(run, one.name, file.string(), static_cast<std::size_t>(one.line)));
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
