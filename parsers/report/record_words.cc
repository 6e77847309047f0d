// Whole texts are taken before parts of texts, so that a cell is never pieced together from the words of its neighbour.
#include "parsers/report/record_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/text.h"

namespace acervo::report {
namespace {

constexpr std::size_t kMostTried = 64;    // occurrences of a word: a text of one word again and again stays linear
constexpr std::size_t kMostSections = 3;  // that begin below a heading
constexpr std::size_t kDeepestBullet = 16;

// The parts of a text between its words that were taken.
std::vector<std::string_view> Untaken(std::string_view text, const std::vector<std::string_view>& words,
                                      const std::vector<bool>& taken) {
  if (std::find(taken.begin(), taken.end(), true) == taken.end()) return {text};
  std::vector<std::string_view> parts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (taken[i]) continue;
    std::size_t last = i;
    while (last + 1 < words.size() && !taken[last + 1]) ++last;
    const char* const begin = words[i].data();
    parts.emplace_back(begin, static_cast<std::size_t>(words[last].data() + words[last].size() - begin));
    i = last;
  }
  return parts;
}

}  // namespace

std::vector<std::string_view> WordViews(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t offset = 0;
  while (const auto span = NextWord(text, offset)) words.push_back(span->In(text));
  return words;
}

Place PlaceOf(const Source& source) { return {source.block.value_or(0), source.row.value_or(-1)}; }

// ---------------------------------------------------------------- the words of one place

bool RecordWords::Pool::TakeText(std::string_view text) {
  const auto found = std::find(texts.begin(), texts.end(), text);
  if (found == texts.end()) return false;
  texts.erase(found);
  return true;
}

void RecordWords::Pool::Split() {
  for (const std::string_view text : std::exchange(texts, {})) {
    if (!words.empty()) words.emplace_back();
    for (const std::string_view word : WordViews(text)) {
      positions[word].push_back(static_cast<std::uint32_t>(words.size()));
      words.push_back(word);
    }
  }
  taken.resize(words.size(), false);
}

// How many words from there on are those of the text.
std::size_t RecordWords::Pool::RunAt(std::size_t position, const std::vector<std::string_view>& text,
                                     std::size_t from) const {
  std::size_t length = 0;
  while (from + length < text.size() && position + length < words.size() && !taken[position + length] &&
         words[position + length] == text[from + length])
    ++length;
  return length;
}

void RecordWords::Pool::TakeRun(std::size_t position, std::size_t length) {
  std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(position), length, true);
}

bool RecordWords::Pool::TakeWhole(const std::vector<std::string_view>& text) {
  Split();
  const auto found = positions.find(text.front());
  if (found == positions.end()) return false;
  std::size_t tried = 0;
  for (const std::uint32_t position : found->second) {
    if (taken[position]) continue;
    if (++tried > kMostTried) return false;
    if (RunAt(position, text, 0) < text.size()) continue;
    TakeRun(position, text.size());
    return true;
  }
  return false;
}

std::size_t RecordWords::Pool::TakeLongestRun(const std::vector<std::string_view>& text, std::size_t from) {
  const auto found = positions.find(text[from]);
  if (found == positions.end()) return 0;
  std::size_t best = 0, longest = 0, tried = 0;
  for (const std::uint32_t position : found->second) {
    if (taken[position]) continue;
    if (++tried > kMostTried) break;
    const std::size_t length = RunAt(position, text, from);
    if (length > longest) best = position, longest = length;
    if (from + longest == text.size()) break;
  }
  TakeRun(best, longest);
  return longest;
}

// Which words of the text are taken, the longest runs first from left to right.
std::vector<bool> RecordWords::Pool::TakeRuns(const std::vector<std::string_view>& text) {
  std::vector<bool> done(text.size(), false);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = TakeLongestRun(text, at);
    std::fill_n(done.begin() + static_cast<std::ptrdiff_t>(at), length, true);
    at += std::max<std::size_t>(length, 1);
  }
  return done;
}

// ---------------------------------------------------------------- all places

