#include "store/likeness/fingerprint.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_map>

#include "core/text.h"
#include "store/db/hash.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

// More than years of reports have. What is longer is the same when all of it is: a comparison would take its memory
// many times over, and what is behind so many words of a record is no longer held as words.
constexpr int kMostWords = 100'000;

using WordViews = std::vector<std::string_view>;

// A capital of Latin-1, which are those of Spanish.
bool IsCapital(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word[0]);
  if (first >= 'A' && first <= 'Z') return true;
  const auto second = static_cast<unsigned char>(word.size() > 1 ? word[1] : 0);
  return first == 0xC3 && second >= 0x80 && second <= 0x9E;
}

void AppendWords(std::string_view text, PackedWords& words, std::vector<std::uint64_t>* names = nullptr) {
  std::size_t offset = 0;
  while (const auto span = NextWord(text, offset)) {
    std::string_view left = span->In(text);
    while (!left.empty()) {
      const std::string_view piece = Beginning(left);
      std::string folded = Fold(piece);
      std::erase(folded, '.');
      if (names != nullptr && IsCapital(piece)) names->push_back(Hash(folded));
      if (std::ssize(words) < kMostWords)
        words.Add(folded);
      else
        words.Extend(folded);
      left.remove_prefix(piece.size());
    }
  }
}

// The row's place in its table, "3" or "3.": another one where rows were put before it.
bool IsOrdinalOfRow(std::string_view column, std::string_view value) {
  constexpr std::size_t kMostDigits = 3;
  if (column != "no") return false;
  while (!value.empty() && (value.back() == '.' || value.back() == ' ')) value.remove_suffix(1);
  return value.size() <= kMostDigits && value.find_first_not_of("0123456789") == value.npos;
}

// Columns by name, so that their order on the paper makes no difference.
PackedWords WordsOf(const Record& record, std::vector<std::uint64_t>* names = nullptr) {
  PackedWords words;
  auto fields = record.fields;
  std::ranges::stable_sort(fields, {}, &std::pair<std::string, std::string>::first);
  bool has_text = false, has_title = !record.title;
  for (const auto& [name, value] : fields) {
    if (!IsOrdinalOfRow(name, value)) AppendWords(value, words, names);
    has_text = has_text || value == record.text;
    has_title = has_title || value == *record.title;
  }
  if (!has_title) AppendWords(*record.title, words, names);
  if (!has_text) AppendWords(record.text, words, names);
  return words;
}

void AppendShingles(const PackedWords& words, std::vector<std::uint64_t>& shingles) {
  constexpr std::size_t kWords = 3;
  if (words.size() == 0) return;
  const std::size_t last = words.size() < kWords ? 0 : words.size() - kWords;
  for (std::size_t i = 0; i <= std::min<std::size_t>(last, kMostWords); ++i) {
    std::uint64_t hash = Hash("");
    for (std::size_t k = i; k < std::min(i + kWords, words.size()); ++k) hash = Hash(" ", Hash(words[k], hash));
    shingles.push_back(hash);
  }
}

// Hashes of the words, sorted, with repetitions.
using Bag = std::vector<std::uint64_t>;

Bag BagOf(const PackedWords& words) {
  Bag bag(words.size());
  for (std::size_t i = 0; i < bag.size(); ++i) bag[i] = Hash(words[i]);
  std::ranges::sort(bag);
  return bag;
}

std::vector<Bag> BagsOf(const Fingerprint& print, const std::vector<std::size_t>& records) {
  std::vector<Bag> bags;
  bags.reserve(records.size());
  for (const std::size_t i : records) bags.push_back(BagOf(print.records[i].words));
  return bags;
}

// Twice the shared words over all words.
double Dice(const Bag& a, const Bag& b) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++shared, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  const std::size_t all = a.size() + b.size();
  return all == 0 ? 1 : 2.0 * static_cast<double>(shared) / static_cast<double>(all);
}

