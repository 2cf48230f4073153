// A run as JSON: one document, or one verdict a line.
#include "writer/json_parts.hpp"
#include "writer/run_format.hpp"

namespace abide {

namespace {

void write_nothing(const RunSummary&, const WriteSettings&, std::string&) {}

void write_one(const Verdict& verdict, const WriteSettings&, std::string& text) {
    JsonText json;
    write_verdict(json, verdict);
    text += json.take();
}

void write_line(const Verdict& verdict, const WriteSettings& settings, std::string& text) {
    write_one(verdict, settings, text);
    text += '\n';
}

/// Ends inside the list of verdicts, which is left open.
void write_head(const RunSummary& summary, const WriteSettings&, std::string& text) {
    JsonText json;
    json.open();
    json.key("abide").text(summary.version);
    json.key("schema").number(verdict_schema);
    json.key("as_at").text(iso(summary.as_at));
    json.key("known_at").day_or_null(summary.known_at);
    write_run_members(json, summary);
    json.key("verdicts").open_list();
    text += json.take() + "\n";
}

void write_tail(const RunSummary& summary, const WriteSettings&, std::string& text) {
    JsonText json;
    json.open_list();
    for (const Diagnostic& diagnostic : summary.diagnostics) write_diagnostic(json, diagnostic);
    json.close_list();
    text += "],\n\"diagnostics\":" + json.take() + "}\n";
}

} // namespace

extern const RunFormat json_format;
const RunFormat json_format = {
    .name = "json",
    .summary = "one JSON document with the verdicts and everything the run says about itself",
    .between = ",\n",
    .says_hashes = true,
    .head = write_head,
    .verdict = write_one,
    .tail = write_tail,
};

extern const RunFormat ndjson_format;
const RunFormat ndjson_format = {
    .name = "ndjson",
    .summary = "one verdict a line, each a JSON object",
    .head = write_nothing,
    .verdict = write_line,
    .tail = write_nothing,
};

} // namespace abide
