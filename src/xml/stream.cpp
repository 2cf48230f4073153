// A parser that is used again and again: libxml2's SAX2 interface behind three calls.
//
// What was measured, and why it is done so: one parser context is kept and reset, since making one costs as much as
// parsing a small case; each document goes in as one chunk and as the last one, since the push parser otherwise looks
// ahead for the end of every tag before it reads it; names are compared by pointer, since the context's dictionary
// hands out one address for each. Nothing is built: no tree, no copies, no allocation of ours for an element.
#include "xml/stream.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <functional>
#include <new>
#include <utility>

#include "xml/fault_words.hpp"
#include "xml/plain.hpp"

namespace abide {

namespace {

#if LIBXML_VERSION >= 21200
using ErrorPointer = const xmlError*;
#else
using ErrorPointer = xmlErrorPtr;
#endif

/// libxml2 refuses input it has looked at for more than 10 MB without being able to let go of it; a document that is
/// handed over whole must stay below that.
constexpr std::size_t whole_document = 4U << 20U;

void start_library() {
    static const bool started = [] {
        xmlInitParser();
        return true;
    }();
    static_cast<void>(started);
}

std::string_view view_of(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

} // namespace

/// The parser's context, what it has told so far, and the functions that libxml2 calls.
struct XmlStream::Parser {
    xmlParserCtxtPtr context = nullptr;
    XmlEvents* events = nullptr;
    std::string_view document;
    std::exception_ptr thrown;
    XmlFault fault;
    std::size_t depth = 0;
    bool has_root = false;
    bool is_stopped = false;
    int last_line = 1; ///< where the parser was when it last called: there the next tag begins

    /// The start tags in `XmlParts::before` as libxml2 told of them: those alone it has to read only once.
    struct Frame {
        struct Tag {
            XmlName name = nullptr;
            XmlName uri = nullptr;
            std::size_t namespaces = 0;
            PlainReader::Token place;
        };
        std::string before;
        std::string after;
        std::vector<Tag> tags;
        std::optional<XmlName> uri = nullptr; ///< of an element without a prefix inside them; nothing: not known
    };
    Frame frame;
    bool learns_frame = false;
    bool reads_plainly = true;
    PlainReader plain;
    /// Where the token stands that is being told; null: libxml2 tells.
    const PlainReader::Token* told = nullptr;
    std::size_t told_from = 0;          ///< added to its offset
    std::uint32_t told_lines_above = 0; ///< and to its lines
    XmlParts parts;
    std::string joined; ///< the parts, where libxml2 has to read them

    Parser();
    ~Parser() { xmlFreeParserCtxt(context); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    void begin(const XmlParts& of_document, XmlEvents& listener);
    void begin_parser();
    [[nodiscard]] XmlName intern(std::string_view text) const;
    void feed();
    void learn(const XmlStart& tag);
    bool tell_plain();
    void tell(const PlainReader::Token& token);
    [[nodiscard]] bool knows_frame() const {
        return frame.uri && frame.before == parts.before && frame.after == parts.after;
    }
    bool finish();

    /// What xmlByteConsumed answers for UTF-8, which needs no converting.
    [[nodiscard]] std::size_t position() const {
        const xmlParserInput* input = context->input;
        if (input == nullptr) return document.size();
        return std::min(document.size(),
                        static_cast<std::size_t>(input->consumed) + static_cast<std::size_t>(input->cur - input->base));
    }
    [[nodiscard]] const char* here() const { return reinterpret_cast<const char*>(context->input->cur); }

    void blame(XmlFault::Kind kind, std::string says, std::vector<std::string> names = {}) {
        if (fault.kind == XmlFault::Kind::none) fault = {kind, position(), std::move(says), std::move(names)};
    }

    /// No exception may unwind through C: it is kept, and thrown again when libxml2 has returned.
    template <class Call>
    void guarded(const Call& call) noexcept {
        if (thrown != nullptr || is_stopped) return;
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
        }
        last_line = context->input->line;
        // Only now: stopping frees the buffer that the names and values handed to the listener point into.
        if (thrown != nullptr || is_stopped) xmlStopParser(context);
    }

