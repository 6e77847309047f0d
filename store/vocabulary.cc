#include "store/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <utility>

#include "core/text.h"
#include "store/lexicon.h"

namespace acervo::store {
namespace {

constexpr std::string_view kEnye = "ñ";

bool HasEnye(std::string_view word) { return word.find(kEnye) != word.npos; }

void AddNew(std::vector<std::string>& list, std::string_view item) {
  if (std::ranges::find(list, item) == list.end()) list.emplace_back(item);
}

// The first text after all that begin with `prefix`.
std::string After(std::string_view prefix) { return std::string(prefix).append("\U0010FFFF"); }

// The word with an accent on each of its vowels in turn.
std::vector<std::string> Accented(std::string_view word) {
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

class FormFinder {
 public:
  FormFinder(Connection& connection, std::string_view typed)
      : connection_(connection), term_(MakeTerm(typed)), has_enye_(HasEnye(term_.word)) {}

  Result<WordForms> Run() {
    forms_.words = {term_.word};
    forms_.stems = {term_.stem};
    ACERVO_TRY(AddSpellings());
    if (!is_known_) ACERVO_TRY(AddStemsOfAccented());
    if (!has_enye_) ACERVO_TRY(AddStemsWithEnye());
    ACERVO_TRY(AddBareWords());
    ACERVO_TRY(NoteWordsOfOtherStems());
    return std::move(forms_);
  }

 private:
  // Words of the archive that read the same without accents: their stems are made from how they are written.
  Status AddSpellings() {
    Query query = connection_("SELECT word, stem FROM vocabulary WHERE folded = ?");
    query.Bind(term_.folded);
    while (query.Next()) {
      if (has_enye_ && query.View(0) != term_.word) continue;
      is_known_ = true;
      AddNew(forms_.words, query.View(0));
      AddNew(forms_.stems, query.View(1));
    }
    return query.Finish();
  }

  Result<bool> HasStem(std::string_view stem_folded) {
    Query query = connection_("SELECT 1 FROM vocabulary WHERE stem_folded = ? LIMIT 1");
    query.Bind(stem_folded);
    const bool has = query.Next();
    ACERVO_TRY(query.Finish());
    return has;
  }

  // A word that stands nowhere, typed without accents: "cooperacion" where the archive only says "cooperaciones".
  Status AddStemsOfAccented() {
    if (!IsBare(term_.form)) return Ok();
    for (const std::string& variant : Accented(term_.form)) {
      const Term term = MakeTerm(variant);
      Result<bool> has = HasStem(term.stem_folded);
      if (!has.ok()) return std::move(has.error());
      if (has.value()) AddNew(forms_.stems, term.stem);
    }
    return Ok();
  }

  Status AddStemsWithEnye() {
    Query query = connection_("SELECT DISTINCT stem FROM vocabulary WHERE stem_folded = ?");
    for (const std::string& stem : std::vector<std::string>(forms_.stems)) {
      query.Again().Bind(stem);
      while (query.Next()) AddNew(forms_.stems, query.View(0));
      ACERVO_TRY(query.Finish());
    }
    return Ok();
  }

  // Words that the authors wrote without the accent that would have given them one of the stems: "alcaldia" for
  // "alcaldías".
  Status AddBareWords() {
    constexpr std::size_t kTellingStem = 4;
    const std::vector<std::string> stems = forms_.stems;
    Query query =
        connection_("SELECT form, word FROM vocabulary WHERE stem_folded > ?1 AND stem_folded < ?2 LIMIT 400");
    for (const std::string& stem : stems) {
      if (stem.size() < kTellingStem) continue;
      const std::string after = After(stem);
      query.Again().Bind(stem, after);
      while (query.Next()) {
        if (IsBare(query.View(0)) && MayHaveStem(query.View(0), stem)) AddNew(forms_.words, query.View(1));
      }
      ACERVO_TRY(query.Finish());
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
      ACERVO_TRY(query.Finish());
      if (!is_found) forms_.stemmed_otherwise.push_back(word);
    }
    return Ok();
  }

  static bool MayHaveStem(std::string_view form, const std::string& stem) {
    return std::ranges::any_of(Accented(form),
                               [&](const std::string& variant) { return MakeTerm(variant).stem == stem; });
  }

  Connection& connection_;
  Term term_;
  bool has_enye_;
  bool is_known_ = false;
  WordForms forms_;
};

}  // namespace

Result<WordForms> FormsOf(Connection& connection, std::string_view typed) {
  return FormFinder(connection, typed).Run();
}

Result<std::vector<std::string>> SpellingsOf(Connection& connection, std::string_view typed) {
  const Term term = MakeTerm(typed);
  std::vector<std::string> words{term.word};
  if (HasEnye(term.word)) return words;
  Query query = connection("SELECT DISTINCT word FROM vocabulary WHERE folded = ?");
  query.Bind(term.folded);
  while (query.Next()) AddNew(words, query.View(0));
  ACERVO_TRY(query.Finish());
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
  ACERVO_TRY(query.Finish());
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
  ACERVO_TRY(query.Finish());
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
  const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  constexpr int kLongest = 64;
  if (std::abs(n - m) > most || n > kLongest || m > kLongest) return most + 1;
  std::array<std::array<int, kLongest + 1>, 3> rows{};
  for (int j = 0; j <= m; ++j) rows[0][j] = j;
  for (int i = 1; i <= n; ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = i;
    int least = i;
    for (int j = 1; j <= m; ++j) {
      const int cost = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + cost});
      const bool is_exchange = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_exchange) row[j] = std::min(row[j], two_above[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return std::min(rows[n % 3][m], most + 1);
}

Result<std::vector<NearWord>> NearWords(Connection& connection, std::string_view typed, int most) {
  const Term term = MakeTerm(typed);
  const std::u32string wanted = CodePoints(term.folded);
  const int errors = ForgivenErrors(wanted.size());
  const auto least = static_cast<int>(wanted.size()) - errors, longest = static_cast<int>(wanted.size()) + errors;
  std::vector<NearWord> near;
  Query query = connection("SELECT DISTINCT folded, word FROM vocabulary WHERE length(folded) BETWEEN ? AND ?");
  query.Bind(least, longest);
  while (query.Next()) {
    const int distance = EditDistance(wanted, CodePoints(query.View(0)), errors);
    if (distance <= errors) near.push_back({query.Text(1), distance});
  }
  ACERVO_TRY(query.Finish());
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
  ACERVO_TRY(query.Finish());
  return form;
}

Result<std::int64_t> RecordsWith(Connection& connection, std::string_view word) {
  Query query = connection("SELECT doc FROM record_search_words WHERE term = ?");
  query.Bind(word);
  const std::int64_t count = query.Next() ? query.Int(0) : 0;
  ACERVO_TRY(query.Finish());
  return count;
}

}  // namespace acervo::store
