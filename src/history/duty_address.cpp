// How people write down which finding they mean: by its fingerprint, or by case, procedure, rule or clause, and
// record.
#include "history/duty_address.hpp"

#include <vector>

#include "base/words.hpp"

namespace abide {

namespace {

/// Takes `piece` away from the front; false when something else stands there.
bool take(std::string_view piece, std::string_view& word) {
    if (!word.starts_with(piece)) return false;
    word.remove_prefix(piece.size());
    return true;
}

std::string period_of(const Duty& duty) { return duty.period > 0 ? "#" + std::to_string(duty.period) : ""; }

std::string record_of(const Duty& duty) { return duty.record_id.empty() ? "" : "/" + duty.record_id; }

} // namespace

std::string address_of(const Duty& duty) {
    return duty.case_id + "/" + duty.procedure + "/" + duty.rule + record_of(duty) + period_of(duty);
}

bool is_in_case(std::string_view word, std::string_view case_id) { return take(case_id, word) && take("/", word); }

bool is_fingerprint(std::string_view word) {
    constexpr std::size_t digits = 16;
    return word.size() == digits && word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool may_mean(std::string_view word, const Duty& duty, std::string_view clauses) {
    if (word == duty.fingerprint || word == duty.fingerprint + "/" + std::to_string(duty.ordinal)) return true;
    if (!is_in_case(word, duty.case_id)) return false;
    word.remove_prefix(duty.case_id.size() + 1);
    const std::string record = record_of(duty);
    const std::string period = period_of(duty);
    std::vector<std::string> names = split_words(clauses);
    names.push_back(duty.rule);
    for (const std::string& name : names) {
        for (const std::string& whole : {name, duty.procedure + "/" + name}) {
            std::string_view rest = word;
            if (!take(whole, rest)) continue;
            if (rest.empty() || rest == record || rest == period || rest == record + period) return true;
        }
    }
    return false;
}

bool may_mean(std::string_view word, const Verdict& verdict) {
    const Standing standing = standing_of(verdict);
    return may_mean(word, standing.duty, standing.clauses);
}

} // namespace abide
