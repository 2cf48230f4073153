// What several nights came to together: the changes of each, put into one for each finding.
#include "history/net_changes.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace abide {

namespace {

bool is_on_day_of(const Transition& one, std::span<const SweepRecord> sweeps) {
    return std::any_of(sweeps.begin(), sweeps.end(), [&](const SweepRecord& sweep) {
        return sweep.number == one.sweep && one.open_since == sweep.as_at;
    });
}

/// Whether the finding was open before this change of it.
bool was_open(const Transition& one, std::span<const SweepRecord> sweeps) {
    switch (one.category) {
    case Category::new_:
    case Category::reopened: return false;
    case Category::became_cannot_tell: return !is_on_day_of(one, sweeps);
    case Category::updated:
    case Category::resolved:
    case Category::held:
    case Category::still_open: return true;
    }
    return true;
}

std::optional<Category> net_category(const Transition& first, const Transition& last, bool was) {
    const bool is = last.category != Category::resolved;
    if (!was && !is) return std::nullopt;
    if (!is) return Category::resolved;
    if (last.category == Category::held) return Category::held;
    if (last.to == State::cannot_tell && first.from && *first.from != State::cannot_tell)
        return Category::became_cannot_tell;
    if (!was) return first.category == Category::reopened ? Category::reopened : Category::new_;
    return Category::updated;
}

bool is_held_still(const Transition& one, const SweepRecord& later) {
    if (later.shrunk || !has_judged_by(later, one.duty.procedure)) return true;
    return std::any_of(later.away.begin(), later.away.end(),
                       [&](const SweepAway& away) { return away.case_id == one.duty.case_id; });
}

/// Only since the last of several days it stands as it does.
bool names_day(const Cause& cause) { return cause.kind == CauseKind::time_passed && parse_day(cause.what); }

/// `one` goes on in `next`.
void extend(Transition& one, const Transition& next) {
    const std::optional<State> from = one.from;
    const Reason reason = one.from_reason;
    std::vector<Cause> causes = std::move(one.causes);
    if (std::ranges::any_of(next.causes, names_day)) std::erase_if(causes, names_day);
    for (const Cause& cause : next.causes)
        if (std::find(causes.begin(), causes.end(), cause) == causes.end()) causes.push_back(cause);
    one = next;
    one.from = from;
    one.from_reason = reason;
    one.causes = std::move(causes);
}

/// Whether one began that did not end, or ended that had not begun.
bool tells_of_exceptions(const Transition& one) {
    std::map<std::string, int> begun; // by number, which stands first
    for (const Cause& cause : one.causes) {
        int& times = begun[cause.what.substr(0, cause.what.find(','))];
        if (cause.kind == CauseKind::exception_began) ++times;
        if (cause.kind == CauseKind::exception_ended) --times;
    }
    return std::ranges::any_of(begun, [](const auto& exception) { return exception.second != 0; });
}

} // namespace

NetChanges net_changes(std::span<const Transition> transitions, std::span<const SweepRecord> sweeps,
                       const SweepRecord& later) {
    struct Way {
        Transition first;
        Transition whole;
    };
    std::vector<Way> ways;
    std::map<DutyKey, std::size_t> by_finding;
    for (const Transition& one : transitions) {
        if (one.category == Category::held && !is_held_still(one, later)) continue;
        const auto [known, is_new] = by_finding.try_emplace(key_of(one.duty), ways.size());
        if (is_new)
            ways.push_back({one, one});
        else
            extend(ways[known->second].whole, one);
    }
    NetChanges net;
    for (Way& way : ways) {
        const std::optional<Category> category = net_category(way.first, way.whole, was_open(way.first, sweeps));
        if (!category) {
            ++net.came_and_went;
            continue;
        }
        way.whole.category = *category;
        net.changes.push_back(std::move(way.whole));
    }
    return net;
}

void leave_out_changed_back(std::vector<Transition>& changes, const FindingDigests& before,
                            const FindingDigests& after) {
    std::erase_if(changes, [&](const Transition& one) {
        if (one.category == Category::held) return false; // what is held stands as it did
        const auto was = before.find(key_of(one.duty));
        const auto is = after.find(key_of(one.duty));
        return was != before.end() && is != after.end() && was->second == is->second && !tells_of_exceptions(one);
    });
}

} // namespace abide
