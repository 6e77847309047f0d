#include "extractors/docx/number_format.h"

#include <unicode/rbnf.h>
#include <unicode/ustring.h>

#include <algorithm>

#include "core/text.h"

namespace acervo::docx {
namespace {

constexpr int kMaxRoman = 32767;
constexpr int kMaxRepeatedLetters = 780;  // thirty times the alphabet, where Word stops too

std::string Roman(int number, bool upper) {
  struct Digit {
    int value;
    std::string_view text;
  };
  static constexpr Digit kDigits[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                      {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                      {5, "v"},    {4, "iv"},   {1, "i"}};
  if (number > kMaxRoman) return std::to_string(number);
  std::string out;
  for (const Digit& digit : kDigits) {
    for (; number >= digit.value; number -= digit.value) out += digit.text;
  }
  if (upper) {
    for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

// a … z, aa … zz, aaa …: the letter is repeated.
std::string Letters(int number, char first) {
  if (number > kMaxRepeatedLetters) return std::to_string(number);
  return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), static_cast<char>(first + (number - 1) % 26));
}

// Enclosed numbers of which Unicode has the first twenty, from `one` on.
std::string Enclosed(int number, char32_t one) {
  if (number > 20) return std::to_string(number);
  std::string out;
  AppendUtf8(out, one + static_cast<char32_t>(number - 1));
  return out;
}

// "Uno", "Primero": ICU's rules of that language, with a capital as programs print them.
std::string SpelledOut(int number, bool ordinal, const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(language.empty() ? "es" : language.c_str());
  icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, locale, status);
  if (U_FAILURE(status)) return std::to_string(number);
  icu::UnicodeString text;
  if (ordinal) {
    for (const char* rules : {"%spellout-ordinal", "%spellout-ordinal-masculine"}) {
      status = U_ZERO_ERROR;
      icu::FieldPosition position;
      format.format(number, icu::UnicodeString::fromUTF8(rules), text, position, status);
      if (U_SUCCESS(status)) break;
    }
  } else {
    format.format(number, text);
  }
  if (U_FAILURE(status) || text.isEmpty()) return std::to_string(number);
  const int32_t first = text.moveIndex32(0, 1);
  icu::UnicodeString capital = icu::UnicodeString(text, 0, first).toUpper(locale);
  std::string out;
  return capital.append(text, first, text.length() - first).toUTF8String(out);
}

std::string Ordinal(int number, const std::string& language) {
  if (!language.starts_with("en")) return std::to_string(number) + "º";
  const int tens = number / 10 % 10;
  const int ones = number % 10;
  const char* suffix = tens == 1 || ones == 0 || ones > 3 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : "rd";
  return std::to_string(number) + suffix;
}

std::string Padded(int number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

}  // namespace

std::string FormatNumber(int number, std::string_view format, const std::string& language) {
  if (format == "none" || format == "bullet") return {};
  if (format.starts_with('0')) return Padded(number, std::min<std::size_t>(format.size(), 9));
  if (format == "decimalZero") return Padded(number, 2);
  if (number < 1) return std::to_string(number);
  if (format == "lowerLetter") return Letters(number, 'a');
  if (format == "upperLetter") return Letters(number, 'A');
  if (format == "lowerRoman") return Roman(number, false);
  if (format == "upperRoman") return Roman(number, true);
  if (format == "ordinal") return Ordinal(number, language);
  if (format == "cardinalText") return SpelledOut(number, false, language);
  if (format == "ordinalText") return SpelledOut(number, true, language);
  if (format == "numberInDash") return "- " + std::to_string(number) + " -";
  if (format == "decimalEnclosedCircle") return Enclosed(number, U'①');
  if (format == "decimalEnclosedParen") return Enclosed(number, U'⑴');
  if (format == "decimalEnclosedFullstop") return Enclosed(number, U'⒈');
  return std::to_string(number);
}

}  // namespace acervo::docx
