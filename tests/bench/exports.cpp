// Writes made-up exports of any size, the same bytes for the same words: abide_bench_exports canonical|census COUNT
// [NIGHT]
//
// canonical: COUNT megabytes of our own format, about thirty records a case, as a whole authority's export would be:
// most children have a referral, an assessment, visits and a plan; one in five an enquiry and a conference; one in
// sixteen a concern under the procedure, and of these four in five a full record of what was done about it. As at
// 10 April 2026 all procedures find 0.3 things a case: 0.1 where there is no concern, 0.3 where its record is full, 15
// where it is sparse.
// census: COUNT children of the national census.
// NIGHT 2 is the same canonical export a night later: one case in a hundred has changed.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/bench/case.hpp"
#include "tests/bench/record.hpp"

namespace abide::bench {

namespace {

void write(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) std::exit(1);
}

/// The exploitation panel's dates and sittings, which belong to no case: one a month.
std::string panels() {
    std::string text;
    for (std::uint32_t month = 0; month < 24; ++month) {
        const std::string& on = day(10 + month * 30 + month / 2);
        text += "  <panel date=\"";
        text += on;
        text += "\"/>\n  <panel-meeting held-date=\"";
        text += on;
        text += "\" chaired-by-social-care=\"yes\" chaired-by-police=\"yes\">\n";
        for (const char* agency : {"childrens-social-care", "police", "health", "education"})
            text += std::string("    <panel-attendee agency=\"") + agency + "\" status=\"attended\"/>\n";
        text += "  </panel-meeting>\n";
    }
    return text;
}

/// What came to one case in a hundred since the night before: a visit, and to one in ten of these a new concern.
void put_news(std::string& to, std::uint64_t number) {
    if (number % 100 != 0) return;
    put(to, "visit", {{"id", "v99"}, {"date", "2026-04-10"}, {"seen", "yes"}});
    if (number % 1000 == 0)
        put(to, "concern",
            {{"id", "c9"}, {"category", "2"}, {"harm-to-other-believed", "yes"}, {"believed-date", "2026-04-10"}});
}

/// Both nights hold the same cases: what is new does not count towards their size.
std::size_t write_case(std::string& to, std::uint64_t number, bool is_second_night) {
    Dice dice(number);
    Made made;
    made.start = dice.below(600);
    made.is_protected = dice.once_in(5);
    made.plan_updated = made.start + concern_after + 20;
    to += "  <case id=\"B-" + std::to_string(number) + "\" team=\"team-" + std::to_string(number % 40) +
          "\" worker=\"W-" + std::to_string(number % 300) + "\">\n";
    put_usual_work(to, dice, made);
    if (made.is_protected) put_protection(to, dice, made);
    if (dice.once_in(16)) dice.once_in(5) ? put_sparse_concern(to, dice, made) : put_full_concern(to, dice, made);
    const std::size_t size = to.size();
    if (is_second_night) put_news(to, number);
    to += "  </case>\n";
    return size;
}

void write_canonical(std::uint64_t bytes, bool is_second_night) {
    write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<case-records xmlns=\"urn:abide:case-records:1\" "
          "area=\"Islington\" system=\"bench\" exported=\"2026-04-1" +
          std::string(is_second_night ? "1" : "0") + "T02:00:00\">\n" + panels());
    std::string one;
    std::uint64_t written = 0;
    for (std::uint64_t number = 0; written < bytes; ++number) {
        one.clear();
        written += write_case(one, number, is_second_night);
        write(one);
    }
    write("</case-records>\n");
}

void write_census(std::uint64_t children) {
    write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n<Header><CollectionDetails><Collection>CIN</Collection>"
        "<Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>\n<Children>\n");
    for (std::uint64_t number = 0; number < children; ++number) {
        Dice dice(number);
        const std::uint32_t start = dice.below(600);
        write(
            "<Child><ChildIdentifiers><LAchildID>L" + std::to_string(number) +
            "</LAchildID><PersonBirthDate>2012-05-0" + std::to_string(1 + number % 9) +
            "</PersonBirthDate></ChildIdentifiers><CINdetails><CINreferralDate>" + day(start) +
            "</CINreferralDate><ReferralSource>3A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>0</ReferralNFA>"
            "<Assessments><AssessmentActualStartDate>" +
            day(start + 2) + "</AssessmentActualStartDate><AssessmentAuthorisationDate>" +
            day(start + 25 + dice.below(45)) + "</AssessmentAuthorisationDate></Assessments></CINdetails></Child>\n");
    }
    write("</Children>\n</Message>\n");
}

int write_words(int count, char** words) {
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

} // namespace

} // namespace abide::bench

int main(int count, char** words) { return abide::bench::write_words(count, words); }
