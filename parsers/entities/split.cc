// An entity cell is cut at its separators, except inside a name that the gazetteer or the grammar of names knows and
// inside brackets. "y" and commas cut only where what stands on their sides are entities of their own.
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "parsers/entities/definitions.h"
#include "parsers/entities/entities.h"
#include "parsers/entities/grammar.h"
#include "parsers/entities/people.h"
#include "parsers/entities/resolve.h"

namespace acervo {
namespace entities {
namespace {

struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  PersonHint hint = PersonHint::kUnknown;
  std::size_t head = 0;  // kEmbassy: the index of the head that it shares: "Consulados de Chile y Perú"
};

class Splitter {
 public:
  explicit Splitter(const TokenText& text)
      : lexicon_(Lexicon::Get()),
        tokens_(text.tokens),
        grammar_(tokens_, Place::kCell),
        people_(tokens_, grammar_, true),
        pairs_(tokens_, grammar_, people_) {}

  std::vector<Piece> Run() {
    if (lexicon_.NamesNobody(tokens_)) return {};
    Protect();
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= tokens_.size(); ++i) {
      if (i < tokens_.size() && !Cuts(begin, i)) continue;
      const bool glued = i < tokens_.size() && tokens_[i].glued;
      AddPiece(begin, i);
      begin = glued ? i : i + 1;
    }
    return std::move(pieces_);
  }

 private:
  // Marks the separators that belong to a name or stand in a bracket.
  void Protect() {
    inside_.assign(tokens_.size(), false);
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t end = NameEnd(i);
      for (std::size_t k = i + 1; k < end; ++k) inside_[k] = true;
      i = std::max(end, i + 1);
    }
    ProtectBrackets();
    ProtectDashedAcronyms();
  }

  std::size_t NameEnd(std::size_t at) const {
    if (!grammar_.IsWord(at)) return at;
    const std::size_t known = grammar_.KnownAt(at).end;
    const std::size_t headed = AndNamesAnother(known) ? known : grammar_.HeadedEnd(at);
    const std::size_t end = std::max({at, known, headed, grammar_.CompanyEnd(at), pairs_.NameEnd(at)});
    std::size_t last = end;
    for (std::size_t country = grammar_.NextCountry(at, last); country > 0; country = grammar_.NextCountry(at, last)) {
      last = grammar_.CountryEnd(country);
    }
    if (last > end) return last;
    return end > at ? WithPlace(end) : at;
  }

  // "Dirección de Turismo y Resiliencia": two units, each known.
  bool AndNamesAnother(std::size_t at) const {
    if (at == 0 || !grammar_.Is(at, kAnd)) return false;
    const NameTrie::Match name = lexicon_.NameAt(tokens_, grammar_.SkipArticles(at + 1));
    const bool goes_on = name && grammar_.IsWord(name.end) && !grammar_.Is(name.end, kAnd | kSkips | kJoins);
    return name && !goes_on;  // but "Relaciones Exteriores y Movilidad Humana"
  }

  // "Alcaldía de San José, Costa Rica": a country alone is no entity of a cell.
  std::size_t WithPlace(std::size_t end) const {
    if (!grammar_.IsKind(end, TokenKind::kComma)) return end;
    const NameTrie::Match country = lexicon_.CountryAt(tokens_, grammar_.SkipArticles(end + 1));
    const bool alone = country && (country.end >= tokens_.size() || !grammar_.IsWord(country.end));
    return alone ? country.end : end;
  }

