// The rule of causes, once more in plain words: going from the night a duty stands by to tonight in the order record,
// clock, calendar, procedures, each step that changes what is said of the duty is a cause.
#include "tests/nightly/plain_nights.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "base/file.hpp"
#include "command/run.hpp"
#include "command/team.hpp"

namespace abide::tests {

namespace {

const std::string service = "the-service";

bool is_in_force(const Exception& one, Day day) {
    return one.from <= day && day <= one.until && (!one.expired || day < *one.expired);
}

/// Whether what bears the name is what was approved.
bool is_meant(const Exception& one, const PlainStanding& standing) {
    if (!standing.is_named_by_place) return true;
    if (one.start != standing.start || one.due != standing.due) return false;
    bool is_told = one.start || one.due;
    for (const StandingFact& fact : read_facts(one.facts)) {
        const auto now = standing.own_facts.find(fact.fact);
        if (now == standing.own_facts.end()) continue;
        if (now->second != fact.value) return false;
        is_told = true;
    }
    return is_told;
}

/// Whether it speaks of the finding, or of one of its items that is open; nobody excepts what is critical.
bool covers(const Exception& one, const PlainStanding& standing) {
    if (one.item.empty()) return standing.severity != Severity::critical;
    return std::ranges::any_of(standing.open_items, [&](const auto& item) {
        return item.first == one.item && item.second != Severity::critical;
    });
}

/// All that hold over a finding or over any of its items.
std::set<std::int64_t> exceptions_over(const PlainStanding& standing, const std::string& id, const PlainKey& key,
                                       Day day, std::span<const Exception> exceptions) {
    std::set<std::int64_t> numbers;
    for (const Exception& one : exceptions) {
        const bool is_of = one.duty.case_id == id && PlainKey{one.duty.fingerprint, one.duty.ordinal} == key;
        if (standing.is_open && is_of && is_in_force(one, day) && is_meant(one, standing) && covers(one, standing))
            numbers.insert(one.number);
    }
    return numbers;
}

std::string words_of(const PlainStanding& one) { return state_words(one.state, one.reason); }

const PlainStanding* find(const PlainCase& one, const PlainKey& key) {
    const auto found = one.standings.find(key);
    return found == one.standings.end() ? nullptr : &found->second;
}

std::string place(const std::string& id, const std::string& rule, const PlainKey& key) {
    return id + " " + rule + " " + key.first + " " + std::to_string(key.second);
}

bool is_setting(const PlainStanding& a, const PlainStanding& b) {
    return std::ranges::any_of(b.settings, [&](const auto& one) {
        const auto was = a.settings.find(one.first);
        return was != a.settings.end() && was->second != one.second;
    });
}

/// The world of a run of which nobody hears.
struct Quiet {
    std::ostringstream out;
    World world;
    Quiet() {
        world.out = &out;
        world.err = &out;
        world.variable = [](const std::string&) { return std::string(); };
        world.milliseconds = [] { return std::int64_t{0}; };
    }
};

} // namespace

PlainNights::Said PlainNights::say(const MadeNight& night, const std::string& inbox,
                                   std::span<const Exception> exceptions) {
    nights_.push_back(night);
    exceptions_.emplace_back(exceptions.begin(), exceptions.end());
    said_ = {};
    closing_.clear();
    const Cases all = judge(inbox);
    said_.has_shrunk = find_shrunk(all);
    look_for_missing(all);
    for (const auto& [id, one] : all) take(id, one, exceptions);
    settle_closings();
    for (const auto& [id, known] : known_)
        for (const auto& [key, duty] : known.duties)
            if (duty.stands.is_open)
                said_.open.push_back(place(id, duty.stands.rule, key) + ": " + words_of(duty.stands) + " since " +
                                     iso(duty.since));
    std::ranges::sort(said_.changes);
    std::ranges::sort(said_.open);
    return said_;
}

PlainNights::Cases PlainNights::judge(const std::string& inbox) {
    Quiet quiet;
    const Options options = Options::read("check", {}, {});
    RunRequest request;
    request.exports = {inbox};
    request.as_at = tonight().as_at;
    Run run(*tonight().rulebook, request, options, quiet.world);
    PlainJudging judging([&](std::string_view id) { return run.has_case(id); });
    Cases all;
    std::vector<Verdict> verdicts;
    Run::Listener listener;
    listener.wanted = [](const Procedure&, const Rule&, State) { return Want::yes; };
    listener.verdict = [&](Verdict&& verdict) { verdicts.push_back(std::move(verdict)); };
    listener.ends = [&](const Case& one_case, std::span<const RecordIndex>) {
        Tonight& one = all[std::string(one_case.id)];
        one.now = plain_case(std::exchange(verdicts, {}));
        one.now.team = team_of(one_case, run.dictionary());
        const auto known = known_.find(std::string(one_case.id));
        if (known == known_.end() || known->second.is_gone) return;
        one.ways[known->second.judged] = {};
        for (const auto& [key, duty] : known->second.duties) one.ways[duty.judged] = {};
        for (auto& [night, way] : one.ways) way = way_from(night, one_case, judging, one.now);
    };
    run.judge(listener);
    gone_.clear();
    for (const auto& [id, known] : known_)
        if (!known.is_gone && id != service && !run.has_case(id)) gone_.insert(id);
    return all;
}

/// Of a duty that was held nobody remembers the record by which it stands: it counts as changed.
bool PlainNights::has_changed(std::size_t judged, const std::string& id) const {
    const MadeNight& then = nights_[judged];
    if (then.shared != tonight().shared || judged != known_.at(id).judged) return true;
    return id != service && then.cases.at(id) != tonight().cases.at(id);
}

std::vector<PlainCase> PlainNights::way_from(std::size_t judged, const Case& one_case, PlainJudging& judging,
                                             const PlainCase& now) const {
    const MadeNight& then = nights_[judged];
    const bool is_changed = has_changed(judged, std::string(one_case.id));
    const auto until = is_changed ? std::optional(tonight().as_at) : std::nullopt;
    return {judging.judge(one_case, {&then, &then, then.as_at, until}),
            judging.judge(one_case, {&then, &then, tonight().as_at}),
            judging.judge(one_case, {&then, &tonight(), tonight().as_at}), now};
}

bool PlainNights::leans_on_gone(const std::vector<PlainCase>& way) const {
    return std::ranges::any_of(way, [&](const PlainCase& one) {
        return std::ranges::any_of(one.others, [&](const std::string& id) { return gone_.contains(id); });
    });
}

/// Every step that changes what is said of the duty. Where the record is the same, it is that a case it leans on
/// is gone.
std::string PlainNights::causes_on(const std::string& id, const std::vector<PlainCase>& way, std::size_t judged,
                                   const PlainStanding* before, const PlainKey& key) const {
    static const Lines kinds = {"record-changed", "time-passed", "calendar-changed", "procedure-changed"};
    std::string causes;
    for (std::size_t step = 0; step < way.size(); ++step) {
        const PlainStanding* after = find(way[step], key);
        const bool is_there = before != nullptr && after != nullptr;
        if (is_there ? before->seen != after->seen : before != after) {
            const bool by_setting = step == 3 && is_there && is_setting(*before, *after);
            const bool by_others = step == 0 && leans_on_gone(way) && !has_changed(judged, id);
            causes += " | " + (by_setting ? "setting-changed" : by_others ? "not-in-export" : kinds[step]);
        }
        before = after;
    }
    return causes;
}

bool PlainNights::was_in_force(std::int64_t exception, std::size_t night, const PlainStanding& over) const {
    return std::ranges::any_of(exceptions_[night], [&](const Exception& one) {
        return one.number == exception && is_in_force(one, nights_[night].as_at) && is_meant(one, over);
    });
}

/// What ended since the night the duty stands by, and what was not in force on it.
std::string PlainNights::exceptions_between(const Duty& before, const std::set<std::int64_t>& now,
                                            const PlainStanding& standing) {
    std::string causes;
    for (const std::int64_t one : before.exceptions)
        if (!now.contains(one) && !was_in_force(one, number(), standing))
            causes += " | exception-ended E-" + std::to_string(one);
    for (const std::int64_t one : now)
        if (!before.exceptions.contains(one) && !was_in_force(one, before.judged, before.stands))
            causes += " | exception-began E-" + std::to_string(one);
    const bool another_goes_on =
        std::ranges::any_of(now, [&](std::int64_t one) { return before.exceptions.contains(one); });
    if (!causes.empty() && another_goes_on) ++said_.beside_another;
    return causes;
}

void PlainNights::take(const std::string& id, const Tonight& one, std::span<const Exception> exceptions) {
    Known& known = known_[id];
    const bool is_met_anew = one.ways.empty();
    std::set<PlainKey> keys;
    for (const auto& [key, duty] : known.duties) keys.insert(key);
    for (const auto& [key, standing] : one.now.standings) keys.insert(key);
    for (const PlainKey& key : keys) take_duty(id, key, known, one, is_met_anew, exceptions);
    known.judged = number();
    known.is_gone = known.is_told_away = false;
    known.left_open.clear();
    known.team = one.now.team;
    if (id != service) known.file = tonight().file_of.at(id);
}

void PlainNights::take_duty(const std::string& id, const PlainKey& key, Known& known, const Tonight& one,
                            bool is_met_anew, std::span<const Exception> exceptions) {
    const auto duty = known.duties.find(key);
    Duty* const before = duty == known.duties.end() ? nullptr : &duty->second;
    const PlainStanding* now = find(one.now, key);
    const std::set<std::int64_t> over =
        now == nullptr ? std::set<std::int64_t>() : exceptions_over(*now, id, key, tonight().as_at, exceptions);
    const bool was_open = before != nullptr && before->stands.is_open;
    const bool is_open = now != nullptr && now->is_open;
    const bool is_other = before == nullptr || now == nullptr || before->stands.seen != now->seen;
    const bool has_other_team = known.team != one.now.team;
    if (!is_other && !has_other_team && before->exceptions == over) {
        before->judged = number();
        return;
    }
    const auto left = known.left_open.find(key);
    const Day since = was_open                                   ? before->since
                      : is_open && left != known.left_open.end() ? left->second
                                                                 : tonight().as_at;
    if (was_open || is_open) {
        const auto why = one.now.unasked.find(key.first);
        const std::string to = now != nullptr ? words_of(*now) : why == one.now.unasked.end() ? "-" : why->second;
        const PlainStanding* stood = before == nullptr ? nullptr : &before->stands;
        std::string change = place(id, stood == nullptr ? now->rule : stood->rule, key) + ": " +
                             (stood == nullptr ? "-" : words_of(*stood)) + " -> " + to + " since " + iso(since);
        // The service is there as soon as a procedure asks about it.
        if (is_met_anew)
            change += id == service && number() > 0 ? " | procedure-changed" : " | record-changed";
        else {
            const std::size_t judged = before == nullptr ? known.judged : before->judged;
            change += causes_on(id, one.ways.at(judged), judged, stood, key);
        }
        std::string beside = was_open && is_open ? exceptions_between(*before, over, *now) : "";
        if (was_open && is_open && before->team != one.now.team) beside += " | record-changed";
        change += beside;
        const bool is_left_out = now == nullptr && !is_judged_by(stood->procedure);
        if (!is_open)
            return closing_.push_back({id, key, change, before->judged == known.judged, is_left_out, &one.now});
        const bool was_told = stood != nullptr && stood->state != State::cannot_tell;
        const bool is_again = ever_open_.contains({id, key});
        // That other exceptions hold, or none, is not told where none began and none ended.
        if (is_other || !beside.empty())
            said_.changes.push_back((now->state == State::cannot_tell && was_told ? "became-cannot-tell "
                                     : was_open                                   ? "updated "
                                     : is_again                                   ? "reopened "
                                                                                  : "new ") +
                                    change);
        ever_open_.insert({id, key});
    }
    if (now == nullptr)
        known.duties.erase(key);
    else
        known.duties[key] = {*now, since, one.now.team, over, number()};
}

/// What would be over is, unless the exports cannot be believed tonight: then it is held as it was.
void PlainNights::settle_closings() {
    for (const Closing& one : closing_) {
        auto& duties = known_.at(one.id).duties;
        if (said_.has_shrunk || one.is_left_out) {
            const std::string why = one.is_left_out ? " | procedure-changed" : " | not-in-export";
            if (one.is_first) said_.changes.push_back("held " + one.change.substr(0, one.change.find(" |")) + why);
            continue;
        }
        said_.changes.push_back("resolved " + one.change);
        if (const PlainStanding* now = find(*one.now, one.key))
            duties[one.key] = {*now, {}, one.now->team, {}, number()};
        else
            duties.erase(one.key);
    }
}

/// More than a tenth of the known cases is missing, or all of an export that held at least five.
bool PlainNights::find_shrunk(const Cases& all) const {
    if (tonight().accepts_missing) return false;
    std::size_t known_cases = 0;
    std::size_t missing = 0;
    std::map<std::string, std::pair<std::size_t, std::size_t>> files; // known, missing
    for (const auto& [id, known] : known_) {
        if (known.is_gone || id == service) continue;
        const std::size_t is_missing = all.contains(id) ? 0 : 1;
        ++known_cases;
        missing += is_missing;
        ++files[known.file].first;
        files[known.file].second += is_missing;
    }
    if (missing * 10 > known_cases) return true;
    return std::ranges::any_of(
        files, [](const auto& one) { return one.second.first >= 5 && one.second.first == one.second.second; });
}

bool PlainNights::is_judged_by(const std::string& procedure) const {
    return tonight().accepts_missing ||
           std::ranges::any_of(tonight().rulebook->procedures(), [&](const auto& one) { return one->id == procedure; });
}

bool PlainNights::is_service_asked_about() const {
    return std::ranges::any_of(tonight().rulebook->procedures(), [](const auto& procedure) {
        return std::ranges::any_of(procedure->rules, [](const auto& rule) { return rule->of_service; });
    });
}

void PlainNights::look_for_missing(const Cases& all) {
    for (auto& [id, known] : known_) {
        if (known.is_gone || all.contains(id)) continue;
        // A case that stands in a file and is not judged was refused, whatever is wrong with it.
        const bool is_unread = tonight().is_cut_short || tonight().refused.contains(id) || tonight().cases.contains(id);
        const bool is_left_out = std::ranges::none_of(
            known.duties, [&](const auto& duty) { return is_judged_by(duty.second.stands.procedure); });
        if (id == service && !is_service_asked_about())
            leave_out(id, known, !said_.has_shrunk && !is_left_out, "procedure-changed");
        else
            leave_out(id, known, !said_.has_shrunk && !is_unread, is_unread ? "not-read" : "not-in-export");
    }
}

void PlainNights::leave_out(const std::string& id, Known& known, bool is_believed, const std::string& why) {
    for (const auto& [key, duty] : known.duties)
        if (duty.stands.is_open && (is_believed || !known.is_told_away))
            said_.changes.push_back((is_believed ? "resolved " : "held ") + place(id, duty.stands.rule, key) + ": " +
                                    words_of(duty.stands) + " -> - since " + iso(duty.since) + " | " + why);
    known.is_told_away = true;
    known.is_gone = is_believed;
    if (!is_believed) return;
    for (const auto& [key, duty] : known.duties)
        if (duty.stands.is_open && id != service) known.left_open[key] = duty.since;
    known.duties.clear();
}

std::string PlainNights::change_line(const Transition& one) {
    std::string line = std::string(name_of(one.category)) + " " +
                       place(one.duty.case_id, one.duty.rule, {one.duty.fingerprint, one.duty.ordinal}) + ": " +
                       state_words(one.from, one.from_reason) + " -> " + state_words(one.to, one.to_reason) +
                       " since " + (one.open_since ? iso(*one.open_since) : "-");
    for (const Cause& cause : one.causes) {
        line += " | " + std::string(name_of(cause.kind));
        const bool is_exception = cause.kind == CauseKind::exception_began || cause.kind == CauseKind::exception_ended;
        if (is_exception) line += " " + cause.what.substr(0, cause.what.find(','));
    }
    return line;
}

} // namespace abide::tests
