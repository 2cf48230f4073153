// Reads cases by rote: how a walker's lesson becomes stretches of text, and what is done at them.
#include <algorithm>

#include "reader/rote.hpp"

namespace abide {

/// Goes through one lesson beside the text it is about.
class Rote::Pupil {
  public:
    Pupil(Rote& rote, const Piece& piece) : rote_(rote), piece_(piece) {}

    void learn(const Lesson& lesson) {
        for (const Lesson::Act& act : lesson.acts())
            if (!follow(act)) return;
        if (elements_.empty()) add({}, piece_.bytes.size());
    }

  private:
    struct Element {
        std::uint32_t number = 0;
        const Node* node = nullptr;
        std::size_t tag = 0; ///< in the piece
        bool has_text = false;
    };

    bool follow(const Lesson::Act& act) {
        switch (act.kind) {
        case Lesson::Act::Kind::open:
        case Lesson::Act::Kind::pass_over: return open(act);
        case Lesson::Act::Kind::close: return close();
        case Lesson::Act::Kind::count: acts_.push_back({Act::Kind::count, act.unknown}); return true;
        case Lesson::Act::Kind::value: return value(act);
        }
        return false;
    }

    bool open(const Lesson::Act& act) {
        if (!elements_.empty() && elements_.back().has_text) return false;
        const bool is_passed_over = act.kind == Lesson::Act::Kind::pass_over;
        Element element;
        const std::uint32_t around = elements_.empty() ? 0 : elements_.back().number;
        const std::string key = std::to_string(around) + (is_passed_over ? "-" : "+") + std::to_string(act.place) +
                                ' ' + std::string(act.name);
        const auto next = static_cast<std::uint32_t>(rote_.elements_by_key_.size() + 1);
        element.number = rote_.elements_by_key_.try_emplace(key, next).first->second;
        element.tag = act.tag < piece_.before.size() ? 0 : act.tag - piece_.before.size();
        if (element.tag < from_) return false;
        if (!is_passed_over && rote_.names_.is_node(act.place)) {
            element.node = &rote_.names_.node(act.place);
            for (const Emit& emit : element.node->emits)
                acts_.push_back({Act::Kind::open, lines(from_, element.tag), &emit});
        }
        elements_.push_back(element);
        in_tag_.clear();
        return true;
    }

    bool close() {
        if (elements_.empty()) return false;
        const Node* const node = elements_.back().node;
        if (node != nullptr && !node->emits.empty()) {
            const bool are_certain =
                std::all_of(node->emits.begin(), node->emits.end(), [](const Emit& emit) { return emit.is_certain(); });
            acts_.push_back(
                {are_certain ? Act::Kind::drop : Act::Kind::close, static_cast<std::uint32_t>(node->emits.size())});
        }
        elements_.pop_back();
        return true;
    }

    bool value(const Lesson::Act& act) {
        // What libxml2 has read stands elsewhere.
        const std::less<> before;
        if (before(act.text.data(), piece_.bytes.data() + from_) ||
            before(piece_.bytes.data() + piece_.bytes.size(), act.text.data() + act.text.size() + 1) ||
            elements_.empty())
            return false;
        Element& element = elements_.back();
        if (element.has_text) return false;
        const auto begin = static_cast<std::size_t>(act.text.data() - piece_.bytes.data());
        const std::size_t end = begin + act.text.size();
        Stretch stretch;
        stretch.closing = piece_.bytes[end];
        if (act.is_attribute) {
            if (begin == 0 || piece_.bytes[begin - 1] != stretch.closing) return false;
            in_tag_.append(piece_.bytes.substr(std::max(from_, element.tag), begin - std::max(from_, element.tag)));
            in_tag_ += '\1';
        } else {
            if (stretch.closing != '<') return false;
            element.has_text = true;
            stretch.lines_back = lines(element.tag, begin);
        }
        const std::string key = std::to_string(element.number) + (act.is_attribute ? in_tag_ : " text");
        const auto next = static_cast<std::uint32_t>(rote_.points_by_key_.size() + 1);
        const auto [point, is_new] = rote_.points_by_key_.try_emplace(key, next);
        if (is_new) {
            rote_.points_.emplace_back();
            rote_.learned_bytes_ += key.size();
        }
        stretch.to = point->second;
        if (!add(stretch, begin, act.targets)) return false;
        at_ = stretch.to;
        from_ = end;
        return true;
    }

