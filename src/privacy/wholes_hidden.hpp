// Wholes hidden beside their parts, from the parts up: the first of what is withheld.
#pragma once

#include "privacy/ground.hpp"

namespace abide {

/// Hides the new wholes that would tell a part (whole.hpp), those that are parts themselves first, and all parts that
/// an earlier small whole is now taken apart into when each of them being one or two would show.
void hide_wholes_that_tell(SharedGround& shared);

} // namespace abide
