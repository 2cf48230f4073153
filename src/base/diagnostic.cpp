// How a diagnostic is printed for a person.
#include "base/diagnostic.hpp"

#include <algorithm>

#include "base/printable.hpp"

namespace abide {

Place place_at(const std::string& file, std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {file, static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + 1,
            static_cast<std::uint32_t>(at - line_begin) + 1};
}

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
    const std::size_t from = d.place.column - 1 - std::min(d.cut, d.place.column - 1);
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

void show_source(Diagnostic& diagnostic, std::string_view line) {
    constexpr std::size_t longest = 160;
    constexpr std::size_t before = 60;
    std::size_t from = 0;
    if (line.size() > longest && diagnostic.place.column > before) from = diagnostic.place.column - before;
    const auto begins = [&](std::size_t i) { return (static_cast<unsigned char>(line[i]) & 0xC0U) != 0x80U; };
    from = std::min(from, line.size());
    while (from > 0 && from < line.size() && !begins(from)) --from;
    std::size_t end = std::min(line.size(), from + longest);
    while (end > from && end < line.size() && !begins(end)) --end;
    diagnostic.cut = static_cast<std::uint32_t>(from);
    diagnostic.source_line = line.substr(from, end - from);
}

std::size_t count_of_problems(const Diagnostics& diagnostics) {
    std::size_t n = 0;
    for (const Diagnostic& one : diagnostics) n += one.times;
    return n;
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.gravity == Gravity::error; });
}

std::string to_text(const Diagnostic& d) {
    std::string text = printable(d.place.file);
    if (d.place.line != 0) text += ":" + std::to_string(d.place.line);
    if (d.place.column != 0) text += ":" + std::to_string(d.place.column);
    text += ": " + std::string(name_of(d.gravity)) + "[" + d.code + "]: " + printable(d.says) + "\n";
    if (!d.source_line.empty() && d.place.column != 0) {
        const std::string number = std::to_string(d.place.line);
        const char* left_out = d.cut > 0 ? "…" : "";
        text += "  " + number + " | " + left_out + printable_in_place(d.source_line) + "\n";
        text += "  " + std::string(number.size(), ' ') + " | " + (d.cut > 0 ? " " : "") + caret_line(d) + "\n";
    }
    if (!d.help.empty()) text += "  help: " + printable(d.help) + "\n";
    return text;
}

} // namespace abide
