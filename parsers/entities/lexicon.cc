// The tables are read in the order in which they need one another: abbreviations first, for they decide where a name's
// words end.
#include "parsers/entities/lexicon.h"

#include <cctype>

#include "core/text.h"
#include "parsers/data/table_rows.h"
#include "parsers/data/tsv.h"
#include "parsers/entities/tables.h"

namespace acervo::entities {
namespace {

constexpr std::pair<std::string_view, std::uint32_t> kWordClasses[] = {
    {"event", kEvent},
    {"road", kRoad},
    {"no-name", kNoName},
    {"before-honoured", kHonoured},
    {"acronym-stop", kStopAcronym},
    {"generic", kGeneric},
    {"function", kFunction | kNoName},
    {"weekday", kWeekday | kNoName},
    {"surname", kSurname},
    {"cue", kCue},
    {"noun-name", kNounName},
    {"ambiguous", kAmbiguous},
    {"also-word", kAlsoWord},
};

// Words without which the grammar of names cannot be written; nobody will want to add to them.
constexpr std::pair<std::string_view, std::uint32_t> kGrammar[] = {
    {"de", kSkips},
    {"del", kSkips | kArticle},
    {"el", kSkips | kArticle},
    {"la", kSkips | kArticle},
    {"los", kSkips | kArticle},
    {"las", kSkips | kArticle},
    {"al", kArticle},
    {"y", kAnd},
    {"e", kAnd},
    {"para", kJoins},
    {"por", kJoins},
    {"contra", kJoins},
};

constexpr std::size_t kShortestLoose = 8;  // in bytes; shorter names lie too near to one another

constexpr std::string_view kMonths[] = {"enero",   "febrero",   "marzo",    "abril",      "mayo",
                                        "junio",   "julio",     "agosto",   "septiembre", "setiembre",
                                        "octubre", "noviembre", "diciembre"};

bool HasFlag(std::string_view flags, std::string_view flag) {
  for (const std::string_view part : data::Split(flags, ',')) {
    if (part == flag) return true;
  }
  return false;
}

std::vector<std::string_view> NamesIn(std::string_view name, std::string_view aliases) {
  std::vector<std::string_view> names = data::Split(aliases, '|');
  names.insert(names.begin(), name);
  return names;
}

// "S.A." as it stands in the vocabulary.
std::string NameOfOneWord(std::string_view written) {
  std::string word = Fold(written);
  std::erase(word, '.');
  return word;
}

Head HeadFromRow(const std::vector<std::string_view>& row) {
  Head head;
  head.kind = EntityKindFromToken(row[1]).value_or(EntityKind::kOther);
  head.lower = HasFlag(row[2], "lower");
  head.joins_and = HasFlag(row[2], "y");
  head.list = HasFlag(row[2], "list");
  head.city = HasFlag(row[2], "city");
  head.embassy = HasFlag(row[2], "embassy");
  head.unit = HasFlag(row[2], "unit");
  head.place = HasFlag(row[2], "place");
  head.alone = HasFlag(row[2], "alone");
  head.name_at_once = HasFlag(row[2], "name");
  head.quoted = HasFlag(row[2], "quoted");
  head.plural = HasFlag(row[2], "plural");
  head.nouns = HasFlag(row[2], "nouns");
  for (const std::string_view flag : data::Split(row[2], ',')) {
    if (flag.starts_with('=')) head.stands_for = flag.substr(1);
  }
  return head;
}

}  // namespace

const Lexicon& Lexicon::Get() {
  static const Lexicon* const kLexicon = new Lexicon;  // never destroyed: views into it live as long as the program
  return *kLexicon;
}

Lexicon::Lexicon() {
  LoadWords();
  LoadPeople();
  LoadHeads();
  LoadPlaces();
  LoadNames();
}

// The words of a name get into the vocabulary before the trie asks for them.
int Lexicon::Add(NameTrie& trie, std::string_view name, int value, std::uint32_t flags) {
  TokenText text;
  Tokenize(name, vocabulary_, text);
  for (Token& token : text.tokens) {
    if (token.kind == TokenKind::kWord) token.word = vocabulary_.Add(token.text, flags);
  }
  return trie.Add(text.tokens, value, vocabulary_);
}

void Lexicon::LoadWords() {
  for (const auto& [word, flags] : kGrammar) vocabulary_.Add(word, flags);
  for (const std::string_view month : kMonths) vocabulary_.Add(month, kMonth | kNoName);
  for (const std::vector<std::string_view>& row : data::TableRows("entity_words", data::entity_words, 3)) {
    LoadWord(row[0], row[1], row[2]);
  }
}

void Lexicon::LoadWord(std::string_view kind, std::string_view written, std::string_view value) {
  const std::string word = Fold(written);
  if (kind == "abbreviation") {
    const std::uint32_t id = vocabulary_.Add(word, kAbbreviates);
    expansions_[id] = vocabulary_.Add(Fold(value), kNameWord);
  } else if (kind == "nobody") {
    Add(nobody_, written, 0, 0);
  } else if (kind == "henceforth") {
    Add(henceforth_, written, 0, 0);
  } else if (kind == "company-suffix") {
    Add(suffixes_, written, 0, 0);
    if (written.find(' ') == written.npos) vocabulary_.Add(NameOfOneWord(written), kCompanySuffix);
  } else if (kind == "verb-ending") {
    verb_endings_[written] = data::Split(value, '|');
  } else if (kind == "verb") {
    LoadVerb(word, value);
  } else if (kind == "ambiguous") {
    articles_[vocabulary_.Add(word, 0)] = value;
  }
  for (const auto& [name, flag] : kWordClasses) {
    if (kind == name) vocabulary_.Add(word, flag);
  }
}

// A stem with its conjugation, or a form by itself; "ar,a": the verb is done to persons as well.
void Lexicon::LoadVerb(std::string_view stem, std::string_view value) {
  const std::uint32_t flags = kVerb | (HasFlag(value, "a") ? kAsks : 0u);
  if (value.empty() || value == "a") vocabulary_.Add(stem, flags);
  for (const std::string_view conjugation : data::Split(value, ',')) {
    for (const std::string_view ending : verb_endings_[conjugation]) {
      vocabulary_.Add(std::string(stem) + Fold(ending), flags);
    }
  }
}

std::string Lexicon::TitleOf(std::string_view slug) {
  std::string title;
  for (const std::string_view word : data::Split(slug, '-')) {
    if (!title.empty()) title += ' ';
    title += word;
    if (word.size() > 1) title[title.size() - word.size()] = static_cast<char>(std::toupper(word.front()));
  }
  return title;
}

std::set<std::string_view> Lexicon::ArticleOf(const Token& token) const {
  const auto found = articles_.find(token.word);
  if (found == articles_.end()) return {};
  const std::vector<std::string_view> articles = data::Split(found->second, '|');
  return {articles.begin(), articles.end()};
}

void Lexicon::LoadPeople() {
  for (const std::vector<std::string_view>& row : data::TableRows("honorifics", data::honorifics, 2)) {
    const PersonWord kind = row[0] == "title"  ? PersonWord::kTitle
                            : row[0] == "role" ? PersonWord::kRole
                                               : PersonWord::kAdjective;
    const bool full_stop = row[1].back() == '.';
    const bool one_word = row[1].find(' ') == row[1].npos;
    Add(titles_, row[1], static_cast<int>(kind), full_stop && one_word ? kAbbreviates : 0u);
  }
  for (const std::vector<std::string_view>& row : data::TableRows("given_names", data::given_names, 1))
    vocabulary_.Add(Fold(row[0]), kGivenName);
}

void Lexicon::LoadPlaces() {
  for (const std::vector<std::string_view>& row : data::TableRows("countries", data::countries, 4)) {
    const int index = static_cast<int>(country_rows_.size());
    country_rows_.push_back({row[0], NamesIn(row[1], row[2]), data::Split(row[3], '|')});
    for (const std::string_view name : country_rows_.back().names) Add(countries_, name, index, kNameWord);
    for (const std::string_view demonym : country_rows_.back().demonyms) Add(demonyms_, demonym, index, kNameWord);
  }
  for (const std::vector<std::string_view>& row : data::TableRows("cities", data::cities, 4)) {
    const int index = static_cast<int>(city_rows_.size());
    city_rows_.push_back({row[0], NamesIn(row[1], row[2]), row[3]});
    for (const std::string_view name : city_rows_.back().names) Add(cities_, name, index, kNameWord);
  }
}

void Lexicon::LoadHeads() {
  for (const std::vector<std::string_view>& row : data::TableRows("entity_patterns", data::entity_patterns, 5)) {
    Add(heads_, row[0], static_cast<int>(head_rows_.size()), kNameWord);
    head_rows_.push_back(HeadFromRow(row));
  }
}

void Lexicon::AddName(int entity, std::string_view name, bool is_short) {
  if (name.empty()) return;
  TokenText text;
  Tokenize(name, vocabulary_, text);
  KnownName known{.entity = entity, .is_short = is_short};
  for (Token& token : text.tokens) {
    if (token.kind != TokenKind::kWord) continue;
    token.word = vocabulary_.Add(token.text, kNameWord);
    if (!Is(token, kSkips | kAnd)) ++known.words;
  }
  known.acronym = text.tokens.size() == 1 && text.tokens[0].all_caps;
  known.bare_unit = Entity(entity).kind == EntityKind::kMunicipalUnit && known.words > 1 && !HeadAt(text.tokens, 0);
  const int value = names_.Add(text.tokens, static_cast<int>(known_names_.size()), vocabulary_);
  if (value < 0) return;  // nothing but articles and signs
  if (value == static_cast<int>(known_names_.size())) known_names_.push_back(known);
  if (Name(value).entity != entity) return;  // a user's row gave the name to another
  entities_[static_cast<std::size_t>(entity)].names.push_back(name);
  if (is_short) return;
  const auto [entry, is_new] = loose_.emplace(LooseKey(text.tokens), entity);
  if (!is_new && entry->second != entity) entry->second = -1;
}

// The words without the endings of the plural and without what stands between them.
std::string Lexicon::LooseKey(Tokens tokens) const {
  std::string key;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kWord || (Is(token, kSkips | kAnd) && !token.glued)) continue;
    std::string_view word = token.word != 0 ? vocabulary_.Text(token.word) : token.text;
    const bool long_enough = word.size() >= 5;
    if (long_enough && word.ends_with("es") && std::string_view("nlrdz").find(word[word.size() - 3]) != word.npos) {
      word.remove_suffix(2);
    } else if (long_enough && word.ends_with('s')) {
      word.remove_suffix(1);
    }
    key += word;
  }
  return key;
}

