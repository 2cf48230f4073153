// Reads a finished HTML page strictly and says everything that is wrong with it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace abide::tests {

struct HtmlTag {
    std::string name;
    std::map<std::string, std::string> attributes; ///< values as written
    bool is_closing = false;
    bool is_empty = false; ///< <br>, or <path …/>
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Every tag in order. Throws std::runtime_error at a "<" that begins none.
std::vector<HtmlTag> tags_in(std::string_view html);

/// Sentences, one for each fault: tags that are not closed in order, names not allowed in a page, style= and on*=,
/// ids twice, links inside the page that lead nowhere, tables without caption, heads or region, other than one h1,
/// a missing language, title, skip link or landmark.
std::vector<std::string> faults_of_page(const std::string& html);

/// The same for a part of a page: only what holds of every part.
std::vector<std::string> faults_of_part(const std::string& html);

bool has(std::string_view text, std::string_view part);

/// How often `part` begins in `text`.
std::size_t times(std::string_view text, std::string_view part);

/// What a reader sees: no tags, references resolved, white space folded.
std::string words_in(std::string_view html);

} // namespace abide::tests
