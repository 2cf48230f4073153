// Counts audits as they stood on a day.
#include "briefing/assurance/audit_summary.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace abide {

namespace {

/// The day of the instant "2026-04-10T02:00:00Z".
std::optional<Day> day_drawn(const Audit& audit) {
    constexpr std::size_t length_of_a_day = 10;
    return parse_day(std::string_view(audit.drawn).substr(0, length_of_a_day));
}

std::vector<AuditEntry> known_on(const AuditRecords& records, Day as_at) {
    std::vector<AuditEntry> known = records.entries;
    std::erase_if(known, [&](const AuditEntry& one) { return one.recorded > as_at; });
    return known;
}

std::string agencies_words(const AuditSummaryRow& row) {
    if (row.agencies == 0 && row.absent == 0) return "not recorded yet";
    return count_of(row.agencies, "agency takes part", "agencies take part") +
           (row.absent == 0 ? "" : ", " + std::to_string(row.absent) + " cannot");
}

} // namespace

std::vector<AuditSummaryRow> sum_up_audits(const AuditRecords& records, const Period& period, Day as_at) {
    const std::vector<AuditEntry> known = known_on(records, as_at);
    std::vector<AuditSummaryRow> rows;
    for (const Audit& audit : records.audits) {
        const std::optional<Day> drawn = day_drawn(audit);
        if (!drawn || *drawn > as_at) continue;
        const AuditStanding standing = standing_of(audit, known);
        if (standing.panel && *standing.panel < period.first()) continue;
        const bool is_answered = std::ranges::any_of(
            standing.cases, [](const SelectedCase& one) { return one.consent != Consent::waiting; });
        rows.push_back({audit.id, audit.theme, long_date(*drawn), standing.panel, standing.counts, is_answered,
                        standing.taking_part().size(), standing.not_taking_part().size()});
    }
    return rows;
}

CountTable audit_table(Day as_at, std::span<const AuditSummaryRow> audits) {
    CountTable table;
    table.id = "audits/" + iso(as_at);
    table.columns = {"cases_drawn", "cases_agreed", "cases_audited", "cases_discussed"};
    table.texts = {"theme", "drawn_on", "panel", "agencies", "not_answered", "not_audited", "not_discussed"};
    for (const AuditSummaryRow& row : audits) {
        const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
        table.rows.push_back(
            {row.id,
             row.id,
             {number(row.counts.selected), number(row.counts.consented), number(row.counts.audited),
              number(row.counts.discussed)},
             {row.theme, row.drawn_on, row.panel ? long_date(*row.panel) : "", agencies_words(row),
              row.is_answered ? "" : "not answered yet", row.counts.audited > 0 ? "" : "not recorded yet",
              row.counts.discussed > 0 ? "" : "not recorded yet"}});
    }
    return table;
}

} // namespace abide
