// The page of one verdict: everything a person needs to check it, in the order they would ask.
#include <algorithm>

#include "base/words.hpp"
#include "command/explain_pages.hpp"
#include "command/paragraph.hpp"
#include "command/table.hpp"
#include "command/what_would_change.hpp"

namespace abide {

namespace {

std::string place_of(const std::string& file, std::uint32_t line) {
    if (file.empty()) return "";
    return line == 0 ? file : file + ":" + std::to_string(line);
}

std::string heading(const Verdict& verdict) {
    std::string line = verdict.case_id + "/" + verdict.rule->id;
    if (verdict.subject_record != "case") {
        line += "  " + verdict.subject_record + (verdict.subject_id.empty() ? "" : " " + verdict.subject_id);
    }
    if (verdict.period > 0) line += ", period " + std::to_string(verdict.period);
    return line;
}

std::string outcome_line(const Verdict& verdict) {
    const bool is_learning = verdict.rule->nature == Nature::indicator;
    std::string line = is_learning && verdict.state == State::breached
                           ? "not shown on the record (an indicator, not a duty)"
                           : std::string(name_of(verdict.state));
    if (verdict.reason != Reason::none) line += "/" + std::string(name_of(verdict.reason));
    if (is_finding(verdict.state)) line += ", severity " + std::string(name_of(verdict.severity));
    return line;
}

std::string clause_words(const Verdict& verdict) {
    std::string text = verdict.procedure->id;
    if (!verdict.edition.empty()) text += " " + verdict.edition;
    if (verdict.rule->clauses.empty()) return text;
    return text + (verdict.rule->clauses.size() == 1 ? ", clause " : ", clauses ") + list_of(verdict.rule->clauses);
}

/// The sum under the other convention, and whether it matters.
std::string other_reading(const Verdict& verdict) {
    if (verdict.other_sum.empty() || verdict.other_sum == verdict.sum) return "";
    std::string text = verdict.other_sum + ". ";
    if (verdict.sensitive_to.empty()) {
        return text + capitalised(spoken(name_of(verdict.state))) + " either way.";
    }
    return text + "That would be " + std::string(name_of(verdict.other_reading)) + ": the verdict turns on " +
           list_of(verdict.sensitive_to) + ".";
}

std::string cause_words(Reason cause) {
    switch (cause) {
    case Reason::not_exported: return "the system does not export it";
    case Reason::conflict: return "recorded twice, with different values";
    case Reason::precision: return "not known closely enough";
    default: return "not recorded";
    }
}

/// "0 or 1: not-applicable; 2 or 3: breached".
std::string alternatives_of(const Verdict& verdict, const std::string& path) {
    std::vector<std::pair<State, std::vector<std::string>>> by_state;
    for (const Alternative& alternative : verdict.alternatives) {
        if (alternative.path != path) continue;
        auto at =
            std::find_if(by_state.begin(), by_state.end(), [&](const auto& s) { return s.first == alternative.state; });
        if (at == by_state.end()) at = by_state.insert(at, {alternative.state, {}});
        at->second.push_back(alternative.value);
    }
    std::string text;
    for (const auto& [state, values] : by_state) {
        text += (text.empty() ? "if " : "; if ") + list_of(values, "or") + ": " + std::string(name_of(state));
    }
    return text;
}

std::string missing_lines(const Verdict& verdict) {
    std::string lines;
    for (const MissingFact& fact : verdict.missing) {
        std::string text =
            fact.path + (fact.record_id.empty() ? "" : " of " + fact.record_id) + ": " + cause_words(fact.cause);
        const std::string what_if = alternatives_of(verdict, fact.path);
        if (!what_if.empty()) text += "; " + what_if;
        lines += labelled(lines.empty() ? "Missing" : "", text);
    }
    return lines;
}

std::string item_lines(const Verdict& verdict) {
    std::string lines;
    for (const VerdictItem& item : verdict.items) {
        std::string text = item.id + ": " + std::string(name_of(item.state));
        if (item.reason != Reason::none) text += "/" + std::string(name_of(item.reason));
        if (!item.clauses.empty()) text += " (" + list_of(item.clauses) + ")";
        lines += labelled(lines.empty() ? "Items" : "", text);
    }
    return lines;
}

std::string evidence_rows(const Verdict& verdict) {
    Table table({"", "", ""});
    for (const Evidence& one : verdict.evidence) {
        std::string what = one.record + (one.id.empty() ? "" : " " + one.id);
        table.add({what, one.fact.empty() ? "on file" : one.fact + " " + one.value, place_of(one.file, one.line)});
    }
    return table.text(2);
}

std::string settings_rows(const Verdict& verdict) {
    Table table({"", "", ""});
    for (const UsedSetting& setting : verdict.settings) {
        table.add({setting.id, setting.value, std::string(name_of(setting.basis))});
    }
    return table.text(2);
}

} // namespace

std::string verdict_page(const Verdict& verdict, const Dictionary& dictionary, Day as_at) {
    std::string page = paragraph(heading(verdict)) + paragraph(outcome_line(verdict)) + "\n";
    page += labelled("Asked", verdict.requires_.empty() ? verdict.rule->title : verdict.requires_);
    page += labelled("", "(" + clause_words(verdict) + ")");
    page += labelled("Found", verdict.says);
    page += labelled("Sum", verdict.sum);
    page += labelled("Otherwise", other_reading(verdict));
    page += missing_lines(verdict) + item_lines(verdict);
    bool is_first = true;
    for (const std::string& way : what_would_change(verdict, dictionary)) {
        page += labelled(is_first ? "To change" : "", capitalised(way) + ".");
        is_first = false;
    }
    if (verdict.changes_on) {
        page += labelled("Changes on", long_date(*verdict.changes_on) + ", if nothing is added to the record");
    }
    page += labelled("To do", verdict.ask.empty() ? "" : verdict.rule->say.ask_who + ": " + verdict.ask);
    const std::string evidence = evidence_rows(verdict);
    if (!evidence.empty()) page += "\nFacts used\n" + evidence;
    const std::string settings = settings_rows(verdict);
    if (!settings.empty()) page += "\nSettings used\n" + settings;
    return page + "\nAs at " + long_date(as_at) + ". Fingerprint " + verdict.fingerprint + ".\n";
}

} // namespace abide
