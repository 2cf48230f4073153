// The page of a certificate: the same as its JSON says, for a person to read. Markdown only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "briefing/templates.hpp"
#include "rule/state.hpp"

namespace abide {

/// What the page shows of one export.
struct ExportCertified {
    std::string file;
    std::string sha256;
    std::string area;
    std::string system;
    std::string exported;
    std::optional<std::int64_t> stated;
    std::int64_t cases = 0;
    std::int64_t refused = 0;
    bool cut_short = false;
};

struct ProcedureCertified {
    std::string id;
    std::string editions; ///< parted by commas
    std::string sha256;
    std::string review_due; ///< may be empty
};

struct SettingCertified {
    std::string name;
    std::string value;
    std::string origin;
};

struct OutputCertified {
    std::string file;
    std::int64_t bytes = 0;
    std::string sha256;
};

struct CompletenessCertified {
    std::int64_t known_cases = 0;
    std::int64_t missing = 0;
    bool missing_accepted = false;
    bool shrunk = false;
    std::int64_t held = 0;
    std::string beside; ///< may be empty
};

struct CertificateView {
    std::string run;
    std::int64_t number = 0;
    Day as_at;
    std::optional<Day> known_at;
    std::string finished;
    std::string repeats;         ///< a run; mostly empty
    std::string previous;        ///< a run; empty for the first
    std::string previous_sha256; ///< of its certificate
    std::string sha256;          ///< of this certificate's JSON
    std::string run_by;
    std::string account;
    std::string host;
    std::string version;
    std::string program;
    std::string ground;
    std::string calendar;
    Day calendar_ends;
    std::string calendar_sha256;
    std::int64_t cases_read = 0;
    std::int64_t cases_refused = 0;
    std::int64_t set_aside = 0;
    std::int64_t cases = 0;
    std::int64_t verdicts = 0;
    std::int64_t exceptions = 0;
    std::optional<CompletenessCertified> completeness; ///< nothing when the certificate does not say
    std::array<std::int64_t, state_count> states{};
    std::vector<std::pair<std::string, std::int64_t>> transitions; ///< what became of a finding, and of how many
    std::vector<std::pair<std::string, std::int64_t>> warnings;    ///< by code
    std::vector<SettingCertified> settings;
    std::vector<ExportCertified> exports;
    std::vector<ProcedureCertified> procedures;
    std::string set;
    std::vector<OutputCertified> outputs;
};

/// Every name the template of a certificate may use.
Fields fields_of(const CertificateView& certificate);

/// The Markdown with its YAML lines.
std::string write_certificate_page(const CertificateView& certificate, const Templates& templates);

} // namespace abide
