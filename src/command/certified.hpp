// What a run knows of itself, as a certificate says it.
#pragma once

#include "certificate/certificate.hpp"
#include "command/rulebook.hpp"
#include "command/run.hpp"

namespace abide {

/// As-at, known-at, Abide, dictionaries, exports, procedures, calendar, all counts of verdicts, and warnings: of a run
/// that hashes and has judged. Everything else of the certificate is left as it is when it is made.
Certificate certify(const Run& run, const Rulebook& rulebook);

/// A procedure as a certificate names it.
CertifiedProcedure certify(const Procedure& procedure);

} // namespace abide
