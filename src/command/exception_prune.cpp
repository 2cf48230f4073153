// abide exception prune: takes the exceptions that are over out of the lists.
#include <array>

#include "base/words.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/configuration.hpp"
#include "command/nightly/meant_finding.hpp"
#include "writer/exception_list.hpp"

namespace abide {

namespace {

ExceptionList over_on(Day day, const std::vector<Exception>& exceptions) {
    ExceptionList over = list_exceptions(day, exceptions, {}, 0);
    std::erase_if(over.listed, [](const ListedException& one) { return one.standing != ExceptionStanding::expired; });
    return over;
}

Exit run_prune(const Options& options, World& world) {
    options.refuse_more_than(0);
    expect_possible_clock(world);
    const auto store = Store::open_existing(read_configuration(options, world).value("store"));
    const ExceptionList over = over_on(world.today, store->exceptions());
    std::vector<std::int64_t> numbers;
    for (const ListedException& one : over.listed) numbers.push_back(one.exception.number);
    const bool is_tried = options.has("dry-run");
    if (!is_tried && !numbers.empty()) store->prune_exceptions(numbers, world.today);
    if (options.has("quiet")) return Exit::clean;
    if (!over.listed.empty()) *world.out << exceptions_text(over);
    if (over.listed.empty())
        *world.out << "No exception is over; nothing was taken out.\n";
    else
        *world.out << (is_tried ? "Would take " : "Took ") << (numbers.size() == 1 ? "it" : "them")
                   << " out of the lists; the history keeps what it says.\n";
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {"abide exception prune --dry-run", "abide exception prune"};
constexpr std::array<std::string_view, 6> options = {"dry-run", "config", "store", "state", "quiet", "help"};

} // namespace

extern const Command exception_prune_command;
const Command exception_prune_command = {
    .name = "exception prune",
    .summary = "Take the exceptions that are over out of the lists, used or not",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "What is over by today is named once more, and no list or report shows it from then on. The history keeps it,\n"
        "marked with the day (pruned_on in \"abide history export\"): what earlier nights say of it stays explained. What\n"
        "is in force or still ahead stays, used or not.\n",
    .run = run_prune,
};

} // namespace abide
