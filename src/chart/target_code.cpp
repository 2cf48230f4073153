// Says whether a count met its target, or why nobody should say so.
#include "chart/target_code.hpp"

#include <cmath>

namespace abide {

TargetCode target_code(const std::optional<ShownShare>& shown, std::optional<double> target, Better better) {
    if (!target || better == Better::neither) return TargetCode::no_target;
    if (!shown) return TargetCode::not_shown;
    if (shown->whole == 0) return TargetCode::not_counted;
    if (shown->whole < least_coded) return TargetCode::too_few;
    const double found = 100.0 * static_cast<double>(shown->part);
    const double wanted = *target * static_cast<double>(shown->whole);
    const double above = found - wanted;
    const bool is_equal = std::abs(above) <= 1e-9 * found;
    const bool is_met = is_equal || (better == Better::up ? above > 0 : above < 0);
    return is_met ? TargetCode::met : TargetCode::missed;
}

CodeWords words_of(TargetCode code) {
    switch (code) {
    case TargetCode::met: return {"●", "met target"};
    case TargetCode::missed: return {"✕", "missed target"};
    case TargetCode::too_few: return {"", "no code: fewer than 6"};
    case TargetCode::not_shown: return {"", "no code: not shown"};
    case TargetCode::not_counted: return {"", "no code: nothing to count"};
    case TargetCode::no_target: return {"", "no code: no target"};
    }
    return {};
}

} // namespace abide
