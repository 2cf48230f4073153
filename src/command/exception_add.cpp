// abide exception add: records a dated, approved decision not to act on a finding for a time.
#include <algorithm>
#include <array>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/configuration.hpp"
#include "command/faults.hpp"
#include "command/nightly/meant_finding.hpp"
#include "history/duty_address.hpp"
#include "history/exceptions.hpp"

namespace abide {

namespace {

Exception exception_from(const Options& options, const World& world, const OpenFinding& finding) {
    Exception exception;
    exception.duty = finding.duty;
    exception.item = options.value("item");
    exception.reason = fold_space(options.value("reason"));
    exception.approved_by = fold_space(options.value("approved-by"));
    exception.approved_on = options.day("approved-on").value_or(world.today);
    exception.from = options.day("from").value_or(exception.approved_on);
    // Where its end is missing that is the fault, and no other one about its end.
    exception.until = options.day("until").value_or(std::max(exception.from, exception.approved_on));
    exception.due = finding.what.due;
    exception.start = finding.what.start;
    exception.facts = finding.what.facts;
    exception.recorded = world.today;
    return exception;
}

void refuse_what_is_wrong(const Exception& exception, const OpenFinding& finding, const Options& options,
                          const World& world) {
    std::vector<std::string> faults = check_new_exception(exception, &finding);
    if (!options.has("until")) faults.emplace_back("It does not say until when it holds; give its last day, --until.");
    if (world.today < exception.approved_on)
        faults.push_back("It would be approved on " + iso(exception.approved_on) + ", a day that has not come.");
    refuse_faults("the exception", faults);
}

void say_so(const Exception& exception, World& world) {
    std::string over = address_of(exception.duty);
    if (!exception.item.empty()) over += ", item " + exception.item;
    *world.out << "Recorded " << number_words(exception) << " over " << printable(over) << "\n  from "
               << long_date(exception.from) << " until " << long_date(exception.until) << ", "
               << printable(approval_words(exception)) << ".\n";
    if (const std::string words = approved_for_words(exception); !words.empty())
        *world.out << "  It holds only over what " << words << ": its name may come to mean another one.\n";
    *world.out << "  Reports show it from the next sweep on; the finding stays a finding.\n";
}

Exit run_add(const Options& options, World& world) {
    const std::string& word = options.first_argument("the finding: its fingerprint, CASE/RULE or CASE/CLAUSE");
    options.refuse_more_than(1);
    expect_possible_clock(world);
    const auto store = Store::open_existing(read_configuration(options, world).value("store"));
    const std::vector<SweepRecord> sweeps = store->sweeps();
    if (sweeps.empty()) throw Error(Exit::usage, "there is no sweep yet; \"abide sweep\" makes the first");
    const std::vector<OpenFinding> findings = findings_to_except(*store, sweeps.back().number);
    const OpenFinding& finding = expect_finding(findings, store->cases(), word);
    Exception exception = exception_from(options, world, finding);
    refuse_what_is_wrong(exception, finding, options, world);
    exception.number = store->add(exception);
    if (!options.has("quiet")) say_so(exception, world);
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide exception add C-0034/conference-15 --reason \"The court hears the case first.\" --approved-by \"head of "
    "service\" --until 2026-05-15",
    "abide exception add 3f2a9c0d11e4b865 --item risk-plan --reason \"Agreed with the panel.\" --approved-by \"panel "
    "chair\" --from 2026-04-13 --until 2026-04-30",
};
constexpr std::array<std::string_view, 11> options = {"reason", "approved-by", "approved-on", "from",  "until", "item",
                                                      "config", "store",       "state",       "quiet", "help"};

} // namespace

extern const Command exception_add_command;
const Command exception_add_command = {
    .name = "exception add",
    .summary = "Record an approved decision not to act on a finding for a time",
    .arguments = "FINDING",
    .examples = examples,
    .options = options,
    .notes =
        "FINDING is one that was open on the last sweep: its fingerprint (16 digits), CASE/RULE or CASE/PROCEDURE/RULE, or\n"
        "one of its clauses instead of the rule, as \"abide diff\" and the page of changes name it. Where that fits\n"
        "several they are listed, and /RECORD-ID or #PERIOD behind it says which. A reason, a role and a last day must be\n"
        "given. The finding stays a finding, is counted as one and is in the rate as before; what is critical cannot\n"
        "be excepted. The day it is recorded is kept, and shown where it is later than --approved-on; whether it came\n"
        "too late goes by it. A record without an id of its own (referral#1), or one of several periods, has a name\n"
        "that another one may bear tomorrow: over such a finding an exception holds only while start and due day are\n"
        "what they were when it was recorded, and no fact of the record itself that decided has another value.\n",
    .run = run_add,
};

} // namespace abide
