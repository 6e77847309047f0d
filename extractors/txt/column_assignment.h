// Shares the words of one line among the columns of an aligned table at the least cost.
//
// Shape:  a cell is a run of words i … j−1 that begins column k; the next cell begins column c > k at word j.
// Cost:   of the words from i on, where word i begins column k:
//
//           cost(i, k) = begin(i, k) + min over j > i, c > k of  gaps(i, j) + covered(k, c, j) + cost(j, c)
//
//         begin is how badly the word's place fits the column, gaps what the gaps inside the cell cost, covered what
//         the columns between k and c cost that the cell's text runs over. j = m (the number of words) ends the line
//         and covers all columns up to n (their number); there is nothing more to pay. O(m² n²), with m ≤ 400.
// Units:  costs have none of their own: they were weighed against each other on printed reports (ColumnCosts).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/txt/column_profile.h"

namespace acervo::txt {

// What speaks against cutting a line into cells in one way rather than another.
struct ColumnCosts {
  // Where a word begins a column, right at it, beside it, or as the lines around do.
  double elsewhere = 0.6;  // at the column, though the line below begins it elsewhere
  double as_below = 0.1;   // beside it, as the line below
  double as_near = 0.3;    // as another line around
  double loose = 0.5;      // within a column whose texts begin at no common place
  // In the first column: so much for each place, up to `indent_most`; beyond the column's end `lost` and more.
  double indent = 0.2;
  double indent_most = 1;
  double lost = 4;
  double lost_each = 0.5;
  // In a further one: `aside` and so much for each place, behind a gap within the column never above `inside_most`.
  double aside = 1;
  double aside_each = 0.4;
  double inside_most = 3;
  double column_before = 4;  // and where it begins left of the column before
  int far = 15;              // places from which on it fits the column no more
  double far_off = 12;
  // A cell that begins behind a single space, and somewhat more where its place is bad.
  double cut_at_space = 2.5;
  double badly_cut = 0.5;
  double bad_place = 1;
  // A gap of several spaces inside a cell, each space of it up to `widest`; next to nothing in justified print.
  double uncut_gap = 4;
  double uncut_space = 0.2;
  int widest = 10;
  double justified_gap = 0.3;
  double overflow = 6;  // a column that the text of the cell before covers
  // A line that costs more has no cells of these columns: without gaps, begun at a further column, with gaps.
  double most_of_one = 5;
  double most_from_column = 7;
  double most_of_several = 9;
  double more_for_each = 2.5;  // column beyond four
};

class ColumnAssignment {
 public:
  static constexpr std::size_t kMostWords = 400;

  // `words` are those of the line, 1 to kMostWords; all is borrowed.
  ColumnAssignment(const ColumnProfile& profile, std::u32string_view line, const std::vector<WordPiece>& words,
                   const std::vector<std::vector<int>>& near);

  // Where each column begins, kAbsent where it has nothing; nullopt where the line costs too much.
  std::optional<std::vector<int>> Run();

 private:
  struct Step {
    std::size_t word;
    std::size_t column;
  };

  void WeighGaps();
  void Fill();
  void FillCell(std::size_t word, std::size_t column);
  std::vector<int> Backtrack(std::size_t first) const;
  double CostOfBeginning(std::size_t word, std::size_t column) const;
  double CostOfPlace(std::size_t word, std::size_t column) const;
  std::optional<double> CostAsNear(std::size_t word, std::size_t column) const;
  double WithCovered(double total, std::size_t from, std::size_t to, int end) const;
  double MostAllowed() const;
  int EndOf(std::size_t column) const;

  const ColumnProfile& profile_;
  std::u32string_view line_;
  const std::vector<WordPiece>& words_;
  const std::vector<std::vector<int>>& near_;
  std::vector<int> printed_;  // where each word begins in print
  ColumnCosts costs_;
  std::vector<double> gaps_;               // of the words before each, what their gaps cost where they part no cells
  std::vector<std::vector<double>> cost_;  // of a word and a column
  std::vector<std::vector<Step>> next_;    // the cell after it
};

}  // namespace acervo::txt