void PairEqual(const Fingerprint& a, const Fingerprint& b, Alignment& alignment, std::vector<bool>& used_b) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_stream;
  for (std::size_t j = b.records.size(); j-- > 0;) by_stream[b.records[j].words.stream()].push_back(j);
  for (std::size_t i = 0; i < a.records.size(); ++i) {
    const auto found = by_stream.find(a.records[i].words.stream());
    if (found == by_stream.end() || found->second.empty()) {
      alignment.only_a.push_back(i);
      continue;
    }
    alignment.pairs.push_back({i, found->second.back(), true});
    used_b[found->second.back()] = true;
    found->second.pop_back();
  }
}

// Best pairs first; what is less than half alike stays alone.
void PairAlike(const Fingerprint& a, const Fingerprint& b, Alignment& alignment) {
  constexpr std::size_t kMostComparisons = 250'000;
  constexpr double kAlike = 0.5;
  struct Scored {
    double score;
    std::size_t a, b;
  };
  if (alignment.only_a.size() * alignment.only_b.size() > kMostComparisons) return;
  if (alignment.only_a.empty() || alignment.only_b.empty()) return;
  const std::vector<Bag> bags_a = BagsOf(a, alignment.only_a), bags_b = BagsOf(b, alignment.only_b);
  std::vector<Scored> scored;
  for (std::size_t x = 0; x < bags_a.size(); ++x) {
    for (std::size_t y = 0; y < bags_b.size(); ++y) {
      const std::size_t i = alignment.only_a[x], j = alignment.only_b[y];
      if (a.records[i].kind != b.records[j].kind) continue;
      const double score = Dice(bags_a[x], bags_b[y]);
      if (score >= kAlike) scored.push_back({score, i, j});
    }
  }
  std::ranges::sort(scored, [](const Scored& x, const Scored& y) {
    return std::tuple(-x.score, x.a, x.b) < std::tuple(-y.score, y.a, y.b);
  });
  for (const Scored& pair : scored) {
    const auto in_a = std::ranges::find(alignment.only_a, pair.a);
    const auto in_b = std::ranges::find(alignment.only_b, pair.b);
    if (in_a == alignment.only_a.end() || in_b == alignment.only_b.end()) continue;
    alignment.pairs.push_back({pair.a, pair.b, false});
    alignment.only_a.erase(in_a);
    alignment.only_b.erase(in_b);
  }
}

}  // namespace

bool HasNumeral(std::string_view word) { return word.find_first_of("0123456789") != word.npos; }

PackedWords WordsIn(std::string_view text) {
  PackedWords words;
  AppendWords(text, words);
  return words;
}

std::vector<std::uint64_t> ShinglesOf(const PackedWords& words) {
  std::vector<std::uint64_t> shingles;
  AppendShingles(words, shingles);
  return shingles;
}

std::vector<std::string_view> PackedWords::Views() const {
  std::vector<std::string_view> views(size());
  for (std::size_t i = 0; i < views.size(); ++i) views[i] = (*this)[i];
  return views;
}

