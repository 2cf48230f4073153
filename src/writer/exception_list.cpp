// The exceptions there are, written down: lines for a person, a table, or JSON.
#include "writer/exception_list.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "history/duty_address.hpp"
#include "writer/csv_cell.hpp"
#include "writer/json_text.hpp"

namespace abide {

namespace {

std::string what_it_is_over(const Exception& exception) {
    return address_of(exception.duty) + (exception.item.empty() ? "" : ", item " + exception.item);
}

std::string when_it_holds(const Exception& exception) {
    std::string words = "from " + long_date(exception.from) + " until " + long_date(exception.until);
    if (exception.expired && *exception.expired <= exception.until)
        words += ", ended from " + long_date(*exception.expired) + " on";
    return words;
}

std::string approved_for_line(const Exception& exception) {
    const std::string words = approved_for_words(exception);
    return words.empty() ? "" : "approved for what " + words;
}

std::string lines_of(const ListedException& one) {
    constexpr std::size_t number_width = 6;
    constexpr std::size_t standing_width = 13;
    const Exception& exception = one.exception;
    std::string text = number_words(exception);
    text.append(number_width - std::min(number_width - 1, text.size()), ' ');
    std::string standing(name_of(one.standing));
    standing.append(standing_width - standing.size(), ' ');
    text += standing + what_it_is_over(exception);
    const std::string indent = "\n" + std::string(number_width + standing_width, ' ');
    const std::string second = when_it_holds(exception) + (one.is_expiring ? " (soon over)" : "");
    std::string lines = printable(text);
    for (const std::string& line : {second, approval_words(exception), approved_for_line(exception), exception.reason})
        if (!line.empty()) lines += indent + printable(line);
    return lines + "\n";
}

std::string summary_of(const ExceptionList& list) {
    std::array<std::size_t, exception_standing_count> counts{};
    std::size_t expiring = 0;
    for (const ListedException& one : list.listed) {
        ++counts.at(static_cast<std::size_t>(one.standing));
        expiring += one.is_expiring ? 1 : 0;
    }
    std::string text = count_of(list.listed.size(), "exception", "exceptions") + " as at " + long_date(list.as_at);
    std::string between = ": ";
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts.at(i) == 0) continue;
        text += std::exchange(between, ", ") + std::to_string(counts.at(i)) + " " +
                std::string(name_of(static_cast<ExceptionStanding>(i)));
    }
    if (expiring > 0)
        text += "; " + std::to_string(expiring) + (expiring == 1 ? " is" : " are") + " over within " +
                count_of(static_cast<std::size_t>(list.within_days), "day", "days");
    return text + "\n";
}

std::string day_cell(const std::optional<Day>& day) { return day ? iso(*day) : ""; }

std::vector<std::string> cells_of(const ListedException& one) {
    const Exception& exception = one.exception;
    const Duty& duty = exception.duty;
    return {number_words(exception),
            std::string(name_of(one.standing)),
            one.is_expiring ? "yes" : "no",
            duty.case_id,
            duty.procedure,
            duty.rule,
            duty.record,
            duty.record_id,
            duty.period == 0 ? "" : std::to_string(duty.period),
            exception.item,
            duty.fingerprint,
            std::to_string(duty.ordinal),
            iso(exception.from),
            iso(exception.until),
            day_cell(exception.expired),
            exception.approved_by,
            iso(exception.approved_on),
            day_cell(exception.due),
            exception.was_approved_late() ? "yes" : "no",
            day_cell(exception.recorded),
            day_cell(exception.start),
            exception.reason};
}

constexpr std::array<std::string_view, 22> columns = {
    "exception",   "standing", "expiring",      "case",        "procedure", "rule",  "record",  "record_id",
    "period",      "item",     "fingerprint",   "ordinal",     "from",      "until", "expired", "approved_by",
    "approved_on", "due",      "approved_late", "recorded_on", "start",     "reason"};

void write_one(const ListedException& one, JsonText& json) {
    const Exception& exception = one.exception;
    const Duty& duty = exception.duty;
    json.open();
    json.key("exception").text(number_words(exception));
    json.key("standing").text(name_of(one.standing));
    json.key("expiring").flag(one.is_expiring);
    json.key("case").text(duty.case_id);
    json.key("procedure").text(duty.procedure);
    json.key("rule").text(duty.rule);
    json.key("record").text(duty.record);
    json.key("record_id").text_or_null(duty.record_id);
    json.key("period");
    duty.period == 0 ? json.null() : json.number(duty.period);
    json.key("item").text_or_null(exception.item);
    json.key("fingerprint").text(duty.fingerprint);
    json.key("ordinal").number(duty.ordinal);
    json.key("from").text(iso(exception.from));
    json.key("until").text(iso(exception.until));
    json.key("expired").day_or_null(exception.expired);
    json.key("approved_by").text(exception.approved_by);
    json.key("approved_on").text(iso(exception.approved_on));
    json.key("due").day_or_null(exception.due);
    json.key("approved_late").flag(exception.was_approved_late());
    json.key("recorded_on").day_or_null(exception.recorded);
    json.key("start").day_or_null(exception.start);
    json.key("reason").text(exception.reason);
    json.close();
}

} // namespace

std::string_view name_of(ExceptionStanding standing) {
    constexpr std::array<std::string_view, exception_standing_count> names = {"holding",   "ahead",       "unused",
                                                                              "too-grave", "not-fitting", "expired"};
    return names.at(static_cast<std::size_t>(standing));
}

ExceptionList list_exceptions(Day as_at, std::span<const Exception> exceptions, std::span<const OpenFinding> findings,
                              int within_days) {
    const ExceptionsOnDay on_day = exceptions_on(as_at, exceptions, findings, within_days);
    ExceptionList list{as_at, within_days, {}};
    for (const Exception& one : exceptions) list.listed.push_back({one});
    for (const ExceptionOver& one : on_day.too_grave)
        list.listed.at(one.exception).standing = ExceptionStanding::too_grave;
    for (const std::size_t one : on_day.ahead) list.listed.at(one).standing = ExceptionStanding::ahead;
    for (const std::size_t one : on_day.unused) list.listed.at(one).standing = ExceptionStanding::unused;
    for (const std::size_t one : on_day.unfitting) list.listed.at(one).standing = ExceptionStanding::unfitting;
    for (const std::size_t one : on_day.expired) list.listed.at(one).standing = ExceptionStanding::expired;
    for (const std::size_t one : on_day.expiring) list.listed.at(one).is_expiring = true;
    std::ranges::stable_sort(list.listed, {}, [](const ListedException& one) { return one.exception.number; });
    return list;
}

std::string exceptions_text(const ExceptionList& list) {
    std::string text;
    for (const ListedException& one : list.listed) text += lines_of(one);
    if (!list.listed.empty()) text += "\n";
    return text + summary_of(list);
}

std::string exceptions_csv(const ExceptionList& list) {
    std::vector<std::vector<std::string>> rows;
    for (const ListedException& one : list.listed) rows.push_back(cells_of(one));
    return csv_text(columns, rows);
}

std::string exceptions_json(const ExceptionList& list) {
    JsonText json;
    json.open();
    json.key("schema").number(1);
    json.key("as_at").text(iso(list.as_at));
    json.key("warning_days").number(list.within_days);
    json.key("exceptions").open_list();
    for (const ListedException& one : list.listed) write_one(one, json);
    json.close_list();
    json.close();
    return json.take() + "\n";
}

} // namespace abide
