// Whether a name of an entity cell means its entity wherever it is written: 'Fundación Calicanto' does, 'Sector
// privado' and 'Vivienda' do not.
#include <algorithm>

#include "core/text.h"
#include "parsers/entities/entities.h"
#include "parsers/entities/grammar.h"

namespace acervo {
namespace entities {
namespace {

constexpr std::size_t kShortestWord = 5;    // of a name of one word
constexpr std::size_t kLongestAcronym = 6;  // what is longer, in capitals, is read as a word
constexpr std::size_t kLongestName = 16;    // in tokens
constexpr std::uint32_t kCommonFlags = kEvent | kRoad | kNoName | kHonoured | kGivenName | kStopAcronym |
                                       kCompanySuffix | kNameWord | kMonth | kGeneric | kAbbreviates;

class Judge {
 public:
  explicit Judge(const TokenText& text) : lexicon_(Lexicon::Get()), tokens_(text.tokens), shouted_(text.shouted) {}

  bool IsDistinctive() const {
    if (tokens_.empty() || tokens_.size() > kLongestName) return false;
    if (IsPlace(lexicon_.CountryAt(tokens_, 0)) || IsPlace(lexicon_.CityAt(tokens_, 0))) return false;
    std::size_t words = 0, proper = 0, letters = 0;
    for (const Token& token : tokens_) {
      if (token.kind != TokenKind::kWord) {
        if (token.kind != TokenKind::kComma && token.kind != TokenKind::kDash && token.kind != TokenKind::kQuoteOpen &&
            token.kind != TokenKind::kQuoteClose && token.kind != TokenKind::kQuote) {
          return false;
        }
        continue;
      }
      if (lexicon_.Is(token, kSkips | kArticle | kAnd | kJoins)) continue;
      ++words;
      proper += IsProper(token);
      letters += token.text.size();
    }
    if (words == 0) return false;
    if (words == 1) return OneWordIsDistinctive();
    const bool company = std::any_of(tokens_.begin() + 1, tokens_.end(),
                                     [&](const Token& token) { return lexicon_.Is(token, kCompanySuffix); });
    const bool headed = static_cast<bool>(lexicon_.HeadAt(tokens_, 0));
    return letters >= 6 && (company || headed ? proper >= 1 || ManyCapitals() : proper >= 1 && AllCapital());
  }

 private:
  bool IsPlace(const NameTrie::Match& place) const { return place && place.end == tokens_.size(); }

  // No word of the tables, or one that no text has but in a name.
  bool IsCommon(const Token& token) const {
    return (token.word != 0 && (lexicon_.FlagsOf(token) & kCommonFlags) != 0) || EndsAsCommonWord(token.text);
  }

  bool IsProper(const Token& token) const {
    if (token.numeric || !token.capital) return false;
    if (token.mixed || IsAcronym(token)) return true;
    const bool generic = token.word != 0 && (lexicon_.FlagsOf(token) & (kCommonFlags & ~(kGivenName | kNameWord))) != 0;
    if (generic) return false;
    if (lexicon_.Is(token, kGivenName)) return true;
    return !lexicon_.Is(token, kNameWord) && !EndsAsCommonWord(token.text);
  }

  bool IsAcronym(const Token& token) const {
    return token.all_caps && !shouted_ && token.text.size() >= 3 && token.text.size() <= kLongestAcronym &&
           !IsCommon(token);
  }

  bool OneWordIsDistinctive() const {
    const Token* first = nullptr;
    for (const Token& token : tokens_) {
      if (token.kind == TokenKind::kWord && !lexicon_.Is(token, kSkips | kArticle | kAnd)) first = &token;
    }
    if (first == nullptr || first->numeric || IsCommon(*first)) return false;
    if (first->mixed && first->text.size() >= 4) return true;
    if (first->all_caps && first->text.size() <= kLongestAcronym) return first->text.size() >= 3;
    return first->capital && first->text.size() >= kShortestWord;
  }

  // "Fundación Puente de la Cultura": a head and two words more, all of them written as a name.
  bool ManyCapitals() const {
    std::size_t words = 0;
    for (const Token& token : tokens_) {
      if (token.kind != TokenKind::kWord || lexicon_.Is(token, kSkips | kArticle | kAnd | kJoins)) continue;
      if (lexicon_.Is(token, kGeneric)) continue;
      words += token.capital;
    }
    return words >= 3 && AllCapital();
  }

  bool AllCapital() const {
    return std::all_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
      return token.kind != TokenKind::kWord || token.capital || token.numeric || token.glued ||
             lexicon_.Is(token, kSkips | kArticle | kAnd | kJoins) || token.text == "a" || token.text == "en";
    });
  }

  const Lexicon& lexicon_;
  const std::vector<Token>& tokens_;
  bool shouted_;
};

}  // namespace
}  // namespace entities

std::string DistinctiveName(const EntityMention& mention) {
  if (mention.known || mention.kind == EntityKind::kPerson) return {};
  std::string name(mention.name.empty() ? mention.raw : mention.name);
  entities::TokenText tokens;
  entities::Read(name, tokens);
  return entities::Judge(tokens).IsDistinctive() ? name : std::string();
}

}  // namespace acervo
