// Counts meetings, and what their records say of them.
#include "briefing/assurance/meetings.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "briefing/record_facts.hpp"

namespace abide {

namespace {

std::vector<MeetingKind> meeting_kinds() {
    return {
        {"strategy-meeting",
         "Strategy meetings",
         "held-date",
         "attendee",
         "meeting",
         "chair-role",
         {"risk-to-child", "risk-to-others", "risk-to-linked-children", "section-47-decision",
          "panel-referral-decision", "outcome", "child-attendance", "lead-agency", "minutes-sent-date"}},
        {"strategy-discussion",
         "Strategy discussions",
         "held-date",
         "participant",
         "discussion",
         "convenor-role",
         {"section-47-decision"}},
        {"initial-conference",
         "Initial child protection conferences",
         "held-date",
         "",
         "",
         "chair-role",
         {"decision", "quorate"}},
        {"review-conference", "Review conferences", "held-date", "", "", "", {"decision"}},
        {"core-group", "Core groups", "held-date", "", "", "", {"hsb-discussed"}},
        {"looked-after-review", "Looked-after reviews", "held-date", "", "", "", {}},
        {"professional-meeting",
         "Multi-professional meetings",
         "held-date",
         "meeting-attendee",
         "meeting",
         "chair-role",
         {"hsb-discussed", "child-status"}},
        {"panel-hearing",
         "Hearings at the exploitation panel",
         "date",
         "",
         "",
         "",
         {"hearing-recorded", "form-saved", "feedback-saved", "intervention-discussed", "accountability-discussed"}}};
}

Attendance attendance_called(const std::optional<std::string>& status) {
    if (!status) return Attendance::asked;
    if (*status == "attended") return Attendance::attended;
    if (*status == "apologies") return Attendance::apologies;
    if (*status == "absent") return Attendance::absent;
    return *status == "invited" ? Attendance::asked : Attendance::not_asked;
}

/// The words of a code in a sentence, else the code.
std::string spoken(const Fact* fact, const std::string& code) {
    if (fact == nullptr) return code;
    const auto at = std::ranges::find(fact->codes, code);
    return at == fact->codes.end() ? code : fact->spoken_codes.at(static_cast<std::size_t>(at - fact->codes.begin()));
}

MeetingCounts begun(const MeetingKind& kind, const Dictionary& dictionary) {
    MeetingCounts counts;
    counts.kind = kind;
    const RecordFacts attendees(dictionary, kind.attendee);
    if (const Fact* agency = attendees.fact("agency"))
        for (const std::string& words : agency->spoken_codes) counts.agencies.push_back({capitalised(words), {}});
    const RecordFacts meetings(dictionary, kind.id);
    for (const std::string& decision : kind.decisions)
        if (const Fact* fact = meetings.fact(decision))
            counts.decisions.push_back({capitalised(fact->spoken), 0, 0, 0});
    return counts;
}

/// Of one case: of each meeting, how each agency stood to it.
using AgencyStandings = std::map<RecordIndex, std::map<std::string, Attendance>>;

AgencyStandings standings_in(const Case& one_case, std::span<const RecordIndex> set_aside, const RecordFacts& attendees,
                             const MeetingKind& kind) {
    AgencyStandings standings;
    attendees.each(one_case, set_aside, [&](RecordIndex, const Record& record) {
        const std::optional<std::string> agency = attendees.code(record, "agency");
        if (!agency) return;
        const Attendance attendance = attendance_called(attendees.code(record, "status"));
        const auto [at, is_first] = standings[attendees.target(record, kind.link)].try_emplace(*agency, attendance);
        if (!is_first) at->second = std::min(at->second, attendance);
    });
    return standings;
}

void add_meeting(const Case& one_case, const Record& record, const RecordFacts& meetings, const RecordFacts& attendees,
                 const std::map<std::string, Attendance>& standings, MeetingCounts& counts) {
    ++counts.held;
    if (const Fact* agency = attendees.fact("agency"))
        for (std::size_t i = 0; i < agency->codes.size(); ++i) {
            const auto at = standings.find(agency->codes[i]);
            const Attendance attendance = at == standings.end() ? Attendance::silent : at->second;
            ++counts.agencies[i].second.at(static_cast<std::size_t>(attendance));
        }
    if (!counts.kind.chair.empty()) {
        const std::optional<std::string> chair = meetings.code(record, counts.kind.chair);
        ++counts.chairs[chair ? capitalised(spoken(meetings.fact(counts.kind.chair), *chair)) : ""];
    }
    std::size_t at = 0;
    for (const std::string& decision : counts.kind.decisions) {
        if (meetings.fact(decision) == nullptr) continue;
        MeetingCounts::Decision& row = counts.decisions[at++];
        switch (meetings.said(one_case, record, decision)) {
        case Said::known: ++row.recorded; break;
        case Said::blank: ++row.blank; break;
        case Said::not_exported: ++row.not_exported; break;
        }
    }
}

/// Whether the rule asks for such a record.
bool asks_for(const Rule& rule, RecordTypeId type) {
    for (std::size_t i = 0; i < rule.args.values.size() && i < rule.kind->parameters.size(); ++i)
        if (rule.kind->parameters[i].type == ParameterType::record && rule.args[i].given && rule.args[i].record == type)
            return true;
    return false;
}

// ---- tables ------------------------------------------------------------------------------------

std::string id_of(const char* what, const Period& period, const MeetingCounts& counts) {
    return std::string(what) + "/" + counts.kind.id + "/" + name_of(period);
}

CountTable held_table(const Period& period, const MeetingCounts& counts) {
    CountTable table;
    table.id = id_of("meetings", period, counts);
    table.columns = {"held"};
    table.rows.push_back({"all", counts.kind.title, {counts.held}, {}});
    return table;
}

/// Of no period: as the records stand.
CountTable undated_table(Day as_at, const MeetingCounts& counts) {
    CountTable table;
    table.id = "meetings-undated/" + counts.kind.id + "/" + iso(as_at);
    table.columns = {"undated"};
    table.rows.push_back({"all", counts.kind.title, {counts.undated}, {}});
    return table;
}

std::string held_key(const Period& period, const MeetingCounts& counts) {
    return key_of(held_table(period, counts), "all", "held");
}

CountTable attendance_table(const Period& period, const MeetingCounts& counts) {
    CountTable table;
    table.id = id_of("attendance", period, counts);
    table.columns = {"attended", "apologies", "absent", "asked", "not_asked", "nothing_recorded"};
    table.rates = {{0, {0, 1, 2}}}; // of whom it is recorded whether they came
    table.row_total = held_key(period, counts);
    for (const auto& [agency, standings] : counts.agencies)
        table.rows.push_back({agency, agency, {standings.begin(), standings.end()}, {}});
    return table;
}

CountTable chair_table(const Period& period, const MeetingCounts& counts) {
    CountTable table;
    table.id = id_of("chairs", period, counts);
    table.columns = {"meetings"};
    table.has_total = true;
    table.total_key = held_key(period, counts);
    for (const auto& [role, meetings] : counts.chairs)
        table.rows.push_back({role.empty() ? "none" : role, role.empty() ? "Nobody recorded" : role, {meetings}, {}});
    return table;
}

CountTable decision_table(const Period& period, const MeetingCounts& counts) {
    CountTable table;
    table.id = id_of("decisions", period, counts);
    table.columns = {"recorded", "blank", "not_exported"};
    table.rates = {{0, {0, 1}}}; // of those whose export can carry it
    table.row_total = held_key(period, counts);
    for (const MeetingCounts::Decision& row : counts.decisions)
        table.rows.push_back({row.what, row.what, {row.recorded, row.blank, row.not_exported}, {}});
    return table;
}

void put_kind(const AssuredGround& ground, const MeetingCounts& counts, const Shown& shown, Fields& fields) {
    const Period& period = ground.period;
    const auto put_one = [&](const CountTable& table) {
        const ShownTable found = table_in(shown, table);
        put_row(table, found.rows.empty() ? ShownRow() : found.rows.front(), fields);
    };
    fields.text("kind", counts.kind.title);
    put_one(held_table(period, counts));
    put_one(undated_table(ground.run.as_at, counts));
    const CountTable attendance = attendance_table(period, counts);
    put_table("agencies", attendance, table_in(shown, attendance), fields);
    const CountTable chairs = chair_table(period, counts);
    put_table("chairs", chairs, table_in(shown, chairs), fields);
    const CountTable decisions = decision_table(period, counts);
    put_table("decisions", decisions, table_in(shown, decisions), fields);
}

/// The table of the period, which is those of its months together; none where nothing is asked of such meetings.
void add_meetings(CountTables& tables, const Period& period, const MeetingsOfKind& counts,
                  CountTable (*table_of)(const Period&, const MeetingCounts&)) {
    const std::vector<Period> all = period.each_month();
    std::vector<CountTable> months;
    for (std::size_t i = 0; i < all.size(); ++i) months.push_back(table_of(all[i], counts.months.at(i)));
    const CountTable whole = table_of(period, counts.all);
    if (!whole.rows.empty()) tables.add_with_months(whole, months, [](const CountRow&) { return false; });
}

} // namespace

MeetingsGathering::MeetingsGathering(const Dictionary& dictionary, const Period& period)
    : dictionary_(&dictionary), period_(period), duties_(period.each_month()) {
    for (const MeetingKind& kind : meeting_kinds()) {
        const MeetingCounts none = begun(kind, dictionary);
        kinds_.push_back({none, std::vector<MeetingCounts>(period.each_month().size(), none)});
    }
}

void MeetingsGathering::add(const Case& one_case, std::span<const RecordIndex> set_aside,
                            std::span<const Verdict> verdicts) {
    const std::vector<Period> months = period_.each_month();
    for (MeetingsOfKind& counts : kinds_) {
        const MeetingKind& kind = counts.all.kind;
        const RecordFacts meetings(*dictionary_, kind.id);
        const RecordFacts attendees(*dictionary_, kind.attendee);
        const AgencyStandings standings = standings_in(one_case, set_aside, attendees, kind);
        meetings.each(one_case, set_aside, [&](RecordIndex at, const Record& record) {
            const std::optional<Day> held = meetings.day(record, kind.held);
            if (!held) ++counts.all.undated;
            if (!held || !period_.contains(*held)) return;
            const auto found = standings.find(at);
            const auto those = found == standings.end() ? std::map<std::string, Attendance>() : found->second;
            const auto month = std::ranges::find(months, month_of(*held));
            add_meeting(one_case, record, meetings, attendees, those, counts.all);
            add_meeting(one_case, record, meetings, attendees, those,
                        counts.months.at(static_cast<std::size_t>(month - months.begin())));
        });
    }
    for (const Verdict& verdict : verdicts) {
        const bool is_asked = std::ranges::any_of(kinds_, [&](const MeetingsOfKind& counts) {
            const std::optional<RecordTypeId> type = dictionary_->find(counts.all.kind.id);
            return type && asks_for(*verdict.rule, *type);
        });
        if (is_asked) duties_.add(verdict);
    }
}

MeetingsReport MeetingsGathering::view(const AssuredGround& ground) {
    MeetingsReport report;
    report.ground = ground;
    for (MeetingsOfKind& counts : kinds_)
        for (MeetingCounts& month : counts.months)
            for (const auto& [role, meetings] : counts.all.chairs) month.chairs.try_emplace(role, 0);
    report.kinds = std::move(kinds_);
    for (RuleDuties& one : duties_.rules())
        if (!one.by_month.empty()) report.duties.push_back(std::move(one));
    return report;
}

CountTables tables_of(const MeetingsReport& report) {
    CountTables tables;
    for (const MeetingsOfKind& counts : report.kinds) {
        add_meetings(tables, report.ground.period, counts, held_table);
        add_meetings(tables, report.ground.period, counts, attendance_table);
        add_meetings(tables, report.ground.period, counts, chair_table);
        add_meetings(tables, report.ground.period, counts, decision_table);
        tables.add(undated_table(report.ground.run.as_at, counts.all));
    }
    add_duties(tables, report.ground.period, report.duties, {});
    return tables;
}

Fields fields_of(const MeetingsReport& report, const Shown& shown) {
    Fields fields;
    put_assured(report.ground, shown, fields);
    fields.list("kinds", report.kinds,
                [&](const MeetingsOfKind& counts, Fields& one) { put_kind(report.ground, counts.all, shown, one); });
    const CountTable duties = duty_table(report.ground.period, report.duties);
    put_table("duties", duties, table_in(shown, duties), fields);
    return fields;
}

Page write_meetings(const MeetingsReport& report, const Shown& shown, const Templates& templates) {
    return write_assured({"meetings", "Meeting quality", fields_of(report, shown), {}}, report.ground, shown,
                         templates);
}

} // namespace abide
