#include "store/words/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <set>
#include <utility>

#include "core/edit_distance.h"
#include "core/text.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

constexpr std::string_view kEnye = "ñ";

bool HasEnye(std::string_view word) { return word.find(kEnye) != word.npos; }

void AddNew(std::vector<std::string>& list, std::string_view item) {
  if (std::ranges::find(list, item) == list.end()) list.emplace_back(item);
}

// The first text after all that begin with `prefix`.
std::string After(std::string_view prefix) { return std::string(prefix).append("\U0010FFFF"); }

// The word with an accent on each of its vowels in turn; none of what is too long for a word.
std::vector<std::string> Accented(std::string_view word) {
  constexpr std::size_t kLongest = 60;
  if (word.size() > kLongest) return {};
  constexpr std::array<std::pair<char, std::string_view>, 5> kVowels{
      {{'a', "á"}, {'e', "é"}, {'i', "í"}, {'o', "ó"}, {'u', "ú"}}};
  std::vector<std::string> variants;
  for (std::size_t i = 0; i < word.size(); ++i) {
    for (const auto& [bare, accented] : kVowels) {
      if (word[i] != bare) continue;
      variants.push_back(std::string(word.substr(0, i)).append(accented).append(word.substr(i + 1)));
    }
  }
  return variants;
}

