// Concerns about harmful sexual behaviour in made-up cases: some with a full record, some with a sparse one.
#include <iterator>

#include "tests/bench/case.hpp"
#include "tests/bench/record.hpp"

namespace abide::bench {

namespace {

/// What one full concern's records agree about.
struct Concern {
    std::string category;
    std::uint32_t believed = 0; ///< day
    const char* status = "child-in-need";
};

struct Scale {
    const char* tier;
    const char* hackett;
    const char* brook;
    const char* feature;
};

/// By category.
constexpr Scale scales[] = {{"1", "inappropriate", "green", "consensual-mutual"},
                            {"2", "problematic", "amber", "concerning"},
                            {"3", "abusive", "red", "consent-absent"},
                            {"4", "violent", "red", "physically-violent"}};

bool is_high(const Concern& concern) { return concern.category == "2" || concern.category == "3"; }

void put_rating(std::string& to, const Concern& concern) {
    const Scale& scale = scales[concern.category.front() - '0'];
    put(to, "consultation",
        {{"concern", "c1"},
         {"date", day(concern.believed + 1)},
         {"with", "exploitation-coordinator"},
         {"risk-assessment", "yes"},
         {"rationale", "yes"},
         {"outcome", "yes"}});
    open_record(to, "risk-assessment",
                {{"id", "x1"},
                 {"concern", "c1"},
                 {"date", day(concern.believed + 1)},
                 {"kind", "first"},
                 {"category", concern.category},
                 {"tier", scale.tier},
                 {"hackett", scale.hackett},
                 {"brook", scale.brook},
                 {"team", "allocated-team"},
                 {"child-status", concern.status}});
    to += std::string("><risk-feature tag=\"") + scale.feature + "\"/></risk-assessment>\n";
}

void put_belief(std::string& to, const Concern& concern, std::string_view route) {
    put(to, "concern",
        {{"id", "c1"},
         {"route", "allocated"},
         {"believed-date", day(concern.believed)},
         {"recorded-date", day(concern.believed)},
         {"category", concern.category},
         {"significant-harm-suspected", is_high(concern) || route == "strategy-discussion" ? "yes" : "no"},
         {"harm-to-other-believed", is_high(concern) ? "yes" : "no"},
         {"particularly-complex", "no"},
         {"immediate-risk", "no"},
         {"immediate-protection-needed", "no"},
         {"route-decided", route},
         {"route-decided-date", day(concern.believed)},
         {"diversion-not-needed", "no"},
         {"linked-to-exploitation", "no"},
         {"needs-panel-discussion", "no"},
         {"escalated", "no"}});
}

/// The plans that sections 5 and 8 ask for, agreed a fortnight after the belief and taken up in the child's own plan.
void put_plans(std::string& to, const Concern& concern) {
    open_record(to, "diversion-plan",
                {{"id", "d1"},
                 {"concern", "c1"},
                 {"status", "active"},
                 {"agreed-date", day(concern.believed + 10)},
                 {"lead-agency", "youth-support"},
                 {"family-group-conference", "held"},
                 {"family-group-conference-date", day(concern.believed + 9)}});
    to += is_high(concern) ? " meeting=\"m1\"/>\n" : "/>\n";
    for (const char* plan : {"p1", "p2"}) {
        if (plan[1] == '2' && concern.status != std::string_view("child-protection")) continue;
        put(to, "plan-item",
            {{"plan", plan},
             {"refers-to", "d1"},
             {"purpose", "both"},
             {"requirement", "supervised breaks; ten sessions of direct work"},
             {"owner", "W-90"},
             {"owner-role", "youth-support-worker"},
             {"measure", "session notes"},
             {"due", day(concern.believed + 120)}});
    }
    put(to, "safety-plan",
        {{"concern", "c1"},
         {"date", day(concern.believed + 1)},
         {"made-with-child", "yes"},
         {"made-with-parent", "yes"}});
    put(to, "intervention-plan",
        {{"concern", "c1"},
         {"date", day(concern.believed + 11)},
         {"provider", "youth-support"},
         {"external", "no"},
         {"started", day(concern.believed + 14)}});
}

void put_talk(std::string& to, const Concern& concern) {
    put(to, "professional-meeting",
        {{"concern", "c1"},
         {"kind", concern.status == std::string_view("child-protection") ? "core-group" : "cin-meeting"},
         {"held-date", day(concern.believed + 12)},
         {"hsb-discussed", "yes"},
         {"child-status", concern.status}});
}

void put_step_down(std::string& to, const Concern& concern) {
    open_record(to, "professional-meeting",
                {{"concern", "c1"},
                 {"kind", "step-down"},
                 {"held-date", day(concern.believed + 5)},
                 {"hsb-discussed", "yes"},
                 {"child-status", concern.status}});
    to += "><meeting-attendee role=\"social-worker\" agency=\"childrens-social-care\" status=\"attended\"/>"
          "<meeting-attendee role=\"youth-support-worker\" agency=\"youth-support\" status=\"attended\"/>"
          "</professional-meeting>\n";
    put(to, "step-down",
        {{"concern", "c1"},
         {"date", day(concern.believed + 5)},
         {"to", "targeted-youth-support"},
         {"lead-agency", "youth-support"}});
}

void put_discussion(std::string& to, const Concern& concern) {
    open_record(to, "strategy-discussion",
                {{"id", "sd1"},
                 {"concern", "c1"},
                 {"held-date", day(concern.believed + 1)},
                 {"convenor-role", "social-work-manager"},
                 {"section-47-decision", "no"},
                 {"section-47-reason", "no force, parents open about it"}});
    to += "><participant role=\"social-work-manager\" agency=\"childrens-social-care\" status=\"attended\"/>"
          "<participant role=\"police-officer\" agency=\"police\" status=\"attended\"/></strategy-discussion>\n";
}

struct Person {
    const char* role;
    const char* agency;
};

constexpr Person network[] = {{"social-work-manager", "childrens-social-care"},
                              {"social-worker", "childrens-social-care"},
                              {"designated-teacher", "education"},
                              {"health-lead", "health"},
                              {"police-officer", "police"},
                              {"parent", "family"}};

/// The meeting of section 5.3; `held` is its day.
void put_meeting(std::string& to, std::uint32_t held, bool is_enquiry, bool are_police_missing) {
    const char* const enquiry = is_enquiry ? "yes" : "no";
    open_record(to, "strategy-meeting",
                {{"id", "m1"},
                 {"concern", "c1"},
                 {"kind", "first"},
                 {"held-date", day(held)},
                 {"recorded-date", day(held)},
                 {"convenor-role", "social-work-manager"},
                 {"chair-role", "exploitation-coordinator"},
                 {"significant-harm", enquiry},
                 {"risk-to-child", "yes"},
                 {"risk-to-others", "yes"},
                 {"risk-to-linked-children", "yes"},
                 {"others-responsible", "none-identified"},
                 {"others-harmed", "none-identified"},
                 {"prosecution-likelihood", "unlikely"},
                 {"section-47-decision", enquiry},
                 {"section-47-reason", "the accounts that were given"},
                 {"panel-referral-decision", "no"},
                 {"panel-referral-reason", "no link known"},
                 {"outcome", is_enquiry ? "section-47" : "not-at-risk"},
                 {"child-attendance", "not-appropriate"},
                 {"child-attendance-reason", "to be interviewed first"}});
    to += is_enquiry ? " section-47-mode=\"joint\" investigation-plan=\"yes\">\n"
                     : " further-risk=\"yes\" next-step=\"diversion-planning\" lead-agency=\"youth-support\" "
                       "lead-agency-agreed=\"yes\">\n";
    for (const Person& person : network) {
        const bool is_missing = are_police_missing && person.agency == std::string_view("police");
        to += std::string("      <attendee role=\"") + person.role + "\" agency=\"" + person.agency + "\" status=\"" +
              (is_missing ? "apologies" : "attended") + "\" referrer=\"" +
              (person.agency == std::string_view("education") ? "yes" : "no") + "\"/>\n";
    }
    to += "    </strategy-meeting>\n";
    put(to, "support-plan", {{"concern", "c1"}, {"meeting", "m1"}, {"date", day(held)}});
    if (is_enquiry)
        put(to, "section-47",
            {{"id", "e2"},
             {"concern", "c1"},
             {"meeting", "m1"},
             {"strategy-discussion-date", day(held)},
             {"started-date", day(held)},
             {"conference-not-required", "yes"},
             {"mode", "joint"},
             {"steps-planned", "yes"},
             {"outcome", "cin-plan"}});
}

} // namespace

void put_sparse_concern(std::string& to, Dice& dice, const Made& made) {
    const std::uint32_t start = made.start;
    const std::string category = std::to_string(dice.below(4));
    put(to, "concern",
        {{"id", "c1"},
         {"category", category},
         {"harm-to-other-believed", "yes"},
         {"believed-date", day(start + 9)},
         {"route", "allocated"},
         {"particularly-complex", "no"},
         {"immediate-protection-needed", "no"}});
    put(to, "risk-assessment",
        {{"id", "x1"},
         {"concern", "c1"},
         {"date", day(start + 10)},
         {"category", category},
         {"team", "allocated-team"}});
    if (dice.once_in(5)) return;
    open_record(to, "strategy-meeting",
                {{"id", "m1"},
                 {"concern", "c1"},
                 {"held-date", day(start + 11 + dice.below(4))},
                 {"recorded-date", day(start + 15)}});
    to += ">\n";
    for (const char* role : {"social-work-manager", "police-officer", "education-lead", "health-lead"})
        to += std::string("      <attendee role=\"") + role + "\" status=\"attended\"/>\n";
    to += "    </strategy-meeting>\n";
}

void put_full_concern(std::string& to, Dice& dice, const Made& made) {
    constexpr const char* categories[] = {"0", "1", "1", "1", "2", "2", "2", "3"};
    Concern concern;
    concern.category = categories[dice.below(std::size(categories))];
    concern.believed = made.start + concern_after;
    if (made.is_protected) concern.status = "child-protection";
    const bool is_suspected = dice.once_in(3); // significant harm, at category 1
    const char* const route = is_high(concern)          ? "strategy-meeting"
                              : concern.category == "0" ? "step-down"
                              : is_suspected            ? "strategy-discussion"
                                                        : "risk-discussion";
    put_belief(to, concern, route);
    put_rating(to, concern);
    if (concern.category == "0") {
        put_step_down(to, concern);
        return;
    }
    if (is_high(concern)) {
        // One in ten is held late, and at one in twelve nobody came from the police.
        const std::uint32_t held = concern.believed + (dice.once_in(10) ? 8 : 1 + dice.below(2));
        put_meeting(to, held, dice.once_in(2), dice.once_in(12));
    } else if (is_suspected) {
        put_discussion(to, concern);
    }
    put_talk(to, concern);
    put_plans(to, concern);
}

} // namespace abide::bench
