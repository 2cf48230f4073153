// What recorded exceptions come to on a day: over which findings they hold, and which are over or of no use.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "history/approved_for.hpp"

namespace abide {

/// A finding as exceptions look at it.
struct OpenFinding {
    Duty duty;
    Severity severity = Severity::medium;
    ApprovedFor what;
    std::string clauses; ///< parted by spaces
    std::vector<OpenItem> items;
};
OpenFinding open_finding_of(const Standing& standing);

/// `finding` is a position in the list that was asked about, `exception` one in the list of exceptions.
struct ExceptionOver {
    std::size_t finding = 0;
    std::size_t exception = 0;
    std::string item; ///< empty: over the finding as a whole

    bool operator==(const ExceptionOver&) const = default;
};

/// How many days before an exception is over it is called expiring.
constexpr int expiring_days = 14;

/// Lists of positions are in the order of the exceptions, those of pairs in the order of the findings; where several
/// hold over the same, the one that holds longest comes first.
struct ExceptionsOnDay {
    std::vector<ExceptionOver> holding;
    std::vector<ExceptionOver> too_grave; ///< would hold, but what it is over is critical by now: it does not
    std::vector<std::size_t> unfitting;   ///< in force, but what bears that name now is not what it was approved for
    std::vector<std::size_t> expiring;    ///< in force, and over within the days asked about
    std::vector<std::size_t> expired;     ///< over
    std::vector<std::size_t> ahead;       ///< not yet in force
    std::vector<std::size_t> unused;      ///< in force, but nothing it speaks of is open
};

ExceptionsOnDay exceptions_on(Day day, std::span<const Exception> exceptions, std::span<const OpenFinding> findings,
                              int within_days = expiring_days);

/// Everything that is wrong with an exception somebody wants to add, a sentence each. `finding` is the open finding of
/// its duty, null when there is none.
std::vector<std::string> check_new_exception(const Exception& exception, const OpenFinding* finding);

/// "E-1".
std::string number_words(const Exception& exception);

/// "approved by head of service on Fri 10 Apr 2026, after it was due on Tue 3 Mar 2026"; where it was recorded on a
/// later day that is said, so that no approval is dated back in silence.
std::string approval_words(const Exception& exception);

/// What a verdict shows of it.
Excepted excepted_of(const Exception& exception);

/// The exceptions of one night, laid over its verdicts one by one. Points into `exceptions`.
class ExceptionOverlay {
  public:
    ExceptionOverlay(std::span<const Exception> exceptions, Day day);

    /// Fills Verdict::excepted and that of its items, where the verdict or the item is a finding and not critical, and
    /// empties them elsewhere. Nothing else of the verdict changes. `ordinal` is that of its duty; its fingerprint must
    /// be filled in.
    void lay_over(Verdict& verdict, std::uint32_t ordinal = 1) const;

    /// All that hold over a duty as a whole or over one of its open items. Over what is not open, or is critical, none
    /// holds. May be called by several threads.
    [[nodiscard]] ExceptionNumbers numbers_over(const Standing& standing) const;

  private:
    using InForce = std::vector<const Exception*>;
    /// The one over this item, or over the whole; null when none holds.
    [[nodiscard]] static const Exception* find(const InForce& in_force, const std::string& item, Severity severity);
    /// Those over a verdict or a standing of this name that is what they were approved for.
    template <typename Judged>
    [[nodiscard]] InForce over(const std::string& fingerprint, std::uint32_t ordinal, const std::string& case_id,
                               const Judged& judged) const;
    std::map<std::pair<std::string, std::uint32_t>, InForce> in_force_;
};

} // namespace abide
