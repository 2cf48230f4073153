// What a run knows of itself, as a certificate says it.
#pragma once

#include <string>

#include "certificate/certificate.hpp"
#include "command/rulebook.hpp"
#include "command/run.hpp"

namespace abide {

/// As-at, known-at, Abide, dictionaries, exports, procedures, calendar, all counts of verdicts, and warnings: of a run
/// that hashes and has judged. Everything else of the certificate is left as it is when it is made.
Certificate certify(const Run& run, const Rulebook& rulebook);

/// SHA-256 of the file of the program that runs, as sha256sum prints it.
const std::string& hash_of_program();

/// A procedure as a certificate names it.
CertifiedProcedure certify(const Procedure& procedure);

} // namespace abide
