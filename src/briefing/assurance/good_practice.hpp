// Good practice: which duties are met month after month, and (for staff) whose records show how it is done.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "briefing/assurance/assured.hpp"
#include "briefing/assurance/duty_counts.hpp"

namespace abide {

/// A case all of whose duties of the period were met.
struct ExemplarCase {
    std::string case_id;
    std::string team;
    std::size_t met = 0;
    std::vector<std::string> shows; ///< titles of rules that were met, graver ones first
};

struct GoodPractice {
    AssuredGround ground;
    std::vector<RuleDuties> duties;
    std::vector<ExemplarCase> exemplars; ///< those with most duties met first
};

class GoodPracticeGathering {
  public:
    explicit GoodPracticeGathering(const Period& period) : period_(period), duties_(period.each_month()) {}

    void add(const std::string& case_id, const std::string& team, std::span<const Verdict> verdicts);
    GoodPractice view(const AssuredGround& ground);

  private:
    Period period_;
    DutyCounts duties_;
    std::vector<ExemplarCase> exemplars_;
};

CountTables tables_of(const GoodPractice& practice);

/// The rows of a table of duties that were met so often and never late or breached, or nine in ten of those judged and
/// more, as shown; those with the highest percentage first, then those met most often. What cannot be told of them
/// stands in the same row. A rule that nothing can breach is not among them: never to have been breached says nothing
/// of it. They are read off the counts as they are shown, so that the list tells no more than they do.
std::vector<ShownRow> going_well(std::span<const RuleDuties> rules, const CountTable& duties, const ShownTable& shown);

Fields fields_of(const GoodPractice& practice, const Shown& shown);

Page write_good_practice(const GoodPractice& practice, const Shown& shown, const Templates& templates);

} // namespace abide
