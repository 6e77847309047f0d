#include "store/fingerprint.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_map>

#include "core/text.h"
#include "store/hash.h"
#include "store/lexicon.h"
#include "store/vocabulary.h"

namespace acervo::store {
namespace {

// More than years of reports have. What is longer is the same when all of it is: a comparison would take its memory
// many times over, and what is behind so many words of a record is no longer held as words.
constexpr int kMostWords = 100'000;

using WordViews = std::vector<std::string_view>;

void AppendWords(std::string_view text, PackedWords& words) {
  std::size_t offset = 0;
  while (const auto span = NextWord(text, offset)) {
    std::string_view left = span->In(text);
    while (!left.empty()) {
      const std::string_view piece = Beginning(left);
      std::string folded = Fold(piece);
      std::erase(folded, '.');
      if (std::ssize(words) < kMostWords)
        words.Add(folded);
      else
        words.Extend(folded);
      left.remove_prefix(piece.size());
    }
  }
}

// Columns by name, so that their order on the paper makes no difference.
PackedWords WordsOf(const Record& record) {
  PackedWords words;
  auto fields = record.fields;
  std::ranges::stable_sort(fields, {}, &std::pair<std::string, std::string>::first);
  bool has_text = false, has_title = !record.title;
  for (const auto& [name, value] : fields) {
    AppendWords(value, words);
    has_text = has_text || value == record.text;
    has_title = has_title || value == *record.title;
  }
  if (!has_title) AppendWords(*record.title, words);
  if (!has_text) AppendWords(record.text, words);
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

// Words of `a` beyond those of `b`, in order.
WordViews Beyond(const WordViews& a, const WordViews& b) {
  std::unordered_map<std::string_view, int> left;
  for (const std::string_view word : b) ++left[word];
  WordViews beyond;
  for (const std::string_view word : a) {
    if (--left[word] < 0) beyond.push_back(word);
  }
  return beyond;
}

// Takes out each word of `whole` that a run of words of `broken` makes up, and the run: a word broken at a line's end.
void CancelBroken(WordViews& whole, WordViews& broken) {
  constexpr std::size_t kMostBroken = 60, kMostPieces = 4;  // larger differences are no breaks
  if (whole.size() > kMostBroken || broken.size() > kMostBroken) return;
  for (std::size_t w = 0; w < whole.size(); ++w) {
    for (std::size_t i = 0; i < broken.size(); ++i) {
      std::string joined(broken[i]);
      std::size_t end = i + 1;
      while (end < broken.size() && end - i < kMostPieces && joined.size() < whole[w].size()) joined += broken[end++];
      if (joined != whole[w] || end == i + 1) continue;
      broken.erase(broken.begin() + static_cast<std::ptrdiff_t>(i), broken.begin() + static_cast<std::ptrdiff_t>(end));
      whole.erase(whole.begin() + static_cast<std::ptrdiff_t>(w--));
      break;
    }
  }
}

bool HasNumeral(std::string_view word) { return word.find_first_of("0123456789") != word.npos; }

// Whether a recognised picture may show the one where the paper has the other: "convenlo" for "convenio". Another
// number is another number.
bool IsMisread(std::string_view a, std::string_view b) {
  if (HasNumeral(a) || HasNumeral(b)) return false;
  const std::u32string x = CodePoints(a), y = CodePoints(b);
  const int forgiven = ForgivenErrors(std::max(x.size(), y.size()));
  return EditDistance(x, y, forgiven) <= forgiven;
}

void CancelMisread(WordViews& lost, WordViews& won) {
  constexpr std::size_t kMostMisread = 400;  // what differs by more is not the same paper
  if (lost.size() > kMostMisread || won.size() > kMostMisread) return;
  std::erase_if(lost, [&](std::string_view word) {
    const auto found = std::ranges::find_if(won, [&](std::string_view other) { return IsMisread(word, other); });
    if (found == won.end()) return false;
    won.erase(found);
    return true;
  });
}

std::string Concatenated(const WordViews& words) {
  std::string all;
  for (const std::string_view word : words) all += word;
  return all;
}

// What two readings of one report do not share. The words are those of their fingerprints.
struct Difference {
  std::size_t records = 0;      // of the longer reading
  std::size_t equal = 0;        // pairs whose words are the same
  std::size_t replaced = 0;     // pairs where words stand for other words
  bool has_new_record = false;  // a record of some length that the other does not have at all
  WordViews lost, won;          // words of the one and of the other that stand nowhere in its counterpart
};

void AddPair(const RecordPrint& a, const RecordPrint& b, Difference& difference) {
  const WordViews words_a = a.words.Views(), words_b = b.words.Views();
  auto lost = Beyond(words_a, words_b), won = Beyond(words_b, words_a);
  CancelBroken(lost, won);
  CancelBroken(won, lost);
  if (Concatenated(lost) == Concatenated(won)) {  // the same words in another order, joined or broken
    ++difference.equal;
    return;
  }
  if (!lost.empty() && !won.empty()) ++difference.replaced;
  difference.lost.insert(difference.lost.end(), lost.begin(), lost.end());
  difference.won.insert(difference.won.end(), won.begin(), won.end());
}

// Words of records that stand alone; a record is new when hardly any of its shingles stands in the other reading.
void AddAlone(const std::vector<std::size_t>& alone, const Fingerprint& from, const Fingerprint& other,
              Difference& difference, WordViews& words) {
  constexpr std::size_t kSomeWords = 8;
  if (alone.empty()) return;
  const WordViews other_words = other.other_words.Views();
  for (const std::size_t i : alone) {
    const RecordPrint& record = from.records[i];
    const WordViews own = record.words.Views();
    words.insert(words.end(), own.begin(), own.end());
    const auto unseen = Beyond(own, other_words);
    if (record.words.size() < kSomeWords || unseen.size() * 2 < record.words.size()) continue;
    std::vector<std::uint64_t> shingles;
    AppendShingles(record.words, shingles);
    const auto shared =
        std::ranges::count_if(shingles, [&](std::uint64_t s) { return std::ranges::binary_search(other.shingles, s); });
    if (shared * 3 < std::ssize(shingles)) difference.has_new_record = true;
  }
}

Difference DifferenceOf(const Fingerprint& a, const Fingerprint& b, const Alignment& alignment) {
  Difference difference;
  difference.records = std::max(a.records.size(), b.records.size());
  for (const auto& pair : alignment.pairs) {
    if (pair.equal)
      ++difference.equal;
    else
      AddPair(a.records[pair.a], b.records[pair.b], difference);
  }
  AddAlone(alignment.only_a, a, b, difference, difference.lost);
  AddAlone(alignment.only_b, b, a, difference, difference.won);
  // What only moved from one record to another, or was seen and not taken for a record, is not lost.
  const auto lost = Beyond(Beyond(difference.lost, difference.won), b.other_words.Views());
  const auto won = Beyond(Beyond(difference.won, difference.lost), a.other_words.Views());
  difference.lost = lost;
  difference.won = won;
  return difference;
}

// DOCX tells its text exactly; in PDF and TXT lines, columns and characters may be read a little differently.
bool IsRevision(Difference d, Format a, Format b) {
  if (d.lost.empty() && d.won.empty()) return false;
  if (a == Format::kDocx && b == Format::kDocx) return true;
  // Where most rows are read without any difference, the few that differ differ on the paper; else the reading is to
  // blame.
  const bool is_clean = d.equal * 2 >= d.records;
  if (a != b && !is_clean) return false;
  if (!is_clean) CancelMisread(d.lost, d.won);
  const bool is_replaced = d.replaced > 0 && !d.lost.empty() && !d.won.empty();
  return is_replaced || d.has_new_record;
}

// Two texts without rows. Texts like that are often written from one another, and there are no other rows to say
// whether it is the reading that differs: one word that stands for another makes them two.
bool AreOneLetter(Difference d, Format a, Format b) {
  if (a == Format::kDocx && b == Format::kDocx) return d.lost.empty() && d.won.empty();
  CancelMisread(d.lost, d.won);
  return d.lost.empty() || d.won.empty();
}

// How much of the smaller set stands in the larger.
double Containment(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  const std::size_t least = std::min(a.size(), b.size());
  return least == 0 ? 0 : static_cast<double>(shared.size()) / static_cast<double>(least);
}

// One month's report of one office of which a piece of its own was made: rows as they are, a third of them or more not
// there. What lacks less was corrected. Another format may read some rows otherwise.
std::optional<Likeness> AsPart(const Candidate& a, const Candidate& b) {
  constexpr int kTellingWords = 8;
  const bool is_one_format = a.format == b.format;
  const int least = std::min(a.print.words, b.print.words), most = std::max(a.print.words, b.print.words);
  if (least < kTellingWords || least * 3 > most * 2) return std::nullopt;
  if (Containment(a.print.shingles, b.print.shingles) < (is_one_format ? 0.9 : 0.7)) return std::nullopt;
  const bool a_is_whole = a.print.words > b.print.words;
  const Alignment alignment = a_is_whole ? Align(b.print, a.print) : Align(a.print, b.print);
  if (!alignment.only_a.empty()) return std::nullopt;
  const auto equal = std::ranges::count_if(alignment.pairs, &Alignment::Pair::equal);
  const bool is_cut_out = equal * (is_one_format ? 1 : 2) >= std::ssize(alignment.pairs);
  if (!is_cut_out) return std::nullopt;
  return a_is_whole ? Likeness::kWhole : Likeness::kPart;
}

bool IsSpeltLike(std::string_view a, std::string_view b) {
  const std::u32string x = CodePoints(a), y = CodePoints(b);
  const int errors = ForgivenErrors(std::min(x.size(), y.size()));
  return EditDistance(x, y, errors) <= errors;
}

// Those of `a` that are not in `b`, under no spelling.
WordViews WithoutLike(WordViews a, const WordViews& b) {
  std::erase_if(a, [&](std::string_view word) {
    return std::ranges::any_of(b, [&](std::string_view other) { return word == other || IsSpeltLike(word, other); });
  });
  return a;
}

// Most words are the same, and at most one of the names says something that the other does not: "Oficina de Cooperación
// de Colón" and "… de David" are two offices, with "(OCI)" behind it the first is the same.
bool MayShareOffice(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return true;
  PackedWords words_a, words_b;
  AppendWords(a, words_a);
  AppendWords(b, words_b);
  const WordViews x = words_a.Views(), y = words_b.Views();
  const std::size_t only_x = WithoutLike(x, y).size(), only_y = WithoutLike(y, x).size(), all = x.size() + y.size();
  constexpr std::size_t kMostApart = 4;  // a word of four
  return (only_x + only_y) * kMostApart <= all && (only_x == 0 || only_y == 0);
}

enum class PeriodMatch { kEqual, kOpen, kApart };

// A period that a file's name or its dates suggest may be wrong; two that stand in the texts are not.
PeriodMatch MatchPeriods(const Report& a, const Report& b) {
  if (a.period && b.period && *a.period == *b.period) return PeriodMatch::kEqual;
  const auto is_told = [](const Report& report) {
    return report.period &&
           (report.period_source == PeriodSource::kText || report.period_source == PeriodSource::kDecision);
  };
  return is_told(a) && is_told(b) ? PeriodMatch::kApart : PeriodMatch::kOpen;
}

bool HasSameWords(const Fingerprint& a, const Fingerprint& b) {
  return std::ranges::equal(a.records, b.records, [](const RecordPrint& x, const RecordPrint& y) {
    return x.words.stream() == y.words.stream();
  });
}

// Not a report in rows and bullets: a letter, a note.
bool IsPlainText(const Report& report) {
  return std::ranges::all_of(report.records, [](const Record& record) { return record.kind == RecordKind::kText; });
}

}  // namespace

std::vector<std::string_view> PackedWords::Views() const {
  std::vector<std::string_view> views(size());
  for (std::size_t i = 0; i < views.size(); ++i) views[i] = (*this)[i];
  return views;
}

Fingerprint MakeFingerprint(const Report& report) {
  Fingerprint print;
  for (const Record& record : report.records) {
    print.records.push_back({record.kind, WordsOf(record)});
    if (std::ssize(print.shingles) < kMostWords) AppendShingles(print.records.back().words, print.shingles);
    print.words += static_cast<int>(print.records.back().words.size());
  }
  std::ranges::sort(print.shingles);
  print.shingles.erase(std::unique(print.shingles.begin(), print.shingles.end()), print.shingles.end());
  for (const Section& section : report.sections) AppendWords(section.title + " " + section.text, print.other_words);
  for (const Rejected& rejected : report.rejected) AppendWords(rejected.text, print.other_words);
  return print;
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

bool AreApart(const Report& a, const Report& b) {
  return MatchPeriods(a, b) == PeriodMatch::kApart || !MayShareOffice(a.office, b.office);
}

Likeness Compare(const Candidate& a, const Candidate& b) {
  if (AreApart(a.report, b.report)) return Likeness::kOther;
  if (std::max(a.print.words, b.print.words) >= kMostWords) {
    return HasSameWords(a.print, b.print) ? Likeness::kSame : Likeness::kOther;
  }
  const bool is_one_month = MatchPeriods(a.report, b.report) == PeriodMatch::kEqual;
  if (is_one_month) {
    if (const auto part = AsPart(a, b)) return *part;
  }
  constexpr double kRelatedInOneMonth = 0.4, kRelatedAnyhow = 0.8;
  constexpr int kTellingWords = 20;
  const double shared = Jaccard(a.print.shingles, b.print.shingles);
  if (shared < (is_one_month ? kRelatedInOneMonth : kRelatedAnyhow)) return Likeness::kOther;
  if (!is_one_month && std::min(a.print.words, b.print.words) < kTellingWords) return Likeness::kOther;
  const Difference difference = DifferenceOf(a.print, b.print, Align(a.print, b.print));
  if (IsPlainText(a.report) && IsPlainText(b.report)) {
    return AreOneLetter(difference, a.format, b.format) ? Likeness::kSame : Likeness::kOther;
  }
  if (!IsRevision(difference, a.format, b.format)) return Likeness::kSame;
  // Most rows of the month before may stand in a report; then it is another one, and the months, doubtful as they are,
  // say so.
  const bool are_months_known = a.report.period && b.report.period;
  return is_one_month || !are_months_known ? Likeness::kRevised : Likeness::kOther;
}

}  // namespace acervo::store
