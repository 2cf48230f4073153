// The page of a diagnostic code: what it means and where it comes from.
#include <array>

#include "command/explain_pages.hpp"
#include "command/paragraph.hpp"
#include "procedure/complaints.hpp"

namespace abide {

namespace {

struct Family {
    std::string_view prefix;
    std::string_view about;
};

constexpr std::array<Family, 9> families = {{
    {"PROC-", "It is about a procedure, the dictionary or a calendar. With an error among them nothing is judged."},
    {"FMT-", "It is about a format, which says how a foreign export's elements become records and facts."},
    {"EXP-",
     "It is about what an export says. A fact that cannot be read is not recorded, never \"no\"; verdicts that turn "
     "on it name it."},
    {"XML-", "It is about how an export is written. A case that cannot be read is refused and counted, and costs the "
             "others nothing; the run ends with 3."},
    {"TPL-", "It is about a report template. With an error among them no page is written."},
    {"FRM-",
     "It is about a form that people write. With an error among them no page is written; to share it, a warning "
     "is one as well."},
    {"RUN-", "It is about a run. It ends with 3: its result is incomplete."},
    {"CONF-", "It is about the configuration. With a fault in it nothing is done."},
    {"ACT-", "It is about a returned action-plan form or a table of recommendations. The import ends with 3."},
}};

struct Meaning {
    std::string_view code;
    std::string_view meaning;
};

/// Codes of the rooms that have no list of their own.
constexpr auto meanings = std::to_array<Meaning>({
    {"RUN-0001", "an export could not be read at all"},
    {"RUN-0002", "there is no procedure to judge an export by"},
    {"RUN-0003", "a file among exports, in a folder or a zip archive, or a linked folder is passed over (warning)"},
    {"RUN-0004", "what --cache kept of the last run is damaged; every case is read again (warning)"},
    {"RUN-0005", "what came of the cases could not be kept for the next run (warning)"},

    {"CONF-0001", "a line of the configuration is neither a setting, key = value, nor a comment"},
    {"CONF-0002", "there is no setting of that name"},
    {"CONF-0003", "a setting is set twice"},
    {"CONF-0004", "a line of the configuration holds what could be taken for something else than it is"},
    {"CONF-0005", "a value is not what its setting takes"},
    {"CONF-0006", "a password stands where others could read it"},

    {"ACT-0001", "a file that actions are imported from is not there, is no text in UTF-8, or is too large"},
    {"ACT-0002", "a .docx cannot be read: the program pandoc is not there, or fails"},
    {"ACT-0003", "a form or table has other columns than it should, or none; nothing of the file is imported"},
    {"ACT-0004", "a row is left out; the others are imported"},
    {"ACT-0005", "a date cannot be read as one; it is kept as written, and questioned until somebody answers"},
    {"ACT-0006", "a form lacks a field at its head, has one more than it should, or what is for no id (warning)"},
    {"ACT-0007", "an owner looks like somebody's name, where a role is meant"},

    {"XML-0001", "a file that is no export (a procedure, a dictionary, a calendar) is not well-formed XML"},
    {"XML-0002", "such a file declares a document type, which is refused"},
    {"XML-0003", "such a file is too large or in an encoding nobody reads"},
    {"XML-0004", "a grammar is not a RELAX NG grammar"},
    {"XML-0005", "a file does not follow its grammar"},
    {"XML-0101", "a case is not well-formed XML"},
    {"XML-0102",
     "an export declares a document type, which is refused: it could make a reader fetch or expand anything"},
    {"XML-0103", "an export ends in the middle; its whole cases have been read"},
    {"XML-0104", "a case is not closed before the next one begins"},
    {"XML-0105", "a comment, CDATA section or processing instruction is never closed"},
    {"XML-0106", "a file is no XML, or cannot be opened"},
    {"XML-0107", "a case with this id has been read before; only the first is judged"},
    {"XML-0108", "something is larger than any real record: a tag, a text, a case, a nesting"},
    {"XML-0109", "something stands behind the end of the export"},
    {"XML-0110", "something looks like the start of a case where none can be"},

    {"EXP-0201", "no format knows this document element, or it is not that of the format asked for"},
    {"EXP-0202", "there is no format of that id"},
    {"EXP-0203", "a case has no id"},
    {"EXP-0204", "a case has two ids"},
    {"EXP-0205", "the export says how many cases it holds, and another number was found"},
    {"EXP-0206", "shared records or a not-exported stand behind the first case and are not read"},
    {"EXP-0207", "a not-exported names a record or fact that does not exist"},
    {"EXP-0208", "the head of the export holds a value that cannot be read"},
    {"EXP-0210", "an element or attribute has no meaning here; it is counted and not read"},
    {"EXP-0211", "a value is not of its fact's type; the fact counts as not recorded, unreadable"},
    {"EXP-0212", "a fact is recorded twice, differently"},
    {"EXP-0213", "a reference names a record that is not in the case"},
    {"EXP-0214", "two records of one type have the same id"},
    {"EXP-0215", "a case has two records of a type it can have one of; their facts are taken together"},
    {"EXP-0218", "the file is no export of the format it was read by"},
    {"EXP-0219", "a case stands where no case belongs: inside another case, or inside an element around cases"},
    {"EXP-0220", "a case goes by the id that is kept for the service itself"},

    {"FMT-0301", "the file is no format"},
    {"FMT-0302", "an element or text that has no place there"},
    {"FMT-0303", "an attribute that has no place there"},
    {"FMT-0304", "an attribute or element is missing"},
    {"FMT-0305", "a record type that the dictionary does not have, or that cannot stand there"},
    {"FMT-0306", "a fact that its record type does not have"},
    {"FMT-0307", "a code or value that its fact does not have"},
    {"FMT-0308", "a path that leads nowhere, or not to what is needed"},
    {"FMT-0309", "a word that is not among those allowed"},
    {"FMT-0310", "something is given twice"},
    {"FMT-0311", "a list of codes that the format does not have"},
    {"FMT-0312", "something that does not fit the type of its fact or record"},
    {"FMT-0313", "something is passed over and read"},
    {"FMT-0314", "a fact that does not refer to the record around it"},

    {"TPL-0100", "there is no template for a report"},
    {"TPL-0101", "a tag is not closed on its line"},
    {"TPL-0102", "sections are not nested as they must be"},
    {"TPL-0103", "the report has nothing of that name there"},
    {"TPL-0104", "a list or a yes or no is used as if it were a value"},
    {"TPL-0105", "there is no partial of that name, or it includes itself"},
    {"TPL-0106", "a value is to be written without its escapes"},
    {"TPL-0107", "the braces of a template are changed"},
    {"TPL-0108", "there is HTML in a template"},
    {"TPL-0109", "a value stands inside code, where its escapes would show"},
    {"TPL-0110", "a file of the templates is no text in UTF-8"},
    {"TPL-0111", "a name stands in single braces, and is printed as it stands (warning)"},
    {"TPL-0112", "a heading leaves out a level (warning)"},
    {"TPL-0113", "a file in the folder of --templates is read by nothing (warning)"},
    {"TPL-0114", "a template asks for a drawing that its report does not have"},
    {"TPL-0115", "a table is to be filtered by what is none of its columns, or has no colon behind them"},
    {"TPL-0201", "the page names a slot that does not exist"},
    {"TPL-0202", "the page lacks a slot"},
    {"TPL-0203", "the style sheet would end early"},
    {"TPL-0204", "the script would end early"},
    {"TPL-0301", "a line of the timeline's lanes has another shape, or names a type twice"},
    {"TPL-0302", "a line of what a case sheet says at its head has another shape"},
    {"TPL-0303", "a line of the questions for supervision has another shape, or a question no document or no rule"},
    {"TPL-0304", "a line of the names' meanings has another shape, or a name two meanings"},
    {"TPL-0305", "a line of the measures has another shape, or a measure or target stands there twice"},

    {"FRM-0101", "a form has no title"},
    {"FRM-0102", "its blank has no such entry or part"},
    {"FRM-0103", "an entry or a part is missing"},
    {"FRM-0104", "an entry or a part stands there twice, or a part elsewhere than in the blank"},
    {"FRM-0105", "a part, or the whole form, says more than there is room for (warning)"},
    {"FRM-0106", "something stands where a form has no place for it"},
    {"FRM-0107", "a text holds what looks like somebody's address or number (warning)"},
    {"FRM-0108", "a table has other columns than in the blank, or a row another number of cells"},
    {"FRM-0109", "a text is not written yet, so that the form cannot be shared"},
    {"FRM-0110", "a text speaks of another number of cases than the audit's record has"},
    {"FRM-0111", "a text says something of every child of an audit, and so of each of them (warning)"},
    {"FRM-0112", "a recommendation has no id, or another one's"},
    {"FRM-0113", "the date of a recommendation lies before the day the panel met (note)"},
    {"FRM-0114", "a text counts children among so few that somebody may know one by it (note)"},
    {"FRM-0115", "a form that came back is no text in UTF-8"},
    {"FRM-0116", "a text tells of a case, a worker or a person, so that the form cannot be shared (warning)"},
    {"FRM-0117", "summary and deep dive recommend something else under one id; the deep dive's holds (warning)"},
});

std::string_view meaning_of(std::string_view code) {
    for (const Meaning& one : meanings) {
        if (one.code == code) return one.meaning;
    }
    for (const FaultInfo& one : faults()) {
        if (one.code == code) return one.meaning;
    }
    return {};
}

} // namespace

std::string code_page(std::string_view code) {
    const std::string_view meaning = meaning_of(code);
    if (meaning.empty()) return "";
    std::string page = std::string(code) + ": " + std::string(meaning) + "\n";
    for (const Family& family : families) {
        if (code.starts_with(family.prefix)) page += "\n" + paragraph(family.about);
    }
    return page;
}

} // namespace abide
