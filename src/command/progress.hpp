// How far a long run has come: one line on the terminal, gone when the run is over.
#pragma once

#include <cstddef>
#include <cstdint>

#include "command/options.hpp"
#include "command/world.hpp"

namespace abide {

/// Says nothing unless messages go to a terminal, --quiet is not given and the work has lasted a second.
class Progress {
  public:
    /// `expected`: how many cases there will be; 0 when nobody knows.
    Progress(std::size_t expected, const Options& options, World& world);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// One more case is done.
    void step();

  private:
    World* world_;
    std::size_t expected_;
    std::size_t done_ = 0;
    std::int64_t next_ = 0;
    bool is_wanted_ = false;
    bool is_shown_ = false;
};

} // namespace abide
