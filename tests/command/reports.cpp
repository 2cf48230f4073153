// Every report of the demonstration's cases as approved: its view, its Markdown, its page, and what stands beside it.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <numeric>

#include "base/file.hpp"
#include "base/words.hpp"
#include "hash/hash.hpp"
#include "store/store.hpp"
#include "tests/briefing/approved_page.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace {

/// The shipped procedures and templates stand at the root of the repository.
Surroundings shipped() {
    Surroundings surroundings;
    surroundings.home = repository().string();
    return surroundings;
}

std::string here(std::string text) {
    const std::string root = repository().string() + "/";
    for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root, at))
        text.erase(at, root.size());
    return text;
}

/// Each once, and in this order.
void check_in_order(const std::string& page, const std::vector<std::string>& parts) {
    std::size_t last = 0;
    for (const std::string& part : parts) {
        BOOST_TEST(times(page, part) == 1U, part);
        const std::size_t at = page.find(part);
        BOOST_TEST((at != std::string::npos && at > last), part);
        last = at;
    }
}

bool has_ledger(const std::vector<std::string>& words) {
    static const std::vector<std::string> kinds = {"board",      "scorecard",    "meetings", "evidence",
                                                   "continuity", "goodpractice", "themes"};
    return words.size() > 1 && std::ranges::find(kinds, words[1]) != kinds.end();
}

/// What a report writes about the demonstration's cases; "seeds" among the words is where they are.
Files written(std::vector<std::string> words, int exit) {
    const TemporaryFolder folder;
    for (std::string& word : words)
        if (word.starts_with("seeds")) word = (repository() / word).string();
    const std::string day = words.front() == "brief" ? "--on" : "--as-at";
    words.insert(words.end(), {day, "2026-04-10", "-o", folder.path().string(), "--quiet"});
    // What was published before is nobody else's.
    const TemporaryFolder state;
    if (has_ledger(words)) words.insert(words.end(), {"--state", state.path().string()});
    const Ended ended = run_command(words, shipped());
    BOOST_TEST(ended.exit == exit, ended.err);
    BOOST_TEST(ended.out == "");
    return files_of(folder.path().string());
}

/// The hash of another page goes with that page's style, and with where the repository lies.
std::string without_seals(std::string text, const Files& files) {
    for (const auto& [name, other] : files) {
        const std::string seal = sha256(other);
        for (std::size_t at = text.find(seal); at != std::string::npos; at = text.find(seal, at))
            text.replace(at, seal.size(), "(SHA-256 of " + name.substr(1) + ")");
    }
    return text;
}

void check_approved(const std::vector<std::string>& words, int exit = 0) {
    const Files files = written(words, exit);
    BOOST_TEST(files.size() >= 2U);
    for (const auto& [name, text] : files) {
        const bool is_page = name.ends_with(".html");
        check_golden("reports" + name, here(without_seals(is_page ? without_style(text) : text, files)));
        if (!is_page) continue;
        for (const std::string& fault : faults_of_page(text)) BOOST_ERROR(name << ": " << fault);
    }
}

/// The cells of a table's row that are numbers.
std::vector<int> number_cells(std::string_view row) {
    std::vector<int> numbers;
    for (std::size_t at = row.find('|'); at != std::string_view::npos;) {
        const std::size_t next = std::min(row.find('|', at + 1), row.size());
        const std::string cell(trim(row.substr(at + 1, next - at - 1)));
        if (!cell.empty() && cell.find_first_not_of("0123456789") == std::string::npos)
            numbers.push_back(std::stoi(cell));
        at = next == row.size() ? std::string_view::npos : next;
    }
    return numbers;
}

/// The audit of the demonstration: five of its cases drawn, four families agree and nobody takes the fifth place, seven
/// agencies take part and three cannot, three cases are discussed.
class DemonstrationAudit {
  public:
    static constexpr const char* why_not_heard = "Nobody found words for it.";
    explicit DemonstrationAudit(const std::string& theme = "harmful sexual behaviour") {
        (void)Store::open(address_);
        write({"select", id, cases_, "--where", "referral.about-harmful-sexual-behaviour=yes", "--size", "5", "--seed",
               "plymouth-1", "--no-replacement", "--board", "a made-up board, in a demonstration", "--theme", theme,
               "--trigger", "A demonstration on made-up cases, after the shape of a published audit of 2017.", "--by",
               "business manager"},
              10, 3);
        for (const char* label : {"A", "B", "C", "E"}) write({"consent", id, label, "yes", "--by", "lead auditor"}, 14);
        write({"consent", id, "D", "no", "--by", "lead auditor"}, 14);
        write({"record", id, "panel", "--on", "2026-04-28"}, 14);
    }
    void take_part() const {
        std::vector<std::string> words = {"sheets", id, cases_, "--as-at", "2026-04-10", "-o", out()};
        for (const std::string agency : agencies)
            words.insert(words.end(), {"--agency", agency + (agency == "Hospital"    ? ": health"
                                                             : agency == "A charity" ? ": voluntary"
                                                                                     : "")});
        for (const char* absent : {"Community health: no auditor was free", "Youth charity: not able to take part",
                                   "Community rehabilitation: not able to take part"})
            words.insert(words.end(), {"--not-taking-part", absent});
        words.emplace_back("--questions");
        write(words, 15, 3);
    }
    void audit_and_discuss() const {
        for (const char* label : {"A", "B", "C", "E"}) {
            for (const char* agency : agencies) write({"record", id, "received", label, "--agency", agency}, 20);
            write({"record", id, std::string(label) == "A" ? "child-feedback" : "parent-feedback", label}, 20);
        }
        write({"record", id, "child-not-heard", "B", "--reason", why_not_heard}, 20);
        write({"record", id, "circulated"}, 21);
        for (const char* label : {"A", "B", "C"}) write({"record", id, "discussed", label}, 28);
    }
    /// Everything that is said of it, by name.
    [[nodiscard]] Files pages() const {
        const std::string text = (repository() / "seeds/forms/maca-hsb.md").string();
        const std::string closer = (repository() / "seeds/forms/deepdive-hsb.md").string();
        write({"certificate", id, "-o", out(), "--also", "json"}, 29);
        write({"panel", id, cases_, "--as-at", "2026-04-10", "-o", out()}, 21, 3);
        write({"report", id, text, "-o", out(), "--publish", "--approved-by", "board chair", "--also", "json"}, 29);
        write({"deepdive", id, cases_, "--as-at", "2026-04-10", "-o", out()}, 29, 3);
        write({"deepdive", id, closer, "-o", out(), "--publish", "--approved-by", "board chair"}, 29);
        return files_of(out());
    }
    void erase(const std::string& case_id) const {
        Erasure erasure;
        erasure.kind = "case";
        erasure.on = day_of(2026, 4, 28).value();
        (void)Store::open(address_)->erase_case(case_id, erasure);
    }
    Ended run(std::vector<std::string> words, unsigned april) const {
        Surroundings surroundings = shipped();
        surroundings.today = day_of(2026, 4, april).value();
        surroundings.now += (april - 10) * 86400;
        words.insert(words.begin(), "audit");
        words.insert(words.end(), {"--store", address_});
        return run_command(words, surroundings);
    }
    [[nodiscard]] std::string out() const { return (folder_.path() / "out").string(); }

