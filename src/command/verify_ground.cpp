// Verifying what a run was judged by: procedures, calendar, dictionaries and the program.
#include "base/words.hpp"
#include "command/certified.hpp"
#include "command/verification.hpp"

namespace abide {

VerifyStep verify_procedures(const Verification& of, const Rulebook& rulebook) {
    for (const CertifiedProcedure& one : of.certificate.procedures) {
        const Procedure* procedure = rulebook.procedure(one.id);
        if (procedure == nullptr) return step_differs("procedures", one.id, one.sha256, "no such procedure");
        const CertifiedProcedure found = certify(*procedure);
        if (found.sha256 != one.sha256) return step_differs("procedures", one.id, one.sha256, found.sha256);
        if (found.editions != one.editions)
            return step_differs("procedures", one.id + ", its editions", list_of(one.editions),
                                list_of(found.editions));
        if (found.review_due != one.review_due)
            return step_differs("procedures", one.id + ", when its review is due", one.review_due, found.review_due);
    }
    return step_ok("procedures", count_of(of.certificate.procedures.size(), "file", "files"));
}

VerifyStep verify_calendar(const Verification& of, const Rulebook& rulebook) {
    const CertifiedCalendar& one = of.certificate.calendar;
    const CalendarFile* found = rulebook.calendar(one.id);
    if (found == nullptr) return step_differs("calendar", one.id, one.sha256, "no such calendar");
    if (found->sha256 != one.sha256) return step_differs("calendar", one.id, one.sha256, found->sha256);
    if (found->calendar.last() != one.ends)
        return step_differs("calendar", one.id + ", its last day", iso(one.ends), iso(found->calendar.last()));
    return step_ok("calendar", one.id + " to " + iso(one.ends));
}

VerifyStep verify_dictionaries(const Verification& of, const Rulebook& rulebook) {
    if (rulebook.ground() == of.certificate.ground) return step_ok("dictionaries", "and formats");
    return step_differs("dictionaries", "the dictionaries and formats", of.certificate.ground, rulebook.ground());
}

VerifyStep verify_program(const Verification& of) {
    const std::string found = digest_of_program().hex();
    if (found == of.certificate.program) return step_ok("program", "abide " + of.certificate.version);
    return step_differs("program", "abide", of.certificate.program + " (" + of.certificate.version + ")",
                        found + " (" ABIDE_VERSION ")");
}

} // namespace abide
