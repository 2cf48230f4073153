// What is wrong with an audit before it is drawn, and with an entry before it is recorded: nothing that contradicts
// what is recorded already is taken.
#include <algorithm>

#include "base/words.hpp"
#include "history/actions.hpp"
#include "history/audits.hpp"
#include "history/drawing.hpp"
#include "history/longest_words.hpp"
#include "history/roles.hpp"

namespace abide {

namespace {

void add(std::vector<std::string>& faults, std::string fault) {
    if (!fault.empty()) faults.push_back(std::move(fault));
}

void check_length(const char* whose, const std::string& text, std::vector<std::string>& faults) {
    const std::string fault = fault_of_length(whose, text, longest_reason);
    if (!fault.empty()) faults.push_back(fault + ".");
}

/// Checks one entry against how its audit stands without it.
class EntryCheck {
  public:
    EntryCheck(const AuditEntry& entry, const Audit& audit, std::span<const AuditEntry> entries)
        : entry_(&entry), audit_(&audit), entries_(entries), standing_(standing_of(audit, entries)) {
        const auto at = static_cast<std::size_t>(entry.place);
        if (at > 0 && at <= standing_.cases.size()) case_ = &standing_.cases[at - 1];
    }

    std::vector<std::string> check(Day today) {
        check_words();
        const bool is_panel = entry_->kind == AuditEntryKind::panel;
        if (!is_panel && today < entry_->on)
            say("It would have been on " + iso(entry_->on) + ", a day that has not come.");
        if (entry_->on < audit_->as_at)
            say("It would have been on " + iso(entry_->on) + ", and the cases were drawn as at " + iso(audit_->as_at) +
                ".");
        check_kind();
        return std::move(faults_);
    }

  private:
    void say(std::string fault) { faults_.push_back(std::move(fault)); }

    void check_words() {
        add(faults_, fault_of_answering_role("The role", entry_->by));
        add(faults_, fault_of_role("The agency", entry_->agency));
        check_length("The reason", entry_->reason, faults_);
    }

    void check_kind() {
        switch (entry_->kind) {
        case AuditEntryKind::consent: return check_consent();
        case AuditEntryKind::agency: return check_agency(true);
        case AuditEntryKind::not_taking_part: return check_agency(false);
        case AuditEntryKind::requested: return check_sheet(false);
        case AuditEntryKind::received: return check_sheet(true);
        case AuditEntryKind::child_feedback: return check_heard(case_of().child);
        case AuditEntryKind::parent_feedback: return check_heard(case_of().parent);
        case AuditEntryKind::family_feedback: return check_heard(case_of().family);
        case AuditEntryKind::child_not_heard: return check_not_heard(case_of().child);
        case AuditEntryKind::parent_not_heard: return check_not_heard(case_of().parent);
        case AuditEntryKind::family_not_heard: return check_not_heard(case_of().family);
        case AuditEntryKind::audited: return once(case_of().audited_without_sheet);
        case AuditEntryKind::panel: return check_panel();
        case AuditEntryKind::circulated: return check_circulated();
        case AuditEntryKind::discussed: return check_discussed();
        case AuditEntryKind::taken_out: return check_taken_out();
        case AuditEntryKind::struck: return check_struck();
        }
    }

    [[nodiscard]] const SelectedCase& case_of() const {
        static const SelectedCase none;
        return case_ == nullptr ? none : *case_;
    }

    void once(const std::optional<Day>& already) {
        expect_consent();
        if (already) say("That is recorded already, of " + iso(*already) + "; strike that entry if it is wrong.");
    }

    /// Who was not heard before may be heard later.
    void check_heard(const Hearing& before) {
        once(before.heard == Heard::yes ? std::optional(before.on) : std::nullopt);
        if (before.heard == Heard::no && entry_->on < before.on)
            say("It is recorded that by " + iso(before.on) + " nobody had been heard, and this was before.");
    }

    void check_not_heard(const Hearing& before) {
        if (entry_->reason.empty()) say("It does not say why, --reason; no page tells it.");
        once(before.heard == Heard::no ? std::optional(before.on) : std::nullopt);
        if (before.heard == Heard::yes)
            say("It is recorded that somebody was heard, on " + iso(before.on) + "; strike that entry if it is wrong.");
    }

    void expect_consent() {
        const SelectedCase& one = case_of();
        if (one.consent != Consent::yes)
            say("The family of " + one.id + " has not agreed: " + consent_words(one) + ".");
        else if (entry_->on < *one.answered)
            say("The family of " + one.id + " agreed on " + iso(*one.answered) + ", and this was before.");
    }

    static std::string consent_words(const SelectedCase& one) {
        return one.consent == Consent::waiting ? "nobody has answered yet"
                                               : spoken(name_of(one.consent)) + ", " + iso(*one.answered);
    }

    void check_consent() {
        const SelectedCase& one = case_of();
        if (entry_->by.empty()) say("It does not say which role had the answer, --by; a role, never a name.");
        if (one.consent == entry_->consent)
            say("That is recorded already, of " + iso(*one.answered) + "; strike that entry if it is wrong.");
        if (one.answered && entry_->on < *one.answered)
            say("The answer before was of " + iso(*one.answered) + ", and this one would be earlier.");
        if (entry_->consent == Consent::withdrawn && one.consent != Consent::yes)
            say("Only consent that was given can be withdrawn: " + consent_words(one) + ".");
        if (entry_->consent == Consent::no && one.consent == Consent::yes)
            say("The family had agreed on " + iso(*one.answered) + ": write withdrawn.");
        if (entry_->consent == Consent::not_asked && entry_->reason.empty())
            say("It does not say why the family is not asked, --reason.");
        if (entry_->is_not_replaced && !is_refused(entry_->consent)) say("Nobody would take the place of it anyway.");
    }

