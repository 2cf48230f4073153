// Tonight's cases judged by what an earlier night went by, one thing after another: so that each change finds its
// cause.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command/run.hpp"
#include "evaluate/judge.hpp"
#include "history/compare.hpp"
#include "store/store.hpp"

namespace abide {

/// A case's duties as one judging left them, in the order they came, with their ordinals. Only those that are owed:
/// what is not applicable or not checked is not asked.
std::vector<Standing> standings_of(std::span<const Verdict> verdicts);

/// Whether such verdicts are remembered from night to night.
bool is_remembered(State state);

class EarlierNights {
  public:
    /// What of tonight the run does not know; see SweepRecord.
    struct Tonight {
        std::string outside;
        std::string ground;
        std::string program;
    };
    /// Loads what these sweeps went by where it differs from what `run` goes by. The references must outlive it.
    EarlierNights(Store& store, Run& run, std::span<const std::int64_t> sweeps, const Tonight& tonight);
    ~EarlierNights();

    /// One step from that night to tonight: what changes with it, and how the case's duties stand then.
    struct CaseStep {
        CauseKind kind = CauseKind::record_changed;
        bool or_abide = false;                          ///< see NightStep
        bool is_same_record = false;                    ///< only other cases may be others than then
        const std::set<std::string>* unknown = nullptr; ///< see NightStep
        std::vector<Standing> standings;
        std::optional<Day> clock_before = {}; ///< see NightStep
    };
    /// A case of tonight, and what is known of it since the night it is held against.
    struct Asked {
        std::size_t worker = 0; ///< below Run::workers(); each thread has its own
        const Case* one_case = nullptr;
        bool is_same = false;         ///< its records are as they were
        bool leans_on_others = false; ///< a verdict depends on whether there is some other case
        std::string_view file_before; ///< the export it stood in
        const std::vector<Standing>* tonight = nullptr;
    };
    /// The steps from a night to tonight for one case; the last has `tonight` for its standings. There is only that
    /// one when the sweep is not remembered any more. May be called by several threads.
    std::vector<CaseStep> steps(std::int64_t sweep, const Asked& asked);

    /// Why a duty is not asked tonight: not-applicable or not-checked with its reason, by fingerprint.
    using Unasked = std::map<std::string, std::pair<State, Reason>>;
    Unasked unasked(std::size_t worker, const Case& one_case);

    [[nodiscard]] const Dictionary& dictionary() const { return run_->dictionary(); }

  private:
    struct Night;
    enum class Taken : std::uint8_t;
    using Step = std::pair<CauseKind, Taken>;
    void load(Store& store, const NamedText& named, Night& night);
    [[nodiscard]] std::vector<Step> steps_from(const Night& night, const Asked& asked) const;
    [[nodiscard]] bool has_other_area(const Night& night, const Asked& asked) const;
    [[nodiscard]] std::string judged_by(const Night& night, const Case& one_case) const;
    Judge& judge_of(Night& night, Taken taken, std::size_t worker, const Case& one_case);
    std::vector<Standing> judge(Night& night, Taken taken, std::size_t worker, const Case& one_case);

    Run* run_;
    std::unique_ptr<Night> tonight_;
    std::map<std::int64_t, std::unique_ptr<Night>> nights_;
};

} // namespace abide
