// Signatures of certificates, made and checked by the program minisign.
#include "certificate/signature.hpp"

#include <unistd.h>

#include <cstdio>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/other_program.hpp"
#include "base/printable.hpp"
#include "base/unfinished_files.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

/// Long enough for a slow disk; minisign itself needs a few thousandths.
constexpr int seconds_allowed = 20;

Finished run_minisign(const std::vector<std::string>& words) {
    std::vector<std::string> all = {"minisign"};
    all.insert(all.end(), words.begin(), words.end());
    Finished finished = run_other_program(all, seconds_allowed);
    if (!finished.was_found)
        throw Error(Exit::usage, "cannot find the program minisign, which signs certificates and checks what was "
                                 "signed; in Debian it is the package minisign");
    return finished;
}

void expect_key(const std::string& key, const char* half) {
    if (!is_file(key)) throw Error(Exit::usage, std::string("there is no ") + half + " key " + key);
}

/// One line of what it says; where it asked for a password, that is what is wrong.
std::string words_of(const Finished& finished) {
    if (finished.says.find("Password") != std::string::npos || finished.says.find("password") != std::string::npos)
        return "the key has a password, and nobody is there to type it; make one with minisign -G -W";
    if (finished.was_stopped) return "it did not end in " + count_of(seconds_allowed, "second", "seconds");
    const std::string said = printable(fold_space(finished.says));
    return said.empty() ? "it ended with " + std::to_string(finished.exit) : "it says: " + said;
}

} // namespace

std::string signature_file_of(const std::string& file) { return file + ".minisig"; }

std::string signature_for(const std::string& file, std::string_view text, const std::string& secret_key) {
    expect_key(secret_key, "secret");
    // Of names that whoever comes after a run that was killed knows and removes.
    const std::string number = std::string(part_mark) + std::to_string(::getpid());
    const std::string to_sign = file + ".unsigned" + number;
    const std::string made = signature_file_of(file) + number;
    write_file(to_sign, text);
    // Left to itself minisign would add the time.
    const Finished finished =
        run_minisign({"-S", "-s", secret_key, "-m", to_sign, "-x", made, "-t", "file:" + base_name(file)});
    (void)std::remove(to_sign.c_str());
    const bool is_signed = finished.exit == 0;
    const std::string signature = is_signed ? read_file(made) : "";
    (void)std::remove(made.c_str());
    if (!is_signed) throw Error(Exit::not_written, "minisign cannot sign " + file + ": " + words_of(finished));
    return signature;
}

void sign_file(const std::string& file, const std::string& secret_key) {
    write_file(signature_file_of(file), signature_for(file, read_file(file), secret_key));
}

std::string fault_of_signature(const std::string& file, const std::string& public_key) {
    expect_key(public_key, "public");
    if (!is_file(signature_file_of(file))) return "there is no signature " + signature_file_of(file);
    const Finished finished = run_minisign({"-V", "-p", public_key, "-m", file, "-x", signature_file_of(file)});
    return finished.exit == 0 ? "" : words_of(finished);
}

} // namespace abide
