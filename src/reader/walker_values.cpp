// Follows a parser through one piece of an export: where attributes and texts go.
#include <charconv>
#include <utility>

#include "base/words.hpp"
#include "reader/mask.hpp"
#include "reader/value.hpp"
#include "reader/walker.hpp"

namespace abide {

namespace {

/// A word that is quoted when it was meant for one of those known.
std::string known_or_shape(std::string_view word, const std::vector<std::string>& known) {
    return nearest(word.substr(0, 60), known).empty() ? "of that name (" + shape_of(word) + ")" : quoted(word);
}

} // namespace

void Walker::take_all(const std::vector<Target>& targets, const Arriving& value) {
    // What is there but empty is not recorded.
    if (value.text.empty()) return;
    if (value.text.front() > ' ' && value.text.back() > ' ') {
        for (const Target& target : targets) take(target, value);
    } else if (const std::string_view text = trim(value.text); !text.empty()) {
        for (const Target& target : targets) take(target, {text, value.line, value.tag});
    }
}

std::size_t Walker::offset_of(const Arriving& value) const {
    if (value.tag != 0) return tag_start(value.tag);
    const std::optional<std::size_t> exact = stream_.offset_of(value.text);
    return exact ? *exact : tag_start(stream_.offset());
}

void Walker::take(const Target& target, const Arriving& value) {
    if (target.goal == Target::Goal::fact) return take_fact(target, value, open_.up(target.up).record);
    const auto slot = [&]() -> OpenRecords::Slot& { return open_.up(target.up); };
    switch (target.goal) {
    case Target::Goal::record_name: assembly_.name(slot().record, assembly_.keep(value.text), true); break;
    case Target::Goal::record_id:
        if (!assembly_.name(slot().record, assembly_.keep(value.text), false))
            tell("EXP-0212", dictionary_.type(slot().emit->type).name, offset_of(value),
                 "a second id for " + dictionary_.type(slot().emit->type).name + " " +
                     std::string(assembly_.record(slot().record).id));
        break;
    case Target::Goal::choice: slot().choice = assembly_.keep(value.text); break;
    case Target::Goal::case_id: take_case_id(value); break;
    case Target::Goal::not_exported_record: record_said_ = value.text; break;
    case Target::Goal::not_exported_fact: fact_said_ = value.text; break;
    default: take_head(target, value); break;
    }
}

void Walker::take_fact(const Target& target, const Arriving& arriving, RecordIndex index) {
    const Fact& fact = dictionary_.fact(target.fact);
    const CodeTable* codes = fact.type == FactType::code ? &names_.format().codes[target.codes] : nullptr;
    Value& place = assembly_.value(index, target.fact.fact);
    if (place.state != Known::absent) return take_again(target, arriving, index, codes);
    read_value(arriving.text, fact, target.shape, codes, calendar_, place);
    if (place.state == Known::absent) return;
    ++values_;
    place.line = arriving.line;
    if (place.state == Known::unreadable) return complain_of_value(target, arriving, index, codes);
    if (fact.type == FactType::text || fact.type == FactType::reference) place.set_text(assembly_.keep(place.text()));
    if (fact.type == FactType::reference) assembly_.refers(index, target.fact.fact, offset_of(arriving));
}

/// A value for a fact that has one already, or that the record around this one has filled.
void Walker::take_again(const Target& target, const Arriving& arriving, RecordIndex index, const CodeTable* codes) {
    Value value;
    read_value(arriving.text, dictionary_.fact(target.fact), target.shape, codes, calendar_, value);
    if (value.state == Known::absent) return;
    value.line = arriving.line;
    if (value.state == Known::unreadable) complain_of_value(target, arriving, index, codes);
    const std::size_t offset = offset_of(arriving);
    if (assembly_.set(index, target.fact.fact, value, offset) == Assembly::Taken::conflict)
        tell("EXP-0212", dictionary_.path(target.fact), offset,
             name_of(target, index) + " is recorded twice, differently");
}

std::string Walker::name_of(const Target& target, RecordIndex index) const {
    const RecordType& type = dictionary_.type(target.fact.record);
    const std::string_view id = assembly_.record(index).id;
    return type.name + (id.empty() ? "" : " ") + std::string(id) + ", " + type.facts[target.fact.fact].name;
}

void Walker::complain_of_value(const Target& target, const Arriving& arriving, RecordIndex index,
                               const CodeTable* codes) {
    Unreadable why = why_unreadable(arriving.text, dictionary_.fact(target.fact), target.shape, codes);
    if (!report_.wants("EXP-0211", dictionary_.path(target.fact))) return;
    shown_ = why.is_quoted && arriving.tag == 0 ? static_cast<std::uint32_t>(arriving.text.size()) : 0;
    add("EXP-0211", Gravity::warning, offset_of(arriving), name_of(target, index) + ": " + why.says,
        std::move(why.help));
    shown_ = 0;
}

void Walker::take_case_id(const Arriving& value) {
    if (case_id_.empty()) {
        case_id_memory_ = value.text;
        case_id_ = case_id_memory_;
    } else if (case_id_ != value.text) {
        return refuse("EXP-0204", "this case has two ids",
                      "they are " + case_id_memory_ + " and " + std::string(value.text));
    }
    if (stops_at_id_) stream_.stop();
}

void Walker::take_head(const Target& target, const Arriving& value) {
    if (lesson_ != nullptr) lesson_->spoil();
    static const Fact date = [] {
        Fact fact;
        fact.type = FactType::date;
        return fact;
    }();
    has_head_matter_ = true;
    const std::string text(value.text);
    switch (target.goal) {
    case Target::Goal::area: {
        header_.area = text;
        if (!target.is_translated) break;
        const auto& words = names_.format().words[target.codes];
        const auto found = words.find(text);
        header_.area = found == words.end() ? "" : found->second;
        if (found == words.end())
            tell("EXP-0208", "area", offset_of(value), "the area's code is none that the format lists",
                 "the area stays unknown; add it to the format " + names_.format().id);
        break;
    }
    case Target::Goal::system: header_.system = text; break;
    case Target::Goal::exported: {
        Value read;
        read_value(text, date, target.shape, nullptr, calendar_, read);
        if (read.is_known())
            header_.exported = read.when;
        else
            tell("EXP-0208", "exported", offset_of(value),
                 "when the export was written: " + why_unreadable(text, date, target.shape, nullptr).says);
        break;
    }
    case Target::Goal::cases_stated: {
        std::size_t number = 0;
        const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (trouble == std::errc() && end == text.data() + text.size())
            header_.cases_stated = number;
        else if (report_.wants("EXP-0208", "cases"))
            add("EXP-0208", Gravity::error, offset_of(value),
                "the number of cases is no whole number (" + shape_of(text) +
                    "), so nobody can tell whether some are missing",
                "");
        break;
    }
    case Target::Goal::required:
        if (text != target.wanted)
            refuse("EXP-0218", "this is no export of the format " + names_.format().id,
                   "the format wants " + target.wanted + " here");
        break;
    default: break;
    }
}

/// `record="attendee"`, `record="attendee" fact="role agency"` or `fact="attendee.role"`.
void Walker::take_not_exported() {
    has_head_matter_ = true;
    if (lesson_ != nullptr) lesson_->spoil();
    const std::string record_said = std::exchange(record_said_, "");
    const std::vector<std::string> facts = split_words(std::exchange(fact_said_, ""));
    if (record_said.empty() && facts.empty())
        return complain_of_not_exported("<not-exported> names neither a record nor a fact", "", {});
    const auto find_type = [&](const std::string& name) {
        const std::optional<RecordTypeId> type = dictionary_.find(name);
        if (!type)
            complain_of_not_exported("there is no record " + known_or_shape(name, dictionary_.record_names()), name,
                                     dictionary_.record_names());
        return type;
    };
    if (facts.empty()) {
        const std::optional<RecordTypeId> type = find_type(record_said);
        if (!type) return;
        not_exported_.add(*type);
        says_not_exported_ = true;
    }
    for (const std::string& said : facts) {
        const std::size_t dot = record_said.empty() ? said.find('.') : std::string::npos;
        const std::string fact_name = dot == std::string::npos ? said : said.substr(dot + 1);
        const std::optional<RecordTypeId> type = find_type(record_said.empty() ? said.substr(0, dot) : record_said);
        if (!type) continue;
        const std::optional<FactId> fact = dictionary_.find(*type, fact_name);
        if (!fact) {
            complain_of_not_exported("there is no fact " + known_or_shape(fact_name, dictionary_.fact_names(*type)) +
                                         " of " + dictionary_.type(*type).name,
                                     fact_name, dictionary_.fact_names(*type));
            continue;
        }
        not_exported_.add(FactRef{*type, *fact});
        says_not_exported_ = true;
    }
}

void Walker::complain_of_not_exported(const std::string& says, std::string_view word,
                                      const std::vector<std::string>& known) {
    tell("EXP-0207", "not-exported", tag_start(stream_.offset()), says, did_you_mean(word, known));
}

void Walker::meet_unknown(const NameTable::Step& step, NameTable::Place parent, std::string_view name,
                          bool is_attribute) {
    has_too_many_names_ = names_.new_names() - new_names_before_ > limits_.unknown_names;
    if (has_too_many_names_)
        return refuse("XML-0108", "more than " + std::to_string(limits_.unknown_names) +
                                      " different names of elements and attributes that no format knows");
    if (!count(step)) return;
    // In a foreign export much is meant not to be read; in our own vocabulary an unknown name is a slip.
    if (!names_.format().speaks_dictionary || !names_.is_node(parent)) return;
    if (lesson_ != nullptr) lesson_->spoil();
    const std::string& meant = meaning_of(step, parent, name, is_attribute);
    // What stands under a misspelt name may be just what a rule asks for: that no such record is there is not known.
    if (const auto type = is_attribute ? std::nullopt : dictionary_.find(meant);
        type && *type != Dictionary::case_type) {
        not_exported_.add(*type);
        says_not_exported_ = true;
    }
    // A case where none belongs is reported as what it is.
    if (!is_attribute && names_.format().case_path.back() == name) return;
    const std::string path = names_.path(names_.place(step.index));
    if (!report_.wants("EXP-0210", path)) return;
    const std::string what = is_attribute ? "no fact or attribute " : "no record or fact ";
    const bool is_at_cases = !is_attribute && stands_at_cases();
    add("EXP-0210", is_at_cases ? Gravity::error : Gravity::warning, tag_start(stream_.offset()),
        "there is " + what + "\"" + std::string(name.substr(0, 60)) + "\" here; it is counted and not read",
        meant.empty() ? "" : "did you mean " + quoted(meant) + "?");
}

/// The known name that an unknown one is most like; empty when it is like none.
const std::string& Walker::meaning_of(const NameTable::Step& step, NameTable::Place parent, std::string_view name,
                                      bool is_attribute) {
    // Names that are not told apart have addresses of their own all the same.
    const bool is_rest = names_.is_rest(step);
    const auto [rest, is_new_rest] =
        is_rest ? meant_by_rest_.try_emplace({parent, name.data()}) : std::pair(meant_by_rest_.end(), false);
    const auto [met, is_new] = is_rest ? std::pair(meant_.end(), false) : meant_.try_emplace(step.index);
    std::string& meant = is_rest ? rest->second : met->second;
    if (is_new || is_new_rest) meant = nearest(name.substr(0, 60), names_known_in(parent, is_attribute));
    return meant;
}

std::vector<std::string> Walker::names_known_in(NameTable::Place place, bool are_attributes) const {
    std::vector<std::string> known;
    const Node& node = names_.node(place);
    for (const Node::Attribute& attribute : node.attributes)
        if (are_attributes) known.push_back(attribute.name);
    for (const Node::Child& child : node.children)
        if (!are_attributes) known.push_back(child.name);
    if (!are_attributes && node.takes != Node::Takes::named)
        for (const RecordType& type : dictionary_.types())
            if (node.takes == Node::Takes::records || type.shared) known.push_back(type.name);
    return known;
}

} // namespace abide
