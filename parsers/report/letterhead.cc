#include "parsers/report/letterhead.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/text.h"
#include "parsers/data/table_rows.h"
#include "parsers/report/headings.h"
#include "parsers/report/wording.h"

namespace acervo::data {
extern const std::string_view kOffices;
extern const std::string_view kOfficeWords;
}  // namespace acervo::data

namespace acervo::report {
namespace {

constexpr std::size_t kLongestLine = 160;  // bytes
constexpr std::size_t kMostWords = 12;     // of an office's name; what is longer is a sentence

const std::unordered_map<std::string, int>& Ranks() {
  static const auto* const ranks = [] {
    auto* built = new std::unordered_map<std::string, int>;
    for (const auto& row : data::TableRows("offices", data::kOffices, 2)) {
      int rank = 0;
      std::from_chars(row[0].data(), row[0].data() + row[0].size(), rank);
      built->emplace(row[1], rank);
    }
    return built;
  }();
  return *ranks;
}

struct OfficeWords {
  std::unordered_set<std::string> bare, behind, sentence;
  std::vector<std::string> labels;
};

const OfficeWords& OfficePhrases() {
  static const auto* const words = [] {
    auto* built = new OfficeWords;
    for (const auto& row : data::TableRows("office_words", data::kOfficeWords, 2)) {
      if (row[0] == "bare") built->bare.emplace(row[1]);
      if (row[0] == "behind") built->behind.emplace(row[1]);
      if (row[0] == "sentence") built->sentence.emplace(row[1]);
      if (row[0] == "label") built->labels.emplace_back(row[1]);
    }
    return built;
  }();
  return *words;
}

bool IsLabel(std::string_view name) {
  const std::string phrase = FoldedPhrase(name) + ' ';
  const std::vector<std::string>& labels = OfficePhrases().labels;
  return std::any_of(labels.begin(), labels.end(),
                     [&](const std::string& label) { return phrase.starts_with(label + ' '); });
}

bool IsSentence(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return OfficePhrases().sentence.contains(word); });
}

bool IsCut(std::string_view name) {
  const std::vector<std::string> words = FoldedWords(name);
  return !words.empty() && IsSmallWord(words.back());
}

// 'Municipalidad de DE EJECUCION PRESUPUESTARIA': two lines side by side were read as one.
bool RepeatsPreposition(const std::vector<std::string>& words) {
  return std::adjacent_find(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
           return a == "de" && (b == "de" || b == "del");
         }) != words.end();
}

std::optional<int> RankOf(std::string_view name) {
  const std::vector<std::string> words = FoldedWords(name);
  if (words.size() < 2 || words.size() > kMostWords) return std::nullopt;
  if (OfficePhrases().bare.contains(words[0]) && !OfficePhrases().behind.contains(words[1])) return std::nullopt;
  if (IsLabel(name) || IsSentence(words) || RepeatsPreposition(words)) return std::nullopt;
  for (const std::string& start : {words[0] + " " + words[1], words[0]}) {
    if (const auto found = Ranks().find(start); found != Ranks().end()) return found->second;
  }
  return std::nullopt;
}

// A line may name a house, its office and the report's title side by side. What stands before a colon is a label.
std::vector<std::string_view> Pieces(std::string_view line) {
  static const RE2 kBreak(R"(\s*[|•·;:\n]\s*|\s+[-–—/]\s+|\s*,\s+|\.\s+)");
  std::vector<std::string_view> pieces;
  re2::StringPiece rest(line.data(), line.size());
  re2::StringPiece found;
  while (kBreak.Match(rest, 0, rest.size(), RE2::UNANCHORED, &found, 1)) {
    const bool is_label = std::string_view(found.data(), found.size()).find(':') != std::string_view::npos;
    if (!is_label) pieces.emplace_back(rest.data(), static_cast<std::size_t>(found.data() - rest.data()));
    rest.remove_prefix(static_cast<std::size_t>(found.data() - rest.data()) + found.size());
  }
  pieces.emplace_back(rest.data(), rest.size());
  return pieces;
}

