#include "parsers/question/question_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "core/text.h"

namespace acervo::question {
namespace {

struct Capitals {
  std::size_t letters = 0, upper = 0;
  bool begins = false;
};

Capitals CapitalsOf(std::string_view word) {
  Capitals found;
  for (std::size_t at = 0; at < word.size();) {
    const bool first = at == 0;
    const char32_t c = NextCodePoint(word, at);
    const bool upper = u_isupper(static_cast<UChar32>(c)) != 0;
    found.letters += c > U'9' ? 1 : 0;
    found.upper += upper ? 1 : 0;
    if (first) found.begins = upper;
  }
  return found;
}

// Without the dots of an acronym and the raised letter of a number: "j.i.c.a", "nº".
std::string Bare(std::string word) {
  std::erase(word, '.');
  for (const std::string_view raised : {"º", "ª", "°"}) {
    if (word.size() > raised.size() && word.ends_with(raised)) word.resize(word.size() - raised.size());
  }
  return word;
}

void ReadSigns(std::string_view signs, QuestionWord& word) {
  word.after_comma = signs.find_first_of(",/+&") != signs.npos;
  word.after_break = signs.find_first_of("?!;:.()[]\n") != signs.npos || signs.find("¿") != signs.npos;
  word.in_address = signs == "@" || signs == "." || signs == "_" || signs == "://";
  constexpr std::string_view kWithin[] = {"-", "/", ".", ":", "@", "_", "'", "’", "–", "&", ",", "+", "://"};
  word.is_glued = std::ranges::find(kWithin, signs) != std::end(kWithin);
}

}  // namespace

QuestionText::QuestionText(std::string_view asked) : text(asked) {
  std::size_t end = 0, capital_words = 0, letter_words = 0;
  for (const Word& one : Words(asked)) {
    QuestionWord& word = words.emplace_back();
    word.span = one.span;
    word.folded = Bare(Fold(one.text));
    word.is_number = word.folded.find_first_not_of("0123456789") == std::string::npos;
    const Capitals capitals = CapitalsOf(one.text);
    word.is_capital = capitals.begins;
    word.is_acronym = capitals.letters > 1 && capitals.upper == capitals.letters;
    ReadSigns(asked.substr(end, one.span.begin - end), word);
    end = one.span.end();
    letter_words += word.is_number ? 0 : 1;
    capital_words += word.is_acronym ? 1 : 0;
  }
  const bool is_shouted = capital_words == letter_words;
  for (QuestionWord& word : words) {
    if (is_shouted) word.is_capital = word.is_acronym = false;
    folded.push_back(word.folded);
  }
}

Span QuestionText::SpanOf(std::size_t first, std::size_t last) const {
  const std::size_t begin = words[first].span.begin;
  return {begin, words[last - 1].span.end() - begin};
}

}  // namespace acervo::question
