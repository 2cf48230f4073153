// Every example of every shipped procedure, a test case each.
#pragma once

namespace boost::unit_test {
class test_suite;
}

namespace abide::tests {

/// A suite for each procedure, a suite for each of its rules, a case for each example.
boost::unit_test::test_suite* procedure_examples();

} // namespace abide::tests
