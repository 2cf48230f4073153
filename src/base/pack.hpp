// Values as bytes and back: for what this program wrote down itself and reads again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"

namespace abide {

/// Appends values to a run of bytes. Small numbers take few of them.
class Packer {
  public:
    void number(std::uint64_t value);
    void signed_number(std::int64_t value);
    void text(std::string_view value);
    void day(const std::optional<Day>& value);
    void flag(bool value) { number(value ? 1 : 0); }
    /// Bytes that somebody else packed, without their length.
    void raw(std::string_view bytes) { bytes_ += bytes; }

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

/// Takes the same values out again in the same order. What is not there comes out as nothing, and `is_sound` is false
/// from then on.
class Unpacker {
  public:
    explicit Unpacker(std::string_view bytes) : left_(bytes) {}

    std::uint64_t number();
    /// The same where only numbers below `end` make sense.
    std::uint64_t number_below(std::uint64_t end);
    std::int64_t signed_number();
    /// Valid as long as the bytes.
    std::string_view text();
    std::optional<Day> day();
    bool flag() { return number_below(2) == 1; }
    /// How many things follow, each of one byte at least.
    std::size_t count();

    [[nodiscard]] bool is_sound() const { return is_sound_; }
    [[nodiscard]] std::string_view left() const { return left_; }

  private:
    std::string_view left_;
    bool is_sound_ = true;
};

} // namespace abide
