// Verifying what the history remembers of a run: whole in itself, and as the certificate says.
#include <algorithm>

#include "base/error.hpp"
#include "command/nightly/certified_night.hpp"
#include "command/verification.hpp"
#include "store/store.hpp"

namespace abide {

namespace {

const std::string name = "history";

/// One that is not among those remembered.
VerifyStep of_forgotten(const Certificate& certificate, const std::vector<SweepRecord>& sweeps) {
    // The chain has seen to it that it is at most one behind the last.
    if (sweeps.empty() || sweeps.back().number < certificate.number)
        return step_not_tried(name, "it does not know this run, which was cut short before it was remembered");
    if (certificate.number < sweeps.front().number)
        return step_not_tried(name, "it remembers runs from " + sweeps.front().id + " on, by what keep says");
    return step_differs(name, "it does not know this run", "number " + std::to_string(certificate.number), "nothing");
}

VerifyStep held_against(const Certificate& certificate, Store& store) {
    if (const std::string damage = store.check_integrity(); !damage.empty())
        return step_differs(name, damage, "a history that is whole", "one that is not");
    const std::optional<SweepRecord> remembered = store.sweep(certificate.number);
    if (!remembered) return of_forgotten(certificate, store.sweeps());
    const Difference difference = difference_from(certificate, *remembered, store.erasures(), store);
    if (!difference.is_none())
        return step_differs(name, "it remembers otherwise: " + difference.what, difference.expected, difference.found);
    return step_ok(name, "is whole, and remembers the run as it is certified");
}

} // namespace

VerifyStep verify_history(const Verification& of) {
    if (of.history == nullptr) return step_not_tried(name, of.no_history);
    try {
        return held_against(of.certificate, *of.history);
    } catch (const Error& error) { // a value that no Abide writes
        return step_differs(name, error.what(), "a history that is whole", "one that cannot be read");
    }
}

} // namespace abide
