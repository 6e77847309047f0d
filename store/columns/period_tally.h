// Counts records by year and by month. Private to store/.
//
// Shape:  a record counts in each year and month that a filter for it finds: those that its days overlap, or the one
//         that they lie within. Undated records count in none.
// Cost:   a few operations a record, however many months it covers.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/date.h"
#include "store/columns/record_columns.h"

namespace acervo::store {

enum class PeriodMatch { kOverlap, kWithin };

class PeriodTally {
 public:
  PeriodTally(const RecordColumns& columns, PeriodMatch match) : columns_(columns), match_(match) {}

  void Add(std::int64_t key);
  // Ascending; none is empty.
  std::vector<std::pair<int, int>> Years() const;
  std::vector<std::pair<Month, int>> Months() const;
  std::int64_t undated() const { return undated_; }

 private:
  // Counts of numbered places in a row, kept as what changes from one to the next.
  class Row {
   public:
    void Add(std::int32_t first, std::int32_t last);
    std::vector<std::pair<std::int32_t, int>> Counts() const;

   private:
    std::int32_t origin_ = 0;
    std::vector<int> changes_;
  };

  void AddMonths(std::int32_t first, std::int32_t last);

  const RecordColumns& columns_;
  PeriodMatch match_;
  Row years_, months_;
  std::int64_t undated_ = 0;
};

}  // namespace acervo::store
