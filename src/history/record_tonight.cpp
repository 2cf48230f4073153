// Says what became of each fact that decided. A standing holds only those, so one that decides now need not be new, and
// one that decides no longer need not be gone: tonight's record is looked into.
#include "history/record_tonight.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace abide {

namespace {

using Place = std::tuple<std::string, std::string, std::string>; // record, id, fact
using Places = std::map<Place, std::string>;

Places places_in(std::string_view text) {
    Places places;
    for (StandingFact& fact : read_facts(text))
        places[{std::move(fact.record), std::move(fact.id), std::move(fact.fact)}] = std::move(fact.value);
    return places;
}

/// What the value of a text is called; nothing more is known of it.
constexpr std::string_view no_words = "recorded";

/// The lists of a record, read.
struct Looked {
    Places recorded;
    Places unreadable;
    Places not_exported;
    Places added;
    explicit Looked(const RecordTonight& record)
        : recorded(places_in(record.recorded)), unreadable(places_in(record.unreadable)),
          not_exported(places_in(record.not_exported)), added(places_in(record.added)) {}

    [[nodiscard]] bool is_not_exported(const Place& place) const {
        const Place whole_record = {std::get<0>(place), "", ""};
        const Place of_any = {std::get<0>(place), "", std::get<2>(place)};
        return not_exported.contains(whole_record) || not_exported.contains(of_any);
    }
};

std::string name_of(const Place& place) {
    const auto& [record, id, fact] = place;
    return abide::name_of(StandingFact{record, id, fact, ""});
}

/// "concern c1 category: 2 (note)".
std::string part(const Place& place, const std::string& value, const std::string& note) {
    return name_of(place) + (value.empty() || value == no_words ? "" : ": " + value) + " (" + note + ")";
}

std::string with_value(const std::string& note, const std::string& was) {
    return note + (was.empty() || was == no_words ? "" : "; was " + was);
}

/// Of a fact that decided before and does not now.
std::string part_of_old(const Place& place, const std::string& was, const Looked* looked) {
    if (looked == nullptr) return part(place, "", with_value("no longer decides", was));
    if (const auto is = looked->recorded.find(place); is != looked->recorded.end()) {
        if (is->second == was) return part(place, was, "still recorded, no longer decides");
        return part(place, is->second, "was " + was + "; no longer decides");
    }
    if (looked->unreadable.contains(place)) return part(place, "", with_value("cannot be read", was));
    if (looked->is_not_exported(place)) return part(place, "", with_value("no longer exported", was));
    return part(place, "", with_value("no longer recorded", was));
}

} // namespace

std::string changed_facts(const Standing* before, const Standing* after, const RecordTonight* record) {
    const Places old = before == nullptr ? Places() : places_in(before->facts);
    const Places now = after == nullptr ? Places() : places_in(after->facts);
    if (old == now) return "";
    const std::optional<Looked> looked = record == nullptr ? std::nullopt : std::optional<Looked>(*record);
    std::vector<std::string> parts;
    for (const auto& [place, value] : now) {
        const auto was = old.find(place);
        if (was == old.end())
            parts.push_back(
                part(place, value, looked && looked->added.contains(place) ? "not recorded before" : "now decides"));
        else if (was->second != value)
            parts.push_back(part(place, value, "was " + was->second));
    }
    for (const auto& [place, value] : old)
        if (!now.contains(place)) parts.push_back(part_of_old(place, value, looked ? &*looked : nullptr));
    std::string what;
    for (const std::string& one : parts) what += (what.empty() ? "" : "; ") + one;
    return what;
}

} // namespace abide
