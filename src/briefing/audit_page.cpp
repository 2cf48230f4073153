// Names and values of an audit for its templates, and its certificate.
#include "briefing/audit_page.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "chart/bar_chart.hpp"
#include "history/drawing.hpp"
#include "history/erasure.hpp"

namespace abide {

namespace {

std::string day_words(const std::optional<Day>& day) { return day ? long_date(*day) : ""; }

void put_number(Fields& fields, const std::string& name, std::int64_t value) {
    fields.text(name, std::to_string(value));
}

void put_drawing(const Audit& audit, Fields& fields) {
    fields.text("audit", audit.id);
    fields.text("board", audit.board);
    fields.text("theme", audit.theme);
    fields.text("trigger", audit.trigger);
    fields.text("aims", audit.aims);
    fields.text("open_on", long_date(audit.as_at));
    fields.text("drawn", audit.drawn);
    fields.text("drawn_by", audit.by);
    fields.text("seed", audit.seed);
    fields.text("drawing", audit.procedure);
    fields.flag("is_replacing", audit.replaces);
    put_number(fields, "asked_for", audit.size);
    put_number(fields, "cases_in_exports", audit.read);
    put_number(fields, "cases_unread", audit.refused);
    put_number(fields, "cases_closed", audit.closed);
    put_number(fields, "cases_no_longer_child", audit.no_longer_child);
    put_number(fields, "cases_work_ended", audit.work_ended);
    put_number(fields, "cases_elsewhere", audit.not_fitting);
    put_number(fields, "cases_age_unknown", audit.age_unknown);
    fields.flag("is_any_age_unknown", audit.age_unknown > 0);
    fields.text("open_means", audit.open_means);
    fields.number("cases_unclear", audit.unclear.size());
    fields.number("population", audit.order.size());
    fields.text("population_sha256", audit.population_sha256);
    fields.list("conditions", audit.conditions, [&](const std::string& row, Fields& one) {
        one.text("condition", row);
        one.flag("is_last", !audit.conditions.empty() && &row == &audit.conditions.back());
    });
}

template <typename Is>
std::size_t count_if(const AuditStanding& standing, Is is) {
    return static_cast<std::size_t>(std::ranges::count_if(standing.cases, is));
}

/// Of the families that agreed: a case that was taken out is told of nowhere.
void put_heard(const AuditView& view, const std::string& name, Hearing SelectedCase::*whom, Fields& fields) {
    const HeardCounts counts = view.standing.count_heard(whom);
    fields.number(name, counts.heard);
    fields.number(name + "_not_recorded", counts.not_recorded);
    fields.text(name + "_words", heard_words(counts, view.in_numbers));
}

void put_counts(const AuditView& view, Fields& fields) {
    const AuditStanding& standing = view.standing;
    fields.number("selected", standing.counts.selected);
    fields.number("consented", standing.counts.consented);
    fields.number("audited", standing.counts.audited);
    fields.number("discussed", standing.counts.discussed);
    fields.number("in_anothers_place", count_if(standing, [](const SelectedCase& one) { return one.stands_for > 0; }));
    fields.flag("is_any_in_anothers_place", !standing.cases.empty() && standing.cases.back().stands_for > 0);
    put_heard(view, "heard", &SelectedCase::family, fields);
    put_heard(view, "children_heard", &SelectedCase::child, fields);
    put_heard(view, "parents_heard", &SelectedCase::parent, fields);
}

/// How far the cases came, the last step first of which something is recorded.
std::string steps_message(const AuditCounts& counts) {
    const std::string of = "Of " + count_of(counts.selected, "case", "cases") + " drawn ";
    if (counts.discussed > 0) return of + "the panel discussed " + std::to_string(counts.discussed);
    if (counts.audited > 0) return of + std::to_string(counts.audited) + " were audited; none is recorded as discussed";
    if (counts.consented > 0)
        return of + count_of(counts.consented, "family", "families") + " agreed; no case is recorded as audited";
    return of + "none is recorded as agreed to";
}

BarChart steps_chart(const AuditCounts& counts) {
    BarChart chart;
    chart.title = steps_message(counts);
    chart.subtitle = "From the drawing to the panel: cases of the audit, step by step";
    chart.bar_head = "Step";
    chart.parts = {"cases"};
    chart.bars = {{"Selected at random", {counts.selected}, {}},
                  {"Families agreed", {counts.consented}, {}},
                  {"Audited", {counts.audited}, {}},
                  {"Discussed by the panel", {counts.discussed}, {}}};
    return chart;
}

void put_sheets(const AuditStanding& standing, Fields& fields) {
    std::size_t in = 0;
    std::size_t all = 0;
    for (const SelectedCase& one : standing.cases) {
        if (one.consent != Consent::yes) continue;
        all += one.sheets.size();
        for (const AuditSheet& sheet : one.sheets)
            if (sheet.received) ++in;
    }
    fields.number("sheets", all);
    fields.number("sheets_in", in);
}

/// "heard, Mon 20 Apr 2026"; of a family that did not agree nobody has to be heard.
std::string hearing_words(const SelectedCase& row, const Hearing& hearing) {
    if (hearing.heard == Heard::not_recorded && is_refused(row.consent)) return "did not agree";
    std::string words(words_of(hearing.heard));
    return hearing.heard == Heard::not_recorded ? words : words + ", " + long_date(hearing.on);
}

void put_case(const SelectedCase& row, const Audit& audit, const AuditStanding& standing, Fields& one) {
    one.text("case_label", row.label);
    one.text("case_id", row.id);
    put_number(one, "place", row.place);
    one.text("drawing_hash", row.id.empty() || row.id == erased ? "" : drawing_hash(audit.seed, row.id));
    one.text("stands_for",
             row.stands_for == 0 ? "" : standing.cases[static_cast<std::size_t>(row.stands_for - 1)].label);
    one.text("consent", spoken(name_of(row.consent)));
    one.text("answered", day_words(row.answered));
    one.text("answered_by", row.answered_by);
    one.text("consent_reason", row.reason);
    one.text("family_heard", hearing_words(row, row.family));
    one.text("child_heard", hearing_words(row, row.child));
    one.text("parent_heard", hearing_words(row, row.parent));
    one.flag("is_audited", row.is_audited());
    one.text("discussed_on", day_words(row.discussed));
    one.text("taken_out", day_words(row.taken_out));
}

} // namespace

/// Of fewer every word would say how many.
constexpr std::size_t fewest_told = 3;

std::string quantifier(std::size_t n, std::size_t of) {
    if (of < fewest_told) return "not told of so few";
    if (2 * n > of) return "most or all";
    return n <= 1 || 4 * n <= of ? "few or none" : "some";
}

std::string heard_words(const HeardCounts& counts, bool in_numbers) {
    if (counts.recorded() == 0) return "not recorded";
    std::string words = in_numbers ? std::to_string(counts.heard) + " of " + std::to_string(counts.recorded())
                                   : quantifier(counts.heard, counts.recorded());
    const bool is_told = in_numbers || counts.recorded() >= fewest_told;
    if (counts.not_recorded > 0)
        words += std::string(is_told ? " of those recorded" : "") + ", not recorded in " +
                 count_of(counts.not_recorded, "case", "cases");
    return words;
}

void put_audit(const AuditView& view, Fields& fields) {
    put_drawing(view.audit, fields);
    put_counts(view, fields);
    put_sheets(view.standing, fields);
    fields.text("panel", day_words(view.standing.panel));
    fields.text("circulated", day_words(view.standing.circulated));
    fields.list("agencies", view.standing.taking_part(),
                [](const std::string& row, Fields& one) { one.text("agency", row); });
    fields.text("agencies_words", list_of(view.standing.taking_part()));
    std::vector<std::string> absent;
    for (const AuditAgency& one : view.standing.not_taking_part()) absent.push_back(one.name);
    fields.text("absent_words", list_of(absent));
    fields.list("absent", view.standing.not_taking_part(), [](const AuditAgency& row, Fields& one) {
        one.text("agency", row.name);
        one.text("reason", row.reason);
    });
}

Fields fields_of(const AuditView& view) {
    Fields fields;
    put_audit(view, fields);
    fields.list("selected_cases", view.standing.cases,
                [&](const SelectedCase& row, Fields& one) { put_case(row, view.audit, view.standing, one); });
    fields.list("unclear_cases", view.audit.unclear, [](const UnclearCase& row, Fields& one) {
        one.text("case_id", row.id);
        one.text("why", row.why);
    });
    fields.list("drawn_from", view.audit.exports, [](const AuditExport& row, Fields& one) {
        one.text("file", row.file);
        one.text("file_sha256", row.sha256);
    });
    std::vector<std::string> faults = faults_of_counts(view.audit, view.standing);
    fields.list("not_reconciled", faults, [](const std::string& row, Fields& one) { one.text("says", row); });
    fields.list("still_missing", missing_of(view.standing),
                [](const std::string& row, Fields& one) { one.text("says", row); });
    fields.text("made_by", view.made_by);
    return fields;
}

PageFacts page_facts(const AuditView& view, const std::string& report) {
    PageFacts facts;
    facts.report = report;
    facts.unit = view.audit.id;
    facts.date = long_date(view.audit.as_at);
    facts.made_by = view.made_by;
    facts.front_matter.emplace_back("drawn", view.audit.drawn);
    return facts;
}

Page write_audit_certificate(const AuditView& view, const Templates& templates) {
    Page page = write_page(templates, "audit-certificate", fields_of(view), page_facts(view, "Selection and consent"),
                           {{"steps", draw_bar_chart(steps_chart(view.standing.counts), "steps")}});
    page.name = file_name_of({view.audit.id, "selection"});
    return page;
}

bool is_of_audit(std::string_view form) { return form == "maca" || form == "deepdive"; }

} // namespace abide
