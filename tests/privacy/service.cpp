// A made-up service and its packs.
#include "tests/privacy/service.hpp"

#include <algorithm>
#include <utility>

namespace abide::tests {

namespace {

std::string team_name(std::size_t team) { return "team-" + std::to_string(team); }

} // namespace

MadeUpService::MadeUpService(std::uint64_t seed, ServiceSize size)
    : dice_(seed), size_(size), split_(1 + dice_.below(size.teams - 1)), open_before_(size.teams, 0),
      came_(size.teams, 0), went_(size.teams, 0), so_far_before_(size.teams, 0), so_far_(size.teams, 0) {
    for (std::size_t child = 0; child < size.children; ++child)
        children_.push_back({any_team(), dice_.below(size.states)});
}

/// The first teams are large, the last have a child or two.
std::size_t MadeUpService::any_team() { return std::min(dice_.below(size_.teams), dice_.below(size_.teams)); }

std::string MadeUpService::key(const std::string& what, const std::string& whose, std::size_t week) const {
    return what + "/" + whose + "/w" + std::to_string(week);
}

std::int64_t MadeUpService::count(std::size_t team, std::size_t state) const {
    std::int64_t count = 0;
    for (const Child& child : children_) count += child.team == team && child.state == state ? 1 : 0;
    return count;
}

/// A week passes: children change state, move between teams, leave and arrive.
void MadeUpService::live() {
    ++week_;
    so_far_before_ = so_far_;
    for (std::size_t team = 0; team < size_.teams; ++team) {
        open_before_[team] = 0;
        for (const Child& child : children_) open_before_[team] += child.team == team ? 1 : 0;
        came_[team] = went_[team] = 0;
    }
    std::vector<Child> stayed;
    for (Child child : children_) {
        if (dice_.in_hundred(5)) {
            ++went_[child.team];
            continue;
        }
        if (dice_.in_hundred(20)) child.state = dice_.below(size_.states);
        if (dice_.in_hundred(4)) {
            ++went_[child.team];
            child.team = any_team();
            ++came_[child.team];
        }
        stayed.push_back(child);
    }
    children_ = stayed;
    for (std::size_t arrivals = dice_.below(2 + size_.children / 10); arrivals > 0; --arrivals) {
        children_.push_back({any_team(), dice_.below(size_.states)});
        ++came_[children_.back().team];
    }
    for (std::size_t team = 0; team < size_.teams; ++team) so_far_[team] += came_[team];
}

void MadeUpService::add_table(FiguresToPublish& pack) const {
    CountSum everything{key("all", "all", week_), {}, {}};
    CountSum by_state{key("all", "all", week_), {}, {}};
    std::vector<CountSum> columns(size_.states);
    std::vector<std::int64_t> column_totals(size_.states, 0);
    std::int64_t total = 0;
    for (std::size_t team = 0; team < size_.teams; ++team) {
        CountSum row{key("all", team_name(team), week_), {}, {}};
        std::int64_t row_total = 0;
        for (std::size_t state = 0; state < size_.states; ++state) {
            const std::string cell = key("state-" + std::to_string(state), team_name(team), week_);
            pack.counts.push_back({cell, count(team, state)});
            row.parts.push_back(cell);
            columns[state].parts.push_back(cell);
            row_total += count(team, state);
            column_totals[state] += count(team, state);
        }
        pack.counts.push_back({row.whole, row_total});
        pack.ratios.push_back({row.parts.front(), row.whole});
        everything.parts.push_back(row.whole);
        total += row_total;
        pack.sums.push_back(row);
    }
    for (std::size_t state = 0; state < size_.states; ++state) {
        columns[state].whole = key("state-" + std::to_string(state), "all", week_);
        pack.counts.push_back({columns[state].whole, column_totals[state]});
        by_state.parts.push_back(columns[state].whole);
        pack.sums.push_back(columns[state]);
    }
    pack.counts.push_back({everything.whole, total});
    pack.ratios.push_back({by_state.parts.front(), everything.whole});
    pack.sums.push_back(everything);
    pack.sums.push_back(by_state);
}

void MadeUpService::add_flows(FiguresToPublish& pack, const std::string& whose, std::size_t first_team,
                              std::size_t end_team) const {
    const auto total = [&](const std::vector<std::int64_t>& of) {
        std::int64_t sum = 0;
        for (std::size_t team = first_team; team < end_team; ++team) sum += of[team];
        return sum;
    };
    const std::string came = key("came", whose, week_);
    const std::string went = key("went", whose, week_);
    const std::string open = key("all", whose, week_);
    const std::string so_far = key("so-far", whose, week_);
    pack.counts.push_back({came, total(came_)});
    pack.counts.push_back({went, total(went_)});
    pack.counts.push_back({so_far, total(so_far_)});
    if (week_ == 1) return;
    pack.sums.push_back({open, {key("all", whose, week_ - 1), came}, {went}});
    pack.sums.push_back({so_far, {key("so-far", whose, week_ - 1), came}, {}});
}

/// Somebody was recorded late: a count of last week was too low.
void MadeUpService::add_late_word(FiguresToPublish& pack) {
    const std::size_t team = any_team();
    pack.counts.push_back({key("came", team_name(team), week_ - 1),
                           static_cast<std::int64_t>(so_far_before_[team] > 0 ? 1 + dice_.below(4) : 1)});
}

FiguresToPublish MadeUpService::teams_pack() {
    FiguresToPublish pack{"teams w" + std::to_string(week_), {}, {}, {}};
    add_table(pack);
    std::vector<CountSum> totals = {{key("came", "all", week_), {}, {}},
                                    {key("went", "all", week_), {}, {}},
                                    {key("so-far", "all", week_), {}, {}}};
    for (std::size_t team = 0; team < size_.teams; ++team) {
        add_flows(pack, team_name(team), team, team + 1);
        totals[0].parts.push_back(key("came", team_name(team), week_));
        totals[1].parts.push_back(key("went", team_name(team), week_));
        totals[2].parts.push_back(key("so-far", team_name(team), week_));
    }
    add_flows(pack, "all", 0, size_.teams);
    pack.sums.insert(pack.sums.end(), totals.begin(), totals.end());
    if (week_ > 1 && dice_.in_hundred(10)) add_late_word(pack);
    return pack;
}

/// The same children by service: the other audience sees no teams.
FiguresToPublish MadeUpService::services_pack() const {
    FiguresToPublish pack{"services w" + std::to_string(week_), {}, {}, {}};
    const std::vector<std::pair<std::size_t, std::size_t>> services = {{0, split_}, {split_, size_.teams}};
    CountSum everything{key("all", "all", week_), {}, {}};
    std::int64_t everybody = 0;
    for (std::size_t service = 0; service < services.size(); ++service) {
        const auto [first, end] = services[service];
        const std::string name = "service-" + std::to_string(service);
        CountSum by_team{key("all", name, week_), {}, {}};
        CountSum row = by_team;
        std::int64_t total = 0;
        for (std::size_t team = first; team < end; ++team) by_team.parts.push_back(key("all", team_name(team), week_));
        for (std::size_t state = 0; state < size_.states; ++state) {
            CountSum cell{key("state-" + std::to_string(state), name, week_), {}, {}};
            std::int64_t in_state = 0;
            for (std::size_t team = first; team < end; ++team) {
                cell.parts.push_back(key("state-" + std::to_string(state), team_name(team), week_));
                in_state += count(team, state);
            }
            pack.counts.push_back({cell.whole, in_state});
            row.parts.push_back(cell.whole);
            total += in_state;
            pack.sums.push_back(cell);
        }
        pack.counts.push_back({row.whole, total});
        pack.ratios.push_back({row.parts.front(), row.whole});
        pack.sums.push_back(row);
        pack.sums.push_back(by_team);
        everything.parts.push_back(row.whole);
        everybody += total;
    }
    pack.counts.push_back({everything.whole, everybody});
    pack.sums.push_back(everything);
    return pack;
}

std::vector<FiguresToPublish> MadeUpService::next_week() {
    live();
    std::vector<FiguresToPublish> packs = {teams_pack()};
    if (dice_.in_hundred(40)) packs.push_back(services_pack());
    return packs;
}

} // namespace abide::tests
