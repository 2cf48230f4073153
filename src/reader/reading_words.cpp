// One export being read: what is said about cases that are refused, hidden, lost or not where they belong.
#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "reader/markup.hpp"
#include "reader/reading.hpp"
#include "reader/trouble.hpp"

namespace abide {

bool Reading::is_known_name(std::string_view name) const {
    if (known_names_.empty()) {
        for (const Node& node : format_.nodes) {
            known_names_.insert(node.step.substr(0, node.step.find('[')));
            for (const Node::Attribute& attribute : node.attributes) known_names_.insert(attribute.name);
        }
        for (const RecordType& type : tools_.bench.dictionary.types()) {
            known_names_.insert(type.name);
            for (const Fact& fact : type.facts) known_names_.insert(fact.name);
        }
        for (const char* common : {"xml", "xmlns", "id", "nbsp", "pound", "euro", "copy", "ndash", "mdash", "eacute"})
            known_names_.insert(common);
    }
    return known_names_.contains(name);
}

/// In XML that is broken a name may be anything that somebody wrote.
std::string Reading::without_strange_names(const XmlFault& fault) const {
    std::string says = fault.says;
    constexpr std::size_t harmless = 3; // a prefix
    for (const std::string& name : fault.names) {
        if (name.size() <= harmless || is_known_name(local_part(name))) continue;
        const std::vector<std::string> known(known_names_.begin(), known_names_.end());
        if (!nearest(name, known).empty()) continue;
        for (std::size_t at = says.find(name); at != std::string::npos; at = says.find(name, at + 3))
            says.replace(at, name.size(), "…");
    }
    return says;
}

Diagnostic Reading::fault(const Piece& piece) const {
    const Refusal& refusal = walker_->refusal();
    if (!refusal.code.empty())
        return error_at(walker_->locate(refusal.offset), refusal.code.c_str(), refusal.says, refusal.help);
    const XmlFault& xml = tools_.bench.stream->fault();
    const bool is_type = xml.kind == XmlFault::Kind::document_type;
    const std::size_t offset = std::min(xml.offset, piece.before.size() + piece.bytes.size());
    return error_at(walker_->locate(offset), is_type ? "XML-0102" : "XML-0101", without_strange_names(xml));
}

void Reading::refuse(Diagnostic diagnostic) {
    diagnostic.case_id = walker_->case_id();
    diagnostic.gravity = Gravity::error;
    ++facts_.refused;
    report_.add(std::move(diagnostic));
}

/// The part that is sound is parsed all the same, without a word about what it says: it may hold the case's id, and the
/// first thing that went wrong.
void Reading::refuse(const Piece& piece) {
    const bool was_muted = report_.is_muted();
    report_.mute(true);
    walker_->walk(piece, piece.trouble_at, facts_.file);
    report_.mute(was_muted);
    Diagnostic diagnostic = in_words(piece, tools_.bench.limits);
    const XmlFault& xml = tools_.bench.stream->fault();
    const bool breaks_off = piece.trouble == Trouble::next_case_begins || piece.trouble == Trouble::cut_short;
    // Of a tag that the file's end cuts through, only the cut is worth a word.
    const std::size_t cut = piece.trouble == Trouble::cut_short ? piece.bytes.rfind('<') : piece.bytes.size();
    if (breaks_off && xml.kind == XmlFault::Kind::malformed && xml.offset < piece.before.size() + cut) {
        Diagnostic first = fault(piece);
        first.help = diagnostic.says;
        diagnostic = std::move(first);
    }
    refuse(std::move(diagnostic));
}

void Reading::warn_of_hidden_case(const Piece& piece) {
    if (piece.looks_like_case == std::string_view::npos) return;
    Diagnostic diagnostic = error_at(
        place_in(piece, piece.looks_like_case), "XML-0110",
        piece.is_case
            ? "something inside this case looks like the start of another case; it is taken as part of this one"
            : "something that looks like a case stands in a comment; it is not read");
    diagnostic.gravity = piece.is_case ? Gravity::warning : Gravity::note;
    if (piece.is_case) diagnostic.case_id = walker_->case_id();
    report_.add(std::move(diagnostic));
}

void Reading::count_lost_cases() {
    for (const Walker::LostCase& lost : walker_->lost_cases()) {
        ++facts_.refused;
        // In the dictionary's own words a misspelt name has been reported already.
        if ((lost.is_misspelt && format_.speaks_dictionary) || !report_.wants("EXP-0219", "case")) continue;
        Diagnostic diagnostic =
            error_at(walker_->locate(lost.offset), "EXP-0219",
                     lost.is_misspelt ? "this stands where a case belongs and is none; it is not read"
                                      : "a case stands where no case belongs; it is not read",
                     lost.is_misspelt ? "did you mean \"" + format_.case_path.back() + "\"?"
                                      : "is an end tag before it missing, or is an element around it misspelt?");
        diagnostic.case_id = walker_->case_id();
        report_.add(std::move(diagnostic));
    }
}

/// Once for each element around cases: there may be very many in it.
void Reading::tell_of_wrapper(const Piece& piece) {
    if (piece.wrapper_number == 0 || piece.wrapper_number == told_wrapper_) return;
    told_wrapper_ = piece.wrapper_number;
    if (!report_.wants("EXP-0219", "wrapper")) return;
    report_.add(error_at({piece.line, piece.column}, "EXP-0219",
                         "cases stand inside <" + piece.wrapper + ">, where none belong; they are read all the same",
                         "is </" + piece.wrapper + "> missing, or the / of <" + piece.wrapper + " …/>?"));
}

void Reading::check_number() {
    const std::size_t found = facts_.cases + facts_.refused;
    if (!facts_.cases_stated || *facts_.cases_stated == found || report_.is_muted()) return;
    report_.add(error_at({0, 0}, "EXP-0205",
                         "the export says that it holds " + count_of(*facts_.cases_stated, "case", "cases") + ", but " +
                             std::to_string(found) + " were found"));
}

} // namespace abide
