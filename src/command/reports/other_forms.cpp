// A page in other forms: JSON of our own, docx and PDF by programs that may be there.
#include "command/reports/other_forms.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/other_program.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "briefing/filter.hpp"
#include "command/passing_folder.hpp"
#include "writer/json_text.hpp"

namespace abide {

namespace {

constexpr int seconds_allowed = 120;

struct Form {
    const char* name;
    std::vector<std::string> programs; ///< the first that is there makes it; none: we do
};

const std::vector<Form>& forms() {
    static const std::vector<Form> all = {
        {"json", {}},
        {"docx", {"pandoc"}},
        {"pdf", {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}},
    };
    return all;
}

const Form* find_form(std::string_view name) {
    const auto found = std::ranges::find_if(forms(), [&](const Form& form) { return form.name == name; });
    return found == forms().end() ? nullptr : &*found;
}

/// The first of a form's programs that is there; empty when none is.
std::string program_of(const Form& form) {
    for (const std::string& program : form.programs)
        if (run_other_program({program, "--version"}, seconds_allowed).was_found) return program;
    return "";
}

void put_view(const Fields& view, JsonText& json) {
    json.open();
    for (const auto& [name, field] : view.all()) {
        json.key(name);
        switch (field.form) {
        case Field::Form::text: json.text(field.text); break;
        case Field::Form::flag: json.flag(field.flag); break;
        case Field::Form::list:
            json.open_list();
            for (const Fields& row : field.rows) put_view(row, json);
            json.close_list();
            break;
        }
    }
    json.close();
}

/// "file:///home/a%20b/page.html"
std::string address_of(const std::string& file) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string address = "file://";
    for (const char c : file) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || std::string_view("/-._~").find(c) != std::string_view::npos)
            address += c;
        else
            address.append("%").append({digits[byte >> 4U], digits[byte & 15U]});
    }
    return address;
}

/// `from` and `folder`: from the root on, as a browser needs them.
std::vector<std::string> words_for(const std::string& program, const std::string& form, const std::string& from,
                                   const std::string& folder) {
    const std::string to = join_path(folder, "page." + form);
    if (form == "docx") return {program, "--from=html", "--to=docx", "--output=" + to, from};
    std::vector<std::string> words = {program,
                                      "--headless",
                                      "--disable-gpu",
                                      "--disable-background-networking",
                                      "--no-first-run",
                                      "--no-pdf-header-footer",
                                      "--user-data-dir=" + join_path(folder, "browser"),
                                      "--print-to-pdf=" + to};
    // Chromium refuses its sandbox to the superuser; the page holds no script and may load nothing.
    if (::geteuid() == 0) words.emplace_back("--no-sandbox");
    words.push_back(address_of(from));
    return words;
}

/// Takes out every part between these two marks.
std::string without(std::string_view html, std::string_view begins, std::string_view ends) {
    std::string rest;
    for (std::size_t at = html.find(begins); at != std::string_view::npos; at = html.find(begins)) {
        rest += html.substr(0, at);
        html.remove_prefix(std::min(html.find(ends, at), html.size()));
        html.remove_prefix(std::min(ends.size(), html.size()));
    }
    return rest.append(html);
}

/// As a document on paper: without what leads through a page on a screen, and with the empty lines of lists, which a
/// program that makes documents leaves out.
std::string as_document(std::string_view html) {
    const std::string plain = without(without(without_filters(html), "<a class=\"skip\"", "</a>"), "<nav", "</nav>");
    constexpr std::string_view empty = "<li></li>";
    std::string document;
    std::size_t from = 0;
    for (std::size_t at = plain.find(empty); at != std::string::npos; at = plain.find(empty, from)) {
        document.append(plain, from, at - from).append("<li>&nbsp;</li>");
        from = at + empty.size();
    }
    return document.append(plain, from);
}

[[noreturn]] void refuse_without_program(const Form& form) {
    const std::string name = form.name;
    throw Error(Exit::usage, "a page becomes " + name + " by " + list_of(form.programs, "or") +
                                 ", and none is installed; without --also " + name +
                                 " the pages are written as Markdown and HTML");
}

/// What a browser says whether or not it succeeds: of a bus, a screen or a battery that are not there.
bool is_noise(std::string_view line) {
    return line.find(":ERROR:dbus/") != std::string_view::npos || line.find(":ERROR:gpu/") != std::string_view::npos ||
           line.find(":ERROR:ui/") != std::string_view::npos || line.find(":WARNING:") != std::string_view::npos;
}

