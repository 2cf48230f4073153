// Whether the places of a configuration leave each other alone.
#include "command/configuration_places.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"

namespace abide {

namespace {

namespace fs = std::filesystem;

/// As it is written and as it is with links followed, whether there is such a thing or not.
std::array<fs::path, 2> ways_to(const std::string& path) {
    std::error_code trouble;
    fs::path written = fs::absolute(path, trouble).lexically_normal();
    if (!written.has_filename()) written = written.parent_path();
    fs::path real = fs::weakly_canonical(written, trouble);
    if (trouble) real = written;
    return {std::move(written), std::move(real)};
}

bool is_below(const fs::path& inner, const fs::path& outer) {
    const auto [left, right] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return left == outer.end();
}

/// A path is in itself.
bool is_in(const std::string& inner, const std::string& outer) {
    const auto outers = ways_to(outer);
    return std::ranges::any_of(ways_to(inner), [&](const fs::path& one) {
        return std::ranges::any_of(outers, [&](const fs::path& other) { return is_below(one, other); });
    });
}

/// Places of Abide's own that follow from a setting.
struct OwnPlace {
    std::string setting;
    std::string path;
    std::string what; ///< "the lock"
};

std::vector<OwnPlace> own_folders(const Configuration& configuration) {
    const std::string& state = configuration.value("state");
    const std::string& reports = configuration.value("reports");
    return {{"state", configuration.certificates_folder(), "the folder of certificates"},
            {"state", join_path(state, "cache"), "the cache"},
            {"reports", join_path(reports, "sets"), "the sets of reports"},
            {"reports", join_path(reports, "current"), "the link to the current set"}};
}

std::string named(const std::string& setting, const std::string& path) { return setting + " (" + path + ")"; }

[[noreturn]] void refuse(const std::string& one, const std::string& other, const std::string& why) {
    throw Error(Exit::usage, one + " and " + other + " do not leave each other alone: " + why + "; nothing was done");
}

void expect_folders_apart(const Configuration& configuration) {
    const std::string& inbox = configuration.value("inbox");
    for (const char* name : {"reports", "state"}) {
        const std::string& folder = configuration.value(name);
        if (is_in(folder, inbox))
            refuse(named(name, folder), named("inbox", inbox), "what is written there would be read as an export");
    }
    for (const OwnPlace& own : own_folders(configuration)) {
        for (const char* name : {"inbox", "reports", "state"})
            if (const std::string& folder = configuration.value(name); is_in(folder, own.path))
                refuse(named(name, folder), named(own.setting, configuration.value(own.setting)),
                       own.path + " is for " + own.what + " alone");
    }
}

/// What SQLite would read, write over or fill with a journal.
void expect_store_apart(const Configuration& configuration) {
    const std::string store = configuration.store_file();
    if (store.empty()) return;
    const std::string name = named("store", configuration.value("store"));
    const auto expect_not = [&](const OwnPlace& own, bool is_taken) {
        if (is_taken)
            refuse(name, named(own.setting, configuration.value(own.setting)), own.path + " is for " + own.what);
    };
    for (const OwnPlace& own : own_folders(configuration)) expect_not(own, is_in(store, own.path));
    const OwnPlace inbox = {"inbox", configuration.value("inbox"), "exports"};
    expect_not(inbox, is_in(store, inbox.path));
    std::vector<OwnPlace> taken = {{"state", configuration.lock_file(), "the lock"},
                                   {"state", configuration.heartbeat_file(), "the heartbeat"}};
    for (const char* setting : {"state", "reports", "secret-key", "public-key"})
        if (const std::string& path = configuration.value(setting); !path.empty())
            taken.push_back({setting, path, "something else of Abide's"});
    for (const OwnPlace& own : taken) expect_not(own, is_in(store, own.path) && is_in(own.path, store));
    if (const std::string& file = configuration.file(); !file.empty() && is_in(store, file))
        throw Error(Exit::usage, name + " is the file of the configuration itself; nothing was done");
}

} // namespace

void expect_apart(const Configuration& configuration) {
    expect_folders_apart(configuration);
    expect_store_apart(configuration);
}

} // namespace abide
