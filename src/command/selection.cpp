// Which calendar and which procedures an export is judged by when the command line does not say.
#include "command/selection.hpp"

#include "base/error.hpp"

namespace abide {

namespace {

constexpr std::string_view usual_calendar = "england-and-wales";

} // namespace

const CalendarFile& calendar_for(const Rulebook& rulebook, const std::vector<std::string>& areas) {
    const CalendarFile* chosen = nullptr;
    std::string chosen_for;
    for (const std::string& area : areas) {
        const CalendarFile* listed = rulebook.calendar_of_area(area);
        const CalendarFile& calendar = listed != nullptr ? *listed : rulebook.expect_calendar(usual_calendar);
        if (chosen != nullptr && chosen != &calendar) {
            std::string sentence = "the exports go by different calendars (";
            sentence.append(chosen_for).append(": ").append(chosen->calendar.id()).append(", ");
            sentence.append(area).append(": ").append(calendar.calendar.id());
            throw Error(Exit::usage, sentence + "); check them apart, or choose one with --calendar");
        }
        chosen = &calendar;
        chosen_for = area;
    }
    return chosen != nullptr ? *chosen : rulebook.expect_calendar(usual_calendar);
}

std::string nation_of(const Rulebook& rulebook, const std::string& area, const CalendarFile& calendar) {
    const CalendarFile* listing = rulebook.calendar_of_area(area);
    if (listing == nullptr) return calendar.areas.empty() ? "" : calendar.areas.front();
    for (const auto& [local, nation] : listing->nations) {
        if (is_same_area(local, area)) return nation;
    }
    return area;
}

bool is_procedure_for(const Rulebook& rulebook, const Procedure& procedure, const std::string& area,
                      const CalendarFile& calendar) {
    if (!procedure.is_national()) return is_same_area(procedure.area, area);
    return is_same_area(procedure.nation, nation_of(rulebook, area, calendar));
}

std::vector<const Procedure*> procedures_for(const Rulebook& rulebook, const std::string& area,
                                             const CalendarFile& calendar) {
    std::vector<const Procedure*> chosen;
    for (const auto& procedure : rulebook.procedures())
        if (is_procedure_for(rulebook, *procedure, area, calendar)) chosen.push_back(procedure.get());
    return chosen;
}

const CalendarFile& calendar_of_procedure(const Rulebook& rulebook, const Procedure& procedure) {
    return calendar_for(rulebook, {procedure.is_national() ? procedure.nation : procedure.area});
}

} // namespace abide
