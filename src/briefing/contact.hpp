// What looks like a way to reach somebody, and should not stand on a page that is shared.
#pragma once

#include <string_view>

namespace abide {

/// An e-mail address, a postcode, or nine digits and more in one go: a number to ring, or one that a person goes by.
bool looks_like_contact(std::string_view text);

} // namespace abide
