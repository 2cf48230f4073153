// The test program: every Boost.Test case linked in, and the suites made from Markdown files.
#define BOOST_TEST_NO_MAIN
#define BOOST_TEST_ALTERNATIVE_INIT_API
#include <boost/test/unit_test.hpp>

#include "tests/checks/scenarios.hpp"
#include "tests/procedure/fault_pages.hpp"
#include "tests/procedures/examples.hpp"
#include "tests/transcripts.hpp"

namespace {

// What is written in C++ adds itself; what is written in Markdown is named here.
bool add_suites() {
    auto& all = boost::unit_test::framework::master_test_suite();
    all.p_name.value = "abide";
    all.add(abide::tests::transcripts());
    all.add(abide::tests::fault_pages());
    all.add(abide::tests::scenarios());
    all.add(abide::tests::procedure_examples());
    return true;
}

} // namespace

int main(int argc, char* argv[]) { return boost::unit_test::unit_test_main(&add_suites, argc, argv); }
