// Reads forms line by line, holds them against their blanks and names their parts for templates.
#include "briefing/form.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <set>

#include "base/text_bytes.hpp"
#include "base/words.hpp"
#include "briefing/contact.hpp"
#include "briefing/placeholder.hpp"
#include "history/roles.hpp"

namespace abide {

namespace {

constexpr std::string_view slot_begins = "[to write";

/// "02 Safeguarding concerns" -> "safeguarding_concerns"; "6.0 Recommendations" -> "recommendations".
std::string id_of(std::string_view heading) {
    std::size_t from = 0;
    while (from < heading.size() && (std::isdigit(static_cast<unsigned char>(heading[from])) != 0 ||
                                     heading[from] == '.' || heading[from] == ' '))
        ++from;
    std::string id;
    for (const char c : heading.substr(from)) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            id += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!id.empty() && id.back() != '_')
            id += '_';
    }
    while (!id.empty() && id.back() == '_') id.pop_back();
    return id;
}

/// "[to write, practice lead, 70 words: what the child …]".
std::optional<FormText> slot_in(std::string_view text) {
    if (!lower_case(text).starts_with(slot_begins) || !text.ends_with(']')) return std::nullopt;
    FormText slot;
    slot.is_slot = true;
    std::string_view inside = text.substr(slot_begins.size(), text.size() - slot_begins.size() - 1);
    const std::size_t colon = std::min(inside.find(':'), inside.size());
    slot.text = trim(inside.substr(std::min(colon + 1, inside.size())));
    inside = inside.substr(0, colon);
    while (!inside.empty()) {
        const std::size_t comma = std::min(inside.find(','), inside.size());
        const std::string_view word = trim(inside.substr(0, comma));
        inside.remove_prefix(std::min(comma + 1, inside.size()));
        if (word.ends_with(" words"))
            std::from_chars(word.data(), word.data() + word.size(), slot.words);
        else if (!word.empty())
            slot.writer = word;
    }
    return slot;
}

/// Takes "**Lead:**" or "**Lead**:" away from the beginning; empty when there is none.
std::string take_lead(std::string& text) {
    const std::size_t end = text.starts_with("**") ? text.find("**", 2) : std::string::npos;
    if (end == std::string::npos) return "";
    std::string lead = text.substr(2, end - 2);
    std::string_view rest = std::string_view(text).substr(end + 2);
    const bool is_inside = lead.ends_with(':');
    if (is_inside) lead.pop_back();
    if (!is_inside && !rest.starts_with(':')) return "";
    if (!is_inside) rest.remove_prefix(1);
    text = std::string(trim(rest));
    return lead;
}

/// In a cell a dash is an answer.
FormText text_of(std::string_view words, std::uint32_t line, bool is_cell = false) {
    std::string folded = fold_space(words);
    const std::string lead = take_lead(folded);
    FormText text = slot_in(folded).value_or(FormText());
    const bool is_open = is_put_off(folded) || (!is_cell && is_blank_mark(folded));
    if (!text.is_slot) text.text = is_open ? "so far it says “" + folded + "”" : folded;
    text.is_slot = text.is_slot || is_open;
    text.lead = lead;
    text.line = line;
    return text;
}

std::vector<std::string> cells_in(std::string_view line) {
    std::vector<std::string> cells;
    line.remove_prefix(1);
    if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
    std::string cell;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
            cell += '|';
            ++i;
        } else if (line[i] == '|') {
            cells.push_back(fold_space(cell));
            cell.clear();
        } else {
            cell += line[i];
        }
    }
    cells.push_back(fold_space(cell));
    return cells;
}

bool is_rule(std::string_view line) {
    return line.find_first_not_of("|-: ") == std::string_view::npos && line.find('-') != std::string_view::npos;
}

