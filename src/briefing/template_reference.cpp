// Reads off what each report writes which names there are, and puts to each what names.txt says of it.
#include "briefing/template_reference.hpp"

#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

/// Where names stand.
struct Scope {
    std::string report;                   ///< empty: in a group, whichever report has it
    std::string list;                     ///< whose rows they are; empty: nobody's
    std::string inside;                   ///< that list and those around it
    const NameGroup* group = nullptr;     ///< the list is of this group
    const MeaningsByPlace* own = nullptr; ///< of a form: what its blank says
};

bool is_list(const Fields& fields, std::string_view name) {
    const Field* field = fields.find(name);
    return field != nullptr && field->form == Field::Form::list;
}

/// `any_X` and `n_X` of a list X.
bool goes_without_saying(std::string_view name, const Fields& fields) {
    return (name.starts_with("any_") && is_list(fields, name.substr(4))) ||
           (name.starts_with("n_") && is_list(fields, name.substr(2)));
}

bool is_of_a_list(std::string_view address) { return address.find('.') != std::string_view::npos; }

bool has_all(const Fields& fields, const NameGroup& group) {
    return std::ranges::all_of(
        group.meanings, [&](const auto& one) { return is_of_a_list(one.first) || fields.find(one.first) != nullptr; });
}

/// Puts meanings to names, and notes which meanings were put to one.
class Describing {
  public:
    explicit Describing(const NameMeanings& known) : known_(&known) {
        for (const NameGroup& group : known.groups) shared_.push_back({group.id, group.title, {}});
    }

    NamedTemplate describe(const std::string& report, const Fields& fields, const MeaningsByPlace* own) {
        NamedTemplate described;
        described.report = report;
        described.shared = describe(fields, {report, "", "", nullptr, own}, described.names);
        return described;
    }

    std::vector<SharedNames> take_shared() { return std::move(shared_); }
    std::vector<std::string> take_without_meaning() { return std::move(without_meaning_); }

    [[nodiscard]] std::vector<std::string> unused() const {
        std::vector<std::string> unused;
        const auto look = [&](const MeaningsByPlace& meanings, const std::string& before) {
            for (const auto& [address, meaning] : meanings)
                if (!used_.contains(&meaning)) unused.push_back(before + address);
        };
        look(known_->meanings, "");
        for (const NameGroup& group : known_->groups) look(group.meanings, "group " + group.id + ": ");
        return unused;
    }

  private:
    /// Adds the rows of these names and of what is nested in them; returns the groups that hold the others.
    std::vector<std::size_t> describe(const Fields& fields, const Scope& scope, std::vector<NameRow>& rows) {
        const std::vector<std::size_t> groups = groups_in(fields);
        for (const auto& [name, field] : fields.all()) {
            if (goes_without_saying(name, fields)) continue;
            const std::string* meaning = exact_meaning(name, scope);
            const bool is_shared = std::ranges::any_of(
                groups, [&, &name = name](std::size_t group) { return known_->groups[group].has(name); });
            if (meaning == nullptr && is_shared) continue;
            if (meaning == nullptr) meaning = find(known_->meanings, name);
            add_row(name, field, meaning, scope, rows);
        }
        return groups;
    }

    void add_row(const std::string& name, const Field& field, const std::string* meaning, const Scope& scope,
                 std::vector<NameRow>& rows) {
        if (meaning == nullptr)
            without_meaning_.push_back(scope.report + "/" + (scope.list.empty() ? "" : scope.list + ".") + name);
        const std::size_t at = rows.size();
        rows.push_back({name, scope.inside, field.form, meaning == nullptr ? "" : *meaning, {}});
        if (field.form != Field::Form::list) return;
        Scope below = scope;
        below.list = name;
        below.inside += (scope.inside.empty() ? "" : ", ") + name;
        rows[at].shared = describe(field.any_row(), below, rows);
    }

    std::vector<std::size_t> groups_in(const Fields& fields) {
        std::vector<std::size_t> groups;
        for (std::size_t i = 0; i < known_->groups.size(); ++i) {
            if (!has_all(fields, known_->groups[i])) continue;
            groups.push_back(i);
            if (described_.insert(i).second) describe_group(i, fields);
        }
        return groups;
    }

    void describe_group(std::size_t number, const Fields& fields) {
        const NameGroup& group = known_->groups[number];
        std::vector<NameRow> rows;
        for (const auto& [name, field] : fields.all())
            if (group.has(name)) add_row(name, field, find(group.meanings, name), {"", "", "", &group, nullptr}, rows);
        shared_[number].names = std::move(rows);
    }

