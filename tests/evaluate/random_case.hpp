// Random cases over a dictionary: what a careless, hurried and contradictory record could look like.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide::tests {

/// Owns everything the case points to. The same seed gives the same case.
class RandomCase {
  public:
    /// Records of the given types only (and of `case`); dates from a year before to half a year after `middle`.
    RandomCase(const Dictionary& dictionary, const std::vector<RecordTypeId>& types, Day middle, std::uint32_t seed);

    void call(std::string_view id) { case_.id = arena_.text(id); }

    [[nodiscard]] const Case& get() const { return case_; }
    /// The same records in another order, references kept.
    [[nodiscard]] Case shuffled(std::uint32_t seed);

  private:
    Value random_value(RecordTypeId type, FactId fact);
    void add_record(RecordTypeId type);
    void add_references();
    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }

    const Dictionary& dictionary_;
    Day middle_;
    std::mt19937 random_;
    Arena arena_;
    NotExported not_exported_;
    Case case_;
};

/// The case as an element of our own format. What is unreadable is a word that no fact takes, what is in conflict said
/// twice.
std::string canonical_xml(const Case& one_case, const Dictionary& dictionary);

} // namespace abide::tests
