// What the pages of an audit say of it: numbers from the record for whoever reads them, cases for those who hold them.
#pragma once

#include <cstddef>
#include <string>

#include "briefing/templates.hpp"
#include "history/audits.hpp"

namespace abide {

struct AuditView {
    Audit audit;
    AuditStanding standing;
    std::string made_by; ///< "Abide 0.1.0"
    bool in_numbers =
        false; ///< what is said of so many families is said in numbers; else in words that tell of no child
};

/// "few or none" (at most one, or a quarter), "some", "most or all" (more than half), or that it is not told of so few.
std::string quantifier(std::size_t n, std::size_t of);

/// How many of the families that agreed were heard, in words that may be published: "some", "3 of 4"; of those of whom
/// it is recorded, with how many they are not. "not recorded" where it is of none.
std::string heard_words(const HeardCounts& counts, bool in_numbers);

/// What may be published: how it was drawn, who took part, how many cases came how far; no case. The names do not
/// depend on the audit.
void put_audit(const AuditView& view, Fields& fields);

/// The same, and the cases under their ids and labels.
Fields fields_of(const AuditView& view);

/// The certificate of how the cases were selected and who agreed.
Page write_audit_certificate(const AuditView& view, const Templates& templates);

/// A page about cases of the audit.
PageFacts page_facts(const AuditView& view, const std::string& report);

/// Whether a form tells of an audit: then its template may use put_audit's names too, and its numbers are the record's.
bool is_of_audit(std::string_view form);

} // namespace abide
