// A verdict as bytes and back: one list of its parts serves both ways, so that neither can forget one.
#include "keep/kept_verdict.hpp"

#include <limits>
#include <string>
#include <utility>

namespace abide {

namespace {

constexpr std::uint64_t severities = 5;
constexpr std::uint64_t bases = 3;
constexpr std::uint64_t units = 8;
constexpr std::uint64_t most_number = std::numeric_limits<std::uint32_t>::max();

/// Where a line stands: in the case itself (counted from its first), elsewhere in its file, or in another file.
enum class Standing : std::uint8_t { in_case, in_file, elsewhere };
constexpr std::uint64_t standings = 3;

/// Goes through the parts and writes each down.
class Putting {
  public:
    Putting(Packer& into, const CasePlace& place) : into_(into), place_(place) {}

    void text(const std::string& value) { into_.text(value); }
    void number(std::uint64_t value) { into_.number(value); }
    void signed_number(int value) { into_.signed_number(value); }
    void day(const std::optional<Day>& value) { into_.day(value); }
    template <typename Word>
    void word(Word value, std::uint64_t /*end*/) {
        into_.number(static_cast<std::uint64_t>(value));
    }
    template <typename Value, typename Part>
    void if_any(const std::optional<Value>& value, const Part& part) {
        into_.flag(value.has_value());
        if (value) part(*value);
    }
    template <typename List, typename Part>
    void each(const List& list, const Part& part) {
        into_.number(list.size());
        for (const auto& one : list) part(one);
    }
    void standing(const std::string& file, std::uint32_t line) {
        const bool is_here = file == place_.file;
        const Standing standing = !is_here             ? Standing::elsewhere
                                  : line < place_.line ? Standing::in_file
                                                       : Standing::in_case;
        word(standing, standings);
        if (!is_here) into_.text(file);
        into_.number(standing == Standing::in_case ? line - place_.line : line);
    }

  private:
    Packer& into_;
    const CasePlace& place_;
};

/// Goes through the parts and fills each in.
class Taking {
  public:
    Taking(Unpacker& from, const CasePlace& place) : from_(from), place_(place) {}

    void text(std::string& value) { value = from_.text(); }
    template <typename Number>
    void number(Number& value) {
        value = static_cast<Number>(from_.number_below(most_number));
    }
    void signed_number(int& value) { value = static_cast<int>(from_.signed_number()); }
    void day(std::optional<Day>& value) { value = from_.day(); }
    template <typename Word>
    void word(Word& value, std::uint64_t end) {
        value = static_cast<Word>(from_.number_below(end));
    }
    template <typename Value, typename Part>
    void if_any(std::optional<Value>& value, const Part& part) {
        value.reset();
        if (from_.flag()) part(value.emplace());
    }
    template <typename List, typename Part>
    void each(List& list, const Part& part) {
        list.resize(from_.count());
        for (auto& one : list) part(one);
    }
    void standing(std::string& file, std::uint32_t& line) {
        Standing standing = Standing::in_case;
        word(standing, standings);
        file = standing == Standing::elsewhere ? from_.text() : place_.file;
        number(line);
        if (standing == Standing::in_case) line += place_.line;
    }

  private:
    Unpacker& from_;
    const CasePlace& place_;
};

/// Everything but which rule it is, the case's id, and what is laid over it tonight: an exception may be over tomorrow.
/// `V` is a Verdict, const to put it.
template <typename Pass, typename V>
void pass_parts(Pass& pass, V& v) {
    const auto text = [&](auto& value) { pass.text(value); };
    const auto state = [&](auto& value) { pass.word(value, state_count); };
    const auto reason = [&](auto& value) { pass.word(value, reason_count); };
    const auto severity = [&](auto& value) { pass.word(value, severities); };
    const auto place = [&](auto& value) { pass.number(value); };

    text(v.edition);
    text(v.subject_record);
    text(v.subject_id);
    pass.standing(v.file, v.line);
    pass.number(v.period);
    state(v.state);
    reason(v.reason);
    severity(v.severity);
    for (auto* day : {&v.began, &v.start, &v.due, &v.done, &v.changes_on}) pass.day(*day);
    pass.signed_number(v.days_over);
    pass.if_any(v.overdue, [&](auto& overdue) {
        pass.signed_number(overdue.due.number);
        pass.word(overdue.unit, units);
    });
    for (auto* sentence : {&v.over, &v.due_words, &v.says, &v.requires_, &v.sum, &v.other_sum, &v.ask, &v.fingerprint})
        text(*sentence);
    for (auto* places : {&v.over_said.in_says, &v.over_said.in_requirement, &v.over_said.in_ask})
        pass.each(*places, place);
    pass.each(v.missing, [&](auto& missing) {
        text(missing.path);
        text(missing.record_id);
        reason(missing.cause);
        text(missing.says);
        text(missing.of);
        pass.word(missing.none_counts, 2);
    });
    pass.each(v.items, [&](auto& item) {
        text(item.id);
        pass.each(item.clauses, text);
        state(item.state);
        reason(item.reason);
        pass.if_any(item.severity, severity);
    });
    pass.each(v.sensitive_to, text);
    state(v.other_reading);
    pass.each(v.settings, [&](auto& setting) {
        text(setting.id);
        text(setting.value);
        pass.word(setting.basis, bases);
    });
    pass.each(v.evidence, [&](auto& evidence) {
        text(evidence.record);
        text(evidence.id);
        text(evidence.fact);
        text(evidence.value);
        pass.standing(evidence.file, evidence.line);
    });
    pass.each(v.alternatives, [&](auto& alternative) {
        text(alternative.path);
        text(alternative.value);
        state(alternative.state);
    });
}

/// Whether `over` stands in a sentence where it is said to.
bool fits(const Verdict& verdict) {
    const auto stands = [&](const std::string& sentence, const std::vector<std::size_t>& places) {
        std::size_t from = 0;
        for (const std::size_t at : places) {
            if (at < from || at > sentence.size() || sentence.compare(at, verdict.over.size(), verdict.over) != 0)
                return false;
            from = at + verdict.over.size();
        }
        return true;
    };
    return !verdict.overdue || (stands(verdict.says, verdict.over_said.in_says) &&
                                stands(verdict.requires_, verdict.over_said.in_requirement) &&
                                stands(verdict.ask, verdict.over_said.in_ask));
}

} // namespace

RuleNumbers::RuleNumbers(std::span<const Procedure* const> procedures) {
    for (const Procedure* procedure : procedures) {
        for (const auto& rule : procedure->rules) {
            numbers_.emplace(rule.get(), rules_.size());
            rules_.push_back({procedure, rule.get()});
        }
    }
}

void put_verdict(const Verdict& verdict, const CasePlace& place, const RuleNumbers& rules, Packer& into) {
    into.number(rules.number(*verdict.rule));
    Putting pass(into, place);
    pass_parts(pass, verdict);
}

std::optional<Verdict> take_verdict(const CasePlace& place, const RuleNumbers& rules, Unpacker& from) {
    const RuleNumbers::Of* of = rules.rule(from.number());
    if (of == nullptr) return std::nullopt;
    Verdict verdict;
    verdict.procedure = of->procedure;
    verdict.rule = of->rule;
    verdict.case_id = place.id;
    Taking pass(from, place);
    pass_parts(pass, verdict);
    if (!from.is_sound() || !fits(verdict)) return std::nullopt;
    return verdict;
}

} // namespace abide
