// A file's or folder's name cut into words and numbers at every change of kind.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace acervo::spanish {

struct Piece {
  bool number = false;
  bool other = false;   // belongs to a date of something else: 'enviado 03-06-2019'
  int unit_months = 0;  // a quarter's or half-year's number: how many months it has ('T2', '4° TRI'); 0: no such number
  int value = 0;        // cut at eight digits
  std::size_t digits = 0;
  std::string word;       // folded
  bool capitals = false;  // a word without small letters
  Span span;              // in the path
  char before = 0;        // the mark between it and the piece before; 0: none

  bool IsYear() const { return number && digits == 4 && value >= 1980 && value <= 2099; }
  bool IsDay() const { return number && digits <= 2 && value >= 1 && value <= 31; }
  bool IsMonth() const { return number && digits <= 2 && value >= 1 && value <= 12; }
  // '19' in 'mayo-19'.
  int ShortYear() const {
    return !number || digits != 2 ? 0 : value <= 30 ? 2000 + value : value >= 80 ? 1900 + value : 0;
  }
};

// The month that the piece's word means; `sure` is false for an abbreviation or a misspelling.
struct MonthWord {
  int month = 0;
  bool sure = false;
};
MonthWord MonthOf(const Piece& piece);

// The names of a path, the file's without its ending first, then its folders from the inside out.
std::vector<std::vector<Piece>> PathPieces(std::string_view path);

}  // namespace acervo::spanish
