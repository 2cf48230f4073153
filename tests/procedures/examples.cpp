// Runs every example of every shipped procedure, a test case each, and checks that the procedures load without a fault.
#include "tests/procedures/examples.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

#include "command/examples.hpp"
#include "command/rulebook.hpp"
#include "command/selection.hpp"
#include "tests/made_case.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

std::shared_ptr<Rulebook> load_shipped() {
    auto rulebook = std::make_shared<Rulebook>();
    const std::string folder = (repository() / "procedures").string();
    rulebook->add_ground(folder);
    rulebook->add_procedures(folder);
    return rulebook;
}

void run_example(const std::shared_ptr<Rulebook>& rulebook, const Procedure& procedure, const Rule& rule,
                 const Example& example) {
    ExampleRunner runner(*rulebook, procedure, calendar_of_procedure(*rulebook, procedure));
    for (const std::string& fault : runner.run(rule, example).faults)
        BOOST_ERROR(procedure.file << ":" << example.line << ": " << fault);
}

} // namespace

boost::unit_test::test_suite* procedure_examples() {
    auto* all = BOOST_TEST_SUITE("procedure_examples");
    const std::shared_ptr<Rulebook> rulebook = load_shipped();
    all->add(made_case(
        [rulebook] {
            for (const Diagnostic& diagnostic : rulebook->diagnostics())
                if (diagnostic.gravity == Gravity::error) BOOST_ERROR(to_text(diagnostic));
            BOOST_TEST(rulebook->procedures().size() >= 2U);
        },
        "every_shipped_file_loads", __FILE__, __LINE__));
    for (const auto& procedure : rulebook->procedures()) {
        auto* suite = BOOST_TEST_SUITE(procedure->id);
        for (const auto& rule : procedure->rules) {
            auto* of_rule = BOOST_TEST_SUITE(rule->id);
            for (const Example& example : rule->examples)
                of_rule->add(made_case([rulebook, &procedure = *procedure, &rule = *rule,
                                        &example] { run_example(rulebook, procedure, rule, example); },
                                       example.name, procedure->file, example.line));
            suite->add(of_rule);
        }
        all->add(suite);
    }
    return all;
}

} // namespace abide::tests
