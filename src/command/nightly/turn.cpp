// The turn: whoever changes a history or the reports does so alone.
#include "command/nightly/turn.hpp"

#include <optional>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"

namespace abide {

namespace {

[[noreturn]] void refuse(const std::string& where, const std::string& holder, std::string_view undone) {
    throw Error(Exit::usage, "another sweep or erasure is at work " + where + " (" + holder + "); nothing was " +
                                 std::string(undone));
}

} // namespace

Lock take_turn(const Configuration& configuration, std::string_view undone) {
    make_folder(configuration.value("state"));
    std::string holder;
    std::optional<Lock> lock = Lock::take(configuration.lock_file(), holder);
    if (!lock) refuse("here", holder, undone);
    return std::move(*lock);
}

void take_turn(Store& store, std::string_view undone) {
    if (const auto holder = store.lock_for_writing()) refuse("on this history", *holder, undone);
}

} // namespace abide
