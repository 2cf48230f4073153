// Reports that judge cases: made ready in one order, and told of one case at a time.
#include "command/reports/report_run.hpp"

#include <map>
#include <optional>
#include <set>

#include "base/error.hpp"
#include "base/words.hpp"
#include "command/pages.hpp"
#include "command/reports/other_forms.hpp"
#include "command/show_diagnostics.hpp"
#include "command/team.hpp"
#include "history/exceptions.hpp"

namespace abide {

namespace {

/// A filter by what cases say of themselves, that knows the words it met.
class OnlyThose {
  public:
    OnlyThose(const Options& options, std::string name) : name_(std::move(name)), wanted_(options.value(name_)) {
        is_given_ = options.has(name_);
    }
    bool fits(const std::string& word) {
        if (!is_given_) return true;
        met_.insert(word);
        return word == wanted_;
    }
    void refuse_unknown() const {
        if (!is_given_ || met_.contains(wanted_)) return;
        const std::vector<std::string> known(met_.begin(), met_.end());
        const std::string help = did_you_mean(wanted_, known);
        throw Error(Exit::usage, "no case in these exports has the " + name_ + " " + abide::quoted(wanted_) +
                                     (help.empty() ? "" : "; " + help));
    }

  private:
    std::string name_;
    std::string wanted_;
    bool is_given_ = false;
    std::set<std::string> met_;
};

} // namespace

ReportRun::ReportRun(const Options& options, World& world, const std::string& report, std::string_view before)
    : options_(&options), world_(&world) {
    if (!options.has("output")) throw Error(Exit::usage, "say with -o into which folder the pages go");
    (void)other_forms(options);
    const RunRequest request = read_request(options, world, before);
    history_ = KnownHistory::open(options, world);
    templates_ = load_report_templates(options, world, report);
    rulebook_ = load_rulebook(options, world, Examples::left_out);
    run_ = std::make_unique<Run>(*rulebook_, request, options, world);
}

void ReportRun::hear(const std::function<bool(State)>& wanted, const std::function<void(HeardCase&&)>& on_case) {
    OnlyThose teams(*options_, "team");
    OnlyThose workers(*options_, "worker");
    std::vector<Verdict> verdicts;
    std::optional<ExceptionOverlay> overlay;
    if (history_) overlay.emplace(history_->exceptions(), run_->request().as_at);
    std::map<std::string, std::uint32_t> ordinals; // duties of one name, within a case
    Run::Listener listener;
    listener.wanted = [&](const Procedure&, const Rule&, State state) { return wanted(state) ? Want::yes : Want::no; };
    listener.verdict = [&](Verdict&& verdict) {
        if (overlay) overlay->lay_over(verdict, ++ordinals[verdict.fingerprint]);
        verdicts.push_back(std::move(verdict));
    };
    if (counted) listener.counted = counted;
    listener.ends = [&](const Case& one_case, std::span<const RecordIndex> set_aside) {
        HeardCase heard = {&one_case, team_of(one_case, dictionary()), worker_of(one_case, dictionary()),
                           std::move(verdicts), set_aside};
        verdicts.clear();
        ordinals.clear();
        const bool is_of_team = teams.fits(heard.team);
        const bool is_of_worker = workers.fits(heard.worker);
        if (is_of_team && is_of_worker) on_case(std::move(heard));
    };
    run_->judge(listener);
    teams.refuse_unknown();
    workers.refuse_unknown();
}

void ReportRun::show_diagnostics() { abide::show_diagnostics(run_->diagnostics(), *options_, *world_); }

CaseSheet sheet_of(const HeardCase& heard, ReportRun& report) {
    PassedOverRules passed_over;
    std::vector<Verdict> judged;
    for (const Verdict& verdict : heard.verdicts) {
        if (is_judged(verdict.state))
            judged.push_back(verdict);
        else
            passed_over.add(verdict);
    }
    const CaseInput input = {heard.one_case, &report.dictionary(), &report.run().calendar().calendar,
                             judged,         passed_over,          heard.set_aside};
    return view_case(input, facts_of(report.run()), report.templates());
}

} // namespace abide
