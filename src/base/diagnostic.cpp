// How a diagnostic is printed for a person.
#include "base/diagnostic.hpp"

#include <algorithm>

namespace abide {

std::string_view name_of(Gravity gravity) {
    switch (gravity) {
    case Gravity::note: return "note";
    case Gravity::warning: return "warning";
    case Gravity::error: return "error";
    }
    return "error";
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.gravity == Gravity::error; });
}

std::string to_text(const Diagnostic& d) {
    std::string text = d.place.file;
    if (d.place.line != 0) text += ":" + std::to_string(d.place.line);
    if (d.place.column != 0) text += ":" + std::to_string(d.place.column);
    text += ": " + std::string(name_of(d.gravity)) + "[" + d.code + "]: " + d.says + "\n";
    if (!d.source_line.empty() && d.place.column != 0) {
        std::string number = std::to_string(d.place.line);
        text += "  " + number + " | " + d.source_line + "\n";
        std::string gap;
        for (std::size_t i = 0; i + 1 < d.place.column && i < d.source_line.size(); ++i)
            gap += d.source_line[i] == '\t' ? '\t' : ' ';
        text += "  " + std::string(number.size(), ' ') + " | " + gap + std::string(std::max(1U, d.width), '^') + "\n";
    }
    if (!d.help.empty()) text += "  help: " + d.help + "\n";
    return text;
}

} // namespace abide
