// The attack: narrowing, supposing, exhausting.
#include "tests/privacy/attack.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <stdexcept>

namespace abide::tests {

namespace {

constexpr std::int64_t far = 1'000'000;

struct Bounds {
    std::int64_t low = 0;
    std::int64_t high = far;
};

struct Equation { // the counts times their signs come to nothing
    std::vector<std::pair<std::size_t, int>> terms;
};

struct Share { // 100 * part / whole, rounded, is this
    std::size_t part = 0;
    std::size_t whole = 0;
    int percentage = 0;
};

class Attack {
  public:
    explicit Attack(const std::vector<Seen>& publications) {
        for (const Seen& seen : publications) read(seen);
        touching_.resize(bounds_.size());
        for (std::size_t at = 0; at < equations_.size(); ++at)
            for (const auto& [count, sign] : equations_[at].terms) touching_[count].push_back(at);
        for (std::size_t at = 0; at < shares_.size(); ++at) {
            touching_[shares_[at].part].push_back(equations_.size() + at);
            touching_[shares_[at].whole].push_back(equations_.size() + at);
        }
    }

    std::vector<Worked> run(Effort effort) {
        std::vector<std::size_t> all(equations_.size() + shares_.size());
        for (std::size_t at = 0; at < all.size(); ++at) all[at] = at;
        if (!narrow(all)) throw std::logic_error("the truth contradicts what was published");
        std::vector<Worked> worked;
        for (std::size_t at = 0; at < bounds_.size(); ++at) {
            if (!is_target_[at]) continue;
            std::vector<std::int64_t> possible;
            for (std::int64_t value = bounds_[at].low; value <= bounds_[at].high && possible.size() < 3; ++value)
                if (effort == Effort::narrow || is_possible(at, value, effort)) possible.push_back(value);
            if (possible.size() < 3) worked.push_back({names_[at], possible});
        }
        return worked;
    }

    [[nodiscard]] std::size_t targets() const {
        return static_cast<std::size_t>(std::count(is_target_.begin(), is_target_.end(), true));
    }

  private:
    // ---- reading what was published ----

    void read(const Seen& seen) {
        std::map<std::string, std::size_t> here;
        for (const Count& count : seen.figures.counts) here[count.key] = number_of(count, seen);
        const auto find = [&](const std::string& key) {
            const auto given = here.find(key);
            return given != here.end() ? given->second : versions_.at(key).back();
        };
        for (const CountSum& sum : seen.figures.sums) {
            Equation equation{{{find(sum.whole), -1}}};
            for (const std::string& part : sum.parts) equation.terms.emplace_back(find(part), 1);
            for (const std::string& less : sum.less) equation.terms.emplace_back(find(less), -1);
            std::int64_t balance = 0;
            for (const auto& [count, sign] : equation.terms) balance += sign * truth_[count];
            if (balance == 0) equations_.push_back(equation); // else it was revised, and misleads
        }
        for (const Ratio& ratio : seen.figures.ratios) read(seen, ratio, here);
    }

    void read(const Seen& seen, const Ratio& ratio, const std::map<std::string, std::size_t>& here) {
        const std::size_t part = here.at(ratio.part);
        const std::size_t whole = here.at(ratio.whole);
        // What is left of the whole is a count too, and somebody's secret when it is small.
        const std::int64_t rest = truth_[whole] - truth_[part];
        bounds_.push_back({0, far});
        truth_.push_back(rest);
        names_.push_back("all but " + ratio.part);
        is_target_.push_back(rest >= 1 && rest <= 5);
        equations_.push_back({{{whole, -1}, {part, 1}, {bounds_.size() - 1, 1}}});
        const std::optional<int> percentage = seen.shown.percentage(ratio.part, ratio.whole);
        if (percentage) {
            shares_.push_back({part, whole, *percentage});
            bounds_[whole].low = std::max<std::int64_t>(bounds_[whole].low, 10);
        }
        const bool would_be = seen.shown.count(ratio.part).number() && seen.shown.count(ratio.whole).number();
        if (is_target_.back() && would_be) bounds_.back() = {1, 5}; // why else would there be no percentage
        if (!percentage && would_be && !is_target_.back() && truth_[whole] < 10)
            bounds_[whole].high = std::min<std::int64_t>(bounds_[whole].high, 9);
    }

    std::size_t number_of(const Count& count, const Seen& seen) {
        for (const std::size_t at : versions_[count.key])
            if (truth_[at] == count.count) return at;
        versions_[count.key].push_back(bounds_.size());
        const ShownCount shown = seen.shown.count(count.key);
        Bounds bounds;
        if (shown.text() == "c") {
            const auto [low, high] = seen.hidden.at(count.key);
            bounds = {low, std::min(high, far)};
        } else {
            const std::int64_t number = shown.number().value();
            bounds = {number - 2, number + 2};
            if (number == 0) bounds = {0, 0};
            if (number == 5) bounds = {6, 7};
        }
        bounds_.push_back(bounds);
        truth_.push_back(count.count);
        names_.push_back(count.key);
        is_target_.push_back(shown.text() == "c" && count.count >= 1 && count.count <= 5);
        return bounds_.size() - 1;
    }

    // ---- working it out ----

    /// Brings a count within these bounds; false when nothing is left of it.
    bool limit(std::size_t count, std::int64_t low, std::int64_t high, std::deque<std::size_t>& due,
               std::vector<bool>& is_due) {
        Bounds& bounds = bounds_[count];
        if (low <= bounds.low && high >= bounds.high) return true;
        trail_.emplace_back(count, bounds);
        bounds = {std::max(low, bounds.low), std::min(high, bounds.high)};
        if (bounds.low > bounds.high) return false;
        for (const std::size_t next : touching_[count])
            if (!is_due[next]) {
                is_due[next] = true;
                due.push_back(next);
            }
        return true;
    }

