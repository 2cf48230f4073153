// A history in plain memory: what a store should answer, worked out the slow and obvious way.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace abide::tests::stored {

struct PlainSpell {
    NewStanding made;
    std::int64_t first = 0;
    std::optional<std::int64_t> last;
    bool ever_open = false;

    [[nodiscard]] bool held_on(std::int64_t sweep) const { return first <= sweep && (!last || *last >= sweep); }
};

struct PlainHistory {
    std::vector<PlainSpell> spells; ///< in the order they were written
    std::map<std::string, KnownCase> cases;
    std::vector<SweepRecord> sweeps;
    std::vector<Transition> transitions;
    std::vector<Exception> exceptions; ///< pruned ones too
    std::vector<Erasure> erasures;
    std::int64_t exceptions_given = 0;
    std::int64_t prunings_given = 0;
    std::int64_t erasures_given = 0;

    void erase_case(const std::string& id, Erasure erasure);
    void erase_before(std::int64_t first_kept, Erasure erasure);
    [[nodiscard]] std::vector<State> states_on(std::int64_t sweep) const;

    // ---- as a store's answers, a line each ----

    [[nodiscard]] std::string known() const;
    [[nodiscard]] std::string open_on(std::int64_t sweep) const;
    [[nodiscard]] bool was_open(const Duty& duty) const;
    [[nodiscard]] std::vector<Exception> listed_exceptions() const;
};

/// The same lines from a store.
std::string known_to(Store& store);
std::string open_on(Store& store, std::int64_t sweep);

} // namespace abide::tests::stored
