// Where the columns of an aligned table begin when no blank strip runs through all of its lines: pages printed as text
// move single rows a few columns aside and leave but one space between two full cells.
//
// Units:  screen columns from 0, half-open.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/txt/lines.h"

namespace acervo::txt {

constexpr int kAbsent = -1;

// A run of letters without a space in it; `gap` spaces stand before it.
struct WordPiece {
  int begin;
  int end;
  int gap;
};
std::vector<WordPiece> WordsOf(std::u32string_view columns);

// Whether the word is a bullet alone: the gap behind it parts no cells.
bool IsBullet(std::u32string_view line, const WordPiece& word);

class ColumnProfile {
 public:
  // Learns from lines of several pieces. `heading` is the table's first line; each of its pieces is a column, and so
  // is a word in a piece under which the lines show one. nullopt where the lines show fewer columns than the heading.
  static std::optional<ColumnProfile> Learn(const std::vector<std::u32string>& lines, std::u32string_view heading);
  // As many columns as there are hints, each begins near its hint: where it began on an earlier page.
  static std::optional<ColumnProfile> Learn(const std::vector<std::u32string>& lines, const std::vector<int>& hints);

  std::size_t size() const { return starts_.size(); }
  const std::vector<int>& starts() const { return starts_; }
  bool IsLoose(std::size_t column) const { return loose_[column]; }
  bool IsJustified() const { return justified_; }
  // Whether the word begins inside of a column whose texts begin where it does.
  bool BeginsInside(const WordPiece& word) const;

  // Where each column begins in the line, kAbsent where it has nothing in it; nullopt where the line's words do not
  // look like cells of these columns. `near` are the starts in the lines around, the line below first.
  std::optional<std::vector<int>> Assign(std::u32string_view line, const std::vector<std::vector<int>>& near) const;
  // Where each column's heading begins: every piece of the line begins one, and the words in the pieces that stand
  // nearest to the columns left over.
  std::vector<int> CutHeading(std::u32string_view line) const;

 private:
  explicit ColumnProfile(std::vector<int> starts) : starts_(std::move(starts)), loose_(starts_.size(), false) {}
  std::optional<std::vector<int>> ExactStarts(std::u32string_view line, const std::vector<WordPiece>& words) const;
  void FindLoose(const std::vector<std::u32string>& lines);
  void FindJustified(const std::vector<std::u32string>& lines);

  std::vector<int> starts_;
  bool justified_ = false;   // texts have gaps of their own, so that their lines are full
  std::vector<bool> loose_;  // the column's texts begin at no common place: centred or set against its right edge
};

}  // namespace acervo::txt
