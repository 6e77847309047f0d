// The words that the tables of this folder are made of, each with what it does in a name.
//
// Shape:  ids count from 1; 0 is a word that no table has. Words are folded.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace acervo::entities {

// Roles of a word, one bit each.
enum WordFlag : std::uint32_t {
  kSkips = 1u << 0,        // de, del, la …: makes no difference inside a name
  kArticle = 1u << 1,      // el, la, los, las, del, al: what follows is a name of its own
  kAnd = 1u << 2,          // y, e
  kJoins = 1u << 3,        // para, por, contra: joins parts of a name before an article
  kAbbreviates = 1u << 4,  // its full stop ends no sentence
  kEvent = 1u << 5,        // opens what is no entity
  kRoad = 1u << 6,
  kNoName = 1u << 7,    // never part of the name of a person
  kHonoured = 1u << 8,  // who follows is honoured, not met
  kGivenName = 1u << 9,
  kStopAcronym = 1u << 10,
  kCompanySuffix = 1u << 11,
  kNameWord = 1u << 12,  // stands in the name of an organisation or a country: what a misspelling may mean
  kMonth = 1u << 13,
  kGeneric = 1u << 14,   // names nobody by itself: "sector", "varios", "entidades"
  kVerb = 1u << 15,      // a form that tells what somebody does or did
  kFunction = 1u << 16,  // no name holds it, though a text in capitals writes it like one: "con", "que"
  kWeekday = 1u << 17,
  kSurname = 1u << 18,    // with "de", "del", "de la" a family name, though it reads as a place: "del Río"
  kCue = 1u << 19,        // who follows is a person, whatever the name: "Contacto:"
  kAsks = 1u << 20,       // a verb that is done to a person: "se solicitará a"
  kNounName = 1u << 21,   // a given name that is a common noun or a place as well: "Norma", "Carmen"
  kAmbiguous = 1u << 22,  // an acronym that in a text may as well be no body's: "CSS"
  kAlsoWord = 1u << 23,   // a name of one word that is a common one in a text in capitals
};

// Whether a word ends as Spanish makes its common nouns and adjectives: "convocatoria", "evaluadora".
bool EndsAsCommonWord(std::string_view folded);
// The same for the adjectives that follow an office or a common noun: "cantonal", "lógico".
bool EndsAsAdjective(std::string_view folded);

class Vocabulary {
 public:
  // REQUIRES: `word` is folded. Gives the id it has from now on.
  std::uint32_t Add(std::string_view word, std::uint32_t flags);

  std::uint32_t Find(std::string_view word) const;
  std::uint32_t Flags(std::uint32_t id) const { return flags_[id]; }
  std::string_view Text(std::uint32_t id) const { return words_[id]; }

  // The one word of a name (kNameWord) that an unknown long word misses by one keystroke inside it; endings tell
  // number and gender and do not count as slips. 0: none.
  std::uint32_t Nearest(std::string_view word) const;

 private:
  std::deque<std::string> words_ = {""};
  std::vector<std::uint32_t> flags_ = {0};
  std::unordered_map<std::string_view, std::uint32_t> ids_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_shape_;  // first letter and length: name words
};

}  // namespace acervo::entities
