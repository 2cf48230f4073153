// How far a long run has come: a bar when the exports say how many cases they hold, else a count.
#include "command/progress.hpp"

#include <algorithm>
#include <string>

namespace abide {

namespace {

constexpr std::int64_t first_after = 1000; // milliseconds: a shorter run needs no bar
constexpr std::int64_t again_after = 200;

std::string bar(std::size_t done, std::size_t expected) {
    constexpr std::size_t width = 30;
    const std::size_t full = std::min(width, done * width / expected);
    return "[" + std::string(full, '#') + std::string(width - full, '.') + "] ";
}

} // namespace

Progress::Progress(std::size_t expected, const Options& options, World& world)
    : world_(&world), expected_(expected), next_(world.milliseconds() + first_after),
      is_wanted_(world.err_is_terminal && !options.has("quiet") && world.variable("TERM") != "dumb") {}

Progress::~Progress() {
    if (is_shown_) *world_->err << "\r\x1b[K" << std::flush;
}

void Progress::step() {
    ++done_;
    constexpr std::size_t look_every = 64; // asking the time costs more than most cases
    if (!is_wanted_ || done_ % look_every != 0) return;
    const std::int64_t now = world_->milliseconds();
    if (now < next_) return;
    next_ = now + again_after;
    is_shown_ = true;
    std::string line = "\r";
    if (expected_ > 0) line += bar(done_, expected_);
    line += std::to_string(done_) + (expected_ > 0 ? " of " + std::to_string(expected_) : "") + " cases\x1b[K";
    *world_->err << line << std::flush;
}

} // namespace abide
