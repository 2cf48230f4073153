// Assurance reports as stories: what is counted once for whom, and how little of it a protected page tells.
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <set>

#include "base/file.hpp"
#include "base/words.hpp"
#include "hash/hash.hpp"
#include "privacy/figures.hpp"
#include "store/store.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/history/action_sample.hpp"
#include "tests/history/audit_sample.hpp"
#include "tests/places.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace {

using Poco::Dynamic::Var;
using Poco::JSON::Array;
using Poco::JSON::Object;

Surroundings shipped() {
    Surroundings surroundings;
    surroundings.home = repository().string();
    return surroundings;
}

/// A service that writes one report after the other, each against what it published before.
class Service {
  public:
    /// Cases of one export; "" takes the demonstration's.
    explicit Service(const std::string& cases = "") {
        if (cases.empty()) {
            exports_ = (repository() / "seeds/cases").string();
            return;
        }
        exports_ = (folder_.path() / "cases.xml").string();
        write_text(exports_, "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"demo\" "
                             "exported=\"2026-04-10T02:00:00\">" +
                                 cases + "</case-records>");
    }

    Ended run(const std::string& report, const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words = {"report",     report, exports_,  "--as-at",
                                          "2026-04-10", "-o",   out(),     "--quiet",
                                          "--also",     "json", "--state", (folder_.path() / "state").string()};
        words.insert(words.end(), more.begin(), more.end());
        return run_command(words, shipped());
    }

    /// The view of the report; "board" or "evidence-cases".
    [[nodiscard]] Object::Ptr view(const std::string& report, const std::vector<std::string>& more = {}) const {
        const Ended ended = run(report, more);
        BOOST_TEST((ended.exit == 0 || ended.exit == 3), ended.err);
        for (const auto& [name, text] : files())
            if (name.starts_with("/" + report) && name.ends_with(".json") && !contains(name, "-cases"))
                return Poco::JSON::Parser().parse(text).extract<Object::Ptr>();
        throw std::runtime_error("no view of " + report);
    }

    [[nodiscard]] std::map<std::string, std::string> files() const { return files_of(out()); }

  private:
    [[nodiscard]] std::string out() const { return (folder_.path() / "out").string(); }

    TemporaryFolder folder_;
    std::string exports_;
};

const std::vector<std::string> exact = {"--privacy", "identified"};

std::string text_of(const Object::Ptr& row, const std::string& name) { return row->get(name).toString(); }

/// The row of a list whose `label` this is.
Object::Ptr row(const Object::Ptr& of, const std::string& list, const std::string& label) {
    const Array::Ptr rows = of->getArray(list);
    for (unsigned i = 0; i < rows->size(); ++i)
        if (text_of(rows->getObject(i), "label") == label) return rows->getObject(i);
    throw std::runtime_error(list + " has no row " + label);
}

/// "Police: 2 0 1": the row's values by these names.
std::string line(const Object::Ptr& of, const std::string& list, const std::string& label,
                 const std::vector<std::string>& names) {
    const Object::Ptr found = row(of, list, label);
    std::string text = label + ":";
    for (const std::string& name : names) text += " " + text_of(found, name);
    return text;
}

Object::Ptr kind(const Object::Ptr& view, const std::string& title) {
    const Array::Ptr kinds = view->getArray("kinds");
    for (unsigned i = 0; i < kinds->size(); ++i)
        if (text_of(kinds->getObject(i), "kind") == title) return kinds->getObject(i);
    throw std::runtime_error("no " + title);
}

std::string opened(const std::string& id, const std::string& records, const std::string& more = "worker=\"W-1\"") {
    return "<case id=\"" + id + "\" team=\"north\" " + more + ">" + records + "</case>";
}

/// Calls `compare` with each text of the two views that stands at the same place.
void walk(const Var& a, const Var& b, const std::string& place,
          const std::function<void(const std::string&, const std::string&, const std::string&)>& compare) {
    if (a.type() == typeid(Object::Ptr)) {
        const Object::Ptr object = a.extract<Object::Ptr>();
        for (const std::string& name : object->getNames())
            walk(object->get(name), b.extract<Object::Ptr>()->get(name), place + "." + name, compare);
    } else if (a.type() == typeid(Array::Ptr)) {
        const Array::Ptr array = a.extract<Array::Ptr>();
        const Array::Ptr other = b.extract<Array::Ptr>();
        for (unsigned i = 0; i < std::min(array->size(), other->size()); ++i)
            walk(array->get(i), other->get(i), place, compare);
    } else {
        compare(place, a.toString(), b.toString());
    }
}

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

