// abide report index: a page that leads to every page of a folder and of those in it.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "base/file.hpp"
#include "briefing/index_page.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"

namespace abide {

namespace {

/// Pages by their names, each with the endings of its files: "nights/2026-04-10-1/digest" -> "html", "md".
using Endings = std::map<std::string, std::vector<std::string>>;

Endings endings_in(const std::string& folder) {
    Endings endings;
    const std::size_t before = join_path(folder, "").size();
    for (const std::string& file : files_below(folder, "")) {
        const std::string name = file.substr(before);
        const std::size_t point = name.rfind('.');
        if (point != std::string::npos) endings[name.substr(0, point)].push_back(name.substr(point + 1));
    }
    return endings;
}

/// Pages that are there in both their forms, and those that were written as Markdown or HTML only.
std::vector<IndexedPage> pages_in(const std::string& folder) {
    std::vector<IndexedPage> pages;
    for (const auto& [name, endings] : endings_in(folder)) {
        const auto has = [&, &endings = endings](const char* ending) {
            return std::ranges::find(endings, ending) != endings.end();
        };
        if (name == "index" || (!has("md") && !has("html"))) continue;
        const std::string stem = join_path(folder, name);
        std::optional<IndexedPage> page =
            has("md") ? indexed_page(name, read_file(stem + ".md")) : indexed_html(name, read_file(stem + ".html"));
        if (!page) continue;
        page->is_page = has("html");
        std::ranges::copy_if(endings, std::back_inserter(page->other),
                             [](const std::string& ending) { return ending != "html"; });
        pages.push_back(std::move(*page));
    }
    return pages;
}

Exit run_report(const Options& options, World& world) {
    if (!options.has("output")) throw Error(Exit::usage, "say with -o of which folder the index is");
    const std::string folder = options.value("output");
    if (!is_folder(folder)) throw Error(Exit::usage, folder + " is no folder");
    const Templates templates = load_report_templates(options, world, "index");
    PageIndex index = view_index(pages_in(folder));
    index.made_by = "Abide " ABIDE_VERSION;
    index.date = long_date(world.today);
    write_page_files(write_index(index, templates), options, world);
    return Exit::clean;
}

constexpr std::array<std::string_view, 1> examples = {"abide report index -o out"};
constexpr std::array<std::string_view, 6> options = {"output", "also", "templates", "template", "quiet", "help"};
constexpr std::array<std::string_view, 1> reports = {"index"};

} // namespace

extern const Command report_index_command;
const Command report_index_command = {
    .name = "report index",
    .summary = "Write an index that leads to every page of a folder and of those in it",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "Pages are known by the lines above their Markdown, or by their titles; other files of the folder are left alone.\n",
    .reports = reports,
    .run = run_report,
};

} // namespace abide