    [[nodiscard]] const AuditAgency* agency() const {
        const auto found = std::ranges::find(standing_.agencies, entry_->agency, &AuditAgency::name);
        return found == standing_.agencies.end() ? nullptr : &*found;
    }

    void check_agency(bool takes_part) {
        if (entry_->agency.empty()) say("It does not say which agency.");
        if (!takes_part && entry_->reason.empty()) say("It does not say why the agency cannot take part.");
        const AuditAgency* known = agency();
        if (known != nullptr && known->takes_part == takes_part)
            say(entry_->agency + (takes_part ? " takes part already." : " is recorded as not taking part already."));
        if (takes_part || known == nullptr) return;
        for (const SelectedCase& one : standing_.cases)
            if (find_sheet(one, true) != nullptr) return say(entry_->agency + " has sent sheets in.");
    }

    [[nodiscard]] const AuditSheet* find_sheet(const SelectedCase& one, bool is_in) const {
        for (const AuditSheet& sheet : one.sheets)
            if (sheet.agency == entry_->agency && (is_in ? sheet.received : sheet.requested).has_value()) return &sheet;
        return nullptr;
    }

    void check_sheet(bool is_received) {
        const AuditAgency* known = agency();
        if (known == nullptr) {
            const std::string help = did_you_mean(entry_->agency, standing_.taking_part());
            say(entry_->agency.empty()
                    ? "It does not say whose sheet, --agency."
                    : "No agency " + quoted(entry_->agency) + " takes part" + (help.empty() ? "." : "; " + help));
        } else if (!known->takes_part) {
            say(known->name + " does not take part: " + known->reason);
        }
        expect_consent();
        if (const AuditSheet* sheet = find_sheet(case_of(), is_received); sheet != nullptr)
            say("That is recorded already, of " + iso(is_received ? *sheet->received : *sheet->requested) +
                "; strike that entry if it is wrong.");
    }

    void check_panel() {
        if (standing_.panel == entry_->on) say("That is recorded already.");
        if (standing_.counts.discussed > 0)
            say("The panel has met: " + cases_were(standing_.counts.discussed, "discussed") + ".");
    }

    void check_circulated() {
        if (standing_.counts.audited == 0) say("No sheet has come in yet.");
        if (standing_.circulated) say("That is recorded already, of " + iso(*standing_.circulated) + ".");
    }

    void check_discussed() {
        once(case_of().discussed);
        if (!case_of().is_audited())
            say(case_of().id + " has not been audited: no sheet of it came in, and nothing else says so.");
        if (!standing_.panel)
            say("No day is set on which the panel meets.");
        else if (entry_->on < *standing_.panel)
            say("The panel meets on " + iso(*standing_.panel) + ", and this was before.");
    }

    void check_taken_out() {
        if (case_of().consent != Consent::withdrawn)
            say("That is for a case whose family withdrew: " + consent_words(case_of()) + ".");
        if (case_of().taken_out) say("That is recorded already, of " + iso(*case_of().taken_out) + ".");
    }

    void check_struck() {
        if (entry_->reason.empty()) say("It does not say what was wrong, --reason.");
        const std::vector<AuditEntry> own = entries_of(*audit_, entries_);
        if (std::ranges::find(own, entry_->strikes, &AuditEntry::number) == own.end())
            return say("This audit has no such entry, or it was struck already.");
        std::vector<AuditEntry> without = own;
        std::erase_if(without, [&](const AuditEntry& one) { return one.number == entry_->strikes; });
        const std::size_t selected = standing_of(*audit_, without).cases.size();
        for (const AuditEntry& one : without)
            if (one.place > static_cast<std::int64_t>(selected))
                return say("The case that took the place has entries of its own, of " + iso(one.on) + ".");
    }

    const AuditEntry* entry_;
    const Audit* audit_;
    std::span<const AuditEntry> entries_;
    AuditStanding standing_;
    const SelectedCase* case_ = nullptr;
    std::vector<std::string> faults_;
};

} // namespace

std::vector<std::string> check_new_audit(const Audit& audit, const AuditRecords& kept) {
    std::vector<std::string> faults;
    add(faults, fault_of_label("The audit's id", audit.id));
    if (const auto same = std::ranges::find(kept.audits, audit.id, &Audit::id); same != kept.audits.end())
        faults.push_back("There is an audit " + audit.id + " already, drawn " + same->drawn +
                         "; cases are drawn once, and another audit has an id of its own.");
    add(faults, fault_of_seed(audit.seed));
    if (audit.board.empty()) faults.emplace_back("It does not say whose audit it is, --board.");
    if (audit.theme.empty()) faults.emplace_back("It does not say what it is about, --theme.");
    if (audit.by.empty()) faults.emplace_back("It does not say which role has it drawn, --by; a role, never a name.");
    add(faults, fault_of_answering_role("The role", audit.by));
    add(faults, fault_of_role("The board", audit.board));
    if (audit.size < 1) faults.emplace_back("It does not say how many cases are drawn, --size: a number from 1.");
    check_length("The theme", audit.theme, faults);
    check_length("What set it off", audit.trigger, faults);
    check_length("What it aims at", audit.aims, faults);
    return faults;
}

std::vector<std::string> check_new_entry(const AuditEntry& entry, const Audit& audit,
                                         std::span<const AuditEntry> entries, Day today) {
    return EntryCheck(entry, audit, entries).check(today);
}

} // namespace abide