const std::set<std::string> every_report = {"board",      "scorecard",    "meetings", "evidence",
                                            "continuity", "goodpractice", "themes"};

} // namespace

BOOST_AUTO_TEST_SUITE(assurance)

// Two people of the police at one meeting are the police at one meeting; what is not recorded is neither there nor
// away.
BOOST_AUTO_TEST_CASE(an_agency_counts_once_for_each_meeting) {
    const Service service(
        opened("C-1", "<strategy-meeting id=\"m1\" held-date=\"2026-02-03\" chair-role=\"exploitation-coordinator\" "
                      "outcome=\"section-47\"/>"
                      "<attendee meeting=\"m1\" agency=\"police\" role=\"police-officer\" status=\"apologies\"/>"
                      "<attendee meeting=\"m1\" agency=\"police\" role=\"police-manager\" status=\"attended\"/>"
                      "<attendee meeting=\"m1\" agency=\"education\" role=\"teacher\"/>"
                      "<attendee meeting=\"m1\" agency=\"health\" role=\"doctor\" status=\"excluded\"/>") +
        opened("C-2", "<strategy-meeting id=\"m1\" held-date=\"2026-03-31\"/>"
                      "<attendee meeting=\"m1\" agency=\"police\" role=\"police-officer\" status=\"absent\"/>") +
        opened("C-3", "<strategy-meeting id=\"m1\" held-date=\"2026-01\"/>"
                      "<strategy-meeting id=\"m2\" held-date=\"2026-04-01\"/>"
                      "<attendee meeting=\"m2\" agency=\"police\" status=\"attended\"/>"));
    const Object::Ptr meetings = kind(service.view("meetings", exact), "Strategy meetings");
    BOOST_TEST(text_of(meetings, "held") == "2");
    BOOST_TEST(text_of(meetings, "undated") == "1");
    const std::vector<std::string> columns = {"attended", "apologies", "absent",
                                              "asked",    "not_asked", "nothing_recorded"};
    BOOST_TEST(line(meetings, "agencies", "Police", columns) == "Police: 1 0 1 0 0 0");
    BOOST_TEST(line(meetings, "agencies", "Education", columns) == "Education: 0 0 0 1 0 1");
    BOOST_TEST(line(meetings, "agencies", "Health", columns) == "Health: 0 0 0 0 1 1");
    BOOST_TEST(line(meetings, "agencies", "Housing", columns) == "Housing: 0 0 0 0 0 2");
    BOOST_TEST(line(meetings, "chairs", "Exploitation coordinator", {"meetings"}) == "Exploitation coordinator: 1");
    BOOST_TEST(line(meetings, "chairs", "Nobody recorded", {"meetings"}) == "Nobody recorded: 1");
    const std::vector<std::string> settled = {"recorded", "blank", "not_exported"};
    BOOST_TEST(line(meetings, "decisions", "What it came to", settled) == "What it came to: 1 1 0");
}

// Of a conference nobody records who came, and of a core group not even who led it: no such table claims otherwise.
BOOST_AUTO_TEST_CASE(conferences_core_groups_and_hearings_are_meetings) {
    const Service service(opened("C-1", "<initial-conference id=\"k1\" held-date=\"2026-02-03\" decision=\"cp-plan\" "
                                        "chair-role=\"cp-coordinator\"/>"
                                        "<core-group held-date=\"2026-02-17\" hsb-discussed=\"yes\"/>"
                                        "<core-group held-date=\"2026-03-17\"/>"
                                        "<panel-hearing date=\"2026-03-12\" hearing-recorded=\"yes\"/>"
                                        "<panel-hearing date=\"2026-04-09\" hearing-recorded=\"yes\"/>"));
    const Object::Ptr view = service.view("meetings", exact);
    const std::vector<std::string> settled = {"recorded", "blank", "not_exported"};
    const Object::Ptr conferences = kind(view, "Initial child protection conferences");
    BOOST_TEST(text_of(conferences, "held") == "1");
    BOOST_TEST(conferences->getArray("agencies")->size() == 0U);
    BOOST_TEST(line(conferences, "chairs", "Child protection coordinator", {"meetings"}) ==
               "Child protection coordinator: 1");
    BOOST_TEST(line(conferences, "decisions", "Quorate", settled) == "Quorate: 0 1 0");
    const Object::Ptr groups = kind(view, "Core groups");
    BOOST_TEST(text_of(groups, "held") == "2");
    BOOST_TEST(groups->getArray("chairs")->size() == 0U);
    BOOST_TEST(line(groups, "decisions", "Whether the risk was discussed", settled) ==
               "Whether the risk was discussed: 1 1 0");
    const Object::Ptr hearings = kind(view, "Hearings at the exploitation panel");
    BOOST_TEST(text_of(hearings, "held") == "1");
    BOOST_TEST(text_of(hearings, "undated") == "0");
}

