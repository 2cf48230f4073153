// Other programs as a test wants them to be.
#include "tests/other_programs.hpp"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include <cstdlib>

#include "tests/places.hpp"

namespace abide::tests {

OtherPrograms::OtherPrograms(const std::string& path) : before_(std::getenv("PATH")) {
    ::setenv("PATH", path.c_str(), 1);
}

OtherPrograms::~OtherPrograms() { ::setenv("PATH", before_.c_str(), 1); }

void write_program(const std::string& file, const std::string& script) {
    write_text(file, "#!/bin/sh\n" + script);
    BOOST_REQUIRE(::chmod(file.c_str(), 0700) == 0);
}

} // namespace abide::tests
