// The ring of seven numbers in the middle of a seven-minute briefing: decoration, so it tells nothing the text does
// not.
#pragma once

#include <string>
#include <string_view>

namespace abide {

/// SVG hidden from readers that read aloud. `label` stands in the middle.
std::string draw_ring(std::string_view label);

} // namespace abide
