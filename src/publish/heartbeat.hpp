// The heartbeat: a small file that says when a sweep was last brought to its end, for whoever watches over it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/day.hpp"

namespace abide {

/// Of the last sweep that was remembered and published.
struct Heartbeat {
    std::string run; ///< "2026-04-10-1"
    Day as_at;
    std::int64_t finished = 0; ///< seconds since 1970-01-01T00:00Z
    int exit = 0;              ///< how it ended: 0, 1 or 3
    bool shrunk = false;       ///< its exports held too few of the known cases, and nothing was resolved
    std::string good_run;      ///< the last that was good; empty when none that is remembered was
    /// From when on the next good sweep is waited for: the end of good_run, or of the first sweep that is remembered
    /// when none was good. Seconds since 1970-01-01T00:00Z.
    std::int64_t waiting_since = 0;

    bool operator==(const Heartbeat&) const = default;
};

/// Whether a sweep that ended so looked at everything it was given.
bool is_good(int exit);

/// {"run":"2026-04-10-1","as_at":"2026-04-10","finished":"2026-04-11T01:15:07Z","exit":3,"shrunk":true,
/// "good_run":"2026-04-09-1","waiting_since":"2026-04-10T01:15:09Z"} in one line, whole or not at all. Throws
/// Error(not_written).
void write_heartbeat(const std::string& file, const Heartbeat& heartbeat);

/// Neither when there is no such file.
struct HeartbeatFile {
    std::optional<Heartbeat> beat;
    std::string trouble; ///< why it cannot be read: a sentence without its full stop
};

/// An earlier one that does not say whether the exports had shrunk, or which sweep was the last good one, is read, too:
/// it is taken as if there had been no other sweep.
HeartbeatFile read_heartbeat(const std::string& file);

/// "the last good sweep, 2026-04-10-1, ended 2026-04-11T01:15:07Z"; one that was incomplete is not called good.
std::string words_of(const Heartbeat& heartbeat);

/// The same of the sweep that lateness is counted from: "the last good sweep, 2026-04-09-1, ended
/// 2026-04-10T01:15:09Z", or "none of the sweeps was good since the first, which ended 2026-04-10T01:15:09Z".
std::string words_of_waiting(const Heartbeat& heartbeat);

/// Whether the next good sweep is overdue: whether more than `hours` have passed by `now`, in seconds since 1970.
bool is_late(const Heartbeat& heartbeat, std::size_t hours, std::int64_t now);

} // namespace abide
