// What a check is measured beside, each run as a program of its own: abide_bench read FILE, abide_bench parse FILE.
#include "tests/bench/baselines.hpp"

#include <fcntl.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace abide::bench {

namespace {

void on_start(void*, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int, int, const xmlChar**) {}
void on_end(void*, const xmlChar*, const xmlChar*, const xmlChar*) {}
void on_text(void*, const xmlChar*, int) {}

int read_input(void* context, char* buffer, int size) {
    return static_cast<int>(read(*static_cast<int*>(context), buffer, static_cast<std::size_t>(size)));
}

} // namespace

int read_bytes(const char* file) {
    const int at = open(file, O_RDONLY);
    static std::array<char, 1U << 16U> buffer;
    std::uint64_t sum = 0;
    for (ssize_t n = 0; (n = read(at, buffer.data(), buffer.size())) > 0;)
        for (ssize_t i = 0; i < n; i += 64) sum += static_cast<unsigned char>(buffer[static_cast<std::size_t>(i)]);
    close(at);
    return at < 0 || sum == 0 ? 1 : 0;
}

int parse(const char* file) {
    int at = open(file, O_RDONLY);
    xmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    xmlParserCtxt* const parser =
        xmlCreateIOParserCtxt(&handler, nullptr, read_input, nullptr, &at, XML_CHAR_ENCODING_NONE);
    if (parser == nullptr) return 1;
    xmlParseDocument(parser);
    const bool is_sound = parser->wellFormed != 0;
    xmlFreeParserCtxt(parser);
    close(at);
    return is_sound ? 0 : 1;
}

} // namespace abide::bench
