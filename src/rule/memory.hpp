// Answers about the case at hand that need not be worked out again.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/day.hpp"
#include "model/case.hpp"
#include "rule/outcome.hpp"

namespace abide {

/// What was answered to a condition or a derived fact, asked of a record, where nothing was open: no possibility was
/// picked and no day was asked about that has not come. Such an answer is the same however often it is asked of the
/// same case, on the same day or later. There is room for a fixed number: a newer answer may push out an older one,
/// which is then worked out again.
class Memory {
  public:
    struct Answer {
        bool holds = false; ///< of a condition
        FactPlace place;    ///< of a derived fact
        Missing missing;    ///< why there is no place
        std::uint64_t steps = 0;
        bool goes_by_duty_day = false; ///< it holds for a duty that began on the same day only
    };

    /// Another case: nothing is known of it yet.
    void forget() { ++case_; }

    /// `question` is the address of what was asked, which outlives the memory. Null when there is no answer, or one
    /// that went by another duty day.
    [[nodiscard]] const Answer* find(const void* question, RecordIndex at, std::optional<Day> duty_day) const {
        const Entry& entry = entries_[slot(question, at)];
        const bool is_it = entry.of_case == case_ && entry.question == question && entry.at == at;
        return is_it && (!entry.answer.goes_by_duty_day || entry.duty_day == duty_day) ? &entry.answer : nullptr;
    }
    void keep(const void* question, RecordIndex at, std::optional<Day> duty_day, const Answer& answer) {
        entries_[slot(question, at)] = {case_, question, at, duty_day, answer};
    }

  private:
    struct Entry {
        std::uint64_t of_case = 0;
        const void* question = nullptr;
        RecordIndex at = no_record;
        std::optional<Day> duty_day;
        Answer answer;
    };
    static constexpr unsigned slot_bits = 9;
    static std::size_t slot(const void* question, RecordIndex at) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): only where it is kept goes by the address
        const std::uint64_t key = reinterpret_cast<std::uintptr_t>(question) / 16 + std::uint64_t{at} * 0x10001U;
        return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> (64U - slot_bits));
    }

    std::uint64_t case_ = 1;
    std::array<Entry, std::size_t{1} << slot_bits> entries_{};
};

} // namespace abide
