// A made-up case with a verdict in every state, built by hand: what the briefings' tests are written about.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "briefing/case_sheet.hpp"
#include "briefing/findings.hpp"
#include "briefing/templates.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"
#include "rule/procedure.hpp"
#include "rule/verdict.hpp"

namespace abide::tests {

/// The templates that come with Abide. Throws std::runtime_error when they have faults.
const Templates& shipped_templates();

/// Owns everything a sheet, a register and rule pages are made from. Stays where it was made.
class Toy {
  public:
    Toy();
    Toy(const Toy&) = delete;
    Toy& operator=(const Toy&) = delete;

    Dictionary dictionary;
    Calendar calendar;
    Procedure procedure;
    Case one_case;
    std::vector<RecordIndex> set_aside;
    std::vector<Verdict> verdicts; ///< one for each rule of the procedure, every state among them
    RunFacts run;

    [[nodiscard]] CaseInput input() const;
    [[nodiscard]] CaseSheet sheet() const;
    [[nodiscard]] FindingsRegister findings() const;

    /// Records and verdicts a test adds. Facts are written as an export writes them.
    void add_record(std::string_view type, std::string_view id, std::uint32_t line,
                    const std::vector<std::pair<std::string, std::string>>& facts);
    /// Lays an exception over the breach, whose reason holds marks of Markdown.
    void except_the_breach();
    Verdict& add_verdict(const std::string& rule, State state, const std::string& says);

  private:
    void make_dictionary();
    void make_settings();
    void make_procedure();
    void make_case();
    void make_run();
    void make_verdicts();
    void make_unsettled_verdicts();
    Rule& add_rule(const std::string& id, const std::string& title, const std::string& clause, Severity severity,
                   const std::string& need);

    Arena arena_;
    mutable std::vector<Verdict> judged_; ///< what input() points to
};

/// What a hostile record could hold, and what an unlucky one could.
std::span<const std::string> hostile_texts();

} // namespace abide::tests
