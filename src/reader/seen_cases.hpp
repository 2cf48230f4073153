// Which case ids a run has met, and where: so that no child is judged twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// Grows with the number of cases of a run: about fifty bytes each.
class SeenCases {
  public:
    struct At {
        std::uint32_t file = 0; ///< as the caller numbers files
        std::uint32_t line = 0;
    };

    SeenCases() : rows_(64) {}

    /// Nothing when the id is new, and then it is noted; otherwise where it was met first.
    std::optional<At> meet(std::string_view id, At at);

  private:
    struct Row {
        std::uint64_t hash = 0;
        std::size_t begin = 0; ///< in `ids_`
        std::uint32_t size = 0;
        At at;
        bool is_taken = false;
    };
    std::vector<Row> rows_; ///< open addressing; a power of two
    std::size_t taken_ = 0;
    std::string ids_;
};

} // namespace abide
