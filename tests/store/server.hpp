// A PostgreSQL server of the tests' own: started when the first test asks for it, gone with the test program.
#pragma once

#include <string>

namespace abide::tests::stored {

/// The address of a new, empty database. Throws std::runtime_error when Debian's server is not installed or does not
/// start.
std::string new_postgresql_address();

} // namespace abide::tests::stored
