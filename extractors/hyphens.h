// Words broken at a line's end: joined where the break was the line's, kept where the hyphen is the word's. Shared by
// the extractors whose texts come in lines.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace acervo {

// Evidence from the document itself: which words and which hyphenated words it writes, and whether it breaks words
// at all. Built once a document from its lines' texts.
class Hyphenation {
 public:
  // Adds the words of one line, but for a broken last one.
  void Learn(std::string_view line);
  // Adds a word that has another before it on its line: no narrow cell cut it, for such a word begins its line.
  void LearnWhole(std::string_view word);
  // Adds one line that ends in a hyphen and whose next line begins with a small letter, or one that does not.
  void CountWrap(bool broken);

  // Appends `next`, the text of the following line, to `text`: without the hyphen, with it, or after a space.
  void Append(std::string& text, std::string_view next) const;

  // Whether the two are one word that stands somewhere in one piece.
  bool Knows(std::string_view head, std::string_view tail) const;
  // Whether the word stands somewhere as LearnWhole takes it.
  bool KnowsWhole(std::string_view word) const;

  // Whether the end of `text` and the beginning of `next` are one word that was cut, without a hyphen, where its
  // narrow cell ended. Only asked where no letter more would have fitted.
  enum class Fills { kLine, kLineEnd };  // the cut word stands alone in its line, or after others
  bool IsCutWord(std::string_view text, std::string_view next, Fills fills) const;

 private:
  enum class Break { kJoin, kKeep };
  Break Decide(std::string_view stem, std::string_view next) const;  // the lines without the hyphen
  bool Knows(const std::string& folded, int times = 1) const;
  bool IsCutAlone(const std::string& before, const std::string& after) const;

  std::unordered_map<std::string, int> words_;  // folded, without punctuation around; how often each stands
  std::unordered_set<std::string> whole_;       // folded
  std::unordered_set<std::string> hyphenated_;  // folded pairs "costo-beneficio"
  bool types_broken_ = false;                   // the hyphen of broken words stands within a line too
  int wraps_ = 0;
  int broken_ = 0;
};

// Whether the last word of `text` is one that no text ends in: "de", "la", "y".
bool EndsInSmallWord(std::string_view text);

// Whether the last word of `text` ends in a hyphen of any kind.
bool EndsInHyphen(std::string_view text);

// Whether it begins with a small letter, a Spanish accented one too.
bool StartsSmall(std::string_view text);

}  // namespace acervo
