// Which case ids a run has met, and where: so that no child is judged twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/id_set.hpp"

namespace abide {

/// Keeps about ten bytes of a case. Where one was met first is found out by looking once more, when somebody asks: in
/// most runs no id comes twice.
class SeenCases {
  public:
    struct At {
        std::uint32_t file = 0; ///< as the caller numbers files
        std::uint32_t line = 0;
        std::uint32_t column = 0;
        auto operator<=>(const At&) const = default;
    };
    using OnCase = std::function<void(std::string_view id, std::uint32_t line, std::uint32_t column)>;
    /// Goes through the cases of a file once more.
    using LookThrough = std::function<void(std::uint32_t file, const OnCase& on_case)>;

    /// Nothing when the id is new, and then it is noted; otherwise where it was met first.
    std::optional<At> meet(std::string_view id, At at, const LookThrough& look_through);

  private:
    std::optional<At> find_before(std::string_view id, At at, const LookThrough& look_through);

    IdSet ids_;
    std::map<std::string, At, std::less<>> first_; ///< of the files looked through
    std::uint32_t looked_through_ = 0;             ///< how many files
};

} // namespace abide
