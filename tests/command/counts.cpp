// What is counted is counted once: text, JSON, CSV, Markdown and HTML of the demonstration's cases hold the same
// numbers.
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>

#include "base/words.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

/// A table's rows without its head; of each cell its letters, digits and spaces, which no form marks or escapes.
using Rows = std::vector<std::vector<std::string>>;
using Tables = std::map<std::string, Rows>; ///< by their captions

Object::Ptr json(const std::string& text) { return Poco::JSON::Parser().parse(text).extract<Object::Ptr>(); }

std::size_t number(const Object::Ptr& of, const std::string& name) {
    return static_cast<std::size_t>(std::stoul(of->get(name).toString()));
}

std::vector<Object::Ptr> rows(const Object::Ptr& of, const std::string& name) {
    std::vector<Object::Ptr> all;
    const Array::Ptr list = of->getArray(name);
    for (std::size_t i = 0; i < list->size(); ++i) all.push_back(list->getObject(static_cast<unsigned>(i)));
    return all;
}

std::size_t sum(const std::vector<Object::Ptr>& of, const std::string& name) {
    return std::accumulate(of.begin(), of.end(), std::size_t{0},
                           [&](std::size_t so_far, const Object::Ptr& row) { return so_far + number(row, name); });
}

/// Of a list that is cut short: its rows, and those it says it leaves out.
std::size_t listed_and_left_out(const Object::Ptr& of, const std::string& name) {
    const std::string more = of->get(name + "_more").toString();
    return rows(of, name).size() + (more.empty() ? 0 : std::stoul(more));
}

constexpr std::array<std::string_view, 4> finding_states = {"breached", "met-late", "due-soon", "cannot-tell"};

/// How many rows there are of whose names these are the values.
std::size_t with(const std::vector<Object::Ptr>& all, const std::map<std::string, std::string>& values) {
    return static_cast<std::size_t>(std::ranges::count_if(all, [&](const Object::Ptr& one) {
        return std::ranges::all_of(values,
                                   [&](const auto& value) { return one->get(value.first).toString() == value.second; });
    }));
}

/// Without tags, addresses, references and marks.
std::string bare(std::string_view cell) {
    std::string text;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const auto skip_to = [&](char end) { i = std::min(cell.find(end, i), cell.size() - 1); };
        const char c = cell[i];
        if (c == '<' && i + 1 < cell.size() && (cell[i + 1] == '/' || std::islower(cell[i + 1]) != 0)) {
            skip_to('>');
        } else if (c == '&') {
            skip_to(';');
        } else if (c == ']' && i + 1 < cell.size() && cell[i + 1] == '(') {
            skip_to(')');
        } else if (c == ' ' || std::isalnum(static_cast<unsigned char>(c)) != 0) {
            text += c;
        }
    }
    return fold_space(text);
}

/// The pieces between one mark and the next.
std::vector<std::string> pieces(std::string_view text, std::string_view begin, std::string_view end) {
    std::vector<std::string> all;
    for (std::size_t at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at)) {
        const std::size_t from = at + begin.size();
        at = std::min(text.find(end, from), text.size());
        all.emplace_back(text.substr(from, at - from));
    }
    return all;
}

/// The cells of "| a | b |"; a stroke inside a cell is "\|".
std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    std::size_t from = 1;
    for (std::size_t at = 1; at < line.size(); ++at) {
        if (line[at] != '|' || line[at - 1] == '\\') continue;
        cells.push_back(bare(line.substr(from, at - from)));
        from = at + 1;
    }
    return cells;
}

Tables tables_of_markdown(const std::string& page) {
    Tables tables;
    Rows* open = nullptr;
    std::size_t line_of_table = 0;
    for (const std::string_view line : split_lines(page)) {
        if (line.starts_with("Table: ")) {
            // What to filter by is said on the page by the filter.
            const std::size_t colon = line.starts_with("Table: To filter by ") ? line.find(": ", 7) + 2 : 7;
            open = &tables[bare(line.substr(colon))];
            line_of_table = 0;
        } else if (line.starts_with("|") && open != nullptr) {
            if (++line_of_table > 2) open->push_back(cells_of(line));
        } else if (line_of_table > 0) {
            open = nullptr;
        }
    }
    return tables;
}

