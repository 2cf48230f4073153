// What became of a duty from one night to another, and why: pure, from how it stood and how it stands.
#include "history/compare.hpp"

#include <algorithm>
#include <map>

#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::size_t length_of_a_day = std::string_view("2026-04-10").size();

bool is_open(const std::optional<Standing>& standing) { return standing && standing->is_open; }

bool is_same(const std::optional<Standing>& a, const std::optional<Standing>& b) {
    return a.has_value() == b.has_value() && (!a || digest_of(*a) == digest_of(*b));
}

void append(std::string& what, const std::string& part) { what += (what.empty() ? "" : "; ") + part; }

const Standing* pointer_to(const std::optional<Standing>& standing) { return standing ? &*standing : nullptr; }

/// "strategy-limit: 4 working days (was 3 working days)"; empty when the same settings were used.
std::string changed_settings(const std::optional<Standing>& before, const std::optional<Standing>& after) {
    if (!before || !after || before->settings == after->settings) return "";
    const auto read = [](const std::string& text) {
        std::map<std::string, std::string> settings;
        for (const std::string_view line : split_lines(text)) {
            const std::size_t tab = std::min(line.find('\t'), line.size());
            settings[std::string(line.substr(0, tab))] = line.substr(std::min(tab + 1, line.size()));
        }
        return settings;
    };
    const auto old = read(before->settings);
    std::string what;
    for (const auto& [id, value] : read(after->settings)) {
        const auto was = old.find(id);
        if (was == old.end() || was->second == value) continue;
        std::string changed = id;
        append(what, changed.append(": ").append(value).append(" (was ").append(was->second).append(")"));
    }
    return what;
}

/// "2026-04-10": the day on which it had to change if nobody touched the record.
std::string day_of_change(const std::optional<Standing>& before, Day tonight) {
    return before && before->changes_on && *before->changes_on <= tonight ? iso(*before->changes_on) : "";
}

/// "due: 2026-04-10 (was 2026-04-09)"; empty when it is due as before.
std::string change_of_due(const std::optional<Standing>& before, const std::optional<Standing>& after) {
    if (!before || !after || !before->due || !after->due || before->due == after->due) return "";
    return "due: " + iso(*after->due) + " (was " + iso(*before->due) + ")";
}

/// Each once, as "concern.category" for "concern.category\tc1\tmissing".
std::vector<std::string> paths_of(const std::string& missing) {
    std::vector<std::string> paths;
    for (const std::string_view line : split_lines(missing)) {
        std::string path(line.substr(0, line.find('\t')));
        if (std::ranges::find(paths, path) == paths.end()) paths.push_back(std::move(path));
    }
    return paths;
}

/// "not known now either: concern.category"; empty when the same facts are missing.
std::string change_of_missing(const std::optional<Standing>& before, const std::optional<Standing>& after) {
    if (!before || !after || before->missing == after->missing) return "";
    const std::vector<std::string> old = paths_of(before->missing);
    std::string what;
    for (const std::string& path : paths_of(after->missing))
        if (std::ranges::find(old, path) == old.end()) append(what, path);
    return what.empty() ? "less is missing now" : "not known now either: " + what;
}

/// Of a duty that stood still while days passed: the day when it had to change, or what changed about it.
std::string change_of_time(const std::optional<Standing>& before, const std::optional<Standing>& after, Day tonight) {
    const bool is_same_state = before && after && before->state == after->state && before->reason == after->reason;
    if (!is_same_state) return day_of_change(before, tonight);
    std::string what = change_of_due(before, after);
    if (const std::string missing = change_of_missing(before, after); !missing.empty()) append(what, missing);
    return what.empty() ? day_of_change(before, tonight) : what;
}

/// "now counts: assessment a1 authorised-date 2026-04-10": a day that decides was recorded all the time, lay ahead of
/// the night before and has come. Empty when none did.
std::string what_came(const NightStep& step, Day tonight) {
    if (!step.clock_before || !step.standing) return "";
    std::string what;
    for (const StandingFact& fact : read_facts(step.standing->facts)) {
        const std::optional<Day> day = parse_day(std::string_view(fact.value).substr(0, length_of_a_day));
        if (day && *day > *step.clock_before && *day <= tonight) append(what, name_of(fact) + " " + fact.value);
    }
    return what.empty() ? "" : std::string(now_counts) + what;
}

Cause cause_of(const NightStep& step, const std::optional<Standing>& before, Day tonight) {
    const std::optional<Standing>& after = step.standing;
    const CauseKind kind = step.kind;
    switch (kind) {
    case CauseKind::record_changed: {
        if (step.other_cases) return *step.other_cases;
        const std::string facts = changed_facts(pointer_to(before), pointer_to(after), step.record.get());
        return {facts.empty() && step.or_abide ? CauseKind::abide_changed : kind, facts};
    }
    case CauseKind::procedure_changed: {
        const std::string settings = changed_settings(before, after);
        if (!settings.empty()) return {CauseKind::setting_changed, settings};
        return {kind, after ? after->duty.procedure : before->duty.procedure};
    }
    case CauseKind::time_passed: {
        const std::string came = what_came(step, tonight);
        return {kind, came.empty() ? change_of_time(before, after, tonight) : came};
    }
    case CauseKind::calendar_changed: return {kind, change_of_due(before, after)};
    default: return {kind, ""};
    }
}

bool is_unknown(const NightStep& step, const std::optional<Standing>& before, const std::optional<Standing>& tonight) {
    if (step.unknown == nullptr) return false;
    const std::optional<Standing>& duty = before ? before : tonight;
    return duty && step.unknown->contains(duty->duty.procedure);
}

} // namespace

std::vector<Cause> causes_of(const std::optional<Standing>& before, std::span<const NightStep> steps, Day tonight) {
    std::vector<Cause> causes;
    const std::optional<Standing>* last = &before;
    for (const NightStep& step : steps) {
        if (is_unknown(step, before, steps.back().standing)) continue; // the next one that is known answers for it
        if (!is_same(*last, step.standing)) causes.push_back(cause_of(step, *last, tonight));
        last = &step.standing;
    }
    return causes;
}

std::optional<Category> category_of(const std::optional<Standing>& before, bool ever_open,
                                    const std::optional<Standing>& now) {
    if (!is_open(before) && !is_open(now)) return std::nullopt;
    if (!is_open(now)) return Category::resolved;
    const bool was_told = before && before->state != State::cannot_tell;
    if (was_told && now->state == State::cannot_tell) return Category::became_cannot_tell;
    if (!is_open(before)) return ever_open ? Category::reopened : Category::new_;
    if (is_same(before, now)) return std::nullopt;
    return Category::updated;
}

} // namespace abide
