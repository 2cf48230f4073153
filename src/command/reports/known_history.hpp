// What the store remembers, for reports that are written by hand between two sweeps.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "command/configuration.hpp"
#include "command/options.hpp"
#include "command/world.hpp"
#include "history/actions.hpp"
#include "history/exceptions.hpp"
#include "store/store.hpp"

namespace abide {

class KnownHistory {
  public:
    /// Of the configured store. Null where neither --store nor --config names one and there is none at the usual place.
    /// Throws Error as Store::open_existing does.
    static std::unique_ptr<KnownHistory> open(const Options& options, World& world);

    [[nodiscard]] Store& store() { return *store_; }
    /// In order; may be empty.
    [[nodiscard]] const std::vector<SweepRecord>& sweeps() const { return sweeps_; }
    [[nodiscard]] const std::vector<Exception>& exceptions() const { return exceptions_; }
    /// As they stood on the day.
    [[nodiscard]] std::vector<Action> actions_on(Day day) { return abide::actions_on(day, store_->actions()); }

  private:
    std::unique_ptr<Store> store_;
    std::vector<SweepRecord> sweeps_;
    std::vector<Exception> exceptions_;
};

} // namespace abide
