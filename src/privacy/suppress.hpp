// Protecting a publication: small counts hidden, others rounded, and as much more hidden as it takes that no small one
// can be worked out from this publication and all earlier ones together.
//
// Who is assumed to read. Somebody who has every publication there ever was, for whichever audience; who knows all sums
// (which teams make a service, what is open now being what was open before with what came and without what went), how
// counts are rounded, that a percentage comes from the true counts, and how Abide decides; and who can compute. Of a
// count shown as "c" that reader is even assumed to know whether it is there because it is small (then it is taken to
// be 1 to 5), or was withheld to protect another (then to be 6 or more): both look the same on the page, but nothing
// hangs on that. The reader is assumed not to know any true count beforehand, and not to work backwards through every
// choice that is made below when wholes alone do not settle it (which count was hidden because which other would have
// told). Whoever does know counts (a team its own) is not kept from the others' by any method that shows totals.
//
// When it is safe. Each hidden count of 1 to 5 has at least three counts that it could be, all that is published being
// the same; proven by showing the other worlds (worlds.hpp), not by failing to work it out.
//
// How it is made safe. First what is small is hidden and the rest rounded; then wholes that would tell a part are
// hidden (whole.hpp). Percentages come from the true counts, or they would be wrong by twenty points where they matter;
// a percentage that is neither 0 nor 100 is taken to tell both its counts exactly. Then each hidden small count, of all
// publications, is proven safe in turn, and when it cannot be, something of this publication that stood in the way is
// given up: a percentage, else the smallest count that is no whole, else a whole, else that a count is zero, and at the
// very last all parts of a sum. What turns out not to have been needed is shown again. Earlier publications are out and
// stay as they are. If all that is not enough, nothing is published.
#pragma once

#include "privacy/figures.hpp"
#include "privacy/publications.hpp"

namespace abide {

struct Protection {
    ShownFigures shown;
    Publications published; ///< the earlier ones and this one: true counts, for the ledger alone
};

/// A figure of an earlier publication with the same true count is shown as it was then; with another count it is a new
/// figure, and both remain. A sum of this publication and earlier ones that does not add up because a figure was found
/// to be another since ties nothing. The order in which figures are given does not matter.
///
/// Throws Error(not_written) naming the publication and the figures that cannot be made safe, without their counts.
/// Throws Error(fault) for figures that contradict themselves: a sum of this publication that does not add up, a key
/// with two counts, a negative count, a sum or percentage of what was never a figure.
Protection protect(const Figures& figures, const Publications& earlier);

} // namespace abide
