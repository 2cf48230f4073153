// Holds cases against an audit's conditions, in three values: yes, no, and cannot tell.
#include "command/audits/population.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "model/value_text.hpp"

namespace abide {

namespace {

[[noreturn]] void refuse(const std::string& written, const std::string& why) {
    throw Error(Exit::usage, "--where " + quoted(printable(written)) + ": " + why);
}

std::vector<std::string> parted(std::string_view list) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t comma = std::min(list.find(','), list.size());
        parts.emplace_back(trim(list.substr(0, comma)));
        if (comma == list.size()) return parts;
        list.remove_prefix(comma + 1);
    }
}

FactRef expect_fact(const std::string& written, const std::string& path, const Dictionary& dictionary) {
    const std::size_t dot = path.find('.');
    if (dot == std::string::npos) refuse(written, "write RECORD.FACT=VALUE, such as referral.need-code=N1");
    const std::string record = path.substr(0, dot);
    const std::optional<RecordTypeId> type = dictionary.find(record);
    if (!type) {
        const std::string help = did_you_mean(record, dictionary.record_names());
        refuse(written, "there is no record " + quoted(record) + (help.empty() ? "" : "; " + help));
    }
    const std::string name = path.substr(dot + 1);
    const std::optional<FactId> fact = dictionary.find(*type, name);
    if (!fact) {
        const std::vector<std::string> known = dictionary.fact_names(*type);
        const std::string help = did_you_mean(name, known);
        refuse(written, one(record) + " has no fact " + quoted(name) + "; " +
                            (help.empty() ? "it has " + list_of(known) : help));
    }
    return {*type, *fact};
}

/// Work that is open until the day in this fact.
struct Work {
    std::string_view record;
    std::string_view ends;
};

constexpr std::array<Work, 9> kinds_of_work = {{{"referral", "closed-date"},
                                                {"concern", "closed-date"},
                                                {"section-47", "ended-date"},
                                                {"child-status", "end"},
                                                {"child-plan", "end"},
                                                {"diversion-plan", "ended-date"},
                                                {"intervention-plan", "ended"},
                                                {"looked-after-period", "end"},
                                                {"allocation", "end"}}};

constexpr int years_of_a_child = 18;

/// A text as it is written; what other values are, without the words of a record.
std::string text_in(const Fact& fact, const Value& value) {
    return fact.type == FactType::text ? fold_space(value.text()) : value_text(fact, value);
}

} // namespace

PopulationCondition read_condition(const std::string& written, const Dictionary& dictionary) {
    const std::size_t equals = written.find('=');
    if (equals == std::string::npos) refuse(written, "write RECORD.FACT=VALUE, such as referral.need-code=N1");
    PopulationCondition condition;
    condition.written = fold_space(written);
    condition.fact = expect_fact(written, std::string(trim(written.substr(0, equals))), dictionary);
    condition.values = parted(std::string_view(written).substr(equals + 1));
    const Fact& fact = dictionary.fact(condition.fact);
    if (fact.type == FactType::date || fact.type == FactType::reference)
        refuse(written, "cases are drawn by codes, numbers and texts, and " + dictionary.path(condition.fact) + " is " +
                            std::string(fact.type == FactType::date ? "a date" : "a reference"));
    for (const std::string& value : condition.values) {
        if (value.empty()) refuse(written, "a value is missing behind the = or beside a comma");
        if (fact.type == FactType::number && value.find_first_not_of("0123456789") != std::string::npos)
            refuse(written, quoted(value) + " is no whole number, and " + dictionary.path(condition.fact) + " is one");
        if (fact.type != FactType::code || code_index(fact, value)) continue;
        const std::string help = did_you_mean(value, fact.codes);
        refuse(written, quoted(value) + " is no value of " + dictionary.path(condition.fact) + "; " +
                            (help.empty() ? "there are " + list_of(fact.codes) : help));
    }
    return condition;
}

