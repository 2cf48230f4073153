// abide actions import: reads returned action-plan forms and tables of recommendations.
#include <algorithm>
#include <array>
#include <iterator>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/actions/action_source.hpp"
#include "command/actions/kept_actions.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/faults.hpp"
#include "command/output.hpp"
#include "command/show_diagnostics.hpp"
#include "history/roles.hpp"

namespace abide {

namespace {

/// What all files together came to.
struct Totals {
    std::array<std::size_t, 3> rows{}; ///< added, changed, as before
    std::size_t refused = 0;           ///< rows
    std::size_t unread = 0;            ///< files
    std::vector<std::string> questions;
};

ActionSource source_from(const Options& options, const KeptActions& kept) {
    ActionSource source;
    source.label = options.value("source");
    const bool is_forms =
        std::ranges::none_of(options.arguments(), [](const std::string& file) { return has_ending(file, ".csv"); });
    source.kind = options.value("kind", kind_of(source.label, kept, is_forms ? "briefing" : ""));
    Action only_source;
    only_source.source = source;
    only_source.text = "any";
    std::vector<std::string> faults = check_new_action(only_source);
    std::ranges::move(faults_among(only_source, kept), std::back_inserter(faults));
    refuse_faults("the source", faults);
    return source;
}

/// "due Fri 31 Mar 2017, read from "31.03.17"".
std::string date_words(std::string_view what, const AgreedDate& date, const std::string& written) {
    std::string words = std::string(what) + " " + words_of(date);
    if (date.is_stated() && written != iso(*date.when)) words += ", read from " + quoted(written);
    if (date.is_stated() && date.when->precision == Precision::month)
        words += ": past after " + long_date(date.when->last);
    return words;
}

std::string row_words(const ImportedAction& one, const ProposedAction& row) {
    const std::string number = number_words(one.action);
    const std::string place = " (row " + std::to_string(row.row) + ")";
    switch (one.is) {
    case ImportedAction::Is::as_before: return "  " + number + place + " as before\n";
    case ImportedAction::Is::added: {
        std::string words = "  " + number + place + " added; owners: " + owners_words(one.action.owners) + "; " +
                            date_words("due", row.action.due, row.due_written);
        if (row.is_given.at(static_cast<std::size_t>(ActionEntryKind::review)))
            words += "; " + date_words("review", row.action.review, row.review_written);
        return printable(words) + "\n";
    }
    case ImportedAction::Is::changed: break;
    }
    std::string words = "  " + number + place + " changed\n";
    for (const ActionChange& change : one.changes)
        words += printable("    " + spoken(change.what) + ": " + change.now + "; before: " + change.was) + "\n";
    return words;
}

/// A diagnostic about a date that nobody can read, and the question it comes to.
void ask(const AgreedDate& date, bool is_review, const Place& place, const Action& action, const Options& options,
         ReadActions& read, Totals& totals) {
    const std::string what = is_review ? "the review date" : "the due date";
    const std::string guess = guess_of(date);
    read.diagnostics.push_back(unreadable_date(date, is_review, place, number_words(action)));
    totals.questions.push_back(number_words(action) + "  what is " + what + "? It says " +
                               quoted(shortened_date(date)) + ".  abide actions due " + number_words(action) +
                               (is_review ? " --review " : " ") + (guess.empty() ? "DATE" : guess) +
                               same_store(options));
}

/// An owner that is somebody's name is kept as the form has it, and asked about until a role stands in its place.
void ask_whose_names(const ImportedAction& one, const ProposedAction& row, const Options& options, ReadActions& read,
                     Totals& totals) {
    if (std::ranges::none_of(one.action.owners, names_somebody)) return;
    const std::string number = number_words(one.action);
    read.diagnostics.push_back(fault_at("ACT-0007", row.place,
                                        "an owner of " + number + " looks like somebody’s name; a role is meant",
                                        "name the role on the form, and import it again"));
    totals.questions.push_back(number + "  which role is its owner? A person is named.  abide actions note " + number +
                               " --owner ROLE" + same_store(options));
}

void say_rows(const ReadActions& read, const ActionImport& import, World& world) {
    *world.out << printable(read.file + (read.team.empty() ? "" : ", the form of " + read.team)) << "\n";
    for (const ImportedAction& one : import.rows) *world.out << row_words(one, read.rows[one.proposed]);
    for (const Action& one : import.not_named)
        *world.out << "  " << number_words(one) << " of the same source is in no row of it, and stays\n";
    if (read.learning_lines > 0)
        *world.out << "  " << count_of(read.learning_lines, "line of learning stays", "lines of learning stay")
                   << " on the form\n";
}

void leave_out_unfitting_rows(ReadActions& read, const KeptActions& kept) {
    std::erase_if(read.rows, [&](const ProposedAction& row) {
        const std::vector<std::string> faults = faults_among(row.action, kept);
        if (!faults.empty()) leave_out(row.row, row.place, faults, read);
        return !faults.empty();
    });
}

/// A date that is far off is kept as written and questioned, like one that nobody can read.
void question_far_dates(ReadActions& read, Day today) {
    for (ProposedAction& row : read.rows) {
        if (is_far_off(row.action.due, today)) row.action.due = {std::nullopt, row.due_written};
        if (is_far_off(row.action.review, today)) row.action.review = {std::nullopt, row.review_written};
    }
}

void import_one(const std::string& file, const ActionSource& source, KeptActions& kept, const Options& options,
                World& world, Totals& totals) {
    ReadActions read = read_action_source(file, source);
    leave_out_unfitting_rows(read, kept);
    question_far_dates(read, world.today);
    ActionImport import = compare_import(kept.records, read.rows, world.today);
    for (const ImportedAction& one : import.rows) {
        const ProposedAction& row = read.rows[one.proposed];
        if (one.asks_due) ask(one.action.due, false, row.due_place, one.action, options, read, totals);
        if (one.asks_review) ask(one.action.review, true, row.review_place, one.action, options, read, totals);
        ask_whose_names(one, row, options, read, totals);
        ++totals.rows.at(static_cast<std::size_t>(one.is));
    }
    totals.refused += read.refused;
    if (!read.is_read) ++totals.unread;
    const ActionRecords added = options.has("dry-run") ? import.to_record : kept.store->add(import.to_record);
    std::ranges::copy(added.first, std::back_inserter(kept.records.first));
    std::ranges::copy(added.entries, std::back_inserter(kept.records.entries));
    show_diagnostics(read.diagnostics, options, world);
    if (read.is_read && !options.has("quiet")) say_rows(read, import, world);
}

void say_totals(const Totals& totals, bool is_tried, World& world) {
    if (!totals.questions.empty()) *world.out << "\nQuestions\n";
    for (const std::string& question : totals.questions) *world.out << "  " << printable(question) << "\n";
    *world.out << "\n"
               << (is_tried ? "Nothing was changed; it would be: " : "") << totals.rows[0] << " added, "
               << totals.rows[1] << " changed, " << totals.rows[2] << " as before; "
               << count_of(totals.questions.size(), "question", "questions");
    if (totals.refused > 0) *world.out << "; " << count_of(totals.refused, "row", "rows") << " left out";
    if (totals.unread > 0) *world.out << "; " << count_of(totals.unread, "file", "files") << " not read";
    *world.out << "\n";
}

Exit run_import(const Options& options, World& world) {
    (void)options.first_argument("the returned form, or the table of recommendations");
    expect_possible_clock(world);
    KeptActions kept = open_actions(options, world);
    const ActionSource source = source_from(options, kept);
    for (const std::string& file : options.arguments()) expect_known_ending(file);
    Totals totals;
    for (const std::string& file : options.arguments()) import_one(file, source, kept, options, world, totals);
    if (!options.has("quiet")) say_totals(totals, options.has("dry-run"), world);
    const bool is_complete = totals.questions.empty() && totals.refused == 0 && totals.unread == 0;
    return is_complete ? Exit::clean : Exit::incomplete;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide actions import returned/north.md returned/south.docx --source 7mb-b19",
    "abide actions import recommendations.csv --source maca-hsb-2017 --kind audit",
};
constexpr std::array<std::string_view, 9> options = {"source", "kind",  "dry-run", "max-errors", "config",
                                                     "store",  "state", "quiet",   "help"};

} // namespace

extern const Command actions_import_command;
const Command actions_import_command = {
    .name = "actions import",
    .summary = "Read returned action-plan forms, or a table of recommendations",
    .arguments = "FILE…",
    .examples = examples,
    .options = options,
    .notes =
        "A form is Markdown (.md, .txt), or a .docx where the program pandoc is there to read it; a table is CSV with the\n"
        "columns recommendation, text, owners, due and review, of which only text must be there. All files are of one\n"
        "source. Owners are roles, parted by ; / , or & or by lines: a person's name is asked about, and who leads the team\n"
        "and how to reach them stays on the form.\n"
        "Dates are read the day first (31.03.17 is 31 March 2017), a month as a month; an empty cell or - is not stated.\n"
        "What cannot be read as a date, or is far off, is kept as written and questioned, never guessed; \"abide actions due\" answers.\n"
        "The same again adds nothing: an action is known by its id in the source, that of a team by its text. What the source\n"
        "says otherwise than before is a change, and told; what was decided here since stays. A row that cannot be taken,\n"
        "a file that cannot be read and an unanswered question end it with 3.\n",
    .run = run_import,
};

} // namespace abide
