// Holds exceptions against the findings of a night. An exception never changes how a finding stands.
#include "history/exceptions.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "history/longest_words.hpp"
#include "history/roles.hpp"

namespace abide {

namespace {

bool is_open(const Verdict& verdict) { return is_finding(verdict.state); }
bool is_open(const Standing& standing) { return standing.is_open; }

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
    bool is_unfitting = false;
    const auto [from, to] = by_duty.equal_range({exception.duty.case_id, exception.duty.fingerprint});
    for (auto at = from; at != to; ++at) {
        const OpenFinding& finding = findings[at->second];
        if (!is_of(exception, finding.duty)) continue;
        if (!still_means(exception, finding.what)) {
            is_unfitting = true;
            continue;
        }
        const auto severity = severity_under(finding, exception.item);
        if (!severity) continue;
        is_used = true;
        auto& list = *severity == Severity::critical ? into.too_grave : into.holding;
        list.push_back({at->second, position, exception.item});
    }
    if (is_unfitting && !is_used) into.unfitting.push_back(position);
    return is_used || is_unfitting;
}

void put_in_order(std::vector<ExceptionOver>& list, std::span<const Exception> exceptions) {
    std::ranges::stable_sort(list, [&](const ExceptionOver& a, const ExceptionOver& b) {
        if (a.finding != b.finding) return a.finding < b.finding;
        if (a.item != b.item) return a.item < b.item;
        return exceptions[b.exception].over_on() < exceptions[a.exception].over_on();
    });
}

void check_words(const Exception& exception, std::vector<std::string>& faults) {
    if (trim(exception.reason).empty()) faults.emplace_back("It has no reason; say why nobody acts on the finding.");
    if (trim(exception.approved_by).empty())
        faults.emplace_back("It does not say which role approved it; a role, never a name.");
    if (const std::string fault = fault_of_length("Its reason", exception.reason, longest_reason); !fault.empty())
        faults.push_back(fault + "; say it shortly, the rest is for the record.");
    if (std::string fault = fault_of_answering_role("The role that approved it", exception.approved_by); !fault.empty())
        faults.push_back(std::move(fault));
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

OpenFinding open_finding_of(const Standing& standing) {
    return {standing.duty, standing.severity, approved_for(standing), standing.clauses, open_items_of(standing)};
}

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
    check_words(exception, faults);
    check_dates(exception, faults);
    if (finding == nullptr) {
        faults.push_back("Case " + exception.duty.case_id + " has no open finding of " + exception.duty.procedure +
                         "/" + exception.duty.rule + " to except.");
        return faults;
    }
    check_item(exception, *finding, faults);
    if (is_named_by_place(exception.duty) && !can_be_told(finding->what))
        faults.emplace_back("Its record has no id of its own, and neither a date nor a fact tells it from another one; "
                            "give the record an id in the export.");
    if (severity_under(*finding, exception.item) == Severity::critical)
        faults.emplace_back("The finding is critical, and what is critical cannot be excepted.");
    return faults;
}

std::string number_words(const Exception& exception) { return "E-" + std::to_string(exception.number); }

std::string approval_words(const Exception& exception) {
    std::string words = "approved by " + exception.approved_by + " on " + long_date(exception.approved_on);
    if (exception.was_recorded_later()) words += ", recorded only on " + long_date(*exception.recorded);
    if (exception.was_approved_late()) words += ", after it was due on " + long_date(*exception.due);
    return words;
}

Excepted excepted_of(const Exception& exception) {
    Excepted shown{number_words(exception), exception.reason,        exception.approved_by,
                   exception.from,          exception.over_on() - 1, exception.was_approved_late()};
    if (exception.was_recorded_later()) shown.recorded = exception.recorded;
    return shown;
}

ExceptionOverlay::ExceptionOverlay(std::span<const Exception> exceptions, Day day) {
    for (const Exception& one : exceptions)
        if (one.holds_on(day)) in_force_[{one.duty.fingerprint, one.duty.ordinal}].push_back(&one);
    const auto longest_first = [](const Exception* one) { return Day{-one->over_on().number}; };
    for (auto& [duty, list] : in_force_) std::ranges::stable_sort(list, {}, longest_first);
}

const Exception* ExceptionOverlay::find(const InForce& in_force, const std::string& item, Severity severity) {
    if (severity == Severity::critical) return nullptr;
    const auto found = std::ranges::find(in_force, item, [](const Exception* one) { return one->item; });
    return found == in_force.end() ? nullptr : *found;
}

template <typename Judged>
ExceptionOverlay::InForce ExceptionOverlay::over(const std::string& fingerprint, std::uint32_t ordinal,
                                                 const std::string& case_id, const Judged& judged) const {
    if (in_force_.empty() || !is_open(judged)) return {};
    const auto found = in_force_.find({fingerprint, ordinal});
    if (found == in_force_.end()) return {};
    InForce fitting = found->second;
    const ApprovedFor what = approved_for(judged);
    std::erase_if(fitting,
                  [&](const Exception* one) { return one->duty.case_id != case_id || !still_means(*one, what); });
    return fitting;
}

void ExceptionOverlay::lay_over(Verdict& verdict, std::uint32_t ordinal) const {
    verdict.excepted.reset();
    for (VerdictItem& item : verdict.items) item.excepted.reset();
    const InForce in_force = over(verdict.fingerprint, ordinal, verdict.case_id, verdict);
    if (in_force.empty()) return;
    const auto show = [&](const std::string& item, Severity severity, std::optional<Excepted>& into) {
        if (const Exception* one = find(in_force, item, severity)) into = excepted_of(*one);
    };
    show("", verdict.severity, verdict.excepted);
    for (VerdictItem& item : verdict.items)
        if (is_finding(item.state)) show(item.id, severity_of(item, verdict), item.excepted);
}

ExceptionNumbers ExceptionOverlay::numbers_over(const Standing& standing) const {
    const Duty& duty = standing.duty;
    const InForce in_force = over(duty.fingerprint, duty.ordinal, duty.case_id, standing);
    if (in_force.empty()) return {};
    const OpenFinding finding = open_finding_of(standing);
    ExceptionNumbers numbers;
    for (const Exception* one : in_force)
        if (severity_under(finding, one->item).value_or(Severity::critical) != Severity::critical)
            numbers.push_back(one->number);
    std::ranges::sort(numbers);
    return numbers;
}

} // namespace abide
