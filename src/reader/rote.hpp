// Reads cases by rote: those that are written like others read before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/short_word.hpp"
#include "model/dictionary.hpp"
#include "reader/assembly.hpp"
#include "reader/lesson.hpp"
#include "reader/mapping.hpp"
#include "reader/names.hpp"
#include "reader/open_records.hpp"
#include "reader/splitter.hpp"

namespace abide {

/// A system writes each case in the same way: between one value and the next stands the same text, over and over. Who
/// has seen once what such a stretch of text means (which elements end and begin in it, and where the value behind it
/// goes) need not look at it again, only compare it, eight bytes at a time. What cannot be read so, for whatever
/// reason, is left to a walker, and what that did is learned. So a Rote knows nothing of XML but where values end, and
/// of a format only what a walker did; it never reads a case differently, which tests hold it to.
///
/// What follows a value depends on the elements around it and on what stands before it in its own tag, and is known by
/// both. So every case it reads is well-formed: an end tag is that of the element that is open, and no attribute is
/// given twice.
class Rote {
  public:
    /// All references must outlive it; `names` are those of the walker that teaches it.
    Rote(const Dictionary& dictionary, const Calendar& calendar, const NameTable& names, Assembly& assembly);

    /// Lays down the records of a case. False when that could not be done; the assembly then holds anything.
    bool read(const Piece& piece, std::string_view file);
    /// Whether it is worth a try. Where every case is written differently it is not.
    [[nodiscard]] bool is_of_use() const { return missed_ < most_missed + read_ / 4; }
    /// Whether more can be learned.
    [[nodiscard]] bool can_learn() const { return stretches_.size() < most_stretches && learned_bytes_ < most_bytes; }

    /// Of the last `read`; the id is a view of the piece.
    [[nodiscard]] std::string_view case_id() const { return case_id_; }
    [[nodiscard]] std::size_t values() const { return values_; }
    /// Names that nobody mapped, as the table numbers them; each as often as it was met.
    [[nodiscard]] const std::vector<std::uint32_t>& unknown_names() const { return unknown_names_; }

    /// What a walker did with a piece that was well-formed and needed no word.
    void learn(const Piece& piece, const Lesson& lesson);

  private:
    /// The text between two values.
    struct Stretch {
        const char* text = nullptr; ///< in `texts_`
        std::uint32_t size = 0;
        std::uint32_t lines = 0; ///< line ends in it
        std::uint32_t first_act = 0;
        std::uint32_t acts = 0;
        std::uint32_t first_take = 0; ///< of the value behind it
        std::uint32_t takes = 0;
        std::uint32_t lines_back = 0;     ///< from the value to the tag whose line it is said to be on
        std::uint32_t to = 0;             ///< the point behind the value
        mutable std::uint32_t likely = 0; ///< the stretch that followed it last; 0: none yet
        char closing = '\0';              ///< ends the value: a quote or "<"; '\0': no value follows, the case is over
    };
    /// Behind a value, or where a case begins.
    struct Point {
        std::vector<std::uint32_t> stretches;
        bool is_ambiguous = false; ///< one of them begins like another: the longest that fits is meant
    };
    struct Act {
        enum class Kind : std::uint8_t { open, close, drop, count };
        Kind kind = Kind::close; ///< drop: closes records that are certain to be meant
        /// Open: line ends before the tag; close: how many records; count: which unknown name.
        std::uint32_t number = 0;
        const Emit* emit = nullptr; ///< open
    };
    /// What becomes of a value.
    struct Take {
        /// How most values can be taken while they are short.
        enum class Way : std::uint8_t { date, code, words, id, other };
        Way way = Way::other;
        Target::Goal goal = Target::Goal::fact;
        DateShape shape = DateShape::iso;
        bool is_reference = false;
        std::uint32_t up = 0;
        FactId id = 0;
        const Fact* fact = nullptr;
        const CodeTable* codes = nullptr;
    };
    static constexpr std::size_t most_stretches = 5000;
    static constexpr std::size_t longest_stretch = 5000;
    static constexpr std::size_t most_bytes = 4U << 20U; ///< of texts and keys
    static constexpr std::size_t most_ways = 100;        ///< on from one point
    static constexpr std::size_t most_missed = 100;

    /// The stretch that stands there, of those that go on from a point; null when none of them does.
    [[nodiscard]] const Stretch* find(const Point& point, const char* at, const char* end) const;
    /// Whether the piece stands in the same elements as those that were learned.
    [[nodiscard]] bool stands_there(const Piece& piece) const;
    static bool fits(const Stretch& stretch, const char* at, const char* end);
    bool read_from(const char* at, const char* end);
    bool act(const Act& act);
    bool take_all(const Stretch& stretch, std::string_view text);
    bool take(const Take& take, std::string_view text, std::uint32_t line);
    /// The same for a text that is neither empty nor blank at an end, and at hand as a word.
    bool take_short(const Take& take, std::string_view text, const ShortWord& word, std::uint32_t line);
    bool take_fact(const Take& take, std::string_view text, std::uint32_t line);
    /// A fact has become known.
    void note(const Take& take, const OpenRecords::Slot& slot, std::uint32_t line);

    // Learning.
    class Pupil;

    const Dictionary& dictionary_;
    const Calendar& calendar_;
    const NameTable& names_;
    Assembly& assembly_;

    /// The tags around all cases that were learned; null: none was.
    std::shared_ptr<const Around> begins_in_;
    std::shared_ptr<const Around> ends_in_;
    std::vector<Point> points_;      ///< the first: where a case begins
    std::vector<Stretch> stretches_; ///< the first stands nowhere
    std::vector<Act> acts_;
    std::vector<Take> takes_;
    Arena texts_;
    std::map<std::string, std::uint32_t> points_by_key_;
    std::map<std::string, std::uint32_t> elements_by_key_; ///< each with all elements around it

    std::size_t learned_bytes_ = 0;

    std::size_t read_ = 0;
    std::size_t missed_ = 0;

    // While a case is read.
    OpenRecords open_;
    std::uint32_t line_ = 0;
    std::string_view case_id_;
    std::size_t values_ = 0;
    std::vector<std::uint32_t> unknown_names_;
};

} // namespace abide
