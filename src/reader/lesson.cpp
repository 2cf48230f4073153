// What was done with one case, in the order of its text.
#include "reader/lesson.hpp"

namespace abide {

void Lesson::open(NameTable::Place place, std::string_view name, std::size_t tag) {
    Act& act = acts_.emplace_back();
    act.kind = Act::Kind::open;
    act.place = place;
    act.name = name;
    act.tag = tag;
    has_value_ = false;
}

void Lesson::pass_over(std::string_view name, std::size_t tag) {
    open(0, name, tag);
    acts_.back().kind = Act::Kind::pass_over;
}

void Lesson::close() { acts_.emplace_back(); }

void Lesson::count(std::uint32_t unknown) {
    Act& act = acts_.emplace_back();
    act.kind = Act::Kind::count;
    act.unknown = unknown;
}

void Lesson::attribute(std::string_view value, const std::vector<Target>* targets) {
    text(value, targets);
    acts_.back().is_attribute = true;
    has_value_ = true;
}

void Lesson::text(std::string_view text, const std::vector<Target>* targets) {
    Act& act = acts_.emplace_back();
    act.kind = Act::Kind::value;
    act.text = text;
    act.targets = targets;
}

} // namespace abide
