// One format file: how it is recognised, its codes, its head and its case. Records are read in format_records.cpp.
#include "reader/format_loader.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::string_view format_uri = "urn:abide:format:1";

} // namespace

std::unique_ptr<Format> FormatLoader::load(const XmlElement& root) {
    if (root.name != "format" || root.uri != format_uri) {
        faults_.at(root, "FMT-0301",
                   "a format's document element is <format xmlns=\"" + std::string(format_uri) + "\">");
        return nullptr;
    }
    check_shape(faults_, root, {"id!", "title!", "vocabulary", "dates"},
                {"recognise!", "codes", "head", "case!", "not-exported"});
    format_->id = value_of(root, "id");
    format_->title = value_of(root, "title");
    format_->file = faults_.document().file();
    format_->speaks_dictionary = value_of(root, "vocabulary") == "dictionary";
    if (const XmlAttribute* vocabulary = root.attribute("vocabulary"); vocabulary && !format_->speaks_dictionary)
        faults_.at(*vocabulary, "FMT-0309", "the only vocabulary there is is \"dictionary\"");
    default_shape_ = shape_of(root);
    for (const XmlElement& child : root.children)
        if (child.name == "codes") read_codes(child);
    const XmlElement* case_element = root.child("case");
    if (case_element == nullptr || !read_case_path(*case_element)) return nullptr;
    read_recognised(root);
    for (const XmlElement& child : root.children) {
        if (child.name == "head") read_head(child);
        if (child.name == "case") read_case(child);
        if (child.name == "not-exported") read_not_exported(child);
    }
    check_passed_over(root);
    if (faults_.has_any()) return nullptr;
    builder_.finish();
    close_format(*format_, dictionary_);
    format_->facts_known = count_facts(dictionary_);
    return std::move(format_);
}

void FormatLoader::read_recognised(const XmlElement& root) {
    for (const XmlElement& element : root.children) {
        if (element.name != "recognise") continue;
        check_shape(faults_, element, {"element!", "namespace"}, {});
        format_->recognised.push_back({value_of(element, "element"), value_of(element, "namespace")});
        const XmlAttribute* name = element.attribute("element");
        if (name != nullptr && name->value != format_->case_path.front())
            faults_.at(*name, "FMT-0308", "the path to the case begins with <" + format_->case_path.front() + ">");
    }
}

void FormatLoader::read_codes(const XmlElement& element) {
    check_shape(faults_, element, {"id!", "others"}, {"code!"});
    const std::string id = value_of(element, "id");
    Codes codes;
    codes.element = &element;
    codes.passes_over_others = value_of(element, "others") == "not-recorded";
    if (const XmlAttribute* others = element.attribute("others"); others && !codes.passes_over_others)
        faults_.at(*others, "FMT-0309", "others can only be \"not-recorded\"");
    std::set<std::string> seen;
    for (const XmlElement& child : element.children) {
        if (child.name != "code") continue;
        check_shape(faults_, child, {"theirs!", "ours!"}, {});
        for (std::string& word : split_words_at_bars(value_of(child, "theirs"))) {
            if (seen.insert(word).second)
                codes.rows.emplace_back(std::move(word), value_of(child, "ours"));
            else
                faults_.at(*child.attribute("theirs"), "FMT-0310", "the code \"" + word + "\" is named twice");
        }
    }
    if (!codes_.emplace(id, std::move(codes)).second && !id.empty())
        faults_.at(*element.attribute("id"), "FMT-0310", "there are two <codes> of that id");
}

bool FormatLoader::read_case_path(const XmlElement& element) {
    FormatPath path;
    if (const XmlAttribute* at = element.attribute("at"); at != nullptr) {
        std::string says;
        std::size_t where = 0;
        // A leading slash, as in /log/trace, is how most people write it.
        const std::size_t slash = at->value.starts_with('/') ? 1 : 0;
        std::optional<FormatPath> parsed = parse_path(std::string_view(at->value).substr(slash), says, where);
        if (parsed && (parsed->steps.empty() || !parsed->attribute.empty())) says = "a case is an element";
        const bool has_condition =
            parsed && std::any_of(parsed->steps.begin(), parsed->steps.end(),
                                  [](const FormatStep& step) { return !step.attribute.empty(); });
        if (has_condition) says = "the path to the case has no conditions";
        if (!parsed || parsed->steps.empty() || !parsed->attribute.empty() || has_condition) {
            faults_.at(*at, "FMT-0308", says);
            return false;
        }
        path = std::move(*parsed);
    }
    if (path.steps.empty()) {
        check_shape(faults_, element, {"at!", "id!"}, record_children());
        return false;
    }
    for (const FormatStep& step : path.steps) format_->case_path.push_back(step.name);
    format_->add_node(no_node, path.steps.front().name);
    path.steps.erase(path.steps.begin());
    if (!format_->speaks_dictionary) {
        case_node_ = builder_.descend(0, path.steps);
        format_->nodes[case_node_].is_case = true;
        return true;
    }
    if (path.steps.empty()) {
        faults_.at(*element.attribute("at"), "FMT-0308",
                   "in the dictionary's vocabulary a case stands inside another element");
        return false;
    }
    const std::string name = path.steps.back().name;
    path.steps.pop_back();
    const NodeId parent = builder_.descend(0, path.steps);
    add_record_nodes(*format_, dictionary_);
    case_node_ = format_->record_nodes[Dictionary::case_type];
    format_->nodes[case_node_].parent = parent;
    format_->nodes[parent].children.push_back({name, "", "", case_node_});
    return true;
}

