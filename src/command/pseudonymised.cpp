// What of a verdict and of a run tells who a child or a worker is, taken out or put under a pseudonym.
#include "command/pseudonymised.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"
#include "briefing/state_words.hpp"
#include "command/configuration.hpp"
#include "command/team.hpp"
#include "privacy/level.hpp"

namespace abide {

namespace {

/// A team of fewer is told apart from its workers by nobody.
constexpr std::size_t least_workers = 3;
constexpr std::string_view small_team = "a team of fewer than 3 workers";
constexpr std::string_view withheld = "withheld";

/// "referral#2", which Abide calls a record that the export gave no id: it says nothing but which one it is.
bool is_counted(std::string_view type, std::string_view id) {
    if (id.size() <= type.size() + 1 || !id.starts_with(type) || id[type.size()] != '#') return false;
    return id.substr(type.size() + 1).find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether a sentence is filled in with an id out of the record.
bool names_record(std::string_view sentence, const Rule& rule) {
    return std::ranges::any_of(rule.kind->placeholders, [&](const Placeholder& one) {
        return one.is_id && sentence.find("{" + std::string(one.name) + "}") != std::string_view::npos;
    });
}

bool any_sentence_names_record(const Rule& rule) {
    return std::ranges::any_of(rule.say.by_state, [&](const auto& one) { return names_record(one.second, rule); });
}

RecordTypeId type_of(std::string_view path, const Dictionary& dictionary) {
    return dictionary.find(path.substr(0, path.find('.'))).value_or(Dictionary::case_type);
}

bool is_about_person(std::string_view path, const Dictionary& dictionary) {
    return dictionary.type(type_of(path, dictionary)).once;
}

/// Whether its own sentence would say what stands in a record: an id, or a value of who the child is.
bool says_too_much(const Verdict& verdict, const Dictionary& dictionary) {
    if (verdict.rule->kind != nullptr && any_sentence_names_record(*verdict.rule)) return true;
    return std::ranges::any_of(verdict.missing, [&](const MissingFact& one) {
        const bool is_value_said = one.cause == Reason::precision || one.cause == Reason::conflict;
        return is_value_said && is_about_person(one.path, dictionary);
    });
}

/// Whether a value of this fact can stay: what happened and when, but no name and no number.
bool can_stay(std::string_view path, const Dictionary& dictionary) {
    const std::optional<FactRef> fact = dictionary.find_path(path);
    if (!fact || is_about_person(path, dictionary)) return false;
    const FactType type = dictionary.fact(*fact).type;
    return type == FactType::code || type == FactType::date;
}

void hide_sentences(Verdict& verdict, const Dictionary& dictionary) {
    const Rule& rule = *verdict.rule;
    if (says_too_much(verdict, dictionary)) {
        verdict.says = std::string(words_of(verdict.state, rule.nature).label) + ": " + rule.title + ".";
        verdict.over_said.in_says.clear();
    }
    if (rule.kind == nullptr) return;
    if (names_record(rule.say.requirement, rule)) verdict.requires_.clear();
    if (names_record(rule.say.ask, rule)) verdict.ask.clear();
}

void hide_exception(std::optional<Excepted>& excepted) {
    if (excepted) excepted->reason.clear();
}

} // namespace

std::unique_ptr<Pseudonymised> Pseudonymised::asked_for(const Options& options, World& world) {
    const std::optional<PrivacyLevel> level = privacy_level_called(options.value("privacy", "identified"));
    if (level == PrivacyLevel::aggregated)
        throw Error(Exit::usage,
                    options.spelled("privacy") + " takes identified or pseudonymised here: this report lists cases");
    if (level != PrivacyLevel::pseudonymised) {
        if (options.has("audience"))
            throw Error(Exit::usage, "--audience goes with --privacy pseudonymised: whose pseudonyms cases go by");
        return nullptr;
    }
    if (!options.has("audience"))
        throw Error(Exit::usage, "say with --audience who the page is for; each audience has pseudonyms of its own");
    for (const char* other : {"worker", "cache"})
        if (options.has(other))
            throw Error(Exit::usage, "--privacy pseudonymised does not go with " + options.spelled(other));
    const std::string folder = join_path(read_configuration(options, world).value("state"), "keys");
    const std::string audience = options.value("audience");
    const std::string file = join_path(folder, audience + ".key");
    const bool is_new = !is_file(file);
    Pseudonyms names = Pseudonyms::of_audience(folder, audience);
    if (is_new && !options.has("quiet"))
        *world.err << "abide: made the key " << file
                   << ": keep a copy of it, and let nobody have it who may not know whom the pseudonyms stand for\n";
    return std::unique_ptr<Pseudonymised>(new Pseudonymised(std::move(names), audience));
}

void Pseudonymised::meet(const Case& one_case, const Dictionary& dictionary) {
    const std::lock_guard<std::mutex> own(turn_);
    workers_[team_of(one_case, dictionary)].insert(worker_of(one_case, dictionary));
}

std::string Pseudonymised::team(const std::string& team) const {
    const auto found = workers_.find(team);
    if (team.empty() || found == workers_.end()) return team;
    const std::size_t known = found->second.size() - found->second.count("");
    const bool is_service = found->second.size() == 1 && known == 0 && team == "the service";
    return known < least_workers && !is_service ? std::string(small_team) : team;
}

std::string Pseudonymised::case_name(const std::string& id) const {
    return id.empty() || id == service_id ? id : names_.of("case", id);
}

std::string Pseudonymised::record_name(const std::string& case_id, const std::string& type,
                                       const std::string& id) const {
    if (id.empty() || is_counted(type, id)) return id;
    return names_.of("record", std::to_string(case_id.size()) + ":" + case_id + type + "/" + id);
}

std::string Pseudonymised::system(const std::string& name) {
    if (name.empty()) return name;
    const std::string next = "system " + std::to_string(systems_.size() + 1);
    return systems_.emplace(name, next).first->second;
}

void Pseudonymised::hide_evidence(Verdict& verdict, const Dictionary& dictionary) const {
    for (Evidence& one : verdict.evidence) {
        one.id = record_name(verdict.case_id, one.record, one.id);
        if (!one.fact.empty() && !can_stay(one.record + "." + one.fact, dictionary)) one.value = withheld;
        one.file.clear();
        one.line = 0;
    }
    std::erase_if(verdict.alternatives, [&](const Alternative& one) {
        return one.path.find('.') != std::string::npos && !can_stay(one.path, dictionary);
    });
}

void Pseudonymised::hide(Verdict& verdict, const Dictionary& dictionary) {
    hide_sentences(verdict, dictionary);
    hide_evidence(verdict, dictionary);
    for (MissingFact& one : verdict.missing) {
        const std::string type = one.path.substr(0, one.path.find('.'));
        one.record_id = record_name(verdict.case_id, type, one.record_id);
    }
    verdict.subject_id = record_name(verdict.case_id, verdict.subject_record, verdict.subject_id);
    verdict.fingerprint = names_.of("finding", verdict.fingerprint);
    std::erase(verdict.fingerprint, '-');
    verdict.file = withheld;
    verdict.line = 0;
    hide_exception(verdict.excepted);
    for (VerdictItem& item : verdict.items) hide_exception(item.excepted);
    verdict.case_id = case_name(verdict.case_id);
}

void Pseudonymised::hide(RunFacts& facts) const {
    facts.privacy = Privacy::pseudonymised;
    facts.audience = audience_;
    std::size_t number = 0;
    for (ExportUsed& one : facts.exports) {
        one.file = "export " + std::to_string(++number);
        one.system.clear();
        std::size_t times = 0;
        for (const auto& [name, count] : one.unmapped) times += count;
        one.unmapped.clear();
        if (times > 0) one.unmapped[std::string(withheld)] = times;
    }
    for (Diagnostic& one : facts.diagnostics) {
        one.place = {std::string(withheld), 0, 0};
        one.case_id = case_name(one.case_id);
        one.says = "What is wrong is told to those who hold the export.";
        one.help = "abide explain " + one.code;
        one.source_line.clear();
    }
    // In the order of the export the first line would be the same child for every audience.
    std::ranges::stable_sort(facts.diagnostics, [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.case_id, a.code) < std::tie(b.case_id, b.code);
    });
}

} // namespace abide
