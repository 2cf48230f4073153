// Gives out blanks, reads what came back, and says whether it is fit for sharing.
#include "command/reports/written_form.hpp"

#include "base/file.hpp"
#include "base/words.hpp"
#include "command/show_diagnostics.hpp"

namespace abide {

void expect_whole_approval(const Options& options) {
    if (options.has("publish") != options.has("approved-by"))
        throw Error(Exit::usage, "--publish and --approved-by go together: somebody answers for what is shared");
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
        *world.out << "Wrote " << file << "\nNext: write over what stands in square brackets, then: " << next << " "
                   << file << " -o " << folder << "\n";
    return Exit::clean;
}

Form expect_form(const Form& blank, const std::string& file, const Options& options, World& world,
                 const CheckForm& also) {
    const bool is_published = options.has("publish");
    Diagnostics diagnostics;
    Form form = read_form(blank.id, file, read_file(file), diagnostics);
    if (is_published)
        check_publishable(blank, form, diagnostics);
    else
        check_form(blank, form, diagnostics);
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
