// Which element or attribute leads where in a format, looked up by the address of its name; and what nobody mapped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/dictionary.hpp"
#include "reader/mapping.hpp"
#include "xml/stream.hpp"

namespace abide {

/// A format as one parser sees it, for one file. A name is compared as text when it is first met in its place; from
/// then on it is one probe of one table, also when nobody mapped it: such names are counted.
class NameTable {
  public:
    struct Step {
        enum class Kind : std::uint8_t {
            node,        ///< an element: `index` is a node of the format
            choice,      ///< an element with conditions: see `choose`
            passed_over, ///< known, and deliberately not read
            targets,     ///< an attribute: `index` is one of the node's attributes
            unknown,     ///< nobody mapped it
        };
        Kind kind = Kind::unknown;
        std::uint32_t index = 0;
    };
    /// Where an element stands: a node of the format, or an unknown element.
    using Place = std::uint32_t;

    /// `listed`: paths of unknown names met before. Of all together no more than `most` are told apart; what goes
    /// beyond is counted under one name.
    NameTable(const Format& format, const Dictionary& dictionary, const std::map<std::string, std::size_t>& listed,
              std::size_t most);

    [[nodiscard]] const Format& format() const { return format_; }
    [[nodiscard]] bool is_node(Place place) const { return place < format_.nodes.size(); }
    [[nodiscard]] const Node& node(Place place) const { return format_.nodes[place]; }
    /// As a place for what stands inside an unknown element.
    [[nodiscard]] Place place(std::uint32_t unknown) const {
        return static_cast<Place>(format_.nodes.size()) + unknown;
    }

    /// An element below `parent`.
    Step element(Place parent, XmlName name);
    Step attribute(Place parent, XmlName name);
    /// The same for the nth attribute of an element: quicker, since exports write attributes in the same order each
    /// time.
    Step attribute(Place parent, XmlName name, std::size_t nth) {
        if (nth >= expected_each || !is_node(parent)) return attribute(parent, name);
        Expected& expected = expected_[parent * expected_each + nth];
        if (expected.name == name) return unpacked(expected.value);
        const Step step = attribute(parent, name);
        expected = {name, packed(step)};
        return step;
    }
    /// Among the children of this name: the one whose condition the attributes meet.
    Step choose(Place parent, XmlName name, const XmlAttributes& attributes);
    /// Something without a name of its own to look up: text where none was expected, an element of another namespace.
    Step other(Place parent, const std::string& step);

    /// Counts one more of an unknown name.
    void count(const Step& unknown) { ++unknown_[unknown.index].count; }
    /// The same for the nth name that was met.
    void count(std::uint32_t unknown, std::size_t times = 1) { unknown_[unknown].count += times; }
    /// The paths of what was unknown, each with its number.
    void put_names(std::map<std::string, std::uint32_t>& into) const;
    /// How often an unknown name was met that had not been met before.
    [[nodiscard]] std::size_t new_names() const { return new_names_; }
    /// The same, told apart.
    [[nodiscard]] std::size_t unknown_names() const { return unknown_.size(); }
    /// Paths and counts of what was unknown, the first `most` of them, are added to `unmapped`.
    void report(std::map<std::string, std::size_t>& unmapped, std::size_t most = no_node) const;
    [[nodiscard]] std::string path(Place place) const;
    /// The name of an element as its parent has it.
    [[nodiscard]] const std::string& step(Place place) const;
    /// Stands for all the names that are not told apart.
    [[nodiscard]] bool is_rest(const Step& unknown) const { return unknown.index == rest_; }

  private:
    struct Edge {
        XmlName name = nullptr;
        std::uint32_t place = 0;
        std::uint32_t value = 0; ///< kind in the lowest three bits
    };
    struct Unknown {
        Place parent = 0;
        std::string step;
        std::size_t count = 0;
    };

    [[nodiscard]] Step node_step(NodeId node) const;
    static std::uint32_t packed(Step step) { return step.index << 3U | static_cast<std::uint32_t>(step.kind); }
    static Step unpacked(std::uint32_t value) { return {static_cast<Step::Kind>(value & 7U), value >> 3U}; }
    [[nodiscard]] std::size_t slot(std::uint32_t place, XmlName name) const;
    void put(std::uint32_t place, XmlName name, Step step);
    void grow();
    [[nodiscard]] Step find_element(Place parent, std::string_view name) const;
    [[nodiscard]] Step find_attribute(Place parent, std::string_view name) const;
    Step add_unknown(Place parent, std::string step);

    const Format& format_;
    const Dictionary& dictionary_;
    const std::map<std::string, std::size_t>& listed_;
    std::size_t most_;
    std::size_t new_names_ = 0;
    std::uint32_t rest_ = no_node;
    std::vector<Edge> edges_; ///< open addressing; a power of two
    std::size_t used_ = 0;
    struct Expected {
        XmlName name = nullptr;
        std::uint32_t value = 0;
    };
    static constexpr std::size_t expected_each = 8;
    std::vector<Expected> expected_; ///< by node, the first few attributes as they were met last
    std::vector<Unknown> unknown_;
    std::map<std::pair<Place, std::string>, std::uint32_t> others_;
};

} // namespace abide
