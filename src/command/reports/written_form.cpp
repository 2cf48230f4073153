// Gives out blanks, reads what came back, and says whether it is fit for sharing.
#include "command/reports/written_form.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/file.hpp"
#include "base/text_bytes.hpp"
#include "base/words.hpp"
#include "briefing/audit_page.hpp"
#include "briefing/index_page.hpp"
#include "command/output.hpp"
#include "command/reports/other_forms.hpp"
#include "command/show_diagnostics.hpp"
#include "command/suggested.hpp"
#include "history/roles.hpp"

namespace abide {

namespace {

/// What a file begins with that is no text, and what kind of file that is.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> other_kinds = {
    {{"PK\x03\x04", "a word processor's file"},
     {"\xD0\xCF\x11\xE0", "an old word processor's file"},
     {"{\\rtf", "a word processor's file"},
     {"%PDF", "a PDF"}}};

/// Throws Error(usage) unless the file is text.
void expect_text(const Form& blank, const std::string& file, std::string_view text, const Options& options,
                 World& world) {
    for (const auto& [begins, kind] : other_kinds)
        if (text.starts_with(begins))
            throw Error(Exit::usage, file + " is " + std::string(kind) +
                                         "; what is wanted is the Markdown that was given out as " + blank.id +
                                         ".md, written over in any editor. Nothing was written. Where pandoc is "
                                         "installed, \"pandoc " +
                                         shell_word(file) + " -t gfm -o " + blank.id + ".md\" makes Markdown of it");
    const std::optional<Diagnostic> fault = fault_of_bytes("FRM-0115", file, text);
    if (!fault) return;
    show_diagnostics({*fault}, options, world);
    throw Error(Exit::usage, "nothing was written: the form is no text in UTF-8");
}

/// What is approved: the page without the lines above it, and without who approved it when.
std::string words_approved(std::string_view markdown) {
    std::string words;
    std::size_t rules = 0;
    for (const std::string_view line : split_lines(markdown)) {
        if (line == "---") ++rules;
        if (rules >= 2 && !line.starts_with("- **Approved by:**")) words.append(line).append("\n");
    }
    return words;
}

} // namespace

void expect_whole_approval(const Options& options, const World& world) {
    if (options.has("publish") != options.has("approved-by"))
        throw Error(Exit::usage, "--publish and --approved-by go together: somebody answers for what is shared");
    if (!options.has("publish")) return;
    if (const std::string fault = fault_of_approving_role("It", options.value("approved-by")); !fault.empty())
        throw Error(Exit::usage, options.spelled("approved-by") + ": " + fault);
    if (const std::optional<Day> on = options.day("on"); on && world.today < *on)
        throw Error(Exit::usage, options.spelled("on") + ": nobody has approved it on " + iso(*on) +
                                     ", a day that has not come; today is " + iso(world.today));
}

std::string command_of_form(const std::string& id) {
    if (!is_of_audit(id)) return "abide brief " + id;
    return "abide audit " + (id == "maca" ? "report" : id);
}

void expect_of_kind(const std::string& id, const Form& form, const Templates& templates) {
    const auto parts_of = [&](const Form& blank) {
        return std::ranges::count_if(form.parts, [&](const FormPart& part) {
            return std::ranges::find(blank.parts, part.id, &FormPart::id) != blank.parts.end();
        });
    };
    const auto own = parts_of(templates.forms.at(id));
    const auto nearest =
        std::ranges::max_element(templates.forms, {}, [&](const auto& one) { return parts_of(one.second); });
    const auto there = parts_of(nearest->second);
    if (own >= there || own * 2 > there) return;
    throw Error(Exit::usage, form.file + " looks like a form of \"" + command_of_form(nearest->first) +
                                 "\", not of \"" + command_of_form(id) + "\". Nothing was written");
}

void expect_no_approved_page(const Page& page, const Options& options, const World& world) {
    const std::string file = join_path(options.value("output"), name_of_files(page.name, options, world) + ".md");
    if (!is_file(file)) return;
    const std::string text = read_file(file);
    const std::optional<IndexedPage> there = indexed_page(page.name, text);
    if (!there || there->privacy != words_of(Privacy::approved)) return;
    if (page.privacy == Privacy::draft)
        throw Error(Exit::not_written,
                    file + " is there already, approved for sharing, and a draft does not take its place; "
                           "write the draft into another folder, or move the approved page first");
    if (words_approved(text) != words_approved(page.markdown))
        throw Error(Exit::not_written,
                    file +
                        " is there already, approved for sharing, and says something else; what was shared is not "
                        "replaced: give the new one a label of its own or another folder, or move the old one first");
}

Exit give_form(const std::string& name, const std::string& text, const std::string& next, const Options& options,
               World& world) {
    const std::string folder = options.value("output");
    const std::string file = join_path(folder, name + ".md");
    if (is_file(file))
        throw Error(Exit::not_written, file + " is there already, and somebody may have written in it; move it first");
    make_folder(folder);
    write_file(file, text);
    if (!options.has("quiet"))
        *world.out << "Wrote " << file << "\nNext: write over what stands in square brackets, then: "
                   << suggested(next, {file},
                                " -o " + shell_word(folder) + given_again(options, {"templates"}) + same_store(options))
                   << "\n";
    return Exit::clean;
}

Form expect_form(const Form& blank, const std::string& file, const KnownCases& known, const Options& options,
                 World& world, const CheckForm& also) {
    const bool is_published = options.has("publish");
    Diagnostics diagnostics;
    const std::string text = read_file(file);
    expect_text(blank, file, text, options, world);
    Form form = read_form(blank.id, file, text, diagnostics);
    if (is_published)
        check_publishable(blank, form, diagnostics);
    else
        check_form(blank, form, diagnostics);
    check_tellings(form, known, diagnostics);
    if (also) also(form, diagnostics);
    if (is_published)
        for (Diagnostic& one : diagnostics)
            if (one.gravity == Gravity::warning) one.gravity = Gravity::error;
    show_diagnostics(diagnostics, options, world);
    if (has_errors(diagnostics))
        throw Error(Exit::usage, is_published ? "nothing was written: it is not fit for sharing yet"
                                              : "nothing was written: the form has faults");
    return form;
}

FormApproval approval_from(const Options& options, const World& world) {
    const Day on = options.day("on").value_or(world.today);
    return {fold_space(options.value("approved-by")), long_date(on), "Abide " ABIDE_VERSION};
}

PageFacts facts_of(const Form& form, const FormApproval& approval, const std::string& unit) {
    PageFacts facts;
    facts.report = form.title;
    facts.unit = unit;
    facts.date = approval.date;
    facts.privacy = approval.approved_by.empty() ? Privacy::draft : Privacy::approved;
    facts.made_by = approval.made_by;
    if (!approval.approved_by.empty()) facts.front_matter.emplace_back("approved-by", approval.approved_by);
    return facts;
}

} // namespace abide
