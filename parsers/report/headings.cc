#include "parsers/report/headings.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/text.h"
#include "parsers/data/table_rows.h"
#include "parsers/report/wording.h"
#include "parsers/spanish/period_text.h"

namespace acervo::data {
extern const std::string_view kHeadings;
}  // namespace acervo::data

namespace acervo::report {
namespace {

constexpr std::size_t kLongestHeading = 90;  // code points
constexpr std::size_t kLongestLine = 120;    // code points
constexpr double kTitleConfidence = 0.8;
constexpr std::size_t kLongestAnnounced = 160;  // bytes
constexpr std::size_t kLongestLeadIn = 400;     // bytes

constexpr std::size_t kMostWordsOfAPhrase = 4;

struct Tables {
  std::unordered_map<std::string, HeadingKind> whole, nouns;
  std::vector<std::pair<std::string, HeadingKind>> starts;
  std::unordered_set<std::string> before, after, matters;
  std::vector<std::string> totals;
};

HeadingKind KindOf(std::string_view word) {
  if (word == "coordinations") return HeadingKind::kCoordinations;
  if (word == "section") return HeadingKind::kSection;
  if (word == "findings") return HeadingKind::kFindings;
  if (word == "closing") return HeadingKind::kClosing;
  return HeadingKind::kTitle;
}

const Tables& Phrases() {
  static const Tables* const tables = [] {
    auto* built = new Tables;
    for (const auto& row : data::TableRows("headings", data::kHeadings, 3)) {
      if (row[1] == "whole") built->whole.emplace(row[2], KindOf(row[0]));
      if (row[0] == "matter")
        built->matters.emplace(row[2]);
      else if (row[1] == "noun")
        built->nouns.emplace(row[2], KindOf(row[0]));
      if (row[1] == "start") built->starts.emplace_back(row[2], KindOf(row[0]));
      if (row[1] == "before") built->before.emplace(row[2]);
      if (row[1] == "after") built->after.emplace(row[2]);
      if (row[1] == "label") built->totals.emplace_back(row[2]);
    }
    return built;
  }();
  return *tables;
}

// "ii coordinaciones del mes de mayo 2019" → "coordinaciones".
std::string Core(const std::string& phrase) {
  static const RE2 kNumber(R"(^(?:[ivx]{1,4}|[a-h]|\d{1,2}(?: \d{1,2})*) )");
  static const RE2 kTail(
      R"( (?:(?:de|del|en|para|durante|al|correspondientes?|este|presente|el|la|mes|ano|periodo|curso|enero|febrero)"
      R"(|marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre|octubre|noviembre|diciembre|\d{2,4}|continuacion)"
      R"(|cont)(?: |$))+$)");
  std::string core = phrase;
  RE2::Replace(&core, kNumber, "");
  RE2::Replace(&core, kTail, "");
  return core;
}

bool StartsWithPhrase(const std::string& text, const std::string& phrase) {
  return text.starts_with(phrase) && (text.size() == phrase.size() || text[phrase.size()] == ' ');
}

// "tramites y coordinaciones": phrases of one kind joined are that kind.
std::optional<Announcement> Joined(std::string_view core) {
  std::optional<Announcement> kind;
  while (!core.empty()) {
    const std::size_t stop = std::min(core.find(" y "), core.find(" e "));
    const auto found = Phrases().whole.find(std::string(core.substr(0, stop)));
    if (found == Phrases().whole.end() || (kind && kind->kind != found->second)) return std::nullopt;
    kind = Announcement{found->second, true};
    core.remove_prefix(stop == std::string_view::npos ? core.size() : stop + 3);
  }
  return kind;
}

// Reads 'acciones y o coordinaciones llevadas a cabo' noun by noun.
class Composition {
 public:
  explicit Composition(std::string_view phrase) : words_(FoldedWords(phrase)) {}

  // Of the nouns coordinations outweigh what else there is.
  std::optional<HeadingKind> Read() {
    std::optional<HeadingKind> kind;
    do {
      while (Take(Phrases().before)) {
      }
      const auto noun = TakeNoun();
      if (!noun) return std::nullopt;
      if (!kind || *noun == HeadingKind::kCoordinations) kind = noun;
      while (Take(Phrases().after)) {
      }
    } while (TakeConjunction());
    return at_ == words_.size() ? kind : std::nullopt;
  }

 private:
  std::string Ahead(std::size_t count) const {
    std::string phrase;
    for (std::size_t i = at_; i < at_ + count; ++i) phrase += (phrase.empty() ? "" : " ") + words_[i];
    return phrase;
  }

  template <typename Set>
  auto TakeLongest(const Set& set) {
    for (std::size_t count = std::min(kMostWordsOfAPhrase, words_.size() - at_); count > 0; --count) {
      const auto found = set.find(Ahead(count));
      if (found == set.end()) continue;
      at_ += count;
      return found;
    }
    return set.end();
  }

  bool Take(const std::unordered_set<std::string>& phrases) { return TakeLongest(phrases) != phrases.end(); }

