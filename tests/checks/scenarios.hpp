// Scenarios: Markdown pages that tell a check kind's boundary cases in a practitioner's words, each section a test
// case.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace boost::unit_test {
class test_suite;
}

namespace abide::tests {

/// One row of a scenario's table: what must come out for one verdict, by column name.
struct Expected {
    std::vector<std::pair<std::string, std::string>> columns; ///< only those with something in them
};

/// One "## …" section of a page.
struct Scenario {
    std::string name;
    std::string rule;
    std::string as_at;
    std::string given; ///< records, as XML
    std::vector<Expected> expected;
    std::size_t line = 0; ///< of its heading
};

/// A page: a procedure whose rules have no examples, and the scenarios that become them.
struct ScenarioPage {
    std::string procedure; ///< XML
    std::vector<Scenario> scenarios;
};

/// Throws std::runtime_error naming the line where the page is not as it should be.
ScenarioPage read_scenarios(const std::string& markdown);

/// The page's procedure with every scenario put in as an example of its rule.
std::string with_examples(const ScenarioPage& page);

/// Every page in tests/checks, a suite for each.
boost::unit_test::test_suite* scenarios();

} // namespace abide::tests