// What an export says it cannot carry is not blank.
BOOST_AUTO_TEST_CASE(a_decision_that_cannot_be_exported_is_not_blank) {
    const Service service("<not-exported fact=\"strategy-meeting.outcome\"/>" +
                          opened("C-1", "<strategy-meeting id=\"m1\" held-date=\"2026-02-03\"/>"));
    const Object::Ptr meetings = kind(service.view("meetings", exact), "Strategy meetings");
    const std::vector<std::string> settled = {"recorded", "blank", "not_exported"};
    BOOST_TEST(line(meetings, "decisions", "What it came to", settled) == "What it came to: 0 0 1");
    BOOST_TEST(line(meetings, "decisions", "Whether an enquiry was decided on", settled) ==
               "Whether an enquiry was decided on: 0 1 0");
}

BOOST_AUTO_TEST_CASE(continuity_counts_workers_and_days_without_one) {
    const Service service(
        // Held by one worker the whole year.
        opened("C-1", "<allocation worker=\"W-1\" start=\"2024-01-01\"/>") +
        // Handed on with ten days between: 1 to 10 March.
        opened("C-2", "<allocation worker=\"W-1\" start=\"2025-01-01\" end=\"2026-02-28\"/>"
                      "<allocation worker=\"W-2\" start=\"2026-03-11\"/>") +
        // Three workers; the first had left a year ago.
        opened("C-3", "<allocation worker=\"W-0\" start=\"2020-01-01\" end=\"2025-03-31\"/>"
                      "<allocation worker=\"W-1\" start=\"2025-04-01\" end=\"2025-12-31\"/>"
                      "<allocation worker=\"W-2\" start=\"2026-01-01\" end=\"2026-01-31\"/>"
                      "<allocation worker=\"W-3\" start=\"2026-02-01\"/>") +
        // Given up two days ago, and nobody named since.
        opened("C-4", "<allocation worker=\"W-1\" start=\"2025-01-01\" end=\"2026-04-08\"/>", "") +
        // Nothing recorded but the worker; nothing at all; part-known.
        opened("C-5", "") + opened("C-6", "", "") + opened("C-7", "<allocation worker=\"W-1\" start=\"2026-01\"/>") +
        // Opened a month ago: nobody was missing before that.
        opened("C-8", "<allocation worker=\"W-1\" start=\"2026-03-10\"/>", "worker=\"W-1\" opened=\"2026-03-10\"") +
        // Closed; and closed who knows when.
        opened("C-9", "<allocation worker=\"W-1\" start=\"2026-03-10\"/>", "closed=\"2026-04-10\"") +
        opened("C-10", "", "closed=\"2026\""));
    const Object::Ptr view = service.view("continuity", exact);
    const auto cases = [&](const std::string& list, const std::string& label) {
        return text_of(row(view, list, label), "cases");
    };
    BOOST_TEST(cases("workers", "Nobody recorded who held it") == "3");
    BOOST_TEST(cases("workers", "1 worker") == "3");
    BOOST_TEST(cases("workers", "2 workers") == "1");
    BOOST_TEST(cases("workers", "3 workers") == "1");
    BOOST_TEST(cases("unheld", "On no day") == "3");
    BOOST_TEST(cases("unheld", "Up to a week") == "1");
    BOOST_TEST(cases("unheld", "Up to four weeks") == "1");
    BOOST_TEST(cases("held_now", "A worker") == "6");
    BOOST_TEST(cases("held_now", "Nobody") == "1");
    BOOST_TEST(cases("held_now", "Not recorded") == "1");
    BOOST_TEST(text_of(view, "unknown_open") == "1");
    const Array::Ptr named = view->getArray("cases");
    BOOST_REQUIRE(named->size() == 3U);
    BOOST_TEST(text_of(named->getObject(0), "case") == "C-4");
    BOOST_TEST(text_of(named->getObject(0), "without") == "2 days");
    BOOST_TEST(text_of(named->getObject(1), "case") == "C-2");
    BOOST_TEST(text_of(named->getObject(1), "without") == "10 days");
    BOOST_TEST(text_of(named->getObject(2), "case") == "C-3");
}

