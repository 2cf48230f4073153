// The page of changes as templates name its parts, and as pages.
#include <algorithm>

#include "base/words.hpp"
#include "briefing/case_words.hpp"
#include "briefing/changes.hpp"
#include "briefing/state_words.hpp"
#include "briefing/verdict_view.hpp"
#include "chart/bar_chart.hpp"
#include "history/cause_words.hpp"

namespace abide {

namespace {

struct Section {
    Category category;
    std::string_view heading;
    std::string_view meaning;
};

/// In the order in which they stand on the page.
constexpr std::array<Section, category_count> sections = {{
    {Category::new_, "New", "These need attention and never did before."},
    {Category::reopened, "Reopened",
     "These were open on an earlier night, were not on the last, and need attention again."},
    {Category::became_cannot_tell, "Became cannot tell",
     "The earlier night could tell these; tonight the record does not say enough."},
    {Category::updated, "Updated", "These need attention as before, but something about them is different."},
    {Category::held, "Held",
     "Tonight’s exports do not tell of these, or hold too few cases to believe that they are over, or nobody judged by "
     "their procedure. They stay open as they were until a night settles them."},
    {Category::resolved, "Resolved, and the case is there",
     "These needed attention on the earlier night and do no longer. Why says what settled each: "
     "a limit that was changed or a record that was deleted is not work that was done."},
}};

void put_state(const std::string& prefix, std::optional<State> state, Reason reason, Nature nature, Fields& fields) {
    fields.text(prefix + "_mark", state ? std::string(words_of(*state, nature).mark) : "");
    fields.text(prefix + "_state", state ? std::string(words_of(*state, nature).label) : "");
    fields.text(prefix + "_reason", std::string(words_of(reason)));
}

/// How many findings moved in each way, by how grave they are.
BarChart changes_chart(const Changes& all) {
    BarChart chart;
    chart.title = std::to_string(all.counts.at(static_cast<std::size_t>(Category::new_))) + " of " +
                  count_of(all.rows.size(), "change is", "changes are") + " new";
    chart.subtitle =
        "Findings that stand otherwise than the night before, by severity, " + long_date(all.tonight.as_at);
    chart.bar_head = "What became of them";
    chart.parts = {"critical", "high", "medium", "low or for information"};
    for (const Section& section : sections) {
        std::array<std::uint64_t, 4> parts{};
        for (const ChangeRow& row : all.rows) {
            const auto rank = static_cast<std::size_t>(row.transition.severity);
            const std::size_t part = std::min<std::size_t>(static_cast<std::size_t>(Severity::critical) - rank, 3);
            if (row.transition.category == section.category) ++parts.at(part);
        }
        chart.bars.push_back({capitalised(words_of(section.category)), {parts.begin(), parts.end()}, {}});
    }
    return chart;
}

void put_rows(const std::string& name, const Changes& all, const std::vector<std::size_t>& positions, Fields& fields) {
    static const ChangeRow nothing;
    fields.list(name, positions, [&](std::size_t position, Fields& row) {
        put_change(position < all.rows.size() ? all.rows[position] : nothing, all.tonight.as_at, row);
    });
}

void put_sections(const Changes& all, const ChangesPart& part, Fields& fields) {
    const std::vector<Section> rows(sections.begin(), sections.end());
    fields.list("sections", rows, [&](const Section& section, Fields& one) {
        const auto& positions = part.by_category.at(static_cast<std::size_t>(section.category));
        one.text("category", std::string(words_of(section.category)));
        one.text("heading", std::string(section.heading));
        one.text("meaning", std::string(section.meaning));
        put_rows("changes", all, positions, one);
    });
    put_rows("left", all, part.left, fields);
}

void put_part(const Changes& all, const ChangesPart& part, Fields& fields) {
    static const CaseAway nothing;
    put_sections(all, part, fields);
    fields.list("away", part.away, [&](std::size_t position, Fields& row) {
        const CaseAway& one = position < all.away.size() ? all.away[position] : nothing;
        row.text("case", case_words(one.case_id));
        row.text("team", one.team);
        row.number("open_findings", one.open_findings);
        row.flag("is_held", one.is_held);
        row.flag("is_news", one.is_news);
    });
}

std::string part_name(const Changes& all, const ChangesPart& part) {
    return file_name_of({"changes", iso(all.tonight.as_at), "part", std::to_string(part.number)});
}

void put_part_head(const Changes& all, const ChangesPart& part, Fields& fields) {
    fields.text("page", part_name(all, part));
    fields.number("part", part.number);
    fields.text("of_team", part.team.empty() ? "No team recorded" : part.team);
    fields.text("first_case", case_words(part.first_case));
    fields.text("last_case", case_words(part.last_case));
    fields.number("on_page", part.count);
    fields.number("away_on_page", part.away.size());
    fields.number("n_parts", all.parts.size());
}

void put_night(const std::string& prefix, const NightFacts& night, Fields& fields) {
    fields.text(prefix + "_id", night.id);
    fields.text(prefix + "_as_at", night.id.empty() ? "" : long_date(night.as_at));
    fields.text(prefix + "_version", night.version);
    fields.number(prefix + "_cases", night.cases);
    fields.number(prefix + "_refused", night.refused);
}

void put_head(const Changes& all, Fields& fields) {
    put_run(all.run, fields);
    put_night("tonight", all.tonight, fields);
    put_night("earlier", all.earlier, fields);
    const auto count = [&](Category category) { return all.counts.at(static_cast<std::size_t>(category)); };
    for (const Section& section : sections) {
        std::string name = "count_";
        for (const char c : name_of(section.category)) name += c == '-' ? '_' : c;
        fields.number(name, count(section.category));
    }
    fields.number("count_left", all.left);
    fields.number("count_worse", all.worse);
    fields.flag("is_any_worse", all.worse > 0);
    fields.flag("is_any_left", all.left > 0);
    fields.number("all_changes", all.rows.size());
    fields.flag("is_shrunk", all.shrunk);
    fields.flag("is_nothing_resolved", count(Category::resolved) == 0);
    fields.number("known_cases", all.known_cases);
    fields.number("cases_away", all.away.size());
    const auto earlier = static_cast<std::size_t>(std::ranges::count(all.away, false, &CaseAway::is_news));
    fields.number("cases_away_earlier", earlier);
    fields.flag("is_any_away_earlier", earlier > 0);
    fields.number("cases_missing", all.away.size() - earlier);
    fields.flag("is_any_away", !all.away.empty());
    fields.number("cases_erased", all.erased);
    fields.flag("is_any_erased", all.erased > 0);
}

void put_open(const Changes& all, Fields& fields) {
    fields.number("still_open", all.still_open);
    fields.flag("is_any_still_open", all.still_open > 0);
    fields.flag("is_oldest_all", all.oldest.size() == all.still_open);
    fields.list("ages", all.ages, [](const AgeBand& row, Fields& one) {
        one.text("age", row.age);
        one.number("findings", row.findings);
    });
    fields.list("oldest", all.oldest,
                [&](const StillOpenRow& row, Fields& one) { put_still_open(row, all.tonight.as_at, one); });
}

} // namespace

void put_change(const ChangeRow& row, Day as_at, Fields& fields) {
    const Transition& one = row.transition;
    put_duty(one.duty, one.clauses, row.rule, fields);
    fields.text("team", one.team);
    fields.text("severity", std::string(words_of(one.severity)));
    put_state("from", one.from, one.from_reason, row.rule.nature, fields);
    put_state("to", one.to, one.to_reason, row.rule.nature, fields);
    fields.flag("is_unread", !one.to && is_unread(one));
    fields.text("due", day_words(one.due));
    fields.text("open_since", day_words(one.open_since));
    fields.text("open_for", days_since(one.open_since, as_at));
    fields.text("causes", sentences_of(one.causes));
}

Fields fields_of(const Changes& changes) {
    Fields fields;
    put_head(changes, fields);
    put_open(changes, fields);
    const bool is_one_page = changes.parts.size() <= 1;
    fields.flag("is_one_page", is_one_page);
    put_part(changes, is_one_page && !changes.parts.empty() ? changes.parts.front() : ChangesPart(), fields);
    fields.list("parts", changes.parts,
                [&](const ChangesPart& part, Fields& one) { put_part_head(changes, part, one); });
    return fields;
}

Fields fields_of(const Changes& changes, const ChangesPart& part) {
    Fields fields;
    put_head(changes, fields);
    put_part_head(changes, part, fields);
    fields.text("own_page", file_name_of({"changes", iso(changes.tonight.as_at)}));
    put_part(changes, part, fields);
    return fields;
}

Page write_changes(const Changes& changes, const Templates& templates) {
    Page page =
        write_page(templates, "changes", fields_of(changes), page_facts(changes.run, "Changes", "all cases"),
                   {{"changes", changes.rows.empty() ? "" : draw_bar_chart(changes_chart(changes), "changes")}});
    page.name = file_name_of({"changes", iso(changes.tonight.as_at)});
    return page;
}

Page write_changes_part(const Changes& changes, const ChangesPart& part, const Templates& templates) {
    Page page = write_page(templates, "changes-part", fields_of(changes, part),
                           page_facts(changes.run, "Changes", "part " + std::to_string(part.number)), {});
    page.name = part_name(changes, part);
    return page;
}

} // namespace abide
