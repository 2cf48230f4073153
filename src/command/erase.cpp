// abide erase: takes one case out of everything Abide keeps.
#include <algorithm>
#include <array>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/configured_run.hpp"
#include "command/faults.hpp"
#include "command/inbox_ids.hpp"
#include "command/nightly/case_erasure.hpp"
#include "history/roles.hpp"
#include "model/case.hpp"

namespace abide {

namespace {

using Found = CaseErasure::Found;

std::string plural(std::int64_t number, const char* one, const char* many) {
    return count_of(static_cast<std::size_t>(number), one, many);
}

/// Files that mention a word do not make a case of it: they tell of others.
bool is_nothing(const Found& found) { return !found.is_remembered && !found.was_begun && found.published == 0; }

void refuse_what_is_missing(const Options& options) {
    std::vector<std::string> faults;
    if (trim(options.value("reason")).empty()) faults.emplace_back("It has no reason; say why, --reason.");
    if (trim(options.value("approved-by")).empty())
        faults.emplace_back("It does not say which role approved it, --approved-by; a role, never a name.");
    if (std::string fault = fault_of_answering_role("The role that approved it", options.value("approved-by"));
        !fault.empty())
        faults.push_back(std::move(fault));
    refuse_faults("the erasure", faults);
}

void refuse_unknown(const CaseErasure& erasure, const std::string& case_id, const Found& found) {
    std::string says = "nothing is kept of a case " + quoted(case_id);
    if (!found.outputs.empty())
        says += ", and " + count_of(found.outputs.size(), "report file", "report files") + " that the word stands in " +
                (found.outputs.size() == 1 ? "tells" : "tell") + " of others";
    const std::string help = did_you_mean(case_id, erasure.known_cases());
    throw Error(Exit::usage, says + (help.empty() ? "" : "; " + help));
}

std::size_t sets_of(const std::vector<std::string>& outputs) {
    std::vector<std::string> sets;
    for (const std::string& output : outputs) sets.push_back(output.substr(0, output.find('/')));
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
    return sets.size();
}

void say_what(const Found& found, const Erasure& counts, World& world) {
    *world.out << "  from the history    " << plural(counts.standings, "standing", "standings") << ", "
               << plural(counts.transitions, "change", "changes") << ", "
               << plural(counts.exceptions, "exception", "exceptions") << "\n  from the reports    "
               << count_of(found.outputs.size(), "file", "files") << " of "
               << count_of(sets_of(found.outputs), "set", "sets") << "\n  from the cache      all of it, "
               << count_of(found.cached, "file", "files") << "\n  from publications   "
               << count_of(found.published, "entry", "entries") << " of their ledger\n";
    if (!found.leftovers.empty())
        *world.out << "  left behind         " << count_of(found.leftovers.size(), "file", "files")
                   << " of runs that were cut short\n";
}

/// As many ids as one line holds.
std::string names_it(const std::vector<std::string>& ids) {
    constexpr std::size_t most = 10;
    std::vector<std::string> named(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(std::min(most, ids.size())));
    if (ids.size() > most) named.push_back(std::to_string(ids.size() - most) + " more");
    const bool is_one = ids.size() == 1;
    return (is_one ? "case " : "cases ") + printable(list_of(named)) +
           (is_one ? " names it in its own records" : " name it in their own records");
}

/// What the command cannot take away.
void warn_of_certificates(const Found& found, World& world) {
    for (const std::string& file : found.certificates)
        *world.err << "abide: " << printable(file)
                   << " names an export that is called after the case; it stays, or the chain of certificates would "
                      "break\n";
}

void warn_of_inbox(const std::string& case_id, const Configuration& configuration, const Options& options,
                   World& world) {
    const InboxIds inbox = look_into_inbox_for(case_id, configuration, options, world);
    for (const std::string& file : inbox.files)
        *world.err << "abide: " << printable(file) << " still holds the case; the next sweep would read it again\n";
    if (!inbox.naming.empty())
        *world.err << "abide: " << names_it(inbox.naming)
                   << "; these stay in the exports, and with the next sweep its id is kept among them again\n";
    if (!inbox.trouble.empty())
        *world.err << "abide: whether the inbox still holds the case cannot be told: " << printable(inbox.trouble)
                   << "\n";
}

Erasure erasure_from(const Options& options, const World& world) {
    Erasure erasure;
    erasure.on = world.today;
    erasure.reason = fold_space(options.value("reason"));
    erasure.approved_by = fold_space(options.value("approved-by"));
    return erasure;
}

Exit run_erase(const Options& options, World& world) {
    const std::string& case_id = options.first_argument("the case");
    options.refuse_more_than(1);
    if (case_id == service_id) throw Error(Exit::usage, "the service is no case; what is kept of it names no child");
    refuse_what_is_missing(options);
    expect_possible_clock(world);
    const Configuration configuration = read_configuration(options, world);
    CaseErasure erasing(configuration, case_id);
    const Found found = erasing.look();
    if (is_nothing(found)) refuse_unknown(erasing, case_id, found);
    Erasure counts;
    counts.standings = found.standings;
    counts.transitions = found.transitions;
    counts.exceptions = found.exceptions;
    const bool is_tried = options.has("dry-run");
    if (!is_tried) counts = erasing.perform(found, erasure_from(options, world));
    if (!options.has("quiet")) {
        *world.out << (is_tried ? "Would erase the case:\n"
                                : "Erased the case, as erasure " + std::to_string(counts.number) + ":\n");
        say_what(found, counts, world);
    }
    warn_of_certificates(found, world);
    warn_of_inbox(case_id, configuration, options, world);
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide erase C-0034 --reason \"The family asked for it.\" --approved-by \"data protection officer\" --dry-run",
    "abide erase C-0034 --reason \"The family asked for it.\" --approved-by \"data protection officer\"",
};
constexpr std::array<std::string_view, 13> options = {"reason",     "approved-by", "dry-run", "config",     "inbox",
                                                      "reports",    "state",       "store",   "procedures", "format-of",
                                                      "max-errors", "quiet",       "help"};

} // namespace

extern const Command erase_command;
const Command erase_command = {
    .name = "erase",
    .summary = "Take one case out of the history, the reports, the cache and the ledger of publications",
    .arguments = "CASE",
    .examples = examples,
    .options = options,
    .notes =
        "Every report file that names the case is removed whole; erased.txt in its set says which. The totals of the\n"
        "nights stay explained: how much was erased, when, why and by which role is written down, and never whose. Nobody\n"
        "can sweep meanwhile. When it is cut short the same command goes on from there. In the ledger of publications\n"
        "(publications in the state folder) an entry takes the case's place that no id leads to, so that it can still be\n"
        "told how many cases make the difference between two of them; the counts that were published stay. Exports are\n"
        "not touched: take the case out of them too, or the next sweep reads it again. What records of other children say\n"
        "of it, its id among that, is a part of theirs: it is taken out of the history, and stays in the exports, from\n"
        "which the next sweep has it again. Backups and copies elsewhere are beyond it; so is the write-ahead log of a\n"
        "PostgreSQL server, which keeps what was written until the server writes over it, or until whoever keeps it drops\n"
        "the archive. Until an erasure that was cut short is run again, a file in the state folder is named by a hash of\n"
        "the id.\n",
    .run = run_erase,
};

} // namespace abide
