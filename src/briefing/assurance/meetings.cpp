// Counts meetings, and what their records say of them.
#include "briefing/assurance/meetings.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "briefing/assurance/record_facts.hpp"

namespace abide {

namespace {

std::vector<MeetingKind> meeting_kinds() {
    return {{"strategy-meeting",
             "Strategy meetings",
             "attendee",
             "meeting",
             "chair-role",
             {"risk-to-child", "risk-to-others", "risk-to-linked-children", "section-47-decision",
              "panel-referral-decision", "outcome", "child-attendance", "lead-agency", "minutes-sent-date"}},
            {"strategy-discussion",
             "Strategy discussions",
             "participant",
             "discussion",
             "convenor-role",
             {"section-47-decision"}},
            {"professional-meeting",
             "Multi-professional meetings",
             "meeting-attendee",
             "meeting",
             "chair-role",
             {"hsb-discussed", "child-status"}}};
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
    const std::optional<std::string> chair = meetings.code(record, counts.kind.chair);
    ++counts.chairs[chair ? capitalised(spoken(meetings.fact(counts.kind.chair), *chair)) : ""];
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

std::string id_of(const char* what, const MeetingsReport& report, const MeetingCounts& counts) {
    return std::string(what) + "/" + counts.kind.id + "/" + name_of(report.ground.period);
}

CountTable held_table(const MeetingsReport& report, const MeetingCounts& counts) {
    CountTable table;
    table.id = id_of("meetings", report, counts);
    table.columns = {"held", "undated"};
    table.rows.push_back({"all", counts.kind.title, {counts.held, counts.undated}, {}});
    return table;
}

std::string held_key(const MeetingsReport& report, const MeetingCounts& counts) {
    return key_of(held_table(report, counts), "all", "held");
}

CountTable attendance_table(const MeetingsReport& report, const MeetingCounts& counts) {
    CountTable table;
    table.id = id_of("attendance", report, counts);
    table.columns = {"attended", "apologies", "absent", "asked", "not_asked", "nothing_recorded"};
    table.rates = {{0, {0, 1, 2, 3, 4, 5}}};
    table.row_total = held_key(report, counts);
    for (const auto& [agency, standings] : counts.agencies)
        table.rows.push_back({agency, agency, {standings.begin(), standings.end()}, {}});
    return table;
}

CountTable chair_table(const MeetingsReport& report, const MeetingCounts& counts) {
    CountTable table;
    table.id = id_of("chairs", report, counts);
    table.columns = {"meetings"};
    table.has_total = true;
    table.total_key = held_key(report, counts);
    for (const auto& [role, meetings] : counts.chairs)
        table.rows.push_back({role.empty() ? "none" : role, role.empty() ? "Nobody recorded" : role, {meetings}, {}});
    return table;
}

CountTable decision_table(const MeetingsReport& report, const MeetingCounts& counts) {
    CountTable table;
    table.id = id_of("decisions", report, counts);
    table.columns = {"recorded", "blank", "not_exported"};
    table.rates = {{0, {0, 1, 2}}};
    table.row_total = held_key(report, counts);
    for (const MeetingCounts::Decision& row : counts.decisions)
        table.rows.push_back({row.what, row.what, {row.recorded, row.blank, row.not_exported}, {}});
    return table;
}

void put_kind(const MeetingsReport& report, const MeetingCounts& counts, const Shown& shown, Fields& fields) {
    fields.text("kind", counts.kind.title);
    const CountTable held = held_table(report, counts);
    const ShownTable shown_held = table_in(shown, held);
    const ShownRow none;
    put_row(held, shown_held.rows.empty() ? none : shown_held.rows.front(), fields);
    const CountTable attendance = attendance_table(report, counts);
    put_table("agencies", attendance, table_in(shown, attendance), fields);
    const CountTable chairs = chair_table(report, counts);
    put_table("chairs", chairs, table_in(shown, chairs), fields);
    const CountTable decisions = decision_table(report, counts);
    put_table("decisions", decisions, table_in(shown, decisions), fields);
}

} // namespace

MeetingsGathering::MeetingsGathering(const Dictionary& dictionary, const Period& period)
    : dictionary_(&dictionary), period_(period), duties_(period.each_month()) {
    for (const MeetingKind& kind : meeting_kinds()) kinds_.push_back(begun(kind, dictionary));
}

void MeetingsGathering::add(const Case& one_case, std::span<const RecordIndex> set_aside,
                            std::span<const Verdict> verdicts) {
    for (MeetingCounts& counts : kinds_) {
        const RecordFacts meetings(*dictionary_, counts.kind.id);
        const RecordFacts attendees(*dictionary_, counts.kind.attendee);
        const AgencyStandings standings = standings_in(one_case, set_aside, attendees, counts.kind);
        meetings.each(one_case, set_aside, [&](RecordIndex at, const Record& record) {
            const std::optional<Day> held = meetings.day(record, "held-date");
            if (!held) ++counts.undated;
            if (!held || !period_.contains(*held)) return;
            const auto those = standings.find(at);
            add_meeting(one_case, record, meetings, attendees,
                        those == standings.end() ? std::map<std::string, Attendance>() : those->second, counts);
        });
    }
    for (const Verdict& verdict : verdicts) {
        const bool is_asked = std::ranges::any_of(kinds_, [&](const MeetingCounts& counts) {
            const std::optional<RecordTypeId> type = dictionary_->find(counts.kind.id);
            return type && asks_for(*verdict.rule, *type);
        });
        if (is_asked) duties_.add(verdict);
    }
}

MeetingsReport MeetingsGathering::view(const AssuredGround& ground) {
    MeetingsReport report;
    report.ground = ground;
    report.kinds = std::move(kinds_);
    for (RuleDuties& one : duties_.rules())
        if (!one.by_month.empty()) report.duties.push_back(std::move(one));
    return report;
}

CountTables tables_of(const MeetingsReport& report) {
    CountTables tables;
    for (const MeetingCounts& counts : report.kinds) {
        tables.add(held_table(report, counts));
        tables.add(attendance_table(report, counts));
        tables.add(chair_table(report, counts));
        tables.add(decision_table(report, counts));
    }
    add_duties(tables, report.ground.period, report.duties);
    return tables;
}

Fields fields_of(const MeetingsReport& report, const Shown& shown) {
    Fields fields;
    put_assured(report.ground, shown, fields);
    fields.list("kinds", report.kinds,
                [&](const MeetingCounts& counts, Fields& one) { put_kind(report, counts, shown, one); });
    const CountTable duties = duty_table(report.ground.period, report.duties);
    put_table("duties", duties, table_in(shown, duties), fields);
    return fields;
}

Page write_meetings(const MeetingsReport& report, const Shown& shown, const Templates& templates) {
    return write_assured({"meetings", "Meeting quality", fields_of(report, shown), {}}, report.ground, shown,
                         templates);
}

} // namespace abide
