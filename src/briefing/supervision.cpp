// Case sheets made short enough to talk over, one child after the other.
#include "briefing/supervision.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "base/words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

// What two pages of A4 hold beside the room to write in.
constexpr std::size_t most_that_went_well = 3;
constexpr std::size_t most_shown = 6;
constexpr std::size_t most_questions = 5;
constexpr std::size_t most_due = 3;
constexpr std::size_t most_due_of_worker = 12;
constexpr std::size_t most_prompts = 3;
constexpr std::size_t most_lately = 6;
constexpr std::size_t most_standing = 6;
constexpr int days_ahead = 10;
constexpr int months_of_present = 12;
/// Bytes of what the record shows, of what it does not, and of where the child stands: sentences are of many lengths.
constexpr std::size_t most_said = 480;
constexpr std::size_t most_asked = 260;
constexpr std::size_t most_stood = 420;

/// How many of them, at least one, say no more than so many bytes together.
template <typename Row, typename Length>
std::size_t fitting(const std::vector<Row>& rows, std::size_t bytes, Length length) {
    std::size_t said = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if ((said += length(rows[i])) > bytes && i > 0) return i;
    return rows.size();
}

template <typename Row>
Shortened<Row> shorten(std::vector<Row> rows, std::size_t most) {
    Shortened<Row> kept = {std::move(rows), 0};
    if (kept.rows.size() <= most) return kept;
    kept.more = kept.rows.size() - most;
    kept.rows.erase(kept.rows.begin() + static_cast<std::ptrdiff_t>(most), kept.rows.end());
    return kept;
}

/// What lasts has its place; what is over makes room.
Shortened<StandingRecord> current(std::vector<StandingRecord> standing) {
    sort_current_first(standing);
    const std::size_t fit =
        fitting(standing, most_stood, [](const StandingRecord& one) { return one.record.size() + one.facts.size(); });
    return shorten(std::move(standing), std::min(fit, most_standing));
}

std::vector<VerdictView> all_verdicts(const CaseSheet& sheet) {
    std::vector<VerdictView> all;
    for (const ProcedureGroup& procedure : sheet.procedures)
        for (const ClauseGroup& clause : procedure.clauses)
            all.insert(all.end(), clause.verdicts.begin(), clause.verdicts.end());
    return all;
}

/// The first of each rule.
std::vector<VerdictView> once_each(std::vector<VerdictView> verdicts) {
    std::set<std::string> seen;
    std::erase_if(verdicts, [&](const VerdictView& one) { return !seen.insert(one.rule_id).second; });
    return verdicts;
}

/// The first of each rule and record: of a duty that comes back, one period.
std::vector<VerdictView> once_of_each_record(std::vector<VerdictView> verdicts) {
    std::set<std::pair<std::string, std::string>> seen;
    std::erase_if(verdicts, [&](const VerdictView& one) { return !seen.insert({one.rule_id, one.subject}).second; });
    return verdicts;
}

bool is_critical(const VerdictView& one) {
    return one.severity == Severity::critical && one.nature == Nature::rule && is_finding(one.state);
}

/// "A child in danger was made safe at once (concern c1, due Mon 6 Apr 2026); …".
std::string critical_names(std::span<const VerdictView> critical) {
    std::string names;
    for (const VerdictView& one : critical)
        names += (names.empty() ? "" : "; ") + one.title + " (" + which_words(one) + ")";
    return names;
}

/// "A child in danger was made safe at once: C-0012 and C-0097; …", rules in the order of the findings.
std::string critical_names_by_rule(std::span<const VerdictView> critical) {
    std::vector<std::pair<std::string, std::vector<std::string>>> rules;
    for (const VerdictView& one : critical) {
        auto known = std::ranges::find(rules, one.title, &std::pair<std::string, std::vector<std::string>>::first);
        if (known == rules.end()) known = rules.insert(known, {one.title, {}});
        add_once(known->second, one.case_id);
    }
    std::string names;
    for (const auto& [title, cases] : rules)
        names.append(names.empty() ? "" : "; ").append(title).append(": ").append(list_of(cases));
    return names;
}

template <typename Row, typename Put>
void put_shortened(const std::string& name, const Shortened<Row>& list, Put put, Fields& fields) {
    fields.list(name, list.rows, put);
    fields.text(name + "_more", list.more == 0 ? "" : std::to_string(list.more));
}

