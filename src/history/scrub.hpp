// Names of a case in what is kept or written: found as whole names, in any spelling; those of an erased one replaced.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "history/erasure.hpp"

namespace abide {

/// Whether a text names the case: not as a part of a longer word. The id "C-1" is not mentioned in "C-10", but is in
/// "case-C-1-2026.md"; an id without letters is not mentioned within a date or another number, but is before a full
/// stop.
bool is_mentioned(std::string_view text, std::string_view id);

/// The cases that a text may name which somebody wrote, who may spell an id otherwise.
class NamesInText {
  public:
    explicit NamesInText(const std::vector<std::string>& ids);

    /// The first of the ids that is mentioned as is_mentioned() has it, or would be if upper and lower case were alike,
    /// if every dash and blank were a hyphen, or were left out, if full-width signs were narrow, and without what takes
    /// no room: "c-0019", "C 0019", "C0019". Nothing when none is. Rather once too often than once too few.
    [[nodiscard]] const std::string* first_in(std::string_view text) const;
    /// All of them.
    [[nodiscard]] std::vector<std::string> all_in(std::string_view text) const;

  private:
    struct Spelled {
        std::string id;
        std::string alike;  ///< with hyphens
        std::string joined; ///< without; empty where that is no name of its own
    };
    static bool is_named(const Spelled& one, std::string_view text, std::string_view alike);
    std::vector<Spelled> ids_;
};

/// `text` with every mention of `id` replaced.
std::string scrubbed(std::string_view text, std::string_view id);

} // namespace abide
