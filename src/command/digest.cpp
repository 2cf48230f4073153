// abide digest: the morning digest of the last sweep, in counts only, and whether the next one is late.
#include <array>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/instant.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/configuration.hpp"
#include "publish/heartbeat.hpp"
#include "publish/report_sets.hpp"

namespace abide {

namespace {

constexpr std::int64_t seconds_of_hour = 3600;

std::string read_digest(const Configuration& configuration, const std::string& format) {
    const ReportSets sets(configuration.value("reports"));
    const std::string set = sets.current();
    if (set.empty())
        throw Error(Exit::usage, "there is no set of reports in " + sets.folder() + " yet; \"abide sweep\" makes one");
    const std::string file = join_path(sets.path_of(set), format == "json" ? "digest.json" : "digest.txt");
    if (!is_file(file)) throw Error(Exit::usage, "the current set has no digest: there is no file " + file);
    return read_file(file);
}

/// A sentence; empty when the last sweep is not too long ago.
std::string lateness(const Configuration& configuration, const World& world) {
    const std::size_t most = configuration.number("overdue-after").value_or(0);
    const std::optional<Heartbeat> beat = read_heartbeat(configuration.heartbeat_file());
    if (!beat) return "no sweep has been brought to its end yet";
    if (world.now() - beat->finished <= static_cast<std::int64_t>(most) * seconds_of_hour) return "";
    return "the last good sweep, " + beat->run + ", ended " + utc_text(beat->finished) + ", more than " +
           count_of(most, "hour", "hours") + " ago";
}

/// What is late was not when the sweep wrote it down.
std::string called_late(std::string json) {
    constexpr std::string_view in_time = "\"late\":false";
    const std::size_t at = json.find(in_time);
    return at == std::string::npos ? json : json.replace(at, in_time.size(), "\"late\":true");
}

Exit run_digest(const Options& options, World& world) {
    options.refuse_more_than(0);
    const std::vector<std::string> formats = {"text", "json"};
    const std::string format = options.choice("format", formats);
    const Configuration configuration = read_configuration(options, world);
    const std::string digest = read_digest(configuration, format);
    const std::string late = lateness(configuration, world);
    if (format == "json")
        *world.out << (late.empty() ? digest : called_late(digest));
    else
        *world.out << (late.empty() ? "" : "LATE: " + late + ".\n\n") << digest;
    return late.empty() ? Exit::clean : Exit::findings;
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
    .summary = "Print the morning digest of the last sweep: counts only",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "It names no case, so it may leave the building. --format is text or json, as the sweep wrote it. It ends with 1\n"
        "and says LATE when the last good sweep is longer ago than overdue-after, and with 2 when there is no set of\n"
        "reports yet.\n",
    .run = run_digest,
};

} // namespace abide
