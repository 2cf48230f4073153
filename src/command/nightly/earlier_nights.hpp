// Tonight's cases judged by what an earlier night went by, one thing after another: so that each change finds its
// cause.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
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
        bool or_abide = false; ///< see NightStep
        std::vector<Standing> standings;
    };
    /// The steps from a night to tonight for one case; the last has `tonight` for its standings. Empty when the sweep
    /// is not remembered any more. `is_same`: its records are as they were. `leans_on_others`: a verdict depends on
    /// whether there is some other case. May be called by several threads with different numbers below Run::workers().
    std::vector<CaseStep> steps(std::int64_t sweep, std::size_t worker, const Case& one_case, bool is_same,
                                bool leans_on_others, const std::vector<Standing>& tonight);

  private:
    struct Night;
    enum class Taken : std::uint8_t;
    void load(Store& store, const NamedText& named, Night& night);
    std::vector<Standing> judge(Night& night, Taken taken, std::size_t worker, const Case& one_case);

    Run* run_;
    std::map<std::int64_t, std::unique_ptr<Night>> nights_;
};

} // namespace abide
