// Protecting a publication: small counts hidden, others rounded, and as much more hidden as it takes that no small one
// can be worked out from this publication and all earlier ones together.
//
// Who is assumed to read. Somebody who has every publication there ever was, for whichever audience; who knows all sums
// (which teams make a service, what is open now being what was open before with what came and without what went), how
// counts are rounded and that a percentage comes from the true counts; and who can compute without end. Of a count
// shown as "c" that reader is even taken to know whether it is there because it is small (then it is 1 to 5) or was
// withheld for another's sake (then it is not): both look the same on the page, but nothing hangs on that. Only where
// nothing else is left to give up is the reader taken not to know which of the two it is, as the page does not say it.
// The reader is taken not to know any true count beforehand (a team that knows its own sees the others' more closely,
// and no method that shows totals prevents it), and not to go through all there could have been and what would have
// been hidden then; but that a whole is hidden beside few parts, where anybody would ask why, tells nothing by itself
// (whole.hpp).
//
// When it is safe. Each hidden count of 1 to 5, and each of 1 to 5 children that counts more (their meetings), has at
// least three counts that it could be, all that is published being the same. That is proven by showing the other worlds
// (other_worlds.hpp), not by having failed to work the count out, so it holds against every way of reckoning. The
// worlds are kept with what was published: the next publication only has to carry them on.
//
// How it is made safe. First what is small is hidden and the rest rounded; then wholes that would tell a part are
// hidden (whole.hpp). Percentages come from the true counts, or they would be wrong by twenty points where they matter;
// one that is neither 0 nor 100 is taken to tell both its counts exactly. Then each hidden small count, of all
// publications, is proven safe in turn, and when it cannot be, something of this publication that stood in the way is
// given up: the smallest count that is no whole, else a percentage, else a whole, else that a count is zero; at the
// very last everything. What turns out not to have been needed is shown again, the most valuable first. Earlier
// publications are out and stay as they are. If all that is not enough, nothing is published.
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
Protection protect(const FiguresToPublish& figures, const Publications& earlier);

} // namespace abide
