// The certificate of a sweep: made of what it remembers of itself, written beside those before it.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "briefing/templates.hpp"
#include "certificate/certificate.hpp"
#include "command/configuration.hpp"
#include "command/nightly/ledger.hpp"
#include "command/rulebook.hpp"
#include "command/run.hpp"
#include "command/world.hpp"
#include "history/sweep_record.hpp"
#include "history/transition.hpp"

namespace abide {

/// Of a night and its ledger, once it is finished. `accepted`: --accept-missing was said.
Completeness completeness_of(const SweepRecord& record, const Run& run, const Ledger& ledger, bool accepted);

/// Of a run that has judged. `last`: the sweep before; `repeated`: the id of the one whose set stands for it, or empty.
Certificate certificate_of(const SweepRecord& record, const Run& run, const Rulebook& rulebook,
                           std::span<const Transition> transitions, std::int64_t exceptions,
                           const std::optional<SweepRecord>& last, const std::string& repeated,
                           const Configuration& configuration, const World& world);

/// Writes run-<id>.json and run-<id>.md into the folder, which is made when it is not there, with the former's
/// signature where a key is configured; the certificate takes its place last. Returns its SHA-256. Throws Error.
std::string write_certificate(const Certificate& certificate, const Templates& templates,
                              const Configuration& configuration);

} // namespace abide
