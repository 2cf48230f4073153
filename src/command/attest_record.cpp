// abide attest record: writes down what a role answered about a clause that only people can judge.
#include <algorithm>
#include <array>
#include <span>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/configured_run.hpp"
#include "command/faults.hpp"
#include "command/rulebook.hpp"
#include "history/attestations.hpp"
#include "history/longest_words.hpp"
#include "store/store.hpp"

namespace abide {

namespace {

std::string why_not_asked(const Procedure& procedure, const std::string& clause) {
    if (const Clause* there = procedure.clause(clause))
        return "its status is " + std::string(name_of(there->status)) + ", and nobody is asked about it";
    std::vector<std::string> known;
    for (const Clause& one : procedure.clauses) known.push_back(one.id);
    const std::string help = did_you_mean(clause, known);
    return help.empty() ? "\"abide attest list\" names those that are" : help;
}

AskedClause expect_asked(const Procedure& procedure, const std::string& clause) {
    const std::vector<AskedClause> asked = asked_clauses(procedure);
    const auto found = std::find_if(asked.begin(), asked.end(), [&](const auto& one) { return one.clause == clause; });
    if (found != asked.end()) return *found;
    throw Error(Exit::usage, "clause " + quoted(clause) + " of " + procedure.id + " is not asked of anybody; " +
                                 why_not_asked(procedure, clause));
}

void check_role(const Attestation& given, const AskedClause& asked, std::vector<std::string>& faults) {
    if (given.role == asked.role) return;
    const std::string whose = "The clause is asked of the " + asked.role;
    if (given.role.empty())
        faults.push_back("It does not say which role answers, --role. " + whose + ".");
    else
        faults.push_back(whose + ", not of " + quoted(given.role) + ".");
}

void refuse_what_is_wrong(const Attestation& given, const AskedClause& asked, const Procedure& procedure,
                          const World& world) {
    std::vector<std::string> faults;
    check_role(given, asked, faults);
    if (given.answer.empty()) faults.emplace_back("It has no answer; give --answer yes, partly or no.");
    if (world.today < given.answered_on)
        faults.push_back("It would be given on " + iso(given.answered_on) + ", a day that has not come.");
    const Edition* first = procedure.editions.empty() ? nullptr : &procedure.editions.front();
    if (first != nullptr && given.answered_on < first->from.first)
        faults.push_back("It would be given on " + iso(given.answered_on) + ", and " + procedure.id +
                         " asks since its first edition, in force from " + long_date(first->from) + ".");
    if (const std::string fault = fault_of_length("Its note", given.note, longest_reason); !fault.empty())
        faults.push_back(fault + "; say it shortly.");
    refuse_faults("the answer", faults);
}

/// `all`: every answer there is now.
void say_so(const Attestation& given, const AskedClause& asked, std::span<const Attestation> all, World& world) {
    const AttestationDue due = attestations_due(std::array{asked}, all, world.today, std::nullopt).front();
    *world.out << "Recorded " << given.answer << " on " << given.procedure << " " << given.clause << " by the "
               << printable(given.role) << ", " << long_date(given.answered_on) << ".\n";
    if (due.last && due.last->number != given.number)
        *world.out << "  A later one stands, of " << long_date(due.last->answered_on) << ".\n";
    if (due.due) *world.out << "  The next answer is due on " << long_date(*due.due) << ".\n";
}

Exit run_record(const Options& options, World& world) {
    const std::string& procedure_id = options.first_argument("the procedure and the clause");
    if (options.arguments().size() < 2) throw Error(Exit::usage, "what is missing is the clause");
    options.refuse_more_than(2);
    expect_possible_clock(world);
    const Configuration configuration = read_configuration(options, world);
    const auto rulebook = load_rulebook(completed(options, configuration), world, Examples::left_out);
    const Procedure& procedure = rulebook->expect_procedure(procedure_id);
    const AskedClause asked = expect_asked(procedure, options.arguments()[1]);
    Attestation given;
    given.procedure = asked.procedure;
    given.clause = asked.clause;
    given.role = fold_space(options.value("role"));
    given.answer = options.value("answer");
    given.note = fold_space(options.value("note"));
    given.answered_on = options.day("on").value_or(world.today);
    refuse_what_is_wrong(given, asked, procedure, world);
    const auto store = Store::open_existing(configuration.value("store"));
    given.number = store->add(given);
    if (!options.has("quiet")) say_so(given, asked, store->attestations(), world);
    return Exit::clean;
}

constexpr std::array<std::string_view, 1> examples = {
    "abide attest record islington-hsb 1-2 --answer partly --role \"head of safeguarding\" --note \"Two agencies have "
    "not replied.\"",
};
constexpr std::array<std::string_view, 11> options = {"answer", "role",       "note",       "on",    "config", "store",
                                                      "state",  "procedures", "max-errors", "quiet", "help"};

} // namespace

extern const Command attest_record_command;
const Command attest_record_command = {
    .name = "attest record",
    .summary = "Record what a role answered about a clause that only people can judge",
    .arguments = "PROCEDURE CLAUSE",
    .examples = examples,
    .options = options,
    .notes =
        "The role must be the one the procedure asks. A note is about the service, never about a child. An answer stays;\n"
        "of several of one day the last counts. --on is a day from the procedure's first edition to today; the next answer\n"
        "is due one interval after the latest day, in whatever order they are recorded.\n",
    .run = run_record,
};

} // namespace abide
