// A made-up audit and entries about it: what the tests of audits are written about.
#pragma once

#include <string>
#include <string_view>

#include "history/audits.hpp"

namespace abide::tests {

/// maca-1, drawn as at 10 April 2026: so many of the cases C-1 to C-8, whose order is their numbers'.
Audit sample_audit(std::int64_t size = 3);

/// About maca-1, of this day, written down on it. `place`: 0 for none.
AuditEntry audit_entry(AuditEntryKind kind, std::string_view on, std::int64_t place = 0);
AuditEntry answer_of(std::int64_t place, Consent consent, std::string_view on);
/// A sheet of Police.
AuditEntry sheet_of(std::int64_t place, AuditEntryKind kind, std::string_view on);

/// Two of three families agree, Police sends both sheets, the panel discusses the first: numbered from 1.
std::vector<AuditEntry> whole_audit();

/// Numbered from 1, in this order.
std::vector<AuditEntry> numbered(std::vector<AuditEntry> entries);

} // namespace abide::tests
