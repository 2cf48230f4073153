// Attestations: what a role answered when it was asked about a clause that only people can judge.
#pragma once

#include <cstdint>
#include <string>

#include "base/day.hpp"

namespace abide {

struct Attestation {
    std::int64_t number = 0; ///< from 1
    std::string procedure;
    std::string clause;
    std::string role;
    Day answered_on;
    std::string answer; ///< yes, partly or no
    std::string note;   ///< may be empty; about the service, never about a child

    bool operator==(const Attestation&) const = default;
};

} // namespace abide
