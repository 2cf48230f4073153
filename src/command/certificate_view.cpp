// A certificate as its page shows it.
#include "command/certificate_view.hpp"

#include "base/words.hpp"
#include "hash/hash.hpp"

namespace abide {

namespace {

void view_lists(const Certificate& of, CertificateView& view) {
    for (const CertifiedSetting& one : of.settings) view.settings.push_back({one.name, one.value, one.origin});
    for (const CertifiedExport& one : of.exports)
        view.exports.push_back({one.file, one.sha256, one.area, one.system, one.exported, one.stated, one.cases,
                                one.refused, one.cut_short});
    for (const CertifiedProcedure& one : of.procedures)
        view.procedures.push_back({one.id, list_of(one.editions), one.sha256, one.review_due});
    for (const SweepOutput& one : of.outputs) view.outputs.push_back({one.file, one.bytes, one.sha256});
    for (const Certificate::Warning& one : of.warnings) view.warnings.emplace_back(one.code, one.count);
    for (std::size_t i = 0; i < category_count; ++i)
        view.transitions.emplace_back(spoken(name_of(static_cast<Category>(i))), of.transitions.at(i));
}

} // namespace

CertificateView view_certificate(const Certificate& of) {
    CertificateView view;
    view.run = of.run;
    view.number = of.number;
    view.as_at = of.as_at;
    view.known_at = of.known_at;
    view.finished = of.finished;
    view.repeats = of.repeats;
    if (of.previous) {
        view.previous = of.previous->run;
        view.previous_sha256 = of.previous->sha256;
    }
    view.sha256 = sha256(to_json(of));
    view.run_by = of.run_by;
    view.account = of.account;
    view.host = of.host;
    view.version = of.version;
    view.program = of.program;
    view.ground = of.ground;
    view.calendar = of.calendar.id;
    view.calendar_ends = of.calendar.ends;
    view.calendar_sha256 = of.calendar.sha256;
    view.cases_read = of.cases_read;
    view.cases_refused = of.cases_refused;
    view.set_aside = of.records_set_aside;
    view.cases = of.cases;
    view.verdicts = of.verdicts;
    view.exceptions = of.exceptions;
    if (of.completeness)
        view.completeness = {of.completeness->known_cases, of.completeness->missing, of.completeness->missing_accepted,
                             of.completeness->shrunk,      of.completeness->held,    of.completeness->beside};
    view.states = of.states;
    view.set = of.set;
    view_lists(of, view);
    return view;
}

} // namespace abide
