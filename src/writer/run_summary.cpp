// What a run says about itself: whether a procedure is past its own review date.
#include "writer/run_summary.hpp"

namespace abide {

std::optional<When> review_passed(const Procedure& procedure, Day day) {
    const Edition* in_force = nullptr;
    for (const Edition& edition : procedure.editions) {
        if (edition.from.first <= day) in_force = &edition;
    }
    if (in_force == nullptr || !in_force->has_review || day <= in_force->review_due.last) return std::nullopt;
    return in_force->review_due;
}

} // namespace abide
