// Pages for those who audit: a summary sheet for each case and agency, the panel's pack, and needs with what answers
// them.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "briefing/audit_page.hpp"
#include "briefing/case_sheet.hpp"

namespace abide {

/// One agency's summary sheet of one case: what the record shows, and room for what people found.
struct AuditSheetView {
    AuditView audit;
    SelectedCase of;
    std::string agency;
    CaseSheet sheet;
    bool asks_questions = false; ///< the six fixed questions of an audit without reports in advance
};

Fields fields_of(const AuditSheetView& view);
Page write_audit_sheet(const AuditSheetView& view, const Templates& templates);

/// In how many of the audited cases a rule's duties came out how; a case counts once, by the worst.
struct AuditTheme {
    std::string procedure; ///< title
    std::string title;     ///< of the rule
    std::string clauses;
    std::size_t missed = 0; ///< late or not done; of an indicator: the record does not show it
    std::size_t cannot_tell = 0;
    std::size_t met = 0;
};

/// Counts themes over cases. No opinion: what recurs is for the panel to say.
class AuditThemes {
  public:
    void add(const CaseSheet& sheet);
    /// Those missed in most cases first.
    [[nodiscard]] std::vector<AuditTheme> rows() const;
    [[nodiscard]] std::size_t cases() const { return cases_; }

  private:
    std::map<std::pair<std::string, std::string>, AuditTheme> by_rule_;
    std::size_t cases_ = 0;
};

struct AuditPanelView {
    AuditView audit;
    RunFacts run;
    AuditThemes themes;
};

Fields fields_of(const AuditPanelView& view);
Page write_audit_panel(const AuditPanelView& view, const Templates& templates);

/// A need or risk that an assessment found, and the items of the child's plan that answer it.
struct NeedThread {
    std::string need; ///< "Assessed need n1"
    std::string facts;
    std::string place;
    std::vector<StandingRecord> items;
};

struct CaseThreads {
    std::string label;
    std::string case_id;
    std::vector<NeedThread> threads;
    std::vector<StandingRecord> loose; ///< items that answer no recorded need
};

/// `set_aside`: records after the as-at date.
CaseThreads view_threads(const Case& one_case, const Dictionary& dictionary, std::span<const RecordIndex> set_aside);

struct AuditThreadsView {
    AuditView audit;
    RunFacts run;
    std::vector<CaseThreads> cases;
};

Fields fields_of(const AuditThreadsView& view);
Page write_audit_threads(const AuditThreadsView& view, const Templates& templates);

} // namespace abide