/// The length of "- ", "* " or "12. " at the beginning; 0: no point begins here.
std::size_t bullet(std::string_view line) {
    if (line.starts_with("- ") || line.starts_with("* ")) return 2;
    std::size_t digits = 0;
    while (digits < line.size() && std::isdigit(static_cast<unsigned char>(line[digits])) != 0) ++digits;
    return digits > 0 && line.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

class FormReader {
  public:
    FormReader(const std::string& id, const std::string& file, Diagnostics& diagnostics) : diagnostics_(&diagnostics) {
        form_.id = id;
        form_.file = file;
    }

    Form read(std::string_view text) {
        for (const std::string_view whole : split_lines(text)) {
            ++line_;
            take(whole);
        }
        end_text();
        if (form_.title.empty())
            complain(1, "FRM-0101", "this file has no heading of the first level", "begin it with # and its title");
        return std::move(form_);
    }

  private:
    void take(std::string_view whole) {
        const std::string_view line = trim(whole);
        if (line.empty()) return end_text();
        if (line.starts_with('>')) return end_text();
        if (line.starts_with('#')) return take_heading(line);
        if (line.starts_with('|')) return take_row(line);
        if (const std::size_t length = bullet(line); length > 0 && !is_set_in(whole)) {
            end_text();
            is_point_ = true;
            begin_text(line.substr(length));
        } else if (is_open_) {
            words_.append(" ").append(line);
        } else {
            begin_text(line);
        }
    }

    [[nodiscard]] bool is_set_in(std::string_view whole) const {
        return is_open_ && (whole.starts_with("  ") || whole.starts_with('\t'));
    }

    void begin_text(std::string_view words) {
        is_open_ = true;
        began_ = line_;
        words_ = words;
    }

    void end_text() {
        const bool was_open = is_open_;
        const bool was_point = is_point_;
        is_open_ = is_point_ = false;
        if (!was_open) return;
        const FormText text = text_of(words_, began_);
        if (form_.parts.empty()) return take_entry(text, was_point);
        FormPart& part = form_.parts.back();
        if (was_point)
            part.points.push_back(text);
        else if (!part.points.empty() || !part.columns.empty())
            complain(began_, "FRM-0106", "a paragraph below the points or the table of its part",
                     "put it above them, or make it a point");
        else
            part.paragraphs.push_back(text);
    }

    void take_entry(const FormText& text, bool is_point) {
        if (!is_point || text.lead.empty())
            return complain(text.line, "FRM-0106", "this text stands above the first part",
                            "write - **Name:** and a value");
        FormText value = text;
        value.lead.clear();
        form_.entries.push_back({id_of(text.lead), text.lead, std::move(value)});
    }

    void take_heading(std::string_view line) {
        end_text();
        const std::size_t level = line.find_first_not_of('#');
        const std::string words(trim(line.substr(std::min(level, line.size()))));
        if (level == 1 && form_.title.empty()) {
            form_.title = words;
        } else if (level == 2 && !id_of(words).empty()) {
            FormPart part;
            part.id = id_of(words);
            part.heading = words;
            part.line = line_;
            form_.parts.push_back(std::move(part));
        } else {
            complain(line_, "FRM-0106", "this heading begins no part",
                     "a form has one # and below it ## for each part");
        }
    }

    void take_row(std::string_view line) {
        end_text();
        if (form_.parts.empty()) return complain(line_, "FRM-0106", "a table above the first part", "");
        FormPart& part = form_.parts.back();
        std::vector<std::string> cells = cells_in(line);
        if (part.columns.empty()) {
            part.columns = std::move(cells);
            return;
        }
        if (is_rule(line)) return;
        if (cells.size() != part.columns.size())
            return complain(line_, "FRM-0108",
                            "this row has " + count_of(cells.size(), "cell", "cells") + " where its table has " +
                                count_of(part.columns.size(), "column", "columns"),
                            "write \\| for a stroke inside a cell");
        std::vector<FormText> row;
        row.reserve(cells.size());
        for (const std::string& cell : cells) row.push_back(text_of(cell, line_, true));
        part.rows.push_back(std::move(row));
    }

    void complain(std::uint32_t line, const char* code, std::string says, std::string help) {
        Diagnostic fault;
        fault.code = code;
        fault.place = {form_.file, line, 1};
        fault.says = std::move(says);
        fault.help = std::move(help);
        diagnostics_->push_back(std::move(fault));
    }

    Form form_;
    Diagnostics* diagnostics_;
    std::uint32_t line_ = 0;
    std::uint32_t began_ = 0;
    bool is_open_ = false;
    bool is_point_ = false;
    std::string words_;
};

std::string writer_of(const FormText& slot) { return slot.writer.empty() ? "author" : slot.writer; }

std::size_t words_in(const FormText& text) {
    return text.is_slot ? 0 : split_words(text.lead).size() + split_words(text.text).size();
}

/// What somebody wrote: without the questions and cells that stand in the blank already.
std::size_t words_in(const FormPart& blank, const FormPart& part) {
    std::set<std::string> fixed;
    each_text(blank, [&](const FormText& text) {
        if (!text.is_slot) fixed.insert(text.text);
    });
    std::size_t words = 0;
    each_text(part, [&](const FormText& text) {
        if (!fixed.contains(text.text)) words += words_in(text);
    });
    return words;
}

/// What all its places together have room for; 0: any number.
std::size_t room_in(const FormPart& blank) {
    std::size_t words = 0;
    each_text(blank, [&](const FormText& text) { words += text.words; });
    return words;
}

/// Holds the ids of one kind against the blank's.
class FormCheck {
  public:
    FormCheck(const Form& blank, const Form& form, Diagnostics& diagnostics)
        : blank_(&blank), form_(&form), diagnostics_(&diagnostics) {}

    void check() {
        check_entries();
        check_parts();
        check_whole();
    }

    void add(std::uint32_t line, const char* code, std::string says, std::string help,
             Gravity gravity = Gravity::error) {
        Diagnostic fault;
        fault.code = code;
        fault.gravity = gravity;
        fault.place = {form_->file, line, line == 0 ? 0U : 1U};
        fault.says = std::move(says);
        fault.help = std::move(help);
        diagnostics_->push_back(std::move(fault));
    }

  private:
    void check_contact(const FormText& text) {
        if (!text.is_slot && looks_like_contact(text.lead + " " + text.text))
            add(text.line, "FRM-0107", "this looks like an address or a number of somebody", "name a role instead",
                Gravity::warning);
    }

    void check_room(std::uint32_t line, const std::string& what, std::size_t words, std::size_t room) {
        words_ += words;
        room_ += room;
        has_room_for_all_ = has_room_for_all_ && room > 0;
        if (room > 0 && words > room)
            add(line, "FRM-0105",
                what + " has " + count_of(words, "word", "words") + ", and there is room for " + std::to_string(room),
                "", Gravity::warning);
    }

    /// A form each part of which has its room is meant to fill so much paper and no more.
    void check_whole() {
        if (!has_room_for_all_ || words_ <= room_) return;
        add(1, "FRM-0105",
            "the whole has " + count_of(words_, "word", "words") + ", and there is room for " + std::to_string(room_),
            "it is meant to be read in one go, and printed on as few sheets as its blank", Gravity::warning);
    }

    void check_entries() {
        std::set<std::string> seen;
        for (const FormEntry& entry : form_->entries) {
            check_contact(entry.value);
            std::vector<std::string> known;
            for (const FormEntry& one : blank_->entries) known.push_back(one.name);
            if (std::ranges::none_of(blank_->entries, [&](const FormEntry& one) { return one.id == entry.id; }))
                add(entry.value.line, "FRM-0102", "this form has no entry " + abide::quoted(entry.name),
                    did_you_mean(entry.name, known));
            else if (!seen.insert(entry.id).second)
                add(entry.value.line, "FRM-0104", "the entry " + abide::quoted(entry.name) + " stands here twice", "");
        }
        for (const FormEntry& one : blank_->entries)
            if (!seen.contains(one.id))
                add(0, "FRM-0103", "the entry " + abide::quoted(one.name) + " is missing",
                    "write - **" + one.name + ":** above the first part");
    }

    void check_parts() {
        std::vector<std::string> known;
        for (const FormPart& one : blank_->parts) known.push_back(one.heading);
        std::set<std::string> seen;
        std::size_t last = 0;
        for (const FormPart& part : form_->parts) {
            const auto of = std::ranges::find(blank_->parts, part.id, &FormPart::id);
            if (of == blank_->parts.end()) {
                add(part.line, "FRM-0102", "this form has no part " + abide::quoted(part.heading),
                    did_you_mean(part.heading, known));
                continue;
            }
            const auto position = static_cast<std::size_t>(of - blank_->parts.begin());
            if (!seen.insert(part.id).second)
                add(part.line, "FRM-0104", "the part " + abide::quoted(of->heading) + " stands here twice", "");
            else if (position < last)
                add(part.line, "FRM-0104", "the part " + abide::quoted(of->heading) + " stands elsewhere in the form",
                    "the order is: " + list_of(known));
            last = std::max(last, position);
            check_part(*of, part);
        }
        for (const FormPart& one : blank_->parts)
            if (!seen.contains(one.id))
                add(0, "FRM-0103", "the part " + abide::quoted(one.heading) + " is missing", "write ## " + one.heading);
    }

    void check_part(const FormPart& blank, const FormPart& part) {
        if (blank.columns != part.columns && !(part.columns.empty() && part.rows.empty()))
            add(part.line, "FRM-0108", "the table of " + abide::quoted(part.heading) + " has other columns",
                blank.columns.empty() ? "this part has no table" : "its columns are: " + list_of(blank.columns));
        check_room(part.line, abide::quoted(part.heading), words_in(blank, part), room_in(blank));
        each_text(part, [&](const FormText& text) { check_contact(text); });
    }

    const Form* blank_;
    const Form* form_;
    Diagnostics* diagnostics_;
    std::size_t words_ = 0; ///< of all parts, and what there is room for
    std::size_t room_ = 0;
    bool has_room_for_all_ = true;
};

std::string slot_words(const FormText& slot) {
    return "To be written by the " + writer_of(slot) + (slot.text.empty() ? "" : ": " + slot.text);
}

/// A place in the text or its lead that somebody is to write over; empty when there is none.
std::string open_place_of(const FormText& text) {
    std::string place = open_place_in(text.lead);
    return place.empty() ? open_place_in(text.text) : place;
}

bool is_unwritten(const FormText& text) { return text.is_slot || !open_place_of(text).empty(); }

/// Whether a column names roles.
bool is_of_roles(std::string_view column) { return column == "Whom" || column == "Who" || column == "Owner"; }

void put_text(const FormText& text, Fields& fields) {
    fields.text("text", text.is_slot ? slot_words(text) : text.text);
    fields.text("lead", text.lead);
    fields.flag("is_slot", text.is_slot);
}

void put_part(const FormPart& blank, const FormPart* part, Fields& fields) {
    static const FormPart none;
    const FormPart& written = part == nullptr ? none : *part;
    fields.list(blank.id, written.paragraphs, put_text);
    std::size_t point = 0;
    fields.list(blank.id + "_points", written.points, [&](const FormText& text, Fields& one) {
        put_text(text, one);
        one.number("number", ++point);
    });
    if (blank.columns.empty()) return;
    struct Row {
        std::vector<FormText> cells;
        std::size_t number = 0;
    };
    std::vector<Row> rows;
    for (const std::vector<FormText>& cells : written.rows) rows.push_back({cells, rows.size() + 1});
    fields.list(blank.id + "_rows", rows, [&](const Row& row, Fields& one) {
        one.number("row", row.number);
        for (std::size_t i = 0; i < blank.columns.size(); ++i) {
            const FormText cell = i < row.cells.size() ? row.cells[i] : FormText();
            one.text(id_of(blank.columns[i]), cell.is_slot ? slot_words(cell) : cell.text);
        }
    });
}

} // namespace

