// A certificate with something in every member, made up for tests.
#include "tests/certificate/sample.hpp"

#include "base/file.hpp"
#include "hash/hash.hpp"

namespace abide::tests {

Certificate sample_certificate() {
    Certificate made;
    made.run = "2026-04-10-1";
    made.number = 1;
    made.as_at = day_of(2026, 4, 10).value();
    made.known_at = day_of(2026, 4, 9).value();
    made.finished = "2026-04-11T01:15:07Z";
    made.run_by = "quality assurance officer";
    made.account = "abide";
    made.host = "night";
    made.version = "0.1.0";
    made.program = sha256("program");
    made.ground = sha256("facts and formats");
    made.settings = {{"as-at", "2026-04-10", "command line"}, {"jobs", "2", "the number of cores"}};
    made.exports = {{"inbox/north.xml", sha256("north"), "Islington", "demo", "2026-04-10T02:00:00", 25, 24, 1, false},
                    {"inbox/south.xml", sha256("south"), "", "", "", std::nullopt, 7, 0, true}};
    made.procedures = {{"islington-hsb", {"2016-12"}, sha256("hsb"), "2017-10"},
                       {"working-together", {"2018", "2023"}, sha256("wt"), ""}};
    made.calendar = {"england-and-wales", day_of(2028, 12, 31).value(), sha256("calendar")};
    made.cases_read = 31;
    made.cases_refused = 1;
    made.records_set_aside = 2;
    made.cases = 31;
    made.verdicts = 45;
    made.states = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    made.transitions = {6, 5, 4, 3, 2, 1};
    made.exceptions = 2;
    made.completeness = Completeness{40, 9, false, true, 12, sha256("notes.txt")};
    made.warnings = {{"CASE-0102", 3}, {"XML-0107", 1}};
    made.set = "2026-04-10-1";
    made.outputs = {{"findings-2026-04-10.md", sha256("md"), 1201}, {"verdicts.json", sha256("json"), 90210}};
    return made;
}

Certificate next_certificate(const Certificate& before, int days) {
    Certificate made = before;
    made.as_at = before.as_at + days;
    made.run = iso(made.as_at) + "-1";
    made.number = before.number + 1;
    made.previous = PreviousCertificate{before.run, sha256(to_json(before))};
    return made;
}

std::string put_certificate(const Certificate& certificate, const std::string& folder) {
    std::string path = join_path(folder, certificate_file_of(certificate.run));
    write_file(path, to_json(certificate));
    return path;
}

} // namespace abide::tests
