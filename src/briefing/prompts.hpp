// Questions for supervision, and which findings bring each of them up: the file report-templates/prompts.txt.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "briefing/fields.hpp"
#include "briefing/verdict_view.hpp"

namespace abide {

struct Prompt {
    std::string source; ///< id of the document: "tameside-shb-learning"
    std::string title;  ///< of the document
    std::string clause; ///< of the document's register: "04-3"
    std::string question;
    std::vector<std::string> rules; ///< ids; "*" stands for any letters

    /// Whether a finding of this rule brings it up.
    [[nodiscard]] bool is_for(std::string_view rule) const;
};

/// Reads lines "source ID: TITLE" and "ID CLAUSE: QUESTION" with the rules below. Adds a diagnostic for each line that
/// is neither, for a document nobody named and for a question without a rule.
std::vector<Prompt> read_prompts(std::string_view text, const std::string& file, Diagnostics& diagnostics);

/// A question that findings brought up.
struct AskedPrompt {
    Prompt prompt;
    std::vector<std::string> because; ///< titles of the rules, each once, the gravest finding's first
};

/// Of `findings`, which stand gravest first: the questions they bring up, at most `most`, those of graver findings
/// first and then those that more findings bring up.
std::vector<AskedPrompt> choose_prompts(std::span<const Prompt> prompts, std::span<const VerdictView> findings,
                                        std::size_t most);

void put_prompt(const AskedPrompt& asked, Fields& fields);

} // namespace abide
