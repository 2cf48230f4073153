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

namespace {

/// Carets below the marked bytes. Only the first byte of a character takes up room.
std::string caret_line(const Diagnostic& d) {
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const std::size_t from = d.place.column - 1;
    std::string line;
    std::string carets;
    for (std::size_t i = 0; i < d.source_line.size() && i < from + d.width; ++i) {
        if (!begins(d.source_line[i])) continue;
        if (i >= from)
            carets += '^';
        else
            line += d.source_line[i] == '\t' ? '\t' : ' ';
    }
    return line + (carets.empty() ? "^" : carets);
}

} // namespace

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
        const std::string number = std::to_string(d.place.line);
        text += "  " + number + " | " + d.source_line + "\n";
        text += "  " + std::string(number.size(), ' ') + " | " + caret_line(d) + "\n";
    }
    if (!d.help.empty()) text += "  help: " + d.help + "\n";
    return text;
}

} // namespace abide
