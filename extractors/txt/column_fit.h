// Where the columns of an aligned table lie: between two of them a strip of screen columns is blank in every line.
//
// Units:  screen columns from 0, half-open.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/txt/column_profile.h"
#include "extractors/txt/lines.h"

namespace acervo::txt {

class ColumnFit {
 public:
  // Each column is known by a piece of text in it (its heading); the strips lie somewhere between the pieces.
  explicit ColumnFit(const std::vector<Piece>& pieces);

  // True where the line leaves a blank strip between any two columns.
  bool Accepts(std::u32string_view line) const;
  // Narrows the strips to what the line leaves blank. REQUIRES: Accepts(line)
  void Add(std::u32string_view line);

  std::size_t size() const { return strips_.size() + 1; }
  // Where each column begins; a strip belongs to the column before it.
  std::vector<int> Starts() const;

 private:
  struct Strip {
    int begin;
    std::vector<bool> blank;
  };
  std::vector<Strip> strips_;
};

// The columns that lines without a heading show: what stands between strips of two or more columns that no line
// crosses. Lines are taken paragraph by paragraph (`paragraphs`: how many lines each has) as long as they leave the
// columns seen so far apart, or `wanted` of them.
std::vector<Piece> InferColumns(const std::vector<std::u32string>& lines, const std::vector<std::size_t>& paragraphs,
                                std::size_t wanted);

// Where the columns begin in a few lines that a printer has shifted: each near its `known` place, kAbsent where the
// lines have nothing in it. nullopt where the lines do not look like cells of these columns at all.
std::optional<std::vector<int>> FitLocally(const std::vector<std::u32string>& lines, const std::vector<int>& known);

// Which of the `known` columns each of the fewer `seen` ones is: the nearest in order, after scaling both to one width.
std::vector<std::size_t> MatchColumns(const std::vector<Piece>& seen, const std::vector<Piece>& known);

}  // namespace acervo::txt
