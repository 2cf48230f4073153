// Verifying a run by its files alone: signature, chain, reports and exports.
#include <filesystem>

#include "base/file.hpp"
#include "base/words.hpp"
#include "certificate/chain.hpp"
#include "certificate/signature.hpp"
#include "command/export_files.hpp"
#include "command/verification.hpp"
#include "hash/file_hash.hpp"
#include "hash/hash.hpp"

namespace abide {

namespace {

constexpr const char* no_file = "no such file, or it cannot be read";

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + (slash == 0 ? 1 : 0));
}

std::string sha256_or_why(const std::string& path) {
    const std::optional<FileHash> hash = hash_of_file(path);
    return hash ? hash->sha256 : no_file;
}

/// What is in the set's folder and the certificate does not list, hidden or not; empty when there is nothing.
std::string extra_file(const Verification& of) {
    std::set<std::string> listed;
    for (const SweepOutput& output : of.certificate.outputs) listed.insert(of.path_of(output.file));
    for (const std::string& note : of.remembered.notes) listed.insert(join_path(join_path(of.reports, "sets"), note));
    std::set<std::string> extra;
    std::error_code trouble;
    for (std::filesystem::recursive_directory_iterator at(of.path_of(""), trouble), end; !trouble && at != end;
         at.increment(trouble)) {
        const bool is_folder = at->is_directory(trouble) && !at->is_symlink(trouble);
        if (!is_folder && !listed.contains(at->path().string())) extra.insert(at->path().string());
    }
    return extra.empty() ? "" : *extra.begin();
}

} // namespace

VerifyStep step_ok(std::string name, std::string says) {
    return {std::move(name), VerifyStep::Outcome::ok, std::move(says), "", "", ""};
}

VerifyStep step_not_tried(std::string name, std::string why) {
    return {std::move(name), VerifyStep::Outcome::not_tried, std::move(why), "", "", ""};
}

VerifyStep step_differs(std::string name, const std::string& what, std::string expected, std::string found) {
    return {std::move(name), VerifyStep::Outcome::differs, what, what, std::move(expected), std::move(found)};
}

std::string Verification::path_of(const std::string& output) const {
    const std::string folder = join_path(join_path(reports, "sets"), certificate.set);
    return output.empty() ? folder : join_path(folder, output);
}

bool Verification::is_erased(const std::string& output) const {
    return remembered.erased.contains(certificate.set + "/" + output);
}

VerifyStep verify_signature(const Verification& of) {
    const bool is_signed = is_file(signature_file_of(of.file));
    if (of.public_key.empty())
        return step_not_tried("signature", is_signed ? "it is signed; --public-key names no key" : "it is not signed");
    const std::string fault = fault_of_signature(of.file, of.public_key);
    if (!fault.empty()) return step_differs("signature", of.file, "signed by the holder of " + of.public_key, fault);
    return step_ok("signature", "by the holder of " + of.public_key);
}

VerifyStep verify_chain(const Verification& of) {
    const std::string own = sha256(read_file(of.file));
    if (!of.remembered.certificate.empty() && of.remembered.certificate != own)
        return step_differs("chain", of.file, of.remembered.certificate + " in the history", own);
    const Chain chain = read_chain(folder_of(of.file));
    if (chain.fault)
        return step_differs("chain", chain.fault->file + ": " + chain.fault->says, chain.fault->expected,
                            chain.fault->found);
    return step_ok("chain", count_of(chain.files.size(), "certificate", "certificates") + ", of which this is number " +
                                std::to_string(of.certificate.number));
}

VerifyStep verify_outputs(const Verification& of) {
    if (of.reports.empty()) return step_not_tried("outputs", "--reports names no folder");
    std::size_t erased = 0;
    for (const SweepOutput& output : of.certificate.outputs) {
        const std::string path = of.path_of(output.file);
        if (of.is_erased(output.file) && !is_file(path)) {
            ++erased;
            continue;
        }
        const std::string found = sha256_or_why(path);
        if (found != output.sha256) return step_differs("outputs", path, output.sha256, found);
    }
    const std::string extra = extra_file(of);
    if (!extra.empty()) return step_differs("outputs", extra, "no such file in the set", "the file is there");
    std::string says = count_of(of.certificate.outputs.size(), "file", "files");
    if (erased > 0) says += ", " + std::to_string(erased) + " of them removed by an erasure";
    return step_ok("outputs", says);
}

VerifyStep verify_exports(const Verification& of) {
    std::string file; // of an archive each export's is the same
    std::string found;
    for (const CertifiedExport& one : of.certificate.exports) {
        if (file.empty() || file != file_on_disk(one.file)) {
            file = file_on_disk(one.file);
            found = sha256_or_why(file);
        }
        if (found != one.sha256) return step_differs("exports", one.file, one.sha256, found);
    }
    return step_ok("exports", count_of(of.certificate.exports.size(), "file", "files"));
}

} // namespace abide
