// Finds the store that the configuration names and reads what reports need of it.
#include "command/reports/known_history.hpp"

namespace abide {

std::unique_ptr<KnownHistory> KnownHistory::open(const Options& options, World& world) {
    const Configuration configuration = read_configuration(options, world);
    const std::string& address = configuration.value("store");
    const bool is_named = options.has("store") || options.has("config");
    if (!is_named && Store::makes_file(address)) return nullptr;
    auto known = std::make_unique<KnownHistory>();
    known->store_ = Store::open_existing(address);
    known->sweeps_ = known->store_->sweeps();
    known->exceptions_ = known->store_->exceptions();
    return known;
}

} // namespace abide
