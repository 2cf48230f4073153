// RELAX NG grammars: what editors are told about our files, held against the files themselves.
#include "xml/grammar.hpp"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/file.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

#if LIBXML_VERSION >= 21200
using ErrorPointer = const xmlError*;
#else
using ErrorPointer = xmlErrorPtr;
#endif

/// Where libxml2's complaints go while one file is looked at.
struct Listener {
    std::string_view code;
    const std::string& file;
    Diagnostics& diagnostics;
};

void on_error(void* context, ErrorPointer error) {
    const Listener& listener = *static_cast<Listener*>(context);
    Diagnostic diagnostic;
    diagnostic.code = listener.code;
    diagnostic.place = {listener.file, static_cast<std::uint32_t>(std::max(error->line, 0)), 0};
    diagnostic.says = error->message == nullptr ? "does not fit" : fold_space(error->message);
    listener.diagnostics.push_back(std::move(diagnostic));
}

template <typename Object, void (*release)(Object*)>
struct Release {
    void operator()(Object* object) const { release(object); }
};
template <typename Object, void (*release)(Object*)>
using Owned = std::unique_ptr<Object, Release<Object, release>>;

} // namespace

struct Grammar::Compiled {
    Owned<xmlRelaxNG, xmlRelaxNGFree> schema;
};

Grammar::Grammar(const std::string& file, Diagnostics& diagnostics) : compiled_(std::make_unique<Compiled>()) {
    const std::string source = read_file(file);
    Listener listener{"XML-0004", file, diagnostics};
    const Owned<xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt> context(
        xmlRelaxNGNewMemParserCtxt(source.data(), static_cast<int>(source.size())));
    xmlRelaxNGSetParserStructuredErrors(context.get(), on_error, &listener);
    compiled_->schema.reset(xmlRelaxNGParse(context.get()));
}

Grammar::~Grammar() = default;
Grammar::Grammar(Grammar&&) noexcept = default;
Grammar& Grammar::operator=(Grammar&&) noexcept = default;

bool Grammar::fits(const XmlDocument& document, Diagnostics& diagnostics) const {
    if (!compiled_->schema) return false;
    const std::string& source = document.source();
    const Owned<xmlDoc, xmlFreeDoc> tree(
        xmlReadMemory(source.data(), static_cast<int>(source.size()), nullptr, "UTF-8", XML_PARSE_NONET));
    Listener listener{"XML-0005", document.file(), diagnostics};
    const Owned<xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt> context(xmlRelaxNGNewValidCtxt(compiled_->schema.get()));
    xmlRelaxNGSetValidStructuredErrors(context.get(), on_error, &listener);
    return xmlRelaxNGValidateDoc(context.get(), tree.get()) == 0;
}

} // namespace abide
