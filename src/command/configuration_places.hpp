// Whether the places of a configuration leave each other alone.
#pragma once

#include "command/configuration.hpp"

namespace abide {

/// What Abide writes must not be read as an export, nor one of its files take the place of another: reports and state
/// lie outside the inbox and the inbox outside their own folders, reports and state outside each other's, and the file
/// of the store is no file of Abide's and in none of these folders. Links are followed. Throws Error(usage), naming
/// both settings.
void expect_apart(const Configuration& configuration);

} // namespace abide
