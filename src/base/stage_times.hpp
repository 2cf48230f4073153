// Where the time of a run goes: the stages every case passes through, added up over all who work.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace abide {

enum class Stage : std::uint8_t { split, recall, read, judge, keep, deliver };
constexpr std::size_t stage_count = 6;

/// As the profile names them.
constexpr std::array<std::string_view, stage_count> stage_names = {
    "finding where cases begin and end", "looking up what was kept",  "reading cases",
    "judging and spelling out",          "keeping what came of them", "taking results in order",
};

using Nanoseconds = std::uint64_t;

/// Several threads may add at once.
class StageTimes {
  public:
    void add(Stage stage, Nanoseconds time) {
        times_[static_cast<std::size_t>(stage)].fetch_add(time, std::memory_order_relaxed);
    }
    [[nodiscard]] Nanoseconds of(Stage stage) const { return times_[static_cast<std::size_t>(stage)]; }

  private:
    std::array<std::atomic<Nanoseconds>, stage_count> times_{};
};

/// From its making on; looks at no clock unless it is wanted.
class Stopwatch {
  public:
    explicit Stopwatch(bool is_wanted) {
        if (is_wanted) begin_ = std::chrono::steady_clock::now();
    }
    [[nodiscard]] Nanoseconds time() const {
        return static_cast<Nanoseconds>(
            std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - begin_).count());
    }

  private:
    std::chrono::steady_clock::time_point begin_;
};

/// Adds the time of its own life to a stage; null: looks at no clock.
class Timed {
  public:
    Timed(StageTimes* times, Stage stage) : times_(times), stage_(stage), watch_(times != nullptr) {}
    Timed(const Timed&) = delete;
    Timed& operator=(const Timed&) = delete;
    ~Timed() {
        if (times_ != nullptr) times_->add(stage_, watch_.time());
    }

  private:
    StageTimes* times_;
    Stage stage_;
    Stopwatch watch_;
};

} // namespace abide