    /// The stretch up to `end`, with the acts that were met in it.
    bool add(Stretch stretch, std::size_t end, const std::vector<Target>* targets = nullptr) {
        const std::string_view text = piece_.bytes.substr(from_, end - from_);
        Point& point = rote_.points_[at_];
        bool is_ambiguous = point.is_ambiguous;
        for (const std::uint32_t number : point.stretches) {
            const std::string_view other(rote_.stretches_[number].text, rote_.stretches_[number].size);
            if (other == text) {
                acts_.clear();
                return true;
            }
            is_ambiguous = is_ambiguous || other.starts_with(text) || text.starts_with(other);
        }
        if (point.stretches.size() >= most_ways || text.size() > longest_stretch || !rote_.can_learn()) return false;
        stretch.text = rote_.texts_.text(text).data();
        rote_.learned_bytes_ += text.size();
        stretch.size = static_cast<std::uint32_t>(text.size());
        stretch.lines = lines(from_, end);
        stretch.first_act = static_cast<std::uint32_t>(rote_.acts_.size());
        stretch.acts = static_cast<std::uint32_t>(acts_.size());
        rote_.acts_.insert(rote_.acts_.end(), acts_.begin(), acts_.end());
        acts_.clear();
        stretch.first_take = static_cast<std::uint32_t>(rote_.takes_.size());
        if (targets != nullptr)
            for (const Target& target : *targets) rote_.takes_.push_back(take(target));
        stretch.takes = static_cast<std::uint32_t>(rote_.takes_.size()) - stretch.first_take;
        if (is_ambiguous && !point.is_ambiguous)
            for (const Stretch& before : rote_.stretches_)
                if (before.to == at_) before.likely = 0;
        point.is_ambiguous = is_ambiguous;
        point.stretches.push_back(static_cast<std::uint32_t>(rote_.stretches_.size()));
        rote_.stretches_.push_back(stretch);
        return true;
    }

    [[nodiscard]] Take take(const Target& target) const {
        Take take;
        take.goal = target.goal;
        take.up = target.up;
        if (target.goal == Target::Goal::record_id) take.way = Take::Way::id;
        if (target.goal != Target::Goal::fact) return take;
        take.id = target.fact.fact;
        take.shape = target.shape;
        take.fact = &rote_.dictionary_.fact(target.fact);
        take.is_reference = take.fact->type == FactType::reference;
        switch (take.fact->type) {
        case FactType::date: take.way = target.shape == DateShape::iso ? Take::Way::date : Take::Way::other; break;
        case FactType::code:
            take.way = Take::Way::code;
            take.codes = &rote_.names_.format().codes[target.codes];
            break;
        case FactType::number: break;
        case FactType::text:
        case FactType::reference: take.way = Take::Way::words; break;
        }
        return take;
    }

    [[nodiscard]] std::uint32_t lines(std::size_t from, std::size_t to) const {
        const std::string_view bytes = piece_.bytes.substr(from, to - from);
        return static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    }

    Rote& rote_;
    const Piece& piece_;
    std::vector<Element> elements_;
    std::vector<Act> acts_; ///< since the last value
    std::string in_tag_;    ///< the tag opened last so far, without its values
    std::size_t from_ = 0;  ///< behind the last value
    std::uint32_t at_ = 0;  ///< the point there
};

void Rote::learn(const Piece& piece, const Lesson& lesson) {
    if (lesson.is_spoilt() || piece.wrappers != 0 || piece.bytes.empty() || !piece.begins_in) return;
    if (points_[0].stretches.empty()) {
        begins_in_ = piece.begins_in;
        ends_in_ = piece.ends_in;
    }
    if (stands_there(piece)) Pupil(*this, piece).learn(lesson);
}

} // namespace abide
