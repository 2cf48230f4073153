// What the parts of the benchmark share, and the parts themselves in the order of the page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/bench/measure.hpp"
#include "tests/bench/page.hpp"

namespace abide::bench {

/// What the targets are held against; what could not be measured stays empty.
struct Figures {
    std::optional<Ratio> one_job;        ///< processor time, all procedures, to the bare parse; 100 MB
    std::optional<Ratio> one_job_large;  ///< the same for 1 GB
    std::optional<Ratio> two_jobs;       ///< time of the clock, to that of one job; 100 MB
    std::optional<Ratio> two_jobs_large; ///< the same for 1 GB
    std::optional<Ratio> second_night;   ///< processor time, to the first night's
    std::optional<Ratio> sweep;          ///< processor time of a first night, to a check of it
    std::optional<double> million;       ///< seconds that a million verdicts take in the store
    std::optional<Ratio> shipped_rules;  ///< processor time of 200, to that of one
    std::optional<Ratio> national_rules; ///< the same where every case answers to every third rule at least
    std::optional<Ratio> stylesheet;     ///< processor time of xsltproc's one rule, to all procedures
    std::optional<Ratio> stylesheet_one; ///< the same to this one rule
    std::optional<double> stylesheet_memory;
    std::optional<double> growth; ///< resident memory for 1 GB, to that for 100 MB
    std::optional<double> large_megabytes;
};

struct Bench {
    std::string self;    ///< this program
    std::string abide;   ///< the program that is measured
    std::string store;   ///< the program that fills a store with verdicts
    std::string exports; ///< the program that writes the exports
    std::string source;  ///< the source tree, for the shipped procedures and the stylesheet
    std::string folder;  ///< everything is written below it
    std::string log;     ///< an event log (XES), or nothing
    Page& page;
    Figures figures{};

    [[nodiscard]] Outputs outputs() const { return {folder + "/out.txt", folder + "/errors.txt"}; }
    [[nodiscard]] std::string place(const std::string& name) const { return folder + "/" + name; }
    /// Writes an export, such as canonical 100, and returns where; the words are the generator's.
    [[nodiscard]] std::string write_export(const std::vector<std::string>& words) const;
    [[nodiscard]] Command parse(const std::string& file) const { return {{self, "parse", file}}; }
    [[nodiscard]] Command check(const std::string& file, unsigned jobs,
                                const std::vector<std::string>& more = {}) const;
    /// Whether check has this option yet.
    [[nodiscard]] bool has_option(const std::string& name) const;
};

/// No verdict is shown, all are counted.
inline const std::vector<std::string> only_counted = {"--states", "not-checked"};

/// The first night's check of an export of so many megabytes, and the second night's of it with one case in a hundred
/// changed, both with --cache.
std::vector<Command> two_nights(const Bench& bench, const std::string& megabytes);

void measure_one_export(Bench& bench);
void measure_nights(Bench& bench);
void measure_sweeps(Bench& bench);
void measure_rule_counts(Bench& bench);
void measure_formats(Bench& bench);
void measure_large(Bench& bench);
void measure_instructions(Bench& bench);
void write_targets(Bench& bench);

} // namespace abide::bench