    /// What is said of the name at this very place.
    const std::string* exact_meaning(const std::string& name, const Scope& scope) {
        const std::string address = scope.list.empty() ? name : scope.list + "." + name;
        const std::string* meaning = scope.own == nullptr ? nullptr : find(*scope.own, address);
        if (meaning == nullptr) meaning = find(known_->meanings, scope.report + "/" + address);
        if (meaning != nullptr || scope.list.empty()) return meaning;
        if (scope.group != nullptr) meaning = find(scope.group->meanings, address);
        return meaning != nullptr ? meaning : find(known_->meanings, address);
    }

    const std::string* find(const MeaningsByPlace& meanings, const std::string& address) {
        const auto found = meanings.find(address);
        if (found == meanings.end()) return nullptr;
        used_.insert(&found->second);
        return &found->second;
    }

    const NameMeanings* known_;
    std::vector<SharedNames> shared_;
    std::set<std::size_t> described_;
    std::vector<std::string> without_meaning_;
    std::set<const std::string*> used_;
};

std::string words_of(Field::Form form) {
    switch (form) {
    case Field::Form::text: return "text";
    case Field::Form::flag: return "yes or no";
    case Field::Form::list: break;
    }
    return "list";
}

/// Writes `shared_by_NAME`: which groups, as links need them.
void put_shared(const std::string& name, const std::vector<std::size_t>& groups, const std::vector<SharedNames>& shared,
                Fields& fields) {
    struct Link {
        const SharedNames* to = nullptr;
        bool is_last = false;
    };
    std::vector<Link> links;
    for (const std::size_t group : groups) links.push_back({&shared.at(group), group == groups.back()});
    fields.list(name, links, [](const Link& row, Fields& one) {
        one.text("group", row.to == nullptr ? "" : row.to->id);
        one.text("group_title", row.to == nullptr ? "" : row.to->title);
        one.flag("is_last", row.is_last);
    });
}

void put_names(const std::vector<NameRow>& names, const std::vector<SharedNames>& shared, Fields& fields) {
    fields.list("names", names, [&](const NameRow& row, Fields& one) {
        one.text("name", row.name);
        one.text("inside", row.inside);
        one.text("form", words_of(row.form));
        one.text("meaning", row.meaning);
        put_shared("rows_have", row.shared, shared, one);
    });
}

void put_templates(const std::string& name, const std::vector<NamedTemplate>& templates,
                   const std::vector<SharedNames>& shared, Fields& fields) {
    fields.list(name, templates, [&](const NamedTemplate& row, Fields& one) {
        one.text("report", row.report);
        one.text("template", row.file);
        one.text("blank", row.blank);
        one.text("commands", list_of(row.commands));
        put_shared("has", row.shared, shared, one);
        put_names(row.names, shared, one);
    });
}

} // namespace

TemplateReference view_templates(const Templates& templates, const CommandsByReport& commands) {
    TemplateReference reference;
    Describing describing(templates.names);
    for (const auto& [report, fields] : templates.reports) {
        const auto form = templates.forms.find(report);
        const bool is_form = form != templates.forms.end();
        const MeaningsByPlace own = is_form ? meanings_of(form->second) : MeaningsByPlace();
        NamedTemplate one = describing.describe(report, fields, is_form ? &own : nullptr);
        const auto text = templates.texts.find(report);
        one.file = text == templates.texts.end() ? "" : base_name(text->second.file);
        if (is_form) one.blank = "forms/" + base_name(form->second.file);
        const auto made = commands.find(report);
        if (made != commands.end()) one.commands = made->second;
        (is_form ? reference.forms : reference.reports).push_back(std::move(one));
    }
    reference.unused = describing.unused();
    reference.shared = describing.take_shared();
    reference.without_meaning = describing.take_without_meaning();
    return reference;
}

Fields fields_of(const TemplateReference& reference) {
    Fields fields;
    put_templates("reports", reference.reports, reference.shared, fields);
    put_templates("forms", reference.forms, reference.shared, fields);
    fields.list("shared", reference.shared, [&](const SharedNames& row, Fields& one) {
        one.text("group", row.id);
        one.text("group_title", row.title);
        put_names(row.names, reference.shared, one);
    });
    fields.text("date", reference.date);
    fields.text("made_by", reference.made_by);
    return fields;
}

Page write_template_reference(const TemplateReference& reference, const Templates& templates) {
    PageFacts facts;
    facts.report = "Report templates";
    facts.unit = "all names";
    facts.date = reference.date;
    facts.privacy = Privacy::no_case_data;
    facts.made_by = reference.made_by;
    Page page = write_page(templates, "templates", fields_of(reference), facts, {});
    page.name = "templates";
    return page;
}

} // namespace abide
