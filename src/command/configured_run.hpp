// What the configuration asks of a run: its values put where the readers of options look for them.
#pragma once

#include "command/configuration.hpp"
#include "command/options.hpp"
#include "command/run.hpp"
#include "command/world.hpp"

namespace abide {

/// The options with the configured values of those that the command line did not give, so that load_rulebook and
/// everybody else who reads options goes by the configuration too.
Options completed(Options options, const Configuration& configuration);

/// A run over the inbox. `options` may be completed or not. Throws Error(usage) as read_request does.
RunRequest request_of(const Configuration& configuration, const Options& options, const World& world);

} // namespace abide
