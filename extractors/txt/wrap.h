// Puts lines that were broken at a width together again.
//
// Shape:  lines come without white space at their ends. A joined text has one '\n' a paragraph break.
// Units:  widths are columns (code points).
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extractors/hyphens.h"

namespace acervo::txt {

// How exactly a width tells whether one more word would have stood on the line.
enum class Measure {
  kExact,         // letters of one width: the program that broke the lines counted columns
  kProportional,  // a page printed as text: a full line has more or fewer letters
};

struct WrapWidth {
  int columns = 0;
  Measure measure = Measure::kExact;
};

// The first word of `next` would not have fitted behind `previous`: the break is the width's doing.
bool IsFull(std::string_view previous, std::string_view next, WrapWidth width);

// A new paragraph begins with `next`: an item of a list, or the line before has room and ends where a sentence may.
bool BreaksParagraph(std::string_view previous, std::string_view next, WrapWidth width);

// What a text shows of its habits at line ends. Built once a document.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text);
  // `next` behind `text`: with a space, behind a kept hyphen or slash, or in place of a hyphen that only broke the
  // word.
  void Append(std::string& text, std::string_view next) const;
  // All lines as one text, paragraph breaks as '\n'.
  std::string Join(const std::vector<std::string>& lines, WrapWidth width) const;

 private:
  enum class Seam { kSpace, kNone, kDropHyphen, kDropDetached };
  Seam SeamBetween(std::string_view left, std::string_view right) const;
  Seam SeamAtHyphen(std::string_view left, std::string_view right) const;
  bool IsDetachedHyphen(std::string_view left, std::string_view right) const;
  bool Knows(std::string_view first, std::string_view second) const;  // as one word
  bool IsCutAtLetter(std::string_view line, std::string_view next) const;
  // Whether a word goes on in the line `at` without a hyphen: its column ended in it. `text`: the lines before.
  bool IsCut(std::string_view text, const std::vector<std::string>& lines, std::size_t at, WrapWidth width) const;
  bool IsTailOfLongWord(const std::string* above, std::string_view line, std::string_view next, int columns) const;
  bool IsHeadOfLongWord(std::string_view last, std::string_view next) const;
  void LearnWords(std::string_view text);

  std::unordered_set<std::string> words_;  // lower case; hyphenated ones whole
  Hyphenation cuts_;
  bool hyphenates_ = false;  // several lines break inside of a word
  bool glues_slashes_ = true;
};

}  // namespace acervo::txt
