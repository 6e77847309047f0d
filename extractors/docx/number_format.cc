#include "extractors/docx/number_format.h"

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

std::string Circled(int number) {
  if (number > 20) return std::to_string(number);
  std::string out;
  AppendUtf8(out, U'①' + static_cast<char32_t>(number - 1));
  return out;
}

}  // namespace

std::string FormatNumber(int number, std::string_view format) {
  if (format == "none" || format == "bullet") return {};
  if (number < 1) return std::to_string(number);
  if (format == "lowerLetter") return Letters(number, 'a');
  if (format == "upperLetter") return Letters(number, 'A');
  if (format == "lowerRoman") return Roman(number, false);
  if (format == "upperRoman") return Roman(number, true);
  if (format == "ordinal") return std::to_string(number) + "º";
  if (format == "decimalZero") return (number < 10 ? "0" : "") + std::to_string(number);
  if (format == "numberInDash") return "- " + std::to_string(number) + " -";
  if (format == "decimalEnclosedCircle") return Circled(number);
  return std::to_string(number);
}

}  // namespace acervo::docx
