// A line of a record as it may be shown: the names of elements and attributes, and nothing anybody wrote about a child.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace abide {

/// Every byte but markup, spaces and known names is a "*", so that places stay what they are; `shown` bytes from
/// `column` (0 is the first) stay.
std::string mask_record(std::string_view line, std::size_t column, std::size_t shown,
                        const std::function<bool(std::string_view)>& knows);

/// What a value that is not repeated looked like: "14 characters, letters and spaces".
std::string shape_of(std::string_view text);

} // namespace abide
