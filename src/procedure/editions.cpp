// Editions: which text was in force from when to when, and that no two are in force on one day.
#include <algorithm>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

Edition compile_edition(Compilation& all, const XmlElement& element) {
    Edition edition;
    check_children(all.complaints, element, {});
    AttributeReader attributes(all.complaints, element);
    edition.id = attributes.id();
    attributes.needed("in-force-from");
    edition.from = attributes.date("in-force-from").value_or(When{});
    if (const auto to = attributes.date("in-force-to")) {
        edition.has_to = true;
        edition.to = *to;
    }
    if (const auto review = attributes.date("review-due")) {
        edition.has_review = true;
        edition.review_due = *review;
    }
    attributes.finish();
    if (edition.has_to && edition.to.last < edition.from.first)
        all.complaints.error(Fault::backwards, all.document().value_spot(*element.attribute("in-force-to")),
                             "the edition " + quoted(edition.id) + " ends before it begins");
    return edition;
}

/// Whether some day lies in both, however their part-known dates turn out.
bool overlap(const Edition& earlier, const Edition& later) {
    return !earlier.has_to || earlier.to.first >= later.from.last;
}

} // namespace

void compile_editions(Compilation& all) {
    std::set<std::string> ids;
    std::vector<std::pair<Edition, const XmlElement*>> found;
    for (const XmlElement& element : all.document().root().children) {
        if (element.name != "edition") continue;
        const std::size_t errors_before = all.complaints.errors();
        const Edition edition = compile_edition(all, element);
        // Only editions whose dates are sound are held against each other.
        if (all.complaints.errors() == errors_before) found.emplace_back(edition, &element);
        claim_id(all, ids, element, "id", "editions");
    }
    if (ids.empty())
        all.complaints.error(Fault::missing_element, all.document().spot(all.document().root()),
                             "<procedure> needs the element <edition>");
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first.from.first < b.first.from.first; });
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Edition& edition = found[i].first;
        if (i > 0 && overlap(found[i - 1].first, edition))
            all.complaints.error(Fault::editions_overlap, all.document().spot(*found[i].second),
                                 "the editions " + quoted(found[i - 1].first.id) + " and " + quoted(edition.id) +
                                     " are in force on the same day",
                                 found[i - 1].first.has_to ? ""
                                                           : "say in-force-to in " + quoted(found[i - 1].first.id));
        all.procedure.editions.push_back(edition);
    }
}

} // namespace abide
