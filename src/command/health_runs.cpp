// Doctor's checks of what nights left: whether the store knows every run, and the newest certificates.
#include "base/error.hpp"
#include "base/words.hpp"
#include "command/health.hpp"
#include "command/nightly/kept_certificates.hpp"
#include "command/nightly/unknown_runs.hpp"
#include "store/store.hpp"

namespace abide {

namespace {

const char* const not_asked = "Not looked at: the store cannot be asked.";

Diagnosis look_at_runs(const Patient& patient) {
    const std::optional<KnownRuns> known = known_runs(patient);
    if (!known) return {Health::ok, not_asked, ""};
    const UnknownRuns unknown = look_for_unknown_runs(*patient.configuration, known->sweeps, known->erasures);
    if (!unknown.says.empty()) return {Health::fault, capitalised(unknown.says) + ".", capitalised(unknown.help) + "."};
    for (const std::string& warning : unknown.warnings)
        if (!warning.starts_with(patient.configuration->heartbeat_file())) // which has a check of its own
            return {Health::warn, warning + ".", "The store does not know its run; see what it is, and move it away."};
    return {Health::ok, "The store knows every run of which there are reports or a certificate.", ""};
}

Diagnosis first_of(const std::vector<std::string>& faults, const std::string& help) {
    const std::size_t more = faults.size() - 1;
    return {Health::fault, faults.front() + (more == 0 ? "" : "; and " + std::to_string(more) + " more like it") + ".",
            help};
}

Diagnosis look_at_certificates(const Patient& patient) {
    const std::optional<KnownRuns> known = known_runs(patient);
    if (!known) return {Health::ok, not_asked, ""};
    if (known->sweeps.empty()) return {Health::ok, "There is none yet.", ""};
    const std::string folder = patient.configuration->certificates_folder();
    if (const auto faults = faults_of_certificates(folder, known->sweeps); !faults.empty())
        return first_of(faults, "Put back the copy that was kept of it; sweeps go on without.");
    const std::unique_ptr<Store> store = Store::open_existing(patient.configuration->value("store"));
    if (const auto faults = faults_against_certificates(folder, known->sweeps, *store); !faults.empty())
        return first_of(faults, "See what abide verify says of that run, and put back the copy of a night on which the "
                                "store was whole.");
    return {Health::ok, "The newest are as they were written, and the store remembers what they say.", ""};
}

} // namespace

std::optional<KnownRuns> known_runs(const Patient& patient) {
    try {
        const std::unique_ptr<Store> store = Store::open_existing(patient.configuration->value("store"));
        return KnownRuns{store->sweeps(), store->erasures()};
    } catch (const Error& error) {
        if (!std::string_view(error.what()).ends_with("the first sweep makes one")) return std::nullopt;
        return KnownRuns{};
    }
}

extern const HealthCheck runs_health;
const HealthCheck runs_health = {"runs", look_at_runs};
extern const HealthCheck certificates_health;
const HealthCheck certificates_health = {"certificates", look_at_certificates};

} // namespace abide
