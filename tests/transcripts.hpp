// The transcripts as a test suite: one case for each page below tests/transcripts.
#pragma once

#include <boost/test/unit_test_suite.hpp>

namespace abide::tests {

/// A suite "transcripts" with a case for each .md file, named as the file. The caller adds it to
/// the tree of tests, which then owns it.
boost::unit_test::test_suite* transcripts();

} // namespace abide::tests
