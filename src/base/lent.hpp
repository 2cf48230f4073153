// A list in memory that is lent: for lists that are made for each question and mostly hold one or two things.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace abide {

/// A vector whose memory its thread lends and gets back.
template <typename Thing>
class Lent {
  public:
    Lent() {
        std::vector<std::vector<Thing>>& lender = spare();
        if (lender.empty()) return;
        things_ = std::move(lender.back());
        lender.pop_back();
        things_.clear();
    }
    Lent(Lent&& other) noexcept : things_(std::move(other.things_)) {}
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    Lent& operator=(Lent&&) = delete;
    ~Lent() {
        if (things_.capacity() > 0) spare().push_back(std::move(things_));
    }

    void add(Thing thing) { things_.push_back(std::move(thing)); }
    template <typename IsUnwanted>
    void remove_if(const IsUnwanted& is_unwanted) {
        std::erase_if(things_, is_unwanted);
    }

    [[nodiscard]] bool empty() const { return things_.empty(); }
    [[nodiscard]] std::size_t size() const { return things_.size(); }
    [[nodiscard]] const Thing& operator[](std::size_t at) const { return things_[at]; }
    [[nodiscard]] const Thing& front() const { return things_.front(); }
    [[nodiscard]] const Thing& back() const { return things_.back(); }
    [[nodiscard]] auto begin() const { return things_.begin(); }
    [[nodiscard]] auto end() const { return things_.end(); }
    [[nodiscard]] auto begin() { return things_.begin(); }
    [[nodiscard]] auto end() { return things_.end(); }

  private:
    static std::vector<std::vector<Thing>>& spare() {
        thread_local std::vector<std::vector<Thing>> lists;
        return lists;
    }
    std::vector<Thing> things_;
};

} // namespace abide
