// abide audit record: what came in and what was held, one entry after the other.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/audits/kept_audits.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"

namespace abide {

namespace {

using Kind = AuditEntryKind;

constexpr std::array recordable = {
    Kind::agency,           Kind::not_taking_part,  Kind::requested,       Kind::received,
    Kind::child_feedback,   Kind::parent_feedback,  Kind::family_feedback, Kind::child_not_heard,
    Kind::parent_not_heard, Kind::family_not_heard, Kind::audited,         Kind::panel,
    Kind::circulated,       Kind::discussed,        Kind::taken_out,       Kind::struck};
constexpr std::array not_about_a_case = {Kind::agency, Kind::not_taking_part, Kind::panel, Kind::circulated,
                                         Kind::struck};

bool is_about_a_case(Kind kind) { return std::ranges::find(not_about_a_case, kind) == not_about_a_case.end(); }

Kind expect_kind(const Options& options) {
    std::vector<std::string> names;
    for (const Kind kind : recordable) names.emplace_back(name_of(kind));
    const std::string word = options.arguments().size() > 1 ? options.arguments()[1] : "";
    const std::optional<Kind> kind = parse_audit_entry_kind(word);
    if (kind && *kind != Kind::consent) return *kind;
    const std::string help = did_you_mean(word, names);
    throw Error(Exit::usage, "what is to be recorded? " +
                                 (help.empty() ? "It is " + list_of(names, "or") : printable(word) + ": " + help));
}

std::int64_t expect_entry(const std::string& word) {
    std::int64_t number = 0;
    const auto [end, trouble] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (trouble == std::errc() && end == word.data() + word.size() && number > 0) return number;
    throw Error(Exit::usage, quoted(printable(word)) + " is no entry; \"abide audit status\" lists their numbers");
}

AuditEntry entry_from(const Options& options, const World& world, const Audit& audit, const AuditStanding& standing) {
    AuditEntry entry = entry_about(audit, expect_kind(options), options, world);
    const bool has_more = options.arguments().size() > 2;
    const std::string word = has_more ? options.arguments()[2] : "";
    entry.agency = fold_space(options.value("agency"));
    if (is_about_a_case(entry.kind) && !has_more) throw Error(Exit::usage, "which case?");
    if (entry.kind == Kind::struck && !has_more) throw Error(Exit::usage, "which entry?");
    options.refuse_more_than(is_about_a_case(entry.kind) || entry.kind == Kind::struck ? 3 : 2);
    if (is_about_a_case(entry.kind)) entry.place = expect_selected(audit, standing, word).place;
    if (entry.kind == Kind::struck) entry.strikes = expect_entry(word);
    if (entry.kind == Kind::panel && !options.has("on")) throw Error(Exit::usage, "on which day does it meet? --on");
    return entry;
}

Exit run_record(const Options& options, World& world) {
    expect_possible_clock(world);
    KeptAudits kept = open_audits(options, world);
    const Audit& audit = expect_audit(kept, options);
    const AuditEntry entry = entry_from(options, world, audit, standing_of(audit, kept.records.entries));
    const std::int64_t number = note(kept, audit, {entry}, world).front().number;
    const AuditStanding now = standing_of(audit, kept.records.entries);
    if (options.has("quiet")) return Exit::clean;
    *world.out << "Recorded as entry " << number << ": " << spoken(name_of(entry.kind));
    if (entry.place > 0) *world.out << ", " << case_words(now.cases[static_cast<std::size_t>(entry.place - 1)]);
    if (!entry.agency.empty()) *world.out << ", " << printable(entry.agency);
    if (entry.strikes > 0) *world.out << ", entry " << entry.strikes;
    *world.out << ", " << long_date(entry.on) << ".\n  " << counts_words(now.counts) << "\n";
    return Exit::clean;
}

constexpr std::array<std::string_view, 6> examples = {
    "abide audit record maca-hsb-2026 agency --agency Police",
    "abide audit record maca-hsb-2026 received C-0007 --agency Police --on 2026-04-24",
    "abide audit record maca-hsb-2026 parent-feedback C-0007 --on 2026-04-22",
    "abide audit record maca-hsb-2026 child-not-heard C-0007 --reason \"would not be asked now\"",
    "abide audit record maca-hsb-2026 panel --on 2026-05-12",
    "abide audit record maca-hsb-2026 discussed C-0007 --on 2026-05-12",
};
constexpr std::array<std::string_view, 9> options = {"agency", "on",    "by",    "reason", "config",
                                                     "store",  "state", "quiet", "help"};

} // namespace

extern const Command audit_record_command;
const Command audit_record_command = {
    .name = "audit record",
    .summary = "Record what came in for an audit, when its panel meets, and which cases it discussed",
    .arguments = "ID WHAT [CASE]",
    .examples = examples,
    .options = options,
    .notes =
        "WHAT is agency (it takes part), not-taking-part (with a reason), requested or received (a summary sheet of a\n"
        "case, with --agency), child-feedback or parent-feedback (they were heard), family-feedback (somebody of the\n"
        "family was, and nobody says who), child-not-heard, parent-not-heard or family-not-heard (with a reason, which\n"
        "no page tells; what nobody records is told as not recorded, never as a no), audited (a case without a sheet),\n"
        "panel (the day it meets), circulated (the sheets went to the panel), discussed, taken-out (what came in of a\n"
        "case whose family withdrew) or struck (an entry that was a mistake, by its number, with a reason). What\n"
        "contradicts the record is refused: no sheet of a case whose family has not agreed, no case discussed that was\n"
        "not audited.\n",
    .run = run_record,
};

} // namespace abide
