// Paths: how a rule that stands at one record reaches a fact of another.
#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::size_t most_steps = 4;

struct Chain {
    std::vector<PathStep> steps;
    RecordTypeId end = 0;
};

/// Every chain that is one step longer; from the first record also to those a case has once.
std::vector<Chain> longer(const Dictionary& dictionary, const std::vector<Chain>& chains, bool is_first) {
    std::vector<Chain> found;
    for (const Chain& chain : chains) {
        const auto& facts = dictionary.type(chain.end).facts;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (facts[i].type != FactType::reference) continue;
            Chain next{chain.steps, facts[i].refers_to};
            next.steps.push_back({Step::follow, FactRef{chain.end, static_cast<FactId>(i)}, 0});
            found.push_back(std::move(next));
        }
        for (std::size_t r = 0; is_first && r < dictionary.size(); ++r) {
            const auto type = static_cast<RecordTypeId>(r);
            if (dictionary.type(type).once && type != chain.end) found.push_back({{{Step::once, {}, type}}, type});
        }
    }
    return found;
}

/// The shortest chains from one record type to another; empty when there are none of at most four steps.
std::vector<Chain> shortest(const Dictionary& dictionary, RecordTypeId from, RecordTypeId to) {
    if (from == to) return {Chain{{}, to}};
    // A case has it once, so every way to it leads to the same record: the one that cannot be blank is taken.
    if (dictionary.type(to).once) return {Chain{{{Step::once, {}, to}}, to}};
    std::set<RecordTypeId> seen = {from};
    std::vector<Chain> chains = {Chain{{}, from}};
    for (std::size_t n = 0; n < most_steps; ++n) {
        chains = longer(dictionary, chains, n == 0);
        std::erase_if(chains, [&](const Chain& chain) { return seen.count(chain.end) > 0; });
        for (const Chain& chain : chains) seen.insert(chain.end);
        std::vector<Chain> arrived;
        std::copy_if(chains.begin(), chains.end(), std::back_inserter(arrived),
                     [to](const Chain& chain) { return chain.end == to; });
        if (!arrived.empty()) return arrived;
    }
    return {};
}

std::string in_words(const Dictionary& dictionary, const Chain& chain) {
    std::vector<std::string> names;
    for (const PathStep& step : chain.steps)
        names.push_back(step.step == Step::once ? dictionary.type(step.record).name : dictionary.path(step.reference));
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// The steps to a record of type `to`; nothing, with a complaint, when there is no way or more than one.
std::optional<std::vector<PathStep>> reach(Compilation& all, const Word& word, RecordTypeId from, RecordTypeId to) {
    const Dictionary& dictionary = all.dictionary;
    std::vector<Chain> chains = shortest(dictionary, from, to);
    if (chains.size() == 1) return std::move(chains.front().steps);
    const std::string& from_name = dictionary.type(from).name;
    const std::string& to_name = dictionary.type(to).name;
    if (chains.empty()) {
        const auto& facts = dictionary.type(to).facts;
        const bool names_it = std::any_of(facts.begin(), facts.end(), [from](const Fact& fact) {
            return fact.type == FactType::reference && fact.refers_to == from;
        });
        all.complaints.error(Fault::out_of_reach, word.spot,
                             "from " + one(from_name) + " no reference leads to " + one(to_name),
                             names_it ? "there may be several that name the " + from_name + ": use <exists record=\"" +
                                            to_name + "\">, <count> or a <derive>"
                                      : "");
        return std::nullopt;
    }
    all.complaints.error(Fault::ambiguous_path, word.spot,
                         "from " + one(from_name) + ", " + one(to_name) + " is reached in two ways: by " +
                             in_words(dictionary, chains[0]) + ", and by " + in_words(dictionary, chains[1]));
    return std::nullopt;
}

const Derived* find_derived(Compilation& all, const Word& word, RecordTypeId from) {
    for (const auto& derived : all.procedure.derived) {
        if (derived->id != word.text) continue;
        all.used.insert(declared("derive", word.text));
        return all.broken.count(declared("derive", word.text)) > 0 ? nullptr : derived.get();
    }
    std::vector<std::string> known;
    for (const auto& derived : all.procedure.derived) known.push_back(derived->id);
    const std::string help = all.dictionary.find(from, word.text)
                                 ? "write " + quoted(all.dictionary.type(from).name + "." + word.text)
                                 : "a fact is written record.fact";
    all.complaints.unknown(Fault::unknown_derived, word.spot, "derived fact", word.text, known, help);
    return nullptr;
}

/// The record a derived fact is asked of: for `previous` the one it comes before, else the one its link names.
std::optional<RecordTypeId> asked_of(const Dictionary& dictionary, const Derived& derived) {
    if (derived.form == Derived::Form::previous) return derived.of.record;
    if (derived.has_link) return dictionary.fact(derived.link).refers_to;
    return std::nullopt;
}

} // namespace

std::vector<PathStep> references_to(const Dictionary& dictionary, RecordTypeId from, RecordTypeId to) {
    const std::vector<Chain> chains = shortest(dictionary, from, to);
    if (chains.size() != 1) return {};
    const auto& steps = chains.front().steps;
    const bool all_references =
        std::all_of(steps.begin(), steps.end(), [](const PathStep& step) { return step.step == Step::follow; });
    return all_references ? steps : std::vector<PathStep>{};
}

std::optional<FactPath> compile_path(Compilation& all, const Word& word, RecordTypeId from) {
    FactPath path;
    path.written = word.text;
    std::optional<RecordTypeId> to;
    if (word.text.find('.') == std::string::npos) {
        path.derived = find_derived(all, word, from);
        if (path.derived == nullptr) return std::nullopt;
        path.fact = path.derived->form == Derived::Form::since ? path.derived->by : path.derived->of;
        to = asked_of(all.dictionary, *path.derived);
    } else {
        const std::optional<FactRef> fact = find_fact(all, word);
        if (!fact) return std::nullopt;
        path.fact = *fact;
        to = fact->record;
    }
    if (!to) return path;
    std::optional<std::vector<PathStep>> steps = reach(all, word, from, *to);
    if (!steps) return std::nullopt;
    path.steps = std::move(*steps);
    return path;
}

std::optional<FactPath> compile_path(Compilation& all, const Word& word, RecordTypeId from, FactType type) {
    std::optional<FactPath> path = compile_path(all, word, from);
    if (!path) return std::nullopt;
    const FactType found = all.dictionary.fact(path->fact).type;
    if (found == type) return path;
    all.complaints.error(Fault::wrong_type, word.spot,
                         quoted(word.text) + " is " + one(name_of(found)) + ", and " + one(name_of(type)) +
                             " is needed");
    return std::nullopt;
}

} // namespace abide
