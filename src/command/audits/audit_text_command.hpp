// What the commands share that make pages of an audit of what people wrote: the executive summary and the deep dive.
#pragma once

#include "base/error.hpp"
#include "command/options.hpp"
#include "command/world.hpp"

namespace abide {

struct AuditText {
    const char* form;    ///< "maca"
    const char* page;    ///< what its page's file is called behind the audit's id
    const char* blank;   ///< and the form that is given out
    const char* command; ///< "report"
};

/// Without a second argument gives out the form; with it makes the pages and the table of recommendations. The record
/// must reconcile, and the text must not contradict it. Throws Error(usage).
Exit make_audit_text(const AuditText& what, const Options& options, World& world);

} // namespace abide
