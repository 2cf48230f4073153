// The plainest of XML, read quickly: one pass over the bytes, and no call, copy or allocation for an element.
//
// The grammar is that of XML 1.0 and Namespaces without everything that is refused here.
#include "xml/plain.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/sixteen_bytes.hpp"
#include "xml/characters.hpp"

namespace abide {

namespace {

/// libxml2 takes larger documents in pieces, deeper ones and longer names it refuses; both are its to say.
constexpr std::size_t largest_document = 4U << 20U;
constexpr std::size_t deepest = 200;
constexpr std::size_t longest_name = 1000;
constexpr std::size_t most_attributes = 64;

enum class Sort : std::uint8_t { other, name, name_start };

constexpr std::array<Sort, 256> sorts = [] {
    std::array<Sort, 256> table{};
    for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = Sort::name_start;
    for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = Sort::name_start;
    for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = Sort::name;
    table['_'] = Sort::name_start;
    table['-'] = table['.'] = Sort::name;
    return table;
}();

Sort sort_of(char c) { return sorts[static_cast<unsigned char>(c)]; }

/// Behind the name that begins at `at`; `at` itself when none does.
const char* end_of_name(const char* at, const char* end) {
    if (at == end || sort_of(*at) != Sort::name_start) return at;
    for (++at; at != end && sort_of(*at) != Sort::other;) ++at;
    return at;
}

/// Differs for most names of one vocabulary; they begin or end differently, or are of different length.
std::uint32_t hash_of(std::string_view name) {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    const std::size_t part = std::min<std::size_t>(name.size(), 8);
    std::memcpy(&head, name.data(), part);
    std::memcpy(&tail, name.data() + name.size() - part, part);
    const std::uint64_t key = (head ^ std::rotl(tail, 23) ^ name.size()) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::uint32_t>(key >> 32U);
}

const unsigned char* raw(const char* text) { return reinterpret_cast<const unsigned char*>(text); }

} // namespace

XmlName PlainReader::name_at(const char* begin, const char* end) {
    const std::string_view name(begin, static_cast<std::size_t>(end - begin));
    const std::uint32_t hash = hash_of(name);
    std::size_t at = hash & (names_.size() - 1);
    for (; names_[at].name != nullptr; at = (at + 1) & (names_.size() - 1))
        if (names_[at].hash == hash && names_[at].size == name.size() &&
            std::memcmp(names_[at].name, begin, name.size()) == 0)
            return names_[at].name;
    names_[at] = {intern_(name), static_cast<std::uint32_t>(name.size()), hash};
    const XmlName address = names_[at].name;
    if (++known_ * 2 > names_.size()) grow();
    return address;
}

void PlainReader::grow() {
    std::vector<Name> old(names_.size() * 2);
    old.swap(names_);
    for (const Name& name : old) {
        if (name.name == nullptr) continue;
        std::size_t at = name.hash & (names_.size() - 1);
        while (names_[at].name != nullptr) at = (at + 1) & (names_.size() - 1);
        names_[at] = name;
    }
}

bool PlainReader::read(std::string_view document) {
    tokens_.clear();
    raw_used_ = 0;
    open_.clear();
    if (document.size() > largest_document) return false;
    if (declaration_ == nullptr) declaration_ = intern_("xmlns");
    begin_ = document.data();
    end_ = begin_ + document.size();
    Place place{begin_, 1};
    while (place.at != end_) {
        if (*place.at != '<') {
            if (open_.empty() || !read_text(place)) return false;
            continue;
        }
        if (open_.empty() && !tokens_.empty()) return false; // a second element
        const bool is_end = end_ - place.at > 1 && place.at[1] == '/';
        if (!(is_end ? read_end_tag(place) : read_start_tag(place))) return false;
    }
    return open_.empty() && !tokens_.empty();
}

/// False at a carriage return, which would have to be rewritten.
bool PlainReader::skip_blanks(Place& place) const {
    for (; place.at != end_; ++place.at) {
        if (*place.at == '\n')
            ++place.line;
        else if (*place.at != ' ' && *place.at != '\t')
            return *place.at != '\r';
    }
    return true;
}

bool PlainReader::read_text(Place& place) {
    const char* const begin = place.at;
    const char* const at = end_of_plain_text(begin, end_, place.line);
    if (at == nullptr) return false; // not plain, or no end tag
    Token& token = tokens_.emplace_back();
    token.line = place.line;
    token.offset = offset(at);
    token.text = {begin, static_cast<std::size_t>(at - begin)};
    place.at = at;
    return true;
}

bool PlainReader::read_end_tag(Place& place) {
    if (open_.empty()) return false;
    const std::string_view name = open_.back();
    const char* at = place.at + 2;
    if (static_cast<std::size_t>(end_ - at) <= name.size() || std::memcmp(at, name.data(), name.size()) != 0)
        return false;
    place.at = at + name.size();
    if (!skip_blanks(place) || place.at == end_ || *place.at != '>') return false;
    ++place.at;
    open_.pop_back();
    Token& token = tokens_.emplace_back();
    token.kind = Token::Kind::end;
    token.line = place.line;
    token.offset = offset(place.at);
    return true;
}

PlainReader::Guess* PlainReader::guesses_of(XmlName element) {
    const auto address = reinterpret_cast<std::uintptr_t>(element);
    return &guesses_[((address >> 3U ^ address >> 11U) & (guessed_elements - 1)) * guesses_each];
}

bool PlainReader::stands_at(const char* at, const Guess& guess) const {
    const auto left = static_cast<std::size_t>(end_ - at);
    if (guess.name == nullptr || left <= guess.size || sort_of(at[guess.size]) != Sort::other) return false;
    if (guess.size <= guess.head.size() && left >= guess.head.size()) {
        const unsigned wanted = (1U << guess.size) - 1;
        return (SixteenBytes(at).same_as(SixteenBytes(guess.head.data())) & wanted) == wanted;
    }
    return std::memcmp(at, guess.name, guess.size) == 0;
}

XmlName PlainReader::read_name(Place& place, Guess& guess) {
    if (stands_at(place.at, guess)) {
        place.at += guess.size;
        return guess.name;
    }
    const char* const begin = place.at;
    const char* const end = end_of_name(begin, end_);
    const auto size = static_cast<std::size_t>(end - begin);
    if (size == 0 || size > longest_name) return nullptr;
    place.at = end;
    guess = {name_at(begin, end), static_cast<std::uint32_t>(size)};
    std::memcpy(guess.head.data(), begin, std::min(size, guess.head.size()));
    return guess.name;
}

bool PlainReader::read_start_tag(Place& place) {
    const std::uint32_t tag_line = place.line;
    const char* const begin = ++place.at;
    const XmlName name = open_.size() >= deepest ? nullptr : read_name(place, next_element_);
    if (name == nullptr) return false;
    const auto size = static_cast<std::size_t>(place.at - begin);
    const std::size_t first = raw_used_;
    Guess* const guesses = guesses_of(name);
    for (;;) {
        const char* const before = place.at;
        // Nearly always a single blank and a name, and then nothing more.
        if (end_ - before >= 2 && *before == ' ' && sort_of(before[1]) == Sort::name_start) {
            ++place.at;
            if (!read_attribute(place, guesses, first)) return false;
            continue;
        }
        if (!skip_blanks(place) || place.at == end_) return false;
        if (*place.at == '>' || *place.at == '/') break;
        if (place.at == before || !read_attribute(place, guesses, first)) return false;
    }
    Token& token = tokens_.emplace_back();
    token.kind = Token::Kind::start;
    token.tag_line = tag_line;
    token.line = place.line;
    token.offset = offset(place.at);
    token.name = name;
    token.attributes = static_cast<std::uint32_t>(first / 5);
    token.count = static_cast<std::uint32_t>((raw_used_ - first) / 5);
    if (*place.at == '>') {
        ++place.at;
        open_.emplace_back(begin, size);
        return true;
    }
    if (end_ - place.at < 2 || place.at[1] != '>') return false;
    place.at += 2;
    Token& end = tokens_.emplace_back();
    end.kind = Token::Kind::end;
    end.line = place.line;
    end.offset = offset(place.at);
    return true;
}

bool PlainReader::read_attribute(Place& place, Guess* guesses, std::size_t first) {
    const std::size_t nth = (raw_used_ - first) / 5;
    const XmlName name = nth >= most_attributes ? nullptr : read_name(place, guesses[std::min(nth, guesses_each - 1)]);
    if (name == nullptr || name == declaration_) return false;
    if (end_ - place.at >= 2 && place.at[0] == '=' && place.at[1] == '"') {
        ++place.at; // as it nearly always stands, without blanks
    } else {
        if (!skip_blanks(place) || place.at == end_ || *place.at != '=') return false;
        ++place.at;
        if (!skip_blanks(place) || place.at == end_) return false;
    }
    const char quote = *place.at;
    if (quote != '"' && quote != '\'') return false;
    const char* const value = ++place.at;
    const char* const at = end_of_plain_value(value, end_, quote);
    if (at == nullptr) return false;
    const unsigned char* const same = raw(name);
    const unsigned char** const end_of_raw = room_for_attribute();
    for (const unsigned char* const* other = raw_.data() + first; other != end_of_raw; other += 5)
        if (*other == same) return false; // given twice
    end_of_raw[0] = same;
    end_of_raw[1] = end_of_raw[2] = nullptr;
    end_of_raw[3] = raw(value);
    end_of_raw[4] = raw(at);
    raw_used_ += 5;
    place.at = at + 1;
    return true;
}

} // namespace abide