const KnownEntity* Lexicon::EntityLike(Tokens tokens) const {
  const std::string key = LooseKey(tokens);
  if (key.size() < kShortestLoose) return nullptr;
  const auto found = loose_.find(key);
  return found == loose_.end() || found->second < 0 ? nullptr : &Entity(found->second);
}

// A row without an id or a name is none; one whose id stands already gives that entity more names.
void Lexicon::LoadNames() {
  for (const std::vector<std::string_view>& row : data::TableRows("gazetteer", data::gazetteer, 5)) {
    const std::string_view id = Trim(row[0]), name = Trim(row[2]);
    if (id.empty() || name.empty()) continue;
    const auto [entry, is_new] = entity_ids_.emplace(id, static_cast<int>(entities_.size()));
    const int index = entry->second;
    if (is_new) entities_.push_back({id, EntityKindFromToken(Trim(row[1])).value_or(EntityKind::kOther), name, {}});
    AddName(index, name, false);
    for (const std::string_view alias : data::Split(row[3], '|')) AddName(index, Trim(alias), false);
    for (const std::string_view alias : data::Split(row[4], '|')) AddName(index, Trim(alias), true);
  }
}

// Forms of single letters ("S.E.") count only with their dots: "se" is a pronoun.
NameTrie::Match Lexicon::PersonWordAt(Tokens tokens, std::size_t at) const {
  const NameTrie::Match match = titles_.LongestAt(tokens, at, vocabulary_);
  if (!match || match.end != at + 1) return match;
  const Token& token = tokens[at];
  const bool letters = token.text.size() <= 3 && static_cast<PersonWord>(match.value) == PersonWord::kTitle;
  if (!letters || token.dotted || token.abbreviated) return match;
  // "Lic", "Ing" and "Don" without their dot, but with a capital or in full.
  const bool pronoun = token.text == "se" || token.text == "hs" || token.text == "sm" || token.text == "my";
  const bool plausible = token.capital || token.text == "don";
  return pronoun || !plausible ? NameTrie::Match{} : match;
}

