// One value of the configuration: whether it is what its setting takes, and where its path leads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/configuration_keys.hpp"

namespace abide {

struct ValueFault {
    std::string says;       ///< one sentence without its full stop
    std::string help;       ///< what would have been right
    bool is_secret = false; ///< the value must not be shown
};

/// What is wrong with a value, or nothing.
std::optional<ValueFault> fault_of_value(const ConfigurationKey& key, const std::string& value);

/// The value with its relative path taken from `folder` (empty: the working folder). Other values stay as they are.
std::string resolved(const ConfigurationKey& key, const std::string& value, const std::string& folder);

/// "a, b" -> "a" and "b"; empty pieces too.
std::vector<std::string> pieces_of_list(std::string_view text);

} // namespace abide
