// What the store remembers of how everything stands, in memory: for a whole night, and for many readers at once.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/store.hpp"

namespace abide {

class Remembered {
  public:
    explicit Remembered(Store& store);

    /// A standing that holds, without its case.
    struct Duty {
        std::int64_t id = 0;
        std::uint64_t fingerprint = 0;
        std::uint64_t digest = 0;
        std::uint32_t ordinal = 1;
        bool is_open = false;
        std::optional<Day> open_since;
        std::int64_t judged = 0; ///< the sweep whose inputs it stands by
    };
    /// A case, and how its duties stand.
    struct Case {
        KnownCase known;
        std::int64_t judged = 0; ///< the sweep that judged it last
        std::vector<Duty> duties;
    };
    /// Null when no night met it.
    [[nodiscard]] const Case* find(std::string_view case_id) const;
    [[nodiscard]] const std::deque<Case>& cases() const { return cases_; }
    /// That held over a duty when it was written down.
    [[nodiscard]] const ExceptionNumbers& exceptions_over(const Duty& duty) const;
    /// The last sweep; nothing on the first night.
    [[nodiscard]] const std::optional<SweepRecord>& last_sweep() const { return last_sweep_; }
    /// Every sweep by whose inputs something stands, in order.
    [[nodiscard]] std::vector<std::int64_t> sweeps_in_use() const;

  private:
    Case& case_called(std::string_view id);
    std::optional<SweepRecord> last_sweep_;
    std::deque<Case> cases_;                                      ///< where they are they stay
    std::unordered_map<std::int64_t, ExceptionNumbers> excepted_; ///< by the id of the standing: few have any
    std::unordered_map<std::string_view, Case*> by_id_;
};

} // namespace abide
