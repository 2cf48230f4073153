// Made-up values for a store, and a store in either database to put them in.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/store.hpp"
#include "tests/history/history_sample.hpp"
#include "tests/places.hpp"

namespace abide::tests::stored {

/// A place for one store, in one of the two databases.
class StorePlace {
  public:
    explicit StorePlace(const std::string& database); ///< "sqlite" or "postgresql"
    [[nodiscard]] const std::string& address() const { return address_; }
    [[nodiscard]] std::unique_ptr<Store> open() const { return Store::open(address_); }
    /// Of the SQLite file.
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    TemporaryFolder folder_;
    std::string address_;
};

inline const std::vector<std::string> databases = {"sqlite", "postgresql"};

Duty duty(const std::string& case_id, unsigned number, std::uint32_t ordinal = 1);
/// With something in every field.
NewStanding standing(const Duty& duty, State state);
Transition transition(std::int64_t sweep, const Duty& duty);
SweepRecord sweep(std::int64_t number);
Document document(const std::string& id);
KnownCase known_case(const std::string& id);
Exception exception(const Duty& duty, std::string_view from, std::string_view until);
Erasure erasure(const std::string& kind);

/// Counts that fit standings of these states.
std::vector<SweepCount> counts_of(const std::vector<State>& states);

/// Everything in it, a line for each row.
std::string everything(Store& store);

/// What a call refuses, as "exit N: sentence"; nothing when it does not.
template <typename Call>
std::string refusal_of(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return "exit " + std::to_string(static_cast<int>(error.exit())) + ": " + error.what();
    }
    return "nothing";
}

} // namespace abide::tests::stored
