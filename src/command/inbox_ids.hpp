// What the exports of the inbox say of a case: which of them hold it, and which other cases name it.
#pragma once

#include <string>
#include <vector>

#include "command/configuration.hpp"
#include "command/options.hpp"
#include "command/world.hpp"

namespace abide {

struct InboxIds {
    std::vector<std::string> files;  ///< that hold it
    std::vector<std::string> naming; ///< ids of other cases in whose records its id stands, in order
    std::string trouble;             ///< why it cannot be told of all of them; may be empty
};

/// Reads every export whole. Judges nothing and writes nothing.
InboxIds look_into_inbox_for(const std::string& case_id, const Configuration& configuration, const Options& options,
                             World& world);

} // namespace abide
