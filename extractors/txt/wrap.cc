#include "extractors/txt/wrap.h"

#include <algorithm>

#include "core/text.h"
#include "extractors/txt/lines.h"
#include "extractors/txt/markers.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kVocabularySample = 4 << 20;  // bytes
constexpr std::size_t kStub = 3;                    // bytes: what is so short and no known word is the head of one

bool IsWordByte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0xC3 || c == '-' ||
         (static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) <= 0xBF);
}

// The letters and hyphens at the end of `left`, at the beginning of `right`.
std::string_view LastWordOf(std::string_view left) {
  std::size_t begin = left.size();
  while (begin > 0 && IsWordByte(left[begin - 1])) --begin;
  return left.substr(begin);
}
std::string_view FirstWordOf(std::string_view right) {
  std::size_t end = 0;
  while (end < right.size() && IsWordByte(right[end])) ++end;
  return right.substr(0, end);
}

std::string LowerCase(std::string_view word) {
  std::string lower;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = NextCodePoint(word, at);
    AppendUtf8(lower, c >= U'A' && c <= U'Z' ? c + 32 : c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 32 : c);
  }
  return lower;
}

}  // namespace

bool IsFull(std::string_view previous, std::string_view next, WrapWidth width) {
  const int needed = Width(previous) + 1 + Width(FirstWord(next));
  // A page's letters are of unlike widths: only a line with a quarter of it free is told to have had room.
  return width.measure == Measure::kExact ? needed > width.columns : needed * 4 > width.columns * 3;
}

namespace {

// A hyphen or slash right behind a letter: the line was broken there.
bool EndsInsideWord(std::string_view line) {
  return line.size() >= 2 && (line.back() == '-' || line.back() == '/') &&
         IsLetter(LastOf(line.substr(0, line.size() - 1)));
}

}  // namespace

bool BreaksParagraph(std::string_view previous, std::string_view next, WrapWidth width) {
  if (EndsInsideWord(previous) && IsLetter(FirstOf(next))) return false;
  const bool full = IsFull(previous, next, width);
  if (const auto marker = ReadMarker(next)) {
    if (marker->text < next.size() && (!full || (marker->sure && marker->number == 0))) return true;
  }
  if (full) return false;
  return !IsLower(FirstOf(next)) || EndsSentence(previous);
}

LineEnds::LineEnds(std::string_view text) {
  text = text.substr(0, kVocabularySample);
  int broken = 0, glued = 0, spaced = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool inside = at > 0 && at + 1 < text.size();
    if (text[at] == '-' && inside) {
      const bool ends = text[at + 1] == '\n' || text.compare(at + 1, 2, "  ") == 0;
      broken += ends && IsLetter(LastOf(text.substr(at < 4 ? 0 : at - 4, at < 4 ? at : 4)));
    } else if (text[at] == '/' && inside && !std::isspace(static_cast<unsigned char>(text[at - 1])) &&
               !IsDigit(static_cast<unsigned char>(text[at - 1]))) {
      spaced += text[at + 1] == ' ' && at + 2 < text.size() && text[at + 2] != ' ';
      glued += !std::isspace(static_cast<unsigned char>(text[at + 1]));
    }
  }
  LearnWords(text);
  hyphenates_ = broken >= 2;
  glues_slashes_ = spaced <= glued;
  if (broken == 0) return;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view word = FirstWordOf(text.substr(at));
    const std::string_view behind = text.substr(at + word.size(), 3);
    const bool cut = behind == " -\n" || behind == " - ";  // by a hyphen that a printer has set apart
    if (word.size() > 2 && word.size() < 64 && !cut) words_.insert(LowerCase(word));
    at += std::max<std::size_t>(word.size(), 1);
  }
}

// A word behind a single space was not cut by the beginning of a narrow cell's line.
void LineEnds::LearnWords(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\f", at), text.size());
    const std::string_view line = text.substr(at, end - at);
    cuts_.Learn(line);
    for (std::size_t space = line.find(' '); space != line.npos; space = line.find(' ', space + 1)) {
      const bool edge = space > 0 && (line[space - 1] == ' ' || line[space - 1] == '|');  // of a cell
      const bool single = space > 0 && !edge && space + 1 < line.size() && line[space + 1] != ' ';
      if (single) cuts_.LearnWhole(line.substr(space + 1, line.find(' ', space + 1) - space - 1));
    }
    at = end + 1;
  }
}

