// What a check costs, beside a parse that does nothing and a read that does not even parse: one run, medians of five.
// abide_bench ABIDE EXPORTS FOLDER measures; abide_bench parse|read FILE is what is measured beside it.
#include <fcntl.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::size_t times = 5;

// ---- what is measured beside a check ----------------------------------------------------------------------------

int read_bytes(const char* file) {
    const int at = open(file, O_RDONLY);
    static std::array<char, 1U << 16U> buffer;
    std::uint64_t sum = 0;
    for (ssize_t n = 0; (n = read(at, buffer.data(), buffer.size())) > 0;)
        for (ssize_t i = 0; i < n; i += 64) sum += static_cast<unsigned char>(buffer[static_cast<std::size_t>(i)]);
    close(at);
    return at < 0 || sum == 0 ? 1 : 0;
}

void on_start(void*, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int, int, const xmlChar**) {}
void on_end(void*, const xmlChar*, const xmlChar*, const xmlChar*) {}
void on_text(void*, const xmlChar*, int) {}

int read_input(void* context, char* buffer, int size) {
    return static_cast<int>(read(*static_cast<int*>(context), buffer, static_cast<std::size_t>(size)));
}

int parse(const char* file) {
    int at = open(file, O_RDONLY);
    xmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    xmlParserCtxt* const parser =
        xmlCreateIOParserCtxt(&handler, nullptr, read_input, nullptr, &at, XML_CHAR_ENCODING_NONE);
    if (parser == nullptr) return 1;
    xmlParseDocument(parser);
    const bool is_sound = parser->wellFormed != 0;
    xmlFreeParserCtxt(parser);
    close(at);
    return is_sound ? 0 : 1;
}

// ---- measuring ---------------------------------------------------------------------------------------------------

struct Cost {
    double seconds = 0; ///< of the clock
    double cpu = 0;     ///< seconds of all cores
    long kilobytes = 0; ///< resident at most
};

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Runs the words with their output in `out`; exits when they cannot be run or end with more than 1 (there are
/// findings).
Cost run(const std::vector<std::string>& words, const std::string& out) {
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int to = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(to, STDOUT_FILENO);
        std::vector<char*> arguments;
        for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        std::fprintf(stderr, "%s failed\n", words.front().c_str());
        std::exit(1);
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    return {taken.count(), seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime), usage.ru_maxrss};
}

Cost median(const std::vector<std::string>& words, const std::string& out) {
    std::array<Cost, times> costs;
    for (Cost& cost : costs) cost = run(words, out);
    std::sort(costs.begin(), costs.end(), [](const Cost& a, const Cost& b) { return a.cpu < b.cpu; });
    return costs[times / 2];
}

void print(const char* what, const Cost& cost, const Cost& base, double megabytes) {
    std::printf("| %s | %.2f | %.2f | %.2f | %.0f | %ld |\n", what, cost.seconds, cost.cpu, cost.cpu / base.cpu,
                megabytes / cost.cpu, cost.kilobytes / 1024);
}

/// What is measured, with the file and where its output goes.
struct Bench {
    std::string abide;
    std::string self;
    std::string file;
    std::string out;

    [[nodiscard]] std::vector<std::string> check(const std::vector<std::string>& more) const {
        std::vector<std::string> words = {abide, "check", file, "--as-at", "2026-04-10", "--fail-on", "never"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
};

void measure_canonical(const Bench& bench) {
    const double megabytes = static_cast<double>(fs::file_size(bench.file)) / 1e6;
    const Cost parsed = median({bench.self, "parse", bench.file}, bench.out);
    std::printf("%.0f MB of canonical export, %zu runs each, medians by processor time\n\n", megabytes, times);
    std::printf(
        "| what | seconds | processor seconds | to a bare parse | MB/s | MB resident |\n|---|--:|--:|--:|--:|--:|\n");
    const auto row = [&](const char* what, const std::vector<std::string>& words) {
        print(what, median(words, bench.out), parsed, megabytes);
    };
    row("plain read", {bench.self, "read", bench.file});
    print("bare SAX2 parse", parsed, parsed, megabytes);
    row("abide cases validate", {bench.abide, "cases", "validate", bench.file});
    row("abide check, working-together, one job", bench.check({"--jobs", "1", "--procedure", "working-together"}));
    row("abide check, all procedures, findings only counted, one job",
        bench.check({"--jobs", "1", "--states", "not-checked"}));
    row("abide check, all procedures, one job", bench.check({"--jobs", "1"}));
    row("abide check, all procedures, two jobs", bench.check({"--jobs", "2"}));
}

/// Resident memory must not grow with the export.
void measure_memory(const Bench& bench, double megabytes) {
    std::printf("\n%.0f MB, two jobs: ", megabytes);
    const Cost cost = run(bench.check({"--jobs", "2", "--states", "not-checked"}), bench.out);
    std::printf("%.1f seconds, %ld MB resident\n", cost.seconds, cost.kilobytes / 1024);
}

int measure(const std::string& abide, const std::string& exports, const std::string& folder, const std::string& self) {
    fs::create_directories(folder);
    const std::string out = folder + "/out.txt";
    const auto made = [&](const char* megabytes) {
        const std::string file = folder + "/canonical-" + megabytes + ".xml";
        run({exports, "canonical", megabytes}, file);
        return Bench{abide, self, file, out};
    };
    const Bench small = made("100");
    measure_canonical(small);
    measure_memory(small, 100);
    const Bench large = made("1000");
    measure_memory(large, 1000);
    fs::remove(large.file);
    return 0;
}

} // namespace

int main(int count, char** words) {
    const std::string what = count > 1 ? words[1] : "";
    if (count == 3 && what == "read") return read_bytes(words[2]);
    if (count == 3 && what == "parse") return parse(words[2]);
    if (count == 4) return measure(words[1], words[2], words[3], fs::canonical(words[0]).string());
    return std::fprintf(stderr, "abide_bench ABIDE EXPORTS FOLDER\n"), 2;
}
