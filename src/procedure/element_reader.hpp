// Reading one element of a file of ours: what is asked for is allowed, whatever is left over is an error.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "procedure/complaints.hpp"
#include "xml/document.hpp"

namespace abide {

/// One of the words of an attribute, and where it stands.
struct Word {
    std::string text;
    Spot spot;
};

/// Reads the attributes of one element. Every attribute that is asked for is one the element may have; finish()
/// complains about the others.
class AttributeReader {
  public:
    AttributeReader(Complaints& complaints, const XmlElement& element) : complaints_(complaints), element_(element) {}

    /// Null when it is not there.
    const XmlAttribute* optional(std::string_view name);
    /// Null, with a complaint, when it is not there or holds nothing.
    const XmlAttribute* needed(std::string_view name);

    /// Its value, or an empty text.
    std::string text(std::string_view name);
    std::string needed_text(std::string_view name);

    /// Lower-case words joined by hyphens.
    std::string id(std::string_view name = "id");

    /// Its words; none when it is not there.
    std::vector<Word> words(std::string_view name);

    /// yes or no and nothing else; `no` when it is not there.
    bool is_yes(std::string_view name);

    /// The index of its value among `allowed`; nothing when it is not there or, with a complaint, not among them.
    std::optional<std::size_t> choice(std::string_view name, std::span<const std::string_view> allowed,
                                      Fault fault = Fault::unknown_word);

    /// A date of any precision; a whole day. Nothing when it is not there or, with a complaint, none.
    std::optional<When> date(std::string_view name);
    std::optional<Day> day(std::string_view name);

    /// Complains about every attribute nobody asked for.
    void finish();

    [[nodiscard]] const XmlElement& element() const { return element_; }

  private:
    Complaints& complaints_;
    const XmlElement& element_;
    std::vector<std::string> asked_;
};

/// "<name>".
std::string tag(std::string_view element_name);
std::string tag(const XmlElement& element);

/// Lower-case words and numbers joined by single hyphens.
bool is_id(std::string_view text);

/// The words of an attribute's value.
std::vector<Word> words_of(const XmlDocument& document, const XmlAttribute& attribute);

/// A whole number without a sign, at most 99,999.
std::optional<int> parse_count(std::string_view text);

/// Complains about child elements of other names or namespaces and about text of its own.
void check_children(Complaints& complaints, const XmlElement& element, std::span<const std::string> known);
void check_children(Complaints& complaints, const XmlElement& element, std::initializer_list<const char*> known);

/// The child of that name; complains about a second one. Null when there is none.
const XmlElement* only_child(Complaints& complaints, const XmlElement& element, std::string_view name);
/// The same; complains when there is none.
const XmlElement* needed_child(Complaints& complaints, const XmlElement& element, std::string_view name);

/// Its own text with white space folded. Complains about child elements, and when there is no text.
std::string needed_words(Complaints& complaints, const XmlElement& element);

/// Complains, and returns false, when the document element has another name or namespace.
bool check_root(Complaints& complaints, std::string_view name, std::string_view uri);

} // namespace abide
