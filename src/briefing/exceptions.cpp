// Sorts exceptions by what they come to on the day, and puts each into words.
#include "briefing/exceptions.hpp"

#include <set>

#include "briefing/verdict_view.hpp"

namespace abide {

namespace {

std::set<std::size_t> exceptions_in(const std::vector<ExceptionOver>& over) {
    std::set<std::size_t> positions;
    for (const ExceptionOver& one : over) positions.insert(one.exception);
    return positions;
}

void put_row(const ExceptionRow& row, Fields& fields) {
    const Exception& one = row.exception;
    put_exception(excepted_of(one), "", fields);
    fields.text("case", one.duty.case_id);
    fields.text("title", row.rule.title);
    fields.text("rule", one.duty.rule);
    fields.text("procedure", row.rule.procedure);
    fields.text("item", one.item);
    fields.text("approved_on", long_date(one.approved_on));
    fields.text("due", one.due ? long_date(*one.due) : "");
}

} // namespace

ExceptionsRegister view_exceptions(std::span<const Exception> exceptions, std::span<const OpenFinding> findings,
                                   const RunFacts& run, std::span<const Procedure* const> procedures, int within_days) {
    const ExceptionsOnDay found = exceptions_on(run.as_at, exceptions, findings, within_days);
    const auto rows = [&](const auto& positions) {
        std::vector<ExceptionRow> list;
        for (const std::size_t i : positions) list.push_back({exceptions[i], title_of(exceptions[i].duty, procedures)});
        return list;
    };
    const std::set<std::size_t> holding = exceptions_in(found.holding);
    std::set<std::size_t> too_grave = exceptions_in(found.too_grave);
    for (const std::size_t one : holding) too_grave.erase(one);
    ExceptionsRegister into;
    into.run = run;
    into.within_days = within_days;
    into.holding = rows(holding);
    into.too_grave = rows(too_grave);
    into.expiring = rows(found.expiring);
    into.unused = rows(found.unused);
    into.ahead = rows(found.ahead);
    into.expired = rows(found.expired);
    return into;
}

Fields fields_of(const ExceptionsRegister& exceptions) {
    Fields fields;
    put_run(exceptions.run, fields);
    fields.number("within_days", static_cast<std::size_t>(exceptions.within_days));
    fields.list("holding", exceptions.holding, put_row);
    fields.list("too_grave", exceptions.too_grave, put_row);
    fields.list("expiring", exceptions.expiring, put_row);
    fields.list("unused", exceptions.unused, put_row);
    fields.list("ahead", exceptions.ahead, put_row);
    fields.list("expired", exceptions.expired, put_row);
    return fields;
}

Page write_exceptions(const ExceptionsRegister& exceptions, const Templates& templates) {
    Page page = write_page(templates, "exceptions", fields_of(exceptions),
                           page_facts(exceptions.run, "Exceptions", "all cases"), {});
    page.name = file_name_of({"exceptions", iso(exceptions.run.as_at)});
    return page;
}

} // namespace abide