namespace {

void SortOnce(std::vector<std::uint64_t>& hashes) {
  std::ranges::sort(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

bool IsDatedByItsWords(const Record& record) {
  const bool is_dated = record.date.source == DateSource::kCell || record.date.source == DateSource::kText;
  return is_dated && !record.date.intervals.empty();
}

void AddRecord(const Record& record, Fingerprint& print) {
  constexpr std::size_t kMostNames = 100'000;
  auto* const names = print.names.size() < kMostNames ? &print.names : nullptr;
  print.records.push_back({record.kind, WordsOf(record, names), IsDatedByItsWords(record)});
  if (std::ssize(print.shingles) < kMostWords) AppendShingles(print.records.back().words, print.shingles);
  print.words += static_cast<int>(print.records.back().words.size());
}

// The lines of a text, each as words, as long as they are short and there is room.
void AddHeadLines(std::string_view text, Fingerprint& print) {
  constexpr std::size_t kMostLines = 16, kMostWordsOfLine = 24;
  while (!text.empty() && print.head.size() < kMostLines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    PackedWords line;
    AppendWords(text.substr(0, end), line, &print.names);
    if (line.size() > 0 && line.size() <= kMostWordsOfLine) print.head.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// What a report says of itself before its first row: the letterhead, the first headings and what stands below them.
void AddHead(const Report& report, Fingerprint& print) {
  constexpr std::size_t kFirst = 2;
  AddHeadLines(report.letterhead, print);
  for (std::size_t i = 0; i < std::min(kFirst, report.sections.size()); ++i) {
    AddHeadLines(report.sections[i].title, print);
    AddHeadLines(report.sections[i].text, print);
  }
  std::size_t texts = 0;
  for (const Record& record : report.records) {
    if (record.kind != RecordKind::kText || ++texts > kFirst) continue;
    AddHeadLines(record.title.value_or(""), print);
    AddHeadLines(record.text, print);
  }
}

void AddRecognition(const Report& report, Fingerprint& print) {
  print.is_recognised = IsRecognised(report);
  for (const Diagnostic& doubt : report.doubts) {
    if (doubt.code != DiagnosticCode::kUncertainLetters) continue;
    const PackedWords words = WordsIn(doubt.text);
    for (const std::string_view word : words.Views()) print.unsure.push_back(Hash(word));
  }
}

}  // namespace

bool IsRecognised(const Report& report) {
  return std::ranges::any_of(report.records, [](const Record& record) { return record.source.ocr; });
}

// Text beside rows and bullets is no record of the print: what tells two reports apart is what they report.
Fingerprint MakeFingerprint(const Report& report) {
  Fingerprint print;
  print.is_plain = std::ranges::all_of(report.records, [](const Record& r) { return r.kind == RecordKind::kText; });
  for (const Record& record : report.records) {
    if (record.kind != RecordKind::kText || print.is_plain)
      AddRecord(record, print);
    else
      for (const std::string& part : {record.title.value_or(""), record.text}) {
        AppendWords(part, print.other_words, &print.names);
      }
    const bool is_row_of_text = record.kind == RecordKind::kText && !print.is_plain;
    if (is_row_of_text) {
      for (const auto& [name, value] : record.fields) AppendWords(value, print.other_words, &print.names);
    }
  }
  AddHead(report, print);
  AppendWords(report.letterhead, print.other_words, &print.names);
  for (const Section& section : report.sections) {
    AppendWords(section.title + " " + section.text, print.other_words, &print.names);
  }
  for (const Diagnostic& rejected : report.rejected) AppendWords(rejected.text, print.other_words, &print.names);
  AddRecognition(report, print);
  SortOnce(print.unsure);
  SortOnce(print.shingles);
  SortOnce(print.names);
  return print;
}

std::int64_t RecordHash(const Record& record) {
  const PackedWords words = WordsOf(record);
  if (words.size() == 0) return 0;
  std::uint64_t hash = Hash("");
  bool after_numeral = false;  // "1 5" is not "15"; "sosteni bles" is "sostenibles"
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_numeral = HasNumeral(words[i]);
    hash = Hash(words[i], is_numeral && after_numeral ? Hash(" ", hash) : hash);
    after_numeral = is_numeral;
  }
  return static_cast<std::int64_t>(Mix(hash));
}

std::vector<std::int64_t> Sketch(const Fingerprint& print) {
  // With n values, readings whose shingles are half the same share none once in 2^n times.
  constexpr int kValues = 12;
  std::vector<std::int64_t> sketch;
  if (print.shingles.empty()) return sketch;
  for (std::uint64_t slot = 1; slot <= kValues; ++slot) {
    std::uint64_t least = ~0ULL;
    for (const std::uint64_t shingle : print.shingles) least = std::min(least, Mix(shingle ^ Mix(slot)));
    sketch.push_back(static_cast<std::int64_t>(least));
  }
  return sketch;
}

Alignment Align(const Fingerprint& a, const Fingerprint& b) {
  Alignment alignment;
  std::vector<bool> used_b(b.records.size());
  PairEqual(a, b, alignment, used_b);
  for (std::size_t j = 0; j < b.records.size(); ++j) {
    if (!used_b[j]) alignment.only_b.push_back(j);
  }
  PairAlike(a, b, alignment);
  return alignment;
}

double Jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  const std::size_t all = a.size() + b.size() - shared.size();
  return all == 0 ? 0 : static_cast<double>(shared.size()) / static_cast<double>(all);
}

}  // namespace acervo::store