  void ProtectBrackets() {
    std::size_t open = tokens_.size();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (grammar_.IsKind(i, TokenKind::kOpen) && open == tokens_.size()) open = i;
      if (!grammar_.IsKind(i, TokenKind::kClose) || open == tokens_.size()) continue;
      for (; open <= i; ++open) inside_[open] = true;
      open = tokens_.size();
    }
  }

  // "Unión Europea -UE-"
  void ProtectDashedAcronyms() {
    for (std::size_t i = 1; i + 2 < tokens_.size(); ++i) {
      const bool dashed = grammar_.IsKind(i, TokenKind::kDash) && grammar_.IsWord(i + 1) &&
                          grammar_.IsKind(i + 2, TokenKind::kDash) && !tokens_[i + 1].space_before &&
                          tokens_[i].space_before && !tokens_[i + 2].space_before;
      if (dashed) inside_[i] = inside_[i + 1] = inside_[i + 2] = true;
    }
  }

  bool Cuts(std::size_t begin, std::size_t at) const {
    if (IsItemNumber(at) || (at > 0 && IsItemNumber(at - 1))) return true;  // even inside "Ministerio de Cultura 3."
    if (inside_[at]) return false;
    switch (tokens_[at].kind) {
      case TokenKind::kComma:
      case TokenKind::kSemicolon:
      case TokenKind::kSlash:
      case TokenKind::kNewline:
      case TokenKind::kDash: return true;
      case TokenKind::kWord: return tokens_[at].glued ? CutsGlued(at) : AndCuts(begin, at);
      case TokenKind::kOther: return IsPlus(at);
      default: return false;
    }
  }

  // "1. KOICA 2. GIZ", "1) KOICA 2) GIZ": numbers that count, the first of them at the beginning.
  bool IsItemNumber(std::size_t at) const {
    if (!grammar_.IsWord(at) || !tokens_[at].numeric || tokens_[at].text.size() > 2) return false;
    const bool marked = grammar_.IsKind(at + 1, TokenKind::kStop) || grammar_.IsKind(at + 1, TokenKind::kClose);
    return marked && grammar_.IsWord(0) && tokens_[0].numeric && tokens_[0].text == "1" && at + 2 < tokens_.size();
  }

  // "KOICA + GIZ"
  bool IsPlus(std::size_t at) const { return tokens_[at].plus && tokens_[at].space_before; }

  // "UCCI-CIDEU": two acronyms that are known one by one.
  bool CutsGlued(std::size_t at) const {
    return at > 0 && IsKnownAcronym(at - 1) && IsKnownAcronym(at) && !tokens_[at - 1].glued;
  }

  bool IsKnownAcronym(std::size_t at) const {
    if (!tokens_[at].all_caps) return false;
    const NameTrie::Match match = lexicon_.NameOf(std::span(tokens_).subspan(at, 1));
    return match && lexicon_.Name(match.value).acronym;
  }

  bool AndCuts(std::size_t begin, std::size_t at) const {
    if (!grammar_.Is(at, kAnd) || at == begin) return false;
    const std::size_t next = grammar_.SkipArticles(at + 1);
    if (next >= tokens_.size()) return false;
    if (BeginsStrongly(next)) return true;
    if (!StandsAlone(begin, at)) return false;
    const NameTrie::Match match = lexicon_.NameAt(tokens_, next);
    if (match && (match.end >= tokens_.size() || !grammar_.IsWord(match.end) || inside_[match.end])) return true;
    return people_.Another(at).has_value();
  }

  // An organisation, a title or an acronym: nothing that "y" joins to a name.
  bool BeginsStrongly(std::size_t at) const {
    const Grammar::Known known = grammar_.KnownAt(at);
    if (known.end > at && !lexicon_.Name(known.value).is_short && !lexicon_.Name(known.value).bare_unit) return true;
    if (grammar_.HeadedEnd(at) > at) return true;
    return people_.Titled(at).has_value() || grammar_.IsUnknownAcronym(at);
  }

  bool StandsAlone(std::size_t begin, std::size_t end) const {
    begin = grammar_.SkipArticles(begin);
    if (begin >= end) return false;
    if (lexicon_.NameOf(std::span(tokens_).subspan(begin, end - begin))) return true;
    if (grammar_.HeadedEnd(begin) > begin || people_.Titled(begin)) return true;
    return (end == begin + 1 && tokens_[begin].all_caps) || IsPerson(begin, end);
  }

  bool IsPerson(std::size_t begin, std::size_t end) const {
    return grammar_.Is(begin, kGivenName) && people_.IsWholeName(begin, end);
  }

  void AddPiece(std::size_t begin, std::size_t end) {
    while (begin < end && (!grammar_.IsWord(begin) || grammar_.Is(begin, kAnd))) ++begin;
    while (begin < end && !grammar_.IsWord(end - 1) && !inside_[end - 1]) --end;
    if (begin < end && grammar_.Is(begin, kArticle) && !tokens_[begin].capital) ++begin;
    if (grammar_.IsKind(begin + 1, TokenKind::kClose) && tokens_[begin].text.size() == 1) begin += 2;  // "a) KOICA"
    begin = AfterLabel(begin, end);
    if (end >= begin + 4 && grammar_.IsKind(end - 1, TokenKind::kClose) && tokens_[end - 2].numeric &&
        grammar_.IsKind(end - 3, TokenKind::kOpen)) {
      end -= 3;  // "Embajada de Japón (3)" counts who came
    }
    if (!HoldsName(begin, end) || lexicon_.NamesNobody(std::span(tokens_).subspan(begin, end - begin))) return;
    if (IsOfficeOfLast(begin, end)) return;
    AddParts(begin, end);
  }

  // "Organiza: OEI": what stands before a colon says what the entity does.
  std::size_t AfterLabel(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (!inside_[i] && grammar_.IsKind(i, TokenKind::kColon) && !StandsAlone(begin, i)) return i + 1;
    }
    return begin;
  }

  // More than small words and signs.
  bool HoldsName(std::size_t begin, std::size_t end) const {
    for (; begin < end; ++begin) {
      if (grammar_.IsWord(begin) && (tokens_[begin].glued || !grammar_.Is(begin, kSkips | kArticle | kAnd)))
        return true;
    }
    return false;
  }

  // "S.E. Ana Ruiz, Embajadora de Chile": the office is told of the person before it.
  bool IsOfficeOfLast(std::size_t begin, std::size_t end) const {
    return !pieces_.empty() && pieces_.back().hint == PersonHint::kPerson && people_.IsOffice(begin, end) &&
           !people_.Titled(begin);
  }

  // To the end, or to a bracket that tells the office: "S.E. Ravi Kumar (Embajador de la India)".
  bool FillsPiece(PersonName person, std::size_t end) const {
    if (person.end == end) return true;
    return grammar_.IsKind(person.end, TokenKind::kOpen) && people_.IsOffice(person.end + 1, end);
  }

  void AddParts(std::size_t begin, std::size_t end) {
    if (const std::optional<PersonName> person = people_.Titled(begin); person && FillsPiece(*person, end)) {
      pieces_.push_back({person->begin, person->end, PersonHint::kPerson});
      return;
    }
    std::size_t open = begin;
    while (open < end && !grammar_.IsKind(open, TokenKind::kOpen)) ++open;
    if (open > begin && open < end && AddBracket(begin, open, end)) return;
    if (AddEmbassies(begin, end) || AddRow(begin, end)) return;
    pieces_.push_back({begin, end, IsPerson(begin, end) ? PersonHint::kPerson : PersonHint::kUnknown});
  }

  // A bracket with a person, or with another entity than the one before it, is a piece of its own.
  bool AddBracket(std::size_t begin, std::size_t open, std::size_t end) {
    std::size_t close = open + 1;
    while (close < end && !grammar_.IsKind(close, TokenKind::kClose)) ++close;
    if (close == open + 1) return false;
    if (people_.IsWholeName(open + 1, close) || people_.Titled(open + 1)) {
      AddParts(begin, open);
      pieces_.push_back({people_.AfterTitles(open + 1), close, PersonHint::kPerson});
      return true;
    }
    const std::span<const Token> all(tokens_);
    const NameTrie::Match inside = lexicon_.NameOf(all.subspan(open + 1, close - open - 1));
    if (!inside || pairs_.Parts(open) || lexicon_.NameOf(all.subspan(begin, end - begin))) return false;
    const EntityReading outside = ResolveTokens(all.subspan(begin, open - begin), {}, PersonHint::kUnknown);
    if (!outside.known || outside.id == lexicon_.EntityNamed(inside.value).id) return false;
    AddParts(begin, open);
    AddParts(open + 1, close);
    return true;
  }

  // "Embajadas de Chile, Perú y Cuba"
  bool AddEmbassies(std::size_t begin, std::size_t end) {
    std::size_t last = grammar_.HeadedEnd(begin);
    if (last == begin || grammar_.NextCountry(begin, last) == 0) return false;
    pieces_.push_back({begin, last, PersonHint::kUnknown});
    for (std::size_t at = grammar_.NextCountry(begin, last); at > 0 && at < end;
         at = grammar_.NextCountry(begin, last)) {
      last = grammar_.CountryEnd(at);
      pieces_.push_back({at, last, PersonHint::kEmbassy, begin});
    }
    return true;
  }

  // Names that follow one another without a separator, each known as a whole.
  bool AddRow(std::size_t begin, std::size_t end) {
    std::vector<Piece> row;
    for (std::size_t i = begin; i < end;) {
      const std::size_t known = grammar_.KnownAt(i).end;
      const std::size_t next = known > i ? known : grammar_.HeadedEnd(i);
      if (next == i || next > end) return false;
      row.push_back({i, next, PersonHint::kUnknown});
      i = next;
    }
    if (row.size() < 2 || IsOneEntity(row)) return false;
    pieces_.insert(pieces_.end(), row.begin(), row.end());
    return true;
  }

  // "Cooperación Alemana GIZ"
  bool IsOneEntity(const std::vector<Piece>& row) const {
    std::set<std::string> ids;
    for (const Piece& piece : row) {
      ids.insert(ResolveTokens(std::span(tokens_).subspan(piece.begin, piece.end - piece.begin), {}, piece.hint).id);
    }
    return ids.size() == 1;
  }

  const Lexicon& lexicon_;
  const std::vector<Token>& tokens_;
  Grammar grammar_;
  PeopleGrammar people_;
  Pairs pairs_;
  std::vector<bool> inside_;
  std::vector<Piece> pieces_;
};

