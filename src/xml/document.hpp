// A small XML file, checked and read whole into a plain tree that knows where everything stands in its source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace abide {

struct XmlAttribute {
    std::string name; ///< without a prefix
    std::string uri;  ///< namespace; empty for an attribute without a prefix
    std::string value;
    std::uint32_t line = 0; ///< of the name
    std::uint32_t column = 0;
    std::size_t name_begin = 0; ///< byte offsets in the source
    std::size_t value_begin = 0;
    std::size_t value_end = 0;
};

struct XmlElement {
    std::string name; ///< without a prefix
    std::string uri;  ///< namespace; may be empty
    std::vector<XmlAttribute> attributes;
    std::vector<XmlElement> children;
    std::string text;       ///< its own text, without that of its children
    std::uint32_t line = 0; ///< of its "<"
    std::uint32_t column = 0;
    std::size_t begin = 0;       ///< byte offset of its "<"
    std::size_t inner_begin = 0; ///< byte offsets of what stands between its tags
    std::size_t inner_end = 0;

    /// Null when there is no such attribute (without a namespace), or no such child.
    [[nodiscard]] const XmlAttribute* attribute(std::string_view attribute_name) const;
    [[nodiscard]] const XmlElement* child(std::string_view child_name) const;
    [[nodiscard]] std::vector<const XmlElement*> children_called(std::string_view child_name) const;
};

/// A run of bytes on one line, for a diagnostic and its caret.
struct Spot {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t width = 1;
};

/// The tree and the text it was read from.
class XmlDocument {
  public:
    XmlDocument(std::string file, std::string source);

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const std::string& source() const { return source_; }
    [[nodiscard]] const XmlElement& root() const { return root_; }
    [[nodiscard]] XmlElement& change_root() { return root_; }

    /// "<name" of a start tag.
    [[nodiscard]] Spot spot(const XmlElement& element) const;
    /// The attribute's name.
    [[nodiscard]] Spot spot(const XmlAttribute& attribute) const;
    /// The attribute's value, or `length` bytes of it from `from` on.
    [[nodiscard]] Spot value_spot(const XmlAttribute& attribute, std::size_t from = 0,
                                  std::size_t length = std::string::npos) const;
    /// `length` bytes of the element's own text from `from` on.
    [[nodiscard]] Spot text_spot(const XmlElement& element, std::size_t from, std::size_t length) const;
    /// The bytes `begin` to `end` of the source, as far as they lie on one line.
    [[nodiscard]] Spot spot(std::size_t begin, std::size_t end) const;

    /// Without its line end; empty when there is no such line.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;

    /// The raw XML between the element's tags, and the line it begins on.
    [[nodiscard]] std::string_view inner(const XmlElement& element) const;
    [[nodiscard]] std::uint32_t inner_line(const XmlElement& element) const;

    /// An error about a place of this file, with its source line and caret.
    [[nodiscard]] Diagnostic diagnostic(std::string_view code, const Spot& spot, std::string says,
                                        std::string help = "") const;

  private:
    std::string file_;
    std::string source_;
    std::vector<std::size_t> lines_; ///< where each line begins
    XmlElement root_;
};

/// Reads a file of ours: UTF-8, well-formed, without a document type declaration. Nothing when it is none of these, and
/// then `diagnostics` says why. Throws Error(usage) when the file cannot be opened.
std::optional<XmlDocument> read_document(const std::string& file, Diagnostics& diagnostics);

/// The same for a text at hand; `file` is only named. Elements of the name `left_out` have to be well-formed, and are
/// then not in the tree.
std::optional<XmlDocument> parse_document(const std::string& file, std::string source, Diagnostics& diagnostics,
                                          std::string_view left_out = {});

} // namespace abide
