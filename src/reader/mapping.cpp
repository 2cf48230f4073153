// A format, compiled: the parts that need no file, and the vocabulary of the canonical export.
#include "reader/mapping.hpp"

#include <algorithm>
#include <bit>
#include <optional>

namespace abide {

void CodeTable::add(std::string theirs, std::int32_t ours) {
    words_.push_back(std::move(theirs));
    ours_.push_back(ours);
    if (words_.size() * 2 <= short_.size()) return put_short(words_.size() - 1);
    short_.assign(std::bit_ceil(words_.size() * 4), Short());
    short_shift_ = 64U - static_cast<unsigned>(std::countr_zero(short_.size()));
    for (std::size_t row = 0; row < words_.size(); ++row) put_short(row);
}

void CodeTable::put_short(std::size_t row) {
    if (words_[row].size() > ShortWord::longest) return;
    const ShortWord word(words_[row]);
    std::size_t at = word.hash() >> short_shift_;
    while (short_[at & (short_.size() - 1)].ours != free && short_[at & (short_.size() - 1)].theirs != word) ++at;
    Short& place = short_[at & (short_.size() - 1)];
    if (place.ours == free) place = {word, ours_[row]};
}

std::int32_t CodeTable::find(std::string_view theirs) const {
    if (theirs.size() <= ShortWord::longest) return find(ShortWord(theirs));
    const auto found = std::find(words_.begin(), words_.end(), theirs);
    return found == words_.end() ? others_ : ours_[static_cast<std::size_t>(found - words_.begin())];
}

NodeId Format::add_node(NodeId parent, std::string step) {
    Node& node = nodes.emplace_back();
    node.parent = parent;
    node.step = std::move(step);
    return static_cast<NodeId>(nodes.size() - 1);
}

std::size_t count_facts(const Dictionary& dictionary) {
    std::size_t count = dictionary.size();
    for (const RecordType& type : dictionary.types()) count += type.facts.size();
    return count;
}

std::optional<FactId> link_between(const Dictionary& dictionary, RecordTypeId child, RecordTypeId parent) {
    const std::vector<Fact>& facts = dictionary.type(child).facts;
    std::optional<FactId> link;
    std::size_t found = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].type != FactType::reference || facts[i].refers_to != parent) continue;
        link = static_cast<FactId>(i);
        if (facts[i].name == dictionary.type(parent).name) return link;
        ++found;
    }
    return found == 1 ? link : std::nullopt;
}

std::uint32_t add_own_codes(Format& format, const Fact& fact) {
    CodeTable table;
    for (std::size_t i = 0; i < fact.codes.size(); ++i) table.add(fact.codes[i], static_cast<std::int32_t>(i));
    format.codes.push_back(std::move(table));
    return static_cast<std::uint32_t>(format.codes.size() - 1);
}

namespace {

Target fact_target(Format& format, const Dictionary& dictionary, FactRef ref) {
    Target target;
    target.fact = ref;
    const Fact& fact = dictionary.fact(ref);
    if (fact.type == FactType::code) target.codes = add_own_codes(format, fact);
    return target;
}

Target goal_target(Target::Goal goal) {
    Target target;
    target.goal = goal;
    return target;
}

void add_fact(Format& format, const Dictionary& dictionary, NodeId node, FactRef ref) {
    const Fact& fact = dictionary.fact(ref);
    const Target target = fact_target(format, dictionary, ref);
    format.nodes[node].attributes.push_back({fact.name, {target}});
    // Long text stands better in an element than in an attribute. Where a record is called the same, the element is
    // that.
    if (dictionary.find(fact.name)) return;
    const NodeId child = format.add_node(node, fact.name);
    format.nodes[child].text.push_back(target);
    format.nodes[node].children.push_back({fact.name, "", "", child});
}

void add_not_exported(Format& format, NodeId parent) {
    const NodeId node = format.add_node(parent, "not-exported");
    format.nodes[node].is_not_exported = true;
    format.nodes[node].attributes = {{"record", {goal_target(Target::Goal::not_exported_record)}},
                                     {"fact", {goal_target(Target::Goal::not_exported_fact)}}};
    format.nodes[parent].children.push_back({"not-exported", "", "", node});
}

} // namespace

