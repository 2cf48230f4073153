// What is missing, said in words: "the strategy meeting of Tue 10 Mar 2026 does not say who chaired it".
#include "base/words.hpp"
#include "evaluate/spell.hpp"

namespace abide {

namespace {

std::string of_question(const Situation& s, const Missing& missing, const std::string& owner,
                        const std::string& question) {
    const bool is_there = missing.at != no_record && s.record(missing.at).value(*missing.fact).is_known();
    const Value* value = is_there ? &s.record(missing.at).value(*missing.fact) : nullptr;
    switch (missing.cause) {
    case Reason::precision:
        if (value == nullptr) break;
        return "the " + owner + " says only roughly " + question + " (" + long_date(value->when) + ")";
    case Reason::not_exported: return "this system does not export " + question + " (" + owner + ")";
    case Reason::conflict: return "the " + owner + " says in two different ways " + question;
    default: break;
    }
    if (missing.at != no_record && s.record(missing.at).value(*missing.fact).state == Known::unreadable)
        return "it cannot be read in the " + owner + " " + question;
    // Of none of several records: "no attendee says why somebody did not come".
    if (missing.at == no_record && !s.dictionary().type(missing.record).once)
        return "no " + owner + " says " + question;
    return "the " + owner + (is_there ? " leaves open " : " does not say ") + question;
}

std::string of_fact(const Situation& s, const Missing& missing, const std::string& fact) {
    const Value* value = missing.at == no_record ? nullptr : &s.record(missing.at).value(*missing.fact);
    const bool is_known = value != nullptr && value->is_known();
    switch (missing.cause) {
    case Reason::not_exported: return fact + " is not exported";
    case Reason::conflict:
        // Recorded once here, and otherwise elsewhere on the same day.
        if (is_known && value->code >= 0)
            return fact + " says " +
                   s.dictionary()
                       .fact({missing.record, *missing.fact})
                       .spoken_codes[static_cast<std::size_t>(value->code)];
        return fact + " is recorded twice with different values";
    case Reason::precision:
        if (!is_known) return fact + " is not known to the day";
        if (value->when.is_day_known()) return fact + " has no time of day (" + long_date(value->when) + ")";
        return fact + " is known only as " + long_date(value->when);
    default: break;
    }
    if (value != nullptr && value->state == Known::unreadable) return fact + " cannot be read";
    return fact + (is_known ? " leaves it open" : " is not recorded");
}

} // namespace

std::string in_words(const Situation& s, const Missing& missing) {
    const RecordType& type = s.dictionary().type(missing.record);
    if (!missing.fact) {
        if (missing.cause == Reason::not_exported) return "this system does not export any " + type.spoken;
        return "no " + type.spoken + " that counts here is recorded";
    }
    const std::string& fact = s.dictionary().fact({missing.record, *missing.fact}).spoken;
    const bool is_own_date = type.dated && *type.dated == *missing.fact;
    const std::string owner = missing.at == no_record || is_own_date ? type.spoken : s.name_of(missing.at);
    if (is_question(fact)) return of_question(s, missing, owner, fact);
    return of_fact(s, missing, "the " + fact + " of the " + owner);
}

} // namespace abide