// Programs that count letters fill a line to the last one where a word is longer than the whole line.
bool LineEnds::IsCutAtLetter(std::string_view line, std::string_view next) const {
  const std::string_view first = LastWordOf(line), second = FirstWordOf(next);
  if (first.empty() || second.empty() || !IsLetter(LastOf(first)) || !IsLower(FirstOf(second))) return false;
  if (Width(first) + Width(second) <= Width(line)) return Knows(first, second);
  return !cuts_.KnowsWhole(first) && cuts_.IsCutWord(first, second, Hyphenation::Fills::kLine);
}

namespace {

// A word behind which the line before had room began no line of its own: it is the head of a longer one.
bool BeganBelowRoom(const std::string* above, std::string_view line, int columns) {
  return above != nullptr && line.find(' ') == line.npos && Width(*above) + 1 + Width(line) <= columns;
}

}  // namespace

// Others fill the next line with the end of such a word: "di" above "plomática", the latter as wide as the column.
bool LineEnds::IsTailOfLongWord(const std::string* above, std::string_view line, std::string_view next,
                                int columns) const {
  const std::size_t space = line.rfind(' ');
  std::string_view last = space == line.npos ? line : line.substr(space + 1);
  if (Width(next) != columns || columns < 5) return false;
  last.remove_prefix(std::min(last.find_first_not_of("*_[\\\""), last.size()));
  if (last.empty()) return true;  // Markdown's "**" above "Fecha**"
  // A space in the tail is one that does not break; then the head has its line for itself.
  const bool spaced = next.find(' ') != next.npos;
  if (spaced && (space != line.npos || above == nullptr)) return false;
  if (IsDigit(LastOf(last))) return !spaced && IsDigit(LastOf(next)) && !IsLetter(FirstOf(next));
  const bool capitals = IsUpper(LastOf(last)) && (last.size() == 1 || IsUpper(FirstOf(next)));
  const bool small = IsLower(LastOf(last)) && IsLower(FirstOf(next));
  if (!IsLetter(FirstOf(next)) || !(capitals || small)) return false;
  if (last.size() == 1 && above == nullptr && space == line.npos) return true;  // "A" over "YUNTAMIENTO"
  if (spaced) return last.size() <= kStub && IsHeadOfLongWord(last, FirstWord(next));
  return IsHeadOfLongWord(last, next) || (!cuts_.KnowsWhole(last) && BeganBelowRoom(above, line, columns));
}

// What the letters say: "V", "Int" and "Observ" are no words, nor are the ends that the next line begins with.
bool LineEnds::IsHeadOfLongWord(std::string_view last, std::string_view next) const {
  constexpr std::string_view kWordsOfOneLetter = "aeouyAEOUY";
  if (last.size() > 1 && cuts_.Knows(last, next)) return true;
  if (cuts_.KnowsWhole(next)) return false;
  if (last.size() == 1) {
    return kWordsOfOneLetter.find(last[0]) == kWordsOfOneLetter.npos || (IsUpper(last[0]) && IsLower(FirstOf(next)));
  }
  if (!cuts_.KnowsWhole(last) && last.size() <= kStub && !EndsInSmallWord(last)) return true;
  return cuts_.IsCutWord(last, next, Hyphenation::Fills::kLine);
}

bool LineEnds::IsCut(std::string_view text, const std::vector<std::string>& lines, std::size_t at,
                     WrapWidth width) const {
  const std::string_view line = lines[at - 1], next = lines[at];
  const bool alone = line.find(' ') == line.npos;
  if (alone && text == "N" && (FirstOf(next) == U'°' || FirstOf(next) == U'º')) return true;
  const int letters = Width(line);
  // Letters of a page are of unlike widths: a line nearly as long as the longest one may be full.
  const bool capitals = alone && IsUpper(LastOf(line));
  const bool full = width.measure == Measure::kExact ? letters >= width.columns
                    : capitals                       ? letters * 10 >= width.columns * 6
                                                     : (letters + 2) * 5 > width.columns * 4;
  if (text.empty() || FirstWord(next) == "y") return false;
  const std::string* const above = at > 1 ? &lines[at - 2] : nullptr;
  if (width.measure == Measure::kExact && IsTailOfLongWord(above, line, next, width.columns)) return true;
  if (!full) return false;
  if (width.measure == Measure::kExact && IsCutAtLetter(line, next)) return true;
  return cuts_.IsCutWord(text, next, alone ? Hyphenation::Fills::kLine : Hyphenation::Fills::kLineEnd);
}