void add_record_nodes(Format& format, const Dictionary& dictionary) {
    format.speaks_dictionary = true;
    format.record_nodes.clear();
    for (std::size_t t = 0; t < dictionary.size(); ++t) {
        const auto type = static_cast<RecordTypeId>(t);
        const NodeId node = format.add_node(no_node, dictionary.type(type).name);
        format.record_nodes.push_back(node);
        format.nodes[node].takes = Node::Takes::records;
        Emit emit;
        emit.type = type;
        emit.up = 0;
        format.nodes[node].emits.push_back(std::move(emit));
        const bool is_case = type == Dictionary::case_type;
        format.nodes[node].is_case = is_case;
        format.nodes[node].attributes.push_back(
            {"id", {goal_target(is_case ? Target::Goal::case_id : Target::Goal::record_id)}});
        for (std::size_t f = 0; f < dictionary.type(type).facts.size(); ++f)
            add_fact(format, dictionary, node, {type, static_cast<FactId>(f)});
    }
    const NodeId case_node = format.record_nodes[Dictionary::case_type];
    add_not_exported(format, case_node);
    // The document element too may say what cannot be exported, and hold records that all cases share.
    if (format.nodes[0].is_case) return;
    add_not_exported(format, 0);
    format.nodes[0].takes = Node::Takes::shared_records;
}

Format given_format(const Dictionary& dictionary) {
    Format format;
    format.id = "given";
    format.recognised.push_back({"given", ""});
    format.case_path = {"given"};
    format.add_node(no_node, "given");
    format.nodes[0].is_case = true;
    add_record_nodes(format, dictionary);
    const NodeId case_node = format.record_nodes[Dictionary::case_type];
    // An example's own case facts stand in a <case> element inside; the <given> itself has none.
    Emit emit;
    emit.type = Dictionary::case_type;
    format.nodes[0].emits.push_back(std::move(emit));
    format.nodes[0].takes = Node::Takes::records;
    format.nodes[0].children.push_back({"case", "", "", case_node});
    format.nodes[case_node].is_case = false;
    add_not_exported(format, 0);
    return format;
}

void close_format(Format& format, const Dictionary& dictionary) {
    if (format.speaks_dictionary) return;
    std::vector<std::vector<bool>> yielded(dictionary.size());
    const auto mark = [&](FactRef ref) {
        std::vector<bool>& facts = yielded[ref.record];
        if (facts.empty()) facts.resize(dictionary.type(ref.record).facts.size() + 1);
        facts[ref.fact] = true;
    };
    // One place past the last fact stands for the record type itself.
    const auto mark_type = [&](RecordTypeId type) {
        mark({type, static_cast<FactId>(dictionary.type(type).facts.size())});
    };
    mark_type(Dictionary::case_type);
    const auto mark_targets = [&](const std::vector<Target>& targets) {
        for (const Target& target : targets)
            if (target.goal == Target::Goal::fact) mark(target.fact);
    };
    for (const Node& node : format.nodes) {
        mark_targets(node.text);
        for (const Node::Attribute& attribute : node.attributes) mark_targets(attribute.targets);
        for (const Emit& emit : node.emits) {
            mark_type(emit.type);
            for (const Constant& constant : emit.constants) mark({emit.type, constant.fact});
            if (emit.link >= 0) mark({emit.type, static_cast<FactId>(emit.link)});
        }
    }
    for (std::size_t t = 0; t < dictionary.size(); ++t) {
        const auto type = static_cast<RecordTypeId>(t);
        if (yielded[t].empty()) {
            format.not_exported.add(type);
            continue;
        }
        for (std::size_t f = 0; f + 1 < yielded[t].size(); ++f)
            if (!yielded[t][f]) format.not_exported.add(FactRef{type, static_cast<FactId>(f)});
    }
}

} // namespace abide
