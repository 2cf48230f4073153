// Looks for the first byte that no text has.
#include "base/text_bytes.hpp"

#include <utility>

#include "base/printable.hpp"

namespace abide {

std::optional<Diagnostic> fault_of_bytes(std::string code, const std::string& file, std::string_view text) {
    const std::size_t nul = text.find('\0');
    const std::size_t at = nul == std::string_view::npos ? first_not_utf8(text) : nul;
    if (at >= text.size()) return std::nullopt;
    Diagnostic fault;
    fault.code = std::move(code);
    fault.place = place_at(file, text, at);
    fault.says = at == nul ? "there is a NUL byte: this is no text" : "what stands here is not UTF-8";
    fault.help = at == nul ? "save it as plain text, in UTF-8" : "save the file as UTF-8";
    return fault;
}

std::string_view without_byte_mark(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    return text;
}

} // namespace abide
