// Which encoding a file of XML is in, and its text as UTF-8.
#include "xml/encoding.hpp"

#include <libxml/encoding.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <memory>

namespace abide {

namespace {

using namespace std::string_view_literals;

struct Start {
    std::string_view bytes;
    const char* encoding;
    std::size_t mark;
};

/// What "<?xml" or a byte order mark looks like; the longer ones first.
constexpr std::array<Start, 8> starts = {{
    {"\x00\x00\xFE\xFF"sv, "UTF-32BE", 4},
    {"\xFF\xFE\x00\x00"sv, "UTF-32LE", 4},
    {"\xEF\xBB\xBF"sv, "UTF-8", 3},
    {"\xFE\xFF"sv, "UTF-16BE", 2},
    {"\xFF\xFE"sv, "UTF-16LE", 2},
    {"\x00<\x00?"sv, "UTF-16BE", 0},
    {"<\x00?\x00"sv, "UTF-16LE", 0},
    {"\x4C\x6F\xA7\x94"sv, "EBCDIC", 0},
}};

std::string upper(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

/// The encoding that a declaration in an ASCII-like encoding names; empty without one.
std::string declared(std::string_view start) {
    if (!start.starts_with("<?xml")) return "";
    const std::string_view declaration = start.substr(0, start.find("?>"));
    std::size_t at = declaration.find("encoding");
    if (at == std::string_view::npos) return "";
    at = declaration.find_first_of("\"'", at);
    if (at == std::string_view::npos) return "";
    const std::size_t end = declaration.find(declaration[at], at + 1);
    if (end == std::string_view::npos) return "";
    const std::string name = upper(declaration.substr(at + 1, end - at - 1));
    return name == "UTF8" || name == "US-ASCII" || name == "ASCII" ? "UTF-8" : name;
}

/// What exports are written in. The system's converters know hundreds of others, and each is code that an export would
/// choose to run.
bool is_taken(std::string_view name) {
    constexpr std::array<std::string_view, 6> families = {"UTF-16",      "UTF-32", "ISO-8859-",
                                                          "WINDOWS-125", "CP125",  "LATIN"};
    constexpr std::size_t longest = 14;
    return name.size() <= longest && std::any_of(families.begin(), families.end(),
                                                 [&](std::string_view family) { return name.starts_with(family); });
}

void say_nothing(void*, const char*, ...) {} // NOLINT(cert-dcl50-cpp): its type is libxml2's

using Handler = std::unique_ptr<xmlCharEncodingHandler, decltype(&xmlCharEncCloseFunc)>;
using Buffer = std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)>;

} // namespace

XmlEncoding encoding_of(std::string_view start, std::string& trouble) {
    XmlEncoding encoding;
    const auto* found =
        std::find_if(starts.begin(), starts.end(), [&](const Start& known) { return start.starts_with(known.bytes); });
    if (found != starts.end()) {
        encoding.name = found->encoding;
        encoding.mark = found->mark;
        if (!encoding.is_utf8()) return encoding;
        start.remove_prefix(encoding.mark);
        const std::string said = declared(start);
        if (!said.empty() && said != "UTF-8")
            trouble = "the file begins with the mark of UTF-8 but declares the encoding " + said;
        return encoding;
    }
    if (start.size() >= 4 && (start[0] == '\0') != (start[1] == '\0')) {
        trouble = "this looks like UTF-16 without the mark it begins with; write the file with its mark, or as UTF-8";
        return encoding;
    }
    encoding.name = declared(start);
    if (encoding.name.empty()) encoding.name = "UTF-8";
    // A declaration that can be read byte by byte is not in an encoding of two or four bytes.
    if (encoding.name.starts_with("UTF-16") || encoding.name.starts_with("UTF-32") || encoding.name == "UCS-2")
        trouble = "the file declares the encoding " + encoding.name + " but is not written in it";
    return encoding;
}

std::optional<std::string> to_utf8(std::string_view bytes, const XmlEncoding& encoding, std::string& trouble) {
    if (!is_taken(encoding.name)) {
        trouble = "the encoding " + encoding.name.substr(0, 40) + " is not known here";
        return std::nullopt;
    }
    // libxml2 would print bytes of the record that it could not convert.
    xmlSetGenericErrorFunc(nullptr, say_nothing);
    const Handler handler(xmlFindCharEncodingHandler(encoding.name.c_str()), xmlCharEncCloseFunc);
    if (!handler) {
        trouble = "the encoding " + encoding.name + " is not known here";
        return std::nullopt;
    }
    const Buffer in(xmlBufferCreate(), xmlBufferFree);
    const Buffer out(xmlBufferCreate(), xmlBufferFree);
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    while (!bytes.empty()) {
        const std::size_t size = std::min<std::size_t>(bytes.size(), 1U << 16U);
        xmlBufferAdd(in.get(), reinterpret_cast<const xmlChar*>(bytes.data()), static_cast<int>(size));
        bytes.remove_prefix(size);
        // Each call converts what fits its output; a sequence cut at the end of the piece waits for the next one.
        int waiting = xmlBufferLength(in.get());
        for (int before = -1; waiting > 0 && waiting != before; waiting = xmlBufferLength(in.get())) {
            before = waiting;
            if (xmlCharEncInFunc(handler.get(), out.get(), in.get()) == -2) break;
            text.append(reinterpret_cast<const char*>(xmlBufferContent(out.get())),
                        static_cast<std::size_t>(xmlBufferLength(out.get())));
            xmlBufferEmpty(out.get());
        }
        if (waiting > (bytes.empty() ? 0 : 8)) {
            trouble = "the file holds bytes that are not " + encoding.name;
            return std::nullopt;
        }
    }
    return text;
}

} // namespace abide
