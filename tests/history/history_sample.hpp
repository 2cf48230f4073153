// Made-up duties, findings and exceptions: what the tests of a history are written about.
#pragma once

#include <string>

#include "history/exceptions.hpp"
#include "history/transition.hpp"

namespace abide::tests {

Day day(std::string_view iso);

/// A duty of the rule strategy-meeting-in-time on concern c1.
Duty duty_of(const std::string& case_id);

OpenFinding open_finding(const std::string& case_id, Severity severity = Severity::high);

/// E-1 over a duty, approved by a service manager on 1 April 2026, from 1 to 30 April.
Exception exception_over(const Duty& duty, const std::string& item = {});

Transition transition_of(const std::string& case_id, Category category, Severity severity = Severity::high);

} // namespace abide::tests
