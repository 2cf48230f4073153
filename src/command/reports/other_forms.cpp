// A page in other forms: JSON of our own, docx and PDF by programs that may be there.
#include "command/reports/other_forms.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
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
    words.push_back("file://" + from);
    return words;
}

[[noreturn]] void refuse_without_program(const Form& form) {
    const std::string name = form.name;
    throw Error(Exit::usage, "a page becomes " + name + " by " + list_of(form.programs, "or") +
                                 ", and none is installed; without --also " + name +
                                 " the pages are written as Markdown and HTML");
}

/// In its own words: the last line it wrote, which is where programs say what stopped them.
std::string why(const Finished& done) {
    constexpr std::size_t longest = 200;
    if (done.was_stopped) return "it did not end in " + count_of(seconds_allowed, "second", "seconds");
    std::string_view last;
    for (const std::string_view line : split_lines(done.says))
        if (!trim(line).empty()) last = trim(line);
    if (!last.empty()) return printable(valid_utf8(last.substr(0, longest)));
    if (done.exit == 0) return "it wrote nothing";
    return done.exit < 0 ? "it was killed" : "it ended with " + std::to_string(done.exit) + " and did not say why";
}

} // namespace

std::vector<std::string> other_forms(const Options& options) {
    std::vector<std::string> names;
    std::vector<std::string> known;
    for (const Form& form : forms()) known.emplace_back(form.name);
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
    const PassingFolder passing(folder);
    const std::string from = join_path(passing.path(), "page.html");
    write_file(from, form == "docx" ? without_filters(page.html) : page.html);
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
