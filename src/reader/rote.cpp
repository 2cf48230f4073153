// Reads cases by rote: stretch of text after stretch of text, and the values between them.
#include "reader/rote.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/plain_day.hpp"
#include "base/words.hpp"
#include "reader/value.hpp"
#include "xml/characters.hpp"

namespace abide {

namespace {

std::uint64_t eight_bytes(const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/// Whether the bytes at both places are the same. Most stretches have ten to forty, which is too few to call anybody
/// for.
bool are_same(const char* a, const char* b, std::size_t size) {
    constexpr std::size_t step = sizeof(std::uint64_t);
    if (size < step) return std::memcmp(a, b, size) == 0;
    // The last eight are compared first: they tell most stretches apart, which begin alike. Some are compared twice.
    const std::size_t last = size - step;
    if (eight_bytes(a + last) != eight_bytes(b + last)) return false;
    for (std::size_t i = 0; i < last; i += step)
        if (eight_bytes(a + i) != eight_bytes(b + i)) return false;
    return true;
}

} // namespace

bool Rote::fits(const Stretch& stretch, const char* at, const char* end) {
    return stretch.size <= static_cast<std::size_t>(end - at) && are_same(at, stretch.text, stretch.size);
}

Rote::Rote(const Dictionary& dictionary, const Calendar& calendar, const NameTable& names, Assembly& assembly)
    : dictionary_(dictionary), calendar_(calendar), names_(names), assembly_(assembly), points_(1), open_(assembly) {
    stretches_.emplace_back().size = ~std::uint32_t{0};
}

bool Rote::stands_there(const Piece& piece) const {
    const auto are_same = [](const std::shared_ptr<const Around>& a, const std::shared_ptr<const Around>& b) {
        return a == b || (a->opening == b->opening && a->closing == b->closing && a->wrappers == b->wrappers);
    };
    return are_same(piece.begins_in, begins_in_) && are_same(piece.ends_in, ends_in_);
}

bool Rote::read(const Piece& piece, std::string_view file) {
    ++missed_; // until it has been read
    if (points_[0].stretches.empty() || !stands_there(piece)) return false;
    assembly_.clear(file, piece.line, true);
    open_.clear();
    unknown_names_.clear();
    case_id_ = {};
    values_ = 0;
    line_ = piece.line;
    if (!read_from(piece.bytes.data(), piece.bytes.data() + piece.bytes.size())) return false;
    --missed_;
    ++read_;
    return true;
}

const Rote::Stretch* Rote::find(const Point& point, const char* at, const char* end) const {
    const Stretch* found = nullptr;
    for (const std::uint32_t number : point.stretches) {
        const Stretch& stretch = stretches_[number];
        const bool is_longer = found == nullptr || stretch.size > found->size;
        if (is_longer && fits(stretch, at, end)) found = &stretch;
        if (found != nullptr && !point.is_ambiguous) break;
    }
    return found;
}

bool Rote::read_from(const char* at, const char* const end) {
    const Stretch* const all = stretches_.data();
    const Take* const all_takes = takes_.data();
    const Stretch* before = all;
    for (;;) {
        // Mostly what follows is what followed last time.
        const Stretch* stretch = all + before->likely;
        if (!fits(*stretch, at, end)) {
            const Point& point = points_[before->to];
            stretch = find(point, at, end);
            if (stretch == nullptr) return false;
            if (!point.is_ambiguous) before->likely = static_cast<std::uint32_t>(stretch - all);
        }
        for (std::uint32_t i = 0; i < stretch->acts; ++i)
            if (!act(acts_[stretch->first_act + i])) return false;
        line_ += stretch->lines;
        at += stretch->size;
        if (stretch->closing == '\0') return at == end;
        before = stretch;
        const char* const value = at;
        const ShortText found =
            stretch->closing == '"' ? short_text(at, end, '"') : short_text(at, end, stretch->closing);
        if (found.size > 0 && *value > ' ' && value[found.size - 1] > ' ') {
            at += found.size;
            const std::string_view text(value, static_cast<std::size_t>(found.size));
            for (std::uint32_t i = 0; i < stretch->takes; ++i)
                if (!take_short(all_takes[stretch->first_take + i], text, found.word, line_ - stretch->lines_back))
                    return false;
            continue;
        }
        std::uint32_t lines = 0;
        at =
            stretch->closing == '<' ? end_of_plain_text(at, end, lines) : end_of_plain_value(at, end, stretch->closing);
        if (at == nullptr || !take_all(*stretch, {value, static_cast<std::size_t>(at - value)})) return false;
        line_ += lines;
    }
}

bool Rote::act(const Act& act) {
    switch (act.kind) {
    case Act::Kind::open: return open_.open(*act.emit, line_ + act.number, 0);
    case Act::Kind::close: open_.close(open_.size() - act.number); return true;
    case Act::Kind::drop: open_.drop(act.number); return true;
    case Act::Kind::count: unknown_names_.push_back(act.number); return true;
    }
    return false;
}

bool Rote::take_all(const Stretch& stretch, std::string_view text) {
    // What is there but empty is not recorded.
    text = trim(text);
    for (std::uint32_t i = 0; i < stretch.takes && !text.empty(); ++i)
        if (!take(takes_[stretch.first_take + i], text, line_ - stretch.lines_back)) return false;
    return true;
}

bool Rote::take_short(const Take& take, std::string_view text, const ShortWord& word, std::uint32_t line) {
    if (take.way == Take::Way::other) return this->take(take, text, line);
    const OpenRecords::Slot& slot = open_.up(take.up);
    if (take.way == Take::Way::id) return assembly_.name(slot.record, text, false);
    Value& value = slot.values[take.id];
    if (value.state != Known::absent) return false;
    if (take.way == Take::Way::date) {
        const std::optional<Day> day = plain_day(word);
        if (!day) return take_fact(take, text, line);
        value.set_day(*day);
    } else if (take.way == Take::Way::code) {
        const std::int32_t code = take.codes->find(word);
        if (code < 0) return code == CodeTable::nothing;
        value.code = code;
    } else {
        value.set_text(text);
    }
    value.state = Known::known;
    note(take, slot, line);
    return true;
}

void Rote::note(const Take& take, const OpenRecords::Slot& slot, std::uint32_t line) {
    slot.values[take.id].line = line;
    ++values_;
    if (take.is_reference) assembly_.refers(slot.record, take.id, 0);
}

bool Rote::take(const Take& take, std::string_view text, std::uint32_t line) {
    if (take.goal == Target::Goal::fact) return take_fact(take, text, line);
    if (take.goal == Target::Goal::case_id) {
        if (!case_id_.empty()) return false;
        case_id_ = text;
        return true;
    }
    OpenRecords::Slot& slot = open_.up(take.up);
    if (take.goal == Target::Goal::choice)
        slot.choice = text;
    else
        return assembly_.name(slot.record, text, take.goal == Target::Goal::record_name);
    return true;
}

/// False also for a value that needs a word, or may need one.
bool Rote::take_fact(const Take& take, std::string_view text, std::uint32_t line) {
    const OpenRecords::Slot& slot = open_.up(take.up);
    Value& value = slot.values[take.id];
    if (value.state != Known::absent) return false;
    read_value(text, *take.fact, take.shape, take.codes, calendar_, value);
    if (value.state != Known::known) return value.state == Known::absent;
    note(take, slot, line);
    return true;
}

} // namespace abide
