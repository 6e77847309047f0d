#include "store/identity/record_ids.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <vector>

#include "store/likeness/fingerprint.h"

namespace acervo::store {
namespace {

// "c2.1" → "c2." ; "a3" → "a": what stands before the last number.
std::string Stem(const std::string& local_id) {
  const std::size_t last = local_id.find_last_not_of("0123456789");
  return last == std::string::npos ? std::string() : local_id.substr(0, last + 1);
}

class Ids {
 public:
  explicit Ids(const std::set<std::string>& taken) : taken_(taken) {}
  void Take(const std::string& id) { taken_.insert(id); }
  // `wanted`, or the next number after those taken.
  std::string Free(const std::string& wanted) {
    std::string id = wanted;
    const std::string stem = Stem(wanted);
    int& next = next_[stem];
    if (next == 0) next = HighestUnder(stem) + 1;
    if (taken_.contains(id)) id = stem + std::to_string(next++);
    taken_.insert(id);
    return id;
  }

 private:
  int HighestUnder(const std::string& stem) const {
    int highest = 0;
    for (auto at = taken_.lower_bound(stem); at != taken_.end() && at->starts_with(stem); ++at) {
      const std::string_view rest = std::string_view(*at).substr(stem.size());
      if (rest.empty() || rest.size() > 8 || rest.find_first_not_of("0123456789") != rest.npos) continue;
      highest = std::max(highest, std::stoi(std::string(rest)));
    }
    return highest;
  }

  std::set<std::string> taken_;
  std::map<std::string, int> next_;
};

// The id a new record would have under the id that its parent has now.
std::string Wanted(const Record& record, const std::unordered_map<std::string, std::string>& renamed) {
  const std::size_t dot = record.local_id.rfind('.');
  if (dot == std::string::npos) return record.local_id;
  const auto parent = renamed.find(record.local_id.substr(0, dot));
  return parent == renamed.end() ? record.local_id : parent->second + record.local_id.substr(dot);
}

// Rows and bullets, or the texts beside them: fingerprints of both together leave the texts out.
enum class RecordGroup { kRows, kTexts };

struct GroupOfRecords {
  Report report;
  std::vector<std::size_t> places;  // of its records in the whole
};

GroupOfRecords TakeGroup(const Report& whole, RecordGroup group) {
  GroupOfRecords taken;
  for (std::size_t i = 0; i < whole.records.size(); ++i) {
    if ((whole.records[i].kind == RecordKind::kText) != (group == RecordGroup::kTexts)) continue;
    taken.report.records.push_back(whole.records[i]);
    taken.places.push_back(i);
  }
  return taken;
}

// The earlier id of each record of `next`; nullptr: it is new.
std::vector<const std::string*> KeptIds(const Report& earlier, const Report& next) {
  std::vector<const std::string*> kept(next.records.size(), nullptr);
  for (const RecordGroup group : {RecordGroup::kRows, RecordGroup::kTexts}) {
    const GroupOfRecords a = TakeGroup(earlier, group), b = TakeGroup(next, group);
    for (const auto& pair : Align(MakeFingerprint(a.report), MakeFingerprint(b.report)).pairs) {
      const Record& known = earlier.records[a.places[pair.a]];
      if (known.kind == next.records[b.places[pair.b]].kind) kept[b.places[pair.b]] = &known.local_id;
    }
  }
  return kept;
}

}  // namespace

void KeepRecordIds(const Report& earlier, const std::set<std::string>& taken, Report& next) {
  Ids ids(taken);
  const std::vector<const std::string*> kept = KeptIds(earlier, next);
  for (const std::string* const id : kept) {
    if (id != nullptr) ids.Take(*id);
  }
  std::unordered_map<std::string, std::string> renamed;
  for (std::size_t i = 0; i < next.records.size(); ++i) {
    Record& record = next.records[i];
    std::string id = kept[i] ? *kept[i] : ids.Free(Wanted(record, renamed));
    renamed.emplace(record.local_id, id);
    record.local_id = std::move(id);
  }
  for (Diagnostic& doubt : next.doubts) {
    const auto found = renamed.find(doubt.record);
    if (found != renamed.end()) doubt.record = found->second;
  }
}

}  // namespace acervo::store