Form read_form(const std::string& id, const std::string& file, std::string_view text, Diagnostics& diagnostics) {
    return FormReader(id, file, diagnostics).read(without_byte_mark(text));
}

void check_form(const Form& blank, const Form& form, Diagnostics& diagnostics) {
    FormCheck(blank, form, diagnostics).check();
}

void check_tellings(const Form& form, const KnownCases& known, Diagnostics& diagnostics) {
    const auto add = [&](std::uint32_t line, const Telling& telling) {
        Diagnostic fault;
        fault.code = "FRM-0116";
        fault.gravity = Gravity::warning;
        fault.place = {form.file, line, 1};
        fault.says = "this looks like " + telling.is + ": " + abide::quoted(telling.words);
        fault.help = "say it without; a page that is shared names roles, and tells who nobody is";
        diagnostics.push_back(std::move(fault));
    };
    const auto look = [&](const FormText& text, bool is_of_role) {
        if (text.is_slot) return;
        const std::vector<Telling> found = tellings_in(text.lead + (text.lead.empty() ? "" : ": ") + text.text, known);
        for (const Telling& one : found) add(text.line, one);
        if (found.empty() && is_of_role && names_somebody(text.text)) add(text.line, {text.text, "somebody’s name"});
    };
    for (const Telling& one : tellings_in(form.title, known)) add(1, one);
    for (const FormEntry& entry : form.entries) look(entry.value, true);
    for (const FormPart& part : form.parts) {
        for (const FormText& text : part.paragraphs) look(text, false);
        for (const FormText& text : part.points) look(text, false);
        for (const std::vector<FormText>& row : part.rows)
            for (std::size_t i = 0; i < row.size(); ++i)
                look(row[i], i < part.columns.size() && is_of_roles(part.columns[i]));
    }
}

