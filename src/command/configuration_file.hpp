// The file of the configuration: its lines read strictly, every fault of it found.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace abide {

/// A value and the line it stands on.
struct ConfiguredLine {
    std::string value;
    std::uint32_t line = 0;
};

/// By name of the setting. `file` is for messages. Only lines without a fault are among them; an address keeps its
/// password to itself.
std::map<std::string, ConfiguredLine> read_configuration_lines(const std::string& file, std::string_view text,
                                                               Diagnostics& diagnostics);

} // namespace abide
