// The night's judging: one pass over the exports that feeds the ledger, the reports and the counts.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "command/fail_on.hpp"
#include "command/nightly/examination.hpp"
#include "command/nightly/judged_standings.hpp"
#include "command/nightly/ledger.hpp"
#include "command/pages.hpp"
#include "command/run.hpp"
#include "writer/run_writer.hpp"

namespace abide {

class NightJudging {
  public:
    /// The references must outlive it.
    NightJudging(Run& run, const ExceptionOverlay& overlay, const FailOn& fail_on);

    /// Each case is held against what is remembered of it, too. The references must outlive it.
    void compare(const Examination& examination, Ledger& ledger);

    /// How its duties stand is collected, instead. The reference must outlive it.
    void collect(JudgedStandings& standings) { standings_ = &standings; }

    /// Judges every case. Call once.
    void judge();

    // After it:

    FindingsRegister findings() { return gathering_.view(*run_); }
    /// The findings as a table and as JSON.
    [[nodiscard]] const RunWriter& table() const { return table_; }
    [[nodiscard]] const RunWriter& json() const { return json_; }
    /// In the order of procedures, rules, teams and states.
    [[nodiscard]] std::vector<SweepCount> counts() const;
    /// Whether it told of this finding.
    [[nodiscard]] bool has_found(const Duty& duty) const { return found_.contains(key_of(duty)); }
    /// Verdicts that are no findings, but only under one way of counting days.
    [[nodiscard]] std::size_t turning() const { return turning_; }
    /// How many duties that are no findings and not done are due on which day.
    [[nodiscard]] const std::map<Day, std::size_t>& not_yet_due() const { return not_yet_due_; }
    /// Whether --fail-on was reached by what no exception holds over.
    [[nodiscard]] bool fails() const { return fails_; }

  private:
    void hear(Verdict&& verdict);

    Run* run_;
    const ExceptionOverlay* overlay_;
    const Examination* examination_ = nullptr; ///< null: nothing is compared
    Ledger* ledger_ = nullptr;
    JudgedStandings* standings_ = nullptr; ///< null: they are not collected
    const FailOn* fail_on_;
    FindingsGathering gathering_;
    RunWriter table_;
    RunWriter json_;
    /// The text is a team.
    std::map<std::tuple<const Rule*, const Procedure*, State, std::string>, std::int64_t> counts_;
    /// Of the case at hand: how many of its duties have had a fingerprint.
    std::map<std::string, std::uint32_t> ordinals_;
    std::string case_;
    std::set<DutyKey> found_;
    std::function<void(Verdict&&)> gather_;
    std::map<Day, std::size_t> not_yet_due_;
    std::size_t turning_ = 0;
    bool fails_ = false;
};

/// How far the run's exports can be trusted to say that a case is no longer there.
Trust trust_in(const Run& run, std::int64_t missing_at_most, bool accepts_missing);

} // namespace abide
