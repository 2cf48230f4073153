// abide exception expire: ends an exception before its last day.
#include <array>

#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/configuration.hpp"
#include "command/faults.hpp"
#include "command/numbered.hpp"
#include "history/exceptions.hpp"
#include "store/store.hpp"

namespace abide {

namespace {

const Exception& expect_exception(const std::vector<Exception>& exceptions, const std::string& word) {
    std::vector<std::int64_t> numbers;
    for (const Exception& one : exceptions) numbers.push_back(one.number);
    return exceptions.at(expect_numbered("exception", 'E', numbers, word));
}

void refuse_what_is_over(const Exception& exception, Day on) {
    if (on < exception.from)
        throw Error(Exit::usage, number_words(exception) + " begins on " + iso(exception.from) + " and cannot end on " +
                                     iso(on) + ", before that; to let it never hold, end it on " + iso(exception.from));
    if (exception.over_on() > on) return;
    throw Error(Exit::usage, number_words(exception) + " is over from " + iso(exception.over_on()) +
                                 " on anyway; an exception can only be ended earlier than it ends");
}

Exit run_expire(const Options& options, World& world) {
    const std::string& word = options.first_argument("the exception, as E-1");
    options.refuse_more_than(1);
    expect_possible_clock(world);
    const auto store = Store::open_existing(read_configuration(options, world).value("store"));
    const std::vector<Exception> exceptions = store->exceptions();
    const Exception& exception = expect_exception(exceptions, word);
    const Day on = options.day("on").value_or(world.today);
    refuse_what_is_over(exception, on);
    store->expire_exception(exception.number, on);
    if (!options.has("quiet"))
        *world.out << number_words(exception) << " does not hold from " << long_date(on)
                   << " on. Reports show it from the next sweep on.\n";
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide exception expire E-1",
    "abide exception expire E-3 --on 2026-04-20",
};
constexpr std::array<std::string_view, 6> options = {"on", "config", "store", "state", "quiet", "help"};

} // namespace

extern const Command exception_expire_command;
const Command exception_expire_command = {
    .name = "exception expire",
    .summary = "End an exception before its last day",
    .arguments = "EXCEPTION",
    .examples = examples,
    .options = options,
    .notes =
        "From the day of --on (default: today) it no longer holds. It stays listed until \"abide exception prune\".\n",
    .run = run_expire,
};

} // namespace abide
