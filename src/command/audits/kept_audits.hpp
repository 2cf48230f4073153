// The audits that are kept, for the commands that look at one or record something about it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "command/options.hpp"
#include "command/world.hpp"
#include "history/audits.hpp"
#include "store/store.hpp"

namespace abide {

struct KeptAudits {
    std::unique_ptr<Store> store;
    AuditRecords records;
};

/// The configured store, which must be there. Throws Error(usage).
KeptAudits open_audits(const Options& options, World& world);

/// The audit that the first argument names. Throws Error(usage).
const Audit& expect_audit(const KeptAudits& kept, const Options& options);

/// A selected case by its id or, where nobody has that id, its label. Throws Error(usage), saying whether the case was
/// in the drawing at all.
const SelectedCase& expect_selected(const Audit& audit, const AuditStanding& standing, const std::string& word);

/// An entry about the audit, of the day of --on, with --by and --reason.
AuditEntry entry_about(const Audit& audit, AuditEntryKind kind, const Options& options, const World& world);

/// Throws Error(usage) with everything that is wrong with these entries, each of which knows of those before it.
void expect_no_faults(const Audit& audit, std::vector<AuditEntry> known, const std::vector<AuditEntry>& entries,
                      const World& world);

/// Records them, one after the other as if each knew of those before it, and returns them with their numbers. Throws
/// Error(usage) with every fault; then nothing is recorded.
std::vector<AuditEntry> note(KeptAudits& kept, const Audit& audit, const std::vector<AuditEntry>& entries,
                             const World& world);

/// A sentence for each of these texts that names a case of the drawing: they are published. `whose`: "The theme".
void find_named_cases(const Audit& audit, std::string_view whose, std::string_view text,
                      std::vector<std::string>& faults);

/// "C-0007 (case A)".
std::string case_words(const SelectedCase& one);

/// "5 selected, 4 agreed, 4 audited, 3 discussed".
std::string counts_words(const AuditCounts& counts);

} // namespace abide
