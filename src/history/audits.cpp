// Puts an audit together from its drawing and its entries: who was selected, and how far each case came.
#include "history/audits.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, 5> consent_names = {"waiting", "yes", "no", "withdrawn", "not-asked"};
constexpr std::array<std::string_view, 17> entry_names = {
    "consent",          "agency",          "not-taking-part", "requested",       "received",
    "child-feedback",   "parent-feedback", "family-feedback", "child-not-heard", "parent-not-heard",
    "family-not-heard", "audited",         "panel",           "circulated",      "discussed",
    "taken-out",        "struck"};
constexpr std::array<std::string_view, 3> heard_words = {"not recorded", "not heard", "heard"};

/// What is recorded of the family tells of its members, and theirs of it: somebody who was heard is of the family, and
/// where nobody of it was, neither the child was nor a parent.
void settle_family(SelectedCase& one) {
    const Hearing recorded = one.family;
    for (Hearing SelectedCase::*whom : {&SelectedCase::child, &SelectedCase::parent}) {
        Hearing& member = one.*whom;
        if (member.heard == Heard::not_recorded && recorded.heard == Heard::no) member = recorded;
        if (member.heard == Heard::yes && one.family.heard != Heard::yes) one.family = member;
    }
    if (one.family.heard == Heard::not_recorded && one.child.heard == Heard::no && one.parent.heard == Heard::no)
        one.family = {Heard::no, std::max(one.child.on, one.parent.on)};
}

/// Puts the entries on, one after the other.
class Standing {
  public:
    explicit Standing(const Audit& audit) : audit_(&audit) {
        const auto first = std::min(static_cast<std::size_t>(audit.size), audit.order.size());
        while (made_.cases.size() < first) select_next(0);
    }

    void take(const AuditEntry& entry) {
        if (entry.place > 0)
            take_of_case(entry);
        else
            take_of_audit(entry);
    }

    AuditStanding finish() {
        for (SelectedCase& one : made_.cases) {
            settle_family(one);
            if (one.consent == Consent::yes) ++made_.counts.consented;
            if (one.is_audited() && !one.taken_out) ++made_.counts.audited;
            if (one.discussed && !one.taken_out) ++made_.counts.discussed;
        }
        made_.counts.selected = made_.cases.size();
        return std::move(made_);
    }

  private:
    void select_next(std::int64_t stands_for) {
        const std::size_t at = made_.cases.size();
        SelectedCase one;
        one.place = static_cast<std::int64_t>(at) + 1;
        one.id = audit_->order[at];
        one.label = case_label(at);
        one.stands_for = stands_for;
        made_.cases.push_back(std::move(one));
    }

    void take_of_audit(const AuditEntry& entry) {
        switch (entry.kind) {
        case AuditEntryKind::agency: agency(entry.agency) = {entry.agency, true, ""}; break;
        case AuditEntryKind::not_taking_part: agency(entry.agency) = {entry.agency, false, entry.reason}; break;
        case AuditEntryKind::panel: made_.panel = entry.on; break;
        case AuditEntryKind::circulated: made_.circulated = entry.on; break;
        default: break;
        }
    }

    void take_of_case(const AuditEntry& entry) {
        const auto at = static_cast<std::size_t>(entry.place - 1);
        if (at >= made_.cases.size()) return; // what selected it was struck
        SelectedCase& one = made_.cases[at];
        switch (entry.kind) {
        case AuditEntryKind::consent: return take_consent(entry);
        case AuditEntryKind::requested: sheet(one, entry.agency).requested = entry.on; break;
        case AuditEntryKind::received: sheet(one, entry.agency).received = entry.on; break;
        case AuditEntryKind::child_feedback: one.child = {Heard::yes, entry.on}; break;
        case AuditEntryKind::parent_feedback: one.parent = {Heard::yes, entry.on}; break;
        case AuditEntryKind::family_feedback: one.family = {Heard::yes, entry.on}; break;
        case AuditEntryKind::child_not_heard: one.child = {Heard::no, entry.on}; break;
        case AuditEntryKind::parent_not_heard: one.parent = {Heard::no, entry.on}; break;
        case AuditEntryKind::family_not_heard: one.family = {Heard::no, entry.on}; break;
        case AuditEntryKind::audited: one.audited_without_sheet = entry.on; break;
        case AuditEntryKind::discussed: one.discussed = entry.on; break;
        case AuditEntryKind::taken_out: one.taken_out = entry.on; break;
        default: break;
        }
    }

