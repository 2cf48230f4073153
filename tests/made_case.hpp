// One test case that was found in a file, by a name that is made while the tests are listed.
#pragma once

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <string>

namespace abide::tests {

/// A case that runs `run`, is called `name` and stands in `file` at `line` (from 1).
/// Boost keeps only where the name of the file is, so the name is kept here for as long as the program runs.
inline boost::unit_test::test_case* made_case(const std::function<void()>& run, const std::string& name,
                                              const std::string& file, std::size_t line) {
    static std::deque<std::string> kept;
    const std::string& lasting = kept.emplace_back(file);
    return boost::unit_test::make_test_case(run, name, lasting, line);
}

} // namespace abide::tests
