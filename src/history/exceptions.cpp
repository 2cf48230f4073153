// Holds exceptions against the findings of a night. An exception never changes how a finding stands.
#include "history/exceptions.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace abide {

namespace {

bool is_of(const Exception& exception, const Duty& duty) {
    return exception.duty.ordinal == duty.ordinal && exception.duty.fingerprint == duty.fingerprint &&
           exception.duty.case_id == duty.case_id;
}

const OpenItem* item_of(const OpenFinding& finding, const std::string& id) {
    const auto found = std::ranges::find(finding.items, id, &OpenItem::id);
    return found == finding.items.end() ? nullptr : &*found;
}

/// Of the item the exception is over, or of the finding as a whole; nothing when it has no such item.
std::optional<Severity> severity_under(const OpenFinding& finding, const std::string& item) {
    if (item.empty()) return finding.severity;
    const OpenItem* one = item_of(finding, item);
    return one == nullptr ? std::nullopt : std::optional(one->severity);
}

using ByDuty = std::multimap<std::pair<std::string, std::string>, std::size_t>;

/// Whether it speaks of anything that is open.
bool is_used(std::size_t position, const Exception& exception, std::span<const OpenFinding> findings,
             const ByDuty& by_duty, ExceptionsOnDay& into) {
    bool is_used = false;
    const auto [from, to] = by_duty.equal_range({exception.duty.case_id, exception.duty.fingerprint});
    for (auto at = from; at != to; ++at) {
        const OpenFinding& finding = findings[at->second];
        if (!is_of(exception, finding.duty)) continue;
        const auto severity = severity_under(finding, exception.item);
        if (!severity) continue;
        is_used = true;
        auto& list = *severity == Severity::critical ? into.too_grave : into.holding;
        list.push_back({at->second, position, exception.item});
    }
    return is_used;
}

void put_in_order(std::vector<ExceptionOver>& list, std::span<const Exception> exceptions) {
    std::ranges::stable_sort(list, [&](const ExceptionOver& a, const ExceptionOver& b) {
        if (a.finding != b.finding) return a.finding < b.finding;
        if (a.item != b.item) return a.item < b.item;
        return exceptions[b.exception].over_on() < exceptions[a.exception].over_on();
    });
}

void check_dates(const Exception& exception, std::vector<std::string>& faults) {
    if (exception.until < exception.from) {
        faults.push_back("It would end on " + iso(exception.until) + ", before it begins on " + iso(exception.from) +
                         ".");
    } else if (exception.until < exception.approved_on) {
        faults.push_back("It would end on " + iso(exception.until) + ", before it was approved on " +
                         iso(exception.approved_on) + ": it could never hold.");
    }
}

void check_item(const Exception& exception, const OpenFinding& finding, std::vector<std::string>& faults) {
    if (exception.item.empty() || item_of(finding, exception.item) != nullptr) return;
    std::vector<std::string> ids;
    for (const OpenItem& item : finding.items) ids.push_back(item.id);
    std::string words =
        ids.empty() ? "it has none that need attention" : "those that need attention are " + list_of(ids);
    const std::string near = did_you_mean(exception.item, ids);
    faults.push_back("The finding has no item " + quoted(exception.item) + " that needs attention; " +
                     (near.empty() ? words : near) + (near.empty() ? "." : ""));
}

} // namespace

ExceptionsOnDay exceptions_on(Day day, std::span<const Exception> exceptions, std::span<const OpenFinding> findings,
                              int within_days) {
    ByDuty by_duty;
    for (std::size_t i = 0; i < findings.size(); ++i)
        by_duty.emplace(std::pair{findings[i].duty.case_id, findings[i].duty.fingerprint}, i);
    ExceptionsOnDay into;
    for (std::size_t i = 0; i < exceptions.size(); ++i) {
        const Exception& one = exceptions[i];
        if (one.over_on() <= day) {
            into.expired.push_back(i);
        } else if (!one.holds_on(day)) {
            into.ahead.push_back(i);
        } else {
            if (one.over_on() <= day + within_days) into.expiring.push_back(i);
            if (!is_used(i, one, findings, by_duty, into)) into.unused.push_back(i);
        }
    }
    put_in_order(into.holding, exceptions);
    put_in_order(into.too_grave, exceptions);
    return into;
}

