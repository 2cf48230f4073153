// Every section of every page of faults as a test case.
#pragma once

namespace boost::unit_test {
class test_suite;
}

namespace abide::tests {

/// One test case for each section of tests/procedure/*.md. With APPROVE=1 the pages are rewritten instead.
boost::unit_test::test_suite* fault_pages();

} // namespace abide::tests