Tables tables_of_html(const std::string& page) {
    Tables tables;
    for (const std::string& table : pieces(page, "<table", "</table>")) {
        Rows& all = tables[bare("<caption" + pieces(table, "<caption", "</caption>").at(0))];
        const std::vector<std::string> bodies = pieces(table, "<tbody>", "</tbody>");
        for (const std::string& row : bodies.empty() ? std::vector<std::string>() : pieces(bodies[0], "<tr", "</tr>")) {
            std::vector<std::string>& cells = all.emplace_back();
            for (const std::string& cell : pieces(row, "<t", "</t")) cells.push_back(bare("<t" + cell));
        }
    }
    return tables;
}

/// One page of a report in its three forms.
struct Report {
    Object::Ptr view;
    std::string markdown;
    Tables tables; ///< those of the Markdown; the page's are the same
};

std::string seeds() { return (repository() / "seeds/cases").string(); }

Ended asked(std::vector<std::string> words) {
    words.insert(words.end(), {"--as-at", "2026-04-10"});
    return run_command(words, {.home = repository().string()});
}

/// Every page of a report about all of the demonstration's cases, by its name without ending.
std::map<std::string, Report> pages_of(const std::vector<std::string>& report) {
    const TemporaryFolder folder;
    std::vector<std::string> words = {"report"};
    words.insert(words.end(), report.begin(), report.end());
    words.insert(words.end(), {seeds(), "--also", "json", "-o", folder.path().string(), "--quiet"});
    const Ended ended = asked(words);
    BOOST_TEST(ended.exit == 3, ended.err); // one case is refused, on purpose
    const Files files = files_of(folder.path().string());
    std::map<std::string, Report> pages;
    for (const auto& [name, text] : files) {
        if (!name.ends_with(".json")) continue;
        const std::string stem = name.substr(0, name.size() - 5);
        const std::string& markdown = files.at(stem + ".md");
        const Tables tables = tables_of_markdown(markdown);
        BOOST_TEST(!tables.empty(), stem);
        for (const auto& [caption, of_page] : tables_of_html(files.at(stem + ".html"))) {
            BOOST_TEST_REQUIRE(tables.contains(caption), stem << ": " << caption);
            BOOST_TEST(tables.at(caption) == of_page, stem << ": the table " << caption << " differs");
        }
        BOOST_TEST(tables.size() == tables_of_html(files.at(stem + ".html")).size(), stem);
        pages[stem.substr(1)] = {json(text), markdown, tables};
    }
    return pages;
}

/// All verdicts that a check says, in JSON.
const Object::Ptr& checked() {
    static const Object::Ptr said =
        json(asked({"check", seeds(), "--states", "all", "--format", "json", "--fail-on", "never"}).out);
    return said;
}

const std::vector<Object::Ptr>& verdicts() {
    static const std::vector<Object::Ptr> all = rows(checked(), "verdicts");
    return all;
}

/// In the order of the table of states.
constexpr std::array<std::string_view, 9> states = {"met",
                                                    "met-late",
                                                    "breached",
                                                    "cannot-tell",
                                                    "due-soon",
                                                    "not-yet-due",
                                                    "no-breach-either-way",
                                                    "not-applicable",
                                                    "not-checked"};

