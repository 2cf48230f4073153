// The heartbeat as the sweeps that are remembered make it.
#include "command/nightly/last_beat.hpp"

#include "base/instant.hpp"

namespace abide {

Heartbeat heartbeat_of(std::span<const SweepRecord> sweeps) {
    const auto finished = [](const SweepRecord& sweep) { return parse_utc(sweep.finished).value_or(0); };
    const SweepRecord& last = sweeps.back();
    Heartbeat beat{last.id, last.as_at, finished(last), last.exit, last.shrunk, "", finished(sweeps.front())};
    for (const SweepRecord& sweep : sweeps) {
        if (!is_good(sweep.exit)) continue;
        beat.good_run = sweep.id;
        beat.waiting_since = finished(sweep);
    }
    return beat;
}

} // namespace abide
