// Which encoding a file of XML is in, and its text as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace abide {

/// What the first bytes of a file say about the rest.
struct XmlEncoding {
    std::string name;     ///< as a converter knows it: "UTF-8", "UTF-16LE", "ISO-8859-1"
    std::size_t mark = 0; ///< length of the byte order mark
    [[nodiscard]] bool is_utf8() const { return name == "UTF-8"; }
};

/// From the byte order mark, else the XML declaration, else UTF-8. ASCII counts as UTF-8, which contains it.
/// `start` is the file's first bytes, at least 256 of them where the file has so many.
/// A sentence in `trouble` when mark and declaration contradict each other.
XmlEncoding encoding_of(std::string_view start, std::string& trouble);

/// The whole text in UTF-8, or nothing when the encoding is unknown here or the bytes do not fit it; then `trouble`
/// holds a sentence. `bytes` is without its byte order mark.
std::optional<std::string> to_utf8(std::string_view bytes, const XmlEncoding& encoding, std::string& trouble);

} // namespace abide
