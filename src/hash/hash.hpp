// SHA-256 of bytes, in hexadecimal: how inputs and rules are named so that anybody can check which they were.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace abide {

/// Takes bytes piece by piece.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);
    /// 64 lower-case hexadecimal digits of all bytes so far. Starts afresh afterwards.
    std::string finish();

  private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
};

/// 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

} // namespace abide