// The list of cases holds exactly what the pack counts, and the pack proves that it is this list.
BOOST_AUTO_TEST_CASE(evidence_drills_to_every_record_it_counts) {
    const Service service;
    const Object::Ptr pack =
        service.view("evidence", {"--privacy", "identified", "--with-cases", "--period", "2026-Q1"});
    std::map<std::string, std::string> counted;
    const auto add = [&](const std::string& list) {
        const Array::Ptr rows = pack->getArray(list);
        for (unsigned i = 0; i < rows->size(); ++i)
            for (const char* state : {"met", "met_late", "breached", "cannot_tell", "not_yet_due"}) {
                std::string& sum = counted[state];
                sum = std::to_string(std::stoi("0" + sum) + std::stoi(text_of(rows->getObject(i), state)));
            }
    };
    add("clauses");
    add("undated");
    const std::map<std::string, std::string> files = service.files();
    const Object::Ptr list =
        Poco::JSON::Parser().parse(files.at("/evidence-2026-Q1-cases.json")).extract<Object::Ptr>();
    std::map<std::string, int> listed;
    const Array::Ptr lines = list->getArray("lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        ++listed[text_of(lines->getObject(i), "state")];
        // What the service itself owes has no record of its own.
        const bool is_of_service = text_of(lines->getObject(i), "case") == "the service";
        BOOST_TEST((is_of_service || !text_of(lines->getObject(i), "line").empty()));
    }
    BOOST_TEST(listed.at("Met") > 100);
    BOOST_TEST(counted.at("met") == std::to_string(listed.at("Met")));
    BOOST_TEST(counted.at("met_late") == std::to_string(listed.at("Met late")));
    BOOST_TEST(counted.at("breached") == std::to_string(listed.at("Breached")));
    BOOST_TEST(counted.at("cannot_tell") == std::to_string(listed.at("Cannot tell")));
    BOOST_TEST(counted.at("not_yet_due") == std::to_string(listed["Not yet due"] + listed["Due soon"]));
    BOOST_TEST(text_of(pack, "seal") == sha256(files.at("/evidence-2026-Q1-cases.html")));
}

// Without a list nothing speaks of one.
BOOST_AUTO_TEST_CASE(the_list_of_cases_is_written_only_when_asked_for) {
    const Service service;
    BOOST_TEST(text_of(service.view("evidence"), "seal") == "");
    for (const auto& [name, text] : service.files()) BOOST_TEST(!contains(name, "cases"));
}

// The months of a quarter are the quarter, whatever came of a duty.
BOOST_AUTO_TEST_CASE(the_board_hears_of_audits_and_whether_actions_worked) {
    const Service service;
    const TemporaryFolder folder;
    const std::string address = "sqlite:" + (folder.path() / "history.sqlite").string();
    {
        const std::unique_ptr<Store> store = Store::open(address);
        (void)store->add(sample_audit());
        (void)store->add(whole_audit());
        (void)store->add(ActionRecords{{sample_action()}, {}});
    }
    const Object::Ptr board = service.view("board", {"--store", address});
    const Object::Ptr audit = row(board, "audits", "maca-1");
    BOOST_TEST(audit->getValue<std::string>("theme") == "harmful sexual behaviour");
    BOOST_TEST(audit->getValue<std::string>("cases_drawn") == "c");
    const Object::Ptr source = board->getArray("action_sources")->getObject(0);
    BOOST_TEST(source->getValue<std::string>("source_label") == "maca-hsb-2017");
    BOOST_TEST(source->getValue<std::string>("actions") == "1");
}

BOOST_AUTO_TEST_CASE(three_months_are_a_quarter) {
    std::map<std::string, int> months;
    const std::vector<std::string> states = {"met", "met_late", "breached", "cannot_tell", "not_yet_due"};
    const auto add = [&](const Object::Ptr& view, int sign) {
        const Array::Ptr rows = view->getArray("duties");
        BOOST_TEST(rows->size() > 20U);
        for (unsigned i = 0; i < rows->size(); ++i)
            for (const std::string& state : states)
                months[text_of(rows->getObject(i), "label") + " " + state] +=
                    sign * std::stoi(text_of(rows->getObject(i), state));
    };
    for (const char* month : {"2026-01", "2026-02", "2026-03"})
        add(Service().view("goodpractice", {"--privacy", "identified", "--period", month}), 1);
    add(Service().view("goodpractice", {"--privacy", "identified", "--period", "2026-Q1"}), -1);
    for (const auto& [what, difference] : months) BOOST_TEST(difference == 0, what);
}

