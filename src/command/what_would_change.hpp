// What a record would have to show for a verdict to come out otherwise.
#pragma once

#include <string>
#include <vector>

#include "model/dictionary.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// One sentence each, without its full stop; empty when nothing of that sort can be said. Never advice to write down
/// what did not happen: each says what a record *of* something would give.
std::vector<std::string> what_would_change(const Verdict& verdict, const Dictionary& dictionary);

} // namespace abide
