// The short name under which a verdict is found again: a hash of what it is about, never of what it says.
#pragma once

#include <string>

#include "rule/verdict.hpp"

namespace abide {

/// 16 hexadecimal digits: the first of the SHA-256 of fingerprint_text. `item` is an item's id, or empty
/// for the verdict as a whole.
std::string fingerprint_of(const Verdict& verdict, const std::string& item = {});

} // namespace abide
