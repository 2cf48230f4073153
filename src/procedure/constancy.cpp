// Whether a condition can come out both ways: every combination of what its facts can say is looked through.
//
// A coded fact is one of its codes; a comparison is less, equal or more; anything else is yes or no by itself. What two
// facts have to do with each other is not known here, so a condition called constant truly is, while one that is not
// called so may be all the same.
#include <algorithm>
#include <map>
#include <string>

#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::size_t most_combinations = 4096;

/// A condition spelled out, so that two that ask the same thing are known as one.
std::string spell(const Condition& condition) {
    std::string text = "(" + std::to_string(static_cast<int>(condition.form)) + " " +
                       std::to_string(static_cast<int>(condition.op)) + " " + condition.fact.written + " " +
                       condition.other.written + " " + std::to_string(condition.record);
    if (condition.has_link)
        text += " by " + std::to_string(condition.link.record) + "." + std::to_string(condition.link.fact);
    if (condition.setting != nullptr) text += " " + condition.setting->id;
    for (const std::int32_t code : condition.codes) text += " " + std::to_string(code);
    for (const Condition& part : condition.parts) text += spell(part);
    return text + ")";
}

std::string subject_of(const Condition& condition) {
    Condition asked = condition;
    asked.form = Condition::Form::count;
    asked.op = Condition::Op::equal;
    asked.setting = nullptr;
    return spell(asked);
}

/// One thing that can be known in several ways.
struct Unknown {
    std::string key;
    std::size_t ways = 2;
};

Unknown unknown_of(const Condition& condition, const Dictionary& dictionary) {
    using Form = Condition::Form;
    switch (condition.form) {
    case Form::is: return {"code " + condition.fact.written, dictionary.fact(condition.fact.fact).codes.size()};
    case Form::recorded:
    case Form::not_recorded: return {"recorded " + condition.fact.written, 2};
    case Form::compare:
    case Form::age: {
        const std::string with =
            condition.setting != nullptr ? "setting " + condition.setting->id : condition.other.written;
        return {"compare " + condition.fact.written + " " + condition.other.written + " " + with, 3};
    }
    case Form::exists:
    case Form::none: return {"some " + subject_of(condition), 2};
    case Form::count: return {"count " + subject_of(condition) + condition.setting->id, 3};
    case Form::in_conflict: return {"conflict " + condition.fact.written + " " + condition.other.written, 2};
    default: return {"limit " + condition.fact.written, 2};
    }
}

/// False when a part of it did not compile.
bool is_whole(const Condition& condition) {
    switch (condition.form) {
    case Condition::Form::all:
    case Condition::Form::any:
    case Condition::Form::negation:
        return !condition.parts.empty() && std::all_of(condition.parts.begin(), condition.parts.end(), is_whole);
    case Condition::Form::exists:
    case Condition::Form::none: return true;
    case Condition::Form::count: return condition.setting != nullptr;
    case Condition::Form::in_conflict: return !condition.fact.written.empty() && condition.has_other;
    case Condition::Form::compare:
    case Condition::Form::age:
        return !condition.fact.written.empty() && (condition.has_other || condition.setting != nullptr);
    default: return !condition.fact.written.empty();
    }
}

bool is_group(const Condition& condition) {
    return condition.form == Condition::Form::all || condition.form == Condition::Form::any ||
           condition.form == Condition::Form::negation;
}

/// The combinations of everything some conditions turn on.
class Combinations {
  public:
    explicit Combinations(const Dictionary& dictionary) : dictionary_(dictionary) {}

    void add(const Condition& condition) {
        if (is_group(condition)) {
            for (const Condition& part : condition.parts) add(part);
            return;
        }
        const Unknown unknown = unknown_of(condition, dictionary_);
        if (index_.emplace(unknown.key, ways_.size()).second) {
            ways_.push_back(std::max<std::size_t>(1, unknown.ways));
            picked_.push_back(0);
        }
    }

    [[nodiscard]] bool are_too_many() const {
        std::size_t product = 1;
        for (const std::size_t ways : ways_) {
            product *= ways;
            if (product > most_combinations) return true;
        }
        return false;
    }

    /// Goes on to the next combination; false behind the last.
    bool next() {
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            if (++picked_[i] < ways_[i]) return true;
            picked_[i] = 0;
        }
        return false;
    }

    [[nodiscard]] bool holds(const Condition& condition) const {
        const auto part_holds = [this](const Condition& part) { return holds(part); };
        switch (condition.form) {
        case Condition::Form::all: return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
        case Condition::Form::any: return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
        case Condition::Form::negation: return std::none_of(condition.parts.begin(), condition.parts.end(), part_holds);
        default: return leaf_holds(condition, picked_[index_.at(unknown_of(condition, dictionary_).key)]);
        }
    }

  private:
    static bool leaf_holds(const Condition& condition, std::size_t way) {
        switch (condition.form) {
        case Condition::Form::is:
            return std::find(condition.codes.begin(), condition.codes.end(), static_cast<std::int32_t>(way)) !=
                   condition.codes.end();
        case Condition::Form::not_recorded:
        case Condition::Form::none: return way == 0;
        case Condition::Form::compare:
        case Condition::Form::age:
        case Condition::Form::count: return compares(condition.op, way);
        default: return way == 1;
        }
    }

    /// Ways: 0 less, 1 equal, 2 more.
    static bool compares(Condition::Op op, std::size_t way) {
        switch (op) {
        case Condition::Op::less: return way == 0;
        case Condition::Op::at_most: return way <= 1;
        case Condition::Op::equal: return way == 1;
        case Condition::Op::at_least: return way >= 1;
        case Condition::Op::more: return way == 2;
        }
        return false;
    }

    const Dictionary& dictionary_;
    std::map<std::string, std::size_t> index_;
    std::vector<std::size_t> ways_;
    std::vector<std::size_t> picked_;
};

} // namespace

Constancy constancy(const Condition& condition, const Dictionary& dictionary) {
    if (!is_whole(condition)) return Constancy::varies;
    Combinations combinations(dictionary);
    combinations.add(condition);
    if (combinations.are_too_many()) return Constancy::varies;
    const bool first = combinations.holds(condition);
    while (combinations.next())
        if (combinations.holds(condition) != first) return Constancy::varies;
    return first ? Constancy::always : Constancy::never;
}

bool can_all_hold(std::span<const Condition* const> conditions, const Dictionary& dictionary) {
    if (!std::all_of(conditions.begin(), conditions.end(), [](const Condition* c) { return is_whole(*c); }))
        return true;
    Combinations combinations(dictionary);
    for (const Condition* condition : conditions) combinations.add(*condition);
    if (combinations.are_too_many()) return true;
    const auto hold = [&](const Condition* condition) { return combinations.holds(*condition); };
    do {
        if (std::all_of(conditions.begin(), conditions.end(), hold)) return true;
    } while (combinations.next());
    return false;
}

} // namespace abide
