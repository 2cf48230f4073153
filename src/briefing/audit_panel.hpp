// Pages for those who audit: a summary sheet for each case and agency, the panel's pack, and needs with what answers
// them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "briefing/audit_page.hpp"
#include "briefing/case_sheet.hpp"

namespace abide {

/// Who gets a sheet, and how much of the record stands on it.
struct SheetAgency {
    std::string name;
    std::string code; ///< how records name it: "police"; empty when nobody said and its name is none of them
    bool holds_record =
        false; ///< the exports are its own record: its sheet shows all of it, every other's what is its own
};

/// The code of attendee.agency that reads like this name ("Children's social care"); empty when none does.
std::string agency_code(std::string_view name, const Dictionary& dictionary);

/// The case's own records that name this agency: who of it was at a meeting or expected there, what it was asked for,
/// provides or has to do. Facts in words, never texts. `set_aside`: records after the as-at date.
std::vector<StandingRecord> records_of_agency(std::string_view code, const Case& one_case, const Dictionary& dictionary,
                                              std::span<const RecordIndex> set_aside);

/// One agency's summary sheet of one case: what it may see of the record, and room for what people found.
struct AuditSheetView {
    AuditView audit;
    SelectedCase of;
    SheetAgency agency;
    CaseSheet sheet;                       ///< shown to the agency that holds the record
    std::vector<StandingRecord> of_agency; ///< shown to the others
    std::string made_on;                   ///< the day in words
    bool asks_questions = false;           ///< the six fixed questions of an audit without reports in advance
};

/// The slip of one case for an immediate concern, apart from every sheet, so that it can go out at once.
struct AuditSlipView {
    AuditView audit;
    SelectedCase of;
};

Fields fields_of(const AuditSlipView& view);
Page write_audit_slip(const AuditSlipView& view, const Templates& templates);

Fields fields_of(const AuditSheetView& view);
Page write_audit_sheet(const AuditSheetView& view, const Templates& templates);

/// How a rule came out in one case: the worst of its verdicts there, the best first.
enum class CameOut : std::uint8_t { not_applicable, not_checked, met, no_breach, not_yet_due, cannot_tell, missed };

/// In how many of the audited cases a rule's duties came out how; a case counts once, by the worst, so that the counts
/// of a row are all the cases.
struct AuditTheme {
    std::string procedure; ///< title
    std::string title;     ///< of the rule
    std::string clauses;
    std::array<std::size_t, 7> cases{}; ///< by CameOut; `missed`: late or not done, of an indicator: not shown

    [[nodiscard]] std::size_t of(CameOut how) const { return cases.at(static_cast<std::size_t>(how)); }
};

/// Counts themes over cases. No opinion: what recurs is for the panel to say.
class AuditThemes {
  public:
    void add(const CaseSheet& sheet);
    /// Those that were judged in a case, missed in most cases first.
    [[nodiscard]] std::vector<AuditTheme> rows() const;
    /// Of these, those that were missed or could not be told in two cases and more.
    [[nodiscard]] std::vector<AuditTheme> recurring() const;
    [[nodiscard]] std::size_t cases() const { return cases_; }

  private:
    AuditTheme& theme(const std::string& procedure, const std::string& rule);

    std::map<std::pair<std::string, std::string>, AuditTheme> by_rule_;
    std::size_t cases_ = 0;
};

/// What of one audited case the panel reads ahead. It tells no name, number or place of it.
struct AuditPanelCase {
    struct Row {
        std::string title;
        std::string clauses;
        std::string mark;
        std::string state;
        std::size_t count = 0;
    };
    std::string label;
    std::string age;       ///< "13 to 15"; empty when no birth date is recorded
    std::string states;    ///< "3 met, 2 breached"
    std::string unchecked; ///< see PassedOverRules::unchecked_words
    std::vector<Row> rows; ///< what is late, missed or cannot be told, in the order of the sheet
};

/// A sheet's age in a band that tells less: "under 10", "10 to 12", "13 to 15, or 16 or 17".
std::string age_band(const std::string& age);

AuditPanelCase panel_case(const std::string& label, const CaseSheet& sheet);

struct AuditPanelView {
    AuditView audit;
    RunFacts run;
    AuditThemes themes;
    std::vector<AuditPanelCase> cases; ///< the audited ones, by label
    std::string made_on;               ///< the day in words
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
