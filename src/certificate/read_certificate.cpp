// A certificate read back: strictly, since what it says is relied on and its paths are opened.
#include <algorithm>
#include <numeric>

#include "base/words.hpp"
#include "certificate/certificate.hpp"
#include "certificate/members.hpp"
#include "history/run_id.hpp"

namespace abide {

namespace {

/// The id is part of file names.
std::string read_run(JsonMembers& members, const std::string& name) {
    std::string run = members.text(name);
    if (!parse_run_id(run))
        members.refuse(name, "is " + quoted(run) + ", and must be a run's id, such as 2026-04-10-1");
    return run;
}

std::string read_instant(JsonMembers& members, const std::string& name) {
    constexpr std::size_t length = 20; // 2026-04-11T01:15:07Z
    std::string text = members.text(name);
    if (text.size() != length || text.back() != 'Z' || !parse_when(text))
        members.refuse(name, "is " + quoted(text) + ", and must be a time in UTC, such as 2026-04-11T01:15:07Z");
    return text;
}

/// Where it is opened it must not lead out of the folder it belongs to.
std::string read_path_inside(JsonMembers& members, const std::string& name) {
    std::string path = members.text(name);
    const std::string framed = "/" + path + "/";
    if (path.empty() || path.front() == '/' || framed.find("/../") != std::string::npos ||
        path.find('\0') != std::string::npos)
        members.refuse(name, "is " + quoted(path) + ", which does not lie inside the folder it belongs to");
    return path;
}

CertifiedExport read_export(JsonMembers& members, std::int64_t version) {
    CertifiedExport one;
    one.file = members.text("file");
    one.sha256 = version == 1 ? members.sha256_or_empty("sha256") : members.sha256_or_null("sha256");
    one.area = members.text("area");
    one.system = members.text("system");
    one.exported = members.text("exported");
    one.stated = members.count_or_null("stated");
    one.cases = members.count("cases");
    one.refused = members.count("refused");
    one.cut_short = members.flag("cut_short");
    return one;
}

CertifiedProcedure read_procedure(JsonMembers& members) {
    CertifiedProcedure one;
    one.id = members.text("id");
    one.editions = members.texts("editions");
    one.sha256 = members.sha256("sha256");
    one.review_due = members.text_or_null("review_due");
    return one;
}

void read_head(JsonMembers& members, Certificate& into) {
    into.run = read_run(members, "run");
    into.number = members.count("number");
    if (into.number == 0) members.refuse("number", "is 0, and the first is 1");
    into.as_at = members.day("as_at");
    if (!into.run.starts_with(iso(into.as_at))) members.refuse("as_at", "is not the date in the id of the run");
    into.known_at = members.day_or_null("known_at");
    into.finished = read_instant(members, "finished");
    into.repeats = members.text_or_null("repeats");
    members.object_or_null("previous", [&](JsonMembers& one) {
        into.previous = PreviousCertificate{read_run(one, "run"), one.sha256("sha256")};
    });
    members.object("by", [&](JsonMembers& one) {
        into.run_by = one.text_or_null("role");
        into.account = one.text("account");
        into.host = one.text("host");
    });
}

void read_ground(JsonMembers& members, std::int64_t version, Certificate& into) {
    members.object("abide", [&](JsonMembers& one) {
        into.version = one.text("version");
        into.program = one.sha256("program");
    });
    into.ground = members.sha256("dictionaries_and_formats");
    members.objects("settings", [&](JsonMembers& one) {
        into.settings.push_back({one.text("name"), one.text("value"), one.text("origin")});
    });
    members.objects("exports", [&](JsonMembers& one) { into.exports.push_back(read_export(one, version)); });
    members.objects("procedures", [&](JsonMembers& one) { into.procedures.push_back(read_procedure(one)); });
    members.object("calendar", [&](JsonMembers& one) {
        into.calendar = {one.text("id"), one.day("ends"), one.sha256("sha256")};
    });
}

void read_completeness(JsonMembers& members, Completeness& into) {
    into.beside = members.sha256_or_null("beside");
    into.known_cases = members.count("known_cases");
    into.missing = members.count("missing");
    if (into.missing > into.known_cases) members.refuse("missing", "is more than were known");
    into.missing_accepted = members.flag("missing_accepted");
    into.shrunk = members.flag("shrunk");
}

void read_counts(JsonMembers& members, Certificate& into) {
    members.object("in", [&](JsonMembers& one) {
        if (one.count("exports") != static_cast<std::int64_t>(into.exports.size()))
            one.refuse("exports", "is not the number of exports listed, " + std::to_string(into.exports.size()));
        into.cases_read = one.count("cases");
        into.cases_refused = one.count("refused");
        into.records_set_aside = one.count("set_aside");
        if (into.completeness) read_completeness(one, *into.completeness);
    });
    members.object("out", [&](JsonMembers& out) {
        into.cases = out.count("cases");
        into.verdicts = out.count("verdicts");
        out.object("states", [&](JsonMembers& one) {
            for (std::size_t i = 0; i < state_count; ++i)
                into.states.at(i) = one.count(std::string(name_of(static_cast<State>(i))));
        });
        if (std::accumulate(into.states.begin(), into.states.end(), std::int64_t{0}) != into.verdicts)
            out.refuse("verdicts", "is not the sum of the states");
        out.object("transitions", [&](JsonMembers& one) {
            for (std::size_t i = 0; i < category_count; ++i)
                into.transitions.at(i) = one.count(std::string(name_of(static_cast<Category>(i))));
        });
        into.exceptions = out.count("exceptions");
        if (into.completeness) into.completeness->held = out.count("held");
    });
}

void read_outputs(JsonMembers& members, Certificate& into) {
    members.objects("warnings", [&](JsonMembers& one) {
        into.warnings.push_back({one.text("code"), one.count("count")});
    });
    into.set = read_path_inside(members, "set");
    members.objects("outputs", [&](JsonMembers& one) {
        SweepOutput output;
        output.file = read_path_inside(one, "file");
        output.bytes = one.count("bytes");
        output.sha256 = one.sha256("sha256");
        into.outputs.push_back(std::move(output));
    });
}

} // namespace

Certificate read_certificate(std::string_view text, const std::string& file) {
    JsonMembers members = JsonMembers::read(text, file);
    const std::int64_t version = members.count("certificate");
    if (version < 1 || version > certificate_schema)
        members.refuse("certificate", "is " + std::to_string(version) +
                                          ", and this Abide reads certificates of shape 1 to " +
                                          std::to_string(certificate_schema));
    Certificate certificate;
    if (version > 1) certificate.completeness.emplace();
    read_head(members, certificate);
    read_ground(members, version, certificate);
    read_counts(members, certificate);
    read_outputs(members, certificate);
    members.finish();
    return certificate;
}

} // namespace abide
