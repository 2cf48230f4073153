// What makes a verdict the same verdict from night to night, and whether somebody should look at it.
#include "rule/verdict.hpp"

#include <string_view>

namespace abide {

namespace {

/// Ids come from files other people write: one that holds a bar must not look like two.
void append_part(std::string& text, std::string_view part) {
    for (const char c : part) {
        if (c == '|' || c == '\\') text += '\\';
        text += c;
    }
    text += '|';
}

} // namespace

bool needs_attention(const Verdict& verdict) { return is_finding(verdict.state) || !verdict.sensitive_to.empty(); }

std::string fingerprint_text(const Verdict& verdict, const std::string& item) {
    std::string text;
    append_part(text, verdict.procedure->id);
    append_part(text, verdict.rule->id);
    append_part(text, item);
    append_part(text, verdict.case_id);
    append_part(text, verdict.subject_record);
    append_part(text, verdict.subject_id);
    text += std::to_string(verdict.period);
    return text;
}

} // namespace abide
