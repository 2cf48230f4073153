// abide audit select: draws the cases of an audit at random, so that anybody can draw them again.
#include <algorithm>
#include <array>
#include <random>

#include "base/error.hpp"
#include "base/instant.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/audits/kept_audits.hpp"
#include "command/audits/population.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/faults.hpp"
#include "command/output.hpp"
#include "command/paragraph.hpp"
#include "command/run.hpp"
#include "command/show_diagnostics.hpp"
#include "command/suggested.hpp"
#include "history/drawing.hpp"

namespace abide {

namespace {

std::string random_seed() {
    constexpr std::size_t words = 4;
    constexpr std::array<char, 17> digits = {"0123456789abcdef"};
    std::random_device source; // the system's
    std::string seed;
    for (std::size_t i = 0; i < words; ++i)
        for (std::uint32_t bits = source(), n = 0; n < 8; ++n, bits >>= 4U) seed += digits.at(bits & 0xFU);
    return seed;
}

Audit audit_from(const Options& options, const World& world, Day as_at) {
    Audit audit;
    audit.id = options.first_argument("the audit's id, as maca-hsb-2026");
    audit.board = fold_space(options.value("board"));
    audit.theme = fold_space(options.value("theme"));
    audit.trigger = fold_space(options.value("trigger"));
    audit.aims = fold_space(options.value("aims"));
    audit.as_at = as_at;
    audit.drawn = utc_text(world.now());
    audit.by = fold_space(options.value("by"));
    audit.size = static_cast<std::int64_t>(options.number("size", 0));
    audit.seed = options.has("seed") ? options.value("seed") : random_seed();
    audit.procedure = drawing_procedure;
    audit.replaces = !options.has("no-replacement");
    return audit;
}

/// Reads the exports and puts those that can be drawn into the audit. Returns whether all of them could be read.
bool read_population(Audit& audit, RunRequest request, const Options& options, World& world) {
    request.judges = false;
    request.hashes = true;
    const std::unique_ptr<Rulebook> rulebook = load_ground(options, world);
    std::vector<PopulationCondition> conditions;
    for (const std::string& written : options.values("where")) {
        conditions.push_back(read_condition(written, rulebook->dictionary()));
        audit.conditions.push_back(conditions.back().written);
    }
    Population population(rulebook->dictionary(), std::move(conditions), audit.as_at);
    Run run(*rulebook, std::move(request), options, world);
    run.read([&](const Case& one) { population.take(one); });
    show_diagnostics(run.diagnostics(), options, world);
    population.put_into(audit);
    for (const ExportLine& one : run.summary().exports) {
        audit.exports.push_back({one.file, one.sha256});
        audit.refused += static_cast<std::int64_t>(one.refused);
    }
    return !run.has_refused();
}

std::string plural(std::int64_t n) { return count_of(static_cast<std::size_t>(n), "case", "cases"); }

/// When a case is open, below its label.
std::string open_words(const Audit& audit) {
    constexpr std::size_t indent = 12;
    return paragraph(audit.open_means, indent).replace(0, 4, "Open");
}

void say_population(const Audit& audit, std::ostream& out) {
    std::vector<std::string> conditions = audit.conditions;
    out << "Read        " << plural(audit.read) << ", as at " << long_date(audit.as_at);
    if (audit.refused > 0) out << "; " << plural(audit.refused) << " could not be read, and cannot be drawn";
    out << "\n"
        << open_words(audit) << "Left out    " << audit.closed << " closed, " << audit.no_longer_child
        << " of somebody who is no child any more, " << audit.work_ended << " in which all work has ended, "
        << audit.not_fitting << " that the audit is not about";
    if (!conditions.empty()) out << " (" << printable(list_of(conditions)) << ")";
    out << "\nUnclear     " << audit.unclear.size() << " of which nobody can tell; they were not drawn\n";
    for (const UnclearCase& one : audit.unclear)
        out << "              " << printable(one.id) << "  " << printable(one.why) << "\n";
    out << "Population  " << plural(static_cast<std::int64_t>(audit.order.size())) << ", SHA-256 of their ids "
        << audit.population_sha256 << "\n";
    if (audit.age_unknown > 0)
        out << "            of " << audit.age_unknown
            << " of them nobody can tell whether it is still a child; they can be drawn\n";
}

void say_drawing(const Audit& audit, const Options& options, std::ostream& out) {
    out << "Seed        " << audit.seed << ", by " << audit.procedure << "\n\nDrawn\n";
    for (std::int64_t i = 0; i < audit.size; ++i) {
        const std::string& id = audit.order[static_cast<std::size_t>(i)];
        out << "  " << case_label(static_cast<std::size_t>(i)) << "  " << printable(id) << "  "
            << drawing_hash(audit.seed, id) << "\n";
    }
    out << "\nAnybody can check a case by hand: printf '%s' "
        << shell_word(audit.seed + "|" + printable(audit.order.front()))
        << " | sha256sum\nThe cases stand in the order of these numbers, the smallest first.\n"
        << (audit.replaces ? "Where a family does not agree, the next of the order takes its place.\n"
                           : "Where a family does not agree, no other case takes its place.\n")
        << "Next: "
        << suggested("abide audit consent", {audit.id, printable(audit.order.front()), "yes"},
                     " --on DATE --by ROLE" + same_store(options))
        << "\n";
}

void refuse_too_few(const Audit& audit) {
    const std::size_t there = audit.order.size();
    if (static_cast<std::size_t>(audit.size) <= there) return;
    const std::string most = there == 0 ? "no case is left to draw from"
                                        : "there " + std::string(there == 1 ? "is " : "are ") +
                                              count_of(there, "case", "cases") +
                                              " to draw from, so the most is --size " + std::to_string(there);
    throw Error(Exit::usage, "--size " + std::to_string(audit.size) + ": " + most + ". Of " + plural(audit.read) +
                                 " read, these were left out: closed " + std::to_string(audit.closed) +
                                 "; of somebody who is no child any more " + std::to_string(audit.no_longer_child) +
                                 "; all work ended " + std::to_string(audit.work_ended) +
                                 "; not what the audit is about " + std::to_string(audit.not_fitting) +
                                 "; nobody can tell " + std::to_string(audit.unclear.size()) + ". Nothing was drawn");
}

Exit run_select(const Options& options, World& world) {
    expect_possible_clock(world);
    (void)options.first_argument("the audit's id, as maca-hsb-2026");
    const RunRequest request = read_request(options, world, "the audit's id, as maca-hsb-2026");
    if (world.today < request.as_at)
        throw Error(Exit::usage, "--as-at " + iso(request.as_at) +
                                     ": nobody knows yet which cases are open on a day that "
                                     "has not come; today is " +
                                     iso(world.today));
    KeptAudits kept = open_audits(options, world);
    Audit audit = audit_from(options, world, request.as_at);
    refuse_faults("the audit", check_new_audit(audit, kept.records));
    const bool is_complete = read_population(audit, request, options, world);
    audit.population_sha256 = population_hash(audit.order);
    audit.order = draw_order(std::move(audit.order), audit.seed);
    refuse_too_few(audit);
    std::vector<std::string> faults;
    find_named_cases(audit, "The audit's id", audit.id, faults);
    find_named_cases(audit, "The board", audit.board, faults);
    find_named_cases(audit, "The theme", audit.theme, faults);
    find_named_cases(audit, "What set it off", audit.trigger, faults);
    find_named_cases(audit, "What it aims at", audit.aims, faults);
    find_named_cases(audit, "The role", audit.by, faults);
    refuse_faults("the audit", faults);
    kept.store->add(audit);
    if (!options.has("quiet")) {
        *world.out << "Audit " << audit.id << ", " << printable(audit.theme) << ": " << audit.size << " of "
                   << plural(static_cast<std::int64_t>(audit.order.size())) << " drawn\n\n";
        say_population(audit, *world.out);
        say_drawing(audit, options, *world.out);
    }
    return is_complete ? Exit::clean : Exit::incomplete;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide audit select maca-hsb-2026 inbox --where referral.about-harmful-sexual-behaviour=yes --size 5 --theme "
    "\"harmful sexual behaviour\" --board \"the partnership\" --by \"business manager\"",
    "abide audit select neglect-1 inbox --where assessment-factor.code=19A,19B --size 6 --seed 2026-04 --theme neglect "
    "--board \"the partnership\" --by \"business manager\" --no-replacement",
};
constexpr std::array<std::string_view, 21> options = {
    "where", "size",           "seed",   "board",    "theme",     "trigger",    "aims",
    "by",    "no-replacement", "as-at",  "calendar", "format-of", "procedures", "jobs",
    "limit", "max-errors",     "config", "store",    "state",     "quiet",      "help"};

} // namespace

extern const Command audit_select_command;
const Command audit_select_command = {
    .name = "audit select",
    .summary = "Draw the cases of a multi-agency audit at random, so that anybody can draw them again",
    .arguments = "ID EXPORT…",
    .examples = examples,
    .options = options,
    .notes =
        "Drawn are open cases of which every --where holds. A case is open when case.closed is not on or before --as-at,\n"
        "the child is under 18 on that day by at least one reading of the birth date and has not died, and not all work\n"
        "that is recorded (concerns, enquiries, statuses, plans, periods of being looked after, allocations, referrals\n"
        "that raised no concern) has ended; an age or end that nobody can tell leaves nobody out. Several values\n"
        "parted by commas: one of them. Conditions on one type of record hold of the same record. A fact that is not\n"
        "recorded is not \"no\": such cases are listed as unclear, and not drawn; a case without any record of the type\n"
        "does not fit. Each case's number is the SHA-256 of SEED|ID; the smallest come first, in whatever order the\n"
        "exports stand, and a larger --size only adds to a smaller one. Without --seed one is taken from the system's\n"
        "random source and printed. The drawing is recorded with everything it went by and cannot be done again under\n"
        "the same id. It ends with 3 when an export or case could not be read.\n",
    .run = run_select,
};

} // namespace abide
