// Doctor's checks of what Abide knows: the configuration, the procedures, their review dates, the calendar.
#include "base/words.hpp"
#include "command/health.hpp"
#include "command/selection.hpp"
#include "writer/run_summary.hpp"

namespace abide {

namespace {

Diagnosis without_rulebook() {
    return {Health::warn, "Not looked at: the procedures do not load.", "Mend the procedures first."};
}

Diagnosis look_at_configuration(const Patient& patient) {
    const Configuration& configuration = *patient.configuration;
    std::size_t changed = 0;
    for (const EffectiveSetting& one : configuration.settings()) changed += one.origin == "default" ? 0U : 1U;
    const std::string file = configuration.file().empty() ? "There is no file" : configuration.file() + " is right";
    return {Health::ok,
            file + "; " + std::to_string(changed) + " of " +
                count_of(configuration.settings().size(), "setting", "settings") + (changed == 1 ? " is" : " are") +
                " not the default.",
            ""};
}

std::vector<std::string> folders_of(const Patient& patient) {
    std::vector<std::string> folders = {patient.world->shipped("procedures")};
    if (const std::string own = patient.options->value("procedures"); !own.empty()) folders.push_back(own);
    return folders;
}

Diagnosis look_at_procedures(const Patient& patient) {
    if (!patient.rulebook) return {Health::fault, patient.rulebook_trouble + ".", "Mend what is named above."};
    const Rulebook& rulebook = *patient.rulebook;
    for (const std::string& id : patient.options->values("procedure")) (void)rulebook.expect_procedure(id);
    if (const std::string format = patient.options->value("format-of");
        !format.empty() && rulebook.formats().find(format) == nullptr) {
        return {Health::fault, patient.options->spelled("format-of") + ": there is no format " + quoted(format) + ".",
                "There are " + list_of(rulebook.formats().ids()) + "."};
    }
    return {Health::ok,
            count_of(rulebook.procedures().size(), "procedure", "procedures") + ", " +
                count_of(rulebook.formats().ids().size(), "format", "formats") + " and " +
                count_of(rulebook.calendars().size(), "calendar", "calendars") + " load, from " +
                list_of(folders_of(patient)) + ".",
            ""};
}

Diagnosis look_at_reviews(const Patient& patient) {
    if (!patient.rulebook) return without_rulebook();
    std::vector<std::string> past;
    for (const auto& procedure : patient.rulebook->procedures()) {
        if (const std::optional<When> due = review_passed(*procedure, patient.world->today))
            past.push_back(procedure->id + " (" + long_date(*due) + ")");
    }
    if (past.empty()) return {Health::ok, "No procedure is past its review date.", ""};
    return {Health::warn, "Past the review date: " + list_of(past) + ".",
            "Ask whoever issues the document for the text in force; reports say so until then."};
}

Diagnosis look_at_calendar(const Patient& patient) {
    if (!patient.rulebook) return without_rulebook();
    const std::string id = patient.options->value("calendar");
    const CalendarFile& file = id.empty() ? calendar_for(*patient.rulebook, {}) : patient.rulebook->expect_calendar(id);
    return health_of_calendar(file.calendar, patient.world->today);
}

} // namespace

Diagnosis health_of_calendar(const Calendar& calendar, Day today) {
    constexpr std::int32_t enough = 180;
    const std::int32_t ahead = calendar.last() - today;
    const std::string known = "Holidays of " + calendar.id() + " are known to " + long_date(calendar.last());
    if (ahead >= enough) return {Health::ok, known + ".", ""};
    const std::string help = "Add the coming year to the calendar.";
    if (ahead < 0) return {Health::fault, known + ": every limit in working days cannot be told.", help};
    return {Health::warn,
            known + ", only " + count_of(static_cast<std::size_t>(ahead), "day", "days") +
                " ahead: limits beyond that day cannot be told.",
            help};
}

extern const HealthCheck configuration_health;
const HealthCheck configuration_health = {"configuration", look_at_configuration};
extern const HealthCheck procedures_health;
const HealthCheck procedures_health = {"procedures", look_at_procedures};
extern const HealthCheck review_health;
const HealthCheck review_health = {"review dates", look_at_reviews};
extern const HealthCheck calendar_health;
const HealthCheck calendar_health = {"calendar", look_at_calendar};

} // namespace abide
