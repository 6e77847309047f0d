#include "extractors/txt/markdown.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "extractors/txt/lines.h"
#include "extractors/txt/typed_signs.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kLongestSpan = 600;  // bytes between a mark and its like
constexpr std::string_view kEscapable = "\\`*_{}[]()<>#+-.!|~^\"'$@&";

bool IsEscape(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && kEscapable.find(text[at + 1]) != kEscapable.npos;
}

bool IsWordChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; }

// The level of a heading "## Título", 0 of any other line.
int HeadingLevel(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  const bool heading = level >= 1 && level <= 6 && level + 1 < line.size() && line[level] == ' ';
  return heading && !IsDigit(FirstOf(Trim(line.substr(level)))) ? static_cast<int>(level) : 0;
}

// "**Mayo", "Mayo**"
bool HasBold(std::string_view line) {
  for (std::size_t at = line.find("**"); at != line.npos; at = line.find("**", at + 2)) {
    const bool behind = at > 0 && IsWordChar(line[at - 1]), before = at + 2 < line.size() && IsWordChar(line[at + 2]);
    if (behind != before) return true;
  }
  return false;
}

bool IsFence(std::string_view line) { return line.starts_with(":::") || line == "<!-- -->"; }

bool HasAttributes(std::string_view line) {
  return line.find("]{.") != line.npos || line.find("]{#") != line.npos || line.find("](http") != line.npos ||
         line.find("[^1]") != line.npos || line.starts_with(":::");
}

// The rule of a table as pandoc draws it: runs of dashes, or a grid's below its header.
bool IsTableRule(std::string_view line) {
  constexpr std::size_t kShortest = 12;
  return line.size() >= kShortest && (line.find_first_not_of("- ") == line.npos || line.starts_with("+="));
}

// How often each kind of mark stands in a text.
struct Marks {
  int escapes = 0, quote_escapes = 0, bold = 0, headings = 0, attributes = 0, rules = 0, pipe_rules = 0, curly = 0;

  void Note(std::string_view line) {
    for (std::size_t at = 0; at + 1 < line.size(); ++at) {
      if (!IsEscape(line, at)) continue;
      ++escapes;
      quote_escapes += line[at + 1] == '"' || line[at + 1] == '\'';
      ++at;
    }
    bold += HasBold(line);
    headings += HeadingLevel(line) > 0;
    attributes += HasAttributes(line);
    rules += IsTableRule(line);
    pipe_rules += line.starts_with("|--") || line.starts_with("|:-");
    curly += line.find("“") != line.npos || line.find("”") != line.npos;
  }
  bool IsMarkdown() const {
    constexpr int kEnough = 3;
    const int kinds = (escapes > 0) + (bold > 0) + (headings > 0) + (attributes > 0) + (rules + pipe_rules > 0);
    return escapes >= kEnough || bold >= kEnough ||
           (kinds >= 2 && escapes + bold + headings + attributes + pipe_rules >= 2);
  }
  // Pandoc writes quotes this way; where it leaves them as they are, its tables are of pipes.
  bool IsSmart() const {
    return IsMarkdown() && curly == 0 && pipe_rules == 0 && rules + quote_escapes + attributes + escapes > 0;
  }
};

template <typename Each>
void ForEachLine(std::string_view text, Each each) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    each(begin, text.substr(begin, end - begin));
    begin = end + 1;
  }
}

// The level of the heading that a line of '=' or '-' underlines.
int UnderlineLevel(std::string_view line) {
  if (line.size() < 3 || line.find_first_not_of(line[0]) != line.npos) return 0;
  return line[0] == '=' ? 1 : line[0] == '-' ? 2 : 0;
}