const KnownEntity* Lexicon::EntityById(std::string_view id) const {
  const auto found = entity_ids_.find(id);
  return found == entity_ids_.end() ? nullptr : &Entity(found->second);
}

const Country* Lexicon::CountryById(std::string_view id) const {
  for (const Country& country : country_rows_) {
    if (country.id == id) return &country;
  }
  return nullptr;
}

const City* Lexicon::CityById(std::string_view id) const {
  for (const City& city : city_rows_) {
    if (city.id == id) return &city;
  }
  return nullptr;
}

std::string_view Lexicon::Expansion(const Token& token) const {
  const auto found = expansions_.find(token.word);
  if (found == expansions_.end() || (!token.abbreviated && token.text.size() < 4)) return {};
  return vocabulary_.Text(found->second);
}

void Read(std::string_view text, TokenText& out) {
  const Lexicon& lexicon = Lexicon::Get();
  const Vocabulary& vocabulary = lexicon.vocabulary();
  Tokenize(text, vocabulary, out);
  for (Token& token : out.tokens) {
    if (token.kind != TokenKind::kWord || token.numeric) continue;
    if (token.word == 0) {
      if (token.capital) token.word = vocabulary.Nearest(token.text);
    } else if (const std::string_view full = lexicon.Expansion(token); !full.empty()) {
      token.word = vocabulary.Find(full);
    }
  }
}

}  // namespace acervo::entities