  std::optional<HeadingKind> TakeNoun() {
    const auto found = TakeLongest(Phrases().nouns);
    return found == Phrases().nouns.end() ? std::nullopt : std::optional(found->second);
  }

  bool TakeConjunction() {
    const std::size_t begin = at_;
    while (at_ < words_.size() && (words_[at_] == "y" || words_[at_] == "o" || words_[at_] == "e")) ++at_;
    return at_ > begin;
  }

  std::vector<std::string> words_;
  std::size_t at_ = 0;
};

std::optional<Announcement> Misspelt(const std::string& core) {
  if (core.find(' ') != std::string::npos) return std::nullopt;
  for (const auto& [phrase, kind] : Phrases().whole) {
    if (phrase.size() >= 9 && IsMisspellingOf(core, phrase)) return Announcement{kind, true};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Announcement> FindAnnouncement(std::string_view text) {
  if (text.empty() || text.size() > kLongestAnnounced) return std::nullopt;
  const std::string phrase = FoldedPhrase(text);
  const std::string core = Core(phrase);
  const Tables& tables = Phrases();
  for (const std::string& form : {phrase, core}) {
    if (const auto found = tables.whole.find(form); found != tables.whole.end())
      return Announcement{found->second, true};
  }
  if (const auto kind = Composition(core).Read()) return Announcement{*kind, true, true};
  for (const auto& [start, kind] : tables.starts) {
    if (StartsWithPhrase(phrase, start) || StartsWithPhrase(core, start)) return Announcement{kind, false};
  }
  if (const auto joined = Joined(core)) return joined;
  return Misspelt(core);
}

namespace {

std::string LastWord(std::string_view phrase) {
  const std::size_t space = phrase.rfind(' ');
  return std::string(space == std::string_view::npos ? phrase : phrase.substr(space + 1));
}

}  // namespace

std::optional<HeadingKind> FindLeadIn(std::string_view text) {
  text = Trim(text);
  if (!text.ends_with(':') || text.size() > kLongestLeadIn) return std::nullopt;
  const std::string phrase = FoldedPhrase(text);
  const std::size_t next = phrase.rfind(" siguientes");
  const bool last = next != std::string::npos && phrase.ends_with(" siguientes");
  const std::string noun = LastWord(last ? std::string_view(phrase).substr(0, next) : phrase);
  if (Phrases().matters.contains(noun)) return HeadingKind::kMatter;
  if (next == std::string::npos) return std::nullopt;
  return Composition(last ? noun : phrase.substr(next + 1)).Read();
}

std::string HeadingText(std::string_view text) {
  text = Trim(text);
  while (!text.empty() && (text.back() == ':' || text.back() == ' ')) text.remove_suffix(1);
  return std::string(text);
}

bool IsSetAsHeading(const Paragraph& paragraph) {
  const std::string_view text = Trim(paragraph.text);
  if (text.empty() || text.find('\n') != std::string_view::npos) return false;
  if (CodePointCount(text) > kLongestHeading) return false;
  if (paragraph.heading) return true;
  if (text.ends_with(':')) return true;
  if (text.ends_with('.') || text.ends_with(';') || text.ends_with(',')) return false;
  return paragraph.bold || IsAllCaps(text);
}

bool IsFormattedHeading(const Paragraph& paragraph) {
  return IsSetAsHeading(paragraph) && (paragraph.heading || paragraph.bold || IsAllCaps(paragraph.text));
}

bool BeginsWithNumber(std::string_view text) {
  static const RE2 kNumber(R"(^\s*(?:(?:[IVXLC]+|[A-Za-z])[.)]|\d{1,2}(?:[.)]|\.\d{1,2})+(?:[.)-]|\.\d{1,2})*)\s)");
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), kNumber);
}

bool IsHeadingLike(std::string_view text) {
  return CodePointCount(text) <= kLongestLine && text.find('\n') == std::string_view::npos && !text.ends_with('.') &&
         !text.ends_with(';') && !text.ends_with(',');
}

bool IsTotalLabel(std::string_view text) {
  if (text.size() > kLongestAnnounced) return false;
  const std::string phrase = FoldedPhrase(text);
  return std::any_of(Phrases().totals.begin(), Phrases().totals.end(),
                     [&](const std::string& start) { return StartsWithPhrase(phrase, start); });
}

bool IsTitleLine(std::string_view text) {
  if (CodePointCount(text) > kLongestLine) return false;
  const auto announced = FindAnnouncement(text);
  if (announced && announced->kind == HeadingKind::kTitle) return true;
  const std::vector<PeriodStatement> periods = FindPeriods(text);
  return std::any_of(periods.begin(), periods.end(),
                     [](const PeriodStatement& period) { return period.confidence >= kTitleConfidence; });
}

bool IsSurelyHeading(const Paragraph& paragraph) {
  return IsSetAsHeading(paragraph) && (paragraph.heading || IsAllCaps(paragraph.text));
}

}  // namespace acervo::report
