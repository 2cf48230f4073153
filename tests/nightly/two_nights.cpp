// The exports of two nights, their sweeps without any disturbance, and what is compared with them.
#include "tests/nightly/two_nights.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib> // mkdtemp too
#include <exception>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "base/file.hpp"
#include "base/other_program.hpp"
#include "certificate/chain.hpp"
#include "certificate/signature.hpp"
#include "tests/store/server.hpp"

namespace abide::tests::nightly {

namespace fs = std::filesystem;
using stored::PostgresqlServer;

namespace {

const std::string settings = R"(jobs = 1
procedure = working-together
calendar = england-and-wales
missing-at-most = 50
)";

// Untouched from night to night: an assessment that came in time, one that is overdue, one of which nobody can tell.
constexpr const char* north = R"(<case-records xmlns="urn:abide:case-records:1" area="Islington" system="demo">
  <case id="K-1" team="north"><referral id="f1" date="2025-06-02" nfa="no"/>
    <assessment id="a1" referral="f1" start-date="2025-06-04" authorised-date="2025-08-04"/></case>
  <case id="K-2" team="north"><referral id="f1" date="2026-01-26" nfa="no"/></case>
  <case id="K-3" team="north"><referral id="f1" date="2025-06-02"/></case>
</case-records>
)";

// K-4 is overdue, then its date is corrected; K-5 is overdue, then its assessment is recorded; K-6 has nothing to
// answer for, then no conference; K-7 is gone; K-8 comes.
constexpr const char* south_first = R"(<case-records xmlns="urn:abide:case-records:1" area="Islington" system="demo">
  <case id="K-4" team="south"><referral id="f1" date="2026-01-27" nfa="no"/></case>
  <case id="K-5" team="south"><referral id="f1" date="2026-01-28" nfa="no"/></case>
  <case id="K-6" team="south"><referral id="f1" date="2026-04-01" nfa="no"/></case>
  <case id="K-7" team="south"><referral id="f1" date="2026-01-29" nfa="no"/></case>
</case-records>
)";
constexpr const char* south_second = R"(<case-records xmlns="urn:abide:case-records:1" area="Islington" system="demo">
  <case id="K-4" team="south"><referral id="f1" date="2026-01-20" nfa="no"/></case>
  <case id="K-5" team="south"><referral id="f1" date="2026-01-28" nfa="no"/>
    <assessment id="a1" referral="f1" start-date="2026-01-29" authorised-date="2026-03-02"/></case>
  <case id="K-6" team="south"><referral id="f1" date="2026-04-01" nfa="no"/>
    <section-47 id="s1" referral="f1" strategy-discussion-date="2026-02-10" conference-not-required="no"/></case>
  <case id="K-8" team="south"><referral id="f1" date="2026-01-30" nfa="no"/></case>
</case-records>
)";

std::string more_settings(Keeping keeping) {
    switch (keeping) {
    case Keeping::file: return "";
    case Keeping::server: return "store = postgresql:user=abide\n"; // which server: see environment()
    case Keeping::with_signature: return "secret-key = secret.key\npublic-key = public.key\n";
    }
    return "";
}

void make_keys(const fs::path& folder) {
    const Finished made =
        run_other_program({"minisign", "-G", "-W", "-s", folder / "secret.key", "-p", folder / "public.key"}, 30);
    if (made.exit != 0) throw std::runtime_error("minisign is needed here: " + made.says);
}

std::string fault_of_certificates(const fs::path& folder) {
    if (!fs::exists(folder / "state/certificates")) return "";
    const Chain chain = read_chain((folder / "state/certificates").string());
    return chain.fault ? "the chain of certificates breaks at " + chain.fault->file + ": " + chain.fault->says : "";
}

} // namespace

Ground::Ground() {
    const fs::path memory = "/dev/shm";
    const bool has_memory = fs::is_directory(memory) && ::access(memory.c_str(), W_OK) == 0;
    std::string pattern = ((has_memory ? memory : fs::temp_directory_path()) / "abide-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a folder like " + pattern);
    path_ = fs::canonical(pattern);
}

Ground::~Ground() {
    std::error_code left_behind;
    fs::remove_all(path_, left_behind);
}

const Undisturbed& Undisturbed::of(Night night, Keeping keeping) {
    static std::map<std::pair<Night, Keeping>, std::unique_ptr<Undisturbed>> nights;
    std::unique_ptr<Undisturbed>& one = nights[{night, keeping}];
    if (!one) one = std::make_unique<Undisturbed>(night, keeping);
    return *one;
}

Undisturbed::Undisturbed(Night night, Keeping keeping)
    : night_(night), keeping_(keeping), ready_(ground_.path() / "ready") {
    write_text(ready_ / "abide.conf", settings + more_settings(keeping));
    write_text(ready_ / "inbox/north.xml", north);
    write_text(ready_ / "inbox/south.xml", south_first);
    if (keeping == Keeping::with_signature) make_keys(ready_);
    if (keeping == Keeping::server) PostgresqlServer::shared().run("CREATE DATABASE " + database_of(ready_));
    if (night == Night::second) {
        sweep(ready_, 1);
        write_text(ready_ / "inbox/south.xml", south_second);
    }
    before_ = left_in(ready_);
    const fs::path folder = ground_.path() / "swept";
    again_ = next_sweep(folder, this->night());
    later_ = next_sweep(folder, this->night() + 1);
    count(folder);
}

Undisturbed::NextSweep Undisturbed::next_sweep(const fs::path& folder, int night) const {
    NextSweep next;
    lay_out(folder);
    next.instead.ended = sweep(folder, night);
    next.instead.left = left_in(folder);
    lay_out(folder);
    sweep_in(folder);
    next.after.ended = sweep(folder, night);
    next.after.left = left_in(folder);
    return next;
}

