// Verifying what a run was judged by: procedures, calendar, dictionaries and the program.
#include "base/words.hpp"
#include "command/certified.hpp"
#include "command/verification.hpp"

namespace abide {

VerifyStep verify_procedures(const Verification& of, const Rulebook& rulebook) {
    const std::string name = "procedures";
    for (const CertifiedProcedure& one : of.certificate.procedures) {
        const Procedure* procedure = rulebook.procedure(one.id);
        if (procedure == nullptr) return step_other_now(name, "there is no procedure " + quoted(one.id) + " now");
        const CertifiedProcedure found = certify(*procedure);
        if (found.sha256 != one.sha256) return step_other_now(name, "the procedure " + one.id + " is another one now");
        // Said of the very bytes that are there: this cannot be otherwise by any change since.
        if (found.editions != one.editions)
            return step_differs(name, one.id + ", its editions", list_of(one.editions), list_of(found.editions));
        if (found.review_due != one.review_due)
            return step_differs(name, one.id + ", when its review is due", one.review_due, found.review_due);
    }
    return step_ok(name, count_of(of.certificate.procedures.size(), "file", "files"));
}

VerifyStep verify_calendar(const Verification& of, const Rulebook& rulebook) {
    const CertifiedCalendar& one = of.certificate.calendar;
    const CalendarFile* found = rulebook.calendar(one.id);
    if (found == nullptr) return step_other_now("calendar", "there is no calendar " + quoted(one.id) + " now");
    if (found->sha256 != one.sha256)
        return step_other_now("calendar", "the calendar " + one.id + " is another one now");
    if (found->calendar.last() != one.ends)
        return step_differs("calendar", one.id + ", its last day", iso(one.ends), iso(found->calendar.last()));
    return step_ok("calendar", one.id + " to " + iso(one.ends));
}

VerifyStep verify_dictionaries(const Verification& of, const Rulebook& rulebook) {
    if (rulebook.ground() == of.certificate.ground) return step_ok("dictionaries", "and formats");
    return step_other_now("dictionaries", "the dictionaries and formats are others now");
}

VerifyStep verify_program(const Verification& of) {
    if (hash_of_program() == of.certificate.program)
        return step_ok("program", "the file of abide " + of.certificate.version);
    return step_other_now("program", "this Abide is another one, by its file (" ABIDE_VERSION ", and it was " +
                                         of.certificate.version + ")");
}

} // namespace abide
