// Signatures of certificates, made and checked by the program minisign: anybody can check them without Abide.
#pragma once

#include <string>
#include <string_view>

namespace abide {

/// "run-2026-04-10-1.json" -> "run-2026-04-10-1.json.minisig", where its signature stands.
std::string signature_file_of(const std::string& file);

/// The signature of a text that is to stand in `file`; always the same for the same text and name. Nobody is asked
/// anything: the secret key must be one without a password (minisign -G -W). Works in the folder of `file`, where a
/// program that is killed leaves unfinished files. Throws Error(usage) when minisign is not installed or the key is not
/// there, Error(not_written) with what minisign says when it cannot sign.
std::string signature_for(const std::string& file, std::string_view text, const std::string& secret_key);

/// Signs a file that is there; the signature is there whole (mode 0600) or as it was before. Throws as above.
void sign_file(const std::string& file, const std::string& secret_key);

/// Whether the file is as it was when whoever holds the other half of this key signed it: empty, else why not, in
/// minisign's words. Throws Error(usage) when minisign is not installed or the key is not there.
std::string fault_of_signature(const std::string& file, const std::string& public_key);

} // namespace abide
