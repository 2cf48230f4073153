// iCalendar through libical: it folds lines, escapes text and knows the properties.
#include "writer/calendar_file.hpp"

#include <libical/ical.h>

#include <memory>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "hash/hash.hpp"

namespace abide {

namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

icaltimetype whole_day(Day day) {
    icaltimetype time =
        icaltime_from_string((iso(day).substr(0, 4) + iso(day).substr(5, 2) + iso(day).substr(8)).c_str());
    time.is_date = 1;
    return time;
}

icaltimetype midnight(Day day) {
    icaltimetype time = whole_day(day);
    time.is_date = 0;
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

icalcomponent* event_of(const CalendarEntry& entry, Day as_at) {
    const std::string words = printable(entry.of + ": " + entry.says);
    // Of what it is and the day: a calendar that has the entry already takes the new one in its place.
    const std::string name = sha256(entry.of + "|" + iso(entry.due)).substr(0, 32) + "@abide";
    icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_property(event, icalproperty_new_uid(name.c_str()));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(midnight(as_at)));
    icalcomponent_add_property(event, icalproperty_new_dtstart(whole_day(entry.due)));
    icalcomponent_add_property(event, icalproperty_new_dtend(whole_day(entry.due + 1)));
    icalcomponent_add_property(event, icalproperty_new_summary(words.c_str()));
    icalcomponent_add_property(event, icalproperty_new_class(ICAL_CLASS_CONFIDENTIAL));
    icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    return event;
}

} // namespace

std::string calendar_file(std::span<const CalendarEntry> entries, Day as_at) {
    const std::unique_ptr<icalcomponent, FreeComponent> calendar(icalcomponent_new_vcalendar());
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Abide//Deadlines//EN"));
    for (const CalendarEntry& entry : entries) icalcomponent_add_component(calendar.get(), event_of(entry, as_at));
    char* text = icalcomponent_as_ical_string_r(calendar.get());
    if (text == nullptr) throw Error(Exit::fault, "the calendar file could not be made");
    std::string made = text;
    icalmemory_free_buffer(text);
    return made;
}

} // namespace abide
