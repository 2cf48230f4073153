// The file of the configuration. Poco reads its lines as Java's properties are read: it takes ! for a comment and : for
// =, joins lines at a backslash, lets a later line win over an earlier one and knows no wrong name. Nobody who writes
// the file expects that, so every line is looked at first and Poco sees only those that can mean one thing.
#include "command/configuration_file.hpp"

#include <Poco/AutoPtr.h>
#include <Poco/Util/PropertyFileConfiguration.h>

#include <sstream>
#include <utility>
#include <vector>

#include "base/printable.hpp"
#include "base/text_bytes.hpp"
#include "base/words.hpp"
#include "command/configuration_value.hpp"

namespace abide {

namespace {

/// Looks at one line after the other.
class Lines {
  public:
    Lines(std::string file, Diagnostics& diagnostics) : file_(std::move(file)), diagnostics_(diagnostics) {}

    void take(std::string_view line) {
        ++number_;
        line_ = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
        const std::string_view text = trim(line_);
        if (is_unprintable() || text.empty() || text.front() == '#') return;
        if (text.front() == '!') return complain("CONF-0001", text, "\"!\" begins no comment here", "begin it with #");
        const std::size_t parted = line_.find_first_of("=:");
        if (parted == std::string_view::npos || line_[parted] == ':')
            return complain("CONF-0001", text, "a setting is a line key = value", "");
        const std::string_view key = trim(line_.substr(0, parted));
        const std::string_view value = trim(line_.substr(parted + 1));
        if (is_known(key) && is_first(key, text) && is_plain(key, value)) accept(key, value);
    }

    /// What Poco makes of the lines that passed.
    std::map<std::string, ConfiguredLine> read() {
        std::istringstream in(accepted_);
        const Poco::AutoPtr<Poco::Util::PropertyFileConfiguration> read(new Poco::Util::PropertyFileConfiguration(in));
        std::map<std::string, ConfiguredLine> values;
        for (const auto& [key, place] : places_) {
            if (!read->has(key)) continue;
            const std::string value = read->getRawString(key); // the other getters put something in for ${…}
            if (check(key, value, place)) values[key] = {value, place.line};
        }
        return values;
    }

  private:
    struct LinePlace {
        std::uint32_t line = 0;
        std::string text;
        std::uint32_t column = 1; ///< of the value
    };

    void complain(std::string code, std::string_view at, std::string says, std::string help) {
        Diagnostic diagnostic;
        diagnostic.code = std::move(code);
        diagnostic.says = std::move(says);
        diagnostic.help = std::move(help);
        diagnostic.place = {file_, number_, column_of(at)};
        diagnostic.width = static_cast<std::uint32_t>(std::max<std::size_t>(at.size(), 1));
        if (!holds_password(line_)) show_source(diagnostic, line_);
        diagnostics_.push_back(std::move(diagnostic));
    }

    [[nodiscard]] std::uint32_t column_of(std::string_view part) const {
        return part.data() == nullptr ? 1 : static_cast<std::uint32_t>(part.data() - line_.data()) + 1;
    }

    /// Poco takes a lone carriage return for the end of a line, also within a comment.
    bool is_unprintable() {
        for (std::size_t i = 0; i < line_.size(); ++i) {
            if (static_cast<unsigned char>(line_[i]) >= ' ' || line_[i] == '\t') continue;
            complain("CONF-0004", line_.substr(i, 1), "a control character stands here", "take it out");
            return true;
        }
        if (valid_utf8(line_) == line_) return false;
        complain("CONF-0004", line_, "the line is not UTF-8", "write the file as UTF-8");
        return true;
    }

    bool is_known(std::string_view key) {
        if (find_configuration_key(key) != nullptr) return true;
        const std::string help = did_you_mean(key, configuration_key_names());
        complain("CONF-0002", key, "there is no setting " + quoted(key),
                 help.empty() ? "there are " + list_of(configuration_key_names()) : help);
        return false;
    }

    bool is_first(std::string_view key, std::string_view text) {
        const auto [first, is_new] = places_.try_emplace(std::string(key));
        if (is_new) return true;
        complain("CONF-0003", text,
                 std::string(key) + " is set twice: on line " + std::to_string(first->second.line) + " too",
                 "keep one of them");
        return false;
    }

    /// Nothing in the value that Poco, or whoever wrote it, takes for something else.
    bool is_plain(std::string_view key, std::string_view value) {
        place(key, value);
        const auto refuse = [&](std::size_t at, std::size_t size, std::string says, std::string help) {
            complain("CONF-0004", value.substr(at, size), std::string(key) + ": " + std::move(says), std::move(help));
            return false;
        };
        if (const std::size_t at = value.find('\\'); at != std::string_view::npos)
            return refuse(at, 1, "a backslash has no meaning here", "write the value in one line and without it");
        if (const std::size_t at = value.find("${"); at != std::string_view::npos)
            return refuse(at, 2, "nothing is put in for ${…}", "write the value itself");
        if (value.starts_with('"') || value.starts_with('\''))
            return refuse(0, 1, "the quotes would be part of the value", "leave them out; spaces need none");
        for (std::size_t at = value.find('#'); at != std::string_view::npos; at = value.find('#', at + 1)) {
            if (at == 0 || value[at - 1] == ' ' || value[at - 1] == '\t')
                return refuse(at, value.size() - at, "this would be part of the value",
                              "put the comment on a line of its own");
        }
        return true;
    }

    void place(std::string_view key, std::string_view value) {
        LinePlace& place = places_.at(std::string(key));
        place.line = number_;
        place.text = line_;
        place.column = value.empty() ? static_cast<std::uint32_t>(line_.size()) + 1 : column_of(value);
    }

    void accept(std::string_view key, std::string_view value) {
        accepted_.append(key).append(" = ").append(value).append("\n");
    }

    bool check(const std::string& key, const std::string& value, const LinePlace& place) {
        const std::optional<ValueFault> fault = fault_of_value(*find_configuration_key(key), value);
        if (!fault) return true;
        Diagnostic diagnostic;
        diagnostic.code = fault->is_secret ? "CONF-0006" : "CONF-0005";
        diagnostic.says = fault->says;
        diagnostic.help = fault->help;
        diagnostic.place = {file_, place.line, place.column};
        diagnostic.width = static_cast<std::uint32_t>(std::max<std::size_t>(value.size(), 1));
        if (!fault->is_secret) show_source(diagnostic, place.text);
        diagnostics_.push_back(std::move(diagnostic));
        return false;
    }

    std::string file_;
    Diagnostics& diagnostics_;
    std::uint32_t number_ = 0;
    std::string_view line_;
    std::map<std::string, LinePlace> places_; ///< by name of the setting, the first of each
    std::string accepted_;
};

} // namespace

std::map<std::string, ConfiguredLine> read_configuration_lines(const std::string& file, std::string_view text,
                                                               Diagnostics& diagnostics) {
    text = without_byte_mark(text);
    Lines lines(file, diagnostics);
    for (const std::string_view line : split_lines(text)) lines.take(line);
    std::map<std::string, ConfiguredLine> values = lines.read();
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.place.line < b.place.line; });
    return values;
}

} // namespace abide