    void take_consent(const AuditEntry& entry) {
        SelectedCase& one = made_.cases[static_cast<std::size_t>(entry.place - 1)];
        one.consent = entry.consent;
        one.answered = entry.on;
        one.answered_by = entry.by;
        one.reason = entry.reason;
        one.is_not_replaced = entry.is_not_replaced;
        if (is_refused(entry.consent) && audit_->replaces && !entry.is_not_replaced &&
            made_.cases.size() < audit_->order.size() && replaced_.insert(entry.place).second)
            select_next(entry.place);
    }

    AuditAgency& agency(const std::string& name) {
        const auto found = std::ranges::find(made_.agencies, name, &AuditAgency::name);
        return found == made_.agencies.end() ? made_.agencies.emplace_back() : *found;
    }

    static AuditSheet& sheet(SelectedCase& one, const std::string& agency) {
        const auto found = std::ranges::find(one.sheets, agency, &AuditSheet::agency);
        return found == one.sheets.end() ? one.sheets.emplace_back(AuditSheet{agency, {}, {}}) : *found;
    }

    const Audit* audit_;
    AuditStanding made_;
    std::set<std::int64_t> replaced_; ///< once, however often its family changes its mind
};

std::string ids_of(const std::vector<const SelectedCase*>& cases) {
    std::vector<std::string> ids;
    for (const SelectedCase* one : cases) ids.push_back(one->id);
    return list_of(ids);
}

template <typename Is>
std::vector<const SelectedCase*> those(const AuditStanding& standing, Is is) {
    std::vector<const SelectedCase*> found;
    for (const SelectedCase& one : standing.cases)
        if (is(one)) found.push_back(&one);
    return found;
}

/// "2 sheets of case C-0007 are not in: Police and Health".
std::string missing_sheets(const SelectedCase& one) {
    std::vector<std::string> missing;
    for (const AuditSheet& sheet : one.sheets)
        if (!sheet.received) missing.push_back(sheet.agency);
    if (missing.empty()) return "";
    return count_of(missing.size(), "sheet", "sheets") + " of " + one.id + (missing.size() == 1 ? " is" : " are") +
           " not in: " + list_of(missing) + ".";
}

} // namespace

bool SelectedCase::is_audited() const {
    return audited_without_sheet ||
           std::ranges::any_of(sheets, [](const AuditSheet& one) { return one.received.has_value(); });
}

std::vector<std::string> AuditStanding::taking_part() const {
    std::vector<std::string> names;
    for (const AuditAgency& one : agencies)
        if (one.takes_part) names.push_back(one.name);
    return names;
}

std::vector<AuditAgency> AuditStanding::not_taking_part() const {
    std::vector<AuditAgency> absent;
    std::ranges::copy_if(agencies, std::back_inserter(absent), [](const AuditAgency& one) { return !one.takes_part; });
    return absent;
}

HeardCounts AuditStanding::count_heard(Hearing SelectedCase::*whom) const {
    HeardCounts made;
    for (const SelectedCase& one : cases) {
        if (one.consent != Consent::yes) continue;
        const Heard heard = (one.*whom).heard;
        ++(heard == Heard::yes ? made.heard : heard == Heard::no ? made.not_heard : made.not_recorded);
    }
    return made;
}

std::vector<AuditEntry> entries_of(const Audit& audit, std::span<const AuditEntry> entries) {
    std::set<std::int64_t> struck;
    for (const AuditEntry& one : entries)
        if (one.kind == AuditEntryKind::struck) struck.insert(one.strikes);
    std::vector<AuditEntry> own;
    std::ranges::copy_if(entries, std::back_inserter(own), [&](const AuditEntry& one) {
        return one.audit == audit.number && one.kind != AuditEntryKind::struck && !struck.contains(one.number);
    });
    return own;
}

