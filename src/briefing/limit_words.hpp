// How long a check gives, put into words: what the text allows, and after which time a record is looked for.
#pragma once

#include <string>
#include <vector>

#include "model/dictionary.hpp"
#include "rule/kind.hpp"

namespace abide {

/// A limit that holds instead in some cases.
struct OtherLimit {
    std::string words;   ///< "within 5 working days"
    std::string clauses; ///< that give it; may be empty
    std::string where;   ///< when it holds
};

/// "within 5 working days (5.3-3)".
std::string other_limit_words(const OtherLimit& other);

struct LimitWords {
    /// What is owed by when: "within 3 working days of the concern", "at least 5 working days before the panel".
    std::vector<std::string> limits;
    std::vector<OtherLimit> instead;
    /// For what has no limit of its own, when it is looked for: "5 working days after the strategy meeting".
    std::vector<std::string> looked_for;
};

/// Of a check and of its parts, each once. A time that is not the text's own says so: "5 working days (assumption)".
LimitWords limit_words(const Kind& kind, const Args& args, const Dictionary& dictionary);

} // namespace abide
