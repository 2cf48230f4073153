// Check kinds that judge nothing: between them they have every type of parameter and every demand a kind can make.
#pragma once

#include <span>

#include "rule/kind.hpp"

namespace abide::tests {

std::span<const Kind* const> toy_kinds();

} // namespace abide::tests