AuditStanding standing_of(const Audit& audit, std::span<const AuditEntry> entries) {
    Standing standing(audit);
    for (const AuditEntry& one : entries_of(audit, entries)) standing.take(one);
    return standing.finish();
}

std::vector<std::string> faults_of_counts(const Audit& audit, const AuditStanding& standing) {
    std::vector<std::string> faults;
    const AuditCounts& counts = standing.counts;
    const auto add = [&](const char* what, std::size_t n, const char* than, std::size_t m,
                         const std::vector<const SelectedCase*>& wrong, const std::string& help) {
        if (wrong.empty()) return;
        faults.push_back(cases_were(n, what) + " and " + cases_were(m, than) + ": " + ids_of(wrong) +
                         (wrong.size() == 1 ? " was " : " were ") + what + " and not " + than + ". " + help);
    };
    const std::string record = "\"abide audit record " + audit.id + " ";
    add("audited", counts.audited, "agreed to", counts.consented,
        those(
            standing,
            [](const SelectedCase& one) { return one.is_audited() && !one.taken_out && one.consent != Consent::yes; }),
        "Where a family withdrew, take out what came of its case and say so: " + record + "taken-out CASE\".");
    add("discussed", counts.discussed, "audited", counts.audited,
        those(standing, [](const SelectedCase& one) { return one.discussed && !one.taken_out && !one.is_audited(); }),
        "Record the sheet that came, " + record + "received CASE\", or strike the entry.");
    return faults;
}

std::vector<std::string> missing_sheets_of(const AuditStanding& standing) {
    std::vector<std::string> missing;
    for (const SelectedCase& one : standing.cases) {
        if (one.consent != Consent::yes) continue;
        if (std::string sheets = missing_sheets(one); !sheets.empty()) missing.push_back(std::move(sheets));
        if (!one.is_audited() && one.sheets.empty()) missing.push_back("No sheet of " + one.id + " was asked for.");
    }
    return missing;
}

std::vector<std::string> missing_of(const AuditStanding& standing) {
    std::vector<std::string> missing;
    for (const SelectedCase& one : standing.cases)
        if (one.consent == Consent::waiting) missing.push_back("Nobody has answered for " + one.id + " yet.");
    std::ranges::move(missing_sheets_of(standing), std::back_inserter(missing));
    for (const SelectedCase& one : standing.cases) {
        if (one.consent != Consent::yes) continue;
        if (one.family.heard == Heard::not_recorded)
            missing.push_back("Nobody has recorded whether anybody of the family of " + one.id + " was heard.");
        else if (one.child.heard == Heard::not_recorded)
            missing.push_back("Nobody has recorded whether the child of " + one.id + " was heard.");
    }
    if (!standing.panel) missing.emplace_back("No day is set on which the panel meets.");
    return missing;
}

std::string_view name_of(Consent consent) { return consent_names.at(static_cast<std::size_t>(consent)); }

std::optional<Consent> parse_consent(std::string_view name) {
    const auto* const found = std::ranges::find(consent_names, name);
    if (found == consent_names.end()) return std::nullopt;
    return static_cast<Consent>(found - consent_names.begin());
}

bool is_refused(Consent consent) {
    return consent == Consent::no || consent == Consent::withdrawn || consent == Consent::not_asked;
}

std::string_view words_of(Heard heard) { return heard_words.at(static_cast<std::size_t>(heard)); }

std::string_view name_of(AuditEntryKind kind) { return entry_names.at(static_cast<std::size_t>(kind)); }

std::optional<AuditEntryKind> parse_audit_entry_kind(std::string_view name) {
    const auto* const found = std::ranges::find(entry_names, name);
    if (found == entry_names.end()) return std::nullopt;
    return static_cast<AuditEntryKind>(found - entry_names.begin());
}

std::string case_label(std::size_t at) {
    constexpr std::size_t letters = 26;
    std::string label(1, static_cast<char>('A' + at % letters));
    return at < letters ? label : case_label(at / letters - 1) + label;
}

std::string cases_were(std::size_t n, std::string_view what) {
    return count_of(n, "case was", "cases were").append(" ").append(what);
}

} // namespace abide
