// The colours of the pages' style sheet by name, and how well one can be told from another.
#pragma once

#include <map>
#include <string>

namespace abide::tests {

/// "ink" to "16191d", as style.css names them.
std::map<std::string, std::string> colours();

/// WCAG 2.2: 1 for the same colour, 21 for black on white. Colours as six hexadecimal digits.
double contrast(const std::string& one, const std::string& other);

} // namespace abide::tests
