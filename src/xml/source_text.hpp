// XML text as written and as meant: entities decoded, with the way back from every byte to the source.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// What a stretch of raw XML is; they differ in what white space and "<" mean.
enum class RawKind : unsigned char {
    attribute_value, ///< line ends and tabs become spaces
    content,         ///< comments, instructions and child elements are passed over
};

/// The text that raw XML stands for. Requires that a parser has accepted it, without a document type declaration.
std::string decode(std::string_view raw, RawKind kind);

/// Bytes `begin` to `end` of a raw text.
struct RawRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Which bytes of `raw` the bytes `from` to `to` of its decoded text come from; past the end of the text, none behind
/// it.
RawRange raw_range(std::string_view raw, RawKind kind, std::size_t from, std::size_t to);

/// One attribute of a start tag as written, in byte offsets of the source.
struct RawAttribute {
    std::size_t name_begin = 0;
    std::size_t name_end = 0;
    std::size_t value_begin = 0;
    std::size_t value_end = 0;
};

/// One start tag as written.
struct RawTag {
    std::size_t begin = 0; ///< of "<"
    std::size_t end = 0;   ///< behind ">"
    bool is_empty = false; ///< <x/>
    std::vector<RawAttribute> attributes;
};

/// Walks over the tags of a source in the order in which a parser reports them.
/// Requires that the parser has accepted the source up to the tag that is asked for.
class TagWalk {
  public:
    explicit TagWalk(std::string_view source) : source_(source) {}

    RawTag next_start();
    /// Byte offset of the next end tag's "<"; steps behind it.
    std::size_t next_end();
    /// Goes on behind this byte.
    void go_to(std::size_t at) { at_ = at; }
    /// Behind the tag that was reported last.
    [[nodiscard]] std::size_t position() const { return at_; }

  private:
    std::string_view source_;
    std::size_t at_ = 0;
};

} // namespace abide
