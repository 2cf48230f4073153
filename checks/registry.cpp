// The closed list of check kinds, in the order of the reference page.
#include "checks/registry.hpp"

#include <algorithm>
#include <array>

namespace abide {

extern const Kind deadline_kind;
extern const Kind recurring_kind;
extern const Kind sequence_kind;
extern const Kind recorded_kind;
extern const Kind attendance_kind;
extern const Kind role_kind;
extern const Kind incorporated_kind;
extern const Kind decided_kind;
extern const Kind linked_kind;
extern const Kind nominated_kind;
extern const Kind decision_table_kind;
extern const Kind all_of_kind;
extern const Kind any_of_kind;

std::span<const Kind* const> all_kinds() {
    static constexpr std::array kinds = {
        &deadline_kind,       &recurring_kind,    &sequence_kind, &recorded_kind, &attendance_kind,
        &role_kind,           &incorporated_kind, &decided_kind,  &linked_kind,   &nominated_kind,
        &decision_table_kind, &all_of_kind,       &any_of_kind,
    };
    return kinds;
}

const Kind* find_kind(std::string_view name) {
    const auto kinds = all_kinds();
    const auto at = std::find_if(kinds.begin(), kinds.end(), [name](const Kind* kind) { return kind->name == name; });
    return at == kinds.end() ? nullptr : *at;
}

} // namespace abide
