// How an audit stands, worked out from its drawing and all that was recorded since; and what is wrong with a new entry.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "history/audit.hpp"

namespace abide {

/// An agency's summary sheet of one case.
struct AuditSheet {
    std::string agency;
    std::optional<Day> requested;
    std::optional<Day> received;
};

enum class Heard : std::uint8_t { not_recorded, no, yes };

/// Whether somebody was heard for the audit, as it was recorded.
struct Hearing {
    Heard heard = Heard::not_recorded;
    Day on; ///< of what was recorded
};

/// A case that was selected, and what became of it.
struct SelectedCase {
    std::int64_t place = 0;      ///< in the order of the drawing, from 1
    std::string id;              ///< "(erased)" when it was erased
    std::string label;           ///< what stands for it where nobody may know it: "A"
    std::int64_t stands_for = 0; ///< the place of the case whose place it took; 0: it was among the first
    Consent consent = Consent::waiting;
    std::optional<Day> answered; ///< when consent was given, refused or withdrawn
    std::string answered_by;
    std::string reason;
    bool is_not_replaced = false;
    std::vector<AuditSheet> sheets; ///< by the order the agencies came in
    Hearing child;
    Hearing parent;
    Hearing family; ///< somebody of it; of both or neither the record may not say who
    std::optional<Day> audited_without_sheet;
    std::optional<Day> discussed;
    std::optional<Day> taken_out;

    /// A sheet came, or it was audited without one.
    [[nodiscard]] bool is_audited() const;
};

struct AuditAgency {
    std::string name;
    bool takes_part = true;
    std::string reason; ///< why it cannot
};

/// How many families that agreed were heard, or one of them in each.
struct HeardCounts {
    std::size_t heard = 0;
    std::size_t not_heard = 0;
    std::size_t not_recorded = 0;

    [[nodiscard]] std::size_t recorded() const { return heard + not_heard; }
};

/// Cases selected, agreed, audited and discussed: each at least as many as the next.
struct AuditCounts {
    std::size_t selected = 0;
    std::size_t consented = 0;
    std::size_t audited = 0;
    std::size_t discussed = 0;

    bool operator==(const AuditCounts&) const = default;
};

struct AuditStanding {
    std::vector<SelectedCase> cases; ///< in the order they were selected
    std::vector<AuditAgency> agencies;
    std::optional<Day> panel;
    std::optional<Day> circulated;
    AuditCounts counts;

    [[nodiscard]] std::vector<std::string> taking_part() const;
    [[nodiscard]] std::vector<AuditAgency> not_taking_part() const;
    /// Of the families that agreed; `whom`: &SelectedCase::child.
    [[nodiscard]] HeardCounts count_heard(Hearing SelectedCase::*whom) const;
};

/// The entries of this audit, without those that were struck and those that strike.
std::vector<AuditEntry> entries_of(const Audit& audit, std::span<const AuditEntry> entries);

AuditStanding standing_of(const Audit& audit, std::span<const AuditEntry> entries);

/// What does not reconcile, a sentence each that names both numbers: cases discussed that were not audited, or audited
/// whose families do not agree. Nothing: selected ≥ consented ≥ audited ≥ discussed, case by case.
std::vector<std::string> faults_of_counts(const Audit& audit, const AuditStanding& standing);

/// What is still missing before the audit can be told of, a sentence each: answers, sheets, feedback, the panel.
std::vector<std::string> missing_of(const AuditStanding& standing);

/// Sheets that are not in, a sentence for each case whose family agrees.
std::vector<std::string> missing_sheets_of(const AuditStanding& standing);

/// Everything that is wrong with an audit somebody wants to draw, a sentence each.
std::vector<std::string> check_new_audit(const Audit& audit, const AuditRecords& kept);

/// Everything that is wrong with an entry about an audit as it stands, a sentence each. `today`: nothing but a panel
/// can be of a later day.
std::vector<std::string> check_new_entry(const AuditEntry& entry, const Audit& audit,
                                         std::span<const AuditEntry> entries, Day today);

std::string_view name_of(Consent consent); ///< "not-asked"
std::optional<Consent> parse_consent(std::string_view name);
/// Whether the family was asked and did not agree, or was not asked: another case may take the place.
bool is_refused(Consent consent);

/// "heard", "not heard", "not recorded".
std::string_view words_of(Heard heard);

std::string_view name_of(AuditEntryKind kind); ///< "not-taking-part"
std::optional<AuditEntryKind> parse_audit_entry_kind(std::string_view name);

/// "A" … "Z", "AA" …; `at` counts from 0.
std::string case_label(std::size_t at);

/// "4 cases were audited"; "1 case was".
std::string cases_were(std::size_t n, std::string_view what);

} // namespace abide
