// Dates as people write them into forms: read where they can mean one thing only, else at best guessed at.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"

namespace abide {

/// A day or a month, the day first: "2026-05-01", "31.03.17", "31/3/2017", "31-03-2017", "1 May 2026", "Fri 1st May
/// 26", "2026-05", "May 2026". Two digits are a year from 2000 on. Nothing for what is no such date, names another day
/// of the week than it has, or lies outside 1900 to 2199; a year alone is none either.
std::optional<When> read_written_date(std::string_view text);

/// What such a date most likely was meant to be ("31,03,17" -> "2017-03-31"): for a question, never to go by. Empty
/// when no guess is safe.
std::string likely_written_date(std::string_view text);

} // namespace abide