// Lets lines begin as they look in print. A block quote is how pandoc writes what is set in: its marks become spaces.
std::string WithoutBlockMarks(std::string_view text) {
  std::string cleared;
  cleared.reserve(text.size());
  std::size_t above = 0;
  bool paragraph = false;  // the line above is the only one of its paragraph
  bool note = false;       // and belongs to a footnote
  ForEachLine(text, [&](std::size_t, std::string_view line) {
    std::size_t marks = 0;
    while (marks < line.size() && (line[marks] == '>' || (marks > 0 && line[marks] == ' '))) ++marks;
    const int level = paragraph ? UnderlineLevel(Trim(line)) : 0;
    const bool blank = Trim(line.substr(marks)).empty(), begins = above == 0 || cleared.ends_with("\n\n");
    note = line.starts_with("[^") || (note && line.starts_with("    "));
    if (note && line[0] == ' ' && !blank) {
      cleared.back() = ' ';
      cleared.append(Trim(line));
    } else if (level > 0 && cleared[above] != ' ') {
      cleared.insert(above, std::string(static_cast<std::size_t>(level), '#') + " ");
    } else if (!IsFence(Trim(line.substr(marks)))) {
      above = cleared.size();
      cleared.append(marks, ' ').append(line.substr(marks));
    }
    cleared += '\n';
    paragraph = begins && !blank && level == 0;
  });
  if (!text.ends_with('\n')) cleared.pop_back();
  return cleared;
}

class Remover {
 public:
  Remover(std::string_view text, Markdown markdown) : text_(text), smart_(markdown.smart) {}

  std::string Remove() {
    while (at_ < text_.size()) Step();
    return std::move(plain_);
  }

 private:
  void Step() {
    const char c = text_[at_];
    if (c == '\\') return TakeEscape();
    if (c == '[' || c == '!') {
      if (TakeReference() || TakeSpan()) return;
    } else if (c == '*' || c == '_' || c == '~' || c == '^' || c == '`') {
      if (TakeEmphasis()) return;
    } else if (c == '<') {
      if (TakeTag()) return;
    } else if (smart_ && TakeSmart()) {
      return;
    }
    plain_ += c;
    ++at_;
  }

  // "\-" is a dash; behind a backslash a space or the line's end is one that does not break.
  void TakeEscape() {
    if (IsEscape(text_, at_)) {
      plain_ += text_[at_ + 1];
      at_ += 2;
    } else {
      const bool breaks = at_ + 1 >= text_.size() || text_[at_ + 1] == ' ' || text_[at_ + 1] == '\n';
      if (!breaks) plain_ += '\\';
      ++at_;
    }
  }

  // "[^1]"
  bool TakeReference() {
    if (text_.substr(at_, 2) != "[^") return false;
    constexpr std::size_t kLongestName = 32;
    const std::string_view rest = text_.substr(at_, kLongestName);
    const std::size_t close = rest.find(']');
    if (close == rest.npos || rest.substr(0, close).find(' ') != rest.npos) return false;
    at_ += close + 1;
    return true;
  }

  std::size_t CloseOf(std::size_t open, char opening, char closing) const {
    int depth = 0;
    for (std::size_t at = open; at < std::min(text_.size(), open + kLongestSpan); ++at) {
      if (IsEscape(text_, at)) {
        ++at;
      } else if (text_[at] == opening) {
        ++depth;
      } else if (text_[at] == closing && --depth == 0) {
        return at;
      }
    }
    return text_.npos;
  }

  // "[text](address)", "[text]{.underline}", "![picture](address){width=…}".
  bool TakeSpan() {
    const bool picture = text_[at_] == '!';
    const std::size_t open = picture ? at_ + 1 : at_;
    if (open >= text_.size() || text_[open] != '[') return false;
    const std::size_t close = CloseOf(open, '[', ']');
    if (close == text_.npos) return false;
    const std::size_t end = EndOfTarget(close + 1);
    if (end == close + 1) return false;
    if (!picture) plain_ += Remover(text_.substr(open + 1, close - open - 1), {true, smart_}).Remove();
    at_ = end;
    return true;
  }

  std::size_t EndOfTarget(std::size_t at) const {
    constexpr std::array<std::pair<char, char>, 2> kTargets = {{{'(', ')'}, {'{', '}'}}};
    for (const auto& [opening, closing] : kTargets) {
      if (at >= text_.size() || text_[at] != opening) continue;
      const std::size_t close = CloseOf(at, opening, closing);
      if (close != text_.npos) at = close + 1;
    }
    return at;
  }

