// The inspection evidence pack: clause by clause how the duties of a period came out, in protected counts; and apart
// from it, sealed by a hash on its page, the list of the very cases and the lines of the record.
#pragma once

#include <string>
#include <vector>

#include "briefing/assurance/assured.hpp"
#include "briefing/assurance/duty_counts.hpp"
#include "briefing/assurance/trends.hpp"
#include "briefing/findings.hpp"

namespace abide {

/// One duty on the list of cases.
struct EvidenceLine {
    std::string case_id;
    std::string team;
    const Procedure* procedure = nullptr;
    const Rule* rule = nullptr;
    State state = State::met;
    Reason reason = Reason::none;
    std::string subject; ///< "strategy-meeting M1"
    std::optional<Day> began;
    std::optional<Day> due;
    std::optional<Day> done;
    bool is_excepted = false;
    std::string file;
    std::uint32_t line = 0;
};

/// A night by whose procedure verdicts came out otherwise than the night before.
struct ProcedureChange {
    std::string night;
    Day as_at;
    std::string procedure; ///< its id
    std::string before;    ///< SHA-256 of its text; empty: it was not applied
    std::string after;     ///< the same
};

struct EvidencePack {
    AssuredGround ground;
    std::vector<RuleDuties> duties; ///< of the period and the months of the charts, and those without a day
    Trends trends;
    std::vector<const Procedure*> procedures; ///< in force
    std::vector<CoverageGap> gaps;
    bool has_history = false;
    std::vector<ProcedureChange> changes; ///< over the nights there are
    std::vector<EvidenceLine> lines;      ///< of the list
};

class EvidenceGathering {
  public:
    explicit EvidenceGathering(const Period& period) : period_(period), duties_(months_counted(period)) {}

    void add(const std::string& case_id, const std::string& team, std::span<const Verdict> verdicts);
    EvidencePack view(const AssuredGround& ground, const std::vector<Measure>& measures,
                      std::span<const Procedure* const> procedures);

  private:
    Period period_;
    DutyCounts duties_;
    std::vector<EvidenceLine> lines_;
};

CountTables tables_of(const EvidencePack& pack);

/// `seal`: SHA-256 of the list's page; empty when it was not written.
Fields fields_of(const EvidencePack& pack, const Shown& shown, const std::string& seal);
/// Of the list of cases.
Fields cases_fields_of(const EvidencePack& pack);

Page write_evidence(const EvidencePack& pack, const Shown& shown, const std::string& seal, const Templates& templates);
/// Identified. Its name ends with "-cases".
Page write_evidence_cases(const EvidencePack& pack, const Templates& templates);

} // namespace abide
