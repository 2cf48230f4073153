// A page of faults: read, and rewritten with what was found.
#include "tests/procedure/fault_page.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "base/words.hpp"

namespace abide::tests {

namespace {

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
        const bool fits =
            std::equal(change.before.begin(), change.before.end(), lines.begin() + static_cast<std::ptrdiff_t>(at),
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

} // namespace

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

} // namespace abide::tests
