#include "parsers/report/form_lines.h"

#include <re2/re2.h>

#include <algorithm>
#include <vector>

#include "parsers/report/letterhead.h"
#include "parsers/report/wording.h"
#include "parsers/spanish/lexicon.h"
#include "parsers/spanish/period_text.h"

namespace acervo::report {
namespace {

constexpr std::size_t kLongestLine = 200;  // bytes
constexpr std::size_t kMostWords = 16;     // of a line with an address or a telephone
constexpr double kPeriodAlone = 0.75;      // a month beside nothing but 'mes de' and the like, its year not written
constexpr double kMonthAndYearAlone = 0.95;
constexpr double kPeriodInTitle = 0.7;
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool ArePeriodAlone(const std::vector<PeriodStatement>& periods) {
  return std::any_of(periods.begin(), periods.end(), [](const PeriodStatement& period) {
    return period.confidence >= (period.year ? kMonthAndYearAlone : kPeriodAlone);
  });
}

bool IsWordOfTitle(const std::string& word) {
  const spanish::TitleWord role = spanish::TitleWordOf(word);
  const bool number = word.size() <= 2 && word.find_first_not_of("0123456789") == std::string::npos;
  return role == spanish::TitleWord::kTitle || role == spanish::TitleWord::kAnnual || number || IsSmallWord(word);
}

bool AreWordsOfTitle(std::string_view text) {
  const std::vector<std::string> words = FoldedWords(text);
  return std::all_of(words.begin(), words.end(), IsWordOfTitle);
}

// 'Informe de gestión – Diciembre 2019', 'INFORME MENSUAL': that it is a report, and of when.
bool IsPlainTitle(std::string_view text, const std::vector<PeriodStatement>& periods) {
  if (AreWordsOfTitle(text)) return text.find_first_of(kLetters) != text.npos;
  for (const PeriodStatement& period : periods) {
    if (period.confidence < kPeriodInTitle) continue;
    const auto rest = std::string(text.substr(0, period.span.begin)).append(" ").append(text.substr(period.span.end()));
    if (AreWordsOfTitle(rest)) return true;
  }
  return false;
}

// 'República de Panamá', 'Ministerio de Cultura': the house above the office.
bool IsHouse(std::string_view text) {
  static const RE2 kHouse(
      R"((?i)^(?:rep[uú]blica|reino|ministerio|gobierno|estado|provincia|presidencia|embajada|consulado|distrito)"
      R"(|viceministerio|universidad|gobernaci[oó]n|prefectura)(?:\s+\pL+){1,8}$)");
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kHouse);
}

bool IsAddress(std::string_view text) {
  static const RE2 kAddress(
      R"((?i)^(?:direcci[oó]n\s*:|(?:avenida|av|avda|calle|c/|edificio|edif|apartado|piso|v[ií]a|plaza|paseo|carrera|jir[oó]n)"
      R"(|carretera|corregimiento|torre)\b).*[\d,].*)");
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kAddress);
}

bool IsLetterheadPiece(std::string_view piece) {
  const std::optional<OfficeName> office = FindOffice(piece);
  if ((office && office->whole) || IsHouse(piece)) return true;
  const std::vector<PeriodStatement> periods = FindPeriods(piece);
  return ArePeriodAlone(periods) || IsPlainTitle(piece, periods);
}

// 'Alcaldía de Panamá – Mayo 2019': each side by itself; false where there are no sides.
bool AreLetterheadPieces(std::string_view line) {
  static const RE2 kBreak(R"(\s*[|•·;\n]\s*|\s+[-–—/]\s+|\s*,\s+|\.\s+)");
  re2::StringPiece rest(line.data(), line.size());
  re2::StringPiece found;
  while (kBreak.Match(rest, 0, rest.size(), RE2::UNANCHORED, &found, 1)) {
    const auto length = static_cast<std::size_t>(found.data() - rest.data());
    if (length > 0 && !IsLetterheadPiece({rest.data(), length})) return false;
    rest.remove_prefix(length + found.size());
  }
  return rest.empty() || (rest.size() < line.size() && IsLetterheadPiece({rest.data(), rest.size()}));
}

}  // namespace

bool IsLetterheadLine(std::string_view line) {
  if (line.empty() || line.size() > kLongestLine) return false;
  if (IsLetterheadPiece(line) || AreLetterheadPieces(line)) return true;
  return (IsContactLine(line) || IsAddress(line)) && FoldedWords(line).size() <= kMostWords;
}

void FormLines::Add(std::string_view line) {
  if (!known_.insert(std::string(line)).second) return;
  if (!text_.empty()) text_ += '\n';
  for (const char c : line) text_ += c == '\n' ? ' ' : c;
}

}  // namespace acervo::report