void put_child(const ChildPage& child, Fields& fields) {
    fields.text("case_id", child.case_id);
    fields.text("age", child.age);
    fields.text("team", child.team);
    fields.text("worker", child.worker);
    fields.list("critical", child.critical, put_verdict);
    put_not_carried(child.not_carried, fields);
    fields.number("critical_count", child.critical.size() + child.not_carried.size());
    fields.number("overdue", child.overdue);
    fields.number("due_count", child.due.size());
    put_counts(child.counts.duties, fields);
    fields.text("child_page", file_name_of({"supervision", child.case_id, iso(child.run.as_at)}));
}

/// What is critical, what else the record shows, and the questions these bring up.
void sort_findings(const CaseSheet& sheet, std::span<const Prompt> prompts, ChildPage& child) {
    std::vector<VerdictView> findings = all_verdicts(sheet);
    std::erase_if(findings, [](const VerdictView& one) { return !is_finding(one.state); });
    sort_by_present(findings, sheet.run.as_at);
    std::vector<VerdictView> shows;
    std::vector<VerdictView> others;
    for (const VerdictView& one : findings) {
        if (one.is_overdue && one.nature == Nature::rule) ++child.overdue;
        const bool is_shown = one.state == State::breached || one.state == State::met_late;
        if (is_critical(one))
            child.critical.push_back(one);
        else if (!one.rests_on_no_record)
            (is_shown ? shows : others).push_back(one);
    }
    child.not_carried = take_not_carried(child.critical);
    sort_by_urgency(child.critical);
    std::vector<VerdictView> bring_up = child.critical;
    bring_up.insert(bring_up.end(), shows.begin(), shows.end());
    bring_up.insert(bring_up.end(), others.begin(), others.end());
    // What is critical has its place on the two pages, whatever else has to make room.
    const std::size_t given_way = std::min(child.critical.size(), most_prompts - 1);
    child.prompts = choose_prompts(prompts, bring_up, most_prompts - given_way);
    const std::size_t all_shown = shows.size();
    shows = once_of_each_record(std::move(shows));
    const auto length = [](const VerdictView& one) { return one.says.size() + 40; };
    std::size_t room = most_said;
    for (const VerdictView& one : child.critical) room -= std::min(room, length(one));
    const std::size_t fit = fitting(shows, room, length);
    child.shows = shorten(std::move(shows), std::min(fit, most_shown));
    child.shows.more = all_shown - child.shows.rows.size();
}

} // namespace

void sort_by_present(std::vector<VerdictView>& verdicts, Day as_at) {
    const Day year_ago = add_months(as_at, -months_of_present);
    std::ranges::stable_sort(verdicts, {}, [&](const VerdictView& one) {
        const std::optional<Day> day = day_of(one);
        return std::tuple(day && *day < year_ago, -static_cast<int>(one.severity),
                          day ? as_at - *day : std::numeric_limits<int>::max());
    });
}

ChildPage view_child(const CaseSheet& sheet, std::span<const Prompt> prompts, const Calendar& calendar) {
    ChildPage child;
    child.run = sheet.run;
    child.case_id = sheet.case_id;
    child.team = sheet.team;
    child.worker = sheet.worker;
    child.age = sheet.age;
    child.counts = sheet.counts;
    child.faults = sheet.diagnostics.size();
    child.standing = current(sheet.standing);
    child.last = calendar.plus_working_days(sheet.run.as_at, days_ahead).value_or(calendar.last());
    sort_findings(sheet, prompts, child);
    child.went_well = sheet.went_well;
    sort_by_present(child.went_well, sheet.run.as_at);
    child.went_well = once_each(std::move(child.went_well));
    std::vector<OpenQuestion> silent = sheet.questions;
    std::ranges::stable_sort(silent, std::greater(), [](const OpenQuestion& one) { return one.waiting.size(); });
    const std::size_t fit_asked =
        fitting(silent, most_asked, [](const OpenQuestion& one) { return one.what.size() + one.on.size() + 60; });
    child.silent = shorten(std::move(silent), std::min(fit_asked, most_questions));
    child.lately = part_of(sheet.timeline, add_months(sheet.run.as_at, -months_of_present), child.last);
    child.due = sheet.deadlines;
    std::erase_if(child.due, [&](const Deadline& one) { return *one.verdict.due > child.last; });
    return child;
}