void FormatLoader::read_head(const XmlElement& element) {
    check_shape(faults_, element, {}, {"area", "system", "exported", "cases", "require", "record", "pass-over"});
    for (const XmlElement& child : element.children) {
        if (child.name == "record")
            read_record(child, {0, {}, Dictionary::case_type}, true);
        else if (child.name == "pass-over")
            read_pass_over(child, 0);
        else
            read_head_value(child);
    }
}

void FormatLoader::read_head_value(const XmlElement& element) {
    Target target;
    if (element.name == "area")
        target.goal = Target::Goal::area;
    else if (element.name == "system")
        target.goal = Target::Goal::system;
    else if (element.name == "exported")
        target.goal = Target::Goal::exported;
    else if (element.name == "cases")
        target.goal = Target::Goal::cases_stated;
    else if (element.name == "require")
        target.goal = Target::Goal::required;
    else
        return;
    std::vector<std::string> attributes{"from!"};
    if (target.goal == Target::Goal::area) attributes.emplace_back("codes");
    if (target.goal == Target::Goal::exported) attributes.emplace_back("dates");
    if (target.goal == Target::Goal::required) attributes.emplace_back("is!");
    check_shape(faults_, element, attributes, {});
    target.shape = shape_of(element);
    target.wanted = value_of(element, "is");
    if (const XmlAttribute* named = element.attribute("codes"); named && target.goal == Target::Goal::area) {
        const auto found = codes_.find(named->value);
        if (found == codes_.end())
            return faults_.unknown(*named, "FMT-0311", "list of codes", named->value, code_lists());
        target.is_translated = true;
        target.codes = static_cast<std::uint32_t>(format_->words.size());
        auto& words = format_->words.emplace_back();
        for (const auto& [theirs, ours] : found->second.rows) words.emplace(theirs, ours);
    }
    if (const std::optional<FormatPath> path = path_of(faults_, element, "from")) builder_.put(0, *path, target, {});
}

void FormatLoader::read_case(const XmlElement& element) {
    check_shape(faults_, element, {"at!", "id!"}, record_children());
    Surroundings standing;
    standing.node = case_node_;
    if (!format_->speaks_dictionary) {
        Emit emit;
        emit.type = Dictionary::case_type;
        standing.owner = builder_.add_record(case_node_, std::move(emit), {});
    } else {
        standing.owner = {case_node_, 0};
    }
    Target id;
    id.goal = Target::Goal::case_id;
    const std::optional<FormatPath> path = path_of(faults_, element, "id");
    // In the dictionary's vocabulary every record's id is its attribute "id" anyway.
    const bool is_there = format_->speaks_dictionary && path && path->steps.empty() && path->attribute == "id";
    if (path && !is_there) builder_.put(case_node_, *path, id, standing.owner);
    read_inside(element, standing, false);
}

void FormatLoader::read_not_exported(const XmlElement& element) {
    check_shape(faults_, element, {"record", "fact"}, {});
    const XmlAttribute* record = element.attribute("record");
    const XmlAttribute* fact = element.attribute("fact");
    if ((record == nullptr) == (fact == nullptr))
        return faults_.at(element, "FMT-0304", "<not-exported> needs either a record or a fact");
    const std::string name = record != nullptr ? record->value : fact->value.substr(0, fact->value.find('.'));
    const std::optional<RecordTypeId> type = dictionary_.find(name);
    if (!type)
        return faults_.unknown(record != nullptr ? *record : *fact, "FMT-0305", "record", name,
                               dictionary_.record_names());
    if (record != nullptr) return format_->not_exported.add(*type);
    const std::optional<FactRef> ref = dictionary_.find_path(fact->value);
    if (ref) return format_->not_exported.add(*ref);
    const std::size_t dot = std::min(fact->value.find('.'), fact->value.size());
    faults_.unknown(*fact, "FMT-0306", "fact of " + name,
                    std::string_view(fact->value).substr(std::min(dot + 1, fact->value.size())),
                    dictionary_.fact_names(*type));
}

DateShape FormatLoader::shape_of(const XmlElement& element) {
    const XmlAttribute* dates = element.attribute("dates");
    if (dates == nullptr) return default_shape_;
    if (dates->value == "iso") return DateShape::iso;
    if (dates->value != "day-first") faults_.at(*dates, "FMT-0309", "dates are written \"iso\" or \"day-first\"");
    return DateShape::day_first;
}

std::vector<std::string> FormatLoader::code_lists() const {
    std::vector<std::string> ids;
    for (const auto& [id, codes] : codes_) ids.push_back(id);
    return ids;
}

/// What is passed over cannot also be read: one of the two would go unnoticed.
void FormatLoader::check_passed_over(const XmlElement& root) {
    for (const Node& node : format_->nodes) {
        const bool is_read = !node.emits.empty() || !node.text.empty() || !node.children.empty();
        if (node.is_passed_over && is_read)
            faults_.at(root, "FMT-0313", "<" + node.step + "> is passed over, and yet something in it is read");
    }
}

std::unique_ptr<Format> load_format(const std::string& file, const Dictionary& dictionary, Diagnostics& diagnostics) {
    const std::optional<XmlDocument> document = read_document(file, diagnostics);
    if (!document) return nullptr;
    Diagnostics found;
    std::unique_ptr<Format> format = FormatLoader(*document, dictionary, found).load(document->root());
    std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    return format;
}

} // namespace abide
