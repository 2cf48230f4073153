// Writes made-up exports of any size, the same bytes for the same words: abide_bench_exports canonical|census COUNT
// [NIGHT]
//
// canonical: COUNT megabytes of our own format, about thirty records a case, as a whole authority's export would be:
// most children have a referral, an assessment, visits and a plan; one in sixteen a concern under the procedure.
// census: COUNT children of the national census. NIGHT 2 changes one case in a hundred.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

/// A small generator of its own: the standard library's distributions differ from one to the next.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
    std::uint32_t below(std::uint32_t end) {
        state_ ^= state_ << 13U;
        state_ ^= state_ >> 7U;
        state_ ^= state_ << 17U;
        return static_cast<std::uint32_t>((state_ >> 16U) % end);
    }
    bool once_in(std::uint32_t n) { return below(n) == 0; }

  private:
    std::uint64_t state_;
};

std::string two(std::uint32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

/// A day of the two years before April 2026, `after` a given one of 720 days of 30 to the month.
std::string day(std::uint32_t number) {
    number = number > 719 ? 719 : number;
    const std::uint32_t month = 3 + number / 30; // April 2024 is month 3 of 2024
    return std::to_string(2024 + month / 12) + "-" + two(month % 12 + 1) + "-" + two(number % 28 + 1);
}

std::string attribute(const char* name, const std::string& value) {
    return std::string(" ") + name + "=\"" + value + "\"";
}

void put(std::string& to, const char* element, const std::string& attributes) {
    to += "    <";
    to += element;
    to += attributes;
    to += "/>\n";
}

void put_usual_work(std::string& to, Dice& dice, std::uint32_t start) {
    put(to, "child",
        attribute("id", "ch1") +
            attribute("born", std::to_string(2008 + dice.below(16)) + "-" + two(1 + dice.below(12))));
    put(to, "child-status", attribute("kind", "child-in-need") + attribute("start", day(start)));
    put(to, "referral",
        attribute("id", "r1") + attribute("date", day(start)) + attribute("recorded-date", day(start + 1)) +
            attribute("source", "3A") + attribute("nfa", "no") + attribute("about-harmful-sexual-behaviour", "no") +
            attribute("decision-date", day(start + 1)));
    put(to, "assessment",
        attribute("id", "a1") + attribute("referral", "r1") + attribute("start-date", day(start + 2)) +
            attribute("authorised-date", day(start + 30 + dice.below(40))) +
            attribute("authorised-by", "social-work-manager"));
    put(to, "allocation", attribute("worker", "W-1") + attribute("start", day(start + 3)));
    for (std::uint32_t i = 0; i < 10; ++i) {
        put(to, "visit",
            attribute("id", "v" + std::to_string(i)) + attribute("date", day(start + 5 + i * 21)) +
                attribute("seen", dice.once_in(9) ? "no" : "yes"));
    }
    put(to, "child-plan", attribute("id", "p1") + attribute("kind", "cin-plan") + attribute("start", day(start + 40)));
    for (std::uint32_t i = 0; i < 6; ++i)
        put(to, "plan-item",
            attribute("id", "i" + std::to_string(i)) + attribute("plan", "p1") + attribute("purpose", "own-need"));
    for (std::uint32_t i = 0; i < 4; ++i) put(to, "supervision", attribute("date", day(start + 20 + i * 30)));
}

void put_protection(std::string& to, Dice& dice, std::uint32_t start) {
    put(to, "section-47",
        attribute("id", "e1") + attribute("referral", "r1") + attribute("started-date", day(start + 4)) +
            attribute("strategy-discussion-date", day(start + 4)) + attribute("conference-not-required", "no"));
    put(to, "initial-conference", attribute("id", "k1") + attribute("held-date", day(start + 18 + dice.below(12))));
    put(to, "child-plan", attribute("id", "p2") + attribute("kind", "cp-plan") + attribute("start", day(start + 20)));
    for (std::uint32_t i = 0; i < 2; ++i)
        put(to, "review-conference",
            attribute("id", "w" + std::to_string(i)) + attribute("plan", "p2") +
                attribute("held-date", day(start + 100 + i * 170)));
}

void put_concern(std::string& to, Dice& dice, std::uint32_t start) {
    const std::string category = std::to_string(dice.below(4));
    put(to, "concern",
        attribute("id", "c1") + attribute("category", category) + attribute("harm-to-other-believed", "yes") +
            attribute("believed-date", day(start + 9)) + attribute("route", "allocated") +
            attribute("particularly-complex", "no") + attribute("immediate-protection-needed", "no"));
    put(to, "risk-assessment",
        attribute("id", "x1") + attribute("concern", "c1") + attribute("date", day(start + 10)) +
            attribute("category", category) + attribute("team", "allocated-team"));
    if (dice.once_in(5)) return;
    to += "    <strategy-meeting id=\"m1\" concern=\"c1\"" + attribute("held-date", day(start + 11 + dice.below(4))) +
          attribute("recorded-date", day(start + 15)) + ">\n";
    for (const char* role : {"social-work-manager", "police-officer", "education-lead", "health-lead"})
        to += std::string("      <attendee role=\"") + role + "\" status=\"attended\"/>\n";
    to += "    </strategy-meeting>\n";
}

void write(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) std::exit(1);
}

