// What a run's cases come from besides the exports, so that what came of them can be used another night.
#include "command/run.hpp"

namespace abide {

void Run::put_wants(const Listener& listener, Packer& into) const {
    into.flag(static_cast<bool>(listener.counted));
    into.flag(static_cast<bool>(listener.note));
    into.flag(static_cast<bool>(listener.examine));
    into.flag(listener.detail == Detail::full);
    for (std::size_t number = 0; number < rule_numbers_->size(); ++number)
        for (std::size_t state = 0; state < state_count; ++state) {
            const RuleNumbers::Of& of = *rule_numbers_->rule(number);
            into.number(
                static_cast<std::uint64_t>(listener.wanted(*of.procedure, *of.rule, static_cast<State>(state))));
        }
}

void Run::open_cache(const Listener& listener) {
    rule_numbers_.emplace(procedures_);
    Packer all;
    all.text(digest_of_program().text());
    all.text(rulebook_->ground());
    all.text(calendar_->sha256);
    all.day(request_.known_at);
    for (const Procedure* procedure : procedures_) all.text(procedure->id + " " + procedure->sha256);
    put_wants(listener, all);
    circumstances_ = digest_of({all.bytes()});
    reuse_.emplace(request_.cache, circumstances_, diagnostics_);
}

std::string Run::circumstances_of(const Export& one) const {
    Packer all;
    all.text(circumstances_.text());
    for (const Procedure* procedure : one.procedures) all.text(procedure->id);
    return all.bytes();
}

void Run::use_cache(const Export& one, const Listener& listener, Crew& crew) {
    crew.keeper = &*reuse_;
    crew.circumstances = circumstances_of(one);
    crew.write_down = [this](const CasePlace& place, const CaseWork& work, Packer& into) {
        return put_case(static_cast<const CaseVerdicts&>(work), place, *rule_numbers_, into);
    };
    crew.read_back = [this, &listener](const CasePlace& place, std::string_view kept) -> std::unique_ptr<CaseWork> {
        auto made = take_case(
            place, *rule_numbers_,
            {request_.as_at, calendar_->calendar, [this](std::string_view id) { return has_case(id); }}, kept);
        if (!made || !listener.examine) return made;
        made->examined = listener.examine(0, nullptr, *made);
        return made->examined ? std::move(made) : nullptr;
    };
}

} // namespace abide
