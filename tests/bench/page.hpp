// The page that the benchmark prints: Markdown, to standard output and into a file at once.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

namespace abide::bench {

class Page {
  public:
    explicit Page(const std::string& file);
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;
    ~Page();

    void heading(const std::string& text);
    void paragraph(const std::string& text);
    /// The first column holds words, the others figures.
    void table(const std::vector<std::string>& head);
    void row(const std::vector<std::string>& cells);

  private:
    void write(const std::string& text);
    std::FILE* file_;
};

/// With so many digits behind the point.
std::string figure(double value, int digits = 2);
std::string megabytes(long kilobytes);

/// Processor, cores, system, compiler, libxml2 and date, as one sentence or two.
std::string machine();

/// How busy the machine is with everything, in cores, over the last minute.
double busy_cores();

} // namespace abide::bench
