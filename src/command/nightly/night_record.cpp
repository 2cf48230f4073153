// What a sweep remembers of itself: by what it judged, over what, and how it came out.
#include "command/nightly/night_record.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/file.hpp"
#include "base/pack.hpp"
#include "command/certified.hpp"
#include "command/nightly/case_digest.hpp"
#include "command/nightly/exceptions_then.hpp"
#include "hash/hash.hpp"

namespace abide {

namespace {

/// Settings that say where things are and who answers for them: they decide no verdict and no word of a report.
constexpr std::array<std::string_view, 9> places = {"inbox", "reports", "state",      "store",     "cache",
                                                    "jobs",  "run-by",  "secret-key", "public-key"};

std::string next_id(Day as_at, std::span<const SweepRecord> sweeps) {
    const auto of_day =
        std::count_if(sweeps.begin(), sweeps.end(), [&](const SweepRecord& sweep) { return sweep.as_at == as_at; });
    return iso(as_at) + "-" + std::to_string(of_day + 1);
}

SweepExport export_of(const ExportLine& line) {
    SweepExport one;
    one.file = line.file;
    one.sha256 = line.sha256;
    one.area = line.area;
    one.system = line.system;
    if (line.exported) one.exported = iso(*line.exported);
    one.cases = static_cast<std::int64_t>(line.cases);
    one.refused = static_cast<std::int64_t>(line.refused);
    one.cut_short = line.cut_short;
    return one;
}

Document document_of(std::string kind, std::string id, const std::string& file, const std::string& expected) {
    Document document{std::move(kind), std::move(id), expected, read_file(file)};
    if (sha256(document.text) != expected)
        throw Error(Exit::usage, file + " was changed while it was judged by; nothing was remembered, sweep again");
    return document;
}

} // namespace

std::int64_t number_set(const SweepRecord& sweep, std::string_view name) {
    std::int64_t number = 0;
    for (const NamedText& setting : sweep.settings)
        if (setting.name == name)
            std::from_chars(setting.text.data(), setting.text.data() + setting.text.size(), number);
    return number;
}

std::int64_t count_erased_cases(Store& store) { return count_cases(store.erasures()); }

KnownBefore known_before(Store& store) {
    KnownBefore known;
    known.sweeps = store.sweeps();
    known.exceptions = store.all_exceptions();
    for (const Exception& one : known.exceptions) known.prunings = std::max(known.prunings, one.pruning);
    std::erase_if(known.exceptions, [](const Exception& one) { return one.pruning > 0; });
    known.attestations = store.attestations();
    known.actions = store.actions();
    const std::vector<Erasure> erasures = store.erasures();
    known.erased_cases = count_cases(erasures);
    known.procedures_since = store.procedures_since();
    const std::int64_t last = known.sweeps.empty() ? 0 : known.sweeps.back().number;
    known.erased_since = erased_cases(erasures, last, last);
    return known;
}

SweepRecord begin_record(const Run& run, const Rulebook& rulebook, const Configuration& configuration,
                         const KnownBefore& known) {
    const std::vector<SweepRecord>& sweeps = known.sweeps;
    SweepRecord record;
    record.number = sweeps.empty() ? 1 : sweeps.back().number + 1;
    record.as_at = run.request().as_at;
    record.known_at = run.request().known_at;
    record.id = next_id(record.as_at, sweeps);
    record.set = record.id;
    record.version = ABIDE_VERSION;
    record.program = hash_of_program();
    record.ground = rulebook.ground();
    record.outside = digest_of_records(run.shared().records, run.dictionary());
    record.documents.push_back({document_of_calendar(run.calendar().calendar.id()), run.calendar().sha256});
    for (const Procedure* procedure : run.procedures())
        record.documents.push_back({document_of_procedure(procedure->id), procedure->sha256});
    for (const EffectiveSetting& setting : configuration.settings())
        record.settings.push_back({setting.name, setting.value});
    const auto add_number = [&](std::string_view name, std::int64_t number) {
        record.settings.push_back({std::string(name), std::to_string(number)});
    };
    note_exceptions(known.exceptions, known.prunings, record);
    add_number(attestations_known, known.attestations.empty() ? 0 : known.attestations.back().number);
    add_number(actions_known, known.actions.first.empty() ? 0 : known.actions.first.back().number);
    add_number(entries_known, known.actions.entries.empty() ? 0 : known.actions.entries.back().number);
    add_number(erasures_known, known.erased_cases);
    return record;
}

void complete_record(SweepRecord& record, const Run& run, const NightJudging& judging, const Ledger& ledger) {
    for (const ExportLine& line : run.summary().exports) record.exports.push_back(export_of(line));
    record.counts = judging.counts();
    record.cases = ledger.cases();
    record.known_cases = ledger.known_cases();
    record.shrunk = ledger.has_shrunk();
    record.exit = static_cast<int>(exit_of(run, judging, ledger.has_shrunk()));
}

Exit exit_of(const Run& run, const NightJudging& judging, bool has_shrunk) {
    if (run.is_incomplete() || has_shrunk) return Exit::incomplete;
    return judging.fails() ? Exit::findings : Exit::clean;
}

std::string digest_of_inputs(const SweepRecord& record, std::span<const Exception> exceptions) {
    Packer all;
    all.day(record.as_at);
    all.day(record.known_at);
    all.text(record.program);
    all.text(record.ground);
    for (const NamedText& document : record.documents) all.text(document.name + " " + document.text);
    for (const SweepExport& one : record.exports) all.text(one.file + " " + one.sha256);
    for (const NamedText& setting : record.settings)
        if (std::find(places.begin(), places.end(), setting.name) == places.end())
            all.text(setting.name + " " + setting.text);
    for (const Exception& one : exceptions) {
        all.signed_number(one.number);
        all.day(one.expired);
    }
    return sha256(all.bytes());
}

std::vector<Document> documents_of(const Run& run) {
    std::vector<Document> documents;
    const CalendarFile& calendar = run.calendar();
    documents.push_back(document_of("calendar", calendar.calendar.id(), calendar.file, calendar.sha256));
    for (const Procedure* procedure : run.procedures())
        documents.push_back(document_of("procedure", procedure->id, procedure->file, procedure->sha256));
    return documents;
}

} // namespace abide
