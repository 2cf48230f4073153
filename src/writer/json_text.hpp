// JSON text, made piece by piece with no tree behind it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"

namespace abide {

/// Calls follow the shape of the value: `open`, `key`, a value, …, `close`. Keys stay in the order given. Bytes that
/// are not UTF-8 become U+FFFD.
class JsonText {
  public:
    JsonText();
    ~JsonText();
    JsonText(const JsonText&) = delete;
    JsonText& operator=(const JsonText&) = delete;

    void open();
    void close();
    void open_list();
    void close_list();
    JsonText& key(std::string_view name);

    void text(std::string_view value);
    void text_or_null(std::string_view value); ///< null when empty
    void number(std::int64_t value);
    void number(std::size_t value) { number(static_cast<std::int64_t>(value)); }
    void number(std::uint32_t value) { number(std::int64_t{value}); }
    void number(int value) { number(std::int64_t{value}); }
    void flag(bool value);
    void day_or_null(const std::optional<Day>& day);
    void null();

    /// What has been written so far; starts again from nothing.
    std::string take();

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

} // namespace abide
