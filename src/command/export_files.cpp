// Which files the exports named on the command line are: folders and archives opened up, nothing left out in silence.
#include "command/export_files.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/file.hpp"
#include "base/pack.hpp"
#include "base/words.hpp"
#include "hash/hash.hpp"
#include "reader/zip.hpp"

namespace abide {

Diagnostic trouble_with(const std::string& file, std::string code, std::string says) {
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.place.file = file;
    diagnostic.says = std::move(says);
    return diagnostic;
}

namespace {

Diagnostic warning_about(const std::string& path, std::string says, std::string help) {
    Diagnostic diagnostic = trouble_with(path, "RUN-0003", std::move(says));
    diagnostic.gravity = Gravity::warning;
    diagnostic.help = std::move(help);
    return diagnostic;
}

std::string ending_of(const std::string& file) {
    const std::string name = base_name(file);
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos ? "without an ending" : "ending in " + name.substr(dot);
}

/// Nothing below a folder or in an archive is left out in silence: it may hold children.
void tell_of_passed(const std::string& folder, const Passed& passed, const std::string& help,
                    Diagnostics& diagnostics) {
    constexpr std::size_t most_named = 50;
    std::map<std::string, std::vector<std::string>> by_ending;
    for (const std::string& file : passed.others) by_ending[ending_of(file)].push_back(base_name(file));
    for (auto& [ending, names] : by_ending) {
        const std::string count = count_of(names.size(), "file ", "files ") + ending;
        const std::size_t more = names.size() - std::min(names.size(), most_named);
        names.resize(names.size() - more);
        if (more > 0) names.push_back(std::to_string(more) + " more");
        diagnostics.push_back(warning_about(
            folder, count + (more + names.size() == 1 ? " is" : " are") + " passed over: " + list_of(names), help));
    }
    for (const std::string& link : passed.linked_folders)
        diagnostics.push_back(warning_about(link, "a link to a folder is not followed", "name the folder it leads to"));
    for (const std::string& what : passed.unreadable)
        diagnostics.push_back(trouble_with(folder, "RUN-0001", "cannot be read: " + what));
}

/// Collects exports, each once.
class Collection {
  public:
    explicit Collection(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void add(const std::string& file) {
        if (!is_zip(file)) return add_export(file);
        const ZipContents contents = contents_of_zip(file);
        for (const std::string& name : contents.twice)
            diagnostics_.push_back(
                trouble_with(join_path(file, name), "RUN-0001",
                             "the zip archive holds two files of this name; only the first is read"));
        Passed passed;
        passed.others = contents.others;
        tell_of_passed(file, passed, "exports in a zip archive end in .xml; unpack another file first", diagnostics_);
        for (const std::string& name : contents.exports) add_export(join_path(file, name));
        // What is wrong with it is told when it is opened.
        if (contents.exports.empty()) add_export(file);
    }

    void add_export(const std::string& file) {
        if (seen_.insert(file).second) files_.push_back(file);
    }

    std::vector<std::string> take() { return std::move(files_); }

  private:
    Diagnostics& diagnostics_;
    std::vector<std::string> files_;
    std::set<std::string> seen_;
};

} // namespace

std::vector<std::string> export_files(const std::vector<std::string>& named, Diagnostics& diagnostics) {
    static const std::vector<std::string_view> endings = {".xml", ".xml.gz", ".zip"};
    Collection collection(diagnostics);
    for (const std::string& path : named) {
        if (place_in_zip(path)) {
            collection.add_export(path);
            continue;
        }
        Passed passed;
        for (const std::string& file : files_ending_in(path, endings, &passed)) collection.add(file);
        tell_of_passed(path, passed, "exports in a folder end in .xml, .xml.gz or .zip; name another file itself",
                       diagnostics);
    }
    return collection.take();
}

std::string digest_of_passed(const Diagnostics& said) {
    if (said.empty()) return "";
    Packer all;
    for (const Diagnostic& one : said) {
        all.text(one.code);
        all.text(one.place.file);
        all.text(one.says);
    }
    return sha256(all.bytes());
}

std::string file_on_disk(const std::string& exported) {
    const std::optional<PlaceInZip> place = place_in_zip(exported);
    return place ? place->archive : exported;
}

} // namespace abide
