// Which words of the document the records of a report hold, found by the words themselves.
//
// Shape:  a place is a block, or a row of a table. Each record says the words of its texts once; a text of the document
//         takes the words that are its own, first at its own place, then from the record above that it continues, then
//         as the section of the records below.
// Use:    texts are taken in document order. The records are borrowed and must not move.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/report.h"

namespace acervo::report {

struct Place {
  int block = 0;
  int row = -1;  // of a table; -1: a paragraph
  friend auto operator<=>(const Place&, const Place&) = default;
};

Place PlaceOf(const Source& source);

class RecordWords {
 public:
  explicit RecordWords(const std::vector<Record>& records);

  // What no record holds of each of the texts that stand at a place: parts of them, in their order.
  std::vector<std::vector<std::string_view>> Take(Place place, const std::vector<std::string_view>& texts);

  // Whether a record of that place, or of the row above that it continues, has a field of that name.
  bool NamesField(Place place, const std::string& name) const;
  // Whether a record comes from the block.
  bool HasRecordsOf(int block) const;
  // Whether a record stands above the place.
  bool HasRecordsBefore(Place place) const { return !pools_.empty() && pools_.begin()->first < place; }

 private:
  // The texts of one place. They are split into words only where some text is not one of them as it stands.
  struct Pool {
    std::set<std::string_view> field_names;
    std::optional<Place> parent;  // of the bullet above

    void Add(std::string_view text) { texts.push_back(text); }
    bool TakeText(std::string_view text);
    bool TakeWhole(const std::vector<std::string_view>& text);
    std::vector<bool> TakeRuns(const std::vector<std::string_view>& text);

   private:
    std::size_t TakeLongestRun(const std::vector<std::string_view>& text, std::size_t from);
    void Split();
    std::size_t RunAt(std::size_t position, const std::vector<std::string_view>& text, std::size_t from) const;
    void TakeRun(std::size_t position, std::size_t length);

    std::vector<std::string_view> texts;  // until they are split
    std::vector<std::string_view> words;  // an empty one between two texts
    std::vector<bool> taken;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> positions;
  };
  using Pools = std::map<Place, Pool>;

  void AddRecord(const Record& record, const std::map<int, Place>& bullets);
  void AddSections(const std::vector<Record>& records, RecordKind kind);
  Pool* PoolAt(Place place);
  Pools::const_iterator Above(Place place) const;
  bool TakeFromAbove(Place place, const std::vector<std::string_view>& text);
  bool TakeFromSections(Place place, const std::vector<std::string_view>& text);

  Pools pools_;
  std::multimap<Place, Pool> sections_;  // by the first record of each run of records under one
};

// The words of a text as the archive splits them.
std::vector<std::string_view> WordViews(std::string_view text);

}  // namespace acervo::report
