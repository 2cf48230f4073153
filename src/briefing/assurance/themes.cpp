// Counts cases by indicator.
#include "briefing/assurance/themes.hpp"

#include <algorithm>
#include <functional>

#include "base/words.hpp"
#include "briefing/assurance/leading_rows.hpp"
#include "chart/bar_chart.hpp"

namespace abide {

namespace {

CountTable theme_table(const ThemesReport& report) {
    CountTable table;
    table.id = "themes/" + iso(report.ground.run.as_at);
    table.columns = {"shown", "not_shown", "cannot_tell"};
    table.texts = {"clauses", "procedure"};
    table.rates = {{0, {0, 1}}};
    for (const ThemeCount& one : report.themes)
        table.rows.push_back({one.procedure->id + "/" + one.rule->id,
                              one.rule->title,
                              {one.shown, one.not_shown, one.untold},
                              {list_of(one.rule->clauses), one.procedure->title}});
    return table;
}

/// Themes that are shown most first; what is withheld last. Of protected counts no share is drawn: each is rounded by
/// itself.
BarChart theme_chart(const ShownTable& shown) {
    BarChart chart;
    chart.title = leading_message("Shown most often", shown);
    chart.subtitle = "How many cases show each theme: cases whose records show it";
    chart.bar_head = "Theme";
    chart.parts = {"cases"};
    chart.has_whole = shown.is_exact;
    std::vector<ShownRow> rows = shown.rows;
    std::ranges::stable_sort(rows, std::greater(),
                             [](const ShownRow& row) { return row.counts.front().number.value_or(0); });
    for (const ShownRow& row : rows)
        chart.bars.push_back({row.label, {bar_count(row.counts.front())}, bar_count(row.bases.front())});
    return chart;
}

} // namespace

ThemesGathering::ThemesGathering(std::span<const Procedure* const> procedures) {
    for (const Procedure* procedure : procedures)
        for (const auto& rule : procedure->rules) {
            if (rule->nature != Nature::indicator) continue;
            places_[rule.get()] = themes_.size();
            themes_.push_back({procedure, rule.get(), 0, 0, 0});
        }
}

void ThemesGathering::add(std::span<const Verdict> verdicts) {
    // By how much they count: shown before untold, untold before not shown.
    enum class Says : std::uint8_t { not_shown, untold, shown };
    std::map<std::size_t, Says> of_case;
    for (const Verdict& verdict : verdicts) {
        const auto place = places_.find(verdict.rule);
        if (place == places_.end()) continue;
        Says says = Says::not_shown;
        if (verdict.state == State::breached || verdict.state == State::met_late)
            says = Says::shown;
        else if (verdict.state == State::cannot_tell)
            says = Says::untold;
        else if (verdict.state != State::met)
            continue;
        Says& so_far = of_case[place->second];
        so_far = std::max(so_far, says);
    }
    for (const auto& [place, says] : of_case) {
        ThemeCount& theme = themes_[place];
        ++(says == Says::shown ? theme.shown : says == Says::untold ? theme.untold : theme.not_shown);
    }
}

ThemesReport ThemesGathering::view(const AssuredGround& ground) { return {ground, std::move(themes_)}; }

CountTables tables_of(const ThemesReport& report) {
    CountTables tables;
    tables.add(theme_table(report));
    return tables;
}

Fields fields_of(const ThemesReport& report, const Shown& shown) {
    Fields fields;
    put_assured(report.ground, shown, fields);
    const CountTable themes = theme_table(report);
    put_table("themes", themes, table_in(shown, themes), fields);
    return fields;
}

Page write_themes(const ThemesReport& report, const Shown& shown, const Templates& templates) {
    AssuredPage page = {"themes", "Themes", fields_of(report, shown), {}};
    const ShownTable themes = table_in(shown, theme_table(report));
    page.drawings["themes"] = themes.rows.empty() ? "" : draw_bar_chart(theme_chart(themes), "themes");
    Page written = write_assured(std::move(page), report.ground, shown, templates);
    written.name = assured_name("themes", iso(report.ground.run.as_at), shown);
    return written;
}

} // namespace abide