    static constexpr std::array agencies = {
        "Children's social care", "Police", "Hospital", "Probation", "Education", "A charity", "Young safeguarders"};
    const std::string id = "maca-hsb-2026";

  private:
    void write(std::vector<std::string> words, unsigned april, int exit = 0) const {
        const std::string command = words.front();
        words.emplace_back("--quiet");
        const Ended ended = run(std::move(words), april);
        BOOST_TEST(ended.exit == exit, command << ": " << ended.err);
    }
    TemporaryFolder folder_;
    const std::string address_ = "sqlite:" + (folder_.path() / "history.sqlite").string();
    const std::string cases_ = (repository() / "seeds/cases").string();
};

} // namespace

BOOST_AUTO_TEST_SUITE(reports)

BOOST_AUTO_TEST_CASE(an_audit_as_approved) {
    const DemonstrationAudit audit;
    audit.take_part();
    BOOST_TEST(files_of(audit.out()).size() == 64U); // four cases, seven agencies and a slip, two forms
    audit.audit_and_discuss();
    const Files files = audit.pages();
    std::size_t approved = 0;
    for (const auto& [name, text] : files) {
        const bool is_page = name.ends_with(".html");
        if (is_page)
            for (const std::string& fault : faults_of_page(text)) BOOST_ERROR(name << ": " << fault);
        const bool is_sheet = contains(name, "-C-00");
        if (is_sheet && !contains(name, "-C-0007-Police")) continue;
        check_golden("reports" + name, here(is_page ? without_style(text) : text));
        ++approved;
    }
    BOOST_TEST(approved == 16U); // seven pages in both forms, two of them as JSON, and tables of recommendations
}

// Nothing stands on a page to comfort somebody about what was never looked at.
BOOST_AUTO_TEST_CASE(a_case_that_was_hardly_checked_is_not_said_to_be_in_order) {
    const Files files = written({"report", "case", "C-0038", "seeds/cases"}, 3);
    const std::string& page = files.at("/case-C-0038-2026-04-10.md");
    BOOST_TEST(contains(page, "verdicts were not checked: "), page);
    BOOST_TEST(contains(page, "no edition of the procedure was in force"), page);
    BOOST_TEST(!contains(page, "No verdict on this case needs attention"));
    BOOST_TEST(!contains(page, "Every rule that applied could be judged"));
}

// Each row of the panel's table is a partition of the audited cases.
BOOST_AUTO_TEST_CASE(the_rows_of_the_panel_pack_add_to_the_cases) {
    const DemonstrationAudit audit;
    audit.take_part();
    audit.audit_and_discuss();
    const std::string pack = audit.pages().at("/maca-hsb-2026-panel-pack.md");
    std::size_t rows = 0;
    bool is_inside = false;
    for (const std::string_view line : split_lines(pack)) {
        is_inside = is_inside ? line.starts_with('|') || line.empty() : line.starts_with("Table: Duties and expect");
        if (!is_inside || !line.starts_with('|')) continue;
        const std::vector<int> numbers = number_cells(line);
        if (numbers.empty()) continue; // the head
        ++rows;
        BOOST_TEST_REQUIRE(numbers.size() == 8U, line);
        BOOST_TEST(std::accumulate(numbers.begin(), numbers.end() - 1, 0) == numbers.back(), line);
        BOOST_TEST(numbers.back() == 4, line);
    }
    BOOST_TEST(rows > 10U);
    BOOST_TEST(contains(pack, "in two cases and more:"));
    BOOST_TEST(!contains(pack, "C-00"));
}

