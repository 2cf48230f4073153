// How every duty of a night stands by its run judged again, held against what the store remembers of that night.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "command/case_verdicts.hpp"
#include "command/difference.hpp"
#include "history/sweep_record.hpp"
#include "store/store.hpp"

namespace abide {

class JudgedStandings {
  public:
    // What Run::Listener asks for; the run goes by no cache.

    static std::unique_ptr<CaseWork> examine(const CaseVerdicts& made);
    void take(CaseWork& judged);

    /// The first duty or case that is remembered otherwise than it was judged. `sweeps`: all that are remembered;
    /// `is_complete`: the night read everything it was given, and its exports had not shrunk. Of one that is not, the
    /// store says what was held only as long as no later night moved anything: see can_be_compared. Call once.
    Difference difference_from(Store& store, const SweepRecord& night, std::span<const SweepRecord> sweeps,
                               bool is_complete);
    static bool can_be_compared(const SweepRecord& night, std::span<const SweepRecord> sweeps, bool is_complete);

    [[nodiscard]] std::int64_t size() const { return size_; }

  private:
    /// As little of a standing as tells whether another one is the same.
    struct Duty {
        std::uint64_t fingerprint = 0;
        std::uint64_t digest = 0; ///< see digest_of(Standing)
        std::uint64_t rest = 0;   ///< of everything that is not in it, but the team
        std::uint32_t ordinal = 1;
        State state = State::met;
        Reason reason = Reason::none;
        bool is_remembered = false; ///< the store has one of its name
    };
    struct JudgedCase {
        std::string team;
        std::string file;
        std::string digest;
        std::vector<Duty> duties;
        bool is_remembered = false;
    };
    static Duty duty_of(const Standing& standing);
    Duty* find(const Standing& standing);
    void compare(const RememberedStanding& remembered, std::int64_t night, bool is_team_sure, Difference& difference);
    void compare_cases(std::span<const KnownCase> known, Difference& difference);
    void compare_missing(Difference& difference) const;

    std::unordered_map<std::string, JudgedCase> cases_;
    std::int64_t size_ = 0;
};

} // namespace abide
