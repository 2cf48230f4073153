// How every duty of a night stands by its run judged again, held against what the store remembers of that night.
#include "command/nightly/judged_standings.hpp"

#include <algorithm>
#include <utility>

#include "base/pack.hpp"
#include "command/nightly/earlier_nights.hpp"
#include "hash/digest.hpp"
#include "history/duty_address.hpp"

namespace abide {

namespace {

struct JudgedWork final : CaseWork {
    CaseNote note;
    std::vector<Standing> standings;
};

std::string words_of(State state, Reason reason) {
    std::string words(name_of(state));
    if (reason != Reason::none) words.append("/").append(name_of(reason));
    return words;
}

/// No later night moved anything: what the store says of how everything stands now, it says of this night too.
bool stands_as_now(const SweepRecord& night, std::span<const SweepRecord> sweeps) {
    const std::int64_t first = night.repeats.value_or(night.number);
    return std::ranges::all_of(
        sweeps, [&](const SweepRecord& one) { return one.number <= night.number || one.repeats == first; });
}

} // namespace

std::unique_ptr<CaseWork> JudgedStandings::examine(const CaseVerdicts& made) {
    auto work = std::make_unique<JudgedWork>();
    work->note = *made.note;
    work->standings = standings_of(made.verdicts);
    return work;
}

void JudgedStandings::take(CaseWork& judged) {
    auto& work = static_cast<JudgedWork&>(judged);
    JudgedCase& one = cases_[work.note.case_id];
    one.team = std::move(work.note.team);
    one.file = std::move(work.note.file);
    one.digest = std::move(work.note.digest);
    for (const Standing& standing : work.standings) one.duties.push_back(duty_of(standing));
    size_ += static_cast<std::int64_t>(work.standings.size());
}

JudgedStandings::Duty JudgedStandings::duty_of(const Standing& standing) {
    Packer rest;
    for (const std::string* text : {&standing.duty.procedure, &standing.duty.rule, &standing.duty.record,
                                    &standing.duty.record_id, &standing.edition, &standing.clauses, &standing.settings})
        rest.text(*text);
    rest.number(standing.duty.period);
    rest.number(static_cast<std::uint64_t>(standing.nature));
    rest.day(standing.changes_on);
    return {number_of_fingerprint(standing.duty.fingerprint),
            digest_of(standing),
            digest_of_bytes(rest.bytes()).head(),
            standing.duty.ordinal,
            standing.state,
            standing.reason};
}

JudgedStandings::Duty* JudgedStandings::find(const Standing& standing) {
    const auto one = cases_.find(standing.duty.case_id);
    if (one == cases_.end()) return nullptr;
    const std::uint64_t fingerprint = number_of_fingerprint(standing.duty.fingerprint);
    const auto found = std::ranges::find_if(one->second.duties, [&](const Duty& duty) {
        return duty.fingerprint == fingerprint && duty.ordinal == standing.duty.ordinal;
    });
    return found == one->second.duties.end() ? nullptr : &*found;
}

bool JudgedStandings::can_be_compared(const SweepRecord& night, std::span<const SweepRecord> sweeps, bool is_complete) {
    return is_complete || stands_as_now(night, sweeps);
}

Difference JudgedStandings::difference_from(Store& store, const SweepRecord& night, std::span<const SweepRecord> sweeps,
                                            bool is_complete) {
    const bool is_now = stands_as_now(night, sweeps);
    const std::vector<KnownCase> known = is_now ? store.cases() : std::vector<KnownCase>();
    // Of a night that read everything nothing is held.
    std::unordered_map<std::string_view, bool> held;
    if (!is_complete)
        for (const KnownCase& one : known) held[one.id] = one.judged != 0;
    // What a shrunk night held keeps the team of the night before.
    std::int64_t last_shrunk = sweeps.empty() ? 0 : sweeps.front().number - 1;
    for (const SweepRecord& one : sweeps)
        if (one.shrunk && one.number <= night.number) last_shrunk = one.number;
    Difference difference;
    store.each_standing(night.number, [&](const RememberedStanding& one) {
        if (!has_judged_by(night, one.standing.duty.procedure)) return; // held
        const auto of_case = held.find(one.standing.duty.case_id);
        const bool is_held = !is_complete && (one.judged != 0 || (of_case != held.end() && of_case->second));
        if (is_held) {
            if (Duty* duty = find(one.standing)) duty->is_remembered = true;
            return;
        }
        compare(one, night.number, one.first_sweep > last_shrunk, difference);
    });
    compare_missing(difference);
    if (is_now) compare_cases(known, difference);
    return difference;
}

void JudgedStandings::compare(const RememberedStanding& remembered, std::int64_t night, bool is_team_sure,
                              Difference& difference) {
    const Standing& standing = remembered.standing;
    Duty* duty = find(standing);
    const std::string address = address_of(standing.duty);
    const std::string found = words_of(standing.state, standing.reason);
    if (duty == nullptr) return difference.compare(address, "", found);
    duty->is_remembered = true;
    const Duty again = duty_of(standing);
    difference.compare(address, words_of(duty->state, duty->reason), found);
    const auto of_another = [&](std::string_view what, bool is_same) {
        if (!is_same) difference.compare(address + ", " + std::string(what), "as it is judged", "something else");
    };
    of_another("its days, facts or items", duty->digest == again.digest && remembered.digest == again.digest);
    // What stands as before is not written again when only this is otherwise.
    if (remembered.first_sweep == night) of_another("its edition, clauses or settings", duty->rest == again.rest);
    if (is_team_sure) difference.compare(address + ", its team", cases_[standing.duty.case_id].team, standing.team);
}

void JudgedStandings::compare_missing(Difference& difference) const {
    for (const auto& [id, one] : cases_)
        for (const Duty& duty : one.duties)
            if (!duty.is_remembered)
                difference.compare("a duty of " + id + " that is not remembered", words_of(duty.state, duty.reason),
                                   "");
}

void JudgedStandings::compare_cases(std::span<const KnownCase> known, Difference& difference) {
    for (const KnownCase& one : known) {
        if (one.is_gone || one.judged != 0) continue;
        const auto judged = cases_.find(one.id);
        if (judged == cases_.end()) {
            difference.compare("the case " + one.id, "", "judged on that night");
            continue;
        }
        judged->second.is_remembered = true;
        difference.compare("the case " + one.id + ", its team", judged->second.team, one.team);
        difference.compare("the case " + one.id + ", its export", judged->second.file, one.file);
        difference.compare("the case " + one.id + ", its records", judged->second.digest, one.digest);
    }
    for (const auto& [id, one] : cases_)
        if (!one.is_remembered) difference.compare("the case " + id, "judged on that night", "");
}

} // namespace abide
