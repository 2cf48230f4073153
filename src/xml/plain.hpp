// The plainest of XML, read quickly: elements, attributes and text in which nothing has to be rewritten or looked up.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "xml/stream.hpp"

namespace abide {

/// Most of what systems export is plain: no entities, no comments or sections, no prefixes, no carriage returns. Such a
/// document needs no parser for all of XML. Whatever this reader is not certain of it leaves to one, faults above all:
/// it never says what is wrong, only that it did not read. What it does read it tells just as libxml2 does, which tests
/// hold it to.
class PlainReader {
  public:
    /// `intern` gives a name its address; asked once for each name.
    explicit PlainReader(std::function<XmlName(std::string_view)> intern)
        : intern_(std::move(intern)), names_(256), guesses_(guessed_elements * guesses_each) {}

    struct Token {
        enum class Kind : std::uint8_t { start, end, text };
        Kind kind = Kind::text;
        std::uint32_t line = 0;       ///< of the document, where the parser stands
        std::uint32_t tag_line = 0;   ///< start: where the tag begins
        std::uint32_t offset = 0;     ///< start: of the ">" or "/>"; end and text: behind it
        XmlName name = nullptr;       ///< start
        std::uint32_t attributes = 0; ///< start: index of the first
        std::uint32_t count = 0;      ///< start: how many
        std::string_view text;        ///< text: the characters
    };

    /// True when the document is plain and well-formed: one element and nothing around it. Its tokens are then at hand
    /// until the next call; they hold views into the document.
    bool read(std::string_view document);

    [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
    [[nodiscard]] XmlAttributes attributes(const Token& start) const {
        return {raw_.data() + std::size_t{start.attributes} * 5, start.count};
    }

  private:
    struct Name {
        XmlName name = nullptr;
        std::uint32_t size = 0;
        std::uint32_t hash = 0;
    };
    /// The name that stood last time where one is to be read: exports write the same attributes in the same order.
    struct Guess {
        XmlName name = nullptr;
        std::uint32_t size = 0;
        std::array<char, 16> head = {}; ///< how the name begins
    };
    static constexpr std::size_t guesses_each = 8;
    static constexpr std::size_t guessed_elements = 256; ///< a power of two
    struct Place {
        const char* at = nullptr;
        std::uint32_t line = 1;
    };

    XmlName name_at(const char* begin, const char* end);
    /// The name at a place, which is moved behind it; null when none stands there.
    XmlName read_name(Place& place, Guess& guess);
    [[nodiscard]] bool stands_at(const char* at, const Guess& guess) const;
    /// Some for the attributes of an element, one behind the other.
    [[nodiscard]] Guess* guesses_of(XmlName element);
    void grow();
    bool read_text(Place& place);
    bool read_end_tag(Place& place);
    bool read_start_tag(Place& place);
    bool read_attribute(Place& place, Guess* guesses, std::size_t first);
    /// Where the next attribute goes. The room grows by leaps and is never given back: adding one must cost next to
    /// nothing.
    const unsigned char** room_for_attribute() {
        if (raw_.size() - raw_used_ < 5) raw_.resize(1280 + raw_.size() * 2);
        return raw_.data() + raw_used_;
    }
    bool skip_blanks(Place& place) const;
    [[nodiscard]] std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }

    std::function<XmlName(std::string_view)> intern_;
    std::vector<Name> names_; ///< open addressing; a power of two
    std::size_t known_ = 0;
    XmlName declaration_ = nullptr; ///< "xmlns"
    std::vector<Guess> guesses_;    ///< some for each of a few elements, found by the address of its name
    Guess next_element_;
    std::vector<Token> tokens_;
    std::vector<const unsigned char*> raw_; ///< attributes as XmlAttributes has them, five pointers for each
    std::size_t raw_used_ = 0;              ///< of them; the rest is room
    std::vector<std::string_view> open_;    ///< names of the elements around the place
    const char* begin_ = nullptr;
    const char* end_ = nullptr;
};

} // namespace abide
