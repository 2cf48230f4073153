// What was done with one case, in the order of its text: enough to do the same with others that are written like it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "reader/mapping.hpp"
#include "reader/names.hpp"

namespace abide {

/// Taken down by a walker, learned by a Rote. Holds views of the piece that was read.
class Lesson {
  public:
    struct Act {
        enum class Kind : std::uint8_t {
            open,      ///< an element with a place in the format, or one that nobody mapped
            pass_over, ///< an element in which nothing is looked at
            close,     ///< the innermost element of either kind
            count,     ///< a name that nobody mapped was met
            value,     ///< of an attribute, or a text; what is no value is the same in every case written like this one
        };
        Kind kind = Kind::close;
        NameTable::Place place = 0;                   ///< open
        std::string_view name;                        ///< open and pass_over: of the element
        std::size_t tag = 0;                          ///< the same: where its tag begins in the document
        std::uint32_t unknown = 0;                    ///< count: which name
        std::string_view text;                        ///< value: where it stands
        bool is_attribute = false;                    ///< value
        const std::vector<Target>* targets = nullptr; ///< value: who wants it; null: nobody
    };

    void begin() {
        acts_.clear();
        has_value_ = is_spoilt_ = false;
    }
    void open(NameTable::Place place, std::string_view name, std::size_t tag);
    void pass_over(std::string_view name, std::size_t tag);
    void close();
    void count(std::uint32_t unknown);
    void attribute(std::string_view value, const std::vector<Target>* targets);
    /// One whose value decides what the element means. What decides has to stand before all that differs from case to
    /// case.
    void deciding_attribute() { is_spoilt_ = is_spoilt_ || has_value_; }
    void text(std::string_view text, const std::vector<Target>* targets);
    /// Something was done that depends on more than how the case is written.
    void spoil() { is_spoilt_ = true; }

    [[nodiscard]] bool is_spoilt() const { return is_spoilt_; }
    [[nodiscard]] const std::vector<Act>& acts() const { return acts_; }

  private:
    std::vector<Act> acts_;
    bool has_value_ = false; ///< the tag that was opened last
    bool is_spoilt_ = false;
};

} // namespace abide
