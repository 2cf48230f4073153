// abide audit consent: records what a family answered, and names the case that takes the place.
#include <array>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/audits/kept_audits.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"

namespace abide {

namespace {

const std::vector<std::string>& answers() {
    static const std::vector<std::string> all = {"yes", "no", "withdrawn", "not-asked"};
    return all;
}

Consent expect_answer(const Options& options) {
    const std::string word = options.arguments().size() > 2 ? options.arguments()[2] : "";
    const std::optional<Consent> answer = parse_consent(word);
    if (answer && *answer != Consent::waiting) return *answer;
    const std::string help = did_you_mean(word, answers());
    throw Error(Exit::usage, "what was the answer? " +
                                 (help.empty() ? "It is " + list_of(answers(), "or") : printable(word) + ": " + help));
}

void say_what_follows(const Audit& audit, const SelectedCase& one, const AuditStanding& now, World& world) {
    if (!is_refused(one.consent)) return;
    for (const SelectedCase& next : now.cases)
        if (next.stands_for == one.place) {
            *world.out << "  " << case_words(next)
                       << " is the next of the order and takes its place; ask that family.\n";
            return;
        }
    const bool is_anybody_left = now.cases.size() < audit.order.size();
    *world.out << "  Nobody takes its place"
               << (!audit.replaces       ? ": the audit was drawn without replacement.\n"
                   : one.is_not_replaced ? ", as was said.\n"
                   : is_anybody_left     ? "; it was replaced before.\n"
                                         : ": everybody has been drawn.\n");
}

Exit run_consent(const Options& options, World& world) {
    expect_possible_clock(world);
    KeptAudits kept = open_audits(options, world);
    const Audit& audit = expect_audit(kept, options);
    options.refuse_more_than(3);
    if (options.arguments().size() < 2) throw Error(Exit::usage, "which case?");
    const AuditStanding before = standing_of(audit, kept.records.entries);
    const SelectedCase& asked = expect_selected(audit, before, options.arguments()[1]);
    AuditEntry entry = entry_about(audit, AuditEntryKind::consent, options, world);
    entry.place = asked.place;
    entry.consent = expect_answer(options);
    entry.is_not_replaced = options.has("no-replacement");
    const std::int64_t number = note(kept, audit, {entry}, world).front().number;
    const AuditStanding now = standing_of(audit, kept.records.entries);
    const SelectedCase& one = now.cases[static_cast<std::size_t>(entry.place - 1)];
    if (options.has("quiet")) return Exit::clean;
    *world.out << "Recorded as entry " << number << ": " << case_words(one) << ", " << spoken(name_of(entry.consent))
               << ", " << long_date(entry.on) << ", says the " << printable(entry.by) << ".\n";
    say_what_follows(audit, one, now, world);
    *world.out << "  " << counts_words(now.counts) << "\n";
    return Exit::clean;
}

constexpr std::array<std::string_view, 3> examples = {
    "abide audit consent maca-hsb-2026 C-0007 yes --on 2026-04-14 --by \"lead auditor\"",
    "abide audit consent maca-hsb-2026 C-0012 no --on 2026-04-15 --by \"business manager\" --no-replacement",
    "abide audit consent maca-hsb-2026 C-0015 not-asked --reason \"A trial is pending.\" --by \"service manager\"",
};
constexpr std::array<std::string_view, 9> options = {"on",    "by",    "reason", "no-replacement", "config", "store",
                                                     "state", "quiet", "help"};

} // namespace

extern const Command audit_consent_command;
const Command audit_consent_command = {
    .name = "audit consent",
    .summary = "Record whether a family agrees that its case is audited",
    .arguments = "ID CASE ANSWER",
    .examples = examples,
    .options = options,
    .notes =
        "ANSWER is yes, no, withdrawn (it had agreed) or not-asked (with a reason). Where it is not yes, the next of the\n"
        "order takes the place, unless the audit was drawn without replacement, or --no-replacement says that nobody\n"
        "does this once. CASE is its id or its label. An answer is never changed: a later one stands beside it, and a\n"
        "mistake is struck by \"abide audit record ID struck\".\n",
    .run = run_consent,
};

} // namespace abide
