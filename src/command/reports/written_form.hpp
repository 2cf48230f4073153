// Forms that people write, for the commands that give out their blanks and make pages of what came back.
#pragma once

#include <functional>
#include <string>

#include "base/error.hpp"
#include "briefing/form.hpp"
#include "briefing/page.hpp"
#include "briefing/templates.hpp"
#include "command/options.hpp"
#include "command/world.hpp"

namespace abide {

/// Throws Error(usage) unless --publish and --approved-by are given together, the latter is a role, and --on no day
/// that has not come.
void expect_whole_approval(const Options& options, const World& world);

/// The command that gives the form out and takes it back.
std::string command_of_form(const std::string& id);

/// Throws Error(usage) when the form has the parts of another one. `id`: of the one it should be.
void expect_of_kind(const std::string& id, const Form& form, const Templates& templates);

/// Throws Error(not_written) when the page would take the place of one that is approved for sharing: a draft always, an
/// approved one unless it says the same.
void expect_no_approved_page(const Page& page, const Options& options, const World& world);

/// Writes a blank into the folder of -o under this name. Throws Error(not_written) when such a file is there: somebody
/// may have written in it. `next`: what makes pages of it, without the file and the folder.
Exit give_form(const std::string& name, const std::string& text, const std::string& next, const Options& options,
               World& world);

/// Holds more than the blank does against the form.
using CheckForm = std::function<void(const Form&, Diagnostics&)>;

/// Reads a form that came back, in which nobody whom `known` knows should be told of. With errors (to share it: with
/// warnings, too, not with notes) they are printed and Error(usage) is thrown.
Form expect_form(const Form& blank, const std::string& file, const KnownCases& known, const Options& options,
                 World& world, const CheckForm& also = nullptr);

/// Of --approved-by and --on.
FormApproval approval_from(const Options& options, const World& world);

/// A draft, or an approved page.
PageFacts facts_of(const Form& form, const FormApproval& approval, const std::string& unit);

} // namespace abide
