// Packs texts as exports are packed, also wrongly on purpose: a few fields of numbers around what zlib gives.
#include "tests/packing.hpp"

#include <zlib.h>

#include <stdexcept>

namespace abide::tests {

namespace {

/// `window_bits` as zlib has it: negative for deflated bytes alone, above 16 for gzip.
std::string deflated(std::string_view text, int window_bits) {
    z_stream stream{};
    if (::deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib cannot be used");
    const std::string copy(text);
    std::string packed(::deflateBound(&stream, copy.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(copy.data()));
    stream.avail_in = static_cast<uInt>(copy.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int answer = ::deflate(&stream, Z_FINISH);
    packed.resize(packed.size() - stream.avail_out);
    ::deflateEnd(&stream);
    if (answer != Z_STREAM_END) throw std::runtime_error("the text was not packed whole");
    return packed;
}

std::string number(std::uint64_t value, std::size_t bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i, value >>= 8U) text += static_cast<char>(value & 0xFFU);
    return text;
}

/// What stands both before an entry's bytes and in the list at the end.
std::string facts_of(const ZipEntry& entry, const std::string& packed) {
    const auto* bytes = reinterpret_cast<const Bytef*>(entry.text.data());
    const auto sum = ::crc32(0, bytes, static_cast<uInt>(entry.text.size())) ^ (entry.has_wrong_sum ? 1U : 0U);
    const unsigned flags = (entry.is_encrypted ? 1U : 0U) | 0x800U; // names are UTF-8
    return number(20, 2) + number(flags, 2) + number(entry.is_deflated ? 8 : 0, 2) + number(0, 4) + number(sum, 4) +
           number(packed.size(), 4) + number(entry.text.size() + entry.more_stated, 4) + number(entry.name.size(), 2);
}

} // namespace

std::string gzip(std::string_view text) { return deflated(text, MAX_WBITS + 16); }

std::string zip(const std::vector<ZipEntry>& entries) {
    std::string archive;
    std::string list;
    for (const ZipEntry& entry : entries) {
        const std::string packed = entry.is_deflated ? deflated(entry.text, -MAX_WBITS) : entry.text;
        const std::string facts = facts_of(entry, packed);
        list += "PK\x01\x02" + number(20, 2) + facts + number(0, 12) + number(archive.size(), 4) + entry.name;
        archive.append("PK\x03\x04").append(facts).append(number(0, 2)).append(entry.name).append(packed);
    }
    // The list has no room for a larger number; readers go by its length.
    const std::size_t count = entries.size() & 0xFFFFU;
    const std::string end = "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) + number(list.size(), 4) +
                            number(archive.size(), 4) + number(0, 2);
    return archive + list + end;
}

} // namespace abide::tests
