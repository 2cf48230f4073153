// Which lane of a timeline a type of record stands in: read from a small file, not built in.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace abide {

class TimelineLanes {
  public:
    /// Titles from top to bottom; the last is "Other" and holds every type no line names.
    [[nodiscard]] const std::vector<std::string>& titles() const { return titles_; }
    [[nodiscard]] std::size_t lane_of(std::string_view record_type) const;

    /// Adds a lane with these types above "Other".
    void add(std::string title, const std::vector<std::string>& record_types);

  private:
    std::vector<std::string> titles_ = {"Other"};
    std::map<std::string, std::size_t, std::less<>> lane_by_type_;
};

/// Reads lines "Title: type type …"; lines that begin with # are passed over. Adds a diagnostic for
/// each line of another shape and each type that is named twice.
TimelineLanes read_lanes(std::string_view text, const std::string& file, Diagnostics& diagnostics);

} // namespace abide
