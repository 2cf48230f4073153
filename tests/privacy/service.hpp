// A made-up service whose children come, move and go, and the packs of figures it publishes week by week.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "privacy/figures.hpp"

namespace abide::tests {

/// Random numbers that are the same on every machine.
class SeededDice {
  public:
    explicit SeededDice(std::uint64_t seed) : engine_(seed) {}
    /// 0 to `end` - 1.
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    bool in_hundred(std::size_t chance) { return below(100) < chance; }

  private:
    std::mt19937_64 engine_;
};

struct ServiceSize {
    std::size_t teams = 4;
    std::size_t states = 3;
    std::size_t children = 40;
};

class MadeUpService {
  public:
    MadeUpService(std::uint64_t seed, ServiceSize size);

    /// What is published in the next week: one pack, or one more for another audience, which knows teams as services.
    std::vector<FiguresToPublish> next_week();

  private:
    struct Child {
        std::size_t team = 0;
        std::size_t state = 0;
    };
    void live();
    std::size_t any_team();
    [[nodiscard]] std::string key(const std::string& what, const std::string& whose, std::size_t week) const;
    [[nodiscard]] std::int64_t count(std::size_t team, std::size_t state) const;
    void add_table(FiguresToPublish& pack) const;
    void add_flows(FiguresToPublish& pack, const std::string& whose, std::size_t first_team,
                   std::size_t end_team) const;
    void add_late_word(FiguresToPublish& pack);
    [[nodiscard]] FiguresToPublish teams_pack();
    [[nodiscard]] FiguresToPublish services_pack() const;

    SeededDice dice_;
    ServiceSize size_;
    std::vector<Child> children_;
    std::size_t week_ = 0;
    std::size_t split_ = 1; ///< the first team of the second service
    std::vector<std::int64_t> open_before_, came_, went_, so_far_before_, so_far_; ///< by team
};

} // namespace abide::tests
