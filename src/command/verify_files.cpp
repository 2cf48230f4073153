// Verifying a run by its files alone: signature, chain, reports and exports.
#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"
#include "briefing/certificate_page.hpp"
#include "certificate/chain.hpp"
#include "certificate/signature.hpp"
#include "command/certificate_view.hpp"
#include "command/certified.hpp"
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

VerifyStep step_other_now(std::string name, std::string what) {
    VerifyStep step = step_not_tried(std::move(name), std::move(what));
    step.is_other_now = true;
    return step;
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
    if (of.public_key.empty()) {
        VerifyStep step =
            step_not_tried("signature", is_signed ? "it is signed; --public-key names no key" : "it is not signed");
        step.is_nothing = !is_signed;
        return step;
    }
    const std::string fault = fault_of_signature(of.file, of.public_key);
    if (!fault.empty()) return step_differs("signature", of.file, "signed by the holder of " + of.public_key, fault);
    return step_ok("signature", "by the holder of " + of.public_key);
}

namespace {

std::string number_of(std::int64_t number) { return "number " + std::to_string(number); }

/// Where the chain ends, against the last run that the history knows; nothing when they agree.
std::optional<VerifyStep> fault_of_end(const Chain& chain, const RememberedRun& remembered) {
    if (!remembered.last) return std::nullopt;
    const RememberedRun::Last& last = *remembered.last;
    const std::string known = number_of(last.number) + ", " + last.run + ", which is the last that the history knows";
    const std::string found = chain.files.empty() ? "none" : number_of(chain.last_number) + ", " + chain.last_run;
    if (chain.last_number < last.number)
        return step_differs("chain", "certificates at its end are not there", known, found);
    const std::int64_t most = last.number + (remembered.one_more_can_be_left ? 1 : 0);
    if (chain.last_number > most)
        return step_differs("chain", "it goes on after the last run that the history knows", known, found);
    if (chain.last_number == last.number && chain.last_sha256 != last.certificate)
        return step_differs("chain", chain.files.back() + " is not the one that the history knows", last.certificate,
                            chain.last_sha256);
    return std::nullopt;
}

} // namespace

VerifyStep verify_chain(const Verification& of) {
    const std::string own = sha256(read_file(of.file));
    if (!of.remembered.certificate.empty() && of.remembered.certificate != own)
        return step_differs("chain", of.file, of.remembered.certificate + " in the history", own);
    const Chain chain = read_chain(folder_of(of.file));
    if (chain.fault)
        return step_differs("chain", chain.fault->file + ": " + chain.fault->says, chain.fault->expected,
                            chain.fault->found);
    if (std::optional<VerifyStep> fault = fault_of_end(chain, of.remembered)) return std::move(*fault);
    return step_ok("chain", count_of(chain.files.size(), "certificate", "certificates") + ", of which this is number " +
                                std::to_string(of.certificate.number));
}

VerifyStep verify_page(const Verification& of, const Templates& templates) {
    const std::string file = of.file.substr(0, of.file.rfind('.')) + ".md";
    if (!is_file(file)) return step_differs("page", file, "the page that was written with the certificate", no_file);
    CertificateView view = view_certificate(of.certificate);
    view.sha256 = sha256(read_file(of.file));
    const std::string again = write_certificate_page(view, templates);
    const std::string there = read_file(file);
    if (there == again) return step_ok("page", base_name(file) + " says the same");
    const std::string line = "line " + std::to_string(first_line_that_differs(there, again));
    if (hash_of_program() != of.certificate.program)
        return step_not_tried("page", "another Abide wrote it, and this one would write " + line + " otherwise");
    return step_differs("page", file + ", " + line, sha256(again), sha256(there));
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

std::optional<std::string> Verification::inbox() const {
    if (!certificate.completeness) return std::nullopt;
    for (const CertifiedSetting& one : certificate.settings)
        if (one.name == "inbox" && !one.value.empty()) return one.value;
    return std::nullopt;
}

namespace {

/// What is otherwise about the folder of exports as a whole; empty when nothing is.
std::string change_of_inbox(const Certificate& certificate, const std::string& inbox) {
    Diagnostics said;
    std::vector<std::string> files;
    try {
        files = export_files({inbox}, said);
    } catch (const Error& error) {
        return error.what();
    }
    std::vector<std::string> certified;
    for (const CertifiedExport& one : certificate.exports) certified.push_back(one.file);
    for (const std::string& file : files)
        if (std::ranges::find(certified, file) == certified.end()) return file + " was not there then";
    if (files != certified) return "the files of " + inbox + " are others now";
    if (digest_of_passed(said) != certificate.completeness->beside)
        return "what lies beside the exports in " + inbox + " is something else now";
    return "";
}

} // namespace

VerifyStep verify_exports(const Verification& of) {
    const std::string name = "exports";
    std::string file; // of an archive each export's is the same
    std::string found;
    for (const CertifiedExport& one : of.certificate.exports) {
        // The first version of certificates had no hash of what was refused at its first line.
        if (one.sha256.empty() && !of.certificate.completeness) continue;
        if (file.empty() || file != file_on_disk(one.file)) {
            file = file_on_disk(one.file);
            const std::optional<FileHash> hash = hash_of_file(file);
            found = hash ? hash->sha256 : "";
        }
        if (found == one.sha256) continue;
        if (found.empty()) return step_other_now(name, one.file + " is no longer there, or cannot be read");
        return step_other_now(name, one.sha256.empty() ? one.file + " could not be read then, and can be now"
                                                       : one.file + " is another one now");
    }
    if (const std::optional<std::string> inbox = of.inbox())
        if (std::string change = change_of_inbox(of.certificate, *inbox); !change.empty())
            return step_other_now(name, std::move(change));
    return step_ok(name, count_of(of.certificate.exports.size(), "file", "files"));
}

} // namespace abide