void Undisturbed::count(const fs::path& folder) {
    lay_out(folder);
    const fs::path file = ground_.path() / "count";
    const auto began = std::chrono::steady_clock::now();
    sweep_in(folder, with_faults("", file));
    seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    std::istringstream(read_file(file.string())) >> changes_ >> flushes_;
}

std::string Undisturbed::fault_in(const fs::path& folder, const Ended& ended) const {
    if (std::string fault = fault_of_signatures(folder); !fault.empty()) return fault;
    return fault_in(left_in(folder), ended);
}

/// A certificate is there with its signature, or not at all.
std::string Undisturbed::fault_of_signatures(const fs::path& folder) const {
    if (keeping_ != Keeping::with_signature || !fs::exists(folder / "state/certificates")) return "";
    for (const std::string& file : files_below((folder / "state/certificates").string(), ".json"))
        if (std::string fault = fault_of_signature(file, (folder / "public.key").string()); !fault.empty())
            return base_name(file) + ": " + fault;
    return "";
}

std::string Undisturbed::fault_in(const Left& left, const Ended& ended) const {
    const bool is_remembered = left.store == once().store;
    if (!is_remembered && left.store != before_.store)
        return "the store holds neither the night before nor this one:\n" + first_difference(left.store, once().store);
    const bool is_current = left.current_set() == once().current_set();
    if (!is_current && left.current_set() != before_.current_set()) return "the current set is of neither night";
    if (is_current && !is_remembered) return "this night's set is current, but the store does not hold the night";
    const bool has_beaten = left.heartbeat() == once().heartbeat();
    if (!has_beaten && left.heartbeat() != before_.heartbeat()) return "the heartbeat: " + left.heartbeat();
    if (has_beaten && !is_current) return "the heartbeat tells of a set that is not current";
    if (ended.exit == this->ended().exit && !has_beaten) return "it said all is done, and it is not";
    return "";
}

std::string Undisturbed::fault_after(Next next, const fs::path& folder) const {
    const NextSweep& either = next == Next::night_after ? later_ : again_;
    const bool is_either = next == Next::at_once;
    const bool was_remembered = !is_either && left_in(folder).store == once().store;
    Swept found;
    found.ended = sweep(folder, next == Next::night_after ? night() + 1 : night());
    found.left = left_in(folder);
    if (std::string fault = fault_of_certificates(folder) + fault_of_signatures(folder); !fault.empty()) return fault;
    if (is_either && fault_of(found, either.after).empty()) return "";
    return fault_of(found, was_remembered ? either.after : either.instead);
}

std::string Undisturbed::fault_of(const Swept& found, const Swept& expected) {
    if (found.ended.exit != expected.ended.exit)
        return "the next sweep ended with " + std::to_string(found.ended.exit) + ": " + found.ended.said;
    if (found.ended.said != expected.ended.said) return "the next sweep said " + found.ended.said;
    const std::string differs = difference(found.left, expected.left);
    return differs.empty() ? "" : "after the next sweep " + differs;
}

std::vector<long> every(long step, long from, long to) {
    std::vector<long> numbers;
    for (long number = from; number <= to; number += step) numbers.push_back(number);
    return numbers;
}

std::vector<std::vector<std::string>> calls_of(const Undisturbed& night) {
    const Ground ground;
    const fs::path folder = ground.path() / "night";
    night.lay_out(folder);
    std::vector<std::string> variables = with_faults("");
    variables.push_back("ABIDE_FAULT_LOG=" + (ground.path() / "log").string());
    BOOST_TEST(night.sweep_in(folder, variables).exit == night.ended().exit);
    const auto inside = [&](const std::string& path) {
        return path.starts_with('/') ? fs::path(path).lexically_relative(folder).string() : path;
    };
    std::vector<std::vector<std::string>> calls;
    std::ifstream log(ground.path() / "log");
    for (std::string line; std::getline(log, line);) {
        std::istringstream parts(line);
        calls.emplace_back();
        for (std::string word; std::getline(parts, word, '\t');) calls.back().push_back(inside(word));
    }
    return calls;
}

void check_each(const Undisturbed& night, const std::vector<long>& numbers,
                const std::function<std::string(long number, const fs::path& folder)>& fault_with) {
    const Ground ground;
    std::vector<std::string> faults(numbers.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&](unsigned worker) {
        const fs::path folder = ground.path() / std::to_string(worker);
        for (std::size_t at = 0; (at = next++) < numbers.size();) {
            try {
                night.lay_out(folder);
                faults[at] = fault_with(numbers[at], folder);
            } catch (const std::exception& trouble) {
                faults[at] = trouble.what();
            }
        }
    };
    std::vector<std::jthread> workers;
    for (unsigned worker = 0; worker < std::max(2U, std::thread::hardware_concurrency()); ++worker)
        workers.emplace_back(work, worker);
    workers.clear();
    // Boost.Test counts in one thread only.
    BOOST_TEST(!numbers.empty());
    for (std::size_t at = 0; at < numbers.size(); ++at)
        BOOST_TEST(faults[at] == "", "at " << numbers[at] << ": " << faults[at]);
}

void check_counted(const Undisturbed& night, long times,
                   const std::function<Attempt(const fs::path& folder)>& attempt) {
    check_each(night, every(1, 1, times), [&](long /*time*/, const fs::path& folder) -> std::string {
        constexpr int most = 40;
        for (int i = 0; i < most; ++i) {
            if (i > 0) night.lay_out(folder);
            const Attempt made = attempt(folder);
            if (!made.fault.empty() || made.counts) return made.fault;
        }
        return "none of " + std::to_string(most) + " attempts came to what was to be tried";
    });
}

} // namespace abide::tests::nightly
