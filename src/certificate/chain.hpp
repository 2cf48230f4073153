// The chain of certificates: each names the SHA-256 of the one before it, so that none can be changed or taken out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace abide {

/// The first certificate that does not fit to those before it.
struct ChainFault {
    std::string file;     ///< inside the folder
    std::string says;     ///< one sentence: what is wrong with it
    std::string expected; ///< "number 3", a SHA-256 …
    std::string found;
};

/// Of a folder's certificates in the order of their numbers.
struct Chain {
    std::vector<std::string> files; ///< inside the folder; up to the fault, if there is one
    std::string last_sha256;        ///< of the last of them
    std::int64_t last_number = 0;
    std::string last_run;
    std::optional<ChainFault> fault;
};

/// Reads every "run-<id>.json" of the folder, other files passed over. The first has number 1 and none before it; then
/// each has the next number and names the id of the run and the SHA-256 of the certificate before it. Whether the last
/// ones were taken away cannot be told from them. One that cannot be read is the fault, and then nothing else is said.
/// Throws Error(usage) when the folder cannot be listed.
Chain read_chain(const std::string& folder);

} // namespace abide
