// A set of ids that keeps little of each: as many as a nation has cases fit into a few megabytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace abide {

/// Keeps a number of 64 bits for each id. That two ids of a run have the same one does not happen: among a million,
/// once in forty million runs.
class IdSet {
  public:
    /// False when it was there before.
    bool add(std::string_view id);
    [[nodiscard]] bool has(std::string_view id) const;

  private:
    /// Many small tables grow one after the other; a large one would for a moment be there twice.
    struct Part {
        std::vector<std::uint64_t> slots; ///< open addressing; 0: nothing
        std::size_t taken = 0;

        [[nodiscard]] std::size_t find(std::uint64_t key) const;
        void grow();
    };
    static constexpr unsigned part_bits = 6;

    std::array<Part, std::size_t{1} << part_bits> parts_;
};

} // namespace abide
