// A stretch of an aligned table's lines that share their columns' places: a page, or what follows a repeated heading.
//
// Units:  screen columns from 0; lines are indices into the text's lines.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/txt/column_fit.h"
#include "extractors/txt/column_profile.h"
#include "extractors/txt/lines.h"
#include "extractors/txt/row_split.h"

namespace acervo::txt {

struct Segment {
  ColumnFit fit;  // used where there is no profile
  std::optional<ColumnProfile> profile = std::nullopt;
  std::vector<std::size_t> columns;                      // which of the table's columns each of this page's is
  std::vector<std::size_t> lines = {};                   // accepted lines
  std::map<std::size_t, std::vector<int>> shifted = {};  // lines whose columns begin at places of their own
  std::vector<std::size_t> sections = {};                // lines that are a heading over the whole width
  std::optional<std::size_t> heading = std::nullopt;     // a line that is cut where its own words say
  bool continues = false;                                // begins on a later page than the table

  std::size_t size() const { return profile ? profile->size() : fit.size(); }
  // Where each column begins.
  std::vector<int> Starts() const { return profile ? profile->starts() : fit.Starts(); }
  bool Accepts(std::u32string_view line) const;
  bool IsSection(std::size_t at) const;
  // Takes a line that the profile accepts.
  bool TakeByProfile(std::span<const Line> all, std::size_t at, std::u32string_view line);
  // Cuts each line again, now that the lines below it are known as well. REQUIRES: profile
  void Refine(std::span<const Line> all);
  // Forgets the lines from the `count`th on.
  void Truncate(std::size_t count);
  // The line's texts in the table's `width` columns.
  CellLine ToCellLine(std::span<const Line> all, std::size_t at, std::size_t width) const;

 private:
  std::vector<std::vector<int>> StartsAround(std::span<const Line> all, std::size_t at) const;
};

}  // namespace acervo::txt
