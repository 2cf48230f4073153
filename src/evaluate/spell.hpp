// Spelling a verdict out: sentences with their placeholders, evidence, missing facts and what each value would give.
#pragma once

#include "evaluate/worlds.hpp"
#include "rule/procedure.hpp"
#include "rule/situation.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// Fills everything of `verdict` that `resolution` and the situation know, or what a line of it needs. The situation
/// must have resolved this rule and subject with Situation::set_wants_words(true).
void spell(Situation& situation, const Procedure& procedure, const Rule& rule, const Resolution& resolution,
           Detail detail, Verdict& verdict);

/// Whether the sentence for this outcome has words in it that only the kind can say: else nothing has to be resolved
/// again to say it.
bool asks_kind_for_words(const Rule& rule, const Outcome& outcome);

/// " Not counted: the assessment of Tue 6 Jan 2026 (of another referral)." where nothing that counts is recorded
/// although something of that sort is; else empty.
std::string not_counted(Situation& situation, const Rule& rule, const Outcome& outcome);

/// "concern category is not recorded", "strategy meetings are not exported".
std::string in_words(const Situation& situation, const Missing& missing);

/// Replaces every {name} that the outcome or `more` knows; unknown ones become "not known". `over_at` gets the places
/// where {over} stood.
std::string fill(std::string_view sentence, const Outcome& outcome,
                 const std::vector<std::pair<std::string, std::string>>& more,
                 std::vector<std::size_t>* over_at = nullptr);

} // namespace abide
