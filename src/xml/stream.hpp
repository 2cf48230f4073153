// A parser that is used again and again: hands over elements as views, one small document after another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// A name, prefix or namespace. Within one XmlStream equal names have equal addresses, so comparing them is comparing
/// pointers. A null pointer is "no namespace".
using XmlName = const char*;

/// The attributes of one start tag, without the namespace declarations. Valid only during the call that hands them
/// over.
class XmlAttributes {
  public:
    XmlAttributes(const unsigned char* const* raw, std::size_t size) : raw_(raw), size_(size) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] XmlName name(std::size_t i) const { return text(i, 0); }
    [[nodiscard]] XmlName uri(std::size_t i) const { return text(i, 2); }
    [[nodiscard]] std::string_view value(std::size_t i) const {
        return {text(i, 3), static_cast<std::size_t>(raw_[i * 5 + 4] - raw_[i * 5 + 3])};
    }

  private:
    [[nodiscard]] const char* text(std::size_t i, std::size_t part) const {
        return reinterpret_cast<const char*>(raw_[i * 5 + part]);
    }
    const unsigned char* const* raw_; ///< name, prefix, namespace, begin and end of the value; five for each
    std::size_t size_;
};

struct XmlStart {
    XmlName name; ///< without its prefix
    XmlName uri;
    XmlAttributes attributes;
    std::size_t namespaces; ///< how many the tag declares
};

/// Who is told about the elements of a document. What a call throws stops the parse and is thrown again by `parse`.
class XmlEvents {
  public:
    virtual void start(const XmlStart& tag) = 0;
    virtual void end() = 0;
    /// One run of text may come in several pieces.
    virtual void text(std::string_view piece) = 0;

  protected:
    ~XmlEvents() = default;
};

/// Why a document was not read to its end.
struct XmlFault {
    enum class Kind : std::uint8_t {
        none,
        malformed,
        ended_early,   ///< the document stops inside an element
        document_type, ///< it has a document type declaration, which is refused
    };
    Kind kind = Kind::none;
    std::size_t offset = 0; ///< in bytes of the document
    std::string says;       ///< what is wrong, without any text of the document but names of elements and attributes
    std::vector<std::string> names; ///< those, as they stand in the sentence; in a broken document they may be anything
};

/// A document in parts that need not stand together: the elements around what is read, and that.
struct XmlParts {
    std::string_view before; ///< start tags that only declare namespaces; mostly the same from document to document
    std::string_view body;
    std::string_view after; ///< their end tags
    [[nodiscard]] std::size_t size() const { return before.size() + body.size() + after.size(); }
};

/// One libxml2 push parser. Namespace-aware, no document type, no entities but XML's own five, no network, no files.
/// Not to be shared between threads. Documents that are plain (see PlainReader) are read without it, all others and
/// every fault are libxml2's to tell; who listens cannot tell the difference.
class XmlStream {
  public:
    XmlStream();
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;

    /// The name by which `events` will be told of `text`. Stays valid as long as the stream.
    XmlName intern(std::string_view text);
    /// How many different names this stream has met; it never forgets one, so a stream that met very many is to be
    /// replaced.
    [[nodiscard]] std::size_t names() const;

    /// Reads one whole document of UTF-8. True when it is well-formed, namespaces included, and was read to its end.
    /// Lines and offsets count through its parts as if they stood together.
    bool parse(const XmlParts& document, XmlEvents& events);
    bool parse(std::string_view document, XmlEvents& events) { return parse(XmlParts{{}, document, {}}, events); }

    /// Whether plain documents are read plainly; otherwise libxml2 reads them all.
    void read_plainly(bool does);

    /// Only during `parse`: ends it without a fault; `parse` then returns false.
    void stop();
    [[nodiscard]] bool was_stopped() const;
    /// Of the last `parse`.
    [[nodiscard]] const XmlFault& fault() const;

    /// Only during a call of `events`: the line of the document the parser has reached, from 1; in a call of `start`
    /// that is where the tag ends, and `tag_line` where it begins.
    [[nodiscard]] std::uint32_t line() const;
    [[nodiscard]] std::uint32_t tag_line() const;
    /// Only during a call of `events`: the byte of the document the parser has reached. In a call of `start` that is
    /// where the tag's attributes end; since no "<" can stand in them, the last "<" before it began the tag.
    [[nodiscard]] std::size_t offset() const;
    /// Only during a call of `events`: where a view that was handed over stands in the document;
    /// nothing for a value that had to be rewritten because entities or line ends stood in it.
    [[nodiscard]] std::optional<std::size_t> offset_of(std::string_view view) const;

  private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

} // namespace abide
