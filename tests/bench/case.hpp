// The parts of a made-up case in Abide's own format; each adds its records to the text.
#pragma once

#include <cstdint>
#include <string>

#include "tests/bench/dice.hpp"

namespace abide::bench {

/// What a case's parts agree about.
struct Made {
    std::uint32_t start = 0;        ///< day of the referral, below 600
    std::uint32_t plan_updated = 0; ///< day on which the child's plan was last changed
    bool is_protected = false;      ///< there was an enquiry and a conference after the referral
};

void put_usual_work(std::string& to, Dice& dice, const Made& made);
void put_protection(std::string& to, Dice& dice, const Made& made);

/// A concern of which little was written down: most rules of its procedure find something.
void put_sparse_concern(std::string& to, Dice& dice, const Made& made);

/// A concern that came to an allocated worker on this day after the referral, managed and written down as the procedure
/// has it.
constexpr std::uint32_t concern_after = 60;
void put_full_concern(std::string& to, Dice& dice, const Made& made);

} // namespace abide::bench