// Who does not hold the record gets what names them, and no more.
BOOST_AUTO_TEST_CASE(a_sheet_tells_an_agency_what_concerns_it_and_the_holder_the_record) {
    const DemonstrationAudit audit;
    audit.take_part();
    const Files files = files_of(audit.out());
    const std::string& holder = files.at("/maca-hsb-2026-C-0007-Children__27s_social_care.md");
    const std::string& police = files.at("/maca-hsb-2026-C-0007-Police.md");
    BOOST_TEST(contains(holder, "## What the record shows"));
    BOOST_TEST(contains(holder, "## Timeline"));
    for (const char* theirs :
         {"## What the record shows", "## Timeline", "What needs attention", "Team, worker", "cannot tell"})
        BOOST_TEST(!contains(police, theirs), theirs);
    BOOST_TEST(contains(police, "police officer"), police);
    const std::string& hospital = files.at("/maca-hsb-2026-C-0046-Hospital.md");
    BOOST_TEST(contains(hospital, "agency health"), hospital);
    for (const char* other : {"agency police", "agency education", "agency childrens"})
        BOOST_TEST(!contains(hospital, other), other);
    BOOST_TEST(contains(police, "- **The family agreed:** Tue 14 Apr 2026, says the lead auditor"), police);
    BOOST_TEST(contains(police, "- **Panel:** Tue 28 Apr 2026"));
    BOOST_TEST(contains(files.at("/maca-hsb-2026-C-0007-Young_safeguarders.md"), "Nobody said by which word"));
    // Nor does it lie hidden where a program reads it.
    const std::string data = audit.out() + "/data";
    BOOST_TEST(audit
                   .run({"sheets", audit.id, (repository() / "seeds/cases").string(), "--as-at", "2026-04-10", "--also",
                         "json", "--quiet", "-o", data},
                        15)
                   .exit == 3);
    const Files views = files_of(data);
    BOOST_TEST(
        contains(views.at("/maca-hsb-2026-C-0007-Children__27s_social_care.json"), "Strategy meeting held in time"));
    for (const char* theirs : {"Strategy meeting held in time", "category 2", "W-"})
        BOOST_TEST(!contains(views.at("/maca-hsb-2026-C-0007-Police.json"), theirs), theirs);
    const std::string& slip = files.at("/maca-hsb-2026-C-0007-immediate-concern.md");
    BOOST_TEST(contains(slip, "| Told whom (role), on which day, at what time |"), slip);
    const Ended nobody = audit.run({"sheets", audit.id, (repository() / "seeds/cases").string(), "--record-holder",
                                    "Polise", "--quiet", "-o", audit.out()},
                                   15);
    BOOST_TEST(nobody.exit == 2);
    BOOST_TEST(contains(nobody.err, "no agency \"Polise\" takes part; did you mean \"Police\"?"), nobody.err);
}

// The deep dive and part 7.2 of the summary are one list.
BOOST_AUTO_TEST_CASE(the_deep_dive_recommends_what_the_summary_says_it_does) {
    const DemonstrationAudit audit;
    audit.take_part();
    audit.audit_and_discuss();
    const Files files = audit.pages();
    const std::string& closer = files.at("/maca-hsb-2026-deepdive-recommendations.csv");
    const std::string& summary = files.at("/maca-hsb-2026-summary-recommendations.csv");
    std::size_t rows = 0;
    for (const std::string_view row : split_lines(closer))
        if (row.starts_with("7.2-")) {
            ++rows;
            BOOST_TEST(contains(summary, std::string(row)), row);
        }
    BOOST_TEST(rows == 8U);
    BOOST_TEST(!contains(summary, "7.2-9"));
}

// A date that nobody can read, or of before the panel, is told and marked; it stops no page.
BOOST_AUTO_TEST_CASE(questioned_dates_are_told_and_marked) {
    const DemonstrationAudit audit;
    audit.take_part();
    audit.audit_and_discuss();
    std::string text = read_file((repository() / "seeds/forms/maca-hsb.md").string());
    text.replace(text.find("| 31.07.26 |"), 12, "| 31.07.25 |");
    const std::string file = audit.out() + "/dates.md";
    write_file(file, text);
    const Ended ended =
        audit.run({"report", audit.id, file, "-o", audit.out(), "--publish", "--approved-by", "board chair"}, 29);
    BOOST_TEST(ended.exit == 0, ended.err);
    BOOST_TEST(contains(ended.err, "note[ACT-0005]: the due date \"29,05,26\" of 6.0-8 cannot be read as a date"),
               ended.err);
    BOOST_TEST(contains(ended.err,
                        "note[FRM-0113]: the due date Thu 31 Jul 2025 of 6.0-3 lies before the panel, which is "
                        "on Tue 28 Apr 2026"),
               ended.err);
    const Files files = files_of(audit.out());
    const std::string& page = files.at("/maca-hsb-2026-summary.md");
    BOOST_TEST(contains(page, "29,05,26 (questioned: nobody can read it as a date)"));
    BOOST_TEST(contains(page, "31.07.25 (questioned: it lies before the panel met)"));
    BOOST_TEST(contains(files.at("/maca-hsb-2026-summary-recommendations.csv"), "29,05,26\","));
    BOOST_TEST(!contains(files.at("/maca-hsb-2026-summary-recommendations.csv"), "questioned"));
}

