// What a run says about itself, as JSON.
#include "writer/json_parts.hpp"

namespace abide {

namespace {

void write_procedures(JsonText& json, const RunSummary& summary) {
    json.open_list();
    for (const Procedure* procedure : summary.procedures) {
        json.open();
        json.key("id").text(procedure->id);
        json.key("title").text(procedure->title);
        json.key("editions").open_list();
        for (const Edition& edition : procedure->editions) json.text(edition.id);
        json.close_list();
        json.key("sha256").text(procedure->sha256);
        const Edition* last = procedure->editions.empty() ? nullptr : &procedure->editions.back();
        json.key("review_due").text_or_null(last != nullptr && last->has_review ? iso(last->review_due) : "");
        json.key("past_review").flag(review_passed(*procedure, summary.as_at).has_value());
        json.close();
    }
    json.close_list();
}

void write_export(JsonText& json, const ExportLine& one) {
    json.open();
    json.key("file").text(one.file);
    json.key("sha256").text_or_null(one.sha256);
    json.key("format").text_or_null(one.format);
    json.key("area").text_or_null(one.area);
    json.key("system").text_or_null(one.system);
    json.key("exported").text_or_null(one.exported ? iso(*one.exported) : "");
    json.key("cases").number(one.cases);
    json.key("refused").number(one.refused);
    json.key("cases_stated");
    if (one.cases_stated) {
        json.number(*one.cases_stated);
    } else {
        json.null();
    }
    json.key("cut_short").flag(one.cut_short);
    json.key("future_dated").number(one.future_dated);
    json.key("unmapped").open();
    for (const auto& [path, times] : one.unmapped) json.key(path).number(times);
    json.close();
    json.close();
}

} // namespace

void write_run_members(JsonText& json, const RunSummary& summary) {
    json.key("procedures");
    write_procedures(json, summary);
    json.key("calendar").open();
    json.key("id").text(summary.calendar.id);
    json.key("ends").text(iso(summary.calendar.ends));
    json.key("sha256").text(summary.calendar.sha256);
    json.close();
    json.key("exports").open_list();
    for (const ExportLine& one : summary.exports) write_export(json, one);
    json.close_list();
    json.key("counts").open();
    json.key("cases").number(summary.counts.cases);
    json.key("verdicts").number(summary.counts.verdicts);
    for (std::size_t i = 0; i < state_count; ++i) {
        const auto state = static_cast<State>(i);
        json.key(name_of(state)).number(summary.counts.of(state));
    }
    json.close();
}

void write_diagnostic(JsonText& json, const Diagnostic& diagnostic) {
    json.open();
    json.key("code").text(diagnostic.code);
    json.key("gravity").text(name_of(diagnostic.gravity));
    json.key("file").text_or_null(diagnostic.place.file);
    json.key("line").number(diagnostic.place.line);
    json.key("column").number(diagnostic.place.column);
    json.key("case").text_or_null(diagnostic.case_id);
    json.key("says").text(diagnostic.says);
    json.key("help").text_or_null(diagnostic.help);
    json.close();
}

} // namespace abide
