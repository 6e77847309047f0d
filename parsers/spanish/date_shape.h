// The shapes that dates are written in: the rows of parsers/data/date_shapes.tsv, compiled once into steps.
//
// Shape:  a row is a sequence of pieces and what they mean. A piece is a word of the glue ('de|del'), a mark ('/'), a
//         step of the reader ('<month>'), '^' or '$' for the text's begin and end; '?' after it makes it optional,
//         '!' before it forbids it, '&' before it looks ahead. Within a group the first row that matches wins.
// Errors: a row that cannot be compiled is a fault of the table: it never matches, and the table's test names it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/spanish/date_grammar.h"

namespace acervo::spanish {

class DateReader;
struct DateShape;

struct ReadAtom {
  DateAtom atom;
  std::size_t begin = 0;
  std::size_t end = 0;               // one past the last token
  const DateShape* shape = nullptr;  // the row that it was read by; nullptr: read by code
};

// What the pieces of a row have taken so far.
struct ShapeMatch {
  ReadAtom read;         // `end` is the next token
  int shift = 0;         // of 'próximo', 'que viene'
  int base = 0;          // days from today of the 'ayer' that a duration is counted from
  char separator = 0;    // the mark between figures
  bool set_off = false;  // whether white space stands around it
};

// Takes one piece at match.read.end; false: it does not stand there (`match` may be changed then).
using ShapeStep = bool (DateReader::*)(ShapeMatch& match, int argument) const;
using ShapeMeaning = void (*)(ShapeMatch& match, int value);

struct ShapePiece {
  enum class Mode : std::uint8_t { kTake, kOptional, kAhead, kNot };
  struct Choice {
    ShapeStep step = nullptr;
    int argument = 0;
    std::string_view word;  // without a step: a word that has no name in the glue
  };
  Mode mode = Mode::kTake;
  std::uint64_t begins = 0;     // classes of tokens that it can stand at; 0: it takes none
  std::vector<Choice> choices;  // the first that fits
};

struct DateShape {
  std::string_view group;
  Strictness where = Strictness::kText;  // and all that are freer
  std::string_view words;
  std::vector<ShapePiece> pieces;
  std::vector<std::pair<ShapeMeaning, int>> meaning;
  std::uint64_t begins = 0;   // classes of tokens that it can begin with
  std::uint64_t follows = 0;  // and of the token after that
  std::string_view example;
  std::string_view reading;  // of the example, its days as tests write them
  bool ok = false;           // compiled without a fault
};

enum class ShapeGroup : std::uint8_t {
  kCounted,
  kInterval,
  kFigures,
  kShifted,
  kWholeLead,
  kLead,
  kOrdinals,
  kShiftAfter,
  kEnd
};

// The rows of a group, in their order, and which of them are worth trying at a token.
class ShapeTable {
 public:
  static constexpr std::size_t kMostRows = 64;

  static const ShapeTable& Of(ShapeGroup group);

  void Add(DateShape shape);
  const std::vector<DateShape>& rows() const { return rows_; }
  // Bit n: row n may match where these two tokens stand.
  std::uint64_t Candidates(const DateToken& token, const DateToken& next, Strictness strictness) const;

 private:
  static constexpr std::size_t kClasses = 64;

  std::vector<DateShape> rows_;
  std::array<std::uint64_t, kClasses> begins_{};   // of each class: the rows that can begin with such a token
  std::array<std::uint64_t, kClasses> follows_{};  // and those that can go on with one
  std::array<std::uint64_t, 3> where_{};           // of each Strictness: the rows that count
};

}  // namespace acervo::spanish
