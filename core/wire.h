// Writes values as bytes for another process of this program, and reads them back.
//
// Shape:  numbers are LEB128 (DWARF 5, 7.6), signed ones folded over zero first; a text or a list is its length and its
//         parts; an optional is one byte and its value; a struct is its fields in the order of its `Fields` function.
//         Nothing says which type comes next: both ends are one build, and a message begins with a version of its own.
// Errors: a reader never trusts a length. After the first byte that cannot be right it gives empty values, and `ok` is
//         false. What it makes takes at most a bounded multiple of the bytes it reads (`kMostGrowth`).
// Use:    void Fields(auto& wire, MaybeConst<Point> auto& point) { wire(point.x, point.y); }
#pragma once

#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/date.h"

namespace acervo {

// T itself or a constant one: a `Fields` function describes both for the writer and the reader.
template <typename Given, typename T>
concept MaybeConst = std::same_as<std::remove_const_t<Given>, T>;

// The last value of an enum that crosses the wire; to be specialised for each.
template <typename E>
inline constexpr int kLastOf = -1;

class WireWriter {
 public:
  template <typename... Values>
  void operator()(const Values&... values) {
    (Put(values), ...);
  }
  // The written bytes; the writer is empty afterwards.
  std::string Take() { return std::exchange(bytes_, {}); }

 private:
  void PutNumber(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>((number & 0x7F) | 0x80);
    bytes_ += static_cast<char>(number);
  }
  void Put(bool value) { bytes_ += static_cast<char>(value); }
  template <std::unsigned_integral Number>
  void Put(Number value) {
    PutNumber(value);
  }
  template <std::signed_integral Number>
  void Put(Number value) {
    const auto wide = static_cast<std::int64_t>(value);
    PutNumber(static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63));
  }
  void Put(double value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    bytes_.append(bytes, sizeof bytes);
  }
  void Put(std::string_view text) {
    PutNumber(text.size());
    bytes_ += text;
  }
  void Put(const std::string& text) { Put(std::string_view(text)); }
  void Put(Date date) { Put(std::chrono::sys_days(date).time_since_epoch().count()); }
  void Put(Month month) { Put(static_cast<int>(month.year()) * 12 + static_cast<int>(unsigned{month.month()}) - 1); }
  template <typename E>
  requires std::is_enum_v<E>
  void Put(E value) {
    static_assert(kLastOf<E> >= 0, "specialise kLastOf");
    PutNumber(static_cast<std::uint64_t>(value));
  }
  template <typename T>
  void Put(const std::optional<T>& value) {
    Put(value.has_value());
    if (value) Put(*value);
  }
  template <typename A, typename B>
  void Put(const std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <typename T>
  void Put(const std::vector<T>& list) {
    PutNumber(list.size());
    for (const T& one : list) Put(one);
  }
  template <typename T>
  requires std::is_class_v<T>
  void Put(const T& value) { Fields(*this, value); }

  std::string bytes_;
};

class WireReader {
 public:
  // The bytes have to live as long as the reader; the values it gives are their own.
  explicit WireReader(std::string_view bytes)
      : bytes_(bytes), room_(kMostGrowth * bytes.size() + (std::size_t{1} << 20)) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (Get(values), ...);
  }
  // False from the first fault on.
  bool ok() const { return !failed_; }
  // Whether all bytes were right and none is left.
  bool AtEnd() const { return ok() && at_ == bytes_.size(); }
  // For a check of the caller's own that failed.
  void Fail() { failed_ = true; }

  static constexpr std::size_t kMostGrowth = 32;

 private:
  std::size_t left() const { return failed_ ? 0 : bytes_.size() - at_; }

  std::uint64_t Number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && left() > 0; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    failed_ = true;
    return 0;
  }
  std::int64_t Signed() {
    const std::uint64_t folded = Number();
    return static_cast<std::int64_t>(folded >> 1 ^ (0 - (folded & 1)));
  }
  std::string_view Piece(std::uint64_t size) {
    if (size > left()) failed_ = true;
    if (failed_) return {};
    at_ += static_cast<std::size_t>(size);
    return bytes_.substr(at_ - static_cast<std::size_t>(size), static_cast<std::size_t>(size));
  }
  void Get(bool& value) {
    const std::string_view byte = Piece(1);
    value = !byte.empty() && byte.front() == 1;
    if (!byte.empty() && static_cast<unsigned char>(byte.front()) > 1) failed_ = true;
  }
  template <std::unsigned_integral Integer>
  void Get(Integer& value) {
    const std::uint64_t number = Number();
    if (!std::in_range<Integer>(number)) failed_ = true;
    value = failed_ ? Integer{} : static_cast<Integer>(number);
  }
  template <std::signed_integral Integer>
  void Get(Integer& value) {
    const std::int64_t number = Signed();
    if (!std::in_range<Integer>(number)) failed_ = true;
    value = failed_ ? Integer{} : static_cast<Integer>(number);
  }
  void Get(double& value) {
    const std::string_view bytes = Piece(sizeof value);
    value = 0;
    if (!bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
    if (!std::isfinite(value)) failed_ = true;
    if (failed_) value = 0;
  }
  void Get(std::string& text) { text = Piece(Number()); }
  void Get(Date& date) {
    constexpr std::int64_t kFurthest = 11'000'000;  // days from 1970 that std::chrono can count
    std::int64_t day = Signed();
    if (day < -kFurthest || day > kFurthest) failed_ = true;
    if (failed_) day = 0;
    date = Date(std::chrono::sys_days(std::chrono::days(day)));
  }
  void Get(Month& month) {
    constexpr int kFurthest = 12 * 30'000;
    int number = 0;
    Get(number);
    if (number < -kFurthest || number > kFurthest) failed_ = true;
    if (failed_) number = 0;
    const int in_year = (number % 12 + 12) % 12;
    month = Month(std::chrono::year((number - in_year) / 12), std::chrono::month(static_cast<unsigned>(in_year + 1)));
  }
  template <typename E>
  requires std::is_enum_v<E>
  void Get(E& value) {
    static_assert(kLastOf<E> >= 0, "specialise kLastOf");
    const std::uint64_t number = Number();
    if (number > static_cast<std::uint64_t>(kLastOf<E>)) failed_ = true;
    value = static_cast<E>(failed_ ? 0 : number);
  }
  template <typename T>
  void Get(std::optional<T>& value) {
    bool is_there = false;
    Get(is_there);
    value.reset();
    if (is_there && ok()) Get(value.emplace());
  }
  template <typename A, typename B>
  void Get(std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <typename T>
  void Get(std::vector<T>& list) {
    const std::uint64_t size = Number();
    if (size > left() || size > room_ / sizeof(T)) failed_ = true;  // each part takes a byte at least
    list.clear();
    if (failed_) return;
    room_ -= size * sizeof(T);
    list.reserve(static_cast<std::size_t>(size));
    for (std::uint64_t i = 0; i < size && ok(); ++i) Get(list.emplace_back());
  }
  template <typename T>
  requires std::is_class_v<T>
  void Get(T& value) { Fields(*this, value); }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t room_;
  bool failed_ = false;
};

}  // namespace acervo
