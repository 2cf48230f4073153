// The page of a certificate, for a person to read.
#include "briefing/certificate_page.hpp"

#include "base/words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

void put_number(Fields& fields, const std::string& name, std::int64_t value) {
    fields.text(name, std::to_string(value));
}

/// "1 case", "25 cases": nobody counts below nothing.
void put_count(Fields& fields, const std::string& name, std::int64_t value, std::string_view one,
               std::string_view many) {
    fields.text(name, count_of(static_cast<std::size_t>(value), one, many));
}

void put_head(const CertificateView& of, Fields& fields) {
    fields.text("run", of.run);
    put_number(fields, "number", of.number);
    fields.text("as_at", long_date(of.as_at));
    fields.text("known_at", of.known_at ? long_date(*of.known_at) : "");
    fields.text("finished", of.finished);
    fields.text("repeats", of.repeats);
    fields.text("previous", of.previous);
    fields.text("previous_sha256", of.previous_sha256);
    fields.text("sha256", of.sha256);
    fields.text("run_by", of.run_by);
    fields.text("account", of.account);
    fields.text("host", of.host);
    fields.text("version", of.version);
    fields.text("program", of.program);
    fields.text("dictionaries_and_formats", of.ground);
    fields.text("calendar", of.calendar);
    fields.text("calendar_ends", long_date(of.calendar_ends));
    fields.text("calendar_sha256", of.calendar_sha256);
}

void put_export(const ExportCertified& one, Fields& fields) {
    fields.text("file", one.file);
    fields.text("file_sha256", one.sha256);
    fields.text("area", one.area);
    fields.text("system", one.system);
    fields.text("exported", one.exported);
    fields.text("stated", one.stated ? std::to_string(*one.stated) : "");
    put_number(fields, "cases", one.cases);
    put_number(fields, "refused", one.refused);
    fields.flag("is_cut_short", one.cut_short);
}

void put_procedure(const ProcedureCertified& one, Fields& fields) {
    fields.text("procedure", one.id);
    fields.text("editions", one.editions);
    fields.text("review_due", one.review_due);
    fields.text("procedure_sha256", one.sha256);
}

void put_output(const OutputCertified& one, Fields& fields) {
    fields.text("file", one.file);
    put_number(fields, "bytes", one.bytes);
    fields.text("file_sha256", one.sha256);
}

void put_setting(const SettingCertified& one, Fields& fields) {
    fields.text("setting", one.name);
    fields.text("value", one.value);
    fields.text("origin", one.origin);
}

void put_completeness(const CertificateView& of, Fields& fields) {
    const CompletenessCertified one = of.completeness.value_or(CompletenessCertified());
    fields.flag("says_how_complete", of.completeness.has_value());
    put_number(fields, "known_cases", one.known_cases);
    put_count(fields, "missing", one.missing, "of them is", "of them are");
    fields.flag("is_any_missing", one.missing > 0);
    fields.flag("missing_accepted", one.missing_accepted);
    fields.flag("shrunk", one.shrunk);
    put_number(fields, "held", one.held);
    fields.flag("is_one_held", one.held == 1);
    fields.flag("are_several_held", one.held > 1);
    fields.text("beside", one.beside);
}

void put_counts(const CertificateView& of, Fields& fields) {
    put_count(fields, "exports_read", static_cast<std::int64_t>(of.exports.size()), "export", "exports");
    put_count(fields, "cases_read", of.cases_read, "case", "cases");
    put_number(fields, "cases_refused", of.cases_refused);
    put_count(fields, "set_aside", of.set_aside, "record was", "records were");
    put_count(fields, "cases_judged", of.cases, "case", "cases");
    put_count(fields, "verdicts_given", of.verdicts, "verdict", "verdicts");
    put_number(fields, "verdicts", of.verdicts);
    put_number(fields, "exceptions", of.exceptions);
    std::vector<State> states;
    for (std::size_t i = 0; i < state_count; ++i) states.push_back(static_cast<State>(i));
    fields.list("states", states, [&](State state, Fields& one) {
        one.text("mark", std::string(words_of(state).mark));
        one.text("label", std::string(words_of(state).label));
        put_number(one, "count", of.states.at(static_cast<std::size_t>(state)));
    });
    const auto put_row = [](const char* name) {
        return [name](const std::pair<std::string, std::int64_t>& row, Fields& one) {
            one.text(name, row.first);
            put_number(one, "count", row.second);
        };
    };
    fields.list("transitions", of.transitions, put_row("transition"));
    fields.list("warnings", of.warnings, put_row("code"));
}

} // namespace

Fields fields_of(const CertificateView& certificate) {
    Fields fields;
    put_head(certificate, fields);
    put_completeness(certificate, fields);
    put_counts(certificate, fields);
    fields.list("settings", certificate.settings, put_setting);
    fields.list("exports", certificate.exports, put_export);
    fields.list("procedures", certificate.procedures, put_procedure);
    fields.text("set", certificate.set);
    fields.list("outputs", certificate.outputs, put_output);
    return fields;
}

std::string write_certificate_page(const CertificateView& certificate, const Templates& templates) {
    PageFacts facts;
    facts.report = "Certificate";
    facts.unit = "run " + certificate.run;
    facts.date = long_date(certificate.as_at);
    facts.privacy = Privacy::no_case_data;
    facts.made_by = "Abide " + certificate.version;
    return write_markdown_page(facts, fill_template(templates.texts, "certificate", fields_of(certificate)));
}

} // namespace abide
