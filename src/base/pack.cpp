// Values as bytes and back: numbers seven bits at a time, the lowest first.
#include "base/pack.hpp"

namespace abide {

namespace {

constexpr unsigned bits_each = 7;
constexpr std::uint64_t more_follow = 0x80;

} // namespace

void Packer::number(std::uint64_t value) {
    for (; value >= more_follow; value >>= bits_each) bytes_ += static_cast<char>(value | more_follow);
    bytes_ += static_cast<char>(value);
}

void Packer::signed_number(std::int64_t value) {
    // 0, -1, 1, -2 … become 0, 1, 2, 3 …: small ones stay small.
    number(static_cast<std::uint64_t>(value) << 1U ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void Packer::text(std::string_view value) {
    number(value.size());
    bytes_ += value;
}

void Packer::day(const std::optional<Day>& value) {
    flag(value.has_value());
    if (value) signed_number(value->number);
}

std::uint64_t Unpacker::number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !left_.empty(); shift += bits_each) {
        const auto byte = static_cast<unsigned char>(left_.front());
        left_.remove_prefix(1);
        value |= (byte & (more_follow - 1)) << shift;
        if (byte < more_follow) return value;
    }
    is_sound_ = false;
    left_ = {};
    return 0;
}

std::uint64_t Unpacker::number_below(std::uint64_t end) {
    const std::uint64_t value = number();
    if (value < end) return value;
    is_sound_ = false;
    return 0;
}

std::int64_t Unpacker::signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1U ^ ((value & 1U) != 0 ? ~std::uint64_t{0} : 0));
}

std::string_view Unpacker::text() {
    const std::size_t size = count();
    const std::string_view value = left_.substr(0, size);
    left_.remove_prefix(size);
    return value;
}

std::optional<Day> Unpacker::day() {
    if (!flag()) return std::nullopt;
    return Day{static_cast<std::int32_t>(signed_number())};
}

std::size_t Unpacker::count() {
    const std::uint64_t size = number();
    if (size <= left_.size()) return size;
    is_sound_ = false;
    left_ = {};
    return 0;
}

} // namespace abide