std::vector<std::string> check_new_exception(const Exception& exception, const OpenFinding* finding) {
    std::vector<std::string> faults;
    if (trim(exception.reason).empty()) faults.emplace_back("It has no reason; say why nobody acts on the finding.");
    if (trim(exception.approved_by).empty())
        faults.emplace_back("It does not say which role approved it; a role, never a name.");
    check_dates(exception, faults);
    if (finding == nullptr) {
        faults.push_back("Case " + exception.duty.case_id + " has no open finding of " + exception.duty.procedure +
                         "/" + exception.duty.rule + " to except.");
        return faults;
    }
    check_item(exception, *finding, faults);
    if (severity_under(*finding, exception.item) == Severity::critical)
        faults.emplace_back("The finding is critical, and what is critical cannot be excepted.");
    return faults;
}

std::string number_words(const Exception& exception) { return "E-" + std::to_string(exception.number); }

Excepted excepted_of(const Exception& exception) {
    return {number_words(exception), exception.reason,        exception.approved_by,
            exception.from,          exception.over_on() - 1, exception.was_approved_late()};
}

ExceptionOverlay::ExceptionOverlay(std::span<const Exception> exceptions, Day day) {
    for (const Exception& one : exceptions)
        if (one.holds_on(day)) in_force_[{one.duty.fingerprint, one.duty.ordinal}].push_back(&one);
    const auto longest_first = [](const Exception* one) { return Day{-one->over_on().number}; };
    for (auto& [duty, list] : in_force_) std::ranges::stable_sort(list, {}, longest_first);
}

const Exception* ExceptionOverlay::find(const InForce& in_force, const std::string& case_id, const std::string& item,
                                        Severity severity) {
    if (severity == Severity::critical) return nullptr;
    const auto found = std::ranges::find_if(
        in_force, [&](const Exception* one) { return one->item == item && one->duty.case_id == case_id; });
    return found == in_force.end() ? nullptr : *found;
}

void ExceptionOverlay::lay_over(Verdict& verdict, std::uint32_t ordinal) const {
    verdict.excepted.reset();
    for (VerdictItem& item : verdict.items) item.excepted.reset();
    if (in_force_.empty() || !is_finding(verdict.state)) return;
    const auto found = in_force_.find({verdict.fingerprint, ordinal});
    if (found == in_force_.end()) return;
    const auto over = [&](const std::string& item, Severity severity, std::optional<Excepted>& into) {
        if (const Exception* one = find(found->second, verdict.case_id, item, severity)) into = excepted_of(*one);
    };
    over("", verdict.severity, verdict.excepted);
    for (VerdictItem& item : verdict.items)
        if (is_finding(item.state)) over(item.id, severity_of(item, verdict), item.excepted);
}

std::int64_t ExceptionOverlay::number_over(const Standing& standing) const {
    if (in_force_.empty() || !is_finding(standing.state)) return 0;
    const auto found = in_force_.find({standing.duty.fingerprint, standing.duty.ordinal});
    if (found == in_force_.end()) return 0;
    const std::string& case_id = standing.duty.case_id;
    if (const Exception* whole = find(found->second, case_id, "", standing.severity)) return whole->number;
    const Exception* longest = nullptr;
    for (const OpenItem& item : open_items_of(standing)) {
        const Exception* one = find(found->second, case_id, item.id, item.severity);
        if (one != nullptr && (longest == nullptr || longest->over_on() < one->over_on())) longest = one;
    }
    return longest == nullptr ? 0 : longest->number;
}

} // namespace abide
