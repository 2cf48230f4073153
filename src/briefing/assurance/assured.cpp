// The head and the foot of assurance reports.
#include "briefing/assurance/assured.hpp"

#include <algorithm>

namespace abide {

ShownTable table_in(const Shown& shown, const CountTable& table) { return table_in(shown.tables, table); }

void put_assured(const AssuredGround& ground, const Shown& shown, Fields& fields) {
    put_ground(ground.run, fields);
    fields.text("period", words_of(ground.period));
    fields.flag("is_period_over", ground.is_over());
    fields.flag("is_exact", shown.is_exact());
    fields.flag("has_hidden",
                std::ranges::any_of(shown.tables, [](const auto& table) { return table.second.has_hidden; }));
}

std::string assured_name(std::string_view kind, const std::string& when, const Shown& shown) {
    std::vector<std::string> parts = {std::string(kind), when};
    if (shown.is_exact()) parts.emplace_back(name_of(shown.level));
    return file_name_of(parts);
}

Page write_assured(AssuredPage page, const AssuredGround& ground, const Shown& shown, const Templates& templates) {
    PageFacts facts = page_facts(ground.run, std::string(page.report), words_of(ground.period));
    facts.privacy = shown.is_exact() ? Privacy::identified : Privacy::aggregated;
    Page written = write_page(templates, page.kind, std::move(page.fields), facts, page.drawings);
    written.name = assured_name(page.kind, name_of(ground.period), shown);
    return written;
}

} // namespace abide
