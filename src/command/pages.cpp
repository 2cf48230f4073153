// Briefings of a run: judged with everything a page needs, written as files or printed.
#include "command/pages.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/reports/other_forms.hpp"
#include "command/show_diagnostics.hpp"
#include "command/team.hpp"
#include "hash/hash.hpp"

namespace abide {

RunFacts facts_of(const Run& run) {
    const RunSummary summary = run.summary();
    RunFacts facts;
    facts.as_at = summary.as_at;
    facts.known_at = summary.known_at;
    facts.calendar = run.calendar().calendar.title();
    facts.calendar_ends = summary.calendar.ends;
    for (const Procedure* procedure : summary.procedures) {
        facts.procedures.push_back(used_procedure(*procedure, summary.as_at));
    }
    for (const ExportLine& line : summary.exports) {
        facts.exports.push_back({line.file, line.system, line.exported, line.cases, line.refused, line.cases_stated,
                                 line.future_dated, line.unmapped});
    }
    facts.counts = summary.counts;
    facts.diagnostics = summary.diagnostics;
    facts.made_by = "Abide " + summary.version;
    return facts;
}

Templates load_report_templates(const Options& options, World& world, const std::string& report) {
    const TemplateFiles files = {world.shipped("report-templates"), options.value("templates"), report,
                                 options.value("template")};
    if (files.folder.empty()) throw Error(Exit::usage, "cannot find the folder report-templates that comes with Abide");
    if (!files.own.empty() && !is_folder(files.own))
        throw Error(Exit::usage, options.spelled("templates") + ": there is no folder " + printable(files.own));
    if (!files.chosen.empty() && !is_file(files.chosen))
        throw Error(Exit::usage, options.spelled("template") + ": there is no file " + printable(files.chosen));
    Diagnostics diagnostics;
    Templates templates = load_templates(files, sha256, diagnostics);
    show_diagnostics(diagnostics, options, world);
    if (has_errors(diagnostics)) throw Error(Exit::usage, "a report template has errors; no page was written");
    if (options.has("no-script")) templates.shell.script.clear();
    return templates;
}

CaseNote FindingsGathering::note_of(const Case& one_case, std::span<const RecordIndex> set_aside) const {
    CaseNote note;
    note.case_id = hiding_ == nullptr ? one_case.id : hiding_->case_name(std::string(one_case.id));
    note.team = team_of(one_case, *dictionary_);
    note.file = one_case.file;
    for (const RecordIndex index : set_aside) {
        const Record& record = one_case.record(index);
        note.set_aside.push_back(hiding_ == nullptr ? record_and_place(record, *dictionary_)
                                                    : dictionary_->type(record.type).spoken);
    }
    return note;
}

void FindingsGathering::listen(Run::Listener& listener) {
    listener.wanted = [](const Procedure&, const Rule&, State state) { return want_attention(state); };
    listener.note = [this](const Case& one_case, std::span<const RecordIndex> indices) {
        if (hiding_ != nullptr) hiding_->meet(one_case, *dictionary_);
        return note_of(one_case, indices);
    };
    listener.noted = [this](CaseNote& note) {
        team_ = note.team;
        for (std::string& words : note.set_aside) set_aside_.push_back({note.case_id, std::move(words)});
    };
    listener.counted = [this](const Procedure& procedure, const Rule& rule, State state) {
        tally_.add(procedure, rule, team_, state);
    };
    listener.verdict = [this](Verdict&& verdict) {
        if (!needs_attention(verdict)) return;
        if (hiding_ != nullptr) hiding_->hide(verdict, *dictionary_);
        findings_.push_back({std::move(verdict), team_});
    };
}

FindingsRegister FindingsGathering::view(const Run& run, std::size_t most) {
    RunFacts facts = facts_of(run);
    if (hiding_ != nullptr) {
        hiding_->hide(facts);
        for (Finding& one : findings_) one.team = hiding_->team(one.team);
        tally_.rename_teams([this](const std::string& team) { return hiding_->team(team); });
    }
    FindingsRegister into = view_findings(std::move(findings_), tally_, facts, run.procedures(), most);
    into.set_aside = std::move(set_aside_);
    return into;
}

FindingsRegister judge_findings(Run& run, const Dictionary& dictionary, std::size_t most,
                                const std::function<void(const Verdict&)>& also,
                                const std::function<bool(State)>& also_wanted, Pseudonymised* hiding) {
    FindingsGathering gathering(dictionary, hiding);
    Run::Listener listener;
    gathering.listen(listener);
    listener.wanted = [&](const Procedure&, const Rule&, State state) {
        return also_wanted && also_wanted(state) ? Want::yes : want_attention(state);
    };
    listener.verdict = [&, gather = listener.verdict](Verdict&& verdict) {
        if (also) also(verdict);
        gather(std::move(verdict));
    };
    run.judge(listener);
    return gathering.view(run, most);
}

namespace {

struct PageFile {
    std::string path;
    std::string text;
    Privacy privacy;
};

/// Throws Error(not_written) where a form of the page that is not written now would stay beside it with other words.
void expect_nothing_stale(const std::string& stem, const Page& page, std::span<const std::string> made) {
    const bool is_as_before = !is_file(stem + "md") || read_file(stem + "md") == page.markdown;
    if (is_as_before) return;
    for (const std::string& form : all_other_forms())
        if (std::ranges::find(made, form) == made.end() && is_file(stem + form))
            throw Error(Exit::not_written, stem + form +
                                               " is there already and says what the page said before; write it anew, "
                                               "--also " +
                                               form + ", or move it first. Nothing was written");
}

/// The page in every form; what another program could not make goes to `troubles`.
void put_forms(const Page& page, const std::string& folder, std::span<const std::string> forms,
               std::vector<PageFile>& files, std::vector<std::string>& troubles) {
    const std::string stem = join_path(folder, page.name) + ".";
    std::vector<std::string> made;
    files.push_back({stem + "md", page.markdown, page.privacy});
    files.push_back({stem + "html", page.html, page.privacy});
    for (const std::string& form : forms) {
        OtherForm other = write_other_form(page, form, folder);
        if (!other.trouble.empty()) {
            troubles.push_back(std::move(other.trouble));
            continue;
        }
        made.push_back(form);
        files.push_back({stem + form, std::move(other.text), page.privacy});
    }
    expect_nothing_stale(stem, page, made);
}

void say_written(std::span<const PageFile> files, World& world) {
    for (const PageFile& file : files)
        *world.out << "Wrote " << file.path
                   << (file.privacy == Privacy::identified      ? "   IDENTIFIED: do not e-mail"
                       : file.privacy == Privacy::pseudonymised ? "   PSEUDONYMISED: still personal data"
                                                                : "")
                   << "\n";
}

} // namespace

void write_page_files(std::span<const Page> pages, std::span<const OtherFile> others, const Options& options,
                      World& world) {
    const std::string folder = options.value("output");
    make_folder(folder);
    std::vector<PageFile> files;
    std::vector<std::string> troubles;
    const std::vector<std::string> forms = other_forms(options);
    for (const Page& page : pages_named(pages, options, world)) put_forms(page, folder, forms, files, troubles);
    for (const OtherFile& one : others) files.push_back({join_path(folder, one.name), one.text, one.privacy});
    std::vector<std::pair<std::string, std::string_view>> texts;
    texts.reserve(files.size());
    for (const PageFile& file : files) texts.emplace_back(file.path, file.text);
    write_files(texts);
    if (!options.has("quiet")) say_written(files, world);
    if (!troubles.empty())
        throw Error(Exit::not_written,
                    troubles.front() +
                        (troubles.size() == 1
                             ? ""
                             : "; so it is with " + count_of(troubles.size() - 1, "other file", "other files")) +
                        ". The pages were written as Markdown and HTML");
}

} // namespace abide
