// Which element or attribute leads where in a format, looked up by the address of its name; and what nobody mapped.
#include "reader/names.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace abide {

namespace {

/// Elements and attributes of one place share the table: attributes have the highest bit of the place set.
constexpr std::uint32_t attribute_bit = 0x80000000U;

/// Names come from the export; they are kept, so a very long one is cut, at the beginning of a character.
std::string shortened(std::string name) {
    constexpr std::size_t most = 100;
    if (name.size() <= most) return name;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
    return name.substr(0, end) + "…";
}

} // namespace

NameTable::NameTable(const Format& format, const Dictionary& dictionary,
                     const std::map<std::string, std::size_t>& listed, std::size_t most)
    : format_(format), dictionary_(dictionary), listed_(listed), most_(most), edges_(1024),
      expected_(format.nodes.size() * expected_each) {}

NameTable::Step NameTable::node_step(NodeId node) const {
    return {format_.nodes[node].is_passed_over ? Step::Kind::passed_over : Step::Kind::node, node};
}

std::size_t NameTable::slot(std::uint32_t place, XmlName name) const {
    const std::uint64_t key =
        (static_cast<std::uint64_t>(std::hash<const void*>()(name)) ^ (std::uint64_t{place} << 40U)) *
        0x9E3779B97F4A7C15ULL;
    std::size_t at = static_cast<std::size_t>(key >> 32U) & (edges_.size() - 1);
    while (edges_[at].name != nullptr && (edges_[at].name != name || edges_[at].place != place))
        at = (at + 1) & (edges_.size() - 1);
    return at;
}

void NameTable::put(std::uint32_t place, XmlName name, Step step) {
    if (used_ * 2 >= edges_.size()) grow();
    Edge& edge = edges_[slot(place, name)];
    if (edge.name == nullptr) ++used_;
    edge = {name, place, packed(step)};
}

void NameTable::grow() {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    for (const Edge& edge : old)
        if (edge.name != nullptr) edges_[slot(edge.place, edge.name)] = edge;
}

NameTable::Step NameTable::element(Place parent, XmlName name) {
    const Edge& edge = edges_[slot(parent, name)];
    if (edge.name != nullptr) return unpacked(edge.value);
    Step step = find_element(parent, name);
    if (step.kind == Step::Kind::unknown) step = add_unknown(parent, name);
    put(parent, name, step);
    return step;
}

NameTable::Step NameTable::attribute(Place parent, XmlName name) {
    const Edge& edge = edges_[slot(parent | attribute_bit, name)];
    if (edge.name != nullptr) return unpacked(edge.value);
    Step step = find_attribute(parent, name);
    if (step.kind == Step::Kind::unknown) step = add_unknown(parent, "@" + std::string(name));
    put(parent | attribute_bit, name, step);
    return step;
}

NameTable::Step NameTable::find_element(Place parent, std::string_view name) const {
    if (!is_node(parent)) return {};
    const Node::Child* found = nullptr;
    for (const Node::Child& child : node(parent).children) {
        if (child.name != name) continue;
        // A condition on one of the children of a name asks for it on all of them.
        if (!child.attribute.empty()) return {Step::Kind::choice, 0};
        found = &child;
    }
    if (found != nullptr) return node_step(found->node);
    // In the dictionary's own vocabulary any record may stand inside any other.
    const std::optional<RecordTypeId> type =
        node(parent).takes == Node::Takes::named ? std::nullopt : dictionary_.find(name);
    if (!type || *type == Dictionary::case_type) return {};
    if (node(parent).takes == Node::Takes::shared_records && !dictionary_.type(*type).shared) return {};
    return {Step::Kind::node, format_.record_nodes[*type]};
}

NameTable::Step NameTable::find_attribute(Place parent, std::string_view name) const {
    if (!is_node(parent)) return {};
    const std::vector<Node::Attribute>& attributes = node(parent).attributes;
    for (std::size_t i = 0; i < attributes.size(); ++i)
        if (attributes[i].name == name)
            return {attributes[i].targets.empty() ? Step::Kind::passed_over : Step::Kind::targets,
                    static_cast<std::uint32_t>(i)};
    return {};
}

NameTable::Step NameTable::choose(Place parent, XmlName name, const XmlAttributes& attributes) {
    const Node::Child* other_one = nullptr;
    std::string shown;
    for (const Node::Child& child : node(parent).children) {
        if (child.name != name) continue;
        if (child.attribute.empty()) {
            other_one = &child;
            continue;
        }
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            if (child.attribute != attributes.name(i)) continue;
            if (child.value == attributes.value(i)) return node_step(child.node);
            if (shown.empty()) shown = "[@" + child.attribute + "='" + std::string(attributes.value(i)) + "']";
        }
    }
    return other_one == nullptr ? other(parent, name + shown) : node_step(other_one->node);
}

NameTable::Step NameTable::other(Place parent, const std::string& step) {
    const auto found = others_.find({parent, step});
    if (found != others_.end()) return {Step::Kind::unknown, found->second};
    const Step added = add_unknown(parent, step);
    if (!is_rest(added)) others_.emplace(std::pair(parent, step), added.index);
    return added;
}

NameTable::Step NameTable::add_unknown(Place parent, std::string step) {
    ++new_names_;
    step = shortened(std::move(step));
    if (unknown_.size() + listed_.size() >= most_ && !listed_.contains(path(parent) + "/" + step)) {
        if (rest_ == no_node) {
            rest_ = static_cast<std::uint32_t>(unknown_.size());
            unknown_.push_back({no_node, "(other names)", 0});
        }
        return {Step::Kind::unknown, rest_};
    }
    unknown_.push_back({parent, std::move(step), 0});
    return {Step::Kind::unknown, static_cast<std::uint32_t>(unknown_.size() - 1)};
}

const std::string& NameTable::step(Place place) const {
    return is_node(place) ? node(place).step : unknown_[place - format_.nodes.size()].step;
}

std::string NameTable::path(Place place) const {
    std::string path;
    for (Place at = place; at != no_node;) {
        path.insert(0, step(at) + (path.empty() ? "" : "/"));
        at = is_node(at) ? node(at).parent : unknown_[at - format_.nodes.size()].parent;
    }
    return path;
}

void NameTable::put_names(std::map<std::string, std::uint32_t>& into) const {
    for (std::uint32_t i = 0; i < unknown_.size(); ++i)
        if (i != rest_) into.emplace(path(place(i)), i);
}

void NameTable::report(std::map<std::string, std::size_t>& unmapped, std::size_t most) const {
    for (std::size_t i = 0; i < std::min(most, unknown_.size()); ++i)
        if (unknown_[i].count != 0) unmapped[path(place(static_cast<std::uint32_t>(i)))] += unknown_[i].count;
}

} // namespace abide