// A line feed inside a name is only where its cell was too narrow.
std::string OnOneLine(std::string_view name) {
  std::string line(name);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

EntityMention MentionOf(const Piece& piece, const TokenText& tokens, std::string_view cell) {
  const std::span<const Token> all(tokens.tokens);
  const std::span<const Token> name = all.subspan(piece.begin, piece.end - piece.begin);
  const Span span = WithQuotes({name.front().span.begin, name.back().span.end() - name.front().span.begin}, cell);
  EntityReading reading = piece.hint == PersonHint::kEmbassy ? ResolveEmbassy(all.subspan(piece.head), name, cell)
                                                             : ResolveTokens(name, cell, piece.hint);
  return {std::move(reading.id), OnOneLine(reading.name),
          reading.kind,          std::string(span.In(cell)),
          EntityRole::kCell,     std::nullopt,
          reading.known};
}

}  // namespace
}  // namespace entities

std::vector<EntityMention> SplitEntityCell(std::string_view cell) {
  entities::TokenText tokens;
  entities::Read(cell, tokens);
  std::vector<EntityMention> mentions;
  for (const entities::Piece& piece : entities::Splitter(tokens).Run()) {
    mentions.push_back(entities::MentionOf(piece, tokens, cell));
  }
  return mentions;
}

}  // namespace acervo
