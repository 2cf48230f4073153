// Check kinds that judge nothing: between them they have every type of parameter and every demand a kind can make.
#include "tests/procedure/toy_kinds.hpp"

namespace abide::tests {

namespace {

constexpr Placeholder limit_placeholders[] = {{"limit", "the limit"}, {"used", "the time taken"}};
constexpr Placeholder item_placeholders[] = {{"items", "everything asked for"}, {"n", "how many"}};

// A limit: needs a record in time.
constexpr Parameter timely_parameters[] = {
    {"start", ParameterType::date_fact, true, "", ""},
    {"need", ParameterType::record, false, "", ""},
    {"done", ParameterType::date_fact, true, "need", ""},
    {"link", ParameterType::link, false, "need", ""},
    {"within", ParameterType::duration, false, "", ""},
    {"ahead", ParameterType::duration, false, "", ""},
    {"before-counts", ParameterType::choice, false, "no yes", ""},
};
constexpr Parameter timely_child[] = {{"within", ParameterType::duration, true, "", ""}};
const Kind timely = {.name = "timely",
                     .summary = "",
                     .explanation = "",
                     .parameters = timely_parameters,
                     .child = "instead",
                     .child_parameters = timely_child,
                     .where_record = "need",
                     .duty_date = "start",
                     .placeholders = limit_placeholders,
                     .child_form = ChildForm::exception,
                     .demands = {.exactly_one = "within ahead"}};

// Records on file, with facts.
constexpr Parameter filed_parameters[] = {
    {"start", ParameterType::date_fact, false, "", ""},
    {"within", ParameterType::duration, false, "", ""},
};
constexpr Parameter filed_child[] = {
    {"record", ParameterType::record, false, "", ""},
    {"with", ParameterType::facts, false, "record", ""},
    {"link", ParameterType::link, false, "record", ""},
};
const Kind filed = {.name = "filed",
                    .summary = "",
                    .explanation = "",
                    .parameters = filed_parameters,
                    .child = "item",
                    .child_parameters = filed_child,
                    .placeholders = item_placeholders,
                    .demands = {.together = "start within", .child = true, .of_child = "record with"}};

// People at a meeting.
constexpr Parameter present_parameters[] = {
    {"of", ParameterType::record, true, "", ""},
    {"link", ParameterType::link, true, "of", ""},
    {"role", ParameterType::implied, true, "of.role", ""},
    {"agency", ParameterType::implied, false, "of.agency", ""},
};
constexpr Parameter present_child[] = {
    {"role", ParameterType::codes, false, "of.role", ""},
    {"if-absent", ParameterType::choice, false, "breached cannot-tell", ""},
    {"at-least", ParameterType::count, false, "", ""},
};
const Kind present = {.name = "present",
                      .summary = "",
                      .explanation = "",
                      .parameters = present_parameters,
                      .child = "person",
                      .child_parameters = present_child,
                      .placeholders = item_placeholders,
                      .demands = {.child = true, .of_child = "role at-least", .breach_is_chosen = true}};

// Who did it.
constexpr Parameter held_parameters[] = {
    {"fact", ParameterType::code_fact, false, "need", ""},
    {"any-of", ParameterType::codes, true, "fact posts.role", ""},
    {"need", ParameterType::record, false, "", ""},
    {"link", ParameterType::link, false, "need", ""},
    {"holder", ParameterType::text_fact, false, "need", ""},
    {"posts", ParameterType::record, false, "", ""},
    {"on", ParameterType::date_fact, false, "need", ""},
    {"reason", ParameterType::any_fact, false, "need", ""},
};
const Kind held = {.name = "held",
                   .summary = "",
                   .explanation = "",
                   .parameters = held_parameters,
                   .where_record = "need",
                   .demands = {.exactly_one = "fact holder", .together = "holder posts on"}};

// One record inside another.
constexpr Parameter inside_parameters[] = {
    {"into", ParameterType::record, true, "", ""},
    {"kinds", ParameterType::codes, true, "into.kind", ""},
    {"shown-by", ParameterType::other_fact, true, "into", ""},
    {"kind", ParameterType::implied, true, "into.kind", ""},
};
const Kind inside = {
    .name = "inside", .summary = "", .explanation = "", .parameters = inside_parameters, .placeholders = {}};

// A partner of some sort.
constexpr Parameter partnered_parameters[] = {
    {"need", ParameterType::record, false, "", ""},
    {"other", ParameterType::text_fact, false, "", ""},
    {"if-absent", ParameterType::choice, false, "breached cannot-tell", ""},
};
const Kind partnered = {.name = "partnered",
                        .summary = "",
                        .explanation = "",
                        .parameters = partnered_parameters,
                        .demands = {.at_least_one = "need other", .breach_is_chosen = true}};

// What a table says.
constexpr Parameter tabled_parameters[] = {{"table", ParameterType::table, true, "", ""}};
constexpr Parameter tabled_child[] = {{"state", ParameterType::choice, false, "met breached cannot-tell", ""}};
const Kind tabled = {.name = "tabled",
                     .summary = "",
                     .explanation = "",
                     .parameters = tabled_parameters,
                     .child = "outcome",
                     .child_parameters = tabled_child,
                     .child_form = ChildForm::outcome,
                     .demands = {.child = true, .breach_is_chosen = true}};

// Checks inside checks.
const Kind every = {
    .name = "every", .summary = "", .explanation = "", .nests_checks = true, .placeholders = item_placeholders};

constexpr const Kind* kinds[] = {&timely, &filed, &present, &held, &inside, &partnered, &tabled, &every};

} // namespace

std::span<const Kind* const> toy_kinds() { return kinds; }

} // namespace abide::tests
