// Writes the figure around a chart's drawing.
#include "chart/figure.hpp"

#include "base/markup.hpp"

namespace abide {

std::string figure_of(const char* style, const ChartTexts& texts, std::string_view subtitle,
                      const std::string& drawings, const std::string& key) {
    std::string html = std::string("<figure class=\"") + style + "\">\n<figcaption>\n<p class=\"chart-title\">" +
                       escape_html(texts.title) + "</p>\n";
    if (!subtitle.empty()) html += "<p>" + escape_html(subtitle) + "</p>\n";
    html += "</figcaption>\n" + drawings;
    if (!key.empty()) html += "<ul class=\"key\">\n" + key + "</ul>\n";
    for (const std::string& note : texts.notes) html += "<p class=\"chart-note\">" + escape_html(note) + "</p>\n";
    return html + "</figure>\n";
}

} // namespace abide
