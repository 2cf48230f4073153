// A format's file as it is read: its elements and attributes, and the faults found in it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "reader/format_path.hpp"
#include "xml/document.hpp"

namespace abide {

/// Collects all faults of one file, each with its source line and a caret.
class FormatFaults {
  public:
    FormatFaults(const XmlDocument& document, Diagnostics& diagnostics)
        : document_(document), diagnostics_(diagnostics) {}

    void at(const XmlElement& element, const char* code, std::string says, std::string help = "");
    void at(const XmlAttribute& attribute, const char* code, std::string says, std::string help = "");
    /// At some bytes of an attribute's value.
    void at_value(const XmlAttribute& attribute, std::size_t from, std::size_t length, const char* code,
                  std::string says, std::string help = "");
    /// `there is no fact "dtae" of referral`, with the nearest of `known`.
    void unknown(const XmlAttribute& attribute, const char* code, const std::string& what, std::string_view word,
                 std::span<const std::string> known);

    [[nodiscard]] bool has_any() const { return count_ > 0; }
    [[nodiscard]] const XmlDocument& document() const { return document_; }

  private:
    void add(const Spot& spot, const char* code, std::string says, std::string help);

    const XmlDocument& document_;
    Diagnostics& diagnostics_;
    std::size_t count_ = 0;
};

/// Complains about attributes and child elements that are none of these; names end in "!" where one is needed.
void check_shape(FormatFaults& faults, const XmlElement& element, const std::vector<std::string>& attributes,
                 const std::vector<std::string>& children);

/// The value, or an empty text.
std::string value_of(const XmlElement& element, std::string_view attribute);

/// The path an attribute holds; nothing, with a fault unless the attribute is absent, when it holds none.
std::optional<FormatPath> path_of(FormatFaults& faults, const XmlElement& element, std::string_view attribute);

} // namespace abide
