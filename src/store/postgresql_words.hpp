// PostgreSQL in words: how its database is named, how an address is read, and what it says when it refuses.
#pragma once

#include <string>

#include "base/error.hpp"

namespace abide {

/// What the server says, in one sentence without its end, and without what it adds: that may quote what stands in a
/// row.
std::string words_of_server(const std::string& message);

/// "the PostgreSQL database (host=north dbname=abide)": without what nobody else should read.
std::string name_of_connection(const std::string& connection);

/// The words of a connection are parted at every space, so a value may hold none. Throws Error(usage).
void check_connection(const std::string& connection);

/// Why a database of this name was not opened: `usage` when its address is wrong, `not_written` when the server is not
/// there just now.
Error refusal_of_connection(const std::string& name, const std::string& message);

} // namespace abide
