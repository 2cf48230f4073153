// The configuration as it holds, put together from the command line, the environment, the file and the defaults.
#include "command/configuration.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/configuration_file.hpp"
#include "command/configuration_places.hpp"
#include "command/configuration_value.hpp"
#include "command/show_diagnostics.hpp"

namespace abide {

namespace {

std::string file_of(const Options& options, const World& world) {
    if (options.has("config")) return options.value("config");
    if (const std::string named = world.variable("ABIDE_CONFIG"); !named.empty()) return named;
    std::error_code trouble;
    // A link that leads nowhere is there: passing it over in silence would bring back the defaults. So would a folder
    // that may not be looked into.
    const std::filesystem::file_status status = std::filesystem::symlink_status("abide.conf", trouble);
    if (trouble && status.type() != std::filesystem::file_type::not_found)
        throw Error(Exit::usage, "cannot see whether there is a file abide.conf in the working folder: " +
                                     trouble.message() + "; go to another folder, or name the file with --config");
    return std::filesystem::exists(status) ? "abide.conf" : "";
}

/// A device or a pipe would be waited for, or never end.
std::string read_configuration_file(const std::string& file) {
    std::error_code ignored;
    const std::filesystem::file_status status = std::filesystem::status(file, ignored);
    if (std::filesystem::is_other(status))
        throw Error(Exit::usage, file + " is a device or a pipe, and no configuration; name a file");
    return read_file(file);
}

/// Puts the settings together, one after the other.
class Layers {
  public:
    Layers(const Options& options, const World& world) : options_(options), world_(world) {
        file_ = file_of(options, world);
        folder_ = std::filesystem::path(file_).parent_path().string();
        if (!file_.empty()) lines_ = read_configuration_lines(file_, read_configuration_file(file_), diagnostics_);
    }

    Configuration put_together() {
        std::vector<EffectiveSetting> settings;
        for (const ConfigurationKey& key : configuration_keys()) settings.push_back(effective(key));
        // A state folder of another name takes the history with it.
        const auto named = [&](std::string_view name) {
            return std::find_if(settings.begin(), settings.end(), [&](const auto& one) { return one.name == name; });
        };
        if (named("store")->origin == "default")
            named("store")->value = "sqlite:" + join_path(named("state")->value, "history.sqlite");
        return {file_, std::move(settings)};
    }

    [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }
    [[nodiscard]] std::string sentence() const {
        std::string where = file_;
        if (where.empty() || diagnostics_.front().place.file != file_) where = "the configuration";
        return where + " has " + count_of(diagnostics_.size(), "fault", "faults") + "; nothing was done";
    }

  private:
    EffectiveSetting effective(const ConfigurationKey& key) {
        const std::string name(key.name);
        if (options_.has(name)) return {name, option(key), "--" + name};
        if (const std::string value = world_.variable(variable_of(key)); !value.empty()) {
            if (is_right(key, value)) return {name, tidied(key, value, ""), "environment " + variable_of(key)};
        } else if (const auto line = lines_.find(name); line != lines_.end()) {
            return {name, tidied(key, line->second.value, folder_), file_ + ":" + std::to_string(line->second.line)};
        }
        return {name, resolved(key, std::string(key.standard), folder_), "default"};
    }

    /// The readers of the other options say themselves what is wrong with them.
    std::string option(const ConfigurationKey& key) const {
        if (repeats(key)) return list_text(options_.values(key.name));
        const std::string value = options_.value(key.name);
        const bool is_ours = is_place(key) || key.takes == Takes::address;
        const std::optional<ValueFault> fault = is_ours ? fault_of_value(key, value) : std::nullopt;
        if (fault) throw Error(Exit::usage, "--" + fault->says + (fault->help.empty() ? "" : "; " + fault->help));
        return value;
    }

    bool is_right(const ConfigurationKey& key, const std::string& value) {
        const std::optional<ValueFault> fault = fault_of_value(key, value);
        if (!fault) return true;
        Diagnostic diagnostic;
        diagnostic.code = fault->is_secret ? "CONF-0006" : "CONF-0005";
        diagnostic.place.file = variable_of(key);
        diagnostic.says = fault->says;
        diagnostic.help = fault->help;
        diagnostics_.push_back(std::move(diagnostic));
        return false;
    }

    static std::string list_text(const std::vector<std::string>& pieces) {
        std::string text;
        for (const std::string& piece : pieces) text += (text.empty() ? "" : ", ") + piece;
        return text;
    }

    static std::string tidied(const ConfigurationKey& key, const std::string& value, const std::string& folder) {
        return repeats(key) ? list_text(pieces_of_list(value)) : resolved(key, value, folder);
    }

    const Options& options_;
    const World& world_;
    std::string file_;
    std::string folder_;
    std::map<std::string, ConfiguredLine> lines_;
    Diagnostics diagnostics_;
};

} // namespace

Configuration::Configuration(std::string file, std::vector<EffectiveSetting> settings)
    : file_(std::move(file)), settings_(std::move(settings)) {}

const EffectiveSetting& Configuration::setting(std::string_view name) const {
    for (const EffectiveSetting& one : settings_) {
        if (one.name == name) return one;
    }
    throw std::out_of_range("no such setting: " + std::string(name));
}

std::optional<std::size_t> Configuration::number(std::string_view name) const {
    const std::string& text = value(name);
    std::size_t number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc()) return std::nullopt;
    return number;
}

std::vector<std::string> Configuration::values(std::string_view name) const { return pieces_of_list(value(name)); }

std::string Configuration::lock_file() const { return join_path(value("state"), "lock"); }
std::string Configuration::heartbeat_file() const { return join_path(value("state"), "heartbeat.json"); }
std::string Configuration::cache_folder() const { return is_yes("cache") ? join_path(value("state"), "cache") : ""; }
std::string Configuration::certificates_folder() const { return join_path(value("state"), "certificates"); }

std::string Configuration::publications_folder() const { return join_path(value("state"), "publications"); }

std::string Configuration::store_file() const {
    constexpr std::string_view sqlite = "sqlite:";
    const std::string& address = value("store");
    return address.starts_with(sqlite) ? address.substr(sqlite.size()) : "";
}

namespace {

/// A misspelled line of the file is a fault. A variable may be somebody else's: only one that looks like one of ours is
/// worth a word.
void warn_of_misspelled_variables(World& world) {
    constexpr std::string_view ours = "ABIDE_";
    std::vector<std::string> known = {"CONFIG", "HOME"};
    for (const ConfigurationKey& key : configuration_keys()) known.push_back(variable_of(key).substr(ours.size()));
    for (const std::string& name : world.variables) {
        if (!name.starts_with(ours)) continue;
        const std::string end = name.substr(ours.size());
        const std::string near = nearest(end, known);
        if (near.empty() || near == end) continue;
        *world.err << "abide: warning: the environment variable " << printable(name) << " sets nothing; did you mean "
                   << ours << near << "?\n";
    }
}

} // namespace

Configuration read_configuration(const Options& options, World& world) {
    Layers layers(options, world);
    Configuration configuration = layers.put_together();
    warn_of_misspelled_variables(world);
    if (layers.diagnostics().empty()) {
        expect_apart(configuration);
        return configuration;
    }
    show_diagnostics(layers.diagnostics(), options, world);
    throw Error(Exit::usage, layers.sentence());
}

} // namespace abide