// How many families were heard is said in words, unless somebody answers for the numbers.
BOOST_AUTO_TEST_CASE(what_abide_counts_among_so_few_it_says_in_words) {
    const DemonstrationAudit audit;
    audit.take_part();
    audit.audit_and_discuss();
    const std::string text = (repository() / "seeds/forms/maca-hsb.md").string();
    const auto heard = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words = {"report", audit.id, text, "-o", audit.out(), "--quiet"};
        words.insert(words.end(), more.begin(), more.end());
        BOOST_TEST(audit.run(words, 29).exit == 0);
        const std::string page = files_of(audit.out()).at("/maca-hsb-2026-summary.md");
        const std::size_t at = page.find("- **Cases in which the family was heard");
        return page.substr(at, page.find('\n', at) - at);
    };
    BOOST_TEST(
        heard({}) ==
        "- **Cases in which the family was heard:** most or all; the child: not told of so few, not recorded in 2 "
        "cases; a parent: most or all of those recorded, not recorded in 1 case");
    BOOST_TEST(heard({"--quantifiers", "numbers"}) ==
               "- **Cases in which the family was heard:** 4 of 4; the child: 1 of 2 of those recorded, not recorded "
               "in 2 cases; a parent: 3 of 3 of those recorded, not recorded in 1 case");
}

BOOST_AUTO_TEST_CASE(no_page_tells_why_somebody_was_not_heard) {
    const DemonstrationAudit audit;
    audit.take_part();
    audit.audit_and_discuss();
    const std::string why = DemonstrationAudit::why_not_heard;
    BOOST_TEST(contains(audit.run({"status", audit.id, "--verbose"}, 29).out, why));
    for (const auto& [name, page] : audit.pages()) BOOST_TEST(!contains(page, why), name);
}

// What is published of an audit tells no case's id, nor its label.
BOOST_AUTO_TEST_CASE(a_published_summary_names_no_case) {
    const DemonstrationAudit audit;
    audit.take_part();
    audit.audit_and_discuss();
    const Files files = audit.pages();
    for (const char* name : {"/maca-hsb-2026-summary.md", "/maca-hsb-2026-summary.json", "/maca-hsb-2026-deepdive.html",
                             "/maca-hsb-2026-summary-recommendations.csv"}) {
        BOOST_TEST(!contains(files.at(name), "C-00"), name);
        BOOST_TEST(!contains(files.at(name), "case A"), name);
    }
    const std::string& page = files.at("/maca-hsb-2026-summary.md");
    check_in_order(page, {"\n## 1.0 ", "\n## 2.0 ", "\n## 3.0 ", "\n## 4.0 ", "\n## 5.0 ", "\n## 6.0 ", "\n## 7.0 ",
                          "\n### 7.1 ", "\n### 7.2 "});
    BOOST_TEST(contains(page, "| Families agreed | 4 |"));
    const std::string& pack = files.at("/maca-hsb-2026-panel-pack.md");
    BOOST_TEST(!contains(pack, "C-00"));
}

BOOST_AUTO_TEST_CASE(a_summary_that_names_a_case_is_not_published) {
    const DemonstrationAudit audit;
    audit.take_part();
    audit.audit_and_discuss();
    std::string text = read_file((repository() / "seeds/forms/maca-hsb.md").string());
    text.replace(text.find("Some of the cases"), 17, "In case A, worker W-12 of C-0046 and Jane Smith");
    const std::string file = audit.out() + "/told.md";
    write_text(file, text);
    const std::vector<std::string> words = {"report", audit.id, file, "-o", audit.out()};
    BOOST_TEST(audit.run(words, 29).exit == 0);
    std::vector<std::string> publish = words;
    publish.insert(publish.end(), {"--publish", "--approved-by", "board chair"});
    const Ended refused = audit.run(publish, 29);
    BOOST_TEST(refused.exit == 2);
    for (const char* told :
         {"error[FRM-0116]: this looks like", "\"C-0046\"", "\"case A\"", "\"W-12\"", "\"Jane Smith\""})
        BOOST_TEST(contains(refused.err, told), refused.err);
}

// Both tables hold the deep dive's recommendations by the same ids: the deep dive's words hold.
BOOST_AUTO_TEST_CASE(where_summary_and_deep_dive_differ_the_deep_dive_holds_and_it_is_told) {
    const DemonstrationAudit audit;
    audit.take_part();
    audit.audit_and_discuss();
    BOOST_TEST(audit.pages().size() > 0U);
    std::string text = read_file((repository() / "seeds/forms/maca-hsb.md").string());
    const std::size_t row = text.find("| 7.2-1 | ") + 10;
    text.insert(row, "Otherwise: ");
    const std::string file = audit.out() + "/other.md";
    write_text(file, text);
    const TemporaryFolder other;
    const std::string beside = other.path().string();
    write_text(beside + "/maca-hsb-2026-deepdive-recommendations.csv",
               read_file(audit.out() + "/maca-hsb-2026-deepdive-recommendations.csv"));
    const Ended summary = audit.run({"report", audit.id, file, "-o", beside}, 29);
    BOOST_TEST(summary.exit == 0);
    BOOST_TEST(contains(summary.err, "warning[FRM-0117]: recommendation 7.2-1 is another one"), summary.err);
    BOOST_TEST(!contains(summary.err, "7.2-2"), summary.err);
    const std::string table = read_file(beside + "/maca-hsb-2026-summary-recommendations.csv");
    BOOST_TEST(!contains(table, "Otherwise"));
}