// Beside the true numbers: small ones are hidden, none is none or hidden, others are at most two away; no percentage is
// of fewer than ten; no case is named.
BOOST_AUTO_TEST_CASE(a_protected_page_tells_no_small_count_and_no_case) {
    const std::set<std::string> tables = {
        "met",       "met_late",         "breached",      "cannot_tell",  "not_yet_due",  "excepted",
        "cases",     "duties",           "attended",      "apologies",    "absent",       "asked",
        "not_asked", "nothing_recorded", "meetings",      "recorded",     "blank",        "held",
        "not_held",  "not_recorded",     "three_or_more", "cases_judged", "unknown_open", "undated"};
    const Service service;
    std::size_t hidden = 0;
    std::size_t shown = 0;
    for (const std::string& report : every_report) {
        const Object::Ptr truth = Service().view(report, exact);
        const Object::Ptr safe = service.view(report);
        walk(Var(truth), Var(safe), report,
             [&](const std::string& place, const std::string& is, const std::string& says) {
                 if (!tables.contains(place.substr(place.rfind('.') + 1)) || !is_number(is)) return;
                 // In the order of the counts as they are shown: its rows are looked at among the duties.
                 if (contains(place, ".goes_well.")) return;
                 const std::int64_t count = std::stoll(is);
                 if (says == "c") {
                     ++hidden;
                 } else if (count == 0) {
                     BOOST_TEST(says == "0", place);
                 } else {
                     ++shown;
                     BOOST_TEST(!is_small(count), place << ": " << is << " is shown as " << says);
                     BOOST_TEST(says == std::to_string(rounded(count)), place);
                 }
             });
        BOOST_TEST(!safe->get("is_exact").extract<bool>());
        BOOST_TEST(truth->get("is_exact").extract<bool>());
    }
    BOOST_TEST(hidden > 200U);
    BOOST_TEST(shown > 200U);
    for (const auto& [name, text] : service.files()) {
        BOOST_TEST(text.find("C-00") == std::string::npos, name);
        BOOST_TEST(text.find("W-") == std::string::npos, name);
    }
}

// With the true counts the reports name cases, and say that they do.
BOOST_AUTO_TEST_CASE(exact_counts_are_marked_as_identified_and_leave_no_trace_in_the_ledger) {
    const Service service;
    const Ended ended = service.run("goodpractice", exact);
    BOOST_TEST(ended.exit == 3, ended.err);
    const std::map<std::string, std::string> files = service.files();
    // Under a name of its own: it never takes the place of the page that may leave the service.
    const std::string& page = files.at("/goodpractice-2026-Q1-identified.md");
    BOOST_TEST(contains(page, "privacy: \"IDENTIFIED\""));
    BOOST_TEST(contains(page, "| C-0001 |"));
    BOOST_TEST(contains(page, "Counts are exact"));
}

BOOST_AUTO_TEST_CASE(a_period_that_is_none_or_to_come_is_refused) {
    const Service service;
    const auto refused = [&](const std::vector<std::string>& more, const std::string& why) {
        const Ended ended = service.run("board", more);
        BOOST_TEST(ended.exit == 2);
        BOOST_TEST(contains(ended.err, why), ended.err);
    };
    for (const char* word : {"2026", "2026-Q5", "2026-13", "2026-Q", "26-Q1", "2026-3", "next"})
        refused({"--period", word}, "takes a quarter (2026-Q1) or a month (2026-03)");
    refused({"--period", "2026-05"}, "has not begun");
    refused({"--privacy", "pseudonymised"}, "--privacy");
    BOOST_TEST(service.run("board", {"--period", "2026-Q2"}).exit == 3);
    BOOST_TEST(contains(service.files().at("/board-2026-Q2.md"), "it is not over on Fri 10 Apr 2026"));
}

