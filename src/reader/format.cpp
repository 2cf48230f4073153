// Formats: every format there is, by id and by the document element it knows.
#include "reader/format.hpp"

#include <algorithm>
#include <utility>

#include "reader/format_loader.hpp"
#include "reader/mapping.hpp"

namespace abide {

Formats::Formats() = default;
Formats::~Formats() = default;
Formats::Formats(Formats&&) noexcept = default;
Formats& Formats::operator=(Formats&&) noexcept = default;

void Formats::load(const std::string& file, const Dictionary& dictionary, Diagnostics& diagnostics) {
    std::unique_ptr<Format> format = load_format(file, dictionary, diagnostics);
    if (!format) return;
    const auto complain = [&](std::string says) {
        Diagnostic diagnostic;
        diagnostic.code = "FMT-0310";
        diagnostic.place.file = file;
        diagnostic.says = std::move(says);
        diagnostics.push_back(std::move(diagnostic));
    };
    if (const Format* same = find(format->id); same != nullptr)
        return complain("there is a format " + format->id + " already, in " + same->file);
    for (const Format::Recognised& known : format->recognised)
        if (const Format* same = recognise(known.element, known.uri); same != nullptr)
            return complain("the format " + same->id + " knows the document element <" + known.element + "> already");
    formats_.push_back(std::move(format));
}

const Format* Formats::find(std::string_view id) const {
    for (const std::unique_ptr<Format>& format : formats_)
        if (format->id == id) return format.get();
    return nullptr;
}

const Format* Formats::recognise(std::string_view name, std::string_view uri) const {
    for (const std::unique_ptr<Format>& format : formats_)
        for (const Format::Recognised& known : format->recognised)
            if (known.element == name && known.uri == uri) return format.get();
    return nullptr;
}

std::vector<std::string> Formats::ids() const {
    std::vector<std::string> ids;
    for (const std::unique_ptr<Format>& format : formats_) ids.push_back(format->id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace abide
