// A small XML file, checked and read whole into a plain tree that knows where everything stands in its source.
#include "xml/document.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include "base/file.hpp"
#include "base/text_bytes.hpp"
#include "base/words.hpp"
#include "xml/source_text.hpp"

namespace abide {

namespace {

constexpr std::size_t most_bytes = 64U << 20U;

#if LIBXML_VERSION >= 21200
using ErrorPointer = const xmlError*;
#else
using ErrorPointer = xmlErrorPtr;
#endif

std::string text_of(const xmlChar* text) {
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

/// Grows the tree while the parser calls; where things stand is read from the source beside it.
class TreeBuilder {
  public:
    TreeBuilder(XmlDocument& document, Diagnostics& diagnostics, std::string_view left_out)
        : document_(document), diagnostics_(diagnostics), left_out_(left_out), walk_(document.source()) {}

    void start(const xmlChar* name, const xmlChar* uri, int attribute_count, const xmlChar** attributes) {
        if (leaving_out_ > 0 || (!left_out_.empty() && reinterpret_cast<const char*>(name) == left_out_)) {
            if (leaving_out_++ == 0 && !open_.empty()) add_text(walk_.next_start().begin);
            return;
        }
        RawTag tag = walk_.next_start();
        if (!open_.empty()) add_text(tag.begin);
        XmlElement& element = open_.empty() ? document_.change_root() : open_.back()->children.emplace_back();
        element.name = text_of(name);
        element.uri = text_of(uri);
        element.begin = tag.begin;
        element.inner_begin = element.inner_end = tag.end;
        const Spot spot = document_.spot(element);
        element.line = spot.line;
        element.column = spot.column;
        std::erase_if(tag.attributes, [&](const RawAttribute& raw) {
            const std::string_view written =
                std::string_view(document_.source()).substr(raw.name_begin, raw.name_end - raw.name_begin);
            return written == "xmlns" || written.starts_with("xmlns:");
        });
        for (std::size_t i = 0; i < tag.attributes.size() && i < static_cast<std::size_t>(attribute_count); ++i)
            element.attributes.push_back(attribute(tag.attributes[i], attributes + i * 5));
        open_.push_back(&element);
        is_empty_ = tag.is_empty;
        read_to_ = tag.end;
    }

    /// `behind`: where the parser stands, behind the end tag.
    void end(std::size_t behind) {
        if (leaving_out_ > 0) {
            if (--leaving_out_ > 0) return;
            walk_.go_to(behind);
            read_to_ = behind;
            return;
        }
        XmlElement& element = *open_.back();
        if (!std::exchange(is_empty_, false)) {
            element.inner_end = walk_.next_end();
            add_text(element.inner_end);
            read_to_ = walk_.position();
        }
        open_.pop_back();
    }

    /// Only the first trouble: what follows it is mostly its echo.
    void trouble(ErrorPointer error) {
        if (error->level < XML_ERR_ERROR || std::exchange(is_bad_, true)) return;
        Spot spot;
        spot.line = static_cast<std::uint32_t>(std::max(error->line, 0));
        spot.column = static_cast<std::uint32_t>(std::max(error->int2, 0));
        const std::string message = error->message == nullptr ? "" : fold_space(error->message);
        diagnostics_.push_back(document_.diagnostic("XML-0001", spot, "this is not well-formed XML: " + message));
    }

    void document_type() {
        is_bad_ = true;
        const std::size_t at = walk_.next_start().begin;
        diagnostics_.push_back(document_.diagnostic("XML-0002", document_.spot(at, at + 9),
                                                    "a document type declaration is refused",
                                                    "delete it; our grammars are RELAX NG"));
    }

    [[nodiscard]] bool is_bad() const { return is_bad_; }

  private:
    XmlAttribute attribute(const RawAttribute& raw, const xmlChar** parsed) {
        XmlAttribute attribute;
        attribute.name = text_of(parsed[0]);
        attribute.uri = text_of(parsed[2]);
        attribute.name_begin = raw.name_begin;
        attribute.value_begin = raw.value_begin;
        attribute.value_end = raw.value_end;
        const Spot spot = document_.spot(raw.name_begin, raw.name_end);
        attribute.line = spot.line;
        attribute.column = spot.column;
        attribute.value =
            decode(std::string_view(document_.source()).substr(raw.value_begin, raw.value_end - raw.value_begin),
                   RawKind::attribute_value);
        return attribute;
    }

    /// What stands between the tag behind us and the next one belongs to the innermost element.
    void add_text(std::size_t end) {
        const std::string_view raw = std::string_view(document_.source()).substr(read_to_, end - read_to_);
        if (!raw.empty()) open_.back()->text += decode(raw, RawKind::content);
    }

    XmlDocument& document_;
    Diagnostics& diagnostics_;
    std::string_view left_out_;
    std::size_t leaving_out_ = 0; ///< how many elements are open that are left out
    TagWalk walk_;
    std::size_t read_to_ = 0;       ///< behind the last tag
    std::vector<XmlElement*> open_; ///< an element's children move only while the element itself is the last of these
    bool is_empty_ = false;
    bool is_bad_ = false;
};

TreeBuilder& builder_of(void* context) {
    return *static_cast<TreeBuilder*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}

void on_start(void* context, const xmlChar* name, const xmlChar*, const xmlChar* uri, int, const xmlChar**,
              int attribute_count, int, const xmlChar** attributes) {
    builder_of(context).start(name, uri, attribute_count, attributes);
}

void on_end(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    // The whole source is the parser's input, as it is.
    const xmlParserInput& input = *static_cast<xmlParserCtxtPtr>(context)->input;
    builder_of(context).end(static_cast<std::size_t>(input.consumed) +
                            static_cast<std::size_t>(input.cur - input.base));
}

void on_error(void* context, ErrorPointer error) { builder_of(context).trouble(error); }

void on_document_type(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    builder_of(context).document_type();
    xmlStopParser(static_cast<xmlParserCtxtPtr>(context));
}

/// The encoding an XML declaration names, or empty.
std::string_view declared_encoding(std::string_view source) {
    if (!source.starts_with("<?xml")) return {};
    const std::string_view declaration = source.substr(0, source.find("?>"));
    std::size_t at = declaration.find("encoding");
    if (at == std::string_view::npos) return {};
    at = declaration.find_first_of("\"'", at);
    if (at == std::string_view::npos) return {};
    return declaration.substr(at + 1, declaration.find(declaration[at], at + 1) - at - 1);
}

bool is_utf8_name(std::string_view encoding) {
    std::string upper(encoding);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper.empty() || upper == "UTF-8" || upper == "US-ASCII" || upper == "ASCII";
}

/// What makes a source no file for us before it is parsed; empty when nothing does.
std::string objection(std::string_view source) {
    if (source.size() > most_bytes) return "the file is larger than 64 MB";
    if (source.find('\0') != std::string_view::npos || !is_utf8_name(declared_encoding(source)))
        return "the file is not in UTF-8";
    return "";
}

} // namespace

const XmlAttribute* XmlElement::attribute(std::string_view attribute_name) const {
    for (const XmlAttribute& attribute : attributes)
        if (attribute.name == attribute_name && attribute.uri.empty()) return &attribute;
    return nullptr;
}

const XmlElement* XmlElement::child(std::string_view child_name) const {
    for (const XmlElement& child : children)
        if (child.name == child_name) return &child;
    return nullptr;
}

std::vector<const XmlElement*> XmlElement::children_called(std::string_view child_name) const {
    std::vector<const XmlElement*> called;
    for (const XmlElement& child : children)
        if (child.name == child_name) called.push_back(&child);
    return called;
}

XmlDocument::XmlDocument(std::string file, std::string source) : file_(std::move(file)), source_(std::move(source)) {
    lines_.push_back(0);
    for (std::size_t at = source_.find('\n'); at != std::string::npos; at = source_.find('\n', at + 1))
        lines_.push_back(at + 1);
}

Spot XmlDocument::spot(std::size_t begin, std::size_t end) const {
    const auto after = std::upper_bound(lines_.begin(), lines_.end(), begin);
    Spot spot;
    spot.line = static_cast<std::uint32_t>(after - lines_.begin());
    spot.column = static_cast<std::uint32_t>(begin - *std::prev(after) + 1);
    const std::size_t line_end = std::prev(after) == lines_.end() - 1 ? source_.size() : *after - 1;
    spot.width =
        static_cast<std::uint32_t>(std::max<std::size_t>(1, std::min(end, line_end) - std::min(begin, line_end)));
    return spot;
}

Spot XmlDocument::spot(const XmlElement& element) const {
    const std::size_t end = source_.find_first_of(" \t\r\n/>", element.begin);
    return spot(element.begin, std::min(end, source_.size()));
}

Spot XmlDocument::spot(const XmlAttribute& attribute) const {
    const std::size_t end = source_.find_first_of(" \t\r\n=", attribute.name_begin);
    return spot(attribute.name_begin, std::min(end, source_.size()));
}

Spot XmlDocument::value_spot(const XmlAttribute& attribute, std::size_t from, std::size_t length) const {
    const std::size_t begin = attribute.value_begin;
    const std::string_view raw = std::string_view(source_).substr(begin, attribute.value_end - begin);
    const std::size_t to = length == std::string::npos ? std::string::npos : from + length;
    const RawRange range = raw_range(raw, RawKind::attribute_value, from, to);
    return spot(begin + range.begin, begin + range.end);
}

Spot XmlDocument::text_spot(const XmlElement& element, std::size_t from, std::size_t length) const {
    const RawRange range = raw_range(inner(element), RawKind::content, from, from + length);
    return spot(element.inner_begin + range.begin, element.inner_begin + range.end);
}

std::string_view XmlDocument::line(std::uint32_t number) const {
    if (number == 0 || number > lines_.size()) return {};
    const std::size_t begin = lines_[number - 1];
    std::string_view text = std::string_view(source_).substr(begin);
    text = text.substr(0, text.find('\n'));
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

std::string_view XmlDocument::inner(const XmlElement& element) const {
    return std::string_view(source_).substr(element.inner_begin, element.inner_end - element.inner_begin);
}

std::uint32_t XmlDocument::inner_line(const XmlElement& element) const {
    return spot(element.inner_begin, element.inner_begin).line;
}

namespace {

bool is_ours(std::string_view head) {
    constexpr std::string_view names = "urn:abide:";
    const std::size_t at = head.find(names);
    return at != std::string_view::npos && !head.substr(at + names.size()).starts_with("case-records");
}

} // namespace

Diagnostic XmlDocument::diagnostic(std::string_view code, const Spot& spot, std::string says, std::string help) const {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.place = {file_, spot.line, spot.column};
    diagnostic.says = std::move(says);
    diagnostic.help = std::move(help);
    // An export that was given for a file of ours by mistake: its lines are nobody's to print.
    constexpr std::size_t head = 4096;
    if (is_ours(std::string_view(source_).substr(0, head))) show_source(diagnostic, line(spot.line));
    diagnostic.width = spot.width;
    return diagnostic;
}

std::optional<XmlDocument> parse_document(const std::string& file, std::string source, Diagnostics& diagnostics,
                                          std::string_view left_out) {
    source.erase(0, source.size() - without_byte_mark(source).size());
    XmlDocument document(file, std::move(source));
    if (const std::string why = objection(document.source()); !why.empty()) {
        diagnostics.push_back(document.diagnostic("XML-0003", {1, 1, 1}, why));
        return std::nullopt;
    }
    TreeBuilder builder(document, diagnostics, left_out);
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(
        xmlCreateMemoryParserCtxt(document.source().data(), static_cast<int>(document.source().size())),
        xmlFreeParserCtxt);
    if (!context) {
        diagnostics.push_back(
            document.diagnostic("XML-0001", {1, 1, 1}, "this is not well-formed XML: the file is empty"));
        return std::nullopt;
    }
    xmlCtxtUseOptions(context.get(), XML_PARSE_NONET);
    context->_private = &builder;
    xmlSAXHandler& handler = *context->sax;
    handler = xmlSAXHandler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.internalSubset = on_document_type;
    handler.serror = on_error;
    xmlParseDocument(context.get());
    if (builder.is_bad() || context->wellFormed == 0) return std::nullopt;
    return document;
}

std::optional<XmlDocument> read_document(const std::string& file, Diagnostics& diagnostics) {
    return parse_document(file, read_file(file), diagnostics);
}

} // namespace abide
