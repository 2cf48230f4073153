// Calendars: holidays, clock changes and school terms of one area, from a file.
#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "base/file.hpp"
#include "base/words.hpp"
#include "hash/hash.hpp"
#include "procedure/complaints.hpp"
#include "procedure/element_reader.hpp"
#include "procedure/load.hpp"

namespace abide {

namespace {

constexpr std::string_view calendar_uri = "urn:abide:calendar:1";

/// "+01:00" in minutes; nothing when it is no offset.
std::optional<std::int16_t> parse_offset(std::string_view text) {
    // An offset is what follows the time of day in a date with one.
    if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
    const std::optional<When> when = parse_when("2000-01-01T00:00" + std::string(text));
    if (!when || !when->has_offset) return std::nullopt;
    return when->offset;
}

class CalendarLoader {
  public:
    explicit CalendarLoader(Complaints& complaints) : complaints_(complaints) {}

    CalendarFile load(const XmlElement& root) {
        AttributeReader attributes(complaints_, root);
        const std::string id = attributes.id();
        const std::string title = attributes.needed_text("title");
        attributes.needed("first");
        attributes.needed("last");
        const std::optional<Day> first = attributes.day("first");
        const std::optional<Day> last = attributes.day("last");
        attributes.finish();
        check_children(complaints_, root, {"source", "area", "holiday", "clock-change", "term"});
        if (const XmlElement* source = needed_child(complaints_, root, "source")) {
            AttributeReader(complaints_, *source).finish();
            needed_words(complaints_, *source);
        }
        first_ = first.value_or(Day{});
        last_ = last.value_or(first_);
        if (last_ < first_) {
            complaints_.error(Fault::backwards, complaints_.document().value_spot(*root.attribute("last")),
                              "the calendar ends before it begins");
            last_ = first_;
        }
        const bool has_range = first && last;
        for (const XmlElement& child : root.children) read(child, has_range);
        if (areas_.empty()) needed_child(complaints_, root, "area");
        return {Calendar(id, title, first_, last_, std::move(holidays_), std::move(changes_), std::move(terms_)), "",
                "", std::move(areas_), std::move(nations_)};
    }

  private:
    void read(const XmlElement& element, bool has_range) {
        if (element.name == "source") return;
        check_children(complaints_, element, {});
        if (element.name == "area") read_area(element);
        if (element.name == "holiday") read_holiday(element, has_range);
        if (element.name == "clock-change") read_change(element);
        if (element.name == "term") read_term(element, has_range);
    }

    void read_area(const XmlElement& element) {
        AttributeReader attributes(complaints_, element);
        const std::string name = attributes.needed_text("name");
        const std::string nation = attributes.text("nation");
        attributes.finish();
        if (name.empty()) return;
        if (!nation.empty()) nations_[name] = nation;
        if (std::find(areas_.begin(), areas_.end(), name) != areas_.end())
            complaints_.error(Fault::duplicate_id, complaints_.document().value_spot(*element.attribute("name")),
                              "the area " + quoted(name) + " is named twice");
        areas_.push_back(name);
    }

    void check_range(const XmlElement& element, std::string_view attribute, Day day) {
        if (day >= first_ && day <= last_) return;
        complaints_.error(Fault::outside_calendar, complaints_.document().value_spot(*element.attribute(attribute)),
                          iso(day) + " lies outside the calendar, which runs from " + iso(first_) + " to " +
                              iso(last_));
    }

    void check_order(const XmlElement& element, bool follows, std::string_view what) {
        if (!follows)
            complaints_.error(Fault::out_of_order, complaints_.document().spot(element),
                              "this " + std::string(what) + " does not come after the one before it");
    }

    void read_holiday(const XmlElement& element, bool has_range) {
        AttributeReader attributes(complaints_, element);
        attributes.needed("on");
        const std::optional<Day> on = attributes.day("on");
        const std::string name = attributes.needed_text("name");
        attributes.finish();
        if (!on) return;
        if (has_range) check_range(element, "on", *on);
        check_order(element, holidays_.empty() || holidays_.back().day < *on, "holiday");
        holidays_.push_back({*on, name});
    }

    void read_change(const XmlElement& element) {
        AttributeReader attributes(complaints_, element);
        const XmlAttribute* at = attributes.needed("at");
        const XmlAttribute* offset = attributes.needed("offset");
        attributes.finish();
        if (at == nullptr || offset == nullptr) return;
        const std::optional<When> when = parse_when(at->value);
        if (!when || !when->has_offset || when->offset != 0)
            complaints_.error(Fault::bad_time, complaints_.document().value_spot(*at),
                              quoted(at->value) + " is no instant", "write YYYY-MM-DDThh:mm:ssZ");
        const std::optional<std::int16_t> minutes = parse_offset(offset->value);
        if (!minutes)
            complaints_.error(Fault::bad_time, complaints_.document().value_spot(*offset),
                              quoted(offset->value) + " is no offset from UTC", "write +hh:mm or -hh:mm");
        if (!when || !minutes) return;
        constexpr std::int64_t day_seconds = 86400;
        const ClockChange change{when->first.number * day_seconds + when->second, *minutes};
        check_order(element, changes_.empty() || changes_.back().at < change.at, "clock change");
        changes_.push_back(change);
    }

    void read_term(const XmlElement& element, bool has_range) {
        AttributeReader attributes(complaints_, element);
        attributes.needed("first");
        attributes.needed("last");
        const std::optional<Day> first = attributes.day("first");
        const std::optional<Day> last = attributes.day("last");
        attributes.text("name");
        attributes.finish();
        if (!first || !last) return;
        if (has_range) check_range(element, "first", *first);
        if (has_range) check_range(element, "last", *last);
        if (*last < *first)
            complaints_.error(Fault::backwards, complaints_.document().value_spot(*element.attribute("last")),
                              "the term ends before it begins");
        check_order(element, terms_.empty() || terms_.back().last < *first, "term");
        terms_.push_back({*first, *last});
    }

    Complaints& complaints_;
    Day first_;
    Day last_;
    std::vector<std::string> areas_;
    std::map<std::string, std::string> nations_;
    std::vector<Holiday> holidays_;
    std::vector<ClockChange> changes_;
    std::vector<Term> terms_;
};

} // namespace

std::optional<CalendarFile> load_calendar(const std::string& file, Diagnostics& diagnostics) {
    return read_calendar(file, read_file(file), diagnostics);
}

std::optional<CalendarFile> read_calendar(const std::string& file, std::string source, Diagnostics& diagnostics) {
    std::string hash = sha256(source);
    const std::optional<XmlDocument> document = parse_document(file, std::move(source), diagnostics);
    if (!document) return std::nullopt;
    Complaints complaints(*document, diagnostics);
    std::optional<CalendarFile> loaded;
    if (check_root(complaints, "calendar", calendar_uri)) loaded = CalendarLoader(complaints).load(document->root());
    const bool is_sound = !complaints.has_errors();
    complaints.deliver();
    if (!is_sound) return std::nullopt;
    loaded->file = file;
    loaded->sha256 = std::move(hash);
    return loaded;
}

} // namespace abide
