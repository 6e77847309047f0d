#include "store/words/index_words.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/characters.h"

namespace acervo::store {
namespace {

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool StandsAt(std::string_view text, std::size_t at, std::string_view what) {
  return text.compare(at, what.size(), what) == 0;
}

// The size of the one of them that stands at `at`; 0: none does.
template <std::size_t kSize>
std::size_t SizeAt(std::string_view text, std::size_t at, const std::array<std::string_view, kSize>& all) {
  for (const std::string_view one : all) {
    if (at < text.size() && StandsAt(text, at, one)) return one.size();
  }
  return 0;
}

constexpr std::array<std::string_view, 2> kOrdinalSigns = {"º", "ª"};
constexpr std::array<std::string_view, 6> kRaisedSigns = {"º", "°", "ª", "˚", "ᵒ", "⁰"};
constexpr std::array<std::string_view, 3> kSpaces = {" ", "\u00A0", "\u202F"};
constexpr std::array<std::string_view, 2> kAccentedU = {"ú", "Ú"};

// Abbreviations of "número", folded.
constexpr std::string_view kNumberWords[] = {"no", "nos", "nro", "nros", "num", "nums"};
// What follows "N." raised or not: "N.o 5", "N.os 5 y 6".
constexpr std::array<std::string_view, 4> kNumberTails = {"ros", "ro", "os", "o"};

constexpr std::string_view kOrdinalEndings[] = {"er",  "ero", "era", "eros", "eras", "ro",  "ra",  "ros", "ras", "do",
                                                "da",  "dos", "das", "to",   "ta",   "tos", "tas", "mo",  "ma",  "mos",
                                                "mas", "vo",  "va",  "vos",  "vas",  "no",  "na",  "nos", "nas"};
constexpr std::string_view kShortEndings[] = {"a", "o", "as", "os"};

template <std::size_t kSize>
bool IsOneOf(const std::string_view (&all)[kSize], std::string_view one) {
  return std::ranges::find(all, one) != std::end(all);
}

std::string_view NumberBefore(std::string_view word) {
  std::size_t digits = 0;
  while (digits < word.size() && IsDigit(word[digits])) ++digits;
  constexpr std::size_t kMostDigits = 3;
  return digits <= kMostDigits ? word.substr(0, digits) : std::string_view();
}

// Letters from `at` on in lower case, ú as u: enough of them to know a number sign.
std::string LettersAt(std::string_view text, std::size_t& at) {
  constexpr std::size_t kLongest = 5;
  std::string letters;
  while (at < text.size() && letters.size() < kLongest) {
    const char lower = static_cast<char>(text[at] | 0x20);
    if (const std::size_t size = SizeAt(text, at, kAccentedU)) {
      letters += 'u';
      at += size;
    } else if (IsAscii(text[at]) && lower >= 'a' && lower <= 'z') {
      letters += lower;
      ++at;
    } else {
      break;
    }
  }
  return letters;
}

bool TakeDot(std::string_view text, std::size_t& at) {
  const bool has = at < text.size() && text[at] == '.';
  at += has ? 1 : 0;
  return has;
}

template <std::size_t kSize>
bool TakeOne(std::string_view text, std::size_t& at, const std::array<std::string_view, kSize>& all) {
  const std::size_t size = SizeAt(text, at, all);
  at += size;
  return size > 0;
}

bool IsSubscriptDigit(char32_t c) { return c >= 0x2080 && c <= 0x2089; }
bool IsSuperscriptDigit(char32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

bool IsUnit(std::string_view word) {
  constexpr std::size_t kLongestUnit = 2;
  return word.size() <= kLongestUnit && std::ranges::all_of(word, [](char c) { return IsAscii(c) && !IsDigit(c); });
}

// The end of a word with the raised or lowered digits at its end, and letters that go on after lowered ones: "H₂O".
std::size_t EndWithDigits(std::string_view text, Span word) {
  std::size_t end = word.end();
  const bool is_unit = IsUnit(word.In(text));
  while (end < text.size() && !IsAscii(text[end])) {
    std::size_t next = end;
    const char32_t c = NextCodePoint(text, next);
    if (!IsSubscriptDigit(c) && !(is_unit && IsSuperscriptDigit(c))) break;
    end = next;
    std::size_t after = end;
    const auto letters = NextWord(text, after);
    if (IsSubscriptDigit(c) && letters && letters->begin == end) end = letters->end();
  }
  return end;
}

// "er" of "1.er", "ª" aside: an ending that a dot parts from its number.
bool IsPartedEnding(std::string_view text, Span word) {
  const std::size_t begin = word.begin;
  if (begin < 2 || text[begin - 1] != '.' || !IsDigit(text[begin - 2])) return false;
  const std::string_view ending = word.In(text);
  return IsOneOf(kOrdinalEndings, ending) || IsOneOf(kShortEndings, ending);
}

bool MayBeSpecial(std::string_view text, Span word) {
  const std::string_view written = word.In(text);
  const char before = word.begin > 0 ? text[word.begin - 1] : ' ';
  const char after = word.end() < text.size() ? text[word.end()] : ' ';
  return before == '.' || !IsAscii(after) || (written.front() | 0x20) == 'n' || !std::ranges::all_of(written, IsAscii);
}

std::size_t OrdinalSignIn(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size() && SizeAt(word, at, kOrdinalSigns) == 0) ++at;
  return at;
}

struct Letter {
  char32_t letter;
  std::string_view plain;
};
// Ascending. What Unicode decomposes canonically (é, ñ, ő) is none of these.
constexpr Letter kLetters[] = {
    {0xAA, ""},     {0xB2, "2"},     {0xB3, "3"},     {0xB9, "1"},    {0xBA, ""},     {0xC6, "AE"},   {0xD0, "D"},
    {0xD8, "O"},    {0xDE, "TH"},    {0xDF, "ss"},    {0xE6, "ae"},   {0xF0, "d"},    {0xF8, "o"},    {0xFE, "th"},
    {0x110, "D"},   {0x111, "d"},    {0x126, "H"},    {0x127, "h"},   {0x131, "i"},   {0x132, "IJ"},  {0x133, "ij"},
    {0x138, "k"},   {0x13F, "L"},    {0x140, "l"},    {0x141, "L"},   {0x142, "l"},   {0x149, "n"},   {0x14A, "N"},
    {0x14B, "n"},   {0x152, "OE"},   {0x153, "oe"},   {0x166, "T"},   {0x167, "t"},   {0x17F, "s"},   {0x180, "b"},
    {0x192, "f"},   {0x197, "I"},    {0x19A, "l"},    {0x19F, "O"},   {0x1B5, "Z"},   {0x1B6, "z"},   {0x1C4, "DZ"},
    {0x1C5, "Dz"},  {0x1C6, "dz"},   {0x1C7, "LJ"},   {0x1C8, "Lj"},  {0x1C9, "lj"},  {0x1CA, "NJ"},  {0x1CB, "Nj"},
    {0x1CC, "nj"},  {0x1E4, "G"},    {0x1E5, "g"},    {0x1FC, "AE"},  {0x1FD, "ae"},  {0x1FE, "O"},   {0x1FF, "o"},
    {0x237, "j"},   {0x23A, "A"},    {0x23B, "C"},    {0x23C, "c"},   {0x23D, "L"},   {0x23E, "T"},   {0x243, "B"},
    {0x246, "E"},   {0x247, "e"},    {0x248, "J"},    {0x249, "j"},   {0x24C, "R"},   {0x24D, "r"},   {0x24E, "Y"},
    {0x24F, "y"},   {0x268, "i"},    {0x275, "o"},    {0x289, "u"},   {0x1E9E, "SS"}, {0x2071, "i"},  {0x207F, "n"},
    {0x2090, "a"},  {0x2091, "e"},   {0x2092, "o"},   {0x2093, "x"},  {0x2095, "h"},  {0x2096, "k"},  {0x2097, "l"},
    {0x2098, "m"},  {0x2099, "n"},   {0x209A, "p"},   {0x209B, "s"},  {0x209C, "t"},  {0xFB00, "ff"}, {0xFB01, "fi"},
    {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"},
};

// Characters in a row that stand for plain ones in a row, from `first` on, again and again every `period`.
struct LetterRow {
  char32_t from, to;
  char first;
  char32_t period;
};
constexpr LetterRow kLetterRows[] = {
    {0x660, 0x669, '0', 10},   {0x6F0, 0x6F9, '0', 10},   {0x2070, 0x2079, '0', 10}, {0x2080, 0x2089, '0', 10},
    {0xFF10, 0xFF19, '0', 10}, {0xFF21, 0xFF3A, 'A', 26}, {0xFF41, 0xFF5A, 'a', 26}, {0x1D7CE, 0x1D7FF, '0', 10},
};
// Mathematical alphabets: capitals and small letters by turns (Unicode 15, block 1D400–1D7FF).
constexpr char32_t kFirstMathLetter = 0x1D400, kLastMathLetter = 0x1D6A3, kAlphabet = 26;

void AppendPlain(char32_t c, std::string& plain) {
  const auto* const known = std::ranges::lower_bound(kLetters, c, {}, &Letter::letter);
  if (known != std::end(kLetters) && known->letter == c) {
    plain += known->plain;
    return;
  }
  for (const LetterRow& row : kLetterRows) {
    if (c < row.from || c > row.to) continue;
    plain += static_cast<char>(static_cast<char32_t>(row.first) + (c - row.from) % row.period);
    return;
  }
  if (c >= kFirstMathLetter && c <= kLastMathLetter) {
    const char32_t at = (c - kFirstMathLetter) % (2 * kAlphabet);
    plain += static_cast<char>(at < kAlphabet ? 'A' + at : 'a' + (at - kAlphabet));
    return;
  }
  AppendUtf8(plain, c);
}

}  // namespace

std::size_t NumberSignEnd(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const std::string letters = LettersAt(text, at);
  if (letters != "n" && !IsOneOf(kNumberWords, letters)) return 0;
  bool has_mark = TakeDot(text, at);
  if (letters == "n" && has_mark) TakeOne(text, at, kNumberTails);
  has_mark = TakeOne(text, at, kRaisedSigns) || has_mark;
  if (has_mark && at < text.size() && text[at] == 's') ++at;
  has_mark = TakeDot(text, at) || has_mark;
  const std::size_t mark_end = at;
  while (TakeOne(text, at, kSpaces)) {
  }
  const bool is_parted = has_mark || (letters != "n" && at > mark_end);
  return is_parted && at < text.size() && IsDigit(text[at]) ? at : 0;
}

std::optional<IndexWord> NextIndexWord(std::string_view text, std::size_t& offset) {
  while (auto word = NextWord(text, offset)) {
    if (!MayBeSpecial(text, *word)) return IndexWord{*word, false};
    const std::string_view written = word->In(text);
    if (const std::size_t sign = OrdinalSignIn(written); sign < written.size()) {
      offset = word->begin + sign + kOrdinalSigns.front().size();
      word->length = sign;
    }
    if (word->empty() || IsPartedEnding(text, *word)) continue;
    if (const std::size_t digits = NumberSignEnd(text, word->begin)) {
      offset = digits;
      return IndexWord{*word, true};
    }
    const std::size_t end = EndWithDigits(text, *word);
    offset = std::max(offset, end);
    return IndexWord{{word->begin, end - word->begin}, false};
  }
  return std::nullopt;
}

std::vector<Word> IndexWords(std::string_view text) {
  std::vector<Word> words;
  std::size_t offset = 0;
  while (const auto word = NextIndexWord(text, offset)) {
    if (!word->is_number_sign) words.push_back({std::string(word->span.In(text)), word->span});
  }
  return words;
}

std::string PlainLetters(std::string_view word) {
  if (std::ranges::all_of(word, IsAscii)) return std::string(word);
  std::string plain;
  for (std::size_t at = 0; at < word.size();) AppendPlain(NextCodePoint(word, at), plain);
  return plain;
}

std::string_view OrdinalNumber(std::string_view folded) {
  const std::string_view number = NumberBefore(folded);
  return !number.empty() && IsOneOf(kOrdinalEndings, folded.substr(number.size())) ? number : std::string_view();
}

std::string_view ShortOrdinalNumber(std::string_view folded) {
  const std::string_view number = NumberBefore(folded);
  return !number.empty() && IsOneOf(kShortEndings, folded.substr(number.size())) ? number : std::string_view();
}

}  // namespace acervo::store
