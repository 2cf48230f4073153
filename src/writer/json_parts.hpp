// The JSON of one verdict and of what a run says about itself, value by value.
#pragma once

#include <string>

#include "writer/json_text.hpp"
#include "writer/run_summary.hpp"

namespace abide {

/// One verdict as a JSON object, without a line end. The shape is in verdicts.schema.json.
void write_verdict(JsonText& json, const Verdict& verdict);

/// The members "procedures", "calendar", "exports" and "counts" of an open object.
void write_run_members(JsonText& json, const RunSummary& summary);

void write_diagnostic(JsonText& json, const Diagnostic& diagnostic);

} // namespace abide
