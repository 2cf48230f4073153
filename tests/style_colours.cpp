// Reads the colours of the style sheet and works out contrasts as WCAG 2.2 defines them.
#include "tests/style_colours.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <regex>

#include "tests/briefing/toy.hpp"

namespace abide::tests {

namespace {

double luminance(const std::string& hex) {
    std::array<double, 3> parts{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double part = std::stoi(hex.substr(2 * i, 2), nullptr, 16) / 255.0;
        parts.at(i) = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

} // namespace

std::map<std::string, std::string> colours() {
    static const std::regex named(R"(--([a-z-]+): #([0-9a-f]{6});)");
    const std::string& style = shipped_templates().shell.style;
    std::map<std::string, std::string> found;
    for (std::sregex_iterator it(style.begin(), style.end(), named), end; it != end; ++it) found[(*it)[1]] = (*it)[2];
    return found;
}

double contrast(const std::string& one, const std::string& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace abide::tests
