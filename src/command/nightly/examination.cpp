// One case of tonight held against what is remembered of it: what moved, and by which steps.
#include "command/nightly/examination.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/words.hpp"
#include "command/nightly/recorded_tonight.hpp"

namespace abide {

namespace {

using PlaceInCase = std::pair<std::uint64_t, std::uint32_t>; // fingerprint and ordinal

PlaceInCase place_of(const Standing& standing) {
    return {number_of_fingerprint(standing.duty.fingerprint), standing.duty.ordinal};
}

const Standing* find(const std::vector<Standing>& standings, const PlaceInCase& key) {
    const auto found =
        std::find_if(standings.begin(), standings.end(), [&](const Standing& one) { return place_of(one) == key; });
    return found == standings.end() ? nullptr : &*found;
}

PlaceInCase place_of(const ExaminedCase::Moved& moved) {
    return moved.now ? place_of(*moved.now) : PlaceInCase{moved.before->fingerprint, moved.before->ordinal};
}

/// Put down when it is first needed.
class TonightsRecord {
  public:
    TonightsRecord(const Case& one_case, const Dictionary& dictionary, std::string_view before)
        : case_(&one_case), dictionary_(&dictionary), before_(before) {}

    /// Held against the night the case was judged last, or against one of whose record nothing is known.
    std::shared_ptr<const RecordTonight> of_night(bool is_last) {
        auto& record = is_last ? of_last_ : of_other_;
        if (!record) record = recorded_tonight(*case_, *dictionary_, is_last ? before_ : "");
        return record;
    }

  private:
    const Case* case_;
    const Dictionary* dictionary_;
    std::string_view before_;
    std::shared_ptr<const RecordTonight> of_last_;
    std::shared_ptr<const RecordTonight> of_other_;
};

bool is_moved(const Remembered::Duty* before, const Standing* after) {
    if (before == nullptr || after == nullptr) return (before == nullptr) != (after == nullptr);
    return before->digest != digest_of(*after);
}

} // namespace

std::unique_ptr<CaseWork> Examination::operator()(std::size_t worker, const Case* one_case,
                                                  const CaseVerdicts& made) const {
    auto examined = std::make_unique<ExaminedCase>();
    examined->now.id = made.note->case_id;
    examined->now.team = made.note->team;
    examined->now.file = made.note->file;
    examined->now.digest = made.note->digest;
    examined->before = remembered_->find(made.note->case_id);
    const std::vector<Standing> tonight = standings_of(made.verdicts);
    find_moved(tonight, *examined);
    for (ExaminedCase::Moved& moved : examined->moved)
        if (moved.now) moved.now->team = made.note->team;
    const bool was_judged = examined->before != nullptr && !examined->before->known.is_gone;
    if (examined->moved.empty() || !was_judged) return examined;
    if (one_case == nullptr) return nullptr;
    find_steps(worker, *one_case, made, tonight, *examined);
    find_unasked(worker, *one_case, *examined);
    return examined;
}

void Examination::find_moved(const std::vector<Standing>& tonight, ExaminedCase& examined) const {
    std::map<PlaceInCase, const Remembered::Duty*> left;
    const bool has_other_team = examined.before != nullptr && examined.before->known.team != examined.now.team;
    if (examined.before != nullptr)
        for (const Remembered::Duty& duty : examined.before->duties) left[{duty.fingerprint, duty.ordinal}] = &duty;
    for (const Standing& standing : tonight) {
        const auto known = left.find(place_of(standing));
        ExceptionNumbers exceptions = overlay_->numbers_over(standing);
        const Remembered::Duty* before = known == left.end() ? nullptr : known->second;
        if (before != nullptr) left.erase(known);
        if (before == nullptr || has_other_team || before->digest != digest_of(standing) ||
            remembered_->exceptions_over(*before) != exceptions)
            examined.moved.push_back({before, standing, std::move(exceptions), {}, {}});
        else if (before->judged != examined.before->judged)
            examined.found_again.push_back(before->id);
    }
    for (const auto& [key, before] : left) examined.moved.push_back({before, std::nullopt, {}, {}, {}});
}

/// Of the other cases that verdicts of this one asked for: those that are gone since last night, and those that came.
/// Which of several it was is not known.
std::optional<Cause> Examination::change_of_others(const CaseVerdicts& made) const {
    std::vector<std::string> gone;
    std::vector<std::string> came;
    for (const auto& [id, is_there] : made.other_cases) {
        const Remembered::Case* before = remembered_->find(id);
        const bool was_there = before != nullptr && !before->known.is_gone;
        if (was_there != is_there) (is_there ? came : gone).push_back(id);
    }
    const auto words = [](const std::vector<std::string>& ids) {
        return (ids.size() == 1 ? "case " : "cases ") + list_of(ids) + (ids.size() == 1 ? " is " : " are ");
    };
    if (gone.empty() && came.empty()) return std::nullopt;
    const std::string are_there = came.empty() ? "" : words(came) + "in the exports now";
    if (gone.empty()) return Cause{CauseKind::record_changed, are_there};
    return Cause{CauseKind::not_in_export, words(gone) + "not in the exports" + (came.empty() ? "" : "; " + are_there)};
}

void Examination::find_steps(std::size_t worker, const Case& one_case, const CaseVerdicts& made,
                             const std::vector<Standing>& tonight, ExaminedCase& examined) const {
    const bool is_same = examined.before->known.digest == examined.now.digest;
    const std::optional<Cause> others = change_of_others(made);
    TonightsRecord records(one_case, earlier_->dictionary(), examined.before->known.digest);
    // Nearly always all by the same night: others are those that were held.
    std::map<std::int64_t, std::vector<EarlierNights::CaseStep>> by_night;
    for (ExaminedCase::Moved& moved : examined.moved) {
        const std::int64_t judged = moved.before == nullptr ? examined.before->judged : moved.before->judged;
        if (!by_night.contains(judged))
            by_night[judged] =
                earlier_->steps(judged, {worker, &one_case, is_same && judged == examined.before->judged,
                                         !made.other_cases.empty(), examined.before->known.file, &tonight});
        for (const EarlierNights::CaseStep& step : by_night[judged]) {
            const Standing* standing = find(step.standings, place_of(moved));
            NightStep& taken = moved.steps.emplace_back();
            taken.kind = step.kind;
            taken.or_abide = step.or_abide;
            taken.unknown = step.unknown;
            taken.clock_before = step.clock_before;
            if (standing != nullptr) taken.standing = *standing;
            if (step.kind != CauseKind::record_changed || !is_moved(moved.before, standing)) continue;
            if (step.is_same_record) taken.other_cases = others;
            if (!taken.other_cases) taken.record = records.of_night(judged == examined.before->judged);
        }
    }
}

/// Of findings that are not asked any more: what tonight's rules say of them instead.
void Examination::find_unasked(std::size_t worker, const Case& one_case, ExaminedCase& examined) const {
    std::optional<EarlierNights::Unasked> unasked;
    for (ExaminedCase::Moved& moved : examined.moved) {
        if (moved.now || !moved.before->is_open) continue;
        if (!unasked) unasked = earlier_->unasked(worker, one_case);
        for (const auto& [fingerprint, why] : *unasked)
            if (number_of_fingerprint(fingerprint) == moved.before->fingerprint) moved.unasked = why;
    }
}

} // namespace abide
