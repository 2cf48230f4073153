// What every night must say, worked out from plain maps of the last known verdicts: nothing of the program's own
// history is used.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "history/exception.hpp"
#include "tests/nightly/made_service.hpp"
#include "tests/nightly/plain_judging.hpp"
#include "tests/nightly/story.hpp"

namespace abide::tests {

class PlainNights {
  public:
    /// What a night says and leaves behind. Lines in their own order.
    struct Said {
        Lines changes; ///< "new R-1 some-rule 0123456789abcdef 1: - -> breached/not-done since 2026-03-20 |
                       ///< record-changed"
        Lines open;    ///< "R-1 some-rule 0123456789abcdef 1: breached/not-done since 2026-03-20"
        bool has_shrunk = false;
        std::size_t beside_another = 0; ///< findings of which an exception began or ended while another went on
    };
    /// The exports of the night lie in `inbox`.
    Said say(const MadeNight& night, const std::string& inbox, std::span<const Exception> exceptions);

    static std::string change_line(const Transition& one);

  private:
    struct Duty {
        PlainStanding stands;
        Day since; ///< open since
        std::string team;
        std::set<std::int64_t> exceptions; ///< that hold over it
        std::size_t judged = 0;            ///< the night by whose word it stands
    };
    struct Known {
        std::string file;
        std::string team;
        std::size_t judged = 0;
        bool is_gone = false;
        bool is_told_away = false; ///< that it is away has been said
        std::map<PlainKey, Duty> duties;
        std::map<PlainKey, Day> left_open; ///< what was open when it left, and since when
    };
    /// A case as it comes out tonight, and how it would have on the way from earlier nights.
    struct Tonight {
        PlainCase now;
        std::map<std::size_t, std::vector<PlainCase>> ways; ///< record, clock, calendar, procedures
    };
    /// Something that would close, until it is known whether that can be believed.
    struct Closing {
        std::string id;
        PlainKey key;
        std::string change;       ///< behind the category
        bool is_first = false;    ///< it was not held before
        bool is_left_out = false; ///< nobody judges by its procedure tonight
        const PlainCase* now = nullptr;
    };
    using Cases = std::map<std::string, Tonight>;
    Cases judge(const std::string& inbox);
    std::vector<PlainCase> way_from(std::size_t judged, const Case& one_case, PlainJudging& judging,
                                    const PlainCase& now) const;
    [[nodiscard]] bool find_shrunk(const Cases& all) const;
    [[nodiscard]] bool has_changed(std::size_t judged, const std::string& id) const;
    [[nodiscard]] bool leans_on_gone(const std::vector<PlainCase>& way) const;
    [[nodiscard]] std::string causes_on(const std::string& id, const std::vector<PlainCase>& way, std::size_t judged,
                                        const PlainStanding* before, const PlainKey& key) const;
    void take(const std::string& id, const Tonight& tonight, std::span<const Exception> exceptions);
    void take_duty(const std::string& id, const PlainKey& key, Known& known, const Tonight& tonight, bool is_met_anew,
                   std::span<const Exception> exceptions);
    [[nodiscard]] bool was_in_force(std::int64_t exception, std::size_t night, const PlainStanding& over) const;
    std::string exceptions_between(const Duty& before, const std::set<std::int64_t>& now,
                                   const PlainStanding& standing);
    [[nodiscard]] bool is_judged_by(const std::string& procedure) const;
    [[nodiscard]] bool is_service_asked_about() const;
    void settle_closings();
    void look_for_missing(const Cases& all);
    void leave_out(const std::string& id, Known& known, bool is_believed, const std::string& why);
    [[nodiscard]] const MadeNight& tonight() const { return nights_.back(); }
    [[nodiscard]] std::size_t number() const { return nights_.size() - 1; }

    std::deque<MadeNight> nights_;
    std::deque<std::vector<Exception>> exceptions_; ///< as each night knew them
    std::map<std::string, Known> known_;
    std::set<std::string> gone_; ///< known cases that tonight's exports do not have
    std::set<std::pair<std::string, PlainKey>> ever_open_;
    std::vector<Closing> closing_;
    Said said_;
};

} // namespace abide::tests