BOOST_AUTO_TEST_CASE(an_audit_is_published_only_when_record_and_text_agree) {
    const DemonstrationAudit audit;
    audit.take_part();
    const std::string text = (repository() / "seeds/forms/maca-hsb.md").string();
    const auto publish = [&](const std::string& file) {
        return audit.run({"report", audit.id, file, "-o", audit.out(), "--publish", "--approved-by", "board chair"},
                         29);
    };
    const Ended early = publish(text);
    BOOST_TEST(early.exit == 2);
    BOOST_TEST(contains(early.err, "No case is recorded as discussed."), early.err);
    const Ended pack = audit.run({"panel", audit.id, (repository() / "seeds/cases").string(), "-o", audit.out()}, 20);
    BOOST_TEST(pack.exit == 2);
    BOOST_TEST(contains(pack.err, "7 sheets of C-0046 are not in"), pack.err);
    audit.audit_and_discuss();
    BOOST_TEST(publish(text).exit == 0);
    const std::string other = audit.out() + "/other.md";
    std::string wrong = read_file(text);
    wrong.replace(wrong.find("Some of the cases"), 17, "Two of the 6 cases");
    write_text(other, wrong);
    const Ended contradicts = publish(other);
    BOOST_TEST(contradicts.exit == 2);
    BOOST_TEST(contains(contradicts.err, "error[FRM-0110]: it speaks of 6 cases, and the record has 5 selected"),
               contradicts.err);
    // A family withdraws: until its case is taken out, nothing can be said of the audit.
    BOOST_TEST(audit.run({"consent", audit.id, "A", "withdrawn", "--by", "lead auditor"}, 29).exit == 0);
    const Ended withdrawn = publish(text);
    BOOST_TEST(withdrawn.exit == 2);
    BOOST_TEST(contains(withdrawn.err, "4 cases were audited and 3 cases were agreed to: C-0046"), withdrawn.err);
    BOOST_TEST(audit.run({"record", audit.id, "taken-out", "A"}, 29).exit == 0);
    wrong.replace(wrong.find("of the 6 cases"), 14, "of the 4 cases");
    write_text(other, wrong);
    const Ended less = publish(other);
    BOOST_TEST(contains(less.err, "it speaks of 4 cases, and the record has 5 selected, 3 agreed, 3 audited"),
               less.err);
}

BOOST_AUTO_TEST_CASE(a_form_of_an_audit_is_given_out_with_what_is_recorded) {
    const DemonstrationAudit audit;
    const Ended given = audit.run({"report", audit.id, "-o", audit.out()}, 14);
    BOOST_TEST(given.exit == 0, given.err);
    const std::string file = audit.out() + "/maca-hsb-2026-text.md";
    BOOST_TEST(contains(read_file(file), "> Recorded: 5 selected, 4 agreed, 0 audited, 0 discussed"));
    BOOST_TEST(contains(read_file(file), "> What set it off: A demonstration on made-up cases"));
    BOOST_TEST(audit.run({"report", audit.id, "-o", audit.out()}, 14).exit == 4); // somebody may have written in it
    const Ended draft = audit.run({"report", audit.id, file, "-o", audit.out()}, 14);
    BOOST_TEST(draft.exit == 0, draft.err);
    const Ended refused =
        audit.run({"report", audit.id, file, "-o", audit.out(), "--publish", "--approved-by", "board chair"}, 29);
    BOOST_TEST(refused.exit == 2);
    const Ended brief = run_command({"brief", "maca", "-o", audit.out()}, shipped());
    BOOST_TEST(brief.exit == 2);
    BOOST_TEST(contains(brief.err, "\"abide audit report\""), brief.err);
}

// The numbers stay, and nothing is looked for that is not there any more.
BOOST_AUTO_TEST_CASE(an_erased_case_stops_no_page_of_an_audit_and_stands_on_none) {
    const DemonstrationAudit audit;
    audit.take_part();
    audit.audit_and_discuss();
    audit.erase("C-0046");
    const Files files = audit.pages();
    const std::string& certificate = files.at("/maca-hsb-2026-selection.md");
    BOOST_TEST(contains(certificate, "| A | (erased) | not to be told | nobody | yes |"), certificate);
    BOOST_TEST(contains(files.at("/maca-hsb-2026-summary.md"), "| Discussed by the panel | 3 |"));
    BOOST_TEST(contains(files.at("/maca-hsb-2026-panel-pack.md"), "in the 3 audited cases"));
    for (const char* page : {"selection.md", "panel-pack.html", "summary.md", "needs.md"})
        BOOST_TEST(!contains(files.at(std::string("/maca-hsb-2026-") + page), "C-0046"), page);
}

BOOST_AUTO_TEST_CASE(words_that_look_like_markup_are_words_on_every_page_of_an_audit) {
    const DemonstrationAudit audit("<script>alert(1)</script> | =cmd [x](http://y) \xE2\x80\xAE");
    audit.take_part();
    audit.audit_and_discuss();
    for (const auto& [name, text] : audit.pages()) {
        if (!name.ends_with(".html")) continue;
        for (const std::string& fault : faults_of_page(text)) BOOST_ERROR(name << ": " << fault);
        BOOST_TEST(!contains(text, "<script"), name);
        BOOST_TEST(!contains(text, "http://y\""), name);
    }
}

// What the family refused or nobody answered for is on no sheet.
BOOST_AUTO_TEST_CASE(sheets_are_written_for_families_that_agreed_and_asked_for_once) {
    const DemonstrationAudit audit;
    const std::string cases = (repository() / "seeds/cases").string();
    const Ended nobody = audit.run({"sheets", audit.id, cases, "-o", audit.out()}, 15);
    BOOST_TEST(contains(nobody.err, "no agency takes part yet"), nobody.err);
    audit.take_part();
    for (const auto& [name, text] : files_of(audit.out())) BOOST_TEST(!contains(name, "C-0041"), name);
    audit.take_part(); // again, and nothing is asked for twice
    const Ended status = audit.run({"status", audit.id, "--verbose"}, 15);
    BOOST_TEST(contains(status.out, "  44  2026-04-15  requested, C-0053, Young safeguarders\n"), status.out);
    BOOST_TEST(!contains(status.out, "  45  "), status.out);
    const Ended elsewhere =
        audit.run({"sheets", audit.id, (repository() / "seeds/cases/west.xml").string(), "-o", audit.out()}, 15);
    BOOST_TEST(elsewhere.exit == 2);
    BOOST_TEST(contains(elsewhere.err, "these exports do not hold C-0046, C-0007, C-0055 and C-0053"), elsewhere.err);
}