bool LineEnds::Knows(std::string_view first, std::string_view second) const {
  return words_.count(LowerCase(first) + LowerCase(second)) > 0;
}

LineEnds::Seam LineEnds::SeamAtHyphen(std::string_view left, std::string_view right) const {
  if (left.size() > 1 && IsDigit(static_cast<unsigned char>(left[left.size() - 2])) && IsDigit(FirstOf(right))) {
    return Seam::kNone;  // "11-07-" + "2019"
  }
  const std::string_view first = LastWordOf(left);
  std::string_view second = FirstWordOf(right);
  if (second.ends_with("”") || second.ends_with("’")) second.remove_suffix(std::string_view("”").size());
  if (first.size() < 2 || first.front() == '-' || !IsLetter(FirstOf(second))) return Seam::kSpace;
  const std::string_view stem = first.substr(0, first.size() - 1);
  if (IsDigit(static_cast<unsigned char>(stem.back()))) return Seam::kSpace;
  if (Knows(first, second)) return Seam::kNone;
  // "Sur-Sur", "CIDEU-Norte": a capital begins a word of its own, unless everything is in capitals.
  if (IsUpper(FirstOf(second)) && (second.size() < 2 || !IsUpper(LastOf(second)) || !IsUpper(LastOf(stem))))
    return Seam::kNone;
  if (Knows(stem, second)) return Seam::kDropHyphen;
  if (cuts_.KnowsWhole(stem) && cuts_.KnowsWhole(second)) return Seam::kNone;
  return hyphenates_ ? Seam::kDropHyphen : Seam::kNone;
}

// "la Direc -" + "ción": a printer has set the hyphen apart.
bool LineEnds::IsDetachedHyphen(std::string_view left, std::string_view right) const {
  if (!hyphenates_ || left.size() < 4 || left.substr(left.size() - 2) != " -" || !IsLower(FirstOf(right))) return false;
  const std::string_view stem = LastWordOf(left.substr(0, left.size() - 2));
  return stem.size() > 1 && IsLower(LastOf(stem)) && (Knows(stem, FirstWordOf(right)) || !Knows(stem, ""));
}

LineEnds::Seam LineEnds::SeamBetween(std::string_view left, std::string_view right) const {
  constexpr char32_t kSoftHyphen = 0xAD;
  if (left.empty() || LastOf(left) == kSoftHyphen) return Seam::kNone;
  if (IsDetachedHyphen(left, right)) return Seam::kDropDetached;
  // "Urbana -" + "DPU-": a dash that opens.
  const bool closes = FirstWord(right).find('-', 1) != right.npos && !IsDigit(FirstOf(right));
  if (left.ends_with(" -") && closes) return Seam::kNone;
  if (left.size() < 2 || left[left.size() - 2] == ' ') return Seam::kSpace;
  if (left.back() == '-') return SeamAtHyphen(left, right);
  if (left.back() == '/') return glues_slashes_ ? Seam::kNone : Seam::kSpace;
  return Seam::kSpace;
}

void LineEnds::Append(std::string& text, std::string_view next) const {
  if (next.empty()) return;
  switch (SeamBetween(text, next)) {
    case Seam::kSpace: text += ' '; break;
    case Seam::kDropHyphen: text.pop_back(); break;
    case Seam::kDropDetached: text.resize(text.size() - 2); break;
    case Seam::kNone: break;
  }
  text += next;
}

std::string LineEnds::Join(const std::vector<std::string>& lines, WrapWidth width) const {
  std::string text;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t begin = at;
    std::string whole = lines[at++];  // with the rest of its last word
    while (at < lines.size() && IsCut(whole, lines, at, width)) whole += lines[at++];
    if (begin > 0 && BreaksParagraph(lines[begin - 1], whole, width)) {
      text += '\n' + whole;
    } else {
      Append(text, whole);
    }
  }
  return text;
}

}  // namespace acervo::txt
