// A setting on a page: its value, where that comes from, and why.
#pragma once

#include <string>
#include <string_view>

#include "rule/setting.hpp"

namespace abide {

/// "  strategy-limit: 3 working days (document 5.3-1)", with the reason under it where there is one.
std::string setting_rows(const Setting& setting, std::string_view value);

} // namespace abide
