// What a first night costs the store: a million standings written in one transaction, and read back as known.
// abide_bench_store ADDRESS [STANDINGS]; the address names a store that is not there yet.
#include "store/store.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iomanip>
#include <sstream>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace abide::bench {

namespace {

constexpr int standings_of_a_case = 10;
constexpr int handed_over = 5'000;
constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;

std::string case_name(int number) {
    const std::string digits = std::to_string(number);
    return "C-" + std::string(7 - std::min<std::size_t>(7, digits.size()), '0') + digits;
}

std::string fingerprint_of(std::uint64_t any) {
    std::ostringstream text;
    text << std::hex << std::setw(16) << std::setfill('0') << any;
    return text.str();
}

/// As long as a real one: two of three facts, a setting, three dates.
NewStanding standing(int number) {
    NewStanding made;
    Standing& standing = made.standing;
    const std::uint64_t any = static_cast<std::uint64_t>(number) * spread;
    standing.duty.case_id = case_name(number / standings_of_a_case);
    standing.duty.fingerprint = fingerprint_of(any);
    standing.duty.procedure = "working-together";
    standing.duty.rule = "strategy-meeting-in-time";
    standing.duty.record = "concern";
    standing.duty.record_id = "c" + std::to_string(number);
    standing.team = "north";
    standing.is_open = number % 7 == 0;
    standing.state = standing.is_open ? State::breached : State::met;
    standing.edition = "2016-12";
    standing.clauses = "5.3-1 5.3-3";
    standing.start = day_of(2026, 4, 2);
    standing.due = day_of(2026, 4, 9);
    if (!standing.is_open) standing.done = day_of(2026, 4, 8);
    standing.settings = "strategy-limit\t3\n";
    standing.facts = "concern\tc1\tbelieved-date\t2026-04-02\nconcern\tc1\tcategory\t2\n"
                     "strategy-meeting\tm1\theld-date\t2026-04-09\n";
    made.digest = any;
    if (standing.is_open) made.open_since = day_of(2026, 4, 10);
    return made;
}

KnownCase known_case(int number) {
    return {case_name(number),
            "north",
            "north.xml",
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            1,
            0,
            false};
}

void write_night(Store& store, int standings) {
    const auto night = store.begin_night();
    SweepRecord sweep;
    sweep.number = 1;
    sweep.id = "2026-04-10-1";
    sweep.counts = {{"working-together", "strategy-meeting-in-time", "", State::breached, (standings + 6) / 7},
                    {"working-together", "strategy-meeting-in-time", "", State::met, standings - (standings + 6) / 7}};
    std::vector<KnownCase> cases;
    for (int i = 0; i * standings_of_a_case < standings; ++i) cases.push_back(known_case(i));
    std::vector<NewStanding> made;
    for (int i = 0; i < standings; ++i) {
        made.push_back(standing(i));
        if (made.size() < handed_over && i + 1 < standings) continue;
        night->add_standings(1, std::move(made));
        made.clear();
    }
    night->put_cases(cases);
    night->add(sweep);
    night->commit();
}

template <typename Work>
void time(const char* what, const Work& work) {
    const auto cpu = [] {
        rusage usage{};
        ::getrusage(RUSAGE_SELF, &usage);
        return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
               static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    };
    const auto began = std::chrono::steady_clock::now();
    const double before = cpu();
    work();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("%-42s %6.1f s %6.1f s of this process\n", what, took.count(), cpu() - before);
}

int measure(const std::string& address, int standings) {
    const auto store = Store::open(address);
    std::printf("%d standings\n", standings);
    time("stored in one night", [&] { write_night(*store, standings); });
    int known = 0;
    time("read as known", [&] { store->each_known([&](const KnownStanding&) { ++known; }); });
    std::string damage;
    time("looked through for damage", [&] { damage = store->check_integrity(); });
    Erasure erasure;
    erasure.kind = "case";
    time("one case erased", [&] { (void)store->erase_case("C-0000001", erasure); });
    if (known != standings || !damage.empty()) return std::fprintf(stderr, "%d known. %s\n", known, damage.c_str()), 1;
    return 0;
}

} // namespace

} // namespace abide::bench

int main(int count, char** words) {
    constexpr int a_million = 1'000'000;
    if (count < 2) return std::fprintf(stderr, "abide_bench_store ADDRESS [STANDINGS]\n"), 2;
    try {
        return abide::bench::measure(words[1], count > 2 ? std::atoi(words[2]) : a_million);
    } catch (const abide::Error& error) {
        return std::fprintf(stderr, "%s\n", error.what()), 4;
    }
}
