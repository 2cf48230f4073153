// The certificate of a sweep: made of what it remembers of itself, written beside those before it.
#include "command/nightly/night_certificate.hpp"

#include <utility>
#include <vector>

#include "base/file.hpp"
#include "briefing/certificate_page.hpp"
#include "certificate/signature.hpp"
#include "command/certificate_view.hpp"
#include "command/certified.hpp"
#include "hash/hash.hpp"

namespace abide {

Completeness completeness_of(const SweepRecord& record, const Run& run, const Ledger& ledger, bool accepted) {
    Completeness made;
    made.known_cases = record.known_cases;
    made.missing = static_cast<std::int64_t>(ledger.missing().size());
    made.missing_accepted = accepted;
    made.shrunk = record.shrunk;
    made.held = ledger.held();
    made.beside = run.beside();
    return made;
}

Certificate certificate_of(const SweepRecord& record, const Run& run, const Rulebook& rulebook,
                           std::span<const Transition> transitions, std::int64_t exceptions,
                           const std::optional<SweepRecord>& last, const std::string& repeated,
                           const Configuration& configuration, const World& world) {
    Certificate made = certify(run, rulebook);
    made.run = record.id;
    made.number = record.number;
    made.finished = record.finished;
    made.repeats = repeated;
    if (last) made.previous = PreviousCertificate{last->id, last->certificate};
    made.run_by = configuration.value("run-by");
    made.account = world.account;
    made.host = world.host;
    for (const EffectiveSetting& setting : configuration.settings())
        made.settings.push_back({setting.name, setting.value, setting.origin});
    for (const Transition& transition : transitions)
        ++made.transitions.at(static_cast<std::size_t>(transition.category));
    made.exceptions = exceptions;
    made.set = record.set;
    made.outputs = record.outputs;
    return made;
}

std::string write_certificate(const Certificate& certificate, const Templates& templates,
                              const Configuration& configuration) {
    const std::string folder = configuration.certificates_folder();
    make_folder(folder);
    const std::string json = to_json(certificate);
    CertificateView view = view_certificate(certificate);
    view.sha256 = sha256(json);
    const std::string page = write_certificate_page(view, templates);
    const std::string file = join_path(folder, certificate_file_of(certificate.run));
    const std::string stem = file.substr(0, file.rfind('.'));
    const std::string& key = configuration.value("secret-key");
    const std::string signature = key.empty() ? "" : signature_for(file, json, key);
    // They take their places in this order: where the certificate is, all that belongs to it is.
    std::vector<std::pair<std::string, std::string_view>> files = {{stem + ".md", page}, {file, json}};
    if (!key.empty()) files.insert(files.begin(), {signature_file_of(file), signature});
    write_files(files);
    flush_folder(folder);
    return view.sha256;
}

} // namespace abide
