// What a parser's error number means, in a sentence that carries no text of the document but names.
#include "xml/fault_words.hpp"

#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>

namespace abide {

namespace {

struct Words {
    int code;
    const char* says; ///< {1} and {2} stand for the names
};

constexpr std::array<Words, 33> table = {{
    {XML_ERR_TAG_NAME_MISMATCH, "<{1}> is closed by </{2}>"},
    {XML_ERR_TAG_NOT_FINISHED, "<{1}> is never closed"},
    {XML_ERR_INVALID_CHAR, "here is a character that XML does not allow"},
    {XML_ERR_INVALID_CHARREF, "here is a character reference to a character that XML does not allow"},
    {XML_ERR_INVALID_DEC_CHARREF, "here is a character reference that is not a number"},
    {XML_ERR_INVALID_HEX_CHARREF, "here is a character reference that is not a number"},
    {XML_ERR_INVALID_ENCODING, "here are bytes that are not UTF-8"},
    {XML_ERR_UNDECLARED_ENTITY, "the entity &{1}; is not one of the five that XML knows"},
    {XML_WAR_UNDECLARED_ENTITY, "the entity &{1}; is not one of the five that XML knows"},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, "an entity lacks its semicolon; a plain & is written &amp;"},
    {XML_ERR_NAME_REQUIRED, "a name is missing here; a plain & is written &amp;"},
    {XML_ERR_ATTRIBUTE_REDEFINED, "the attribute {1} stands twice in one tag"},
    {XML_NS_ERR_ATTRIBUTE_REDEFINED, "the attribute {2} stands twice in one tag"},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "the attribute {1} has no value"},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute's value does not begin with a quotation mark"},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, "an attribute's value lacks its closing quotation mark"},
    {XML_ERR_LT_IN_ATTRIBUTE, "a < stands in an attribute's value; is a quotation mark missing before it?"},
    {XML_ERR_LT_REQUIRED, "a tag should begin here"},
    {XML_ERR_GT_REQUIRED, "a tag is not closed by >"},
    {XML_ERR_LTSLASH_REQUIRED, "an end tag should stand here"},
    {XML_ERR_SPACE_REQUIRED, "a space is missing between two attributes"},
    {XML_ERR_COMMENT_NOT_FINISHED, "a comment is never closed"},
    {XML_ERR_HYPHEN_IN_COMMENT, "-- stands inside a comment"},
    {XML_ERR_CDATA_NOT_FINISHED, "a CDATA section is never closed"},
    {XML_ERR_MISPLACED_CDATA_END, "]]> stands outside a CDATA section"},
    {XML_ERR_PI_NOT_STARTED, "a processing instruction lacks its name"},
    {XML_ERR_PI_NOT_FINISHED, "a processing instruction is never closed"},
    {XML_ERR_RESERVED_XML_NAME, "an XML declaration stands where none may"},
    {XML_ERR_DOCUMENT_EMPTY, "there is no element here"},
    {XML_ERR_DOCUMENT_END, "something follows the end of the element"},
    {XML_ERR_NAME_TOO_LONG, "a name is too long"},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, "the prefix {1} is not declared"},
    {XML_NS_ERR_QNAME, "{1} is not a proper name with a prefix"},
}};

std::string filled(std::string sentence, std::string_view mark, std::string_view name) {
    const std::size_t at = sentence.find(mark);
    if (at == std::string::npos) return sentence;
    return sentence.replace(at, mark.size(), shortened_name(name));
}

} // namespace

std::string shortened_name(std::string_view name) {
    constexpr std::size_t most = 60;
    return std::string(name.substr(0, most)) + (name.size() > most ? "…" : "");
}

std::string fault_in_words(int code, std::string_view first, std::string_view second) {
    const auto* found =
        std::find_if(table.begin(), table.end(), [&](const Words& words) { return words.code == code; });
    if (found == table.end()) return "this is not well-formed XML (libxml2 error " + std::to_string(code) + ")";
    return filled(filled(found->says, "{1}", first), "{2}", second);
}

} // namespace abide
