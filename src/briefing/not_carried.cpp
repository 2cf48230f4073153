// Critical duties of which no export says whether they are owed: one row of a rule, with all its cases.
#include "briefing/not_carried.hpp"

#include <algorithm>
#include <tuple>

#include "base/words.hpp"
#include "briefing/case_words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

bool is_not_carried(const VerdictView& one) { return one.rests_on_no_record; }
bool is_not_carried(const StillOpenRow& one) { return rests_on_no_record(one); }

NotCarried row_of(const VerdictView& one) {
    return {one.title, one.clauses, one.missing.empty() ? "" : one.missing.front().what, {one.case_id}};
}

NotCarried row_of(const StillOpenRow& one) {
    const Standing& standing = one.finding.standing;
    const std::string path = standing.missing.substr(0, standing.missing.find('\t'));
    return {one.rule.title, list_of(split_words(standing.clauses)), spoken(path), {standing.duty.case_id}};
}

template <typename Finding>
std::vector<NotCarried> take(std::vector<Finding>& findings) {
    std::vector<NotCarried> rows;
    for (const Finding& one : findings)
        if (is_not_carried(one)) join(rows, std::vector{row_of(one)});
    std::erase_if(findings, [](const Finding& one) { return is_not_carried(one); });
    return rows;
}

} // namespace

std::vector<NotCarried> take_not_carried(std::vector<VerdictView>& findings) { return take(findings); }
std::vector<NotCarried> take_not_carried(std::vector<StillOpenRow>& findings) { return take(findings); }

void join(std::vector<NotCarried>& rows, std::span<const NotCarried> more) {
    for (const NotCarried& row : more) {
        const auto known = std::ranges::find_if(rows, [&](const NotCarried& other) {
            return std::tie(other.title, other.clauses, other.what) == std::tie(row.title, row.clauses, row.what);
        });
        if (known == rows.end()) {
            rows.push_back(row);
            continue;
        }
        for (const std::string& id : row.cases) add_once(known->cases, id);
        std::ranges::sort(known->cases);
    }
}

void put_not_carried(std::span<const NotCarried> rows, Fields& fields) {
    fields.list("unasked", std::vector<NotCarried>(rows.begin(), rows.end()), [](const NotCarried& row, Fields& one) {
        const StateWords& words = words_of(State::cannot_tell);
        one.text("mark", std::string(words.mark));
        one.text("state", std::string(words.label));
        one.text("title", row.title);
        one.text("clauses", row.clauses);
        one.text("what", row.what);
        one.text("children", count_of(row.cases.size(), "child", "children"));
        std::vector<std::string> cases;
        for (const std::string& id : row.cases) cases.push_back(case_words(id));
        one.text("case_ids", list_of(cases));
        one.text("who", std::string(who_settles(Reason::not_exported)));
    });
}

} // namespace abide
