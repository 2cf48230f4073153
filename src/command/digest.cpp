// abide digest: the morning digest of the last sweep, which names no case, and whether the next one is late.
#include <array>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/configuration.hpp"
#include "publish/heartbeat.hpp"
#include "publish/report_sets.hpp"

namespace abide {

namespace {

std::string read_digest(const Configuration& configuration, const std::string& format) {
    const ReportSets sets(configuration.value("reports"));
    const std::string set = sets.current();
    if (set.empty())
        throw Error(Exit::usage, "there is no set of reports in " + sets.folder() + " yet; \"abide sweep\" makes one");
    const std::string file = join_path(sets.path_of(set), format == "json" ? "digest.json" : "digest.txt");
    if (!is_file(file)) throw Error(Exit::usage, "the current set has no digest: there is no file " + file);
    return read_file(file);
}

/// Whether the last sweep is too long ago.
struct Lateness {
    enum class Is : std::uint8_t { in_time, late, unknown } is = Is::in_time;
    std::string says; ///< a sentence without its full stop; empty when it is in time
};

Lateness lateness(const Configuration& configuration, const World& world) {
    using Is = Lateness::Is;
    const auto [beat, trouble] = read_heartbeat(configuration.heartbeat_file());
    if (!trouble.empty()) return {Is::unknown, trouble};
    if (!beat) return {Is::late, "no sweep has been brought to its end yet"};
    const std::size_t most = configuration.number("overdue-after").value_or(0);
    if (!is_late(*beat, most, world.now())) return {};
    return {Is::late, words_of_waiting(*beat) + ", more than " + count_of(most, "hour", "hours") + " ago"};
}

/// What is late was not when the sweep wrote it down.
std::string called_late(std::string json, const std::string& late) {
    constexpr std::string_view in_time = "\"late\":false";
    const std::size_t at = json.find(in_time);
    return at == std::string::npos ? json : json.replace(at, in_time.size(), "\"late\":" + late);
}

Exit run_digest(const Options& options, World& world) {
    options.refuse_more_than(0);
    const std::vector<std::string> formats = {"text", "json"};
    const std::string format = options.choice("format", formats);
    const Configuration configuration = read_configuration(options, world);
    const std::string digest = read_digest(configuration, format);
    const Lateness late = lateness(configuration, world);
    const bool is_unknown = late.is == Lateness::Is::unknown;
    if (late.is == Lateness::Is::in_time)
        *world.out << digest;
    else if (format == "json")
        *world.out << called_late(digest, is_unknown ? "null" : "true");
    else
        *world.out << (is_unknown ? "LATE or not is unknown: " : "LATE: ") << printable(late.says) << ".\n\n" << digest;
    if (is_unknown) return Exit::incomplete;
    return late.is == Lateness::Is::in_time ? Exit::clean : Exit::findings;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide digest",
    "abide digest --format json",
};
constexpr std::array<std::string_view, 6> options = {"format", "config", "reports", "state", "quiet", "help"};

} // namespace

extern const Command digest_command;
const Command digest_command = {
    .name = "digest",
    .summary = "Print the morning digest of the last sweep: counts, and which actions are overdue",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "It names no case, so it may leave the building. --format is text or json, as the sweep wrote it. It ends with 1\n"
        "and says LATE when the last good sweep is longer ago than overdue-after, with 2 when there is no set of reports\n"
        "yet, and with 3 when the heartbeat cannot be read, so that nobody knows whether it is late (late is null).\n",
    .run = run_digest,
};

} // namespace abide
