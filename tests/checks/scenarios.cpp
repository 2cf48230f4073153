// Reads scenario pages, turns each section into an example of its rule, and runs it as a test case of its own.
#include "tests/checks/scenarios.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "base/file.hpp"
#include "base/words.hpp"
#include "checks/registry.hpp"
#include "command/examples.hpp"
#include "command/rulebook.hpp"
#include "tests/made_case.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void wrong(std::size_t line, const std::string& what) {
    throw std::runtime_error("line " + std::to_string(line) + ": " + what);
}

std::vector<std::string> cells(const std::string& row) {
    std::vector<std::string> found;
    std::stringstream parts(row);
    std::string part;
    std::getline(parts, part, '|');
    while (std::getline(parts, part, '|')) found.emplace_back(trim(part));
    return found;
}

/// Reads a page line by line; every member function leaves `at_` behind what it read.
class PageReader {
  public:
    explicit PageReader(const std::string& markdown) {
        std::stringstream text(markdown);
        for (std::string line; std::getline(text, line);) lines_.push_back(line);
    }

    ScenarioPage read() {
        ScenarioPage page;
        for (; at_ < lines_.size(); ++at_) {
            const std::string& line = lines_[at_];
            if (line == "```xml") {
                std::string& where = page.scenarios.empty() ? page.procedure : page.scenarios.back().given;
                if (!where.empty()) wrong(at_ + 1, "a second block of XML");
                where = block();
            } else if (line.starts_with("## ")) {
                page.scenarios.push_back({line.substr(3), "", "", "", {}, at_ + 1});
            } else if (line.starts_with("Rule ") && !page.scenarios.empty()) {
                read_rule(page.scenarios.back());
            } else if (line.starts_with("|")) {
                if (page.scenarios.empty()) wrong(at_ + 1, "a table outside a scenario");
                read_table(page.scenarios.back());
            }
        }
        for (const Scenario& scenario : page.scenarios) {
            if (scenario.rule.empty()) wrong(scenario.line, "no line \"Rule …, as at ….\"");
            if (scenario.expected.empty()) wrong(scenario.line, "no table of what must come out");
        }
        return page;
    }

  private:
    std::string block() {
        const std::size_t opened = at_;
        std::string text;
        for (++at_; at_ < lines_.size() && lines_[at_] != "```"; ++at_) text += lines_[at_] + "\n";
        if (at_ == lines_.size()) wrong(opened + 1, "the block is not closed");
        return text;
    }

    /// "Rule meeting, as at 2026-04-20."
    void read_rule(Scenario& scenario) {
        const std::string& line = lines_[at_];
        const std::size_t comma = line.find(", as at ");
        if (comma == std::string::npos || !line.ends_with('.')) wrong(at_ + 1, "not \"Rule …, as at YYYY-MM-DD.\"");
        scenario.rule = line.substr(5, comma - 5);
        scenario.as_at = line.substr(comma + 8, line.size() - comma - 9);
    }

    void read_table(Scenario& scenario) {
        const std::vector<std::string> names = cells(lines_[at_]);
        for (at_ += 2; at_ < lines_.size() && lines_[at_].starts_with("|"); ++at_) {
            const std::vector<std::string> values = cells(lines_[at_]);
            if (values.size() != names.size()) wrong(at_ + 1, "a row with other columns than the head");
            Expected expected;
            for (std::size_t i = 0; i < names.size(); ++i)
                if (!values[i].empty()) expected.columns.emplace_back(names[i], values[i]);
            scenario.expected.push_back(std::move(expected));
        }
        --at_;
    }

    std::vector<std::string> lines_;
    std::size_t at_ = 0;
};

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

/// A page loaded once, its examples run one by one.
struct Stage {
    TemporaryFolder folder;
    Rulebook rulebook;
    const Procedure* procedure = nullptr;
    std::string faults;

    explicit Stage(const ScenarioPage& page) {
        const std::string shipped = (repository() / "procedures").string();
        rulebook.add_ground(shipped);
        const std::string file = (folder.path() / "scenarios.xml").string();
        write_text(file, with_examples(page));
        procedure = rulebook.add_procedure(file);
        for (const Diagnostic& diagnostic : rulebook.diagnostics())
            if (diagnostic.gravity == Gravity::error) faults += to_text(diagnostic);
    }
};

void run_scenario(const std::string& page_name, const std::shared_ptr<Stage>& stage, const Scenario& scenario) {
    const std::string place = page_name + ":" + std::to_string(scenario.line);
    BOOST_REQUIRE_MESSAGE(stage->procedure != nullptr && stage->faults.empty(), place << "\n" << stage->faults);
    const Rule* rule = stage->procedure->rule(scenario.rule);
    BOOST_REQUIRE_MESSAGE(rule != nullptr, place << ": no rule " << scenario.rule);
    ExampleRunner runner(stage->rulebook, *stage->procedure, stage->rulebook.expect_calendar("england-and-wales"));
    for (const Example& example : rule->examples) {
        if (example.name != scenario.name) continue;
        const ExampleResult result = runner.run(*rule, example);
        BOOST_TEST(example.expects.size() == scenario.expected.size());
        for (const std::string& fault : result.faults) BOOST_ERROR(place << ": " << fault);
        return;
    }
    BOOST_ERROR(place << ": the scenario did not become an example");
}

} // namespace

ScenarioPage read_scenarios(const std::string& markdown) { return PageReader(markdown).read(); }

std::string with_examples(const ScenarioPage& page) {
    std::string text = page.procedure;
    for (const Scenario& scenario : page.scenarios) {
        const std::size_t rule = text.find("<rule id=\"" + scenario.rule + "\"");
        const std::size_t end = rule == std::string::npos ? rule : text.find("</rule>", rule);
        if (end == std::string::npos) wrong(scenario.line, "the procedure has no rule " + scenario.rule);
        std::string example = "<example name=\"" + escaped(scenario.name) + "\" as-at=\"" + scenario.as_at +
                              "\"><given>" + scenario.given + "</given>";
        for (const Expected& expected : scenario.expected) {
            example += "<expect";
            for (const auto& [name, value] : expected.columns) example += " " + name + "=\"" + escaped(value) + "\"";
            example += "/>";
        }
        text.insert(end, example + "</example>\n");
    }
    return text;
}

boost::unit_test::test_suite* scenarios() {
    auto* all = BOOST_TEST_SUITE("scenarios");
    const fs::path folder = repository() / "tests" / "checks";
    for (const fs::path file : files_below(folder.string(), ".md")) {
        const ScenarioPage page = read_scenarios(read_file(file.string()));
        const auto stage = std::make_shared<Stage>(page);
        auto* suite = BOOST_TEST_SUITE(file.stem().string());
        for (const Scenario& scenario : page.scenarios)
            suite->add(
                made_case([name = file.filename().string(), stage, scenario] { run_scenario(name, stage, scenario); },
                          scenario.name, file.string(), scenario.line));
        all->add(suite);
    }
    return all;
}

} // namespace abide::tests
