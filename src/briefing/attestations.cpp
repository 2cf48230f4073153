// Attestations as templates name them, and as a page.
#include "briefing/attestations.hpp"

#include <algorithm>
#include <iterator>

namespace abide {

namespace {

std::string day_words(const std::optional<Day>& day) { return day ? long_date(*day) : ""; }

void put_clause(const AttestationRow& row, Fields& fields) {
    fields.text("procedure", row.procedure);
    fields.text("clause", row.clause);
    fields.text("says", row.says);
    fields.text("role", row.role);
    fields.text("answer", row.answer);
    fields.text("answered_on", day_words(row.answered_on));
    fields.text("note", row.note);
    fields.text("next_due", day_words(row.next_due));
    fields.flag("is_overdue", row.is_overdue);
}

} // namespace

Fields fields_of(const Attestations& attestations) {
    const std::vector<AttestationRow>& asked = attestations.asked;
    std::vector<AttestationRow> overdue;
    std::ranges::copy_if(asked, std::back_inserter(overdue), &AttestationRow::is_overdue);
    Fields fields;
    put_run(attestations.run, fields);
    fields.list("asked", asked, put_clause);
    fields.list("overdue", overdue, put_clause);
    const auto answered =
        std::ranges::count_if(asked, [](const AttestationRow& one) { return one.answered_on.has_value(); });
    fields.number("answered", static_cast<std::size_t>(answered));
    return fields;
}

Page write_attestations(const Attestations& attestations, const Templates& templates) {
    PageFacts facts = page_facts(attestations.run, "Attestations", "the service");
    facts.privacy = Privacy::no_case_data;
    Page page = write_page(templates, "attestations", fields_of(attestations), facts, {});
    page.name = file_name_of({"attestations", iso(attestations.run.as_at)});
    return page;
}

} // namespace abide