BOOST_AUTO_TEST_CASE(deadlines_as_approved) {
    check_approved({"report", "due", "seeds/cases/contact.xml", "--also", "json", "--procedure", "working-together"});
    check_approved({"report", "due", "seeds/cases/contact.xml", "--worker", "W-53", "--within", "5"});
}

BOOST_AUTO_TEST_CASE(recording_gaps_as_approved) {
    check_approved({"report", "gaps", "seeds/cases/west.xml", "--also", "json"});
}

BOOST_AUTO_TEST_CASE(a_supervision_pack_as_approved) {
    check_approved({"report", "supervision", "seeds/cases/contact.xml", "--worker", "W-54", "--also", "json"});
}

BOOST_AUTO_TEST_CASE(forms_of_the_sources_as_approved) {
    const auto check = [](const std::string& form, const std::string& text) {
        check_approved(
            {"brief", form, "seeds/forms/" + text, "--publish", "--approved-by", "practice lead", "--also", "json"});
    };
    check("7mb", "7mb-B19.md");
    check("learning", "learning-child-R.md");
    check("statement", "statement-isc.md");
}

// In our own words, and nothing of it left out: what each source tells that a retelling easily drops.
BOOST_AUTO_TEST_CASE(a_retelling_keeps_the_facts_of_its_source) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> told = {
        {"7mb-B19.md",
         {"concerns about possible earlier", "themes emerged", "knowledge and skill to use", "assessments must weigh",
          "drift and delay", "professionals to get on better", "in line with findings and recommendations"}},
        {"learning-child-R.md",
         {"partnership review", "early years of both", "universal and specialist services",
          "over anti-social behaviour of many kinds and over worries about how the children were cared for",
          "told professionals of their worries", "treatment for young people with harmful sexual behaviour",
          "stay up to date"}},
        {"statement-isc.md",
         {"a serious case review", "Many agencies were involved", "not properly managed", "the islands",
          "any other such case", "As the learning emerged"}},
        {"maca-hsb.md",
         {"of whom a referral says that it was about such behaviour", "Matters of diversity", "some good assessment",
          "advocate of a children's charity", "can become the focus", "may not see how serious"}},
        {"deepdive-hsb.md", {"can become the focus", "may not see how serious", "can sometimes overshadow"}},
    };
    for (const auto& [name, facts] : told) {
        const std::string text = read_file((repository() / "seeds/forms" / name).string());
        for (const std::string& fact : facts) BOOST_TEST(contains(text, fact), name << " lost: " << fact);
    }
    // The summary says what its cases were drawn by, and that is what they are drawn by.
    BOOST_TEST(contains(read_file((repository() / "seeds/demonstrate.sh").string()),
                        "--where referral.about-harmful-sexual-behaviour=yes"));
}

// Nobody who comes upon such a page takes it for one that the body it was retold from has published.
BOOST_AUTO_TEST_CASE(what_is_retold_says_so_and_quotes_nobody) {
    std::size_t forms = 0;
    for (const auto& [name, text] : files_of((repository() / "seeds/forms").string())) {
        ++forms;
        BOOST_TEST(text.starts_with("# Demonstration: "), name);
        BOOST_TEST(contains(text, "a made-up "), name);
        BOOST_TEST(contains(text, "etold from "), name);
        for (const char* quotation : {"\"", "\xE2\x80\x9C", "\n> "}) BOOST_TEST(!contains(text, quotation), name);
    }
    BOOST_TEST(forms == 5U);
    const std::string page = written({"brief", "statement", "seeds/forms/statement-isc.md"}, 0).at("/statement-ISC.md");
    BOOST_TEST(contains(page, "\n4. **Earlier audit:**"), page);
    BOOST_TEST(contains(page, "a Harmful Sexual Behaviour \\[word missing in the source\\]"), page);
    BOOST_TEST(!contains(page, "\n>"), page);
}

BOOST_AUTO_TEST_CASE(an_action_plan_form_as_approved) {
    check_approved({"brief", "actionplan", "--source", "seeds/forms/7mb-B19.md", "--also", "json"});
}

// Nine parts has the source, two of them with smaller ones; before them stands what it says of itself.
BOOST_AUTO_TEST_CASE(a_rulebook_goes_through_every_part_of_its_source) {
    const Files files = written({"report", "rules", "islington-hsb"}, 0);
    const std::string& page = files.at("/rules-islington-hsb.md");
    std::vector<std::string> sections;
    for (const char* section : {"0", "1", "2", "3", "3.1", "4", "5", "5.1", "5.2", "5.3", "5.4", "6", "7", "8", "9"})
        sections.push_back("\n### Section " + std::string(section) + ": ");
    check_in_order(page, sections);
    BOOST_TEST(times(page, "\n### Section ") == 15U);
    for (const char* words : {"\n## What is not wholly checked\n", "| 9-1 |",
                              "(here: the exploitation coordinator) or a child protection coordinator",
                              "\n## Settings\n", "\n- **Reads:** "})
        BOOST_TEST(contains(page, words), words);
    const std::vector<std::string_view> rows = split_lines(files.at("/rules-islington-hsb.csv"));
    BOOST_TEST(std::string(rows.front()).starts_with("procedure,section,clause,says,modal,status,why,rule,"));
    const auto is_of_meeting = [](std::string_view row) {
        return row.find(",5.3,5.3-1,") != std::string_view::npos &&
               row.find(",strategy-meeting-in-time,high,deadline,") != std::string_view::npos &&
               row.find(" concern.believed-date ") != std::string_view::npos;
    };
    BOOST_TEST(std::ranges::count_if(rows, is_of_meeting) == 1);
}

