// Doctor's checks of the nights: whether the last one was swept in time, whether one is being swept, and its signature.
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/instant.hpp"
#include "base/lock.hpp"
#include "base/words.hpp"
#include "certificate/signature.hpp"
#include "command/health.hpp"
#include "command/nightly/last_beat.hpp"
#include "command/passing_folder.hpp"
#include "publish/heartbeat.hpp"

namespace abide {

namespace {

constexpr std::int64_t seconds_of_hour = 3600;

bool is_on_path(const std::string& program, const World& world) {
    const std::string path = world.variable("PATH");
    for (std::size_t from = 0; from <= path.size();) {
        const std::size_t end = std::min(path.find(':', from), path.size());
        const std::string file = join_path(path.substr(from, end - from), program);
        if (is_file(file) && ::access(file.c_str(), X_OK) == 0) return true;
        from = end + 1;
    }
    return false;
}

/// Something signed with the secret key, and checked with the other half where there is one: empty, or what is wrong.
std::string fault_of_trial(const std::string& secret, const std::string& open) {
    const PassingFolder folder(std::filesystem::temp_directory_path().string());
    const std::string trial = join_path(folder.path(), "trial");
    try {
        write_file(trial, "trial\n");
        sign_file(trial, secret);
    } catch (const Error& error) {
        const std::string why = error.what();
        return "Nothing can be signed with " + secret + ": " + why.substr(std::min(why.size(), why.find(": ") + 2));
    }
    if (open.empty()) return "";
    const std::string fault = fault_of_signature(trial, open);
    return fault.empty() ? ""
                         : "What is signed with " + secret + " is not signed by the holder of " + open + ": " + fault;
}

Diagnosis look_at_signing(const Patient& patient) {
    const std::string& secret = patient.configuration->value("secret-key");
    const std::string& open = patient.configuration->value("public-key");
    if (secret.empty() && open.empty()) return {Health::ok, "Certificates are not signed: there is no secret-key.", ""};
    for (const std::string& file : {secret, open}) {
        if (!file.empty() && (!is_file(file) || ::access(file.c_str(), R_OK) != 0))
            return {Health::fault, "The key " + file + " cannot be read.", "Make a pair of keys with minisign -G -W."};
    }
    if (!is_on_path("minisign", *patient.world))
        return {Health::fault, "There is no program minisign to sign certificates with.",
                "Install it: apt install minisign."};
    if (!secret.empty())
        if (const std::string fault = fault_of_trial(secret, open); !fault.empty())
            return {Health::fault, fault + ".", "Make a pair of keys with minisign -G -W, and set both."};
    if (secret.empty() || open.empty())
        return {Health::warn,
                secret.empty() ? "There is a public-key, but no secret-key: certificates are not signed."
                               : "There is a secret-key, but no public-key to check certificates by.",
                "Set both keys."};
    return {Health::ok, "Certificates are signed with " + secret + ".", ""};
}

Diagnosis look_at_lock(const Patient& patient) {
    const std::string holder = holder_of_lock(patient.configuration->lock_file());
    if (holder.empty()) return {Health::ok, "Nobody is sweeping.", ""};
    return {Health::ok, "A sweep is going on: " + holder + ".", ""};
}

std::string how_long_ago(std::int64_t seconds) {
    constexpr std::int64_t seconds_of_minute = 60;
    return count_of(static_cast<std::size_t>(seconds / seconds_of_hour), "hour", "hours") + " and " +
           count_of(static_cast<std::size_t>(seconds % seconds_of_hour / seconds_of_minute), "minute", "minutes") +
           " ago";
}

/// `most`: so many hours a good sweep may be ago.
Diagnosis health_of_late(const Heartbeat& beat, std::size_t most, std::int64_t now) {
    std::string late = capitalised(words_of_waiting(beat)) + ", " + how_long_ago(now - beat.waiting_since) +
                       ": more than " + count_of(most, "hour", "hours") + ".";
    if (is_good(beat.exit))
        return {Health::late, late, "Look at why the night's sweep did not run, and sweep now: abide sweep."};
    late += " The last, " + beat.run + ", ended " + utc_text(beat.finished) +
            (beat.shrunk ? " and missed too many of the known cases." : " and was incomplete.");
    return {Health::late, late, "Look at the diagnostics of that sweep, and sweep again: abide sweep."};
}

/// Of a sweep that ended with 3.
Diagnosis health_of_incomplete(const Heartbeat& beat, const std::string& last) {
    if (beat.shrunk)
        return {Health::warn,
                last + ", but too many known cases were missing from its exports, and it resolved nothing.",
                "See which export did not come whole, and sweep again; once the cases are rightly gone: abide sweep "
                "--accept-missing."};
    return {Health::warn,
            last +
                ", but was incomplete: something in the exports could not be read or was refused, or nothing applied.",
            "Look at the diagnostics of that sweep."};
}

Diagnosis health_of_beat(const Heartbeat& beat, const Patient& patient) {
    const std::int64_t now = patient.world->now();
    const std::int64_t ago = now - beat.finished;
    const std::string last = capitalised(words_of(beat));
    if (ago < 0) return {Health::warn, last + ", which lies ahead.", "Set the clock of the machine that sweeps."};
    const std::size_t most = patient.configuration->number("overdue-after").value_or(0);
    if (is_late(beat, most, now)) return health_of_late(beat, most, now);
    if (!is_good(beat.exit)) return health_of_incomplete(beat, last + ", " + how_long_ago(ago));
    return {Health::ok, last + ", " + how_long_ago(ago) + ".", ""};
}

/// Where it cannot be read, or is not there although there were sweeps. Whoever watches over it sees nothing; what the
/// store knows is told.
Diagnosis health_without_beat(const std::string& trouble, const Patient& patient) {
    const std::optional<KnownRuns> known = known_runs(patient);
    if (!known || known->sweeps.empty()) {
        if (!trouble.empty())
            return {Health::fault, "Whether the last sweep is LATE cannot be told: " + trouble + ".",
                    "Sweep: abide sweep."};
        return {Health::warn, "No sweep has been brought to its end yet.", "Sweep once: abide sweep."};
    }
    const std::string file = patient.configuration->heartbeat_file();
    Diagnosis by_store = health_of_beat(heartbeat_of(known->sweeps), patient);
    by_store.says = (trouble.empty() ? "There is no heartbeat " + file : trouble) +
                    ", and whoever watches it is told nothing. The store says: " + by_store.says;
    if (!trouble.empty()) by_store.health = Health::fault;
    if (by_store.health == Health::ok) by_store.health = Health::warn;
    if (by_store.help.empty()) by_store.help = "The next sweep writes it: abide sweep.";
    return by_store;
}

Diagnosis look_at_heartbeat(const Patient& patient) {
    const auto [beat, trouble] = read_heartbeat(patient.configuration->heartbeat_file());
    return beat ? health_of_beat(*beat, patient) : health_without_beat(trouble, patient);
}

} // namespace

extern const HealthCheck signing_health;
const HealthCheck signing_health = {"signing", look_at_signing};
extern const HealthCheck lock_health;
const HealthCheck lock_health = {"lock", look_at_lock};
extern const HealthCheck heartbeat_health;
const HealthCheck heartbeat_health = {"heartbeat", look_at_heartbeat};

} // namespace abide
