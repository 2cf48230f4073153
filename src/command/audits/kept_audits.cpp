// Looks up audits and their cases, and records entries about them with every fault said at once.
#include "command/audits/kept_audits.hpp"

#include <algorithm>
#include <iterator>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/configuration.hpp"
#include "command/faults.hpp"
#include "history/scrub.hpp"

namespace abide {

KeptAudits open_audits(const Options& options, World& world) {
    KeptAudits kept;
    kept.store = Store::open_existing(read_configuration(options, world).value("store"));
    kept.records = kept.store->audits();
    return kept;
}

const Audit& expect_audit(const KeptAudits& kept, const Options& options) {
    const std::string& id = options.first_argument("the audit, by its id");
    const auto found = std::ranges::find(kept.records.audits, id, &Audit::id);
    if (found != kept.records.audits.end()) return *found;
    std::vector<std::string> known;
    for (const Audit& one : kept.records.audits) known.push_back(one.id);
    const std::string help = did_you_mean(id, known);
    throw Error(Exit::usage, "there is no audit " + quoted(printable(id)) + "; " +
                                 (!help.empty()   ? help
                                  : known.empty() ? "\"abide audit select\" draws the first"
                                                  : "there are " + list_of(known)));
}

const SelectedCase& expect_selected(const Audit& audit, const AuditStanding& standing, const std::string& word) {
    auto found = std::ranges::find(standing.cases, word, &SelectedCase::id);
    if (found == standing.cases.end()) found = std::ranges::find(standing.cases, word, &SelectedCase::label);
    if (found != standing.cases.end() && word != erased) return *found;
    std::vector<std::string> known;
    for (const SelectedCase& one : standing.cases) known.push_back(one.id);
    const std::string name = quoted(printable(word));
    if (std::ranges::find(audit.order, word) != audit.order.end() && word != erased)
        throw Error(Exit::usage, "case " + name + " could have been drawn for " + audit.id +
                                     ", and was not; drawn are " + printable(list_of(known)));
    const std::string help = did_you_mean(word, known);
    throw Error(Exit::usage, "case " + name + " is none of " + audit.id + "; " +
                                 (help.empty() ? "drawn are " + printable(list_of(known)) : help));
}

AuditEntry entry_about(const Audit& audit, AuditEntryKind kind, const Options& options, const World& world) {
    AuditEntry entry;
    entry.audit = audit.number;
    entry.kind = kind;
    entry.on = options.day("on").value_or(world.today);
    entry.recorded = world.today;
    entry.by = fold_space(options.value("by"));
    entry.reason = fold_space(options.value("reason"));
    return entry;
}

void expect_no_faults(const Audit& audit, std::vector<AuditEntry> known, const std::vector<AuditEntry>& entries,
                      const World& world) {
    std::vector<std::string> faults;
    for (AuditEntry entry : entries) {
        std::ranges::move(check_new_entry(entry, audit, known, world.today), std::back_inserter(faults));
        find_named_cases(audit, "The agency", entry.agency, faults);
        find_named_cases(audit, "The role", entry.by, faults);
        if (entry.kind == AuditEntryKind::not_taking_part) find_named_cases(audit, "The reason", entry.reason, faults);
        entry.number = known.empty() ? 1 : known.back().number + 1;
        known.push_back(entry);
    }
    refuse_faults("what is to be recorded of " + audit.id, faults);
}

std::vector<AuditEntry> note(KeptAudits& kept, const Audit& audit, const std::vector<AuditEntry>& entries,
                             const World& world) {
    expect_no_faults(audit, kept.records.entries, entries, world);
    std::vector<AuditEntry> added = kept.store->add(entries);
    std::ranges::copy(added, std::back_inserter(kept.records.entries));
    return added;
}

void find_named_cases(const Audit& audit, std::string_view whose, std::string_view text,
                      std::vector<std::string>& faults) {
    const NamesInText names(audit.order);
    if (const std::string* const named = names.first_in(text); named != nullptr)
        faults.push_back(std::string(whose) + " names the case " + *named + "; nothing there may tell of a child.");
}

std::string case_words(const SelectedCase& one) { return printable(one.id) + " (case " + one.label + ")"; }

std::string counts_words(const AuditCounts& counts) {
    return std::to_string(counts.selected) + " selected, " + std::to_string(counts.consented) + " agreed, " +
           std::to_string(counts.audited) + " audited, " + std::to_string(counts.discussed) + " discussed";
}

} // namespace abide
