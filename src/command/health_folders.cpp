// Doctor's checks of files and folders: the exports, where results go, room on the disk, who can read, what was left.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/lock.hpp"
#include "base/words.hpp"
#include "command/export_files.hpp"
#include "command/health.hpp"
#include "command/nightly/case_erasure.hpp"
#include "command/output.hpp"

namespace abide {

namespace {

namespace fs = std::filesystem;

Diagnosis look_at_inbox(const Patient& patient) {
    const std::string& inbox = patient.configuration->value("inbox");
    const std::string to_do = "Have the exports written there, or set another inbox.";
    if (!is_there(inbox)) return {Health::fault, "There is no file or folder " + inbox + ".", to_do};
    Diagnostics diagnostics;
    const std::vector<std::string> files = export_files({inbox}, diagnostics);
    const std::string let = "Let whoever runs Abide read it.";
    for (const Diagnostic& one : diagnostics) {
        if (one.gravity == Gravity::error) return {Health::fault, one.place.file + ": " + one.says + ".", let};
    }
    for (const std::string& file : files) { // one in an archive is no file of its own, and could be read
        if (is_file(file) && ::access(file.c_str(), R_OK) != 0) return {Health::fault, file + " cannot be read.", let};
    }
    if (files.empty()) return {Health::warn, inbox + " holds no export.", to_do};
    return {Health::ok, inbox + " holds " + count_of(files.size(), "export", "exports") + ".", ""};
}

/// Nobody can write where what holds the folder is no folder or not theirs.
Diagnosis health_of_folder(const std::string& name, const std::string& folder) {
    if (is_folder(folder)) {
        if (::access(folder.c_str(), W_OK | X_OK) == 0) return {};
        return {Health::fault, name + ": " + folder + " cannot be written to.", "Let whoever runs Abide write there."};
    }
    if (is_there(folder)) return {Health::fault, name + ": " + folder + " is not a folder.", "Set another folder."};
    return {Health::warn, name + ": there is no folder " + folder + " yet.", "The first sweep makes it."};
}

/// The worst of what was said; those as bad as it are said together.
Diagnosis worst_of(const std::vector<Diagnosis>& all, Diagnosis best) {
    for (const Diagnosis& one : all) {
        if (one.health == Health::ok || one.health < best.health) continue;
        if (one.health > best.health) {
            best = one;
            continue;
        }
        best.says += " " + one.says;
        if (best.help.find(one.help) == std::string::npos) best.help += " " + one.help;
    }
    return best;
}

Diagnosis look_at_folders(const Patient& patient) {
    const Configuration& configuration = *patient.configuration;
    std::vector<Diagnosis> all;
    for (const char* name : {"reports", "state"}) all.push_back(health_of_folder(name, configuration.value(name)));
    // Those in them are made by a sweep, and need no word before.
    for (const auto& [name, folder] :
         {std::pair("reports", join_path(configuration.value("reports"), "sets")),
          std::pair("state", configuration.certificates_folder()), std::pair("state", configuration.cache_folder())})
        if (is_there(folder)) all.push_back(health_of_folder(name, folder));
    return worst_of(
        all, {Health::ok,
              configuration.value("reports") + " and " + configuration.value("state") + " can be written to.", ""});
}

/// The nearest folder above that exists: a folder that is still to be made will lie on its disk.
fs::path existing(const std::string& folder) {
    fs::path path = fs::absolute(folder);
    while (!is_there(path.string()) && path.has_relative_path()) path = path.parent_path();
    return path;
}

Diagnosis look_at_space(const Patient& patient) {
    std::uint64_t least = UINT64_MAX;
    for (const char* name : {"reports", "state"}) {
        std::error_code trouble;
        const fs::space_info space = fs::space(existing(patient.configuration->value(name)), trouble);
        if (trouble)
            return {Health::warn, "How much room there is cannot be told: " + trouble.message() + ".",
                    "Look at the disk of " + patient.configuration->value(name) + "."};
        least = std::min<std::uint64_t>(least, space.available);
    }
    return health_of_space(least);
}

/// What others may do with a file or folder that is there.
std::string exposed(const std::string& path) {
    struct stat facts {};
    if (path.empty() || ::stat(path.c_str(), &facts) != 0) return "";
    constexpr mode_t others = S_IRWXG | S_IRWXO;
    return (facts.st_mode & others) == 0 ? "" : path;
}

Diagnosis look_at_exposure(const Patient& patient) {
    const Configuration& configuration = *patient.configuration;
    const std::string store = configuration.store_file();
    std::vector<std::string> open;
    for (const std::string& path : {configuration.value("state"), configuration.value("reports"),
                                    configuration.value("secret-key"), store, store.empty() ? "" : store + "-wal"}) {
        if (const std::string name = exposed(path); !name.empty()) open.push_back(name);
    }
    if (open.empty()) return {Health::ok, "Nobody else can read what Abide remembers and writes.", ""};
    std::string commands = "chmod go=";
    for (const std::string& name : open) commands += " " + shell_word(name);
    return {Health::warn, "Not for its owner alone: " + list_of(open) + ".",
            "Take the rights of others away: " + commands + "."};
}

/// Below a folder: what a run that was killed had begun to write.
void find_leftovers(const std::string& folder, std::vector<std::string>& found) {
    std::error_code trouble;
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, trouble), end;
         at != end && !trouble; at.increment(trouble)) {
        if (at->path().filename().string().find(".part-") != std::string::npos) found.push_back(at->path().string());
    }
}

Diagnosis look_at_leftovers(const Patient& patient) {
    if (!holder_of_lock(patient.configuration->lock_file()).empty())
        return {Health::ok, "Not looked at while a sweep is going on.", ""};
    if (!erasures_begun(*patient.configuration).empty())
        return {Health::warn, "An erasure was cut short.", "Give the same command once more: abide erase."};
    std::vector<std::string> found;
    for (const char* name : {"reports", "state"}) find_leftovers(patient.configuration->value(name), found);
    if (found.empty()) return {Health::ok, "Nothing half written was left behind.", ""};
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return {Health::warn,
            "Left behind by a run that was cut short: " + found.front() +
                (found.size() > 1 ? " and " + std::to_string(found.size() - 1) + " more" : "") + ".",
            "When nobody is sweeping, remove " + std::string(found.size() > 1 ? "them." : "it.")};
}

} // namespace

Diagnosis health_of_space(std::uint64_t free) {
    constexpr std::uint64_t megabyte = 1U << 20U;
    constexpr std::uint64_t least = 64;
    constexpr std::uint64_t enough = 1024;
    const std::string says = std::to_string(free / megabyte) + " MB are free";
    if (free / megabyte >= enough) return {Health::ok, says + ".", ""};
    const bool is_full = free / megabyte < least;
    return {is_full ? Health::fault : Health::warn, "Only " + says + ".", "Make room, or keep less: see keep."};
}

extern const HealthCheck inbox_health;
const HealthCheck inbox_health = {"inbox", look_at_inbox};
extern const HealthCheck folders_health;
const HealthCheck folders_health = {"folders", look_at_folders};
extern const HealthCheck space_health;
const HealthCheck space_health = {"space", look_at_space};
extern const HealthCheck exposure_health;
const HealthCheck exposure_health = {"exposure", look_at_exposure};
extern const HealthCheck leftovers_health;
const HealthCheck leftovers_health = {"leftovers", look_at_leftovers};

} // namespace abide
