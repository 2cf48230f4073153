// The configuration as it holds: what the command line says, else the environment, else the file, else the default.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/options.hpp"
#include "command/world.hpp"

namespace abide {

/// One setting as it holds.
struct EffectiveSetting {
    std::string name;
    std::string value;  ///< paths resolved; a list parted by ", "
    std::string origin; ///< "--inbox", "environment ABIDE_INBOX", "abide.conf:12", "default"
};

/// Every value in it is what its setting takes.
class Configuration {
  public:
    Configuration(std::string file, std::vector<EffectiveSetting> settings);

    /// The file it was read from; empty when there is none.
    [[nodiscard]] const std::string& file() const { return file_; }
    /// All of them, in the order of the table.
    [[nodiscard]] const std::vector<EffectiveSetting>& settings() const { return settings_; }

    // Each is asked for a name of the table, and throws std::out_of_range for another one.

    [[nodiscard]] const std::string& value(std::string_view name) const { return setting(name).value; }
    [[nodiscard]] const std::string& origin(std::string_view name) const { return setting(name).origin; }
    /// Nothing when it is empty.
    [[nodiscard]] std::optional<std::size_t> number(std::string_view name) const;
    [[nodiscard]] bool is_yes(std::string_view name) const { return value(name) == "yes"; }
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;

    // Places that follow from others.

    [[nodiscard]] std::string lock_file() const;
    [[nodiscard]] std::string heartbeat_file() const;
    [[nodiscard]] std::string cache_folder() const; ///< empty: nothing is kept
    [[nodiscard]] std::string certificates_folder() const;
    [[nodiscard]] std::string publications_folder() const;
    [[nodiscard]] std::string store_file() const; ///< empty: the store is on a server

  private:
    [[nodiscard]] const EffectiveSetting& setting(std::string_view name) const;
    std::string file_;
    std::vector<EffectiveSetting> settings_;
};

/// The file is the one of --config, else of ABIDE_CONFIG, else abide.conf in the working folder, else there is none.
/// Every fault of the file and of the environment is printed, then Error(usage) is thrown; also where the working
/// folder cannot be looked into, and where two places do not leave each other alone: see expect_apart.
Configuration read_configuration(const Options& options, World& world);

} // namespace abide
