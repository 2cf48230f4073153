// abide explain: a check kind, a clause, a rule, a fact, a diagnostic code, or how one verdict came about.
#include <algorithm>
#include <array>
#include <set>

#include "base/words.hpp"
#include "checks/registry.hpp"
#include "command/command.hpp"
#include "command/explain_pages.hpp"
#include "command/run.hpp"
#include "command/show_diagnostics.hpp"
#include "command/table.hpp"
#include "history/duty_address.hpp"

namespace abide {

namespace {

/// Pages found under one name; a clause or rule id may occur in several procedures.
struct Found {
    std::vector<std::string> pages;
    std::vector<std::string> names;
};

void find_in_procedure(const Procedure& procedure, const std::string& id, const Dictionary& dictionary, Found& found) {
    if (const Rule* rule = procedure.rule(id)) {
        found.pages.push_back(rule_page(procedure, *rule, dictionary));
        found.names.push_back(procedure.id + "/" + id);
    }
    if (const Clause* clause = procedure.clause(id)) {
        found.pages.push_back(clause_page(procedure, *clause));
        found.names.push_back(procedure.id + "/" + id);
    }
}

Found find_in_procedures(const Rulebook& rulebook, const std::string& word) {
    Found found;
    const std::size_t slash = word.find('/');
    for (const auto& procedure : rulebook.procedures()) {
        if (slash == std::string::npos) {
            find_in_procedure(*procedure, word, rulebook.dictionary(), found);
        } else if (procedure->id == word.substr(0, slash)) {
            find_in_procedure(*procedure, word.substr(slash + 1), rulebook.dictionary(), found);
        }
    }
    return found;
}

/// Everything that can be asked for without an export.
std::vector<std::string> known_words(const Rulebook& rulebook) {
    std::vector<std::string> known;
    for (const Kind* kind : all_kinds()) known.emplace_back(kind->name);
    for (const std::string& name : rulebook.dictionary().record_names()) known.push_back(name);
    for (const auto& procedure : rulebook.procedures()) {
        for (const auto& rule : procedure->rules) {
            known.push_back(rule->id);
            known.push_back(procedure->id + "/" + rule->id);
        }
        for (const Clause& clause : procedure->clauses) known.push_back(procedure->id + "/" + clause.id);
    }
    return known;
}

[[noreturn]] void refuse(const Rulebook& rulebook, const std::string& word) {
    const std::vector<std::string> known = known_words(rulebook);
    std::string help = did_you_mean(word, known);
    if (help.empty()) {
        help =
            "name a check kind, PROCEDURE/CLAUSE, PROCEDURE/RULE, a record or fact, a diagnostic code; or CASE/RULE with "
            "the exports";
    }
    throw Error(Exit::usage, "there is nothing called \"" + word + "\" to explain; " + help);
}

/// What can be explained although no procedure loads; empty when the word is nothing of the sort.
std::string builtin_page(const std::string& word) {
    if (const Kind* kind = find_kind(word)) return kind_page(*kind);
    return code_page(word);
}

std::string page_of(const Rulebook& rulebook, const std::string& word) {
    const Dictionary& dictionary = rulebook.dictionary();
    if (const auto type = dictionary.find(word)) return record_page(dictionary, *type);
    if (const auto fact = dictionary.find_path(word)) return fact_page(dictionary, *fact);
    const Found found = find_in_procedures(rulebook, word);
    if (found.pages.empty()) refuse(rulebook, word);
    if (found.pages.size() > 1) {
        throw Error(Exit::usage, "\"" + word + "\" is in several procedures: " + list_of(found.names) + "; name one");
    }
    return found.pages.front();
}

/// What is meant among verdicts, see may_mean.
struct Asked {
    std::string word;

    static Asked read(const std::string& word) {
        const std::size_t slash = word.rfind('/');
        if (!is_fingerprint(word) && (slash == std::string::npos || slash == 0 || slash + 1 == word.size()))
            throw Error(Exit::usage,
                        "with exports, explain takes CASE/RULE, CASE/CLAUSE or a fingerprint, not \"" + word + "\"");
        return {word};
    }

    /// As far as it is certain; empty: an id may hold a slash, or it is not said.
    [[nodiscard]] std::string only_case() const {
        const std::size_t slash = word.find('/');
        return slash == std::string::npos || slash != word.rfind('/') ? "" : word.substr(0, slash);
    }
    /// As it is most likely.
    [[nodiscard]] std::string case_id() const { return word.substr(0, word.find('/')); }
    [[nodiscard]] std::string about() const { return word.substr(word.rfind('/') + 1); }