// "Informe mensual de la Oficina de Cooperación Internacional correspondiente a mayo" → the office alone.
std::string_view OfficeIn(std::string_view piece) {
  static const RE2 kInside(
      R"((?i)(?:^|\s)(?:informe|reporte|memoria)\b.*?\s(?:de\s+la|del|de)\s+)"
      R"(((?:sub)?oficina|(?:sub)?direcci[oó]n|departamento|unidad|secci[oó]n|gerencia|secretar[ií]a)(\s.*)$)");
  static const RE2 kTail(
      R"((?i)\s+(?:correspondiente|del? mes|mes de|informe|durante|para el|per[ií]odo|año|\d{4}).*$)");
  re2::StringPiece head;
  re2::StringPiece tail;
  std::string_view office = piece;
  if (RE2::PartialMatch(re2::StringPiece(piece.data(), piece.size()), kInside, &head, &tail))
    office = std::string_view(head.data(), head.size() + tail.size());
  re2::StringPiece cut;
  const re2::StringPiece whole(office.data(), office.size());
  if (kTail.Match(whole, 0, whole.size(), RE2::UNANCHORED, &cut, 1))
    office = office.substr(0, static_cast<std::size_t>(cut.data() - whole.data()));
  return Trim(office);
}

std::string_view WithoutStop(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

// Whether a line may be the rest of a name: no title, no date, no sentence.
bool GoesOnWithName(std::string_view line) {
  return CodePointCount(line) <= 60 && IsHeadingLike(line) && !IsTitleLine(line) && !IsContactLine(line) &&
         line.find_first_of("0123456789:") == std::string_view::npos;
}

bool BeginsInLowerCase(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return true;
  const char32_t first = NextCodePoint(text, at);
  return first >= U'a' && first <= U'z';
}

}  // namespace

std::optional<OfficeName> FindOffice(std::string_view line) {
  line = Trim(line);
  if (line.empty() || line.size() > kLongestLine) return std::nullopt;
  std::optional<OfficeName> best;
  const std::vector<std::string_view> pieces = Pieces(line);
  for (const std::string_view piece : pieces) {
    const std::string_view office = WithoutStop(OfficeIn(Trim(piece)));
    if (office.empty() || BeginsInLowerCase(office)) continue;
    if (IsCut(office)) continue;
    const std::optional<int> rank = RankOf(office);
    if (!rank || (best && best->rank <= *rank)) continue;
    best = OfficeName{Capitalised(office), *rank, office.size() == WithoutStop(line).size()};
  }
  return best;
}

bool BeginsOffice(std::string_view line) {
  line = Trim(line);
  return line.size() <= kLongestLine && IsCut(line) && !BeginsInLowerCase(line) && RankOf(line);
}

bool IsContactLine(std::string_view line) {
  static const RE2 kContact(
      R"((?i)\btel(?:s|[eé]fonos?|[eé]f)?\b\.?\s*[:.]?\s*\(?\+?\d|www\.|https?://|[\w.+-]+@[\w-]+\.\w|\bfax\b|)"
      R"(\b(?:e-?mail|correo(?: electr[oó]nico)?|celular|whatsapp|apartado(?: postal)?|central telef[oó]nica)\s*[:.]|)"
      R"(tel[eé]fonos?\s*:|)"
      R"(\b(?:direcci[oó]n|domicilio|ubicaci[oó]n)[^:]{0,20}:\s*(?:calle|av\.|avenida|v[ií]a|plaza|edificio|carrera|)"
      R"(cra\.|jr\.|jir[oó]n|pasaje|paseo|urb\.|urbanizaci[oó]n|col\.|colonia|barrio|km\b))");
  if (line.size() > 400) return false;
  return RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), kContact);
}

bool Letterhead::NoteOffice(const std::string& line, int lateness) {
  const std::string cut = std::exchange(cut_, {});
  if (BeginsOffice(line)) cut_ = line;
  std::optional<OfficeName> found = FindOffice(line);
  if (!found && !cut.empty() && GoesOnWithName(line)) {
    found = FindOffice(cut + " " + line);
    if (found) found->whole = false;  // the line alone does not say it
  }
  if (!found) return false;
  found->rank += lateness;
  return Take(std::move(*found));
}

bool Letterhead::Take(OfficeName found) {
  const bool whole = found.whole;
  if (office_ && found.rank >= office_->rank) return whole && found.name == office_->name;
  if (office_ && office_->whole) sections_.AddApart(office_->name, {});
  office_ = std::move(found);
  return whole;
}

bool Letterhead::NoteContact(const std::string& line) {
  if (!IsContactLine(line)) return false;
  contact_ += (contact_.empty() ? "" : "\n") + line;
  return true;
}

bool IsPageNumber(std::string_view text) {
  const std::string phrase = FoldedPhrase(text);
  return phrase.find_first_not_of("0123456789 ") == std::string::npos || phrase.starts_with("pagina ") ||
         phrase.starts_with("pag ");
}

}  // namespace acervo::report
