// Which procedure files the words of a command line mean.
#pragma once

#include <string>
#include <vector>

#include "command/options.hpp"
#include "command/rulebook.hpp"
#include "command/world.hpp"

namespace abide {

/// Each argument is a file or the id of a procedure, shipped or in the folder of --procedures; no argument means them
/// all. Throws Error(usage) with did-you-mean.
std::vector<std::string> procedure_files(const Options& options, const World& world);

/// Those files loaded, in their order; `rulebook` keeps them. Every fault is printed; with an error among them,
/// Error(usage).
std::vector<const Procedure*> load_named_procedures(Rulebook& rulebook, const Options& options, World& world);

} // namespace abide
