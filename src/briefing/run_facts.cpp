// The facts of a run as templates name them.
#include "briefing/run_facts.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "briefing/case_words.hpp"

namespace abide {

namespace {

std::string gravity_word(Gravity gravity) {
    switch (gravity) {
    case Gravity::note: return "note";
    case Gravity::warning: return "warning";
    case Gravity::error: return "error";
    }
    return "error";
}

std::string place_of(const Place& place) {
    std::string words = place.file;
    if (place.line != 0) words += ":" + std::to_string(place.line);
    if (place.line != 0 && place.column != 0) words += ":" + std::to_string(place.column);
    return words;
}

struct Unmapped {
    std::string file;
    std::string name;
    std::size_t times = 0;
};

void put_export(const ExportUsed& one, Fields& fields) {
    fields.text("file", one.file);
    fields.text("system", one.system);
    fields.text("exported", one.exported ? long_date(*one.exported) : "");
    fields.number("cases", one.cases);
    fields.number("refused", one.refused);
    fields.flag("any_refused", one.refused > 0);
    fields.text("stated", one.cases_stated ? std::to_string(*one.cases_stated) : "not stated");
    fields.flag("is_short", one.cases_stated && *one.cases_stated != one.cases + one.refused);
    fields.number("future_dated", one.future_dated);
}

/// "Fri 10 Apr 2026", "Thu 9 Apr 2026 to Fri 10 Apr 2026"; empty when no export says when it was written.
std::string written_words(const std::vector<ExportUsed>& exports) {
    std::vector<Day> days;
    for (const ExportUsed& one : exports)
        if (one.exported) days.push_back(one.exported->first);
    if (days.empty()) return "";
    const auto [first, last] = std::ranges::minmax(days);
    return long_date(first) + (first == last ? "" : " to " + long_date(last));
}

} // namespace

bool is_local_choice(const Setting& setting) { return setting.basis != Basis::document && !setting.values.empty(); }

ProcedureUsed used_procedure(const Procedure& procedure, Day as_at) {
    ProcedureUsed used;
    used.id = procedure.id;
    used.title = procedure.title;
    for (const Clause& clause : procedure.clauses)
        if (clause.status != ClauseStatus::checked) ++used.unchecked_clauses;
    used.local_choices = static_cast<std::size_t>(
        std::ranges::count_if(procedure.settings, [](const auto& setting) { return is_local_choice(*setting); }));
    const Edition* newest = nullptr;
    for (const Edition& edition : procedure.editions) {
        used.editions += (used.editions.empty() ? "" : ", ") + edition.id;
        if (newest == nullptr || edition.from.first > newest->from.first) newest = &edition;
    }
    if (newest != nullptr && newest->has_review) {
        used.review_due = long_date(newest->review_due);
        used.is_review_past = newest->review_due.last < as_at;
    }
    return used;
}

void put_ground(const RunFacts& run, Fields& fields) {
    fields.text("as_at", long_date(run.as_at));
    fields.text("known_at", run.known_at ? long_date(*run.known_at) : "");
    fields.text("calendar", run.calendar);
    fields.text("calendar_ends", long_date(run.calendar_ends));
    fields.text("made_by", run.made_by);
    const ProcedureUsed* last = run.procedures.empty() ? nullptr : &run.procedures.back();
    std::size_t choices = 0;
    std::size_t unchecked = 0;
    for (const ProcedureUsed& used : run.procedures) {
        choices += used.local_choices;
        unchecked += used.unchecked_clauses;
    }
    fields.text("local_choices", count_of(choices, "setting", "settings"));
    fields.text("unchecked_clauses", count_of(unchecked, "clause", "clauses"));
    fields.list("procedures", run.procedures, [&](const ProcedureUsed& used, Fields& one) {
        one.flag("is_last", &used == last);
        one.text("procedure", used.title);
        one.text("procedure_id", used.id);
        one.text("editions", used.editions);
        one.text("review_due", used.review_due);
        one.flag("is_review_past", used.is_review_past);
    });
    fields.flag("any_review_past", std::ranges::any_of(run.procedures, &ProcedureUsed::is_review_past));
}

void put_run(const RunFacts& run, Fields& fields) {
    put_ground(run, fields);
    std::size_t cases = 0;
    std::size_t refused = 0;
    std::vector<Unmapped> unmapped;
    for (const ExportUsed& one : run.exports) {
        cases += one.cases;
        refused += one.refused;
        for (const auto& [name, times] : one.unmapped) unmapped.push_back({one.file, name, times});
    }
    fields.list("exports", run.exports, put_export);
    fields.text("exports_written", written_words(run.exports));
    fields.text("cases_read", count_of(cases, "case", "cases"));
    fields.text("cases_refused", refused == 0 ? "" : count_of(refused, "case", "cases"));
    fields.list("unmapped", unmapped, [](const Unmapped& row, Fields& one) {
        one.text("file", row.file);
        one.text("name", row.name);
        one.number("times", row.times);
    });
}

void put_diagnostics(const Diagnostics& diagnostics, Fields& fields) {
    fields.list("diagnostics", diagnostics, [](const Diagnostic& row, Fields& one) {
        one.text("gravity", gravity_word(row.gravity));
        one.text("code", row.code);
        one.text("place", place_of(row.place));
        one.text("case", case_words(row.case_id));
        one.text("says", row.says);
        one.text("help", row.help);
    });
}

std::string file_beginning(const RunFacts& run, const std::string& report) {
    return run.audience.empty() ? report : report + "-" + run.audience;
}

PageFacts page_facts(const RunFacts& run, const std::string& report, const std::string& unit) {
    PageFacts facts;
    facts.report = report;
    facts.unit = unit + (run.audience.empty() ? "" : ", for " + run.audience);
    facts.privacy = run.privacy;
    facts.date = long_date(run.as_at);
    facts.made_by = run.made_by;
    facts.front_matter.emplace_back("as-at", iso(run.as_at));
    std::string procedures;
    for (const ProcedureUsed& used : run.procedures)
        procedures += (procedures.empty() ? "" : "; ") + used.id + " " + used.editions;
    facts.front_matter.emplace_back("procedures", procedures);
    return facts;
}

} // namespace abide