bool IsBare(std::string_view form) {
  return std::ranges::all_of(form, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool EndsAccented(std::string_view form) {
  constexpr std::string_view kVowels[] = {"á", "é", "í", "ó", "ú"};
  return std::ranges::any_of(kVowels, [&](std::string_view vowel) { return form.ends_with(vowel); });
}

bool EndsAccentedInAnyNumber(std::string_view form) {
  return EndsAccented(form.ends_with('s') ? form.substr(0, form.size() - 1) : form);
}

// Endings that make another word of the one they are put to, though its stem is the same: an "embajador" is no
// "embajada", an "alcaldía" no "alcalde". Of forms as written, accented.
enum class Making { kNone, kAgent, kQuality, kState, kManner, kAct, kInfinitive };
struct Ending {
  std::string_view text;
  Making making;
};
constexpr Ending kEndings[] = {{"dor", Making::kAgent},     {"dora", Making::kAgent},   {"dores", Making::kAgent},
                               {"doras", Making::kAgent},   {"ía", Making::kQuality},   {"ías", Making::kQuality},
                               {"idad", Making::kState},    {"idades", Making::kState}, {"mente", Making::kManner},
                               {"miento", Making::kAct},    {"mientos", Making::kAct},  {"ar", Making::kInfinitive},
                               {"er", Making::kInfinitive}, {"ir", Making::kInfinitive}};

Making MakingOf(std::string_view form) {
  const auto* const ending =
      std::ranges::find_if(kEndings, [&](const Ending& known) { return form.ends_with(known.text); });
  return ending == std::end(kEndings) ? Making::kNone : ending->making;
}

// "participaría" may be the verb.
bool AreOneWord(Making a, Making b) {
  const auto plain = [](Making making) { return making == Making::kInfinitive ? Making::kNone : making; };
  const bool may_be_verbs =
      (a == Making::kInfinitive && b == Making::kQuality) || (a == Making::kQuality && b == Making::kInfinitive);
  return plain(a) == plain(b) || may_be_verbs;
}

// A stem under which the typed word may stand, and how the word is made that gave it.
struct StemReading {
  std::string stem, stem_folded;
  Making making;
  friend bool operator==(const StemReading&, const StemReading&) = default;
};

// Forms whose stems Snowball does not bring together, of those that the archive may have: "ciudad" and "ciudades",
// "voz" and "voces", "alcalde" and "alcaldesa".
std::vector<std::string> OtherInflections(std::string_view folded) {
  struct Change {
    std::string_view from, to;
  };
  static constexpr Change kChanges[] = {{"z", "ces"},  {"ces", "z"},  {"d", "des"},   {"des", "d"}, {"l", "les"},
                                        {"les", "l"},  {"n", "nes"},  {"nes", "n"},   {"r", "res"}, {"res", "r"},
                                        {"s", "ses"},  {"ses", "s"},  {"j", "jes"},   {"jes", "j"}, {"e", "esa"},
                                        {"e", "esas"}, {"es", "esa"}, {"es", "esas"}, {"esa", "e"}, {"esa", "es"},
                                        {"esas", "e"}, {"esas", "es"}};
  constexpr std::size_t kShortest = 3;
  std::vector<std::string> others;
  if (folded.size() < kShortest) return others;
  for (const auto& [from, to] : kChanges) {
    if (!folded.ends_with(from)) continue;
    others.push_back(std::string(folded.substr(0, folded.size() - from.size())).append(to));
  }
  return others;
}

class FormFinder {
 public:
  FormFinder(Connection& connection, std::string_view typed)
      : connection_(connection), term_(MakeTerm(typed)), has_enye_(HasEnye(term_.word)) {}

  Result<WordForms> Run() {
    forms_.words = {term_.word};
    AddReading(term_, MakingOf(term_.form));
    if (const std::string_view number = ShortOrdinalNumber(term_.word); !number.empty()) {
      AddReading(MakeTerm(number), Making::kNone);
    }
    ACERVO_RETURN_IF_ERROR(AddSpellings(term_.folded));
    if (!is_known_) ACERVO_RETURN_IF_ERROR(AddStemsOfAccented());
    for (const std::string& other : OtherInflections(term_.folded)) ACERVO_RETURN_IF_ERROR(AddWords(other));
    ACERVO_RETURN_IF_ERROR(AddAccentedNumbers());
    if (!has_enye_) ACERVO_RETURN_IF_ERROR(AddStemsWithEnye());
    ACERVO_RETURN_IF_ERROR(AddBareWords());
    ACERVO_RETURN_IF_ERROR(SettleStems());
    ACERVO_RETURN_IF_ERROR(NoteWordsOfOtherStems());
    return std::move(forms_);
  }

 private:
  void AddReading(const Term& term, Making making) {
    const StemReading reading{term.stem, term.stem_folded, making};
    if (std::ranges::find(readings_, reading) == readings_.end()) readings_.push_back(reading);
  }

  // Words of the archive that read the same without accents: their stems are made from how they are written.
  Status AddSpellings(std::string_view folded) {
    Query query = connection_("SELECT form, word FROM vocabulary WHERE folded = ?");
    query.Bind(folded);
    while (query.Next()) {
      if (has_enye_ && query.View(1) != term_.word) continue;
      is_known_ = true;
      is_spelled_accented_ = is_spelled_accented_ || EndsAccentedInAnyNumber(query.View(0));
      AddNew(forms_.words, query.View(1));
      const Term term = MakeTerm(query.View(0));
      AddReading(term, MakingOf(term.form));
    }
    return query.Finish();
  }

  // "café" and "cafés": Snowball takes the accented vowel from one of them and nothing from the other. A word that is
  // typed without its accent is one where the archive accents it, or has only the other number.
  Status AddAccentedNumbers() {
    const bool is_plural = term_.form.ends_with('s');
    const std::string other = is_plural ? term_.folded.substr(0, term_.folded.size() - 1) : term_.folded + "s";
    const std::string_view ending =
        is_plural ? std::string_view(term_.form).substr(0, term_.form.size() - 1) : term_.form;
    const bool may_be = EndsAccented(ending) || (IsBare(term_.form) && !is_known_);
    Query query = connection_("SELECT form, word FROM vocabulary WHERE folded = ?");
    query.Bind(other);
    while (query.Next()) {
      const std::string_view form = query.View(0);
      const bool is_accented = EndsAccented(is_plural ? form : form.substr(0, form.size() - 1));
      if (is_accented && (may_be || is_spelled_accented_)) AddNew(forms_.words, query.View(1));
    }
    return query.Finish();
  }

  Status AddWords(std::string_view folded) {
    Query query = connection_("SELECT DISTINCT word FROM vocabulary WHERE folded = ?");
    query.Bind(folded);
    while (query.Next()) {
      if (!has_enye_ || HasEnye(query.View(0))) AddNew(forms_.words, query.View(0));
    }
    return query.Finish();
  }

  Result<bool> HasStem(std::string_view stem_folded) {
    Query query = connection_("SELECT 1 FROM vocabulary WHERE stem_folded = ? LIMIT 1");
    query.Bind(stem_folded);
    const bool has = query.Next();
    ACERVO_RETURN_IF_ERROR(query.Finish());
    return has;
  }

  // A word that stands nowhere, typed without accents: "cooperacion" where the archive only says "cooperaciones".
  Status AddStemsOfAccented() {
    if (!IsBare(term_.form)) return Ok();
    for (const std::string& variant : Accented(term_.form)) {
      const Term term = MakeTerm(variant);
      Result<bool> has = HasStem(term.stem_folded);
      if (!has.ok()) return std::move(has.error());
      if (has.value()) AddReading(term, MakingOf(variant));
    }
    return Ok();
  }

  Status AddStemsWithEnye() {
    Query query = connection_("SELECT DISTINCT stem FROM vocabulary WHERE stem_folded = ?");
    for (const StemReading& reading : std::vector<StemReading>(readings_)) {
      query.Again().Bind(reading.stem);
      while (query.Next()) {
        Term term;
        term.stem = query.Text(0);
        term.stem_folded = reading.stem;
        AddReading(term, reading.making);
      }
      ACERVO_RETURN_IF_ERROR(query.Finish());
    }
    return Ok();
  }

  // Words that the authors wrote without the accent that would have given them one of the stems: "alcaldia" for
  // "alcaldías".
  Status AddBareWords() {
    constexpr std::size_t kTellingStem = 4;
    Query query =
        connection_("SELECT form, word FROM vocabulary WHERE stem_folded > ?1 AND stem_folded < ?2 LIMIT 400");
    for (const StemReading& reading : readings_) {
      if (reading.stem.size() < kTellingStem) continue;
      const std::string after = After(reading.stem);
      query.Again().Bind(reading.stem, after);
      while (query.Next()) {
        if (IsBare(query.View(0)) && MayBe(query.View(0), reading)) AddNew(forms_.words, query.View(1));
      }
      ACERVO_RETURN_IF_ERROR(query.Finish());
    }
    return Ok();
  }

  Status NoteWordsOfOtherStems() {
    Query query = connection_("SELECT stem FROM vocabulary WHERE folded = ? AND word = ?");
    for (const std::string& word : forms_.words) {
      const std::string folded = Fold(word);
      query.Again().Bind(folded, word);
      bool is_found = true;
      while (query.Next()) is_found = is_found && std::ranges::find(forms_.stems, query.View(0)) != forms_.stems.end();
      ACERVO_RETURN_IF_ERROR(query.Finish());
      if (!is_found) forms_.stemmed_otherwise.push_back(word);
    }
    return Ok();
  }

  static bool MayBe(std::string_view form, const StemReading& reading) {
    return std::ranges::any_of(Accented(form), [&](const std::string& variant) {
      return MakeTerm(variant).stem == reading.stem && AreOneWord(MakingOf(variant), reading.making);
    });
  }

  // A stem that only one word has finds all of its forms. Where others have it too, the forms are named.
  Status SettleStems() {
    for (const StemReading& reading : readings_) {
      if (std::ranges::find(forms_.stems, reading.stem) != forms_.stems.end()) continue;
      Result<bool> is_shared = AddFormsOfSharedStem(reading);
      if (!is_shared.ok()) return std::move(is_shared.error());
      if (!is_shared.value()) AddNew(forms_.stems, reading.stem);
    }
    return Ok();
  }

  bool IsOneOfTheReadings(const std::string& stem, Making making) const {
    return std::ranges::any_of(readings_, [&](const StemReading& reading) {
      return reading.stem == stem && AreOneWord(reading.making, making);
    });
  }

  Result<bool> AddFormsOfSharedStem(const StemReading& reading) {
    constexpr int kMostForms = 200;
    std::vector<std::string> own;
    bool is_shared = false;
    Query query = connection_("SELECT form, word FROM vocabulary WHERE stem_folded = ?1 AND stem = ?2 LIMIT ?3");
    query.Bind(reading.stem_folded, reading.stem, kMostForms);
    while (query.Next()) {
      if (IsOneOfTheReadings(reading.stem, MakingOf(query.View(0))))
        own.push_back(query.Text(1));
      else
        is_shared = true;
    }
    ACERVO_RETURN_IF_ERROR(query.Finish());
    if (is_shared) {
      for (const std::string& word : own) AddNew(forms_.words, word);
    }
    return is_shared;
  }

  Connection& connection_;
  Term term_;
  bool has_enye_;
  bool is_known_ = false;
  bool is_spelled_accented_ = false;  // the archive writes it with an accent on its last vowel
  std::vector<StemReading> readings_;
  WordForms forms_;
};

}  // namespace

Result<WordForms> FormsOf(Connection& connection, std::string_view typed) {
  return FormFinder(connection, typed).Run();
}

Result<bool> StandsInRecords(Connection& connection, const WordForms& forms) {
  Query stems = connection("SELECT 1 FROM vocabulary WHERE stem_folded = ?1 AND stem = ?2 LIMIT 1");
  for (const std::string& stem : forms.stems) {
    const std::string folded = Fold(stem);
    if (stems.Again().Bind(folded, stem).Next()) return true;
    ACERVO_RETURN_IF_ERROR(stems.Finish());
  }
  Query words = connection("SELECT 1 FROM vocabulary WHERE folded = ?1 AND word = ?2 LIMIT 1");
  for (const std::string& word : forms.words) {
    const std::string folded = Fold(word);
    if (words.Again().Bind(folded, word).Next()) return true;
    ACERVO_RETURN_IF_ERROR(words.Finish());
  }
  return false;
}

Result<std::vector<std::string>> InflectionsOf(Connection& connection, const WordForms& forms,
                                               const std::vector<std::string>& exact) {
  constexpr int kMost = 64;
  std::vector<std::string> words = exact;
  for (const std::string& word : forms.words) AddNew(words, word);
  Query query = connection("SELECT DISTINCT word FROM vocabulary WHERE stem_folded = ?1 AND stem = ?2 LIMIT ?3");
  for (const std::string& stem : forms.stems) {
    const std::string folded = Fold(stem);
    query.Again().Bind(folded, stem, kMost);
    while (query.Next()) AddNew(words, query.View(0));
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  words.erase(words.begin(), words.begin() + std::ssize(exact));
  if (words.size() > kMost) words.resize(kMost);
  return words;
}

Result<std::vector<std::string>> SpellingsOf(Connection& connection, std::string_view typed) {
  const Term term = MakeTerm(typed);
  std::vector<std::string> words{term.word};
  if (const std::string_view number = ShortOrdinalNumber(term.word); !number.empty()) words.emplace_back(number);
  if (HasEnye(term.word)) return words;
  Query query = connection("SELECT DISTINCT word FROM vocabulary WHERE folded = ?");
  query.Bind(term.folded);
  while (query.Next()) AddNew(words, query.View(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return words;
}

Result<std::vector<std::string>> PrefixesOf(Connection& connection, std::string_view typed) {
  const Term term = MakeTerm(typed);
  std::vector<std::string> prefixes{term.word};
  if (HasEnye(term.word) || term.folded.find('n') == std::string::npos) return prefixes;
  Query query = connection(
      "SELECT DISTINCT substr(word, 1, ?3) FROM vocabulary WHERE folded >= ?1 AND folded < ?2 AND word <> folded");
  const std::string after = After(term.folded);
  query.Bind(term.folded, after, static_cast<int>(CodePointCount(term.word)));
  while (query.Next()) AddNew(prefixes, query.View(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return prefixes;
}

Result<std::vector<std::string>> WordsWithPrefix(Connection& connection, std::string_view prefix, int most) {
  std::vector<std::string> words;
  Query query = connection(
      "SELECT DISTINCT word FROM vocabulary WHERE folded >= ?1 AND folded < ?2 AND substr(word, 1, length(?3)) = ?3 "
      "LIMIT ?4");
  const std::string folded = Fold(prefix), after = After(folded);
  query.Bind(folded, after, prefix, most);
  while (query.Next()) words.push_back(query.Text(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return words;
}

std::u32string CodePoints(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) points += NextCodePoint(text, at);
  return points;
}

int ForgivenErrors(std::size_t code_points) {
  if (code_points < 3) return 0;
  return code_points < 6 ? 1 : 2;
}

int EditDistance(std::u32string_view a, std::u32string_view b, int most) {
  return static_cast<int>(acervo::EditDistance(a, b, static_cast<std::size_t>(most)));
}

std::uint32_t LettersOf(std::string_view folded) {
  std::uint32_t letters = 0;
  for (const char c : folded) {
    if (static_cast<unsigned char>(c) >= 0x80) return ~std::uint32_t{0};
    if (c >= 'a' && c <= 'z') letters |= std::uint32_t{1} << (c - 'a');
  }
  return letters;
}

bool MayBeNear(std::uint32_t wanted, std::string_view folded, int errors) {
  const std::uint32_t letters = LettersOf(folded);
  return letters == ~std::uint32_t{0} || wanted == ~std::uint32_t{0} || std::popcount(letters ^ wanted) <= 2 * errors;
}

Result<std::vector<NearWord>> NearWords(Connection& connection, std::string_view typed, int most) {
  const Term term = MakeTerm(typed);
  const std::u32string wanted = CodePoints(term.folded);
  const int errors = ForgivenErrors(wanted.size());
  const auto least = static_cast<int>(wanted.size()) - errors, longest = static_cast<int>(wanted.size()) + errors;
  const std::uint32_t letters = LettersOf(term.folded);
  std::vector<NearWord> near;
  std::set<std::string, std::less<>> seen;  // a word has a row a form
  Query query = connection("SELECT folded, word FROM vocabulary WHERE length(folded) BETWEEN ? AND ?");
  query.Bind(least, longest);
  while (query.Next()) {
    if (!MayBeNear(letters, query.View(0), errors)) continue;
    const int distance = EditDistance(wanted, CodePoints(query.View(0)), errors);
    if (distance <= errors && seen.insert(query.Text(1)).second) near.push_back({query.Text(1), distance});
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  std::ranges::stable_sort(near, {}, &NearWord::distance);
  if (std::ssize(near) > most) near.resize(static_cast<std::size_t>(most));
  return near;
}

Result<std::string> WrittenForm(Connection& connection, std::string_view word) {
  std::string form(word);
  const std::string folded = Fold(word);
  Query query = connection(
      "SELECT form FROM vocabulary WHERE folded = ? AND word = ? ORDER BY length(CAST(form AS BLOB)) "
      "DESC, form LIMIT 1");
  query.Bind(folded, word);
  if (query.Next()) form = query.Text(0);
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return form;
}

Result<std::int64_t> RecordsWith(Connection& connection, std::string_view word) {
  Query query = connection("SELECT doc FROM record_search_words WHERE term = ?");
  query.Bind(word);
  const std::int64_t count = query.Next() ? query.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return count;
}

}  // namespace acervo::store
