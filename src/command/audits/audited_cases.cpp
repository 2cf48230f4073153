// Hears of an audit's cases while exports are judged, whatever order they stand in there.
#include "command/audits/audited_cases.hpp"

#include <algorithm>
#include <set>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "history/erasure.hpp"

namespace abide {

void hear_cases(ReportRun& report, const std::vector<SelectedCase>& cases,
                const std::function<void(const SelectedCase&, const HeardCase&)>& on_case) {
    std::set<std::string> met;
    report.hear([](State) { return true; },
                [&](HeardCase&& heard) {
                    const auto one = std::ranges::find(cases, heard.one_case->id, &SelectedCase::id);
                    if (heard.one_case->is_service || one == cases.end()) return;
                    met.insert(one->id);
                    on_case(*one, heard);
                });
    std::vector<std::string> away;
    for (const SelectedCase& one : cases)
        if (!met.contains(one.id)) away.push_back(one.id);
    if (!away.empty())
        throw Error(Exit::usage, "these exports do not hold " + printable(list_of(away)) + "; nothing was written");
}

std::vector<SelectedCase> agreed_cases(const AuditStanding& standing, bool audited) {
    std::vector<SelectedCase> cases;
    for (const SelectedCase& one : standing.cases)
        if (one.consent == Consent::yes && one.id != erased && (!audited || one.is_audited())) cases.push_back(one);
    return cases;
}

} // namespace abide
