// The packed columns of records, 256 to a block. Private to store/.
//
// Shape:  `ColumnBlock` is what one row of `column_block` unpacks to; its data is a run of LEB128 numbers (`PackBlock`
//         tells their order), differences where neighbours are near. Days count from 1970-01-01.
// Errors: a block that does not unpack is kArchiveInvalid; the tables it was made from are not touched.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

inline constexpr std::size_t kBlockRecords = 256;
inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

std::uint8_t KindNumber(RecordKind kind);  // 1 + RecordKind, as in `record`
std::int32_t DayNumber(Date date);
inline constexpr std::int64_t kFurthestDay = 11'000'000;  // some 30,000 years from 1970, as far as std::chrono counts
// kNoDay for what no date can be: a damaged number.
std::int32_t KnownDay(std::int64_t number);
Date DateOf(std::int32_t day);  // REQUIRES: not kNoDay

using DayRange = std::pair<std::int32_t, std::int32_t>;  // both within

// Each array by the record's place in the block; where `kind` is 0 there is no record.
struct ColumnBlock {
  std::array<std::uint8_t, kBlockRecords> kind{};   // 1 + RecordKind
  std::array<std::uint16_t, kBlockRecords> type{};  // record_type.type_key; 0: none
  std::array<std::uint32_t, kBlockRecords> report{};
  std::array<std::int32_t, kBlockRecords> first{}, last{};  // kNoDay: undated
  std::array<std::uint32_t, kBlockRecords + 1> entity_begin{};
  std::vector<std::uint32_t> entities;                               // entity_key, ascending, each once a record
  std::vector<std::pair<std::uint8_t, std::vector<DayRange>>> gaps;  // of records with several intervals: all of them
};

std::string PackBlock(const ColumnBlock& block);
Result<ColumnBlock> UnpackBlock(std::string_view data);

// What the tables say of block `number`.
Result<ColumnBlock> BlockFromTables(Connection& connection, std::int64_t number);

// Notes that the block of a record is to be packed again. A writer's connection leaves it to no trigger of the file
// (store/open.cc): each statement of a trigger makes all of a statement's pages be copied first.
Status MarkStale(Connection& connection, std::int64_t record_key);
// The blocks of all records of a report.
Status MarkReportStale(Connection& connection, std::int64_t report_key);

// Packs again what stands in `stale_block`. Within the transaction that made it stale.
Status PackStaleBlocks(Connection& connection);

}  // namespace acervo::store