BOOST_AUTO_TEST_CASE(a_blank_is_a_draft_that_nobody_can_publish) {
    const TemporaryFolder folder;
    const std::string out = folder.path().string();
    for (const std::string form : {"7mb", "learning", "statement"}) {
        BOOST_TEST(run_command({"brief", form, "-o", out}, shipped()).exit == 0);
        const std::string file = std::string(out).append("/").append(form).append(".md");
        // Somebody may have written in it since.
        BOOST_TEST(run_command({"brief", form, "-o", out}, shipped()).exit == 4);
        const Ended draft = run_command({"brief", form, file, "-o", out, "--quiet"}, shipped());
        BOOST_TEST(draft.exit == 0, draft.err);
        const Ended refused =
            run_command({"brief", form, file, "-o", out, "--publish", "--approved-by", "practice lead"}, shipped());
        BOOST_TEST(refused.exit == 2);
        BOOST_TEST(contains(refused.err, "is not written yet"), refused.err);
        BOOST_TEST(contains(refused.err, "nothing was written"), refused.err);
    }
    const std::string page = files_of(out).at("/7mb-2026-04-10.html");
    BOOST_TEST(contains(page, "<strong>DRAFT</strong>"));
    BOOST_TEST(contains(page, "To be written by the practice lead: how the child came to be known"));
    const Ended alone = run_command({"brief", "7mb", out + "/7mb.md", "-o", out, "--publish"}, shipped());
    BOOST_TEST(alone.exit == 2);
    BOOST_TEST(contains(alone.err, "go together"), alone.err);
}

BOOST_AUTO_TEST_CASE(seven_panels_are_read_in_their_order_and_their_circle_is_decoration) {
    const std::string page = written({"brief", "7mb", "seeds/forms/7mb-B19.md"}, 0).at("/7mb-B19.html");
    check_in_order(page,
                   {"01 Background</h2>", "02 Safeguarding concerns</h2>", "03 The incident</h2>", "04 The review</h2>",
                    "05 The findings</h2>", "06 Recommendations</h2>", "07 Implementing change</h2>"});
    BOOST_TEST(contains(page, "<svg class=\"ring\" viewBox=\"0 0 200 200\" aria-hidden=\"true\""));
}

BOOST_AUTO_TEST_CASE(an_action_plan_asks_what_its_two_pages_ask) {
    const std::string page =
        written({"brief", "actionplan", "--source", "seeds/forms/7mb-B19.md"}, 0).at("/actionplan-B19.md");
    const std::string columns =
        "\n| For (id) | What needs to happen? | Who will do it? | By when? | How will you know when it has been "
        "done? | How will you know if it has worked? |";
    check_in_order(page,
                   {"\n| Name of organisation |", "\n| Team manager |", "\n| Name of section and team |",
                    "\n| Contact details |", "\n## What we talked about\n", "\n## B19: actions agreed\n", columns});
}

BOOST_AUTO_TEST_CASE(learning_from_a_case_goes_from_the_case_to_how_it_was_reviewed) {
    const std::string page =
        written({"brief", "learning", "seeds/forms/learning-child-R.md"}, 0).at("/learning-Child_R.md");
    check_in_order(page, {"\n## A summary of the case\n", "\n## How learning was achieved\n",
                          "\n## Themes in common with other reviews\n", "\n## Learning points for managers: 4\n",
                          "\n## Action points for practitioners: 5\n", "\n## Key messages for working together\n",
                          "\n## If you do one thing\n", "\n## Training\n",
                          "\n## What the partnership learned about reviewing\n"});
}

BOOST_AUTO_TEST_CASE(a_statement_goes_from_what_happened_to_its_numbered_recommendations) {
    const std::string page = written({"brief", "statement", "seeds/forms/statement-isc.md"}, 0).at("/statement-ISC.md");
    check_in_order(page, {"\n## What happened\n", "\n## What went wrong\n", "\n## Why we publish this\n",
                          "\n## Recommendations\n", "\n1. ", "\n2. ", "\n3. ", "\n4. "});
}

BOOST_AUTO_TEST_CASE(a_team_page_as_approved) {
    check_approved({"report", "team", "seeds/cases/west.xml", "--team", "west", "--also", "json"});
}

BOOST_AUTO_TEST_CASE(what_assures_a_board_as_approved) {
    check_approved({"report", "board", "seeds/cases/north.xml", "--also", "json"});
    check_approved({"report", "evidence", "seeds/cases/west.xml", "--with-cases", "--also", "json"});
    check_approved({"report", "goodpractice", "seeds/cases/north.xml", "--also", "json"});
}

BOOST_AUTO_TEST_CASE(what_a_service_follows_as_approved) {
    check_approved({"report", "scorecard", "seeds/cases/north.xml", "--procedure", "working-together", "--also", "json",
                    "--period", "2026-02"});
    check_approved({"report", "meetings", "seeds/cases/north.xml", "--also", "json"});
    check_approved({"report", "continuity", "seeds/cases/south.xml", "--privacy", "identified", "--also", "json"});
}