void write_canonical(std::uint64_t bytes, bool is_second_night) {
    write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" "
        "system=\"bench\" exported=\"2026-04-10T02:00:00\">\n");
    std::string one;
    std::uint64_t written = 0;
    for (std::uint64_t n = 0; written < bytes; ++n) {
        Dice dice(n);
        const std::uint32_t start = dice.below(600);
        one = "  <case id=\"B-" + std::to_string(n) + "\"" + attribute("team", "team-" + std::to_string(n % 40)) +
              attribute("worker", "W-" + std::to_string(n % 300)) + ">\n";
        put_usual_work(one, dice, start);
        if (dice.once_in(5)) put_protection(one, dice, start);
        if (dice.once_in(16)) put_concern(one, dice, start);
        if (is_second_night && n % 100 == 0)
            put(one, "visit", attribute("id", "v99") + attribute("date", "2026-04-09"));
        one += "  </case>\n";
        write(one);
        written += one.size();
    }
    write("</case-records>\n");
}

void write_census(std::uint64_t children) {
    write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n<Header><CollectionDetails><Collection>CIN</Collection>"
        "<Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>\n<Children>\n");
    for (std::uint64_t n = 0; n < children; ++n) {
        Dice dice(n);
        const std::uint32_t start = dice.below(600);
        write(
            "<Child><ChildIdentifiers><LAchildID>L" + std::to_string(n) + "</LAchildID><PersonBirthDate>2012-05-0" +
            std::to_string(1 + n % 9) + "</PersonBirthDate></ChildIdentifiers><CINdetails><CINreferralDate>" +
            day(start) +
            "</CINreferralDate><ReferralSource>3A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>0</ReferralNFA>"
            "<Assessments><AssessmentActualStartDate>" +
            day(start + 2) + "</AssessmentActualStartDate><AssessmentAuthorisationDate>" +
            day(start + 30 + dice.below(40)) + "</AssessmentAuthorisationDate></Assessments></CINdetails></Child>\n");
    }
    write("</Children>\n</Message>\n");
}

} // namespace

int main(int count, char** words) {
    const std::string what = count > 2 ? words[1] : "";
    const std::uint64_t size = count > 2 ? std::strtoull(words[2], nullptr, 10) : 0;
    const bool is_second_night = count > 3 && std::string(words[3]) == "2";
    if (what == "canonical" && size > 0)
        write_canonical(size * 1000000, is_second_night);
    else if (what == "census" && size > 0)
        write_census(size);
    else
        return std::fprintf(stderr, "abide_bench_exports canonical MEGABYTES [NIGHT] | census CHILDREN\n"), 2;
    return 0;
}
