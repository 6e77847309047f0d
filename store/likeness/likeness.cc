#include "store/likeness/likeness.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "store/db/hash.h"
#include "store/likeness/recognised_words.h"
#include "store/likeness/word_difference.h"

namespace acervo::store {
namespace {

// How many of some records stand in both readings as they are.
struct EqualCount {
  std::size_t equal = 0;
  std::size_t of_a = 0, of_b = 0;

  // Of both together: Dice's coefficient.
  bool IsMost() const { return equal * 4 > of_a + of_b; }
  bool IsOneIn(std::size_t n) const { return equal * 2 * n >= of_a + of_b; }
  bool IsHalfOfTheShorter() const { return equal * 2 >= std::min(of_a, of_b); }
};

// What two readings do not share. The words are those of their fingerprints.
struct Difference {
  EqualCount all, rows, dated;  // letters misread aside
  std::size_t exact = 0;        // pairs whose words are the same to the letter
  std::size_t replaced = 0;     // pairs where words stand for other words
  std::size_t only_a = 0, only_b = 0;
  bool has_new_record = false;  // a record of some length that the other does not have at all
  WordViews lost, won;          // words of the one and of the other that stand nowhere in its counterpart
};

// Rows that are dated by their own words tell more than standing points: weeks of a month share those.
void CountRecord(const RecordPrint& record, std::size_t EqualCount::*number, Difference& difference) {
  ++(difference.all.*number);
  if (record.kind == RecordKind::kActivity) ++(difference.rows.*number);
  if (record.is_dated) ++(difference.dated.*number);
}

void AddPair(const RecordPrint& a, const RecordPrint& b, const Names& names, Difference& difference) {
  const WordViews words_a = a.words.Views(), words_b = b.words.Views();
  auto lost = Beyond(words_a, words_b), won = Beyond(words_b, words_a);
  CancelBroken(lost, won);
  CancelBroken(won, lost);
  if (Concatenated(lost) == Concatenated(won)) {  // the same words in another order, joined or broken
    ++difference.exact;
    CountRecord(a, &EqualCount::equal, difference);
    return;
  }
  if (!lost.empty() && !won.empty()) ++difference.replaced;
  difference.lost.insert(difference.lost.end(), lost.begin(), lost.end());
  difference.won.insert(difference.won.end(), won.begin(), won.end());
  CancelMisread(lost, won, names);
  if (lost.empty() && won.empty()) CountRecord(a, &EqualCount::equal, difference);
}

// Words of records that stand alone; a record is new when hardly any of its shingles stands in the other reading.
void AddAlone(const std::vector<std::size_t>& alone, const Fingerprint& from, const Fingerprint& other,
              Difference& difference, WordViews& words) {
  constexpr std::size_t kSomeWords = 5;
  if (alone.empty()) return;
  const WordViews other_words = other.other_words.Views();
  for (const std::size_t i : alone) {
    const RecordPrint& record = from.records[i];
    const WordViews own = record.words.Views();
    words.insert(words.end(), own.begin(), own.end());
    const auto unseen = Beyond(own, other_words);
    if (record.words.size() < kSomeWords || unseen.size() * 2 < record.words.size()) continue;
    const std::vector<std::uint64_t> shingles = ShinglesOf(record.words);
    const auto shared =
        std::ranges::count_if(shingles, [&](std::uint64_t s) { return std::ranges::binary_search(other.shingles, s); });
    if (shared * 3 < std::ssize(shingles)) difference.has_new_record = true;
  }
}

Difference DifferenceOf(const Candidate& a, const Candidate& b) {
  Difference difference;
  const Names names(a.print.names, b.print.names);
  const Alignment alignment = Align(a.print, b.print);
  for (const RecordPrint& record : a.print.records) CountRecord(record, &EqualCount::of_a, difference);
  for (const RecordPrint& record : b.print.records) CountRecord(record, &EqualCount::of_b, difference);
  for (const auto& pair : alignment.pairs) {
    const RecordPrint &x = a.print.records[pair.a], &y = b.print.records[pair.b];
    if (pair.equal) {
      ++difference.exact;
      CountRecord(x, &EqualCount::equal, difference);
    } else {
      AddPair(x, y, names, difference);
    }
  }
  difference.only_a = alignment.only_a.size();
  difference.only_b = alignment.only_b.size();
  AddAlone(alignment.only_a, a.print, b.print, difference, difference.lost);
  AddAlone(alignment.only_b, b.print, a.print, difference, difference.won);
  // What only moved from one record to another, or was seen and not taken for a record, is not lost.
  const auto lost = Beyond(Beyond(difference.lost, difference.won), b.print.other_words.Views());
  const auto won = Beyond(Beyond(difference.won, difference.lost), a.print.other_words.Views());
  difference.lost = lost;
  difference.won = won;
  return difference;
}

bool AreRecognised(const Candidate& a, const Candidate& b) { return a.print.is_recognised || b.print.is_recognised; }

// Both tell their text exactly.
bool AreBothDocx(const Candidate& a, const Candidate& b) {
  return a.format == Format::kDocx && b.format == Format::kDocx && !AreRecognised(a, b);
}

// Where most rows are read without any difference, the few that differ differ on the paper; else the reading is to
// blame.
bool IsReadCleanly(const Difference& difference) {
  return difference.exact * 2 >= std::max(difference.all.of_a, difference.all.of_b);
}

// Whether words that tell something stand for others that do.
template <typename Tells>
bool AreIn(const WordViews& words, const Tells& tells) {
  return std::ranges::any_of(words, tells);
}
template <typename Tells>
bool AreInBoth(const Difference& d, const Tells& tells) {
  return AreIn(d.lost, tells) && AreIn(d.won, tells);
}

// Whether what is left is little, and no number or name stands for another. REQUIRES: misread letters are put right.
bool IsNoise(const Difference& d, const Names& names, int words) {
  const auto is_name = [&](std::string_view word) { return names.Has(word); };
  if (AreInBoth(d, IsNumberOrMonth) || AreInBoth(d, is_name)) return false;
  constexpr int kOneInWords = 20;
  const std::size_t few = static_cast<std::size_t>(std::max(2, words / kOneInWords));
  return d.lost.size() <= few && d.won.size() <= few;
}

std::size_t CountNumbers(const Fingerprint& print) {
  std::size_t numbers = 0;
  for (const RecordPrint& record : print.records) {
    for (std::size_t i = 0; i < record.words.size(); ++i) numbers += HasNumeral(record.words[i]) ? 1 : 0;
  }
  return numbers;
}

// Puts right what a recognition made of words. False: it is unsure of so many numbers that those of another report would
// pass for them.
bool CancelRecognition(Difference& d, const Candidate& a, const Candidate& b, const Names& names) {
  CancelMisread(d.lost, d.won, names);
  const std::size_t forgiven = CancelUnsureNumbers(d.lost, d.won, {a.print.unsure, b.print.unsure});
  CancelCutWords(d.lost, d.won, names);
  constexpr std::size_t kOneInNumbers = 5;
  return forgiven * kOneInNumbers <= std::min(CountNumbers(a.print), CountNumbers(b.print));
}

// A recognition misreads letters, cuts words and loses some; where it is sure of a number, another number is another.
bool DifferInLettersAlone(Difference d, const Candidate& a, const Candidate& b) {
  const Names names(a.print.names, b.print.names);
  const bool is_clean = IsReadCleanly(d);
  if (!CancelRecognition(d, a, b, names)) return false;
  if (is_clean) return !d.has_new_record && (d.lost.empty() || d.won.empty());
  return IsNoise(d, names, std::min(a.print.words, b.print.words));
}

// DOCX tells its text exactly; in PDF and TXT lines, columns and characters may be read a little differently.
bool HaveSameRows(const Difference& d, const Candidate& a, const Candidate& b) {
  if (d.lost.empty() && d.won.empty()) return true;
  if (AreRecognised(a, b)) return DifferInLettersAlone(d, a, b);
  if (AreBothDocx(a, b)) return false;
  if (!IsReadCleanly(d)) {
    const Names names(a.print.names, b.print.names);
    Difference mended = d;
    CancelMisread(mended.lost, mended.won, names);
    return IsNoise(mended, names, std::min(a.print.words, b.print.words));
  }
  const bool is_replaced = d.replaced > 0 && !d.lost.empty() && !d.won.empty();
  return !is_replaced && !d.has_new_record;
}

// A picture shows words of stamps and letterheads too: few beside those of the text, and no numbers.
bool IsOfAStamp(const Difference& d, int words) {
  constexpr std::size_t kOneInWords = 10;
  if (AreIn(d.lost, IsNumberOrMonth) || AreIn(d.won, IsNumberOrMonth)) return false;
  return (d.lost.size() + d.won.size()) * kOneInWords <= static_cast<std::size_t>(words);
}

// Two texts without rows. Texts like that are often written from one another, and there are no other rows to say
// whether it is the reading that differs: one word that stands for another makes them two, and so does a sentence that
// only one of them has: a reply quotes a letter.
bool AreOneLetter(Difference d, const Candidate& a, const Candidate& b) {
  const bool is_recognised = AreRecognised(a, b);
  if (AreBothDocx(a, b)) return d.lost.empty() && d.won.empty();
  const Names names(a.print.names, b.print.names);
  if (is_recognised && !CancelRecognition(d, a, b, names)) return false;
  if (!is_recognised) CancelMisread(d.lost, d.won, names);
  if (!d.lost.empty() && !d.won.empty()) return false;
  constexpr std::size_t kFew = 4;  // a page's number, a running title
  const std::size_t left = d.lost.size() + d.won.size();
  return left <= kFew || (is_recognised && IsOfAStamp(d, std::min(a.print.words, b.print.words)));
}

// ── What stands beside the rows ─────────────────────────────────────────────────────────────────────────────────────

bool IsAmong(const PackedWords& line, const std::vector<PackedWords>& lines) {
  return std::ranges::any_of(lines, [&](const PackedWords& other) { return other.stream() == line.stream(); });
}

// "Informe semanal 1" and "Informe semanal 2"; "Elaborado por Ana" and "Elaborado por Luis".
bool AreLinesOfOneTemplate(const PackedWords& a, const PackedWords& b, const Names& names) {
  auto lost = Beyond(a.Views(), b.Views()), won = Beyond(b.Views(), a.Views());
  CancelBroken(lost, won);
  CancelBroken(won, lost);
  CancelMisread(lost, won, names);
  for (WordViews* const words : {&lost, &won}) std::erase_if(*words, IsWordOfAnEdition);
  if (lost.empty() || won.empty() || lost.size() >= a.size() || won.size() >= b.size()) return false;
  const auto tells = [&](std::string_view word) { return IsNumberOrMonth(word) || IsOrdinal(word) || names.Has(word); };
  return std::ranges::all_of(lost, tells) && std::ranges::all_of(won, tells) &&
         std::ranges::none_of(a.Views(), IsWordOfAnEdition);
}

// "Panamá, 3 de junio de 2019" on the report of May: when it was issued, not what it is of.
bool IsDayOfIssue(const PackedWords& line, const Report& report) {
  if (!report.period) return false;
  const Month first = *report.period, last = report.period_end.value_or(first);
  bool has_month = false;
  for (const std::string_view word : line.Views()) {
    const int month = MonthNumber(word);
    has_month = has_month || month != 0;
    const bool is_within =
        month >= static_cast<int>(unsigned(first.month())) && month <= static_cast<int>(unsigned(last.month()));
    if (month != 0 && (is_within || first.year() != last.year())) return false;
  }
  return has_month;
}

// The heads name two of a series.
bool HaveHeadsApart(const Candidate& a, const Candidate& b) {
  const Names names(a.print.names, b.print.names);
  for (const PackedWords& x : a.print.head) {
    if (IsAmong(x, b.print.head) || IsDayOfIssue(x, a.report)) continue;
    for (const PackedWords& y : b.print.head) {
      if (!IsAmong(y, a.print.head) && AreLinesOfOneTemplate(x, y, names)) return true;
    }
  }
  return false;
}

// Each once, those that tell something and stand nowhere in the other reading.
WordViews TellingWordsBeyond(const Fingerprint& a, const Fingerprint& b, const Names& names) {
  WordViews words = a.other_words.Views(), known = b.other_words.Views();
  for (const RecordPrint& record : b.records) {
    const WordViews own = record.words.Views();
    known.insert(known.end(), own.begin(), own.end());
  }
  std::ranges::sort(known);
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::erase_if(words, [&](std::string_view word) {
    return !(HasNumeral(word) || names.Has(word)) || std::ranges::binary_search(known, word);
  });
  return words;
}

// Two filled-in copies of a form: what is printed on both is the same, what was filled in says other numbers and names.
bool HaveTextsApart(const Candidate& a, const Candidate& b, std::size_t few) {
  const Names names(a.print.names, b.print.names);
  WordViews lost = TellingWordsBeyond(a.print, b.print, names), won = TellingWordsBeyond(b.print, a.print, names);
  CancelBroken(lost, won);
  CancelBroken(won, lost);
  CancelMisread(lost, won, names);
  for (WordViews* const words : {&lost, &won}) std::erase_if(*words, IsWordOfAnEdition);
  return lost.size() >= few && won.size() >= few;
}

// How many words of the one say that the texts beside the rows are not the other's. A correction changes some of them.
std::size_t FewWords(const Candidate& a, const Candidate& b, const Difference& difference, bool has_same_rows) {
  if (!IsReadCleanly(difference) && !AreBothDocx(a, b)) return 8;
  if (!has_same_rows) return 4;
  return AreBothDocx(a, b) ? 1 : 3;
}

// ── Periods and offices ─────────────────────────────────────────────────────────────────────────────────────────────

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

enum class PeriodMatch { kEqual, kOpen, kApart };

bool HaveOnePeriod(const Report& a, const Report& b) {
  const auto last = [](const Report& report) { return report.period_end ? report.period_end : report.period; };
  return a.period == b.period && last(a) == last(b);
}

// A period that a file's name or its dates suggest may be wrong; two that stand in the texts are not.
PeriodMatch MatchPeriods(const Report& a, const Report& b) {
  if (a.period && HaveOnePeriod(a, b)) return PeriodMatch::kEqual;
  const auto is_told = [](const Report& report) {
    return report.period &&
           (report.period_source == PeriodSource::kText || report.period_source == PeriodSource::kDecision);
  };
  return is_told(a) && is_told(b) ? PeriodMatch::kApart : PeriodMatch::kOpen;
}

// ── The whole ───────────────────────────────────────────────────────────────────────────────────────────────────────

// More than years of reports have: a comparison would take its memory many times over.
constexpr int kMostComparedWords = 100'000;

bool HasSameWords(const Fingerprint& a, const Fingerprint& b) {
  return std::ranges::equal(a.records, b.records, [](const RecordPrint& x, const RecordPrint& y) {
    return x.words.stream() == y.words.stream();
  });
}

// Enough in common to be looked at row by row.
bool AreRelated(const Candidate& a, const Candidate& b, bool is_one_period) {
  constexpr double kRelatedInOnePeriod = 0.4, kRelatedAnyhow = 0.8;
  constexpr int kTellingWords = 20;
  const double shared = Jaccard(a.print.shingles, b.print.shingles);
  if (shared < (is_one_period ? kRelatedInOnePeriod : kRelatedAnyhow)) return false;
  return is_one_period || std::min(a.print.words, b.print.words) >= kTellingWords;
}

// A third or more of the words is not there: what was cut out, or put together of several, is a report of its own.
bool IsPart(const Candidate& a, const Candidate& b, const Difference& difference) {
  const int least = std::min(a.print.words, b.print.words), most = std::max(a.print.words, b.print.words);
  const bool is_contained = difference.only_a == 0 || difference.only_b == 0;
  return is_contained && least * 3 <= most * 2;
}

// Same office, same period, and most of all as it was. Standing points alone do not make it: of the rows half, and of
// what is dated a third.
Likeness CompareRevised(const Candidate& a, const Candidate& b, const Difference& difference) {
  if (!HaveOnePeriod(a.report, b.report) || IsPart(a, b, difference)) return Likeness::kOther;
  if (!difference.all.IsMost() || !difference.rows.IsOneIn(2) || !difference.dated.IsOneIn(3)) return Likeness::kOther;
  const bool has_rows_gone_alone = difference.only_b > 0 && difference.all.equal == difference.all.of_a;
  return has_rows_gone_alone ? Likeness::kShorter : Likeness::kRevised;
}

}  // namespace

// Most words are the same, and at most one of the names says something that the other does not: "Oficina de Cooperación
// de Colón" and "… de David" are two offices, with "(OCI)" behind it the first is the same.
bool MayShareOffice(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return true;
  const PackedWords words_a = WordsIn(a), words_b = WordsIn(b);
  const WordViews x = words_a.Views(), y = words_b.Views();
  const std::size_t only_x = WithoutLike(x, y).size(), only_y = WithoutLike(y, x).size(), all = x.size() + y.size();
  constexpr std::size_t kMostApart = 4;  // a word of four
  return (only_x + only_y) * kMostApart <= all && (only_x == 0 || only_y == 0);
}

bool AreApart(const Report& a, const Report& b) {
  return MatchPeriods(a, b) == PeriodMatch::kApart || !MayShareOffice(a.office, b.office);
}

Likeness Compare(const Candidate& a, const Candidate& b) {
  if (AreApart(a.report, b.report)) return Likeness::kOther;
  if (std::max(a.print.words, b.print.words) >= kMostComparedWords) {
    return HasSameWords(a.print, b.print) ? Likeness::kSame : Likeness::kOther;
  }
  if (!AreRelated(a, b, MatchPeriods(a.report, b.report) == PeriodMatch::kEqual)) return Likeness::kOther;
  const Difference difference = DifferenceOf(a, b);
  if (a.print.is_plain && b.print.is_plain) {
    return AreOneLetter(difference, a, b) ? Likeness::kSame : Likeness::kOther;
  }
  const bool has_same_rows = HaveSameRows(difference, a, b);
  const std::size_t few = FewWords(a, b, difference, has_same_rows);
  if (HaveHeadsApart(a, b) || HaveTextsApart(a, b, few)) return Likeness::kOther;
  return has_same_rows ? Likeness::kSame : CompareRevised(a, b, difference);
}

bool IsRewritten(const Candidate& a, const Candidate& b) {
  const bool may_be_one_period = !a.report.period || !b.report.period || HaveOnePeriod(a.report, b.report);
  if (!may_be_one_period || AreApart(a.report, b.report) || a.print.is_plain != b.print.is_plain) return false;
  if (std::max(a.print.words, b.print.words) >= kMostComparedWords) return true;
  Difference difference = DifferenceOf(a, b);
  if (!a.print.is_plain) {
    return !HaveHeadsApart(a, b) && difference.all.IsHalfOfTheShorter() && difference.rows.IsHalfOfTheShorter() &&
           difference.dated.IsHalfOfTheShorter();
  }
  constexpr double kMostly = 0.5;
  const Names names(a.print.names, b.print.names);
  CancelMisread(difference.lost, difference.won, names);
  const auto tells = [&](std::string_view word) { return IsNumberOrMonth(word) || names.Has(word); };
  return !AreInBoth(difference, tells) && Jaccard(a.print.shingles, b.print.shingles) >= kMostly;
}

}  // namespace acervo::store
