// What was packed with gzip. With zlib itself: libarchive looks neither at its check sums nor at what stands behind it.
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <string_view>

#include "base/error.hpp"
#include "reader/unpacked.hpp"

namespace abide {

namespace {

class Gunzip final : public Unpacked {
  public:
    explicit Gunzip(int descriptor) : descriptor_(descriptor) {
        constexpr int gzip_only = 16;
        if (::inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK) throw Error(Exit::fault, "zlib cannot be used");
    }
    ~Gunzip() override { ::inflateEnd(&stream_); }
    Gunzip(const Gunzip&) = delete;
    Gunzip& operator=(const Gunzip&) = delete;

    std::size_t read(char* into, std::size_t wanted) override {
        std::size_t got = 0;
        while (got < wanted && !is_over_ && has_input()) {
            const std::size_t room = std::min<std::size_t>(wanted - got, std::numeric_limits<uInt>::max());
            stream_.next_out = reinterpret_cast<Bytef*>(into + got);
            stream_.avail_out = static_cast<uInt>(room);
            const int answer = ::inflate(&stream_, Z_NO_FLUSH);
            got += room - stream_.avail_out;
            is_between_ = answer == Z_STREAM_END;
            if (answer != Z_OK && answer != Z_STREAM_END && answer != Z_BUF_ERROR) stop(in_words());
        }
        return got;
    }

  private:
    /// Something is left to be unpacked.
    bool has_input() {
        if (stream_.avail_in == 0 && !read_input()) return false;
        if (!is_between_) return true;
        // Packed files put one behind the other are one packed file.
        if (*stream_.next_in != 0x1F) return stop("something that is not packed stands behind the packed text");
        ::inflateReset(&stream_);
        is_between_ = false;
        return true;
    }

    bool read_input() {
        ssize_t got = 0;
        do {
            got = ::read(descriptor_, input_.data(), input_.size());
        } while (got < 0 && errno == EINTR);
        if (got < 0) return stop(std::strerror(errno));
        if (got == 0) return stop(is_between_ ? "" : "the file ends before what is packed in it does");
        stream_.next_in = input_.data();
        stream_.avail_in = static_cast<uInt>(got);
        return true;
    }

    bool stop(std::string why) {
        trouble_ = std::move(why);
        is_over_ = true;
        return false;
    }

    [[nodiscard]] std::string in_words() const {
        const std::string_view said = stream_.msg == nullptr ? "" : stream_.msg;
        return said == "incorrect data check" || said == "incorrect length check"
                   ? "the check sum does not fit, so the file is damaged"
                   : "the file is damaged, or no gzip file";
    }

    int descriptor_;
    z_stream stream_{};
    std::array<Bytef, 1U << 16U> input_{};
    bool is_between_ = false; ///< one packed part has ended
    bool is_over_ = false;
};

} // namespace

std::unique_ptr<Unpacked> unpack_gzip(int descriptor) { return std::make_unique<Gunzip>(descriptor); }

} // namespace abide
