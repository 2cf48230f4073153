// JSON read strictly: Poco parses, what is not exactly as asked is refused.
#include "certificate/members.hpp"

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>
#include <Poco/SharedPtr.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

using Poco::Dynamic::Var;
using Poco::JSON::Array;

constexpr std::size_t deepest = 8;

bool is_object(const Var& value) { return !value.isEmpty() && value.type() == typeid(Poco::JSON::Object::Ptr); }
bool is_list(const Var& value) { return !value.isEmpty() && value.type() == typeid(Array::Ptr); }

std::string kind_of(const Var& value) {
    if (value.isEmpty()) return "null";
    if (value.isBoolean()) return "true or false";
    if (value.isString()) return "a text";
    if (value.isNumeric()) return "a number";
    return is_list(value) ? "a list" : "an object";
}

/// Builds what is parsed. Of two members of one name Poco keeps the last, another reader may keep the first: such a
/// document says two things, and the first such name is remembered.
class OnceEach : public Poco::JSON::ParseHandler {
  public:
    void startObject() override {
        if (!open_.empty() && open_.back().is_list) ++open_.back().objects;
        open_.push_back({});
        ParseHandler::startObject();
    }
    void endObject() override {
        open_.pop_back();
        ParseHandler::endObject();
    }
    void startArray() override {
        open_.push_back({.is_list = true});
        ParseHandler::startArray();
    }
    void endArray() override {
        open_.pop_back();
        ParseHandler::endArray();
    }
    void key(const std::string& name) override {
        open_.back().at = name;
        if (!open_.back().names.insert(name).second && twice_.empty()) twice_ = place();
        ParseHandler::key(name);
    }
    /// "exports[1].cases"; empty when every name is there once.
    [[nodiscard]] const std::string& twice() const { return twice_; }

  private:
    struct Open {
        bool is_list = false;
        std::size_t objects = 0; ///< of a list, so far
        std::string at;          ///< the member at hand
        std::set<std::string> names;
    };
    [[nodiscard]] std::string place() const {
        std::string place;
        for (const Open& one : open_) {
            if (one.is_list)
                place += "[" + std::to_string(one.objects - 1) + "]";
            else
                place += (place.empty() ? "" : ".") + one.at;
        }
        return place;
    }
    std::vector<Open> open_;
    std::string twice_;
};

} // namespace

struct JsonMembers::Object {
    Poco::JSON::Object::Ptr members;

    [[nodiscard]] Var value(JsonMembers& of, const std::string& name) const {
        if (!members->has(name)) of.refuse(name, "is missing");
        of.asked_.push_back(name);
        return members->get(name);
    }
    [[nodiscard]] Var value(JsonMembers& of, const std::string& name, bool (*fits)(const Var&),
                            const char* wanted) const {
        Var value = this->value(of, name);
        if (!fits(value)) of.refuse(name, std::string("is ") + kind_of(value) + ", and must be " + wanted);
        return value;
    }
    static JsonMembers inside(const JsonMembers& of, const Var& value, const std::string& at) {
        return {std::make_shared<Object>(Object{value.extract<Poco::JSON::Object::Ptr>()}), of.file_, at};
    }
};

JsonMembers::JsonMembers(std::shared_ptr<const Object> object, std::string file, std::string at)
    : object_(std::move(object)), file_(std::move(file)), at_(std::move(at)) {}

JsonMembers JsonMembers::read(std::string_view text, const std::string& file) {
    Var parsed;
    const Poco::SharedPtr<OnceEach> handler(new OnceEach);
    try {
        Poco::JSON::Parser parser(handler);
        parser.setDepth(deepest);
        parsed = parser.parse(std::string(text));
    } catch (const Poco::Exception&) {
        // What Poco says quotes the text.
        throw Error(Exit::usage, file + " is not JSON, or was cut short");
    }
    if (!handler->twice().empty()) throw Error(Exit::usage, file + ": " + quoted(handler->twice()) + " is there twice");
    if (!is_object(parsed)) throw Error(Exit::usage, file + " is no certificate: it is JSON, but not an object");
    return {std::make_shared<Object>(Object{parsed.extract<Poco::JSON::Object::Ptr>()}), file, ""};
}

std::string JsonMembers::place(const std::string& name) const { return at_ + name; }

void JsonMembers::refuse(const std::string& name, const std::string& says) const {
    throw Error(Exit::usage, file_ + ": " + quoted(place(name)) + " " + says);
}

