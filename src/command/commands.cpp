// The list of commands: what is named here is in the help, in did-you-mean and on the command line.
#include <array>

#include "command/command.hpp"

namespace abide {

extern const Command check_command;
extern const Command explain_command;
extern const Command brief_command;
extern const Command report_board_command;
extern const Command report_scorecard_command;
extern const Command report_evidence_command;
extern const Command report_meetings_command;
extern const Command report_continuity_command;
extern const Command report_goodpractice_command;
extern const Command report_themes_command;
extern const Command report_case_command;
extern const Command report_actions_command;
extern const Command report_due_command;
extern const Command report_findings_command;
extern const Command report_gaps_command;
extern const Command report_index_command;
extern const Command report_rules_command;
extern const Command report_supervision_command;
extern const Command report_team_command;
extern const Command report_templates_command;
extern const Command procedure_list_command;
extern const Command procedure_show_command;
extern const Command procedure_flow_command;
extern const Command procedure_lint_command;
extern const Command procedure_test_command;
extern const Command procedure_coverage_command;
extern const Command cases_validate_command;
extern const Command cases_stats_command;
extern const Command history_export_command;
extern const Command exception_add_command;
extern const Command exception_list_command;
extern const Command exception_expire_command;
extern const Command exception_prune_command;
extern const Command actions_add_command;
extern const Command actions_import_command;
extern const Command actions_list_command;
extern const Command actions_due_command;
extern const Command actions_note_command;
extern const Command actions_close_command;
extern const Command actions_impact_command;
extern const Command audit_select_command;
extern const Command audit_consent_command;
extern const Command audit_record_command;
extern const Command audit_status_command;
extern const Command audit_certificate_command;
extern const Command audit_sheets_command;
extern const Command audit_panel_command;
extern const Command audit_report_command;
extern const Command audit_deepdive_command;
extern const Command attest_list_command;
extern const Command attest_record_command;
extern const Command erase_command;
extern const Command digest_command;
extern const Command sweep_command;
extern const Command diff_command;
extern const Command verify_command;
extern const Command init_command;
extern const Command doctor_command;
extern const Command version_command;
extern const Command help_command;

namespace {

constexpr auto commands = std::to_array<const Command*>({
    &check_command,
    &sweep_command,
    &digest_command,
    &diff_command,
    &verify_command,
    &explain_command,
    &report_findings_command,
    &report_case_command,
    &report_actions_command,
    &report_due_command,
    &report_gaps_command,
    &report_supervision_command,
    &report_team_command,
    &report_board_command,
    &report_scorecard_command,
    &report_evidence_command,
    &report_meetings_command,
    &report_continuity_command,
    &report_goodpractice_command,
    &report_themes_command,
    &brief_command,
    &report_rules_command,
    &report_index_command,
    &report_templates_command,
    &procedure_list_command,
    &procedure_show_command,
    &procedure_flow_command,
    &procedure_lint_command,
    &procedure_test_command,
    &procedure_coverage_command,
    &cases_validate_command,
    &cases_stats_command,
    &exception_add_command,
    &exception_list_command,
    &exception_expire_command,
    &exception_prune_command,
    &audit_select_command,
    &audit_consent_command,
    &audit_record_command,
    &audit_status_command,
    &audit_certificate_command,
    &audit_sheets_command,
    &audit_panel_command,
    &audit_report_command,
    &audit_deepdive_command,
    &attest_list_command,
    &attest_record_command,
    &actions_import_command,
    &actions_add_command,
    &actions_list_command,
    &actions_due_command,
    &actions_note_command,
    &actions_close_command,
    &actions_impact_command,
    &erase_command,
    &history_export_command,
    &init_command,
    &doctor_command,
    &version_command,
    &help_command,
});

} // namespace

std::span<const Command* const> all_commands() { return commands; }

const Command* find_command(std::string_view name) {
    for (const Command* command : commands) {
        if (command->name == name) return command;
    }
    return nullptr;
}

} // namespace abide
