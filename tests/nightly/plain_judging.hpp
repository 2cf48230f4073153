// Tonight's cases judged by anything any night went by: plain, slow, and nobody's code but the judge's.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "evaluate/judge.hpp"
#include "tests/nightly/made_service.hpp"

namespace abide::tests {

/// How a duty stands, as somebody sees it.
struct PlainStanding {
    std::string procedure;
    std::string rule;
    State state = State::met;
    Reason reason = Reason::none;
    bool is_open = false;
    Severity severity = Severity::medium;
    std::vector<std::pair<std::string, Severity>> open_items;
    bool is_named_by_place = false; ///< another one may bear its name on another night
    std::optional<Day> start;
    std::optional<Day> due;
    std::map<std::string, std::string> own_facts; ///< of the record it is asked of: those that decided
    std::string seen;                             ///< all there is to see
    std::string facts;                            ///< of it: those that decided
    std::map<std::string, std::string> settings;
};

using PlainKey = std::pair<std::string, std::uint32_t>; ///< fingerprint, and which of those that share it
using PlainStandings = std::map<PlainKey, PlainStanding>;

/// How a case comes out: the duties that are owed, and why others are not, by fingerprint.
struct PlainCase {
    PlainStandings standings;
    std::map<std::string, std::string> unasked;
    std::string team;             ///< of tonight's
    std::set<std::string> others; ///< the cases of which it was asked whether they are there
};

PlainCase plain_case(const std::vector<Verdict>& verdicts);

class PlainJudging {
  public:
    /// `has_case`: whether tonight's exports hold a case.
    explicit PlainJudging(std::function<bool(std::string_view)> has_case) : has_case_(std::move(has_case)) {}

    struct By {
        const MadeNight* procedures = nullptr; ///< those of this night
        const MadeNight* calendar = nullptr;   ///< the one of this night
        Day clock;
        std::optional<Day> records_until = std::nullopt;
    };
    PlainCase judge(const Case& one_case, const By& by);

  private:
    std::function<bool(std::string_view)> has_case_;
    std::map<std::tuple<const Rulebook*, const Rulebook*, std::int32_t, std::int32_t, std::string>,
             std::unique_ptr<Judge>>
        judges_;
};

} // namespace abide::tests
