// Compiled rules put back into words: conditions, arguments of check kinds, expectations of examples.
#pragma once

#include <string>
#include <vector>

#include "model/dictionary.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// A type of record as sentences name it: "strategy meeting".
std::string record_words(RecordTypeId record, const Dictionary& dictionary);

/// "concern category is 2 or 3, and concern harm to other believed is yes".
std::string condition_words(const Condition& condition, const Dictionary& dictionary);

/// What the rule asks, with its limit as the latest settings have it and all its items or people.
std::string requirement_words(const Rule& rule);

struct ArgumentWords {
    std::string name; ///< of the parameter; for a repeated child its id
    std::string value;
};

/// What a rule gave its check kind: parameters, then repeated children and nested checks.
std::vector<ArgumentWords> argument_words(const Kind& kind, const Args& args, const Dictionary& dictionary);

/// "breached (not done), due 2026-04-09".
std::string expectation_words(const Expectation& expected);

/// "3 working days", with further values and the day each begins.
std::string setting_words(const Setting& setting);

} // namespace abide
