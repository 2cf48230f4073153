// A made-up audit and entries about it: what the tests of audits are written about.
#include "tests/history/audit_sample.hpp"

#include "history/drawing.hpp"
#include "tests/history/history_sample.hpp"

namespace abide::tests {

Audit sample_audit(std::int64_t size) {
    Audit audit;
    audit.number = 1;
    audit.id = "maca-1";
    audit.board = "the partnership";
    audit.theme = "harmful sexual behaviour";
    audit.trigger = "A review asked for it.";
    audit.conditions = {"referral.need-code=N1", "case.team=north"};
    audit.as_at = day("2026-04-10");
    audit.drawn = "2026-04-10T02:00:00Z";
    audit.by = "business manager";
    audit.size = size;
    audit.seed = "seed-1";
    audit.procedure = drawing_procedure;
    audit.read = 13;
    audit.refused = 1;
    audit.closed = 1;
    audit.no_longer_child = 1;
    audit.work_ended = 1;
    audit.not_fitting = 1;
    for (char number = '1'; number <= '8'; ++number) audit.order.push_back(std::string("C-") + number);
    audit.age_unknown = 2;
    audit.open_means = "not closed, and a child still";
    audit.population_sha256 = population_hash(audit.order);
    audit.unclear = {{"C-9", "referral.need-code is not recorded"}};
    audit.exports = {{"north.xml", "ab12"}};
    return audit;
}

AuditEntry audit_entry(AuditEntryKind kind, std::string_view on, std::int64_t place) {
    AuditEntry entry;
    entry.audit = 1;
    entry.kind = kind;
    entry.place = place;
    entry.on = entry.recorded = day(on);
    return entry;
}

AuditEntry answer_of(std::int64_t place, Consent consent, std::string_view on) {
    AuditEntry entry = audit_entry(AuditEntryKind::consent, on, place);
    entry.consent = consent;
    entry.by = "lead auditor";
    return entry;
}

AuditEntry sheet_of(std::int64_t place, AuditEntryKind kind, std::string_view on) {
    AuditEntry entry = audit_entry(kind, on, place);
    entry.agency = "Police";
    return entry;
}

std::vector<AuditEntry> numbered(std::vector<AuditEntry> entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i].number = static_cast<std::int64_t>(i) + 1;
    return entries;
}

std::vector<AuditEntry> whole_audit() {
    AuditEntry refused = answer_of(3, Consent::no, "2026-04-12");
    refused.is_not_replaced = true;
    return numbered(
        {sheet_of(0, AuditEntryKind::agency, "2026-04-10"), answer_of(1, Consent::yes, "2026-04-11"),
         answer_of(2, Consent::yes, "2026-04-12"), refused, sheet_of(1, AuditEntryKind::received, "2026-04-20"),
         sheet_of(2, AuditEntryKind::received, "2026-04-21"), audit_entry(AuditEntryKind::panel, "2026-04-28"),
         audit_entry(AuditEntryKind::discussed, "2026-04-28", 1)});
}

} // namespace abide::tests