const std::string_view Population::open_means =
    "case.closed is not on or before that day; the child is under 18 then, by at least one reading of the birth date, "
    "and has not died; and not all recorded work (concerns, enquiries, statuses, plans, periods of being looked after, "
    "allocations, and referrals that raised no concern) has ended. What is not recorded leaves nobody out.";

Population::Population(const Dictionary& dictionary, std::vector<PopulationCondition> conditions, Day as_at)
    : dictionary_(&dictionary), conditions_(std::move(conditions)), as_at_(as_at) {}

void Population::take(const Case& one) {
    if (one.is_service) return;
    ++found_.read;
    why_.clear();
    const Fits closed = is_closed(one);
    if (closed == Fits::yes) {
        ++found_.closed;
        return;
    }
    const Fits child = is_child(one);
    if (child == Fits::no) {
        ++found_.no_longer_child;
        return;
    }
    if (has_all_work_ended(one)) {
        ++found_.work_ended;
        return;
    }
    const Fits fitting = fits(one);
    if (fitting == Fits::no) {
        ++found_.not_fitting;
    } else if (fitting == Fits::yes && closed == Fits::no) {
        found_.order.emplace_back(one.id);
        if (child == Fits::unknown) ++found_.age_unknown;
    } else {
        found_.unclear.push_back({std::string(one.id), why_});
    }
}

void Population::put_into(Audit& audit) {
    std::ranges::sort(found_.unclear, {}, &UnclearCase::id);
    audit.read = found_.read;
    audit.closed = found_.closed;
    audit.no_longer_child = found_.no_longer_child;
    audit.work_ended = found_.work_ended;
    audit.age_unknown = found_.age_unknown;
    audit.open_means = open_means;
    audit.not_fitting = found_.not_fitting;
    audit.order = std::move(found_.order);
    audit.unclear = std::move(found_.unclear);
}

Population::Fits Population::cannot_tell(FactRef fact, std::string_view why) {
    if (why_.empty()) why_ = dictionary_->path(fact).append(" ").append(why);
    return Fits::unknown;
}

Population::Fits Population::is_closed(const Case& one) {
    const std::optional<FactId> closed = dictionary_->find(Dictionary::case_type, "closed");
    if (!closed || one.records.empty()) return Fits::no;
    const FactRef fact{Dictionary::case_type, *closed};
    const Value& value = one.records.front().value(*closed);
    switch (value.state) {
    case Known::absent:
        return one.not_exported != nullptr && one.not_exported->has(fact) ? cannot_tell(fact, "is not exported")
                                                                          : Fits::no;
    case Known::unreadable: return cannot_tell(fact, "cannot be read");
    case Known::conflict: return cannot_tell(fact, "is recorded twice, in different ways");
    case Known::known: break;
    }
    if (value.when.last <= as_at_) return Fits::yes;
    return value.when.first > as_at_ ? Fits::no : cannot_tell(fact, "is not known to the day");
}

/// No: by whatever reading of the birth date 18 or older on that day, or known to have died by then.
Population::Fits Population::is_child(const Case& one) const {
    const std::optional<RecordTypeId> child = dictionary_->find("child");
    const std::optional<FactId> born = child ? dictionary_->find(*child, "born") : std::nullopt;
    const std::optional<FactId> died = child ? dictionary_->find(*child, "died") : std::nullopt;
    if (!born || !died) return Fits::unknown;
    Fits is_young = Fits::unknown;
    for (std::size_t i = 0; i < one.own_records; ++i) {
        const Record& record = one.records[i];
        if (record.type != *child) continue;
        if (const Value& death = record.value(*died); death.is_known() && death.when.last <= as_at_) return Fits::no;
        const Value& birth = record.value(*born);
        if (!birth.is_known()) continue;
        if (birth.when.last <= as_at_ && age_on(birth.when.last, as_at_) >= years_of_a_child) return Fits::no;
        if (birth.when.first > as_at_ || age_on(birth.when.first, as_at_) < years_of_a_child) is_young = Fits::yes;
    }
    return is_young;
}

