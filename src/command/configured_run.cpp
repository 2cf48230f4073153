// What the configuration asks of a run: its values put where the readers of options look for them.
#include "command/configured_run.hpp"

#include <utility>

#include "command/configuration_keys.hpp"

namespace abide {

Options completed(Options options, const Configuration& configuration) {
    for (const char* name : {"procedure", "procedures", "calendar", "format-of", "jobs", "limit", "fail-on"}) {
        const std::string& value = configuration.value(name);
        if (value.empty() || configuration.origin(name) == "default") continue;
        const bool is_list = repeats(*find_configuration_key(name));
        options.complete(name, is_list ? configuration.values(name) : std::vector<std::string>{value},
                         configuration.origin(name) + ", " + name);
    }
    if (configuration.value("page-script") == "no")
        options.complete("no-script", {""}, configuration.origin("page-script") + ", page-script");
    return options;
}

RunRequest request_of(const Configuration& configuration, const Options& options, const World& world) {
    RunRequest request =
        read_request(completed(options, configuration), world, std::vector{configuration.value("inbox")});
    request.cache = configuration.cache_folder();
    return request;
}

} // namespace abide
