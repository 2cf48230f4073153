// The chain of certificates, checked from the first on.
#include "certificate/chain.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/file.hpp"
#include "certificate/certificate.hpp"
#include "hash/hash.hpp"

namespace abide {

namespace {

/// What the chain needs of one certificate.
struct Link {
    std::string file;
    std::string run;
    std::int64_t number = 0;
    std::optional<PreviousCertificate> previous;
    std::string sha256;
};

/// `unreadable`: the first that is no certificate.
std::vector<Link> links_in(const std::string& folder, std::optional<ChainFault>& unreadable) {
    std::vector<Link> links;
    if (!is_folder(folder)) return links;
    for (const std::string& path : files_below(folder, ".json")) {
        const std::string file = base_name(path);
        if (path != join_path(folder, file) || !file.starts_with("run-")) continue;
        try {
            const std::string text = read_file(path);
            const Certificate certificate = read_certificate(text, path);
            links.push_back({file, certificate.run, certificate.number, certificate.previous, sha256(text)});
        } catch (const Error& error) {
            if (!unreadable) unreadable = ChainFault{file, "it cannot be read", "a certificate", error.what()};
        }
    }
    std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.number < b.number; });
    return links;
}

std::string number_of(std::int64_t number) { return "number " + std::to_string(number); }

std::optional<ChainFault> fault_of(const Link& link, const Link* before) {
    const std::int64_t next = before == nullptr ? 1 : before->number + 1;
    const auto fault = [&](const std::string& says, const std::string& expected, const std::string& found) {
        return ChainFault{link.file, says, expected, found};
    };
    if (link.file != certificate_file_of(link.run))
        return fault("its name is not that of its run", certificate_file_of(link.run), link.file);
    if (before != nullptr && link.number == before->number)
        return fault("it has the number of " + before->file, number_of(next), number_of(link.number));
    if (link.number != next)
        return fault("certificates before it are not there", number_of(next), number_of(link.number));
    if (before == nullptr) {
        if (!link.previous) return std::nullopt;
        return fault("it is the first, and names one before it", "none before it", link.previous->run);
    }
    if (!link.previous) return fault("it names none before it", before->run, "none before it");
    if (link.previous->run != before->run)
        return fault("it names another run as the one before it", before->run, link.previous->run);
    if (link.previous->sha256 != before->sha256)
        return fault(before->file + ", the one before it, is not as it was when this one was written",
                     link.previous->sha256, before->sha256);
    return std::nullopt;
}

} // namespace

Chain read_chain(const std::string& folder) {
    Chain chain;
    const std::vector<Link> links = links_in(folder, chain.fault);
    if (chain.fault) return chain;
    const Link* before = nullptr;
    for (const Link& link : links) {
        chain.fault = fault_of(link, before);
        if (chain.fault) return chain;
        chain.files.push_back(link.file);
        chain.last_sha256 = link.sha256;
        chain.last_number = link.number;
        chain.last_run = link.run;
        before = &link;
    }
    return chain;
}

} // namespace abide