WorkerPage view_worker(std::vector<ChildPage> children, const RunFacts& run, const Holder& holder) {
    WorkerPage worker;
    worker.run = run;
    worker.holder = holder;
    if (!children.empty()) worker.last = children.front().last;
    std::ranges::stable_sort(children, {}, [](const ChildPage& one) {
        return std::tuple(-static_cast<std::ptrdiff_t>(one.critical.size()),
                          -static_cast<std::ptrdiff_t>(one.shows.rows.size() + one.shows.more), one.case_id);
    });
    worker.children = std::move(children);
    return worker;
}

Fields fields_of(const ChildPage& child) {
    Fields fields;
    put_run(child.run, fields);
    put_child(child, fields);
    fields.text("last", long_date(child.last));
    fields.number("faults", child.faults);
    fields.flag("any_faults", child.faults > 0);
    put_shortened("standing", child.standing, put_standing, fields);
    fields.text("critical_names", critical_names(child.critical));
    put_lately(child.lately, most_lately, fields);
    // These, too, make room for what is critical.
    const std::size_t given_way = std::min<std::size_t>(child.critical.size(), 2);
    put_shortened("went_well", shorten(child.went_well, most_that_went_well - given_way), put_verdict, fields);
    put_shortened("shows", child.shows, put_verdict, fields);
    put_shortened("silent", child.silent, put_question, fields);
    put_shortened("due_next", shorten(child.due, most_due - given_way), put_deadline, fields);
    fields.list("prompts", child.prompts, put_prompt);
    return fields;
}

Fields fields_of(const WorkerPage& worker) {
    Fields fields;
    put_run(worker.run, fields);
    fields.text("holder", words_of(worker.holder));
    fields.text("last", long_date(worker.last));
    fields.list("children", worker.children, put_child);
    std::vector<VerdictView> critical;
    std::vector<NotCarried> not_carried;
    std::vector<VerdictView> well;
    std::vector<Deadline> due;
    std::size_t met = 0;
    for (const ChildPage& child : worker.children) {
        met += child.counts.duties.of(State::met);
        critical.insert(critical.end(), child.critical.begin(), child.critical.end());
        join(not_carried, child.not_carried);
        well.insert(well.end(), child.went_well.begin(), child.went_well.end());
        due.insert(due.end(), child.due.begin(), child.due.end());
    }
    struct Well {
        VerdictView verdict;
        std::set<std::string> cases;
    };
    std::vector<Well> rules;
    for (VerdictView& one : well) {
        const auto known = std::ranges::find(rules, one.rule_id, [](const Well& row) { return row.verdict.rule_id; });
        const std::string which = one.case_id + " (" + which_words(one) + ")";
        if (known != rules.end())
            known->cases.insert(which);
        else
            rules.push_back({one, {which}});
    }
    std::ranges::stable_sort(rules, std::greater(), [](const Well& row) { return row.cases.size(); });
    fields.number("met_duties", met);
    put_shortened(
        "went_well", shorten(std::move(rules), most_that_went_well),
        [](const Well& row, Fields& one) {
            put_verdict(row.verdict, one);
            one.text("case_ids", list_of(std::vector<std::string>(row.cases.begin(), row.cases.end())));
        },
        fields);
    sort_by_urgency(critical);
    fields.list("critical_findings", critical, put_verdict);
    fields.text("critical_names", critical_names_by_rule(critical));
    put_not_carried(not_carried, fields);
    sort_deadlines(due);
    put_shortened("due_next", shorten(std::move(due), most_due_of_worker), put_deadline, fields);
    return fields;
}

Page write_child(const ChildPage& child, const Templates& templates) {
    Page page = write_page(templates, "supervision-child", fields_of(child),
                           page_facts(child.run, "Supervision, child’s pages", child.case_id),
                           {{"timeline", draw_small_timeline(child.lately)}});
    page.name = file_name_of({"supervision", child.case_id, iso(child.run.as_at)});
    return page;
}

Page write_worker(const WorkerPage& worker, const Templates& templates) {
    Page page = write_page(templates, "supervision", fields_of(worker),
                           page_facts(worker.run, "Supervision, worker’s page", words_of(worker.holder)), {});
    page.name = file_name_of(name_parts("supervision", worker.holder, worker.run.as_at));
    return page;
}

} // namespace abide
