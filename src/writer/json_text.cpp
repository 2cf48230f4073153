// JSON text, made piece by piece: Poco prints, we keep the shape.
#include "writer/json_text.hpp"

#include <Poco/JSON/PrintHandler.h>

#include <ios>
#include <sstream>

#include "base/printable.hpp"

namespace abide {

struct JsonText::Work {
    std::ostringstream out;
    Poco::JSON::PrintHandler print{out, Poco::JSON::PrintHandler::JSON_PRINT_FLAT};
};

JsonText::JsonText() : work_(std::make_unique<Work>()) {
    work_->out << std::boolalpha; // Poco would print 1 and 0
}

JsonText::~JsonText() = default;

void JsonText::open() { work_->print.startObject(); }
void JsonText::close() { work_->print.endObject(); }
void JsonText::open_list() { work_->print.startArray(); }
void JsonText::close_list() { work_->print.endArray(); }

JsonText& JsonText::key(std::string_view name) {
    work_->print.key(valid_utf8(name));
    return *this;
}

// Poco passes on bytes that are no UTF-8 as they are, and then no reader accepts the document.
void JsonText::text(std::string_view value) { work_->print.value(valid_utf8(value)); }

void JsonText::text_or_null(std::string_view value) {
    if (value.empty()) {
        null();
    } else {
        text(value);
    }
}

void JsonText::number(std::int64_t value) { work_->print.value(Poco::Int64{value}); }
void JsonText::flag(bool value) { work_->print.value(value); }

void JsonText::day_or_null(const std::optional<Day>& day) {
    if (day) {
        text(iso(*day));
    } else {
        null();
    }
}

void JsonText::null() { work_->print.null(); }

std::string JsonText::take() {
    std::string text = std::move(work_->out).str();
    work_->out.str({});
    work_->print.reset();
    // Poco escapes what JSON asks for; what drives a terminal or turns a line around is escaped as well.
    return escaped_for_json(text);
}

} // namespace abide
