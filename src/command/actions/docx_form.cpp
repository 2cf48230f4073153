// Has a .docx made Markdown by pandoc, and puts the tables that came out as HTML back into lines.
#include "command/actions/docx_form.hpp"

#include <filesystem>
#include <vector>

#include "base/file.hpp"
#include "base/other_program.hpp"
#include "base/words.hpp"
#include "command/actions/action_source.hpp"
#include "command/passing_folder.hpp"

namespace abide {

namespace {

constexpr int seconds_allowed = 60;

/// What stands between two marks, and everything up to the end of the second is taken off `text`. Nothing left: false.
bool take_between(std::string_view& text, std::string_view begin, std::string_view end, std::string_view& inside) {
    const std::size_t from = text.find(begin);
    if (from == std::string_view::npos) return false;
    const std::size_t to = std::min(text.find(end, from), text.size());
    inside = text.substr(from, to - from);
    text.remove_prefix(std::min(to + end.size(), text.size()));
    return true;
}

bool ends_a_line(std::string_view html) {
    return html.starts_with("</p>") || html.starts_with("<br") || html.starts_with("</li>");
}

/// The words of a cell, tags left out but for the ends of lines, as a pipe table holds them. In the text itself pandoc
/// escapes every < as &lt;.
std::string cell_words(std::string_view html) {
    std::string words;
    bool is_tag = false;
    for (std::size_t at = 0; at < html.size(); ++at) {
        const char c = html[at];
        if (c == '<') is_tag = true;
        if (ends_a_line(html.substr(at))) words += "<br>";
        if (!is_tag && (c == '|' || c == '\\')) words += '\\';
        words += is_tag ? ' ' : c;
        if (c == '>') is_tag = false;
    }
    std::string folded = fold_space(words);
    while (folded.ends_with("<br>")) folded = trim(std::string_view(folded).substr(0, folded.size() - 4));
    return folded;
}

std::vector<std::string> cells_of(std::string_view row) {
    std::vector<std::string> cells;
    for (;;) {
        const bool is_heading = row.find("<th") < row.find("<td");
        std::string_view inside;
        if (!take_between(row, is_heading ? "<th" : "<td", is_heading ? "</th>" : "</td>", inside)) return cells;
        cells.push_back(cell_words(inside));
    }
}

std::string pipe_table(std::string_view html) {
    std::string table;
    std::string_view row;
    while (take_between(html, "<tr", "</tr>", row)) {
        const bool is_first = table.empty();
        std::string rule = "|";
        table += "|";
        for (const std::string& cell : cells_of(row)) {
            table += " " + cell + " |";
            rule += "---|";
        }
        table += "\n" + (is_first ? rule + "\n" : "");
    }
    return table;
}

} // namespace

std::string with_pipe_tables(std::string_view markdown) {
    constexpr std::string_view begin = "<table";
    std::string all;
    for (std::size_t at = markdown.find(begin); at != std::string_view::npos; at = markdown.find(begin)) {
        all += markdown.substr(0, at);
        std::string_view table;
        take_between(markdown, begin, "</table>", table);
        all += "\n" + pipe_table(table);
    }
    return all.append(markdown);
}

std::string read_docx(const std::string& file, std::uintmax_t largest, Diagnostics& diagnostics) {
    const PassingFolder folder(std::filesystem::temp_directory_path().string());
    const std::string made = join_path(folder.path(), "form.md");
    const Finished finished = run_other_program({"pandoc", "--sandbox", "--from", "docx", "--to", "gfm", "--wrap=none",
                                                 "--output", made, std::filesystem::absolute(file).string()},
                                                seconds_allowed);
    if (finished.exit == 0 && is_file(made) && std::filesystem::file_size(made) <= largest)
        return with_pipe_tables(read_file(made));
    if (!finished.was_found)
        diagnostics.push_back(fault_at("ACT-0002", {file}, "a .docx is read by the program pandoc, which is not there",
                                       "install pandoc (in Debian the package of that name), or save the form as "
                                       "Markdown"));
    else
        diagnostics.push_back(fault_at("ACT-0002", {file},
                                       finished.was_stopped
                                           ? "pandoc did not end in " + count_of(seconds_allowed, "second", "seconds")
                                           : "pandoc cannot read it",
                                       "open it in a word processor and save it again, or as Markdown"));
    return "";
}

} // namespace abide