void check_publishable(const Form& blank, const Form& form, Diagnostics& diagnostics) {
    Diagnostics found;
    FormCheck check(blank, form, found);
    check.check();
    for (Diagnostic& one : found) one.gravity = Gravity::error;
    const auto refuse = [&](const FormText& text, const std::string& where) {
        if (text.is_slot) {
            check.add(text.line, "FRM-0109", where + " is not written yet; the " + writer_of(text) + " must write it",
                      text.text);
        } else if (const std::string place = open_place_of(text); !place.empty()) {
            check.add(text.line, "FRM-0109",
                      where + (place.starts_with('[') ? " still holds a place in square brackets"
                                                      : " still says " + abide::quoted(place)),
                      "write over it" + std::string(place.starts_with('[') ? ", and take the brackets away" : ""));
        } else if (text.text.empty()) {
            check.add(text.line, "FRM-0109", where + " is empty", "");
        }
    };
    if (const std::string place = open_place_in(form.title); !place.empty() || is_put_off(form.title))
        check.add(1, "FRM-0109", "the title is not written yet", "write over " + abide::quoted(form.title));
    for (const FormEntry& entry : form.entries) refuse(entry.value, abide::quoted(entry.name));
    for (const FormPart& part : form.parts) {
        each_text(part, [&](const FormText& text) { refuse(text, "a text of " + abide::quoted(part.heading)); });
        if (part.paragraphs.empty() && part.points.empty() && part.rows.empty())
            check.add(part.line, "FRM-0109", abide::quoted(part.heading) + " is empty", "");
    }
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
}

