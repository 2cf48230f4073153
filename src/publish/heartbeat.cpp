// The heartbeat: written last of all, read by doctor.
#include "publish/heartbeat.hpp"

#include <Poco/Exception.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <filesystem>
#include <sstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/instant.hpp"

namespace abide {

namespace {

/// A value of that name and of that very type: Poco would turn a number into a text and a text into a number.
template <class Value>
std::optional<Value> value_of(const Poco::JSON::Object& object, const std::string& name) {
    if (!object.has(name)) return std::nullopt;
    const Poco::Dynamic::Var value = object.get(name);
    if constexpr (std::is_same_v<Value, std::string>) {
        if (!value.isString()) return std::nullopt;
    } else {
        if (!value.isInteger() || value.isBoolean()) return std::nullopt;
    }
    return value.convert<Value>();
}

std::optional<Heartbeat> heartbeat_in(const std::string& text) {
    const Poco::Dynamic::Var document = Poco::JSON::Parser().parse(text);
    if (document.type() != typeid(Poco::JSON::Object::Ptr)) return std::nullopt;
    const auto& object = document.extract<Poco::JSON::Object::Ptr>();
    const std::optional<std::string> run = value_of<std::string>(*object, "run");
    const std::optional<Day> as_at = parse_day(value_of<std::string>(*object, "as_at").value_or(""));
    const std::optional<std::int64_t> finished = parse_utc(value_of<std::string>(*object, "finished").value_or(""));
    const std::optional<int> exit = value_of<int>(*object, "exit");
    if (!run || !as_at || !finished || !exit) return std::nullopt;
    Heartbeat beat{*run, *as_at, *finished, *exit, false, is_good(*exit) ? *run : "", *finished};
    if (object->has("shrunk")) {
        const Poco::Dynamic::Var shrunk = object->get("shrunk");
        if (!shrunk.isBoolean()) return std::nullopt;
        beat.shrunk = shrunk.convert<bool>();
    }
    if (object->has("good_run") || object->has("waiting_since")) {
        const std::optional<std::string> good_run = value_of<std::string>(*object, "good_run");
        const auto since = parse_utc(value_of<std::string>(*object, "waiting_since").value_or(""));
        if (!good_run || !since) return std::nullopt;
        beat.good_run = *good_run;
        beat.waiting_since = *since;
    }
    return beat;
}

} // namespace

bool is_good(int exit) { return exit != static_cast<int>(Exit::incomplete); }

void write_heartbeat(const std::string& file, const Heartbeat& heartbeat) {
    // A pipe nobody reads would be waited for.
    if (const HeartbeatFile there = read_heartbeat(file); !there.trouble.empty() && !is_file(file))
        throw Error(Exit::not_written, "cannot write the heartbeat: " + there.trouble + "; take it away");
    Poco::JSON::Object object(Poco::JSON_PRESERVE_KEY_ORDER);
    object.set("run", heartbeat.run);
    object.set("as_at", iso(heartbeat.as_at));
    object.set("finished", utc_text(heartbeat.finished));
    object.set("exit", heartbeat.exit);
    object.set("shrunk", heartbeat.shrunk);
    object.set("good_run", heartbeat.good_run);
    object.set("waiting_since", utc_text(heartbeat.waiting_since));
    std::ostringstream text;
    object.stringify(text);
    text << "\n";
    write_file(file, text.str());
}

HeartbeatFile read_heartbeat(const std::string& file) {
    std::error_code ignored;
    const bool is_there = std::filesystem::exists(std::filesystem::symlink_status(file, ignored));
    if (!is_file(file)) return {std::nullopt, is_there ? file + " is no file" : ""};
    try {
        if (const std::optional<Heartbeat> read = heartbeat_in(read_file(file))) return {read, ""};
    } catch (const Poco::Exception&) {
        // What it says names a place in a file of one line: that it is no heartbeat says as much.
    } catch (const Error& error) {
        return {std::nullopt, error.what()};
    }
    return {std::nullopt, file + " is no heartbeat; the next sweep writes it anew"};
}

std::string words_of(const Heartbeat& heartbeat) {
    return std::string(is_good(heartbeat.exit) ? "the last good sweep, " : "the last sweep, ") + heartbeat.run +
           ", ended " + utc_text(heartbeat.finished);
}

std::string words_of_waiting(const Heartbeat& heartbeat) {
    const std::string ended = utc_text(heartbeat.waiting_since);
    if (heartbeat.good_run.empty()) return "none of the sweeps was good since the first, which ended " + ended;
    return "the last good sweep, " + heartbeat.good_run + ", ended " + ended;
}

bool is_late(const Heartbeat& heartbeat, std::size_t hours, std::int64_t now) {
    constexpr std::int64_t seconds_of_hour = 3600;
    return now - heartbeat.waiting_since > static_cast<std::int64_t>(hours) * seconds_of_hour;
}

} // namespace abide
