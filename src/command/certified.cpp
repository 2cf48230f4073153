// What a run knows of itself, as a certificate says it.
#include "command/certified.hpp"

#include <map>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "hash/file_hash.hpp"

namespace abide {

namespace {

std::int64_t signed_of(std::size_t n) { return static_cast<std::int64_t>(n); }

CertifiedExport certify(const ExportLine& line) {
    CertifiedExport one;
    one.file = line.file;
    one.sha256 = line.sha256;
    one.area = line.area;
    one.system = line.system;
    one.exported = line.exported ? iso(*line.exported) : "";
    if (line.cases_stated) one.stated = signed_of(*line.cases_stated);
    one.cases = signed_of(line.cases);
    one.refused = signed_of(line.refused);
    one.cut_short = line.cut_short;
    return one;
}

void certify_exports(const RunSummary& summary, Certificate& into) {
    for (const ExportLine& line : summary.exports) {
        into.exports.push_back(certify(line));
        into.cases_read += signed_of(line.cases);
        into.cases_refused += signed_of(line.refused);
        into.records_set_aside += signed_of(line.future_dated);
    }
}

void certify_counts(const RunSummary& summary, Certificate& into) {
    into.cases = signed_of(summary.counts.cases);
    into.verdicts = signed_of(summary.counts.verdicts);
    for (std::size_t i = 0; i < state_count; ++i) into.states.at(i) = signed_of(summary.counts.by_state.at(i));
    std::map<std::string, std::size_t> warnings;
    for (const Diagnostic& diagnostic : summary.diagnostics)
        if (diagnostic.gravity != Gravity::note) warnings[diagnostic.code] += diagnostic.times;
    for (const auto& [code, times] : warnings) into.warnings.push_back({code, signed_of(times)});
}

} // namespace

CertifiedProcedure certify(const Procedure& procedure) {
    CertifiedProcedure one;
    one.id = procedure.id;
    for (const Edition& edition : procedure.editions) one.editions.push_back(edition.id);
    one.sha256 = procedure.sha256;
    const Edition* last = procedure.editions.empty() ? nullptr : &procedure.editions.back();
    if (last != nullptr && last->has_review) one.review_due = iso(last->review_due);
    return one;
}

const std::string& hash_of_program() {
    static const std::string hash = [] {
        // The file that runs, also where another one was put in its place meanwhile.
        const std::optional<FileHash> file = hash_of_file("/proc/self/exe");
        if (!file)
            throw Error(Exit::usage,
                        "cannot read the file of Abide itself, /proc/self/exe, whose SHA-256 a certificate says");
        return file->sha256;
    }();
    return hash;
}

Certificate certify(const Run& run, const Rulebook& rulebook) {
    const RunSummary summary = run.summary();
    Certificate made;
    made.as_at = summary.as_at;
    made.known_at = summary.known_at;
    made.version = summary.version;
    made.program = hash_of_program();
    made.ground = rulebook.ground();
    certify_exports(summary, made);
    for (const Procedure* procedure : summary.procedures) made.procedures.push_back(certify(*procedure));
    made.calendar = {summary.calendar.id, summary.calendar.ends, summary.calendar.sha256};
    certify_counts(summary, made);
    return made;
}

} // namespace abide