/// How often words stand in a text, with nothing of a word before or behind.
std::size_t times(const std::string& text, const std::string& words) {
    std::size_t count = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(counts)

BOOST_AUTO_TEST_CASE(a_check_counts_the_same_in_every_format) {
    const Object::Ptr counts = checked()->getObject("counts");
    BOOST_TEST(verdicts().size() == number(counts, "verdicts"));
    BOOST_TEST(verdicts().size() > 5000U);
    const std::string csv = asked({"check", seeds(), "--states", "all", "--format", "csv", "--fail-on", "never"}).out;
    const std::string text = asked({"check", seeds(), "--fail-on", "never"}).out;
    const Report findings = pages_of({"findings"}).at("findings-2026-04-10");
    BOOST_TEST(contains(text, "\n" + count_of(number(counts, "cases"), "case", "cases") + ", " +
                                  count_of(verdicts().size(), "verdict", "verdicts") + ": "));
    const std::vector<Object::Ptr> table = rows(findings.view, "states");
    const Rows& printed = findings.tables.at("All verdicts by state");
    BOOST_TEST_REQUIRE(table.size() == states.size());
    for (std::size_t i = 0; i < states.size(); ++i) {
        const std::string state(states.at(i));
        const std::size_t count = number(counts, state);
        BOOST_TEST(with(verdicts(), {{"state", state}}) == count, state);
        BOOST_TEST(times(csv, "," + state + ",") == count, state);
        BOOST_TEST(contains(text, std::to_string(count) + " " + state), state);
        BOOST_TEST(number(table[i], "all") == count, state);
        BOOST_TEST(number(table[i], "duties") == with(verdicts(), {{"state", state}, {"nature", "rule"}}), state);
        BOOST_TEST(printed.at(i).front() == bare(table[i]->get("label").toString()), state);
        BOOST_TEST(printed.at(i).back() == std::to_string(count), state);
    }
}

BOOST_AUTO_TEST_CASE(gaps_hold_every_verdict_that_cannot_be_told) {
    const Report gaps = pages_of({"gaps"}).at("gaps-2026-04-10");
    const std::size_t waiting = number(checked()->getObject("counts"), "cannot-tell");
    BOOST_TEST(waiting > 100U);
    BOOST_TEST(number(gaps.view, "waiting") == waiting);
    BOOST_TEST(contains(gaps.markdown, "- **Verdicts that cannot be told:** " + std::to_string(waiting) + "\n"));
    for (const char* by : {"by_reason", "by_team", "by_system"})
        BOOST_TEST(sum(rows(gaps.view, by), "verdicts_waiting") == waiting, by);
    const std::vector<Object::Ptr> steps = rows(gaps.view, "steps");
    BOOST_TEST(number(gaps.view, "recordable") + number(gaps.view, "not_carried") +
                   number(gaps.view, "not_recordable") ==
               waiting);
    BOOST_TEST(number(gaps.view, "not_carried") > 100U);
    BOOST_TEST(sum(rows(gaps.view, "no_fact"), "verdicts_waiting") == number(gaps.view, "not_recordable"));
    BOOST_TEST(sum(steps, "settles") == number(gaps.view, "recordable"));
    BOOST_TEST(number(steps.back(), "settled_so_far") == number(gaps.view, "recordable"));
    BOOST_TEST(gaps.tables.at("Facts in the order in which to record them").size() == steps.size());
    BOOST_TEST(gaps.tables.at("What exports cannot carry what most verdicts name first").size() ==
               rows(gaps.view, "uncarried").size());
    // Each fact by itself, recounted from the verdicts; what is there and does not count is missing to them all the
    // same.
    std::map<std::pair<std::string, bool>, std::size_t> named;
    for (const Object::Ptr& gap : rows(gaps.view, "gaps"))
        named[{gap->get("path").toString(), gap->getValue<bool>("is_not_carried")}] += number(gap, "verdicts_waiting");
    for (const auto& [gap, count] : named) {
        const auto is_it = [&gap = gap](const Object::Ptr& missing) {
            return missing->get("path").toString() == gap.first &&
                   (missing->get("cause").toString() == "not-exported") == gap.second;
        };
        const auto names_it = [&](const Object::Ptr& verdict) {
            return verdict->get("state").toString() == "cannot-tell" &&
                   std::ranges::any_of(rows(verdict, "missing"), is_it);
        };
        BOOST_TEST(static_cast<std::size_t>(std::ranges::count_if(verdicts(), names_it)) == count, gap.first);
    }
}

BOOST_AUTO_TEST_CASE(deadlines_hold_every_duty_that_is_owed) {
    const Report due = pages_of({"due"}).at("due-2026-04-10");
    const std::vector<Object::Ptr> overdue = rows(due.view, "overdue");
    BOOST_TEST(overdue.size() > 100U);
    BOOST_TEST(due.tables.at("Duties that are overdue and not done as far as the record shows").size() ==
               overdue.size());
    BOOST_TEST(contains(due.markdown, "- **Overdue and still not done:** " + std::to_string(overdue.size()) + "\n"));
    for (const Object::Ptr& one : overdue)
        BOOST_TEST(with(verdicts(), {{"fingerprint", one->get("fingerprint").toString()},
                                     {"state", "breached"},
                                     {"nature", "rule"}}) == 1U,
                   one->get("fingerprint").toString());
    std::size_t ahead = 0;
    for (const Object::Ptr& day : rows(due.view, "busy_days")) {
        const std::size_t duties = rows(day, "due_duties").size();
        BOOST_TEST(due.tables.at(bare("Due on " + day->get("day").toString())).size() == duties);
        ahead += duties;
    }
    BOOST_TEST(ahead == number(due.view, "ahead"));
    BOOST_TEST(sum(rows(due.view, "due_by_team"), "overdue_count") == overdue.size());
    BOOST_TEST(sum(rows(due.view, "due_by_team"), "today_count") + sum(rows(due.view, "due_by_team"), "ahead_count") ==
               ahead);
    // What is not done yet stands on one of the days, later, or has no date; nothing is lost between.
    const std::size_t not_done = with(verdicts(), {{"state", "due-soon"}, {"nature", "rule"}}) +
                                 with(verdicts(), {{"state", "not-yet-due"}, {"nature", "rule"}});
    BOOST_TEST(ahead + number(due.view, "later") + number(due.view, "without_date") == not_done);
    BOOST_TEST(number(due.view, "cannot_tell_duties") ==
               with(verdicts(), {{"state", "cannot-tell"}, {"nature", "rule"}}));
}

BOOST_AUTO_TEST_CASE(supervision_counts_of_its_children_what_the_check_does) {
    std::size_t met = 0;
    std::size_t children = 0;
    std::size_t overdue = 0;
    std::size_t gravest = 0;
    std::map<std::string, Report> all;
    for (const char* team : {"contact", "north", "south", "east", "west"})
        for (auto& [name, page] : pages_of({"supervision", "--team", team})) all[name] = std::move(page);
    for (const auto& [name, page] : all) {
        if (!page.view->has("children")) continue;
        const std::vector<Object::Ptr> of_worker = rows(page.view, "children");
        children += of_worker.size();
        met += number(page.view, "met_duties");
        overdue += sum(of_worker, "overdue");
        const Rows& printed = page.tables.at("Children those with critical findings first");
        BOOST_TEST(printed.size() == of_worker.size());
        for (std::size_t i = 0; i < of_worker.size(); ++i) {
            const Object::Ptr& child = of_worker[i];
            const std::string id = child->get("case_id").toString();
            for (const std::string_view state : states) {
                std::string field(state);
                std::ranges::replace(field, '-', '_');
                BOOST_TEST(number(child, field) ==
                               with(verdicts(), {{"case", id}, {"nature", "rule"}, {"state", std::string(state)}}),
                           id << " " << state);
            }
            BOOST_TEST(printed.at(i).front() == bare(id));
            BOOST_TEST(printed.at(i).at(2) == child->get("met").toString());
            BOOST_TEST(printed.at(i).at(3) ==
                       child->get("met_late").toString() + " late " + child->get("breached").toString() + " breached");
            BOOST_TEST(printed.at(i).back() == child->get("cannot_tell").toString());
            BOOST_TEST(all.contains(child->get("child_page").toString()), id);
            // Whatever its state, what is critical is named on the child's own page.
            const Report& own = all.at(child->get("child_page").toString());
            const auto is_critical = [&](const Object::Ptr& one) {
                return one->get("case").toString() == id && one->get("nature").toString() == "rule" &&
                       one->get("severity").toString() == "critical" &&
                       std::ranges::find(finding_states, one->get("state").toString()) != finding_states.end();
            };
            const auto critical = static_cast<std::size_t>(std::ranges::count_if(verdicts(), is_critical));
            const std::size_t on_record = rows(own.view, "critical").size();
            BOOST_TEST(on_record + rows(own.view, "unasked").size() == critical, id);
            BOOST_TEST(contains(own.markdown, "> **Critical:** ") == (on_record > 0), id);
            BOOST_TEST(printed.at(i).at(4) == std::to_string(critical), id);
            BOOST_TEST(listed_and_left_out(own.view, "due_next") == number(child, "due_count"), id);
            gravest += critical;
        }
        BOOST_TEST(listed_and_left_out(page.view, "due_next") == sum(of_worker, "due_count"));
    }
    // A verdict has its id, a page says it in words.
    const auto is_child = [](const Object::Ptr& one) {
        const std::string whose = one->get("case").toString();
        return whose != "the-service" && whose != "the service";
    };
    std::vector<Object::Ptr> of_children;
    std::ranges::copy_if(verdicts(), std::back_inserter(of_children), is_child);
    BOOST_TEST(children == number(checked()->getObject("counts"), "cases"));
    BOOST_TEST(met == with(of_children, {{"state", "met"}, {"nature", "rule"}}));
    std::vector<Object::Ptr> owed = rows(pages_of({"due"}).at("due-2026-04-10").view, "overdue");
    std::erase_if(owed, [&](const Object::Ptr& one) { return !is_child(one); });
    BOOST_TEST(overdue == owed.size());
    BOOST_TEST(gravest > 10U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
