// Gathers what is wrong with templates.
#include "briefing/template_faults.hpp"

#include <algorithm>
#include <utility>

namespace abide {

void TemplateFaults::add(const char* code, const TemplateText& in, std::size_t at, std::size_t width, std::string says,
                         std::string help, Gravity gravity) {
    Diagnostic fault;
    fault.code = code;
    fault.gravity = gravity;
    fault.place = place_at(in.file, in.text, at);
    fault.says = std::move(says);
    fault.help = std::move(help);
    const std::size_t line_start = at + 1 - fault.place.column;
    fault.source_line = in.text.substr(line_start, in.text.find('\n', at) - line_start);
    fault.width = static_cast<std::uint32_t>(width);
    const bool is_known = std::ranges::any_of(
        *diagnostics_, [&](const Diagnostic& known) { return known.place == fault.place && known.says == fault.says; });
    if (!is_known) diagnostics_->push_back(std::move(fault));
}

} // namespace abide
