// A certificate written as JSON: Poco prints, the order of the members is ours.
#include "certificate/certificate.hpp"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Stringifier.h>

#include <sstream>

#include "base/printable.hpp"

namespace abide {

namespace {

using Poco::Dynamic::Var;
using Poco::JSON::Array;
using Poco::JSON::Object;

/// An object whose members stay in the order in which they are given.
class Members {
  public:
    Members& text(const char* name, const std::string& value) { return put(name, valid_utf8(value)); }
    Members& text_or_null(const char* name, const std::string& value) {
        return value.empty() ? put(name, Var()) : text(name, value);
    }
    Members& day(const char* name, Day day) { return text(name, iso(day)); }
    Members& number(const char* name, std::int64_t value) { return put(name, Poco::Int64{value}); }
    Members& flag(const char* name, bool value) { return put(name, value); }
    Members& put(const char* name, const Var& value) {
        object_->set(name, value);
        return *this;
    }
    template <typename Rows, typename Make>
    Members& list(const char* name, const Rows& rows, Make make) {
        Array::Ptr array = new Array;
        for (const auto& row : rows) array->add(make(row));
        return put(name, array);
    }
    [[nodiscard]] Var value() const { return object_; }

  private:
    Object::Ptr object_ = new Object(Poco::JSON_PRESERVE_KEY_ORDER);
};

Var export_of(const CertifiedExport& one, int version) {
    Members members;
    members.text("file", one.file);
    // The first version had an empty text where there was nothing to hash.
    if (version == 1)
        members.text("sha256", one.sha256);
    else
        members.text_or_null("sha256", one.sha256);
    return members.text("area", one.area)
        .text("system", one.system)
        .text("exported", one.exported)
        .put("stated", one.stated ? Var(Poco::Int64{*one.stated}) : Var())
        .number("cases", one.cases)
        .number("refused", one.refused)
        .flag("cut_short", one.cut_short)
        .value();
}

Var procedure_of(const CertifiedProcedure& one) {
    return Members()
        .text("id", one.id)
        .list("editions", one.editions, [](const std::string& edition) { return Var(valid_utf8(edition)); })
        .text("sha256", one.sha256)
        .text_or_null("review_due", one.review_due)
        .value();
}

Var counts_in(const Certificate& of) {
    Members members;
    members.number("exports", static_cast<std::int64_t>(of.exports.size()))
        .number("cases", of.cases_read)
        .number("refused", of.cases_refused)
        .number("set_aside", of.records_set_aside);
    if (of.completeness)
        members.text_or_null("beside", of.completeness->beside)
            .number("known_cases", of.completeness->known_cases)
            .number("missing", of.completeness->missing)
            .flag("missing_accepted", of.completeness->missing_accepted)
            .flag("shrunk", of.completeness->shrunk);
    return members.value();
}

Var counts_out(const Certificate& of) {
    Members states;
    for (std::size_t i = 0; i < state_count; ++i)
        states.number(std::string(name_of(static_cast<State>(i))).c_str(), of.states.at(i));
    Members transitions;
    for (std::size_t i = 0; i < category_count; ++i)
        transitions.number(std::string(name_of(static_cast<Category>(i))).c_str(), of.transitions.at(i));
    Members members;
    members.number("cases", of.cases)
        .number("verdicts", of.verdicts)
        .put("states", states.value())
        .put("transitions", transitions.value())
        .number("exceptions", of.exceptions);
    if (of.completeness) members.number("held", of.completeness->held);
    return members.value();
}

Var previous_of(const Certificate& of) {
    if (!of.previous) return {};
    return Members().text("run", of.previous->run).text("sha256", of.previous->sha256).value();
}

int version_of(const Certificate& of) { return of.completeness ? certificate_schema : 1; }

void put_ground(const Certificate& of, Members& all) {
    all.put("by", Members().text_or_null("role", of.run_by).text("account", of.account).text("host", of.host).value());
    all.put("abide", Members().text("version", of.version).text("program", of.program).value());
    all.text("dictionaries_and_formats", of.ground);
    all.list("settings", of.settings, [](const CertifiedSetting& one) {
        return Members().text("name", one.name).text("value", one.value).text("origin", one.origin).value();
    });
    all.list("exports", of.exports, [&](const CertifiedExport& one) { return export_of(one, version_of(of)); });
    all.list("procedures", of.procedures, procedure_of);
    all.put(
        "calendar",
        Members().text("id", of.calendar.id).day("ends", of.calendar.ends).text("sha256", of.calendar.sha256).value());
}

} // namespace

std::string to_json(const Certificate& of) {
    Members all;
    all.number("certificate", version_of(of))
        .text("run", of.run)
        .number("number", of.number)
        .day("as_at", of.as_at)
        .put("known_at", of.known_at ? Var(iso(*of.known_at)) : Var())
        .text("finished", of.finished)
        .text_or_null("repeats", of.repeats)
        .put("previous", previous_of(of));
    put_ground(of, all);
    all.put("in", counts_in(of));
    all.put("out", counts_out(of));
    all.list("warnings", of.warnings, [](const Certificate::Warning& one) {
        return Members().text("code", one.code).number("count", one.count).value();
    });
    all.text("set", of.set);
    all.list("outputs", of.outputs, [](const SweepOutput& one) {
        return Members().text("file", one.file).number("bytes", one.bytes).text("sha256", one.sha256).value();
    });
    std::ostringstream out;
    Poco::JSON::Stringifier::stringify(all.value(), out, 1);
    out << "\n";
    return out.str();
}

std::string certificate_file_of(std::string_view run) { return "run-" + std::string(run) + ".json"; }

} // namespace abide
