// A page in all its forms, held against what was approved.
#include "tests/briefing/approved_page.hpp"

#include <boost/test/unit_test.hpp>

#include "command/reports/other_forms.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/golden.hpp"

namespace abide::tests {

std::string without_style(std::string html) {
    const auto cut = [&](std::string_view from, std::string_view to) {
        const std::size_t begin = html.find(from) + from.size();
        html.erase(begin, html.find(to, begin) - begin);
    };
    cut("<style>", "</style>");
    cut("style-src 'sha256-", "'");
    return html;
}

void check_approved_page(const std::string& name, const Page& page) {
    check_golden(name + ".json", view_json(page.view));
    check_golden(name + ".md", page.markdown);
    check_golden(name + ".html", without_style(page.html));
    for (const std::string& fault : faults_of_page(page.html)) BOOST_ERROR(name << ": " << fault);
}

} // namespace abide::tests