  // A run of signs right beside a word closes what its like have opened; what is left of it opens.
  bool TakeEmphasis() {
    const char sign = text_[at_];
    const std::size_t end = std::min(text_.find_first_not_of(sign, at_), text_.size());
    const bool inside =
        sign == '_' && at_ > 0 && end < text_.size() && IsWordChar(text_[at_ - 1]) && IsWordChar(text_[end]);
    std::size_t& open = open_[sign];
    const std::size_t closed = at_ > 0 && text_[at_ - 1] != ' ' ? std::min(open, end - at_) : 0;
    const std::size_t opened = end - at_ - closed;
    if (inside || (opened > 0 && !Opens(sign, end, opened))) return false;
    open += opened - closed;
    at_ = end;
    return true;
  }

  bool Opens(char sign, std::size_t end, std::size_t signs) const {
    constexpr std::size_t kMostSigns = 3;
    const std::size_t close = text_.find(sign, end);  // the next one: seen again where it stands
    if (signs > kMostSigns || close == text_.npos || text_[end] == ' ' || text_[close - 1] == ' ') return false;
    const bool narrow = signs == 1 && (sign == '^' || sign == '~');  // around one word
    return !narrow || text_.substr(end, close - end).find(' ') == text_.npos;
  }

  // "<u>", "</span>", "<https://…>".
  bool TakeTag() {
    constexpr std::array<std::string_view, 8> kTags = {"u", "sup", "sub", "span", "mark", "del", "ins", "!--"};
    std::string_view inside = text_.substr(at_ + 1, kLongestSpan);
    const std::size_t length = inside.find('>');
    if (length == inside.npos) return false;
    inside = inside.substr(0, length);
    if (inside.starts_with("http") && inside.find(' ') == inside.npos) {
      plain_ += inside;
    } else {
      const std::string_view name = inside.substr(inside.starts_with('/') ? 1 : 0).substr(0, inside.find(' '));
      if (std::find(kTags.begin(), kTags.end(), name) == kTags.end()) return false;
    }
    at_ += length + 2;
    return true;
  }

  bool TakeSmart() {
    struct Sign {
      std::string_view typed, shown;
    };
    constexpr std::array<Sign, 3> kSigns = {{{"---", "—"}, {"--", "–"}, {"...", "…"}}};
    for (const Sign& sign : kSigns) {
      if (text_.substr(at_, sign.typed.size()) != sign.typed) continue;
      plain_ += sign.shown;
      at_ += sign.typed.size();
      return true;
    }
    if (text_[at_] != '"' && text_[at_] != '\'') return false;
    AppendQuote(text_, at_++, plain_);
    return true;
  }

  std::string_view text_;
  bool smart_;
  std::size_t at_ = 0;
  std::string plain_;
  std::map<char, std::size_t> open_;  // signs of emphasis that wait for their like
};

// Whether one pair of marks makes the whole text bold.
bool IsAllBold(std::string_view text) {
  constexpr std::string_view kMark = "**";
  text = Trim(text);
  return text.size() > 2 * kMark.size() && text.starts_with(kMark) &&
         text.find(kMark, kMark.size()) == text.size() - kMark.size();
}

void RemoveMarks(Markdown markdown, Paragraph& paragraph) {
  std::string_view text = paragraph.text;
  if (const int level = HeadingLevel(text); level > 0 && !paragraph.list) {
    paragraph.heading = level;
    text = Trim(text.substr(static_cast<std::size_t>(level)));
  } else if (const std::size_t close = text.find("]: "); text.starts_with("[^") && close != text.npos) {
    paragraph.role = BlockRole::kNote;
    text = text.substr(close + 3);
  }
  paragraph.bold = paragraph.bold || IsAllBold(text);
  paragraph.text = CleanText(Remover(text, markdown).Remove());
}

}  // namespace

Markdown ReadMarkdown(std::string& text) {
  Marks marks;
  ForEachLine(text, [&](std::size_t, std::string_view line) { marks.Note(Trim(line)); });
  if (!marks.IsMarkdown()) return {};
  text = WithoutBlockMarks(text);
  return {true, marks.IsSmart()};
}

void RemoveMarks(Markdown markdown, Document& document) {
  if (!markdown.marks) return;
  for (Block& block : document.blocks) {
    if (auto* const paragraph = std::get_if<Paragraph>(&block)) {
      RemoveMarks(markdown, *paragraph);
      continue;
    }
    for (std::vector<Cell>& row : std::get<Table>(block).rows) {
      for (Cell& cell : row) cell.text = CleanLines(Remover(cell.text, markdown).Remove());
    }
  }
}

}  // namespace acervo::txt