Fields fields_of(const Form& blank, const Form& form, const FormApproval& approval) {
    Fields fields;
    std::size_t unwritten = 0;
    for (const FormEntry& entry : form.entries) unwritten += is_unwritten(entry.value) ? 1U : 0U;
    for (const FormPart& part : form.parts)
        each_text(part, [&](const FormText& text) { unwritten += is_unwritten(text) ? 1U : 0U; });
    for (const FormEntry& entry : blank.entries) {
        const auto found = std::ranges::find(form.entries, entry.id, &FormEntry::id);
        const bool is_there = found != form.entries.end();
        fields.text(entry.id, !is_there ? "" : found->value.is_slot ? slot_words(found->value) : found->value.text);
    }
    for (const FormPart& part : blank.parts) {
        const auto found = std::ranges::find(form.parts, part.id, &FormPart::id);
        put_part(part, found == form.parts.end() ? nullptr : &*found, fields);
    }
    fields.text("title", form.title);
    fields.number("unwritten", unwritten);
    fields.flag("is_draft", approval.approved_by.empty());
    fields.text("approved_by", approval.approved_by);
    fields.text("date", approval.date);
    fields.text("made_by", approval.made_by);
    return fields;
}

MeaningsByPlace meanings_of(const Form& blank) {
    MeaningsByPlace meanings;
    for (const FormEntry& entry : blank.entries) meanings[entry.id] = "what stands behind “" + entry.name + "”";
    for (const FormPart& part : blank.parts) {
        const std::string of = " of the part “" + part.heading + "”";
        meanings[part.id] = "the paragraphs" + of;
        meanings[part.id + "_points"] = "the points" + of;
        meanings[part.id + "_points.number"] = "the point's number, from 1";
        if (part.columns.empty()) continue;
        meanings[part.id + "_rows"] = "the rows of the table" + of;
        meanings[part.id + "_rows.row"] = "the row's number";
        for (const std::string& column : part.columns)
            meanings[part.id + "_rows." + id_of(column)] = "the cell under “" + column + "”";
    }
    return meanings;
}

std::string entry_of(const Form& form, std::string_view id) {
    const auto found = std::ranges::find(form.entries, id, &FormEntry::id);
    return found == form.entries.end() || found->value.is_slot ? "" : found->value.text;
}

} // namespace abide
