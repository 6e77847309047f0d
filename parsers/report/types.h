// The kind of an activity, as its cell names it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acervo::report {

struct ActivityKind {
  std::string type;      // "foro", "mision-oficial"
  bool leads = false;    // the cell begins with it (after articles, ordinals and the like)
  bool plural = false;   // 'CAPACITACIONES' heads a group rather than names one activity
  bool guessed = false;  // through a misspelling
  bool firm = false;     // a word that is a kind of activity and nothing else: 'Reunión', not 'Gestión' or 'Acto'
};

// nullopt where the cell names none ('Agenda 2030'). Reads the first few hundred bytes only.
std::optional<ActivityKind> FindActivityKind(std::string_view cell);

// What a phrase of activity_types.tsv says of the kind.
enum class KindPhraseClass { kHead, kCarrier, kWeak, kVerb, kLight, kThing };

// The longest phrase of the table that begins at a word, in any number.
struct KindPhrase {
  std::string type;       // may be empty: "sala"
  std::size_t words = 0;  // that it covers
  KindPhraseClass strength = KindPhraseClass::kHead;
};
std::optional<KindPhrase> KindPhraseAt(const std::vector<std::string>& folded_words, std::size_t at);
// Whether a word may stand between a weak word and its kind: "de", "la".
bool JoinsKinds(const std::string& folded_word);

}  // namespace acervo::report
