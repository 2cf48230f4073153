// The findings that are open by the last sweep, and which of them somebody means.
#include "command/nightly/meant_finding.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/words.hpp"
#include "history/duty_address.hpp"

namespace abide {

namespace {

std::vector<std::string> addresses_in(std::span<const OpenFinding> findings, std::string_view word) {
    std::vector<std::string> addresses;
    for (const OpenFinding& one : findings) {
        if (!is_in_case(word, one.duty.case_id)) continue;
        addresses.push_back(one.duty.case_id + "/" + one.duty.rule);
        addresses.push_back(one.duty.case_id + "/" + one.duty.procedure + "/" + one.duty.rule);
        addresses.push_back(address_of(one.duty));
        for (const std::string& clause : split_words(one.clauses)) {
            addresses.push_back(one.duty.case_id + "/" + clause);
            addresses.push_back(one.duty.case_id + "/" + one.duty.procedure + "/" + clause);
        }
    }
    std::sort(addresses.begin(), addresses.end());
    addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
    return addresses;
}

/// What there is to choose from in a case, a line each; empty when it has nothing.
std::string choice_in(std::span<const OpenFinding> findings, std::string_view word) {
    std::string lines;
    for (const OpenFinding& one : findings)
        if (word == one.duty.case_id || is_in_case(word, one.duty.case_id)) lines += "\n  " + address_of(one.duty);
    return lines.empty() ? "" : "the case has:" + lines;
}

/// Why there is nothing to choose from in a case that nights have met; empty when none did.
std::string why_nothing_in(std::span<const KnownCase> cases, const std::string& word) {
    const KnownCase* meant = nullptr;
    for (const KnownCase& one : cases)
        if (is_in_case(word + "/", one.id) && (meant == nullptr || meant->id.size() < one.id.size())) meant = &one;
    if (meant == nullptr) return "";
    if (!meant->is_gone) return "nothing is open on case " + meant->id + ", so there is nothing to except";
    return "case " + meant->id + " is in no export any more, so nothing is open on it and there is nothing to except " +
           "unless it comes back";
}

[[noreturn]] void refuse_unknown(std::span<const OpenFinding> findings, std::span<const KnownCase> cases,
                                 const std::string& word) {
    if (std::ranges::any_of(findings, [&](const OpenFinding& one) { return one.duty.case_id == word; }))
        throw Error(Exit::usage, quoted(word) + " is a case, and no finding; " + choice_in(findings, word));
    std::string help = did_you_mean(word, addresses_in(findings, word));
    if (help.empty()) help = choice_in(findings, word);
    if (help.empty()) help = why_nothing_in(cases, word);
    if (help.empty()) {
        std::vector<std::string> ids;
        for (const OpenFinding& one : findings)
            if (ids.empty() || ids.back() != one.duty.case_id) ids.push_back(one.duty.case_id);
        help = did_you_mean(word.substr(0, word.find('/')), ids);
    }
    if (help.empty())
        help = "name it by its fingerprint, CASE/RULE or CASE/PROCEDURE/RULE, or by a clause instead of the rule";
    throw Error(Exit::usage, "no open finding of the last sweep is " + quoted(word) + "; " + help);
}

/// Records without an id share a fingerprint; then it takes the ordinal too.
[[noreturn]] void refuse_several(const std::vector<const OpenFinding*>& fitting, const std::string& word) {
    std::string sentence = std::to_string(fitting.size()) + " open findings may be meant by " + quoted(word) +
                           "; name one of them by its fingerprint:";
    for (const OpenFinding* one : fitting) {
        const std::string& fingerprint = one->duty.fingerprint;
        const auto sharing = std::count_if(fitting.begin(), fitting.end(), [&](const OpenFinding* other) {
            return other->duty.fingerprint == fingerprint;
        });
        const std::string ordinal = sharing > 1 ? "/" + std::to_string(one->duty.ordinal) : "";
        sentence.append("\n  ").append(fingerprint).append(ordinal).append("  ").append(address_of(one->duty));
    }
    throw Error(Exit::usage, sentence);
}

} // namespace

std::vector<OpenFinding> findings_to_except(Store& store, std::int64_t sweep) {
    std::vector<OpenFinding> findings;
    store.each_open(sweep, [&](const Standing& standing, Day) { findings.push_back(open_finding_of(standing)); });
    return findings;
}

const OpenFinding& expect_finding(std::span<const OpenFinding> findings, std::span<const KnownCase> cases,
                                  const std::string& word) {
    std::vector<const OpenFinding*> fitting;
    for (const OpenFinding& one : findings)
        if (may_mean(word, one.duty, one.clauses)) fitting.push_back(&one);
    if (fitting.empty()) refuse_unknown(findings, cases, word);
    if (fitting.size() > 1) refuse_several(fitting, word);
    return *fitting.front();
}

} // namespace abide