/// Without what stands before its words in a line of a browser's log: "[12:12:1123/22:ERROR:a/b.cc(3)] why".
std::string_view without_log_head(std::string_view line) {
    const std::size_t end = line.find("] ");
    const bool has_head = line.starts_with('[') && line.substr(0, end).find(":ERROR:") != std::string_view::npos;
    return has_head && end != std::string_view::npos ? line.substr(end + 2) : line;
}

/// In its own words: the last line it wrote that is no noise, which is where programs say what stopped them.
std::string why(const Finished& done) {
    constexpr std::size_t longest = 200;
    if (done.was_stopped) return "it did not end in " + count_of(seconds_allowed, "second", "seconds");
    std::string_view last;
    for (const std::string_view line : split_lines(done.says))
        if (!trim(line).empty() && !is_noise(line)) last = trim(line);
    last = without_log_head(last);
    if (!last.empty()) return printable(valid_utf8(last.substr(0, longest)));
    if (done.exit == 0) return "it wrote nothing";
    return done.exit < 0 ? "it was killed" : "it ended with " + std::to_string(done.exit) + " and did not say why";
}

/// "monday" of "ours/monday.md".
std::string stem_of(const std::string& file) {
    const std::string name = base_name(file);
    return name.substr(0, name.rfind('.'));
}

std::string replaced(std::string text, const std::string& old, const std::string& now) {
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + now.size()))
        text.replace(at, old.size(), now);
    return text;
}

} // namespace

std::vector<std::string> all_other_forms() {
    std::vector<std::string> names;
    for (const Form& form : forms()) names.emplace_back(form.name);
    return names;
}

std::string name_of_files(const std::string& page, const Options& options, const World& world) {
    if (!options.has("template")) return page;
    const std::string own = stem_of(options.value("template"));
    const bool is_shipped = is_file(join_path(world.shipped("report-templates"), own + ".md"));
    return is_shipped ? page : page + "-" + file_name_of({own});
}

std::vector<Page> pages_named(std::span<const Page> pages, const Options& options, const World& world) {
    std::vector<Page> named(pages.begin(), pages.end());
    for (const Page& page : pages) {
        const std::string name = name_of_files(page.name, options, world);
        if (name == page.name) break;
        for (Page& one : named) {
            one.html = replaced(std::move(one.html), "href=\"" + page.name + ".html", "href=\"" + name + ".html");
            one.markdown = replaced(std::move(one.markdown), "](" + page.name + ".html", "](" + name + ".html");
        }
    }
    for (Page& one : named) one.name = name_of_files(one.name, options, world);
    return named;
}

std::vector<std::string> other_forms(const Options& options) {
    std::vector<std::string> names;
    const std::vector<std::string> known = all_other_forms();
    const std::string list = options.value("also");
    for (std::string_view rest = list; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string name(trim(rest.substr(0, comma)));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        const Form* form = find_form(name);
        if (form == nullptr) {
            const std::string help = did_you_mean(name, known);
            throw Error(Exit::usage, options.spelled("also") + " takes " + list_of(known, "or") + ", not " +
                                         abide::quoted(name) + (help.empty() ? "" : "; " + help));
        }
        if (!form->programs.empty() && program_of(*form).empty()) refuse_without_program(*form);
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    return names;
}

OtherForm write_other_form(const Page& page, const std::string& form, const std::string& folder) {
    if (form == "json") return {view_json(page.view), ""};
    const PassingFolder passing(std::filesystem::absolute(folder).string());
    const std::string from = join_path(passing.path(), "page.html");
    write_file(from, form == "docx" ? as_document(page.html) : page.html);
    const Form* made_by = find_form(form);
    const std::string program = made_by == nullptr ? "" : program_of(*made_by);
    const Finished done = run_other_program(words_for(program, form, from, passing.path()), seconds_allowed);
    const std::string made = join_path(passing.path(), "page." + form);
    if (done.exit != 0 || !is_file(made))
        return {"", program + " could not make " + page.name + "." + form + ": " + why(done)};
    return {read_file(made), ""};
}

std::string view_json(const Fields& view) {
    JsonText json;
    put_view(view, json);
    return json.take() + "\n";
}

} // namespace abide
