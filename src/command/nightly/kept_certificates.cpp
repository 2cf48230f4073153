// The newest certificates held against what the store remembers of their runs.
#include "command/nightly/kept_certificates.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "certificate/certificate.hpp"
#include "command/nightly/certified_night.hpp"
#include "hash/hash.hpp"

namespace abide {

namespace {

constexpr std::size_t most = 31;

/// Empty when there is none.
std::string fault_of(const std::string& file, const SweepRecord& sweep) {
    if (!is_file(file)) return file + " is not there, and the store knows its run";
    try {
        const std::string text = read_file(file);
        if (sha256(text) != sweep.certificate) return file + " is not as it was written: the store remembers another";
        (void)read_certificate(text, file);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

/// The same of what the store remembers.
std::string fault_against(const std::string& file, std::int64_t number, std::span<const Erasure> erasures,
                          Store& store) {
    if (!is_file(file)) return "";
    const std::optional<SweepRecord> sweep = store.sweep(number);
    const Difference difference = difference_from(read_certificate(read_file(file), file), *sweep, erasures, store);
    if (difference.is_none()) return "";
    return "the store does not remember what " + file + " says: " + difference.what + ", " + difference.expected +
           " and not " + difference.found;
}

} // namespace

std::vector<std::string> faults_of_certificates(const std::string& folder, std::span<const SweepRecord> sweeps) {
    std::vector<std::string> faults;
    const std::span<const SweepRecord> newest = sweeps.last(std::min(sweeps.size(), most));
    for (std::size_t i = newest.size(); i-- > 0;) {
        if (newest[i].certificate.empty()) continue;
        std::string fault = fault_of(join_path(folder, certificate_file_of(newest[i].id)), newest[i]);
        if (!fault.empty()) faults.push_back(std::move(fault));
    }
    return faults;
}

std::vector<std::string> faults_against_certificates(const std::string& folder, std::span<const SweepRecord> sweeps,
                                                     Store& store) {
    std::vector<std::string> faults;
    const std::vector<Erasure> erasures = store.erasures();
    const std::span<const SweepRecord> newest = sweeps.last(std::min(sweeps.size(), most));
    for (std::size_t i = newest.size(); i > 0; --i) {
        const SweepRecord& sweep = newest[i - 1];
        const std::string file = join_path(folder, certificate_file_of(sweep.id));
        std::string fault = fault_against(file, sweep.number, erasures, store);
        if (!fault.empty()) faults.push_back(std::move(fault));
    }
    return faults;
}

} // namespace abide
