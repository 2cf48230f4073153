// Gathers what changed by category and severity, and what is still open by age.
#include "briefing/changes.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/words.hpp"

namespace abide {

namespace {

NightFacts night_facts(const SweepRecord* sweep) {
    NightFacts night;
    if (sweep == nullptr) return night;
    night.id = sweep->id;
    night.as_at = sweep->as_at;
    night.version = sweep->version;
    night.cases = static_cast<std::size_t>(sweep->cases);
    for (const SweepExport& one : sweep->exports) night.refused += static_cast<std::size_t>(one.refused);
    return night;
}

auto place_of(const Duty& duty) {
    return std::tie(duty.case_id, duty.procedure, duty.rule, duty.record, duty.record_id, duty.period, duty.ordinal);
}

bool comes_before(const Transition& a, const Transition& b) {
    if (a.severity != b.severity) return a.severity > b.severity;
    if (is_news(a) != is_news(b)) return is_news(a);
    return place_of(a.duty) < place_of(b.duty);
}

/// A change or a missing case, for parting.
struct Entry {
    TeamAndCase of;
    bool is_away = false;
    std::size_t position = 0;
};

std::vector<Entry> entries_of(const Changes& into) {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < into.rows.size(); ++i) {
        const Transition& one = into.rows[i].transition;
        entries.push_back({{&one.team, &one.duty.case_id}, false, i});
    }
    for (std::size_t i = 0; i < into.away.size(); ++i)
        entries.push_back({{&into.away[i].team, &into.away[i].case_id}, true, i});
    return entries;
}

/// `rows` and `away` stand in order, so positions do.
ChangesPart part_of(const Changes& all, std::span<const Entry> entries) {
    ChangesPart part;
    for (const Entry& entry : entries) {
        if (entry.is_away) {
            part.away.push_back(entry.position);
            continue;
        }
        const Transition& one = all.rows[entry.position].transition;
        auto& list = is_left(one) ? part.left : part.by_category.at(static_cast<std::size_t>(one.category));
        list.push_back(entry.position);
        ++part.count;
    }
    for (auto& positions : part.by_category) std::ranges::sort(positions);
    std::ranges::sort(part.left);
    std::ranges::sort(part.away);
    return part;
}

void make_parts(Changes& into, std::size_t most) {
    std::vector<Entry> entries = entries_of(into);
    if (entries.size() <= most) {
        into.parts.push_back(part_of(into, entries));
        return;
    }
    std::ranges::stable_sort(entries, {}, [](const Entry& one) -> std::tuple<const std::string&, const std::string&> {
        return {*one.of.team, *one.of.case_id};
    });
    for (const PageRange& page : pages_by_team(entries.size(), most, [&](std::size_t i) { return entries[i].of; })) {
        ChangesPart part = part_of(into, std::span(entries).subspan(page.from, page.to - page.from));
        part.number = into.parts.size() + 1;
        part.team = *entries[page.from].of.team;
        part.first_case = *entries[page.from].of.case_id;
        part.last_case = *entries[page.to - 1].of.case_id;
        into.parts.push_back(std::move(part));
    }
}

void gather_changes(const ChangesInput& input, Changes& into) {
    for (const Transition& one : input.transitions) {
        into.rows.push_back({one, title_of(one.duty, input.procedures)});
        ++into.counts.at(static_cast<std::size_t>(one.category));
        if (is_left(one)) ++into.left;
        if (one.category == Category::updated && is_news(one)) ++into.worse;
    }
    std::ranges::stable_sort(into.rows, comes_before, &ChangeRow::transition);
    into.away.assign(input.away.begin(), input.away.end());
    std::ranges::stable_sort(into.away, {}, [](const CaseAway& one) { return std::tie(one.case_id, one.team); });
}

struct Band {
    int days; ///< up to so many
    std::string_view words;
};
constexpr std::array<Band, 3> bands = {{{7, "up to 7 days"}, {28, "8 to 28 days"}, {90, "29 to 90 days"}}};
constexpr std::size_t older = bands.size();
constexpr std::size_t not_known = older + 1;

std::size_t band_of(const std::optional<Day>& since, Day as_at) {
    if (!since) return not_known;
    std::size_t at = 0;
    while (at < bands.size() && as_at - *since > bands.at(at).days) ++at;
    return at;
}

using StillOpenList = std::vector<const StillOpen*>;

StillOpenList unmoved(const ChangesInput& input) {
    std::set<DutyKey> moved;
    for (const Transition& transition : input.transitions) moved.insert(key_of(transition.duty));
    StillOpenList still;
    for (const StillOpen& one : input.open)
        if (!moved.contains(key_of(one.standing.duty))) still.push_back(&one);
    return still;
}

void count_ages(const StillOpenList& still_open, Changes& into) {
    for (const Band& band : bands) into.ages.push_back({std::string(band.words), 0});
    into.ages.push_back({"more than 90 days", 0});
    into.ages.push_back({"not known", 0});
    for (const StillOpen* one : still_open) ++into.ages[band_of(one->open_since, into.tonight.as_at)].findings;
    into.still_open = still_open.size();
}

bool is_older(const StillOpen* a, const StillOpen* b) {
    if (a->open_since != b->open_since) return a->open_since < b->open_since;
    if (a->standing.severity != b->standing.severity) return a->standing.severity > b->standing.severity;
    return place_of(a->standing.duty) < place_of(b->standing.duty);
}

void pick_oldest(StillOpenList dated, const ChangesInput& input, Changes& into) {
    std::erase_if(dated, [](const StillOpen* one) { return !one->open_since; });
    std::ranges::stable_sort(dated, is_older);
    if (dated.size() > most_oldest) dated.resize(most_oldest);
    for (const StillOpen* one : dated) into.oldest.push_back({*one, title_of(one->standing.duty, input.procedures)});
}

} // namespace

Changes view_changes(const ChangesInput& input, const RunFacts& run, std::size_t most) {
    Changes into;
    into.run = run;
    into.tonight = night_facts(input.tonight);
    into.earlier = night_facts(input.earlier);
    into.erased = input.erased;
    into.shrunk = input.tonight != nullptr && input.tonight->shrunk;
    into.known_cases = input.tonight == nullptr ? 0 : static_cast<std::size_t>(input.tonight->known_cases);
    gather_changes(input, into);
    make_parts(into, most);
    StillOpenList still_open = unmoved(input);
    count_ages(still_open, into);
    pick_oldest(std::move(still_open), input, into);
    return into;
}

} // namespace abide
