// The list of doctor's checks: what is named here is looked at, in this order.
#include <array>

#include "command/health.hpp"

namespace abide {

extern const HealthCheck configuration_health;
extern const HealthCheck procedures_health;
extern const HealthCheck review_health;
extern const HealthCheck calendar_health;
extern const HealthCheck inbox_health;
extern const HealthCheck folders_health;
extern const HealthCheck space_health;
extern const HealthCheck exposure_health;
extern const HealthCheck leftovers_health;
extern const HealthCheck store_health;
extern const HealthCheck runs_health;
extern const HealthCheck certificates_health;
extern const HealthCheck signing_health;
extern const HealthCheck lock_health;
extern const HealthCheck heartbeat_health;

namespace {

constexpr std::array<const HealthCheck*, 15> checks = {
    &configuration_health, &procedures_health,   &review_health,   &calendar_health,  &inbox_health,
    &folders_health,       &space_health,        &exposure_health, &leftovers_health, &store_health,
    &runs_health,          &certificates_health, &signing_health,  &lock_health,      &heartbeat_health,
};

} // namespace

std::span<const HealthCheck* const> health_checks() { return checks; }

} // namespace abide
