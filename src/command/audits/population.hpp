// The cases an audit can be drawn from: open ones that fit its conditions; the others counted by why they are left out.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "history/audit.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// "referral.need-code=N1,N2": on one record of the type the fact has one of these values. Conditions on the same type
/// must hold of the same record.
struct PopulationCondition {
    FactRef fact;
    std::vector<std::string> values;
    std::string written;
};

/// Throws Error(usage), with did-you-mean, for what is no record, fact or value of the dictionary.
PopulationCondition read_condition(const std::string& written, const Dictionary& dictionary);

/// Parts cases into those that can be drawn, those left out, and those of which nobody can tell. A fact that is not
/// recorded is never "no": only a case without any record of the type does not fit, where the export can hold such
/// records. Nobody is left out for an age or an end that nobody can tell.
class Population {
  public:
    /// When a case is open, in words for whoever reads the certificate.
    static const std::string_view open_means;

    Population(const Dictionary& dictionary, std::vector<PopulationCondition> conditions, Day as_at);

    void take(const Case& one);
    /// Puts counts, ids in the order they were taken, and the unclear ones by id into the audit.
    void put_into(Audit& audit);

  private:
    enum class Fits : std::uint8_t { no, yes, unknown };
    Fits is_closed(const Case& one);
    [[nodiscard]] Fits is_child(const Case& one) const;
    [[nodiscard]] bool has_all_work_ended(const Case& one) const;
    [[nodiscard]] bool is_carried_by_a_concern(const Case& one, RecordIndex referral) const;
    Fits fits(const Case& one);
    Fits fits(const Case& one, RecordTypeId type);
    Fits fits(const Case& one, const Record& record);
    [[nodiscard]] bool lies_ahead(const Record& record) const;
    Fits cannot_tell(FactRef fact, std::string_view why);

    const Dictionary* dictionary_;
    std::vector<PopulationCondition> conditions_;
    Day as_at_;
    std::string why_; ///< why it cannot be told of the case at hand
    Audit found_;
};

} // namespace abide
