// Which exports of the inbox hold a case: their ids are read and nothing else.
#pragma once

#include <string>
#include <vector>

#include "command/configuration.hpp"
#include "command/options.hpp"
#include "command/world.hpp"

namespace abide {

struct InboxIds {
    std::vector<std::string> files; ///< that hold it
    std::string trouble;            ///< why it cannot be told of all of them; may be empty
};

/// Judges nothing and writes nothing.
InboxIds exports_that_hold(const std::string& case_id, const Configuration& configuration, const Options& options,
                           World& world);

} // namespace abide