/// Whether some work is recorded by then and all of it is known to have ended by then.
bool Population::has_all_work_ended(const Case& one) const {
    bool has_work = false;
    for (std::size_t i = 0; i < one.own_records; ++i) {
        const Record& record = one.records[i];
        const auto* const kind = std::ranges::find(kinds_of_work, dictionary_->type(record.type).name, &Work::record);
        if (kind == kinds_of_work.end() || lies_ahead(record)) continue;
        has_work = true;
        const std::optional<FactId> ends = dictionary_->find(record.type, kind->ends);
        const bool has_ended = ends && record.value(*ends).is_known() && record.value(*ends).when.last <= as_at_;
        if (!has_ended && !is_carried_by_a_concern(one, static_cast<RecordIndex>(i))) return false;
    }
    return has_work;
}

/// A referral goes by the concerns it raised; one that raised none is open until it is closed.
bool Population::is_carried_by_a_concern(const Case& one, RecordIndex referral) const {
    const std::optional<RecordTypeId> concern = dictionary_->find("concern");
    const std::optional<FactId> raised_by = concern ? dictionary_->find(*concern, "referral") : std::nullopt;
    if (!raised_by) return false;
    return std::ranges::any_of(one.records.begin(), one.records.begin() + static_cast<std::ptrdiff_t>(one.own_records),
                               [&](const Record& record) {
                                   if (record.type != *concern || lies_ahead(record)) return false;
                                   const Value& value = record.value(*raised_by);
                                   return value.is_known() && value.target() == referral;
                               });
}

Population::Fits Population::fits(const Case& one) {
    std::set<RecordTypeId> types;
    for (const PopulationCondition& condition : conditions_) types.insert(condition.fact.record);
    Fits all = Fits::yes;
    for (const RecordTypeId type : types) {
        const Fits of_type = fits(one, type);
        if (of_type == Fits::no) return Fits::no;
        if (of_type == Fits::unknown) all = Fits::unknown;
    }
    return all;
}

Population::Fits Population::fits(const Case& one, RecordTypeId type) {
    Fits any = Fits::no;
    bool has_record = false;
    for (const Record& record : one.records) {
        if (record.type != type || lies_ahead(record)) continue;
        has_record = true;
        const Fits of_record = fits(one, record);
        if (of_record == Fits::yes) return Fits::yes;
        if (of_record == Fits::unknown) any = Fits::unknown;
    }
    if (has_record || one.not_exported == nullptr || !one.not_exported->has(type)) return any;
    if (why_.empty()) why_ = dictionary_->type(type).name + " is not exported";
    return Fits::unknown;
}

Population::Fits Population::fits(const Case& one, const Record& record) {
    Fits all = Fits::yes;
    for (const PopulationCondition& condition : conditions_) {
        if (condition.fact.record != record.type) continue;
        const Fact& fact = dictionary_->fact(condition.fact);
        const Value& value = record.value(condition.fact.fact);
        if (value.is_known()) {
            if (std::ranges::find(condition.values, text_in(fact, value)) == condition.values.end()) return Fits::no;
            continue;
        }
        const bool is_exported = one.not_exported == nullptr || !one.not_exported->has(condition.fact);
        all = cannot_tell(condition.fact, value.state == Known::unreadable ? "cannot be read"
                                          : value.state == Known::conflict ? "is recorded twice, in different ways"
                                          : is_exported                    ? "is not recorded"
                                                                           : "is not exported");
    }
    return all;
}

/// Of a later day than the drawing: an earlier one can be drawn again.
bool Population::lies_ahead(const Record& record) const {
    const RecordType& type = dictionary_->type(record.type);
    if (!type.dated || type.planned) return false;
    const Value& date = record.value(*type.dated);
    return date.is_known() && date.when.first > as_at_;
}

} // namespace abide
