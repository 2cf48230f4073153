// A set of ids that keeps little of each: as many as a nation has cases fit into a few megabytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace abide {

/// Keeps a number of 54 bits for each id. That two ids of a run have the same one hardly happens: among a million ids,
/// once in thirty thousand runs.
class IdSet {
  public:
    /// False when it was there before.
    bool add(std::string_view id);
    [[nodiscard]] bool has(std::string_view id) const;

  private:
    /// Many small tables grow one after the other; a large one would for a moment be there twice.
    struct Part {
        /// Open addressing. The lower and the upper part of each number, apart so that it takes six bytes; both 0:
        /// nothing.
        std::vector<std::uint32_t> low;
        std::vector<std::uint16_t> high;
        std::size_t taken = 0;

        [[nodiscard]] bool is_free(std::size_t at) const { return low[at] == 0 && high[at] == 0; }
        [[nodiscard]] bool is(std::size_t at, std::uint64_t key) const;
        void put(std::size_t at, std::uint64_t key);
        /// Where the key stands, or would.
        [[nodiscard]] std::size_t find(std::uint64_t key) const;
        void grow();
    };
    static constexpr unsigned part_bits = 6;

    std::array<Part, std::size_t{1} << part_bits> parts_;
};

} // namespace abide
