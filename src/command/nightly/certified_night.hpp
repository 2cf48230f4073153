// What the store remembers of a sweep held against the sweep's certificate, member by member.
#pragma once

#include <span>

#include "certificate/certificate.hpp"
#include "command/difference.hpp"
#include "history/erasure.hpp"
#include "history/sweep_record.hpp"
#include "store/store.hpp"

namespace abide {

/// The first member that the store remembers otherwise than it is certified: of any night that is still remembered, and
/// without judging anything again. `remembered`: whole; `erasures`: all there are. Where a case was erased since, what
/// that took out is no difference: its name in names of files, its transitions.
Difference difference_from(const Certificate& certificate, const SweepRecord& remembered,
                           std::span<const Erasure> erasures, Store& store);

} // namespace abide