/// Then it has been asked for.
bool JsonMembers::is_null(const std::string& name) {
    const bool is_there = object_->members->has(name) && object_->members->isNull(name);
    if (is_there) asked_.push_back(name);
    return is_there;
}

std::string JsonMembers::text(const std::string& name) {
    const auto fits = [](const Var& value) { return value.isString(); };
    return object_->value(*this, name, fits, "a text").convert<std::string>();
}

std::string JsonMembers::text_or_null(const std::string& name) {
    const auto fits = [](const Var& value) { return value.isEmpty() || value.isString(); };
    const Var value = object_->value(*this, name, fits, "a text or null");
    if (value.isEmpty()) return {};
    std::string text = value.convert<std::string>();
    if (text.empty()) refuse(name, "is an empty text, and must be null where there is none");
    return text;
}

std::string JsonMembers::sha256(const std::string& name) {
    constexpr std::size_t digits = 64;
    std::string text = this->text(name);
    if (text.size() != digits || text.find_first_not_of("0123456789abcdef") != std::string::npos)
        refuse(name, "is " + quoted(text) + ", and must be a SHA-256: 64 lower-case hexadecimal digits");
    return text;
}

std::string JsonMembers::sha256_or_null(const std::string& name) {
    return is_null(name) ? std::string() : sha256(name);
}

std::string JsonMembers::sha256_or_empty(const std::string& name) {
    const bool is_empty = object_->members->has(name) && object_->members->get(name).isString() &&
                          object_->members->get(name).convert<std::string>().empty();
    return is_empty ? text(name) : sha256(name);
}

Day JsonMembers::day(const std::string& name) {
    const std::string text = this->text(name);
    const std::optional<Day> day = parse_day(text);
    if (!day) refuse(name, "is " + quoted(text) + ", and must be a date, YYYY-MM-DD");
    return *day;
}

std::optional<Day> JsonMembers::day_or_null(const std::string& name) {
    return is_null(name) ? std::nullopt : std::optional(day(name));
}

std::int64_t JsonMembers::count(const std::string& name) {
    const auto fits = [](const Var& value) {
        return !value.isEmpty() && value.isInteger() && !value.isBoolean() && value.isSigned() &&
               value.convert<Poco::Int64>() >= 0;
    };
    return object_->value(*this, name, fits, "a whole number from 0").convert<Poco::Int64>();
}

std::optional<std::int64_t> JsonMembers::count_or_null(const std::string& name) {
    return is_null(name) ? std::nullopt : std::optional(count(name));
}

bool JsonMembers::flag(const std::string& name) {
    const auto fits = [](const Var& value) { return !value.isEmpty() && value.isBoolean(); };
    return object_->value(*this, name, fits, "true or false").convert<bool>();
}

std::vector<std::string> JsonMembers::texts(const std::string& name) {
    const Var value = object_->value(*this, name, is_list, "a list");
    std::vector<std::string> texts;
    for (const Var& one : *value.extract<Array::Ptr>()) {
        if (!one.isString()) refuse(name, "holds " + kind_of(one) + ", and must be a list of texts");
        texts.push_back(one.convert<std::string>());
    }
    return texts;
}

void JsonMembers::object(const std::string& name, const std::function<void(JsonMembers&)>& read) {
    const Var value = object_->value(*this, name, is_object, "an object");
    JsonMembers members = Object::inside(*this, value, place(name) + ".");
    read(members);
    members.finish();
}

bool JsonMembers::object_or_null(const std::string& name, const std::function<void(JsonMembers&)>& read) {
    if (is_null(name)) return false;
    object(name, read);
    return true;
}

void JsonMembers::objects(const std::string& name, const std::function<void(JsonMembers&)>& read) {
    const Var value = object_->value(*this, name, is_list, "a list");
    std::size_t number = 0;
    for (const Var& one : *value.extract<Array::Ptr>()) {
        const std::string at = name + "[" + std::to_string(number++) + "]";
        if (!is_object(one)) refuse(at, "is " + kind_of(one) + ", and must be an object");
        JsonMembers members = Object::inside(*this, one, place(at) + ".");
        read(members);
        members.finish();
    }
}

void JsonMembers::finish() const {
    for (const std::string& name : object_->members->getNames()) {
        if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
        const std::string help = did_you_mean(name, asked_);
        refuse(name, "is not known here" + (help.empty() ? "" : "; " + help));
    }
}

} // namespace abide
