// How pages say whose something is: a child's case by its id, the service itself in plain words.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace abide {

/// "C-0019", "the service".
std::string case_words(std::string_view case_id);
/// "case C-0019", "the service".
std::string whose_words(std::string_view case_id);

/// "C-0019 and C-0021; the service".
std::string case_words(const std::set<std::string>& case_ids);
/// How many of them are children's.
std::size_t count_of_children(const std::set<std::string>& case_ids);

} // namespace abide