    [[nodiscard]] bool may_be(const Rule& rule) const {
        const auto is_named = [&](const std::string& name) { return word.find("/" + name) != std::string::npos; };
        return is_fingerprint(word) || is_named(rule.id) || std::ranges::any_of(rule.clauses, is_named);
    }
};

/// Records of the case that no verdict saw; empty when there are none.
std::string set_aside_rows(const Case& one_case, std::span<const RecordIndex> indices, const Dictionary& dictionary) {
    if (indices.empty()) return "";
    Table table({"", ""});
    for (const RecordIndex index : indices) {
        const Record& record = one_case.record(index);
        const std::string& type = dictionary.type(record.type).name;
        const bool is_made = record.id.starts_with(type + "#");
        table.add({is_made ? std::string(record.id) : type + " " + std::string(record.id),
                   std::string(record.file) + ":" + std::to_string(record.line)});
    }
    return "\nSet aside: dated after the as-at date, or written down after the known-at date\n" + table.text(2);
}

Exit explain_verdicts(const Rulebook& rulebook, const std::string& word, const Options& options, World& world) {
    const Asked asked = Asked::read(word);
    Run run(rulebook, read_request(options, world, "CASE/RULE"), options, world);
    std::string pages;
    std::set<std::string> rules;
    Run::Listener listener;
    listener.wanted = [&](const Procedure&, const Rule& rule, State) {
        rules.insert(rule.id);
        return asked.may_be(rule) ? Want::yes : Want::no;
    };
    listener.verdict = [&](const Verdict& verdict) {
        if (!may_mean(word, verdict)) return;
        pages += (pages.empty() ? "" : "\n") + verdict_page(verdict, rulebook.dictionary(), run.request().as_at);
    };
    std::string set_aside;
    bool has_case = is_fingerprint(word);
    listener.ends = [&](const Case& one_case, std::span<const RecordIndex> indices) {
        if (!is_in_case(word, one_case.id)) return;
        has_case = true;
        set_aside += set_aside_rows(one_case, indices, rulebook.dictionary());
    };
    run.judge(listener, asked.only_case());
    show_diagnostics(run.diagnostics(), options, world);
    const Exit end = run.has_refused() ? Exit::incomplete : Exit::clean;
    if (pages.empty()) {
        const Exit how = end == Exit::clean ? Exit::usage : end;
        if (!has_case) throw Error(how, run.no_such_case(asked.case_id()));
        const std::string help = did_you_mean(asked.about(), std::vector<std::string>(rules.begin(), rules.end()));
        throw Error(how, "there is no verdict \"" + word + "\" in the exports" + (help.empty() ? "" : "; " + help));
    }
    *world.out << pages << set_aside;
    return end;
}

Exit run_explain(const Options& options, World& world) {
    const std::string& word = options.first_argument(
        "what to explain: a check kind, PROCEDURE/CLAUSE, a rule, a diagnostic code, or CASE/RULE");
    const bool has_exports = options.arguments().size() > 1;
    const std::string builtin = has_exports ? "" : builtin_page(word);
    if (!builtin.empty()) {
        *world.out << builtin;
        return Exit::clean;
    }
    const std::unique_ptr<Rulebook> rulebook = load_rulebook(options, world);
    if (has_exports) return explain_verdicts(*rulebook, word, options, world);
    *world.out << page_of(*rulebook, word);
    return Exit::clean;
}

constexpr std::array<std::string_view, 6> examples = {
    "abide explain deadline",
    "abide explain islington-hsb/5.3-1",
    "abide explain strategy-meeting-in-time",
    "abide explain concern.category",
    "abide explain PROC-0202",
    "abide explain C-0019/strategy-meeting-in-time cases/ --as-at 2026-04-10",
};
constexpr std::array<std::string_view, 11> options = {"procedure",  "procedures", "calendar", "as-at",
                                                      "known-at",   "format-of",  "jobs",     "limit",
                                                      "max-errors", "quiet",      "help"};

} // namespace

extern const Command explain_command;
const Command explain_command = {
    .name = "explain",
    .summary = "Explain a check kind, a clause, a rule, a fact, a diagnostic code, or how one verdict came about",
    .arguments = "WHAT [EXPORT…]",
    .examples = examples,
    .options = options,
    .notes =
        "With exports, WHAT is CASE/RULE, CASE/CLAUSE or a fingerprint; PROCEDURE/ before the rule or clause, and /RECORD-ID\n"
        "or #PERIOD behind it, say more closely which.\n",
    .run = run_explain,
};

} // namespace abide
