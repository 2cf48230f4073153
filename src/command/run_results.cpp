// What can be asked of a run once it is over.
#include <algorithm>
#include <iterator>
#include <map>

#include "base/words.hpp"
#include "command/run.hpp"

namespace abide {

std::string Run::no_such_case(const std::string& id) const {
    const std::string help = did_you_mean(id, other_ids_);
    return "there is no case \"" + id + "\" in the exports" + (help.empty() ? "" : "; " + help);
}

bool Run::has_refused() const {
    return has_errors(diagnostics_) || std::any_of(exports_.begin(), exports_.end(), [](const Export& one) {
               return one.facts.format.empty() || one.cut_short || one.facts.refused > 0;
           });
}

bool Run::is_incomplete() const {
    if (has_refused() || counts_.cases == 0) return true;
    const std::size_t idle = counts_.of(State::not_applicable) + counts_.of(State::not_checked);
    return request_.judges && counts_.verdicts == idle;
}

RunSummary Run::summary() const {
    RunSummary summary;
    summary.version = ABIDE_VERSION;
    summary.as_at = request_.as_at;
    summary.known_at = request_.known_at;
    summary.procedures = procedures_;
    summary.calendar = {calendar_->calendar.id(), calendar_->calendar.last(), calendar_->sha256};
    for (const Export& one : exports_) {
        ExportLine line;
        line.file = one.facts.file;
        line.sha256 = one.facts.sha256;
        line.format = one.facts.format;
        line.area = one.facts.area;
        line.system = one.facts.system;
        line.exported = one.facts.exported;
        line.cases_stated = one.facts.cases_stated;
        line.cases = one.facts.cases;
        line.refused = one.facts.refused;
        line.future_dated = one.facts.future_dated;
        line.cut_short = one.cut_short;
        line.unmapped = one.facts.unmapped;
        summary.exports.push_back(std::move(line));
    }
    summary.counts = counts_;
    // What the cache came to is no part of the result: with it or without, the result is the same.
    std::copy_if(diagnostics_.begin(), diagnostics_.end(), std::back_inserter(summary.diagnostics),
                 [](const Diagnostic& one) { return !is_about_cache(one); });
    return summary;
}

Run::Amounts Run::amounts() const {
    Amounts amounts;
    for (const Export& one : exports_) {
        amounts.bytes += one.facts.bytes;
        amounts.recalled += one.facts.recalled;
        amounts.by_rote += one.facts.by_rote;
        amounts.values += one.facts.values;
    }
    amounts.cases = counts_.cases;
    amounts.verdicts = counts_.verdicts;
    amounts.seconds = static_cast<double>(watch_.time()) / 1e9;
    return amounts;
}

std::vector<RuleTime> Run::rule_times() const {
    std::map<const Rule*, RuleTime> all;
    for (const auto& [key, judge] : judges_) {
        for (const RuleTime& time : judge->rule_times()) {
            RuleTime& sum = all[time.rule];
            sum.rule = time.rule;
            sum.time += time.time;
            sum.verdicts += time.verdicts;
            sum.spelled += time.spelled;
        }
    }
    std::vector<RuleTime> times;
    for (const auto& [rule, time] : all) times.push_back(time);
    std::sort(times.begin(), times.end(), [](const RuleTime& a, const RuleTime& b) {
        return a.time != b.time ? a.time > b.time : a.rule->id < b.rule->id;
    });
    return times;
}

} // namespace abide
