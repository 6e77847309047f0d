#include "store/likeness/word_difference.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "store/db/hash.h"
#include "store/likeness/fingerprint.h"

namespace acervo::store {
namespace {

constexpr std::array<std::string_view, 13> kMonthNames{"enero",   "febrero",   "marzo",    "abril",      "mayo",
                                                       "junio",   "julio",     "agosto",   "septiembre", "setiembre",
                                                       "octubre", "noviembre", "diciembre"};
constexpr std::array<std::string_view, 23> kOrdinals{"primer",  "primera", "primero", "segunda", "segundo", "tercer",
                                                     "tercera", "tercero", "cuarta",  "cuarto",  "quinta",  "quinto",
                                                     "sexta",   "sexto",   "septima", "septimo", "octava",  "octavo",
                                                     "novena",  "noveno",  "decima",  "decimo",  "ultima"};
constexpr std::array<std::string_view, 20> kWordsOfEditions{
    "version",     "rev",        "revision",   "revisado",  "revisada",  "borrador",   "preliminar",
    "final",       "definitivo", "definitiva", "corregido", "corregida", "correccion", "actualizado",
    "actualizada", "ampliado",   "ampliada",   "copia",     "original",  "edicion"};

bool IsMonth(std::string_view word) { return MonthNumber(word) != 0; }

// As a picture shows it: letters that look alike are one.
std::string Shape(std::string_view written) {
  std::string word(written), shape;
  std::ranges::replace_if(
      word, [](char c) { return c == 'i' || c == 'j' || c == '1'; }, 'l');
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::string_view two = std::string_view(word).substr(i, 2);
    if (two == "rn" || two == "vv" || two == "cl") {
      shape += two == "rn" ? 'm' : two == "vv" ? 'w' : 'd';
      ++i;
      continue;
    }
    switch (word[i]) {
      case '0':
      case 'o':
      case 'e': shape += 'c'; break;
      case '5': shape += 's'; break;
      case '8': shape += 'b'; break;
      case '9':
      case 'q': shape += 'g'; break;
      case '2': shape += 'z'; break;
      default: shape += word[i];
    }
  }
  return shape;
}

// Letters that were taken for digits put right: "2o19" is 2019.
std::string Digits(std::string_view word) {
  constexpr std::string_view kLetters = "oliszbgq", kTheirDigits = "01152899";
  std::string digits(word);
  for (char& c : digits) {
    if (const std::size_t at = kLetters.find(c); at != kLetters.npos) c = kTheirDigits[at];
  }
  return digits;
}

// "Mario" for "María" is another person, whatever a picture shows.
bool DifferInTheLastLetterAlone(std::u32string_view a, std::u32string_view b) {
  return a.size() == b.size() && !a.empty() && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1);
}

// "convenlo" for "convenio". Another number is another number, another month another month.
bool IsMisread(std::string_view a, std::string_view b, const Names& names) {
  if (HasNumeral(a) || HasNumeral(b)) return Digits(a) == Digits(b);
  if (IsMonth(a) && IsMonth(b)) return false;
  const std::string shape_a = Shape(a), shape_b = Shape(b);
  if (shape_a == shape_b) return true;
  const std::u32string x = CodePoints(shape_a), y = CodePoints(shape_b);
  constexpr std::size_t kLongName = 8;
  const bool is_name = names.Has(a) || names.Has(b);
  if (is_name && DifferInTheLastLetterAlone(x, y)) return false;
  const std::size_t longer = std::max(x.size(), y.size());
  const int forgiven = is_name && longer < kLongName ? std::min(1, ForgivenErrors(longer)) : ForgivenErrors(longer);
  return EditDistance(x, y, forgiven) <= forgiven;
}

}  // namespace

bool Names::Has(std::string_view word) const {
  const std::uint64_t hash = Hash(word);
  return std::ranges::binary_search(a_, hash) || std::ranges::binary_search(b_, hash);
}

WordViews Beyond(const WordViews& a, const WordViews& b) {
  std::unordered_map<std::string_view, int> left;
  for (const std::string_view word : b) ++left[word];
  WordViews beyond;
  for (const std::string_view word : a) {
    if (--left[word] < 0) beyond.push_back(word);
  }
  return beyond;
}

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

void CancelMisread(WordViews& lost, WordViews& won, const Names& names) {
  constexpr std::size_t kMostMisread = 400;  // what differs by more is not the same paper
  if (lost.size() > kMostMisread || won.size() > kMostMisread) return;
  std::erase_if(lost, [&](std::string_view word) {
    const auto found = std::ranges::find_if(won, [&](std::string_view other) { return IsMisread(word, other, names); });
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

int MonthNumber(std::string_view word) {
  const auto found = std::ranges::find(kMonthNames, word);
  if (found == kMonthNames.end()) return 0;
  const auto place = static_cast<int>(found - kMonthNames.begin());
  constexpr int kSeptember = 8;  // "setiembre" stands behind it
  return place > kSeptember ? place : place + 1;
}

bool IsNumberOrMonth(std::string_view word) { return HasNumeral(word) || IsMonth(word); }

bool IsOrdinal(std::string_view word) { return std::ranges::find(kOrdinals, word) != kOrdinals.end(); }

bool IsWordOfAnEdition(std::string_view word) {
  return std::ranges::find(kWordsOfEditions, word) != kWordsOfEditions.end();
}

}  // namespace acervo::store
