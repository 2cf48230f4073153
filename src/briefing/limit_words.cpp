// Says limits by the names that check kinds give their parameters; which kind it is does not matter.
#include "briefing/limit_words.hpp"

#include <algorithm>
#include <cctype>

#include "base/words.hpp"
#include "briefing/rule_words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

// "The day on which category 2 was reached." inside a sentence.
std::string inside_sentence(std::string meaning) {
    if (meaning.ends_with('.')) meaning.pop_back();
    if (!meaning.empty())
        meaning.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(meaning.front())));
    return meaning;
}

// A date by what happened on it: "the strategy meeting", "when the immediate risk was known".
std::string date_words(const FactPath& path, const Dictionary& dictionary) {
    if (path.derived != nullptr)
        return path.derived->meaning.empty() ? "the date " + spoken(path.derived->id)
                                             : inside_sentence(path.derived->meaning);
    const RecordType& type = dictionary.type(path.fact.record);
    const std::string record = record_words(path.fact.record, dictionary);
    if (type.dated == path.fact.fact) return "the " + record;
    const Fact& fact = dictionary.fact(path.fact);
    const std::string name = fact.spoken.empty() ? spoken(fact.name) : fact.spoken;
    return is_question(name) ? name : "the " + record + "'s " + name;
}

std::string time_words(const Setting* setting) {
    if (setting == nullptr) return "a time";
    const std::string words = setting_words(*setting);
    return setting->basis == Basis::document ? words : words + " (" + std::string(words_of(setting->basis)) + ")";
}

class LimitsOfCheck {
  public:
    LimitsOfCheck(const Kind& kind, const Args& args, const Dictionary& dictionary)
        : kind_(kind), args_(args), dictionary_(dictionary) {}

    void add_to(LimitWords& words) const {
        if (const Argument* within = given("within")) add_within(*within, words);
        if (const Argument* ahead = given("ahead"))
            add_once(words.limits, "at least " + time_words(ahead->setting) + " before " + start());
        if (const Argument* then = given("then")) add_repeated(*then, words);
        if (const Argument* cut_off = given("cut-off"))
            add_once(words.limits, "at least " + time_words(cut_off->setting) + " before the " +
                                       record_words(given("to")->record, dictionary_));
        if (const Argument* later = given("later")) add_order(*later, words);
    }

  private:
    // One that is written: what a kind fills in by itself may have the same name.
    [[nodiscard]] const Parameter* parameter(std::string_view name) const {
        const auto found = std::ranges::find_if(kind_.parameters, [&](const Parameter& one) {
            return one.name == name && one.type != ParameterType::implied;
        });
        return found == kind_.parameters.end() ? nullptr : &*found;
    }
    // Null when the rule left it out.
    [[nodiscard]] const Argument* given(std::string_view name) const {
        const Parameter* found = parameter(name);
        if (found == nullptr) return nullptr;
        const auto index = static_cast<std::size_t>(found - kind_.parameters.data());
        return index < args_.values.size() && args_.values[index].given ? &args_.values[index] : nullptr;
    }

    [[nodiscard]] std::string start() const {
        const Argument* begins = given("start");
        if (begins == nullptr) return "the start";
        if (parameter("start")->type == ParameterType::date_fact) {
            std::string words = date_words(begins->fact, dictionary_);
            if (const Argument* earlier = given("or-earlier"))
                words += " or, if that is earlier, " + date_words(earlier->fact, dictionary_);
            return words;
        }
        std::vector<std::string> dates;
        for (const FactPath& path : begins->facts) add_once(dates, date_words(path, dictionary_));
        return dates.size() == 1 ? dates.front() : "the latest of " + list_of(dates);
    }

    // A kind that may wait for a start takes `within` as the time to act before anything is missing.
    void add_within(const Argument& within, LimitWords& words) const {
        if (parameter("if-no-start") != nullptr)
            return add_once(words.looked_for, time_words(within.setting) + " after " + start());
        add_once(words.limits, "within " + time_words(within.setting) + " of " + start());
        for (const Child& child : args_.children)
            for (const Argument& value : child.values)
                if (value.setting != nullptr && value.setting->type == SettingType::duration)
                    words.instead.push_back({"within " + time_words(value.setting), list_of(child.clauses),
                                             condition_words(child.condition, dictionary_)});
    }

    void add_repeated(const Argument& then, LimitWords& words) const {
        const Argument* first = given("first");
        if (first == nullptr) return add_once(words.limits, "every " + time_words(then.setting) + " from " + start());
        add_once(words.limits, "first within " + time_words(first->setting) + " of " + start());
        add_once(words.limits, "then every " + time_words(then.setting));
    }

    // "must precede when the risk was first assessed".
    void add_order(const Argument& later, LimitWords& words) const {
        const Argument* order = given("order");
        const std::vector<std::string> choices = split_words(parameter("order")->of);
        const std::size_t chosen = order == nullptr ? 0 : order->choice;
        add_once(words.limits, spoken(choices.at(chosen)) + " " + date_words(later.fact, dictionary_));
    }

    const Kind& kind_;
    const Args& args_;
    const Dictionary& dictionary_;
};

void add_limits(const Kind& kind, const Args& args, const Dictionary& dictionary, LimitWords& words) {
    LimitsOfCheck(kind, args, dictionary).add_to(words);
    for (const Args::Nested& part : args.parts)
        for (const Args& inner : part.args)
            if (part.kind != nullptr) add_limits(*part.kind, inner, dictionary, words);
}

} // namespace

std::string other_limit_words(const OtherLimit& other) {
    return other.clauses.empty() ? other.words : other.words + " (" + other.clauses + ")";
}

LimitWords limit_words(const Kind& kind, const Args& args, const Dictionary& dictionary) {
    LimitWords words;
    add_limits(kind, args, dictionary, words);
    return words;
}

} // namespace abide
