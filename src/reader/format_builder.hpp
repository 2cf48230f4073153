// Puts the nodes of a format together from the paths its file names.
#pragma once

#include <cstdint>
#include <vector>

#include "reader/format_path.hpp"
#include "reader/mapping.hpp"

namespace abide {

/// A record that some element begins: what values below that element may belong to.
struct Owner {
    NodeId node = no_node; ///< none: the head of the export
    std::uint32_t emit = 0;
    [[nodiscard]] bool is_record() const { return node != no_node; }
};

class FormatBuilder {
  public:
    explicit FormatBuilder(Format& format) : format_(format) {}

    /// The node that the steps lead to from another one; made where it is not there yet.
    NodeId descend(NodeId from, const std::vector<FormatStep>& steps);
    /// Sends what stands at the path (attribute, or an element's text) to `target`, which belongs to `owner`.
    void put(NodeId from, const FormatPath& path, Target target, const Owner& owner);
    void pass_over(NodeId from, const FormatPath& path);
    Owner add_record(NodeId node, Emit emit, const Owner& parent);

    /// Once all is put: how far each value's record lies from the place where the value stands.
    void finish();

  private:
    struct PlacedTarget {
        NodeId node;
        std::size_t attribute; ///< npos: the text
        std::size_t target;
        Owner owner;
    };
    struct PlacedEmit {
        NodeId node;
        std::uint32_t emit;
        Owner parent;
    };
    [[nodiscard]] std::uint32_t records_between(NodeId node, const Owner& owner) const;

    Format& format_;
    std::vector<PlacedTarget> targets_;
    std::vector<PlacedEmit> emits_;
};

} // namespace abide
