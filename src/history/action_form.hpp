// The fixed words of the action-plan form: what the blank one says and a returned one is read by.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace abide {

/// What the form asks for at its head. Who leads the team and how to reach them stays on the form: nobody keeps it.
enum class FormField : std::size_t { organisation, team_manager, section, contact };
constexpr std::array<std::string_view, 4> form_fields = {"Name of organisation", "Team manager",
                                                         "Name of section and team", "Contact details"};

/// How many numbered lines there are for what a team learned.
constexpr std::size_t form_learning_lines = 3;

enum class FormColumn : std::size_t { what, who, when, how_done, how_worked };
constexpr std::array<std::string_view, 5> form_columns = {"What needs to happen?", "Who will do it?", "By when?",
                                                          "How will you know when it has been done?",
                                                          "How will you know if it has worked?"};

/// The column before them, which says what of the briefing an action answers: "06-2". A form given out before there was
/// one has none.
constexpr std::string_view form_for_column = "For (id)";

/// The columns of a table of recommendations (CSV). Only `text` must be there.
enum class RecommendationColumn : std::size_t { recommendation, text, owners, due, review };
constexpr std::array<std::string_view, 5> recommendation_columns = {"recommendation", "text", "owners", "due",
                                                                    "review"};

} // namespace abide
