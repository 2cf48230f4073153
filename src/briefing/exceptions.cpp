// Sorts exceptions by what they come to on the day, and puts each into words.
#include "briefing/exceptions.hpp"

#include <algorithm>
#include <set>

#include "base/words.hpp"
#include "briefing/case_words.hpp"
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
    fields.text("case", case_words(one.duty.case_id));
    fields.text("title", row.rule.title);
    fields.text("rule", one.duty.rule);
    fields.text("procedure", row.rule.procedure);
    fields.text("item", one.item);
    fields.text("approved_on", long_date(one.approved_on));
    fields.text("due", one.due ? long_date(*one.due) : "");
    fields.text("approved_for", approved_for_words(one));
}

constexpr std::array<const char*, exception_sort_count> names_of_sorts = {
    "holding", "too_grave", "unfitting", "expiring", "unused", "ahead", "expired"};

/// An exception in one of the lists, for parting.
struct Entry {
    const Exception* exception = nullptr;
    std::size_t sort = 0;
    std::size_t position = 0;
};

std::vector<Entry> entries_of(const ExceptionsRegister& all) {
    std::vector<Entry> entries;
    for (std::size_t sort = 0; sort < all.lists.size(); ++sort)
        for (std::size_t i = 0; i < all.lists.at(sort).size(); ++i)
            entries.push_back({&all.lists.at(sort)[i].exception, sort, i});
    return entries;
}

ExceptionsPart part_of(std::span<const Entry> entries) {
    ExceptionsPart part;
    std::set<std::int64_t> numbers; // what is soon over stands in two lists
    for (const Entry& entry : entries) {
        part.listed.at(entry.sort).push_back(entry.position);
        numbers.insert(entry.exception->number);
    }
    for (auto& positions : part.listed) std::ranges::sort(positions);
    part.count = numbers.size();
    return part;
}

/// An exception has no team of its own.
void make_parts(ExceptionsRegister& into, std::size_t most) {
    static const std::string no_team;
    std::vector<Entry> entries = entries_of(into);
    if (entries.size() <= most) {
        into.parts.push_back(part_of(entries));
        return;
    }
    const auto case_of = [](const Entry& one) -> const std::string& { return one.exception->duty.case_id; };
    std::ranges::stable_sort(entries, {}, case_of);
    const auto of = [&](std::size_t i) { return TeamAndCase{&no_team, &case_of(entries[i])}; };
    for (const PageRange& page : pages_by_team(entries.size(), most, of)) {
        ExceptionsPart part = part_of(std::span(entries).subspan(page.from, page.to - page.from));
        part.number = into.parts.size() + 1;
        part.first_case = case_of(entries[page.from]);
        part.last_case = case_of(entries[page.to - 1]);
        into.parts.push_back(std::move(part));
    }
}

void put_head(const ExceptionsRegister& all, Fields& fields) {
    put_run(all.run, fields);
    fields.text("within", count_of(static_cast<std::size_t>(all.within_days), "day", "days"));
    for (std::size_t sort = 0; sort < all.lists.size(); ++sort)
        fields.number(std::string("all_") + names_of_sorts.at(sort), all.lists.at(sort).size());
    fields.flag("is_any_too_grave", !all.of(ExceptionSort::too_grave).empty());
    fields.flag("is_any_unfitting", !all.of(ExceptionSort::unfitting).empty());
}

void put_lists(const ExceptionsRegister& all, const ExceptionsPart& part, Fields& fields) {
    static const ExceptionRow nothing;
    for (std::size_t sort = 0; sort < all.lists.size(); ++sort) {
        const std::vector<ExceptionRow>& rows = all.lists.at(sort);
        fields.list(names_of_sorts.at(sort), part.listed.at(sort), [&](std::size_t position, Fields& row) {
            put_row(position < rows.size() ? rows[position] : nothing, row);
        });
    }
}

std::string own_name(const ExceptionsRegister& all) { return file_name_of({"exceptions", iso(all.run.as_at)}); }

std::string part_name(const ExceptionsRegister& all, const ExceptionsPart& part) {
    return file_name_of({"exceptions", iso(all.run.as_at), "part", std::to_string(part.number)});
}

void put_part_head(const ExceptionsRegister& all, const ExceptionsPart& part, Fields& fields) {
    fields.text("page", part_name(all, part));
    fields.number("part", part.number);
    fields.text("first_case", case_words(part.first_case));
    fields.text("last_case", case_words(part.last_case));
    fields.number("on_page", part.count);
    fields.number("n_parts", all.parts.size());
}

} // namespace

ExceptionsRegister view_exceptions(std::span<const Exception> exceptions, std::span<const OpenFinding> findings,
                                   const RunFacts& run, std::span<const Procedure* const> procedures, int within_days,
                                   std::size_t most) {
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
    into.lists = {rows(holding),      rows(too_grave),   rows(found.unfitting), rows(found.expiring),
                  rows(found.unused), rows(found.ahead), rows(found.expired)};
    make_parts(into, most);
    return into;
}

Fields fields_of(const ExceptionsRegister& exceptions) {
    Fields fields;
    put_head(exceptions, fields);
    const bool is_one_page = exceptions.parts.size() <= 1;
    fields.flag("is_one_page", is_one_page);
    put_lists(exceptions, is_one_page && !exceptions.parts.empty() ? exceptions.parts.front() : ExceptionsPart(),
              fields);
    fields.list("parts", exceptions.parts,
                [&](const ExceptionsPart& part, Fields& one) { put_part_head(exceptions, part, one); });
    return fields;
}

Fields fields_of(const ExceptionsRegister& exceptions, const ExceptionsPart& part) {
    Fields fields;
    put_head(exceptions, fields);
    put_part_head(exceptions, part, fields);
    fields.text("own_page", own_name(exceptions));
    put_lists(exceptions, part, fields);
    return fields;
}

Page write_exceptions(const ExceptionsRegister& exceptions, const Templates& templates) {
    Page page = write_page(templates, "exceptions", fields_of(exceptions),
                           page_facts(exceptions.run, "Exceptions", "all cases"), {});
    page.name = own_name(exceptions);
    return page;
}

Page write_exceptions_part(const ExceptionsRegister& exceptions, const ExceptionsPart& part,
                           const Templates& templates) {
    Page page = write_page(templates, "exceptions-part", fields_of(exceptions, part),
                           page_facts(exceptions.run, "Exceptions", "part " + std::to_string(part.number)), {});
    page.name = part_name(exceptions, part);
    return page;
}

} // namespace abide