// An index leads to pages in the folder and below it, those anybody may see first, and is marked as the least
// protected.
BOOST_AUTO_TEST_CASE(an_index_leads_to_every_page) {
    const TemporaryFolder folder;
    const std::string out = folder.path().string();
    const auto run = [&](std::vector<std::string> words, const std::string& into) {
        words.insert(words.end(), {"--quiet", "-o", into});
        const Ended ended = run_command(words, shipped());
        BOOST_TEST(ended.exit == 0, ended.err);
    };
    run({"report", "rules", "working-together", "--as-at", "2026-04-10"}, out);
    write_text(out + "/notes.md", "# Not a page\n");
    write_text(out + "/notes.html", "<title>Not – a – page</title>");
    const Ended route = run_command(
        {"procedure", "flow", "islington-hsb", "--format", "html", "--as-at", "2026-04-10", "-o", out + "/route.html"},
        shipped());
    BOOST_TEST(route.exit == 0, route.err);
    run({"report", "index"}, out);
    BOOST_TEST(contains(files_of(out).at("/index.md"), "privacy: \"NO CASE DATA\""));
    run({"report", "due", (repository() / "seeds/cases/contact.xml").string(), "--as-at", "2026-04-10"},
        out + "/north/monday");
    run({"report", "index"}, out);
    const std::string page = files_of(out).at("/index.html");
    const std::size_t rules = page.find("<a href=\"rules-working-together.html\">");
    const std::size_t due = page.find("<a href=\"north/monday/due-2026-04-10.html\">all teams</a>");
    BOOST_TEST(rules != std::string::npos, page);
    BOOST_TEST(due != std::string::npos);
    BOOST_TEST(rules < due);
    BOOST_TEST(contains(page, "<a href=\"route.html\">")); // which has no other form
    BOOST_TEST(contains(page, "ics and md"));
    BOOST_TEST(!contains(page, "notes"));
    BOOST_TEST(contains(page, "<strong>IDENTIFIED</strong>"));
    for (const std::string& fault : faults_of_page(page)) BOOST_ERROR(fault);
    BOOST_TEST(run_command({"report", "index", "-o", out + "/nowhere"}, shipped()).exit == 2);
}

BOOST_AUTO_TEST_CASE(whose_pages_they_are_must_be_said_and_be_there) {
    const Ended whose = run_command({"report", "supervision", "x.xml", "-o", "out"}, shipped());
    BOOST_TEST(whose.exit == 2);
    BOOST_TEST(contains(whose.err, "say with --worker or --team"), whose.err);
    const std::string north = (repository() / "seeds/cases/north.xml").string();
    const Ended unknown = run_command({"report", "due", north, "--team", "nroth", "-o", "out"}, shipped());
    BOOST_TEST(unknown.exit == 2);
    BOOST_TEST(contains(unknown.err, "did you mean \"north\"?"), unknown.err);
}

BOOST_AUTO_TEST_CASE(a_template_of_ones_own_is_taken_and_checked) {
    const TemporaryFolder folder;
    const std::string own = (folder.path() / "short.md").string();
    write_text(own, "# Only this\n\n{{n_overdue}} overdue as at {{as_at}}.\n");
    const Files files = written({"report", "due", "seeds/cases/contact.xml", "--template", own}, 0);
    // It stands beside the standard page and says what it is.
    const std::string& page = files.at("/due-2026-04-10-short.md");
    BOOST_TEST(contains(page, " overdue as at Fri 10 Apr 2026."));
    BOOST_TEST(contains(page, "(short)\"\n"), page);
    BOOST_TEST(contains(page, "\ntemplate: \"short\"\n"), page);
    BOOST_TEST(contains(files.at("/due-2026-04-10-short.html"), "(short) – "));
    BOOST_TEST(!files.contains("/due-2026-04-10.md"));
    const std::string copy = (folder.path() / "copies/due.md").string();
    write_text(copy, "# Only this\n\n{{n_overdue}}\n");
    BOOST_TEST(
        written({"report", "due", "seeds/cases/contact.xml", "--template", copy}, 0).contains("/due-2026-04-10.md"));
    write_text(own, "# Only this\n\n{{n_overdeu}}\n");
    const std::string contact = (repository() / "seeds/cases/contact.xml").string();
    const Ended faulty = run_command({"report", "due", contact, "--template", own, "-o", "out"}, shipped());
    BOOST_TEST(faulty.exit == 2);
    BOOST_TEST(contains(faulty.err, "short.md:3:1: error[TPL-0103]"), faulty.err);
    BOOST_TEST(contains(faulty.err, "did you mean \"n_overdue\"?"), faulty.err);
    // A folder of one's own: what it lacks comes from Abide.
    write_text(folder.path() / "partials/review-past.md", "Ours.\n");
    const Files changed =
        written({"report", "due", "seeds/cases/contact.xml", "--templates", folder.path().string()}, 0);
    BOOST_TEST(contains(changed.at("/due-2026-04-10.md"), "\nOurs.\n"));
    const Ended nowhere = run_command({"report", "due", contact, "--templates", "no-such", "-o", "out"}, shipped());
    BOOST_TEST(nowhere.exit == 2);
    BOOST_TEST(contains(nowhere.err, "there is no folder no-such"), nowhere.err);
}

BOOST_AUTO_TEST_CASE(another_form_is_asked_for_by_its_name) {
    const std::string contact = (repository() / "seeds/cases/contact.xml").string();
    const Ended ended = run_command({"report", "due", contact, "--also", "json,dcox", "-o", "out"}, shipped());
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(contains(ended.err, "did you mean \"docx\"?"), ended.err);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