    bool narrow(const std::vector<std::size_t>& begin) {
        std::deque<std::size_t> due(begin.begin(), begin.end());
        std::vector<bool> is_due(equations_.size() + shares_.size(), false);
        for (const std::size_t at : begin) is_due[at] = true;
        for (std::size_t steps = 0; !due.empty() && steps < 200'000; ++steps) {
            const std::size_t at = due.front();
            due.pop_front();
            is_due[at] = false;
            const bool is_well = at < equations_.size() ? narrow(equations_[at], due, is_due)
                                                        : narrow(shares_[at - equations_.size()], due, is_due);
            if (!is_well) return false;
        }
        return true;
    }

    bool narrow(const Equation& equation, std::deque<std::size_t>& due, std::vector<bool>& is_due) {
        std::int64_t low = 0;
        std::int64_t high = 0;
        const auto least = [&](const std::pair<std::size_t, int>& term) {
            return term.second > 0 ? bounds_[term.first].low : -bounds_[term.first].high;
        };
        const auto most = [&](const std::pair<std::size_t, int>& term) {
            return term.second > 0 ? bounds_[term.first].high : -bounds_[term.first].low;
        };
        for (const auto& term : equation.terms) {
            low += least(term);
            high += most(term);
        }
        for (const auto& term : equation.terms) {
            const std::int64_t others_low = low - least(term);
            const std::int64_t others_high = high - most(term);
            const bool is_well = term.second > 0 ? limit(term.first, -others_high, -others_low, due, is_due)
                                                 : limit(term.first, others_low, others_high, due, is_due);
            if (!is_well) return false;
            low = others_low + least(term);
            high = others_high + most(term);
        }
        return true;
    }

    static int percentage(std::int64_t part, std::int64_t whole) {
        return static_cast<int>((200 * part + whole) / (2 * whole));
    }

    bool narrow(const Share& share, std::deque<std::size_t>& due, std::vector<bool>& is_due) {
        const Bounds part = bounds_[share.part];
        const Bounds whole = bounds_[share.whole];
        constexpr std::int64_t widest = 200; // beyond it nothing is narrowed to a few
        if (part.high - part.low > widest || whole.high - whole.low > widest) return true;
        Bounds new_part{far, -1};
        Bounds new_whole{far, -1};
        for (std::int64_t w = std::max<std::int64_t>(whole.low, 1); w <= whole.high; ++w)
            for (std::int64_t p = part.low; p <= std::min(part.high, w); ++p) {
                if (percentage(p, w) != share.percentage) continue;
                new_part = {std::min(new_part.low, p), std::max(new_part.high, p)};
                new_whole = {std::min(new_whole.low, w), std::max(new_whole.high, w)};
            }
        return limit(share.part, new_part.low, new_part.high, due, is_due) &&
               limit(share.whole, new_whole.low, new_whole.high, due, is_due);
    }

    void take_back(std::size_t to) {
        for (; trail_.size() > to; trail_.pop_back()) bounds_[trail_.back().first] = trail_.back().second;
    }

    bool is_possible(std::size_t count, std::int64_t value, Effort effort) {
        const std::size_t mark = trail_.size();
        std::deque<std::size_t> due;
        std::vector<bool> is_due(equations_.size() + shares_.size(), false);
        bool is_well = limit(count, value, value, due, is_due) && narrow({due.begin(), due.end()});
        if (is_well && effort == Effort::exhaust) {
            nodes_left_ = 20'000;
            is_well = has_world();
        }
        take_back(mark);
        return is_well;
    }

    /// Whether the bounds hold any counts that fit together; when it takes too long to say, they may.
    bool has_world() {
        std::size_t open = bounds_.size();
        for (std::size_t at = 0; at < bounds_.size(); ++at) {
            const std::int64_t width = bounds_[at].high - bounds_[at].low;
            if (width > 0 && (open == bounds_.size() || width < bounds_[open].high - bounds_[open].low)) open = at;
        }
        if (open == bounds_.size()) return true;
        const Bounds range = bounds_[open];
        for (std::int64_t value = range.low; value <= range.high; ++value) {
            if (nodes_left_ == 0) return true;
            --nodes_left_;
            const std::size_t mark = trail_.size();
            std::deque<std::size_t> due;
            std::vector<bool> is_due(equations_.size() + shares_.size(), false);
            const bool is_found =
                limit(open, value, value, due, is_due) && narrow({due.begin(), due.end()}) && has_world();
            take_back(mark);
            if (is_found) return true;
        }
        return false;
    }

    std::vector<Bounds> bounds_;
    std::vector<std::int64_t> truth_;
    std::vector<std::string> names_;
    std::vector<bool> is_target_;
    std::vector<Equation> equations_;
    std::vector<Share> shares_;
    std::vector<std::vector<std::size_t>> touching_; ///< equations, then shares, by count
    std::map<std::string, std::vector<std::size_t>> versions_;
    std::vector<std::pair<std::size_t, Bounds>> trail_;
    std::size_t nodes_left_ = 0;
};

} // namespace

std::vector<Worked> attack(const std::vector<Seen>& publications, Effort effort) {
    return Attack(publications).run(effort);
}

std::size_t hidden_small_counts(const std::vector<Seen>& publications) { return Attack(publications).targets(); }

} // namespace abide::tests
