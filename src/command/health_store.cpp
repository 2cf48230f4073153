// Doctor's check of the history: whether it is there, of today's schema, and whole.
#include <unistd.h>

#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"
#include "command/health.hpp"
#include "store/store.hpp"

namespace abide {

namespace {

/// What the next sweep sees to by itself: there is no store yet, or its schema still needs a step.
bool is_mended_by_a_sweep(const std::string& sentence) {
    return sentence.ends_with("the first sweep makes one") || sentence.ends_with("the next sweep brings it up to date");
}

Diagnosis health_of(Store& store, bool erases) {
    const std::string damage = store.check_integrity();
    if (!damage.empty())
        return {Health::fault, damage + ".",
                "Sweep no more into it, and put back the copy of a night on which it was whole."};
    if (const std::string refused = store.check_rights(erases); !refused.empty())
        return {Health::fault, capitalised(refused) + ".",
                "Sweep as the role that owns it, or give this one the right."};
    return {Health::ok,
            "The history is whole: " + count_of(store.sweeps().size(), "sweep", "sweeps") + ", schema " +
                std::to_string(store.schema_version()) + ".",
            ""};
}

/// Where it begins with the place of the store, that stays as it was written.
std::string as_a_line(const std::string& sentence, const std::string& address) {
    const std::string place = address.substr(address.find(':') + 1);
    return sentence.starts_with(place) ? sentence : capitalised(sentence);
}

/// A file that is there and that no sweep could write, nor make its journal beside it.
Diagnosis health_of_file(const std::string& file) {
    std::string folder = std::filesystem::path(file).parent_path().string();
    if (folder.empty()) folder = ".";
    for (const std::string& path : {file, folder})
        if (is_file(file) && ::access(path.c_str(), W_OK) != 0)
            return {Health::fault, path + " cannot be written to.", "Let whoever runs Abide write there."};
    return {};
}

Diagnosis look_at_store(const Patient& patient) {
    if (const std::string file = patient.configuration->store_file(); !file.empty())
        if (Diagnosis fault = health_of_file(file); fault.health != Health::ok) return fault;
    try {
        const bool erases = patient.configuration->number("keep").has_value();
        return health_of(*Store::open_existing(patient.configuration->value("store")), erases);
    } catch (const Error& error) {
        const std::string sentence = error.what();
        return {is_mended_by_a_sweep(sentence) ? Health::warn : Health::fault,
                as_a_line(sentence, patient.configuration->value("store")) + ".", ""};
    }
}

} // namespace

extern const HealthCheck store_health;
const HealthCheck store_health = {"store", look_at_store};

} // namespace abide
