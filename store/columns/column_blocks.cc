#include "store/columns/column_blocks.h"

#include <algorithm>

namespace acervo::store {
namespace {

// LEB128, as DWARF 5 (section 7.6) writes it; what may be negative is folded over zero first.
class NumberWriter {
 public:
  void Put(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>((number & 0x7F) | 0x80);
    bytes_ += static_cast<char>(number);
  }
  void PutSigned(std::int64_t number) {
    Put(static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63));
  }
  std::string Take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class NumberReader {
 public:
  explicit NumberReader(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t Next() {
    if (at_ < bytes_.size() && static_cast<unsigned char>(bytes_[at_]) < 0x80) {  // as most are
      return static_cast<unsigned char>(bytes_[at_++]);
    }
    return NextLong();
  }
  // What lies so far from `before`; between `least` and `most`, else the block is damaged.
  std::int64_t NextFrom(std::int64_t before, std::int64_t least, std::int64_t most) {
    const std::uint64_t folded = Next();
    const std::uint64_t step = folded >> 1 ^ (0 - (folded & 1));
    const auto number = static_cast<std::int64_t>(static_cast<std::uint64_t>(before) + step);
    if (number < least || number > most) failed_ = true;
    return failed_ ? 0 : number;
  }
  // At most `most`, else the block is damaged.
  std::uint64_t NextUpTo(std::uint64_t most) {
    const std::uint64_t number = Next();
    if (number > most) failed_ = true;
    return failed_ ? 0 : number;
  }
  bool failed() const { return failed_; }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::uint64_t NextLong() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ == bytes_.size()) break;
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    failed_ = true;
    return 0;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

constexpr std::uint64_t kMostKeys = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kMostTypes = std::numeric_limits<std::uint16_t>::max();

void PutRanges(NumberWriter& out, const std::vector<DayRange>& ranges, std::int64_t day) {
  out.Put(ranges.size());
  for (const auto& [first, last] : ranges) {
    out.PutSigned(first - day);
    out.Put(static_cast<std::uint64_t>(last - first));
    day = last;
  }
}

std::vector<DayRange> NextRanges(NumberReader& in, std::int64_t day) {
  std::vector<DayRange> ranges;
  for (std::uint64_t left = in.Next(); left > 0 && !in.failed(); --left) {
    const std::int64_t first = in.NextFrom(day, -kFurthestDay, kFurthestDay);
    const auto length = static_cast<std::int64_t>(in.NextUpTo(2 * kFurthestDay));
    ranges.emplace_back(static_cast<std::int32_t>(first), static_cast<std::int32_t>(first + length));
    day = first + length;
  }
  return ranges;
}

std::int32_t DayOf(const Query& row, int column) { return row.IsNull(column) ? kNoDay : KnownDay(row.Int(column)); }

Status ReadRecords(Connection& connection, std::int64_t first, std::int64_t last, ColumnBlock& block) {
  Query query = connection(
      "SELECT record_key, kind, type_key, report_key, first_day, last_day FROM record WHERE record_key BETWEEN ? AND "
      "?");
  query.Bind(first, last);
  while (query.Next()) {
    const auto at = static_cast<std::size_t>(query.Int(0) - first);
    block.kind[at] = static_cast<std::uint8_t>(query.Int(1));
    // A type beyond 65,535 of them is not told apart from none.
    const std::int64_t type = query.Int(2);
    if (type > 0 && static_cast<std::uint64_t>(type) <= kMostTypes) block.type[at] = static_cast<std::uint16_t>(type);
    block.report[at] = static_cast<std::uint32_t>(query.Int(3));
    block.first[at] = DayOf(query, 4);
    block.last[at] = DayOf(query, 5);
  }
  return query.Finish();
}

Status ReadRuns(Connection& connection, std::int64_t first, std::int64_t last, ColumnBlock& block) {
  Query query = connection(
      "SELECT record_key, first_day, last_day FROM record_run WHERE record_key BETWEEN ? AND ? "
      "ORDER BY record_key, position");
  query.Bind(first, last);
  while (query.Next()) {
    const auto at = static_cast<std::uint8_t>(query.Int(0) - first);
    if (block.gaps.empty() || block.gaps.back().first != at) block.gaps.push_back({at, {}});
    block.gaps.back().second.emplace_back(DayOf(query, 1), DayOf(query, 2));
  }
  return query.Finish();
}

Status ReadEntities(Connection& connection, std::int64_t first, std::int64_t last, ColumnBlock& block) {
  Query query = connection(
      "SELECT DISTINCT record_key, entity_key FROM record_entity WHERE record_key BETWEEN ? AND ? "
      "ORDER BY record_key, entity_key");
  query.Bind(first, last);
  while (query.Next()) {
    block.entities.push_back(static_cast<std::uint32_t>(query.Int(1)));
    ++block.entity_begin[static_cast<std::size_t>(query.Int(0) - first) + 1];
  }
  for (std::size_t i = 1; i < block.entity_begin.size(); ++i) block.entity_begin[i] += block.entity_begin[i - 1];
  return query.Finish();
}

Result<std::int64_t> NextStamp(Connection& connection) {
  ACERVO_RETURN_IF_ERROR(
      connection.Execute("INSERT INTO meta VALUES('column_stamp', '1') ON CONFLICT(key) DO UPDATE SET value = "
                         "CAST(value AS INTEGER) + 1"));
  Query query = connection("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'column_stamp'");
  const std::int64_t stamp = query.Next() ? query.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return stamp;
}

}  // namespace

std::uint8_t KindNumber(RecordKind kind) { return static_cast<std::uint8_t>(1 + static_cast<int>(kind)); }

std::int32_t DayNumber(Date date) {
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::int32_t KnownDay(std::int64_t number) {
  return number < -kFurthestDay || number > kFurthestDay ? kNoDay : static_cast<std::int32_t>(number);
}

Date DateOf(std::int32_t day) { return Date(std::chrono::sys_days(std::chrono::days(day))); }

// Of each record there is: the distance from the place of the one before, its kind and whether it is dated, type,
// report, days, entities; then the records with several intervals. Ends with 0 where a distance would stand.
std::string PackBlock(const ColumnBlock& block) {
  NumberWriter out;
  std::size_t before = 0;
  std::int64_t report = 0, day = 0;
  for (std::size_t at = 0; at < kBlockRecords; ++at) {
    if (block.kind[at] == 0) continue;
    const bool is_dated = block.first[at] != kNoDay;
    out.Put(at + 1 - before);
    before = at + 1;
    out.Put(block.kind[at] * 2U + (is_dated ? 1 : 0));
    out.Put(block.type[at]);
    out.PutSigned(block.report[at] - report);
    report = block.report[at];
    if (is_dated) {
      out.PutSigned(block.first[at] - day);
      out.PutSigned(std::int64_t{block.last[at]} - block.first[at]);
      day = block.first[at];
    }
    const std::uint32_t begin = block.entity_begin[at], end = block.entity_begin[at + 1];
    out.Put(end - begin);
    std::uint32_t key = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
      out.Put(block.entities[i] - key);
      key = block.entities[i];
    }
  }
  out.Put(0);
  for (const auto& [at, ranges] : block.gaps) {
    out.Put(at + 1U);
    PutRanges(out, ranges, block.first[at]);
  }
  out.Put(0);
  return out.Take();
}

Result<ColumnBlock> UnpackBlock(std::string_view data) {
  ColumnBlock block;
  block.first.fill(kNoDay);
  block.last.fill(kNoDay);
  block.entities.reserve(kBlockRecords * 4);
  NumberReader in(data);
  std::size_t next = 0;
  std::int64_t report = 0, day = 0;
  while (const std::uint64_t step = in.NextUpTo(kBlockRecords - next)) {
    const std::size_t at = next + step - 1;
    for (std::size_t i = next; i <= at; ++i) block.entity_begin[i] = static_cast<std::uint32_t>(block.entities.size());
    next = at + 1;
    const std::uint64_t kind = in.NextUpTo(0xFF);
    block.kind[at] = static_cast<std::uint8_t>(kind / 2);
    block.type[at] = static_cast<std::uint16_t>(in.NextUpTo(kMostTypes));
    report = in.NextFrom(report, 0, kMostKeys);
    block.report[at] = static_cast<std::uint32_t>(report);
    if (kind % 2 == 1) {
      day = in.NextFrom(day, -kFurthestDay, kFurthestDay);
      block.first[at] = static_cast<std::int32_t>(day);
      block.last[at] = static_cast<std::int32_t>(in.NextFrom(day, -kFurthestDay, kFurthestDay));
    }
    std::uint64_t key = 0;
    for (std::uint64_t left = in.Next(); left > 0 && !in.failed(); --left) {
      key += in.NextUpTo(kMostKeys);
      block.entities.push_back(static_cast<std::uint32_t>(key));
    }
  }
  for (std::size_t i = next; i <= kBlockRecords; ++i) {
    block.entity_begin[i] = static_cast<std::uint32_t>(block.entities.size());
  }
  while (const std::uint64_t place = in.NextUpTo(kBlockRecords)) {
    const auto at = static_cast<std::uint8_t>(place - 1);
    block.gaps.push_back({at, NextRanges(in, block.first[at])});
  }
  if (in.failed() || !in.at_end()) return Error{ErrorCode::kArchiveInvalid, "column_block", {}};
  return block;
}

Result<ColumnBlock> BlockFromTables(Connection& connection, std::int64_t number) {
  const std::int64_t first = number * static_cast<std::int64_t>(kBlockRecords);
  const std::int64_t last = first + static_cast<std::int64_t>(kBlockRecords) - 1;
  ColumnBlock block;
  block.first.fill(kNoDay);
  block.last.fill(kNoDay);
  ACERVO_RETURN_IF_ERROR(ReadRecords(connection, first, last, block));
  ACERVO_RETURN_IF_ERROR(ReadRuns(connection, first, last, block));
  ACERVO_RETURN_IF_ERROR(ReadEntities(connection, first, last, block));
  return block;
}

Status MarkStale(Connection& connection, std::int64_t record_key) {
  return connection("INSERT OR IGNORE INTO stale_block VALUES(? >> 8)").Bind(record_key).Run();
}

Status MarkReportStale(Connection& connection, std::int64_t report_key) {
  return connection(
             "INSERT OR IGNORE INTO stale_block SELECT DISTINCT record_key >> 8 FROM record WHERE report_key = ?")
      .Bind(report_key)
      .Run();
}

Status PackStaleBlocks(Connection& connection) {
  std::vector<std::int64_t> stale;
  Query query = connection("SELECT block FROM stale_block ORDER BY block");
  while (query.Next()) stale.push_back(query.Int(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  if (stale.empty()) return Ok();
  Result<std::int64_t> stamp = NextStamp(connection);
  if (!stamp.ok()) return std::move(stamp.error());
  for (const std::int64_t number : stale) {
    Result<ColumnBlock> block = BlockFromTables(connection, number);
    if (!block.ok()) return std::move(block.error());
    const std::string data = PackBlock(block.value());
    Query insert = connection("INSERT OR REPLACE INTO column_block VALUES(?, ?, ?)");
    insert.Bind(number, stamp.value()).BindBlob(data);
    ACERVO_RETURN_IF_ERROR(insert.Run());
  }
  return connection.Execute("DELETE FROM stale_block");
}

}  // namespace acervo::store
