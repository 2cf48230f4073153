// Doctor's checks: each looks at one thing and says in a sentence how it is. All of them in one list.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/day.hpp"
#include "command/configuration.hpp"
#include "command/options.hpp"
#include "command/rulebook.hpp"
#include "command/world.hpp"
#include "history/erasure.hpp"
#include "history/sweep_record.hpp"

namespace abide {

enum class Health : std::uint8_t { ok, warn, late, fault };

struct Diagnosis {
    Health health = Health::ok;
    std::string says; ///< a sentence
    std::string help; ///< what to do about it, a sentence; empty when all is well
};

/// What the checks look at.
struct Patient {
    const Configuration* configuration = nullptr;
    const Options* options = nullptr; ///< completed
    World* world = nullptr;
    std::unique_ptr<Rulebook> rulebook; ///< null when it does not load
    std::string rulebook_trouble;       ///< then: why
};

/// One constant of this type for each, with its name in health_checks.cpp.
struct HealthCheck {
    std::string_view name;
    Diagnosis (*look)(const Patient& patient);
};

/// In the order in which they are printed.
std::span<const HealthCheck* const> health_checks();

/// What the store knows.
struct KnownRuns {
    std::vector<SweepRecord> sweeps;
    std::vector<Erasure> erasures;
};
/// Nothing when the store cannot be asked, and its own check says why. One that is still to be made knows no run.
std::optional<KnownRuns> known_runs(const Patient& patient);

// What some of them judge by, each a function of its own so that it can be tried on anything.

/// Of a disk with so many bytes free.
Diagnosis health_of_space(std::uint64_t free);
/// Of a calendar, on a day.
Diagnosis health_of_calendar(const Calendar& calendar, Day today);

} // namespace abide
