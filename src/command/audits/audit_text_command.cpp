// Forms about an audit: given out with what is recorded, taken back only where record and text agree.
#include "command/audits/audit_text_command.hpp"

#include <algorithm>
#include <iterator>

#include "base/csv_rows.hpp"
#include "base/file.hpp"
#include "base/words.hpp"
#include "briefing/audit_page.hpp"
#include "briefing/audit_text.hpp"
#include "command/actions/action_source.hpp"
#include "command/audits/kept_audits.hpp"
#include "command/output.hpp"
#include "command/pages.hpp"
#include "command/reports/other_forms.hpp"
#include "command/reports/written_form.hpp"
#include "command/show_diagnostics.hpp"
#include "command/suggested.hpp"
#include "history/action_form.hpp"
#include "history/actions.hpp"
#include "writer/csv_cell.hpp"

namespace abide {

namespace {

/// What a draft may leave open and what is published may not.
std::vector<std::string> open_ends(const AuditStanding& standing, Day today) {
    std::vector<std::string> ends;
    for (const SelectedCase& one : standing.cases)
        if (one.consent == Consent::waiting) ends.push_back("Nobody has answered for " + one.id + " yet.");
    if (!standing.panel)
        ends.emplace_back("No day is recorded on which the panel met.");
    else if (today < *standing.panel)
        ends.push_back("The panel meets on " + iso(*standing.panel) + ", a day that has not come.");
    if (standing.counts.discussed == 0) ends.emplace_back("No case is recorded as discussed.");
    return ends;
}

void expect_reconciled(const AuditView& view, const Options& options, const World& world) {
    std::vector<std::string> faults = faults_of_counts(view.audit, view.standing);
    if (options.has("publish")) std::ranges::move(open_ends(view.standing, world.today), std::back_inserter(faults));
    if (faults.empty()) return;
    std::string sentence = "the record of " + view.audit.id + " does not reconcile; nothing was written:";
    for (const std::string& fault : faults) sentence += "\n  " + fault;
    throw Error(Exit::usage, sentence);
}

/// The blank with what is recorded already, as notes for whoever writes.
std::string blank_text(const Form& blank, const AuditView& view) {
    const std::string text = read_file(blank.file);
    std::string note = "> Recorded: " + counts_words(view.standing.counts) + "; drawn as at " +
                       long_date(view.audit.as_at) + " from " + count_of(view.audit.order.size(), "case", "cases") +
                       ".\n";
    if (!view.audit.trigger.empty()) note += "> What set it off: " + fold_space(view.audit.trigger) + "\n";
    if (!view.audit.aims.empty()) note += "> What it aims at: " + fold_space(view.audit.aims) + "\n";
    const std::size_t first_entry = text.find("\n- **");
    return text.substr(0, first_entry + 1) + note + text.substr(first_entry);
}

using Row = std::vector<std::string>;

/// As the table has them, by RecommendationColumn.
std::vector<Row> recommendation_rows(const Form& form) {
    std::vector<Row> rows;
    for (const Recommendation& one : recommendations_in(form))
        rows.push_back({one.id, one.text, one.owners, one.due, one.review});
    return rows;
}

/// The summary and the deep dive both hold what the deep dive recommends, and are known by the same ids: where the
/// other table is there already and differs, the deep dive's row goes into the summary's, and somebody is told.
void agree_with_the_other(const std::string& file, bool is_of_deepdive, std::vector<Row>& rows,
                          Diagnostics& diagnostics) {
    if (!is_file(file)) return;
    const std::string text = read_file(file);
    for (const std::vector<CsvCell>& cells : read_csv_rows(text).rows) {
        Row other;
        for (const CsvCell& cell : cells) other.push_back(cell.text);
        const auto same = std::ranges::find(rows, other.front(), [](const Row& row) { return row.front(); });
        if (same == rows.end() || *same == other) continue;
        Diagnostic warning = fault_at(
            "FRM-0117", {file},
            "recommendation " + other.front() + " is another one " +
                (is_of_deepdive ? "here, in the summary's table" : "here, in the deep dive's table, which holds"),
            is_of_deepdive ? "the deep dive's holds: mend the summary's text, and write its page again"
                           : "mend the text of the summary: its table takes the deep dive's");
        warning.gravity = Gravity::warning;
        diagnostics.push_back(std::move(warning));
        if (!is_of_deepdive) *same = std::move(other);
    }
}

/// Notes each date that is questioned: it stops no page, on which it is marked.
void note_questioned_dates(const Form& form, const AuditView& view, Diagnostics& diagnostics) {
    for (const QuestionedDate& one : questioned_dates(form, view.standing.panel)) {
        const Place place = {form.file, one.line, 1};
        const bool is_before = one.date.is_stated() && one.date.when->last < *view.standing.panel;
        Diagnostic note =
            one.date.is_questioned()
                ? unreadable_date(one.date, one.is_review, place, one.id)
                : fault_at("FRM-0113", place,
                           std::string(one.is_review ? "the review date " : "the due date ") + words_of(one.date) +
                               " of " + one.id + " lies " + (is_before ? "before" : "long after") +
                               " the panel, which is on " + long_date(*view.standing.panel),
                           "is the year right?");
        note.gravity = Gravity::note;
        diagnostics.push_back(std::move(note));
    }
}

/// Every case that could be drawn, and the labels of those that were.
KnownCases cases_of(const AuditView& view, const KeptAudits& kept) {
    KnownCases known;
    known.ids = view.audit.order;
    for (const KnownCase& one : kept.store->cases()) add_once(known.ids, one.id);
    std::erase(known.ids, erased);
    for (const SelectedCase& one : view.standing.cases) known.labels.push_back(one.label);
    return known;
}

Exit write_pages(const AuditText& what, const AuditView& view, const KnownCases& known, const Templates& templates,
                 const Options& options, World& world) {
    const Form& blank = templates.forms.at(what.form);
    const Form form = expect_form(blank, options.arguments()[1], known, options, world,
                                  [&](const Form& written, Diagnostics& diagnostics) {
                                      expect_of_kind(what.form, written, templates);
                                      check_counts_in(written, view.standing.counts, diagnostics);
                                      check_recommendation_ids(written, diagnostics);
                                      note_questioned_dates(written, view, diagnostics);
                                  });
    const FormApproval approval = approval_from(options, world);
    Fields fields = fields_of(blank, with_questions(form, view.standing.panel), approval);
    put_audit(view, fields);
    Page page = write_page(templates, what.form, std::move(fields), facts_of(form, approval, view.audit.id), {});
    page.name = file_name_of({view.audit.id, what.page});
    expect_no_approved_page(page, options, world);
    const bool is_of_deepdive = std::string_view(what.form) == "deepdive";
    std::vector<Row> rows = recommendation_rows(form);
    Diagnostics differing;
    const auto table_of = [&](const char* of) { return file_name_of({view.audit.id, of}) + "-recommendations.csv"; };
    agree_with_the_other(join_path(options.value("output"), table_of(is_of_deepdive ? "summary" : "deepdive")),
                         is_of_deepdive, rows, differing);
    show_diagnostics(differing, options, world);
    const OtherFile table = {table_of(what.page), csv_text(recommendation_columns, rows), page.privacy};
    write_page_files({&page, 1}, {&table, 1}, options, world);
    if (!options.has("quiet"))
        *world.out << "Next: "
                   << suggested("abide actions import", {join_path(options.value("output"), table.name)},
                                " --source " + view.audit.id + " --kind audit" + same_store(options))
                   << "\n";
    return Exit::clean;
}

} // namespace

Exit make_audit_text(const AuditText& what, const Options& options, World& world) {
    (void)options.first_argument("the audit, by its id");
    if (!options.has("output")) throw Error(Exit::usage, "say with -o into which folder it goes");
    expect_whole_approval(options, world);
    (void)other_forms(options);
    const KeptAudits kept = open_audits(options, world);
    const Audit& audit = expect_audit(kept, options);
    const AuditView view = {audit, standing_of(audit, kept.records.entries), "Abide " ABIDE_VERSION,
                            options.value("quantifiers", "words") == "numbers"};
    expect_reconciled(view, options, world);
    const Templates templates = load_report_templates(options, world, what.form);
    if (options.arguments().size() > 1) return write_pages(what, view, cases_of(view, kept), templates, options, world);
    return give_form(file_name_of({audit.id, what.blank}), blank_text(templates.forms.at(what.form), view),
                     std::string("abide audit ") + what.command + " " + audit.id, options, world);
}

} // namespace abide
