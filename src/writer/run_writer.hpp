// Writes one run in one format: verdicts as they come, everything around them at the end.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/spool.hpp"
#include "writer/run_format.hpp"

namespace abide {

class RunWriter {
  public:
    /// `format` must outlive the writer.
    RunWriter(const RunFormat& format, const WriteSettings& settings);

    void add(const Verdict& verdict);
    /// How many have been added.
    [[nodiscard]] std::size_t verdicts() const { return verdicts_; }

    /// The whole document, piece by piece. What `take` throws comes through.
    void write(const RunSummary& summary, const std::function<void(std::string_view)>& take) const;

  private:
    const RunFormat* format_;
    WriteSettings settings_;
    std::vector<Spool> sections_;
    std::string text_;
    std::size_t verdicts_ = 0;
};

} // namespace abide
