// Holds JSON against a JSON Schema, as far as our own schema goes.
#include "tests/writer/schema.hpp"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <regex>
#include <set>
#include <stdexcept>

namespace abide::tests {

namespace {

using Poco::Dynamic::Var;
using Poco::JSON::Array;
using Poco::JSON::Object;

Var parse(std::string_view text) { return Poco::JSON::Parser().parse(std::string(text)); }

bool is_object(const Var& value) { return value.type() == typeid(Object::Ptr); }
bool is_array(const Var& value) { return value.type() == typeid(Array::Ptr); }

bool is_of_type(const Var& value, const std::string& type) {
    if (type == "null") return value.isEmpty();
    if (value.isEmpty()) return false;
    if (type == "object") return is_object(value);
    if (type == "array") return is_array(value);
    if (type == "string") return value.isString();
    if (type == "boolean") return value.isBoolean();
    if (type == "integer") return value.isInteger() && !value.isBoolean();
    throw std::runtime_error("the schema names a type nobody checks: " + type);
}

class Check {
  public:
    explicit Check(const Object::Ptr& schema) : root_(schema) {}

    std::vector<std::string> faults;

    void check(const Object::Ptr& schema, const Var& value, const std::string& at) {
        for (const std::string& word : schema->getNames()) check_word(word, schema, value, at);
    }

    [[nodiscard]] Object::Ptr definition(const std::string& name) const {
        const Object::Ptr found = root_->getObject("$defs")->getObject(name);
        if (found.isNull()) throw std::runtime_error("the schema has no " + name);
        return found;
    }

  private:
    void say(const std::string& at, const std::string& what) { faults.push_back(at + ": " + what); }

    void check_word(const std::string& word, const Object::Ptr& schema, const Var& value, const std::string& at) {
        static const std::set<std::string> silent = {"$schema", "$id",         "$defs",
                                                     "title",   "description", "additionalProperties"};
        if (silent.contains(word)) return;
        if (word == "type") return check_type(schema->get(word), value, at);
        if (word == "const") return check_same(schema->get(word), value, at);
        if (word == "enum") return check_enum(schema->getArray(word), value, at);
        if (word == "$ref") return check(definition(name_in(schema->getValue<std::string>(word))), value, at);
        if (word == "anyOf") return check_any(schema->getArray(word), value, at);
        if (word == "required") return check_required(schema->getArray(word), value, at);
        if (word == "properties") return check_properties(schema, value, at);
        if (word == "items") return check_items(schema->getObject(word), value, at);
        if (word == "pattern") return check_pattern(schema->getValue<std::string>(word), value, at);
        if (word == "minimum") return check_minimum(schema->getValue<int>(word), value, at);
        throw std::runtime_error("the schema uses a word nobody checks: " + word);
    }

    static std::string name_in(const std::string& reference) { return reference.substr(reference.rfind('/') + 1); }

    void check_type(const Var& type, const Var& value, const std::string& at) {
        if (is_array(type)) {
            for (const Var& one : *type.extract<Array::Ptr>()) {
                if (is_of_type(value, one.convert<std::string>())) return;
            }
        } else if (is_of_type(value, type.convert<std::string>())) {
            return;
        }
        say(at, "is of another type");
    }

    void check_same(const Var& wanted, const Var& value, const std::string& at) {
        if (value.isEmpty() || value.convert<std::string>() != wanted.convert<std::string>())
            say(at, "is another value");
    }

    void check_enum(const Array::Ptr& allowed, const Var& value, const std::string& at) {
        for (const Var& one : *allowed) {
            if (one.isEmpty() && value.isEmpty()) return;
            if (!one.isEmpty() && !value.isEmpty() && value.isString() &&
                one.convert<std::string>() == value.convert<std::string>())
                return;
        }
        say(at, "is none of the words allowed");
    }

    void check_any(const Array::Ptr& choices, const Var& value, const std::string& at) {
        for (unsigned i = 0; i < choices->size(); ++i) {
            Check attempt(root_);
            attempt.check(choices->getObject(i), value, at);
            if (attempt.faults.empty()) return;
        }
        say(at, "fits none of the shapes allowed");
    }

    void check_required(const Array::Ptr& names, const Var& value, const std::string& at) {
        if (!is_object(value)) return;
        for (const Var& name : *names) {
            if (!value.extract<Object::Ptr>()->has(name.convert<std::string>()))
                say(at, "lacks " + name.convert<std::string>());
        }
    }

    void check_properties(const Object::Ptr& schema, const Var& value, const std::string& at) {
        if (!is_object(value)) return;
        const Object::Ptr properties = schema->getObject("properties");
        for (const auto& [name, member] : *value.extract<Object::Ptr>()) {
            if (properties->has(name)) {
                check(properties->getObject(name), member, std::string(at).append(".").append(name));
            } else if (schema->has("additionalProperties")) {
                say(at, "has a member the schema does not know: " + name);
            }
        }
    }

    void check_items(const Object::Ptr& schema, const Var& value, const std::string& at) {
        if (!is_array(value)) return;
        const auto& array = value.extract<Array::Ptr>();
        for (std::size_t i = 0; i < array->size(); ++i) {
            check(schema, array->get(static_cast<unsigned>(i)), at + "[" + std::to_string(i) + "]");
        }
    }

    void check_pattern(const std::string& pattern, const Var& value, const std::string& at) {
        if (value.isEmpty() || !value.isString()) return;
        if (!std::regex_search(value.convert<std::string>(), std::regex(pattern)))
            say(at, "does not look like " + pattern);
    }

    void check_minimum(int minimum, const Var& value, const std::string& at) {
        if (!value.isEmpty() && value.isInteger() && value.convert<Poco::Int64>() < minimum) say(at, "is too small");
    }

    Object::Ptr root_;
};

} // namespace

std::vector<std::string> schema_faults(std::string_view schema, std::string_view document) {
    const Object::Ptr root = parse(schema).extract<Object::Ptr>();
    Check check(root);
    check.check(root, parse(document), "$");
    return check.faults;
}

std::vector<std::string> schema_faults(std::string_view schema, const std::string& definition,
                                       std::string_view document) {
    const Object::Ptr root = parse(schema).extract<Object::Ptr>();
    Check check(root);
    check.check(check.definition(definition), parse(document), "$");
    return check.faults;
}

} // namespace abide::tests