    /// libxml2 hands over an "&" as "&#38;", for a tree that would be built from it. It does so only in values that it
    /// has rewritten into memory of its own, never in those that stand in the input, so few values are looked at, and
    /// they can be put right where they are.
    void unescape(const xmlChar** raw, std::size_t attributes) const {
        constexpr std::string_view written = "&#38;";
        const std::less<const xmlChar*> before;
        for (const xmlChar** value = raw + 3; attributes > 0; value += 5, --attributes) {
            if (!before(value[0], context->input->base) && before(value[0], context->input->end)) continue;
            auto* begin = const_cast<char*>(reinterpret_cast<const char*>(value[0]));
            std::string_view rest(begin, static_cast<std::size_t>(value[1] - value[0]));
            char* end = begin;
            while (!rest.empty()) {
                const bool is_escaped = rest.starts_with(written);
                *end++ = rest.front();
                rest.remove_prefix(is_escaped ? written.size() : 1);
            }
            value[1] = reinterpret_cast<const xmlChar*>(end);
        }
    }

    static void on_start(void* data, const xmlChar* name, const xmlChar*, const xmlChar* uri, int namespaces,
                         const xmlChar**, int attributes, int, const xmlChar** raw) {
        auto& parser = *static_cast<Parser*>(data);
        parser.guarded([&] {
            parser.unescape(raw, static_cast<std::size_t>(attributes));
            ++parser.depth;
            parser.has_root = true;
            const XmlStart tag{reinterpret_cast<XmlName>(name), reinterpret_cast<XmlName>(uri),
                               XmlAttributes(raw, static_cast<std::size_t>(attributes)),
                               static_cast<std::size_t>(namespaces)};
            if (parser.learns_frame) parser.learn(tag);
            parser.events->start(tag);
        });
    }
    static void on_end(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
        auto& parser = *static_cast<Parser*>(data);
        parser.guarded([&] {
            --parser.depth;
            parser.events->end();
        });
    }
    static void on_text(void* data, const xmlChar* text, int size) {
        auto& parser = *static_cast<Parser*>(data);
        parser.guarded([&] {
            parser.events->text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
        });
    }
    static void on_comment(void* data, const xmlChar*) {
        static_cast<Parser*>(data)->guarded([] {});
    }
    static void on_instruction(void* data, const xmlChar*, const xmlChar*) {
        static_cast<Parser*>(data)->guarded([] {});
    }
    static void on_document_type(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
        auto& parser = *static_cast<Parser*>(data);
        // Stopping leaves the document "well-formed" in libxml2's eyes; the fault is what counts.
        parser.guarded([&] { parser.blame(XmlFault::Kind::document_type, "a document type declaration is refused"); });
        xmlStopParser(parser.context);
    }
    static void on_error(void* data, ErrorPointer error) {
        auto& parser = *static_cast<Parser*>(data);
        if (error == nullptr || error->level < XML_ERR_ERROR) return;
        parser.guarded([&] {
            const bool ended = error->code == XML_ERR_TAG_NOT_FINISHED || error->code == XML_ERR_DOCUMENT_EMPTY ||
                               (error->code == XML_ERR_DOCUMENT_END && (parser.depth > 0 || !parser.has_root));
            // Bytes that are no UTF-8 come under the number of a forbidden character; those stand in ASCII, but for
            // U+FFFE.
            const auto* here = parser.context->input->cur;
            const bool is_high =
                error->code == XML_ERR_INVALID_CHAR && here[0] >= 0x80 && (here[0] != 0xEF || here[1] != 0xBF);
            parser.blame(ended ? XmlFault::Kind::ended_early : XmlFault::Kind::malformed,
                         fault_in_words(is_high ? XML_ERR_INVALID_ENCODING : error->code, view_of(error->str1),
                                        view_of(error->str2)),
                         {shortened_name(view_of(error->str1)), shortened_name(view_of(error->str2))});
        });
    }
};

XmlStream::Parser::Parser() : plain([this](std::string_view name) { return intern(name); }) {
    start_library();
    xmlSAXHandler calls{};
    calls.initialized = XML_SAX2_MAGIC;
    calls.startElementNs = on_start;
    calls.endElementNs = on_end;
    calls.characters = on_text;
    calls.ignorableWhitespace = on_text;
    calls.cdataBlock = on_text;
    calls.comment = on_comment;
    calls.processingInstruction = on_instruction;
    calls.internalSubset = on_document_type;
    calls.serror = on_error;
    context = xmlCreatePushParserCtxt(&calls, this, nullptr, 0, nullptr);
    if (context == nullptr) throw std::bad_alloc();
}

XmlName XmlStream::Parser::intern(std::string_view text) const {
    const xmlChar* name =
        xmlDictLookup(context->dict, reinterpret_cast<const xmlChar*>(text.data()), static_cast<int>(text.size()));
    if (name == nullptr) throw std::bad_alloc();
    return reinterpret_cast<XmlName>(name);
}

void XmlStream::Parser::begin(const XmlParts& of_document, XmlEvents& listener) {
    events = &listener;
    parts = of_document;
    thrown = nullptr;
    fault = {};
    depth = 0;
    has_root = false;
    is_stopped = false;
    learns_frame = false;
    told = nullptr;
    last_line = 1;
}

void XmlStream::Parser::begin_parser() {
    document = parts.body;
    if (!parts.before.empty() || !parts.after.empty()) {
        joined.assign(parts.before).append(parts.body).append(parts.after);
        document = joined;
    }
    if (xmlCtxtResetPush(context, nullptr, 0, nullptr, nullptr) != 0) throw std::bad_alloc();
    // What we are given is UTF-8 by now, whatever its declaration says.
    xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
}

/// The first element behind the frame tells its namespace to all that have no prefix either.
void XmlStream::Parser::learn(const XmlStart& tag) {
    const std::size_t at = position();
    if (at >= parts.before.size()) {
        frame.uri = tag.uri;
        learns_frame = false;
    } else if (tag.attributes.size() != 0) {
        learns_frame = false;
    } else {
        PlainReader::Token place;
        place.kind = PlainReader::Token::Kind::start;
        place.line = static_cast<std::uint32_t>(context->input->line);
        place.tag_line = static_cast<std::uint32_t>(last_line);
        place.offset = static_cast<std::uint32_t>(at);
        frame.tags.push_back({tag.name, tag.uri, tag.namespaces, place});
    }
}

void XmlStream::Parser::tell(const PlainReader::Token& token) {
    told = &token;
    switch (token.kind) {
    case PlainReader::Token::Kind::start: events->start({token.name, *frame.uri, plain.attributes(token), 0}); break;
    case PlainReader::Token::Kind::end: events->end(); break;
    case PlainReader::Token::Kind::text: events->text(token.text); break;
    }
}

bool XmlStream::Parser::tell_plain() {
    told_from = 0;
    told_lines_above = 0;
    for (const Frame::Tag& tag : frame.tags) {
        told = &tag.place;
        events->start({tag.name, tag.uri, XmlAttributes(nullptr, 0), tag.namespaces});
        if (is_stopped) return false;
    }
    told_from = parts.before.size();
    told_lines_above = static_cast<std::uint32_t>(std::count(parts.before.begin(), parts.before.end(), '\n'));
    for (const PlainReader::Token& token : plain.tokens()) {
        tell(token);
        if (is_stopped) return false;
    }
    PlainReader::Token end = plain.tokens().back();
    for (std::size_t at = 0; at < parts.after.size() && !is_stopped; tell(end)) {
        at = std::min(parts.after.find('>', at), parts.after.size() - 1) + 1;
        end.offset = static_cast<std::uint32_t>(parts.body.size() + at);
    }
    return !is_stopped;
}

void XmlStream::Parser::feed() {
    std::string_view rest = document;
    const std::size_t chunk = rest.size() <= whole_document ? rest.size() : std::size_t{1} << 20U;
    do {
        const std::size_t size = std::min(chunk, rest.size());
        xmlParseChunk(context, rest.data(), static_cast<int>(size), size == rest.size() ? 1 : 0);
        rest.remove_prefix(size);
    } while (!rest.empty() && thrown == nullptr && !is_stopped && fault.kind == XmlFault::Kind::none);
}

bool XmlStream::Parser::finish() {
    if (thrown != nullptr) std::rethrow_exception(thrown);
    if (is_stopped || fault.kind != XmlFault::Kind::none) return false;
    // libxml2 can give up without an error to show for it, and then calls the document well-formed.
    if (has_root && depth == 0 && context->wellFormed != 0 && context->nsWellFormed != 0) return true;
    blame(XmlFault::Kind::malformed, "this could not be read to its end");
    return false;
}

XmlStream::XmlStream() : parser_(std::make_unique<Parser>()) {}
XmlStream::~XmlStream() = default;

XmlName XmlStream::intern(std::string_view text) { return parser_->intern(text); }

std::size_t XmlStream::names() const {
    return static_cast<std::size_t>(std::max(0, xmlDictSize(parser_->context->dict)));
}

bool XmlStream::parse(const XmlParts& document, XmlEvents& events) {
    Parser& parser = *parser_;
    parser.begin(document, events);
    if (parser.reads_plainly && parser.plain.read(document.body)) {
        if (parser.knows_frame()) return parser.tell_plain();
        parser.frame = {std::string(document.before), std::string(document.after), {}, std::nullopt};
        parser.learns_frame = true;
    }
    parser.begin_parser();
    parser.feed();
    const bool is_whole = parser.finish();
    if (!is_whole) parser.frame.uri.reset();
    return is_whole;
}

void XmlStream::read_plainly(bool does) { parser_->reads_plainly = does; }

void XmlStream::stop() { parser_->is_stopped = true; }

bool XmlStream::was_stopped() const { return parser_->is_stopped; }

std::uint32_t XmlStream::tag_line() const {
    if (const PlainReader::Token* told = parser_->told) return parser_->told_lines_above + told->tag_line;
    return static_cast<std::uint32_t>(parser_->last_line);
}

const XmlFault& XmlStream::fault() const { return parser_->fault; }

std::uint32_t XmlStream::line() const {
    if (const PlainReader::Token* told = parser_->told) return parser_->told_lines_above + told->line;
    return static_cast<std::uint32_t>(parser_->context->input->line);
}

std::size_t XmlStream::offset() const {
    if (const PlainReader::Token* told = parser_->told) return parser_->told_from + told->offset;
    return parser_->position();
}

std::optional<std::size_t> XmlStream::offset_of(std::string_view view) const {
    if (parser_->told != nullptr) {
        const std::string_view body = parser_->parts.body;
        if (std::less<>()(view.data(), body.data()) || std::less<>()(body.data() + body.size(), view.data()))
            return std::nullopt;
        return parser_->parts.before.size() + static_cast<std::size_t>(view.data() - body.data());
    }
    const auto* base = reinterpret_cast<const char*>(parser_->context->input->base);
    const auto* end = reinterpret_cast<const char*>(parser_->context->input->end);
    if (std::less<>()(view.data(), base) || !std::less_equal<>()(view.data(), end)) return std::nullopt;
    const std::ptrdiff_t ahead = view.data() - parser_->here();
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(parser_->position()) + ahead);
}

} // namespace abide
