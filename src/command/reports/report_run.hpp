// What a report that judges cases stands on: request, templates, rulebook and run, and its cases one after the other.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "briefing/case_sheet.hpp"
#include "briefing/deadlines.hpp"
#include "briefing/templates.hpp"
#include "command/options.hpp"
#include "command/reports/known_history.hpp"
#include "command/rulebook.hpp"
#include "command/run.hpp"
#include "command/world.hpp"

namespace abide {

/// One case a report hears of, with those of its verdicts that are wanted.
struct HeardCase {
    const Case* one_case = nullptr;
    std::string team;   ///< empty when it is not recorded
    std::string worker; ///< the same
    std::vector<Verdict> verdicts;
    std::span<const RecordIndex> set_aside; ///< records after the as-at date
};

class ReportRun {
  public:
    /// Everything that can be wrong with the command line is said before a case is read. `report`: whose template
    /// --template stands for. Throws Error(usage).
    ReportRun(const Options& options, World& world, const std::string& report, std::string_view before = "");

    /// Judges every case, those of --team and --worker where these are given. Of the others' verdicts only the run's
    /// own counts tell. Throws Error(usage) when no case is of that team or worker, naming the nearest. Call once.
    void hear(const std::function<bool(State)>& wanted, const std::function<void(HeardCase&&)>& on_case);
    /// What counts every verdict may be listened to as well; call before hear().
    std::function<void(const Procedure&, const Rule&, State)> counted;

    /// After the judging: prints what is wrong with the exports.
    void show_diagnostics();
    [[nodiscard]] Exit end() const { return run_->is_incomplete() ? Exit::incomplete : Exit::clean; }

    /// Whose cases it hears of.
    [[nodiscard]] Holder holder() const { return {options_->value("team"), options_->value("worker")}; }

    /// What the store remembers; null where there is none. Exceptions in it are laid over the verdicts that are heard.
    [[nodiscard]] KnownHistory* history() { return history_.get(); }

    [[nodiscard]] Run& run() { return *run_; }
    [[nodiscard]] const Templates& templates() const { return templates_; }
    [[nodiscard]] const Dictionary& dictionary() const { return rulebook_->dictionary(); }

  private:
    const Options* options_;
    World* world_;
    Templates templates_;
    std::unique_ptr<Rulebook> rulebook_;
    std::unique_ptr<Run> run_;
    std::unique_ptr<KnownHistory> history_;
};

/// The sheet of a case that was heard with all its verdicts.
CaseSheet sheet_of(const HeardCase& heard, ReportRun& report);

} // namespace abide
