// What a sweep remembers of itself: by what it judged, over what, and how it came out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "command/configuration.hpp"
#include "command/nightly/night_judging.hpp"
#include "command/rulebook.hpp"
#include "command/run.hpp"
#include "history/sweep_record.hpp"

namespace abide {

/// Of a run that has not judged yet: its place among the sweeps, the day, and what it goes by.
SweepRecord begin_record(const Run& run, const Rulebook& rulebook, const Configuration& configuration,
                         std::span<const SweepRecord> sweeps);

/// What is known once it has.
void complete_record(SweepRecord& record, const Run& run, const NightJudging& judging, const Ledger& ledger);

/// Of everything that decides what a sweep finds, but what the store remembers: the same input has the same.
std::string digest_of_inputs(const SweepRecord& record, std::span<const Exception> exceptions,
                             std::span<const Attestation> attestations);

/// The texts it went by, to be kept. Throws Error(usage) when one is no longer what was read.
std::vector<Document> documents_of(const Run& run);

} // namespace abide
