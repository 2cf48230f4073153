// The ledger: what was published before, in a file of the state, so that nothing published later tells it.
//
// It holds true counts, so only its owner may read it. It is lines of text rather than JSON: it is long (a quarter of
// large weekly packs comes to a few megabytes), one writer and one reader know it, and a line that is wrong can be
// named. Its last line is a SHA-256 of all above, so that a ledger that was cut short or changed is never read as a
// shorter one: it is refused, and nothing is published until the copy is put back. To begin an empty ledger instead
// would be to forget what readers have.
//
//     abide-published 1
//     publication   title
//     count         key, true count, as shown, from, to ("*": no limit), "few" where it is of 1 to 5 children and
//     counts
//                   more, "unshown" where nobody was shown it; numbered from 0
//     sum           whole, parts, what goes off                              by number, parted by commas
//     ratio         part, whole, rest, percentage as shown ("-": none)
//     world         number=count, ...                                        proves hidden counts safe
//     case          of what, who, what was counted of it: hashes, for what two publications differ by
//     end           SHA-256
//
// Fields are parted by tabs.
#pragma once

#include <string>
#include <string_view>

#include "privacy/figures.hpp"
#include "privacy/publications.hpp"

namespace abide {

/// Protects the figures with regard to all that was published from this folder, writes the ledger ("published.ledger",
/// mode 0600; the folder is made with mode 0700), and only then returns what may be shown. Of several processes one
/// publishes at a time; the others wait for up to half a minute. Publishing the same again changes nothing.
///
/// Throws Error(not_written) when the figures cannot be made safe (see protect() and check_difference()), or the ledger
/// is damaged or gone ("published.begun" beside it says that there was one), cannot be written or is held by another
/// process. Throws Error(usage) when others have rights to it.
ShownFigures publish(const std::string& folder, const FiguresToPublish& figures);

std::string ledger_text(const Publications& publications);

/// Throws Error(not_written) naming the file and the line that is wrong; every number is in range, every sum adds up
/// and every count is within what is known of it in what comes back.
Publications read_ledger(std::string_view text, const std::string& file);

} // namespace abide