RecordWords::RecordWords(const std::vector<Record>& records) {
  std::map<int, Place> bullets;  // by order
  for (const Record& record : records) {
    if (record.kind == RecordKind::kCoordination) bullets.emplace(record.order, PlaceOf(record.source));
    AddRecord(record, bullets);
  }
  AddSections(records, RecordKind::kActivity);
  AddSections(records, RecordKind::kCoordination);
}

void RecordWords::AddRecord(const Record& record, const std::map<int, Place>& bullets) {
  Pool& pool = pools_[PlaceOf(record.source)];
  bool has_title = !record.title, has_text = false;
  for (const auto& [name, value] : record.fields) {
    pool.Add(value);
    pool.field_names.insert(name);
    has_title = has_title || value == *record.title;
    has_text = has_text || value == record.text;
  }
  if (!has_title) pool.Add(*record.title);
  if (!has_text) pool.Add(record.text);
  if (!record.parent) return;
  if (const auto parent = bullets.find(*record.parent); parent != bullets.end()) pool.parent = parent->second;
}

void RecordWords::AddSections(const std::vector<Record>& records, RecordKind kind) {
  const std::string* last = nullptr;
  for (const Record& record : records) {
    if (record.kind != kind) continue;
    const std::string* section = record.section ? &*record.section : nullptr;
    if (section && (!last || *last != *section))
      sections_.emplace(PlaceOf(record.source), Pool())->second.Add(*section);
    last = section;
  }
}

std::vector<std::vector<std::string_view>> RecordWords::Take(Place place, const std::vector<std::string_view>& texts) {
  std::vector<std::vector<std::string_view>> left(texts.size());
  Pool* const here = PoolAt(place);
  std::vector<std::pair<std::size_t, std::vector<std::string_view>>> open;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!texts[i].empty() && !(here && here->TakeText(texts[i]))) open.emplace_back(i, WordViews(texts[i]));
  }
  std::erase_if(open, [&](const auto& text) { return text.second.empty() || (here && here->TakeWhole(text.second)); });
  for (const auto& [i, words] : open) {
    const std::vector<bool> taken = here ? here->TakeRuns(words) : std::vector<bool>(words.size(), false);
    const bool untouched = std::find(taken.begin(), taken.end(), true) == taken.end();
    if (untouched && (TakeFromAbove(place, words) || TakeFromSections(place, words))) continue;
    left[i] = Untaken(texts[i], words, taken);
  }
  return left;
}

RecordWords::Pool* RecordWords::PoolAt(Place place) {
  const auto found = pools_.find(place);
  return found == pools_.end() ? nullptr : &found->second;
}

// The last place above with records; for a row only within its table.
RecordWords::Pools::const_iterator RecordWords::Above(Place place) const {
  auto above = pools_.lower_bound(place);
  if (above == pools_.begin()) return pools_.end();
  --above;
  const bool same_kind = (above->first.row < 0) == (place.row < 0);
  return same_kind && (place.row < 0 || above->first.block == place.block) ? above : pools_.end();
}

// A paragraph goes on with the last bullet or one that this stands under, a row with the row above.
bool RecordWords::TakeFromAbove(Place place, const std::vector<std::string_view>& text) {
  const auto above = Above(place);
  if (above == pools_.end()) return false;
  Pool* pool = PoolAt(above->first);
  for (std::size_t depth = 0; pool && depth < kDeepestBullet; ++depth) {
    if (pool->TakeWhole(text)) return true;
    pool = pool->parent ? PoolAt(*pool->parent) : nullptr;
  }
  return false;
}

bool RecordWords::TakeFromSections(Place place, const std::vector<std::string_view>& text) {
  std::size_t seen = 0;
  for (auto section = sections_.lower_bound(place); section != sections_.end() && seen < kMostSections; ++section) {
    if (section->second.TakeWhole(text)) return true;
    ++seen;
  }
  return false;
}

bool RecordWords::NamesField(Place place, const std::string& name) const {
  auto pool = pools_.find(place);
  if (pool == pools_.end()) pool = Above(place);
  return pool != pools_.end() && pool->second.field_names.contains(name);
}

bool RecordWords::HasRecordsOf(int block) const {
  const auto found = pools_.lower_bound(Place{block, -1});
  return found != pools_.end() && found->first.block == block;
}

}  // namespace acervo::report
