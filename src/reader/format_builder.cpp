// Puts the nodes of a format together from the paths its file names.
#include "reader/format_builder.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace abide {

namespace {

constexpr std::size_t of_text = std::string::npos;

} // namespace

NodeId FormatBuilder::descend(NodeId from, const std::vector<FormatStep>& steps) {
    NodeId at = from;
    for (const FormatStep& step : steps) {
        const std::vector<Node::Child>& children = format_.nodes[at].children;
        const auto found = std::find_if(children.begin(), children.end(), [&](const Node::Child& child) {
            return child.name == step.name && child.attribute == step.attribute && child.value == step.value;
        });
        if (found != children.end()) {
            at = found->node;
            continue;
        }
        std::string written = step.name;
        if (!step.attribute.empty()) written += "[@" + step.attribute + "='" + step.value + "']";
        const NodeId node = format_.add_node(at, std::move(written));
        format_.nodes[at].children.push_back({step.name, step.attribute, step.value, node});
        // The attribute that a condition looks at has been read by that.
        if (!step.attribute.empty()) format_.nodes[node].attributes.push_back({step.attribute, {}});
        at = node;
    }
    return at;
}

void FormatBuilder::put(NodeId from, const FormatPath& path, Target target, const Owner& owner) {
    const NodeId at = descend(from, path.steps);
    Node& node = format_.nodes[at];
    if (path.attribute.empty()) {
        targets_.push_back({at, of_text, node.text.size(), owner});
        node.text.push_back(std::move(target));
        return;
    }
    auto attribute = std::find_if(node.attributes.begin(), node.attributes.end(),
                                  [&](const Node::Attribute& a) { return a.name == path.attribute; });
    if (attribute == node.attributes.end()) attribute = node.attributes.insert(attribute, {path.attribute, {}});
    const auto index = static_cast<std::size_t>(attribute - node.attributes.begin());
    targets_.push_back({at, index, attribute->targets.size(), owner});
    attribute->targets.push_back(std::move(target));
}

void FormatBuilder::pass_over(NodeId from, const FormatPath& path) {
    const NodeId at = descend(from, path.steps);
    if (path.attribute.empty())
        format_.nodes[at].is_passed_over = true;
    else
        format_.nodes[at].attributes.push_back({path.attribute, {}});
}

Owner FormatBuilder::add_record(NodeId node, Emit emit, const Owner& parent) {
    std::vector<Emit>& emits = format_.nodes[node].emits;
    emits.push_back(std::move(emit));
    const Owner owner{node, static_cast<std::uint32_t>(emits.size() - 1)};
    if (parent.is_record()) emits_.push_back({node, owner.emit, parent});
    return owner;
}

/// How many records are opened after the owner's on the way down to a node, that node's own included.
std::uint32_t FormatBuilder::records_between(NodeId node, const Owner& owner) const {
    std::size_t between = 0;
    for (NodeId at = node; at != owner.node; at = format_.nodes[at].parent) between += format_.nodes[at].emits.size();
    between += format_.nodes[owner.node].emits.size() - 1 - owner.emit;
    return static_cast<std::uint32_t>(between);
}

void FormatBuilder::finish() {
    for (const PlacedTarget& placed : targets_) {
        if (!placed.owner.is_record()) continue;
        Node& node = format_.nodes[placed.node];
        std::vector<Target>& targets =
            placed.attribute == of_text ? node.text : node.attributes[placed.attribute].targets;
        targets[placed.target].up = records_between(placed.node, placed.owner);
    }
    for (const PlacedEmit& placed : emits_) {
        std::vector<Emit>& emits = format_.nodes[placed.node].emits;
        // When this record begins, those that the same element opens later are not there yet.
        const auto later = static_cast<std::uint32_t>(emits.size() - placed.emit);
        emits[placed.emit].up = records_between(placed.node, placed.parent) - later;
    }
}

} // namespace abide
