// What the words of a question were taken for, before the parts are joined.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "core/question.h"
#include "parsers/question/question.h"
#include "parsers/question/question_text.h"

namespace acervo::question {

struct SmallWord {};    // an article, a preposition, a pronoun
struct EmptyWords {};   // a question word, an empty verb
struct JoinWord {};     // "y", "o"
struct BetweenWord {};  // "entre" before names
// What of the words after it a word excludes: its noun phrase, that where it is understood ("menos"), the next word
// ("no").
enum class Exclusion { kPhrase, kUnderstood, kNext };
struct WithoutWord {
  Exclusion exclusion = Exclusion::kPhrase;
};
using AskedTypeNames = std::vector<std::string>;

struct Piece {
  std::size_t first = 0, last = 0;  // words, half-open
  std::variant<SmallWord, EmptyWords, JoinWord, BetweenWord, WithoutWord, AskedTime, AskedEntity, AskedTypeNames,
               AskedKind, AskedOrder, AskedWord>
      meaning;

  template <typename T>
  bool Is() const {
    return std::holds_alternative<T>(meaning);
  }
};

// One question while it is read. Pieces never overlap.
struct Reading {
  Reading(const QuestionText& asked, const ArchiveNames& archive, const QuestionContext& asked_in)
      : text(asked), names(archive), context(asked_in), is_taken(asked.size(), false), is_dated(asked.size(), false) {}

  bool IsFree(std::size_t first, std::size_t last) const;
  void Take(Piece piece);
  // The piece that holds a word; nullptr: the word is free.
  const Piece* At(std::size_t word) const;

  const QuestionText& text;
  const ArchiveNames& names;
  const QuestionContext& context;
  std::vector<bool> is_taken;
  std::vector<bool> is_dated;  // words of what may be a period
  std::vector<Piece> pieces;   // in no certain order
  std::size_t lookups = 0;     // of names, so far
  std::size_t near_lookups = 0;
};

// Each takes what it knows of the free words.
void TakeIdioms(Reading& reading);
void TakeTimesAndNames(Reading& reading);
void TakePhrases(Reading& reading);
void TakeMisspelt(Reading& reading);
void TakeWords(Reading& reading);
// The parts that the pieces make.
Question Joined(Reading& reading);

}  // namespace acervo::question