// A damaged ledger would mean to forget what readers have: nothing is written.
BOOST_AUTO_TEST_CASE(what_cannot_be_published_safely_is_not_written) {
    const TemporaryFolder folder;
    const std::string state = (folder.path() / "state").string();
    const std::string out = (folder.path() / "out").string();
    const std::vector<std::string> words = {
        "report",  "board", (repository() / "seeds/cases").string(), "--as-at", "2026-04-10", "--quiet", "-o", out,
        "--state", state};
    BOOST_TEST(run_command(words, shipped()).exit == 3);
    const std::string ledger = state + "/publications/published.ledger";
    write_text(ledger, read_file(ledger) + "x");
    for (const auto& [name, text] : files_of(out)) std::filesystem::remove(out + name);
    const Ended ended = run_command(words, shipped());
    BOOST_TEST(ended.exit == 4, ended.err);
    BOOST_TEST(files_of(out).empty());
}

// Who knows which child left between two reports would read off the difference what was counted of that child.
BOOST_AUTO_TEST_CASE(what_differs_by_a_few_children_or_is_of_some_of_them_is_not_written) {
    const TemporaryFolder folder;
    const std::string state = (folder.path() / "state").string();
    const std::string out = (folder.path() / "out").string();
    const std::filesystem::path inbox = folder.path() / "inbox";
    std::filesystem::copy(repository() / "seeds/cases", inbox);
    std::filesystem::create_directory(out);
    const auto run = [&](const std::string& report, const std::filesystem::path& exports, const std::string& as_at) {
        for (const auto& [name, text] : files_of(out)) std::filesystem::remove(out + name);
        return run_command(
            {"report", report, exports.string(), "--as-at", as_at, "--quiet", "-o", out, "--state", state}, shipped());
    };
    for (const char* report : {"board", "continuity"}) BOOST_TEST(run(report, inbox, "2026-04-10").exit == 3, report);

    const std::string all = read_file((inbox / "contact.xml").string());
    const std::size_t begin = all.find("<case id=\"C-0097\"");
    const std::string last = "</case>";
    const std::size_t end = all.find(last, begin) + last.size();
    BOOST_REQUIRE(begin < end);
    write_text((inbox / "contact.xml").string(), all.substr(0, begin) + all.substr(end));
    // Meetings are published for the first time, but the duties among them are not.
    for (const char* report : {"board", "evidence", "continuity", "meetings"}) {
        const Ended ended = run(report, inbox, "2026-04-10");
        BOOST_TEST(ended.exit == 4, report << ended.err);
        BOOST_TEST(contains(ended.err, "changed for fewer than six cases"), report << ended.err);
        BOOST_TEST(files_of(out).empty(), report);
    }

    write_text((inbox / "contact.xml").string(), all);
    BOOST_TEST(run("board", inbox, "2026-04-10").exit == 3);
    const Ended north = run("board", inbox / "north.xml", "2026-04-10");
    BOOST_TEST(north.exit == 4, north.err);
    BOOST_TEST(contains(north.err, "it counts other cases than the last time"), north.err);
    BOOST_TEST(files_of(out).empty());
}

// Of fewer than six children every count would tell of them, zeros and totals as well.
BOOST_AUTO_TEST_CASE(nothing_is_published_of_fewer_than_six_children) {
    const TemporaryFolder folder;
    const std::string few = (folder.path() / "few.xml").string();
    const std::string state = (folder.path() / "state").string();
    const auto publish_of = [&](int children) {
        std::string text = "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"made\" "
                           "exported=\"2026-04-09T17:30:00\">";
        for (int i = 0; i < children; ++i)
            text += "<case id=\"K-" + std::to_string(i) +
                    "\" team=\"west\" worker=\"W-1\"><referral id=\"f\" date=\"2026-01-05\"/></case>";
        write_text(few, text + "</case-records>");
        const std::string out = (folder.path() / ("out" + std::to_string(children))).string();
        return run_command({"report", "board", few, "--as-at", "2026-04-10", "-o", out, "--state", state}, shipped());
    };
    const Ended five = publish_of(5);
    BOOST_TEST(five.exit == 4);
    BOOST_TEST(contains(five.err, "it counts fewer than six children"), five.err);
    BOOST_TEST(!std::filesystem::exists(folder.path() / "out5"));
    const Ended six = publish_of(6);
    BOOST_TEST(six.exit == 0, six.err);
    BOOST_TEST(contains(six.err, "Began a ledger of what is published in "), six.err);
    BOOST_TEST(!contains(publish_of(6).err, "Began"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
