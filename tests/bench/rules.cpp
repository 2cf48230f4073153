// Copies shipped rules under new ids until there are enough, each in its own procedure with all that it needs.
#include "tests/bench/rules.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <sstream>
#include <string_view>

namespace abide::bench {

namespace {

namespace fs = std::filesystem;

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

const xmlChar* as_xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

bool is_named(const xmlNode* node, std::string_view name) {
    return node->type == XML_ELEMENT_NODE && reinterpret_cast<const char*>(node->name) == name;
}

std::string attribute(xmlNode* node, const char* name) {
    xmlChar* const value = xmlGetNoNsProp(node, as_xml(name));
    if (value == nullptr) return {};
    std::string text = reinterpret_cast<const char*>(value);
    xmlFree(value);
    return text;
}

void set(xmlNode* node, const char* name, const std::string& value) {
    xmlSetProp(node, as_xml(name), as_xml(value.c_str()));
}

/// Adds every clause that is cited in or below the node.
void add_cited(xmlNode* node, std::set<std::string>& cited) {
    std::istringstream clauses(attribute(node, "clause"));
    std::string clause;
    while (clauses >> clause) cited.insert(clause);
    for (xmlNode* child = node->children; child != nullptr; child = child->next)
        if (child->type == XML_ELEMENT_NODE) add_cited(child, cited);
}

/// A procedure whose rules were taken out, to be put in again as often as is wanted.
class Source {
  public:
    explicit Source(const fs::path& file)
        : document_(xmlReadFile(file.c_str(), nullptr, XML_PARSE_NONET), xmlFreeDoc), name_(file.stem()) {
        if (!document_) {
            std::fprintf(stderr, "%s cannot be read\n", file.c_str());
            std::exit(1);
        }
        xmlNode* const root = xmlDocGetRootElement(document_.get());
        for (xmlNode* node = root->children; node != nullptr;) {
            xmlNode* const next = node->next;
            if (is_named(node, "clauses")) clauses_ = node;
            if (is_named(node, "rule")) {
                xmlUnlinkNode(node);
                rules_.push_back(node);
            }
            node = next;
        }
    }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    ~Source() {
        for (xmlNode* const rule : rules_) xmlFreeNode(rule);
    }

    [[nodiscard]] std::size_t size() const { return rules_.size(); }
    [[nodiscard]] bool is_used() const { return put_ > 0; }
    /// Where the rule of this id stands; behind the last when there is none.
    [[nodiscard]] std::size_t find(std::string_view id) const {
        return static_cast<std::size_t>(
            std::find_if(rules_.begin(), rules_.end(), [&](xmlNode* rule) { return attribute(rule, "id") == id; }) -
            rules_.begin());
    }

    /// Puts in one more copy of the rule at that place.
    void put(std::size_t at) {
        xmlNode* const copy = xmlDocCopyNode(rules_.at(at), document_.get(), 1);
        set(copy, "id", attribute(copy, "id") + "-" + std::to_string(++put_));
        add_cited(copy, cited_);
        xmlAddPrevSibling(clauses_, copy);
    }

    /// Writes the procedure under an id of its own, which it returns.
    std::string write(const fs::path& folder) {
        const std::string id = "bench-" + name_;
        set(xmlDocGetRootElement(document_.get()), "id", id);
        for (xmlNode* clause = clauses_->children; clause != nullptr; clause = clause->next)
            if (is_named(clause, "clause")) leave_to_people(clause);
        xmlSaveFile((folder / (id + ".xml")).c_str(), document_.get());
        return id;
    }

  private:
    /// A clause that none of these rules checks must not say that it is checked.
    void leave_to_people(xmlNode* clause) const {
        const std::string status = attribute(clause, "status");
        if ((status != "checked" && status != "part") || cited_.count(attribute(clause, "id")) > 0) return;
        set(clause, "status", "for-people");
        if (attribute(clause, "why").empty()) set(clause, "why", "Not among these rules.");
    }

    Document document_;
    std::string name_;
    xmlNode* clauses_ = nullptr;
    std::vector<xmlNode*> rules_;
    std::set<std::string> cited_;
    std::size_t put_ = 0;
};

} // namespace

std::vector<std::string> write_rules(const std::string& shipped, const std::string& folder, std::size_t count,
                                     Mix mix) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    Source national(fs::path(shipped) / "working-together.xml");
    Source area(fs::path(shipped) / "islington-hsb.xml");
    if (mix == Mix::three_days) {
        for (std::size_t put = 0; put < count; ++put) area.put(area.find("strategy-meeting-in-time"));
        return {area.write(folder)};
    }
    const std::size_t all = national.size() + (mix == Mix::as_shipped ? area.size() : 0);
    for (std::size_t put = 0; put < count; ++put) {
        const std::size_t at = put % all;
        at < national.size() ? national.put(at) : area.put(at - national.size());
    }
    std::vector<std::string> ids;
    if (national.is_used()) ids.push_back(national.write(folder));
    if (area.is_used()) ids.push_back(area.write(folder));
    return ids;
}

} // namespace abide::bench
