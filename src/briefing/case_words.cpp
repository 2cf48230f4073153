// How pages say whose something is.
#include "briefing/case_words.hpp"

#include <vector>

#include "base/words.hpp"
#include "model/case.hpp"

namespace abide {

namespace {

constexpr std::string_view service_words = "the service";

} // namespace

std::string case_words(std::string_view case_id) {
    return std::string(case_id == service_id ? service_words : case_id);
}

std::string whose_words(std::string_view case_id) {
    return case_id == service_id ? std::string(service_words) : "case " + std::string(case_id);
}

std::string case_words(const std::set<std::string>& case_ids) {
    std::vector<std::string> children;
    for (const std::string& id : case_ids)
        if (id != service_id) children.push_back(id);
    std::string words = list_of(children);
    if (children.size() < case_ids.size()) words.append(words.empty() ? "" : "; ").append(service_words);
    return words;
}

std::size_t count_of_children(const std::set<std::string>& case_ids) {
    return case_ids.size() - case_ids.count(std::string(service_id));
}

} // namespace abide
