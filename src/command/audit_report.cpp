// abide audit report: the executive summary: numbers from the record, words from people, recommendations for both.
#include <array>

#include "command/audits/audit_text_command.hpp"
#include "command/command.hpp"

namespace abide {

namespace {

Exit run_report(const Options& options, World& world) {
    options.refuse_more_than(2);
    return make_audit_text({"maca", "summary", "text", "report"}, options, world);
}

constexpr std::array<std::string_view, 3> examples = {
    "abide audit report maca-hsb-2026 -o out",
    "abide audit report maca-hsb-2026 out/maca-hsb-2026-text.md -o out",
    "abide audit report maca-hsb-2026 out/maca-hsb-2026-text.md -o out --publish --approved-by \"board chair\"",
};
constexpr std::array<std::string_view, 14> options = {"output", "on",        "publish",  "approved-by", "quantifiers",
                                                      "also",   "templates", "template", "max-errors",  "config",
                                                      "store",  "state",     "quiet",    "help"};
constexpr std::array<std::string_view, 1> reports = {"maca"};

} // namespace

extern const Command audit_report_command;
const Command audit_report_command = {
    .name = "audit report",
    .summary = "Give out the form of an audit's executive summary, or make pages of one that was written",
    .arguments = "ID [TEXT]",
    .examples = examples,
    .options = options,
    .notes =
        "Without TEXT the form is written, to be filled in with any editor; with it, the pages 1.0 to 7.2 and beside them\n"
        "the recommendations as CSV, by their ids, for \"abide actions import\". How many cases were selected, agreed,\n"
        "audited and discussed, who took part, which sheets and families' views came in and when the panel met is the\n"
        "record's: where these numbers do not reconcile, or the text speaks of other ones, it ends with 2 and writes\n"
        "nothing. Findings, learning and recommendations are for people: Abide writes none. --publish refuses while one\n"
        "is unwritten, an answer is outstanding, the panel has not met, something is said of every child, or a text names\n"
        "a case (by its id or as \"case A\"), a worker or a person. A date that cannot be read or lies before the panel is questioned: it is told, and marked on the page. So is a count among\n"
        "fewer than ten cases that a text holds; what Abide counts itself it says in words (few or none, some, most or all),\n"
        "unless --quantifiers numbers.\n",
    .reports = reports,
    .run = run_report,
};

} // namespace abide
