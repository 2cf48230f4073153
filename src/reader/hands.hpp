// Several threads that work on what one of them hands out, and give it back in the order it was handed out.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace abide {

/// The thread that makes it hands out work and takes it back, and works itself while it waits. With one hand there is
/// no other thread.
template <class Work>
class Hands {
  public:
    /// `work` is called by up to `count` threads at once, each with a number of its own, from 0. What it throws comes
    /// out of `take`, in the work's turn.
    Hands(std::size_t count, std::function<void(std::size_t hand, Work&)> work) : work_(std::move(work)) {
        for (std::size_t hand = 1; hand < count; ++hand) others_.emplace_back([this, hand] { go_on(hand); });
    }
    Hands(const Hands&) = delete;
    Hands& operator=(const Hands&) = delete;
    ~Hands() {
        forget();
        {
            const std::lock_guard lock(lock_);
            is_over_ = true;
        }
        changed_.notify_all();
        for (std::thread& other : others_) other.join();
    }

    [[nodiscard]] std::size_t out() const { return out_.size(); }

    void hand_out(Work work) {
        const std::lock_guard lock(lock_);
        out_.push_back(std::make_shared<Piece>(std::move(work)));
        waiting_.push_back(out_.back());
        changed_.notify_all();
    }

    /// The oldest that is out, once it is done. Requires out() > 0.
    Work take() {
        const std::shared_ptr<Piece> oldest = out_.front();
        std::unique_lock lock(lock_);
        while (!oldest->is_done) {
            if (waiting_.empty())
                changed_.wait(lock);
            else
                do_one(0, lock);
        }
        out_.pop_front();
        if (oldest->thrown) std::rethrow_exception(oldest->thrown);
        return std::move(oldest->work);
    }

    /// What is out and not begun is not begun any more; what is begun is waited for.
    void forget() {
        std::unique_lock lock(lock_);
        waiting_.clear();
        changed_.wait(lock, [this] { return busy_ == 0; });
        out_.clear();
    }

  private:
    struct Piece {
        explicit Piece(Work of) : work(std::move(of)) {}
        Work work;
        std::exception_ptr thrown;
        bool is_done = false;
    };

    /// Held on the way in and out; let go of while working.
    void do_one(std::size_t hand, std::unique_lock<std::mutex>& lock) {
        const std::shared_ptr<Piece> piece = waiting_.front();
        waiting_.pop_front();
        ++busy_;
        lock.unlock();
        try {
            work_(hand, piece->work);
        } catch (...) {
            piece->thrown = std::current_exception();
        }
        lock.lock();
        --busy_;
        piece->is_done = true;
        changed_.notify_all();
    }

    void go_on(std::size_t hand) {
        std::unique_lock lock(lock_);
        for (;;) {
            changed_.wait(lock, [this] { return is_over_ || !waiting_.empty(); });
            if (is_over_) return;
            do_one(hand, lock);
        }
    }

    std::function<void(std::size_t, Work&)> work_;
    std::mutex lock_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Piece>> waiting_; ///< not begun; guarded by the lock, as is what follows
    std::size_t busy_ = 0;
    bool is_over_ = false;
    std::deque<std::shared_ptr<Piece>> out_; ///< in the order they were handed out; only its maker touches it
    std::vector<std::thread> others_;        ///< last: they begin when all else is there
};

} // namespace abide
