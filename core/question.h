// What a person asks of an archive: a text as one speaks, read into parts that can be told, taken back and run.
//
// Shape:  plain values. Every part keeps the words it was read from (`raw`, `span`), so that it can be shown and taken
//         back alone. What no part holds and no small word is stands in `words`.
// Units:  spans are bytes of the text that was read. A period without a first or a last day is open there.
// Errors: none. What is read in two ways keeps the other ones beside the likelier (`AskedEntity::others`).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/report.h"
#include "core/span.h"

namespace acervo {

enum class SortOrder { kRelevance, kDateAscending, kDateDescending };

// Days that a filter asks for: without a first or a last day it is open there.
struct AskedPeriod {
  std::optional<Date> from, to;
  friend bool operator==(const AskedPeriod&, const AskedPeriod&) = default;
};

// A piece of the text that was understood.
struct AskedPart {
  std::string raw;  // as typed
  Span span;
  friend bool operator==(const AskedPart&, const AskedPart&) = default;
};

// "entre 2019 y 2022": any of its periods will do.
struct AskedTime : AskedPart {
  std::vector<AskedPeriod> periods;
  friend bool operator==(const AskedTime&, const AskedTime&) = default;
};

// An entity by the name that people read.
struct NamedEntity {
  std::string id, name;
  EntityKind kind = EntityKind::kOther;
  std::int64_t records = 0;  // of the archive that mention it
  friend bool operator==(const NamedEntity&, const NamedEntity&) = default;
};

struct AskedEntity : AskedPart {
  NamedEntity entity;
  std::vector<NamedEntity> others;  // that may be meant instead, the likeliest first
  bool is_near = false;             // read through a misspelling
  friend bool operator==(const AskedEntity&, const AskedEntity&) = default;
};

// Entities of which one has to be there; those with more of them come first. "JICA o KOICA", "JICA y KOICA".
struct AskedEntities {
  std::vector<AskedEntity> any;
  friend bool operator==(const AskedEntities&, const AskedEntities&) = default;
};

// "webinarios": records of the type, or with the word.
struct AskedType : AskedPart {
  std::string type;  // "webinario", "mision-oficial"
  friend bool operator==(const AskedType&, const AskedType&) = default;
};

// "coordinaciones". Without a kind any will do: "gestiones".
struct AskedKind : AskedPart {
  std::optional<RecordKind> kind;
  friend bool operator==(const AskedKind&, const AskedKind&) = default;
};

// "última vez". Where only `counts` is set, the number is what was asked for: "cuántas".
struct AskedOrder : AskedPart {
  std::optional<SortOrder> sort;
  bool counts = false;
  friend bool operator==(const AskedOrder&, const AskedOrder&) = default;
};

// A word that has to match, or one of the others: "japonesas" and Japón.
struct AskedWord : AskedPart {
  std::vector<std::string> others;
  friend bool operator==(const AskedWord&, const AskedWord&) = default;
};

struct Question {
  std::vector<AskedTime> times;         // all of them have to be met
  std::vector<AskedEntities> entities;  // of each group one
  std::vector<AskedType> types;         // any of them will do
  std::vector<AskedKind> kinds;         // any of them will do
  std::vector<AskedOrder> orders;
  std::vector<AskedWord> words;  // all of them
  // "sin la embajada", "excepto talleres": what none of the records may have.
  std::vector<AskedEntities> without_entities;
  std::vector<AskedType> without_types;
  std::vector<AskedTime> without_times;
  std::vector<AskedWord> without_words;
  std::vector<AskedPart> left_out;  // question words, articles, empty verbs: nothing is looked for by them
  friend bool operator==(const Question&, const Question&) = default;
};

// The names that an archive holds, as a question is read against them. Answers belong to one snapshot of the archive.
class ArchiveNames {
 public:
  virtual ~ArchiveNames() = default;
  // Entities one of whose names is these words, case, accents and punctuation aside; the most often mentioned first.
  virtual std::vector<NamedEntity> Named(std::string_view words) const = 0;
  // By an id of the parsers' tables. nullopt: no record mentions it.
  virtual std::optional<NamedEntity> ById(std::string_view id) const = 0;
  // Those whose names have all of these words and more; the most often mentioned first, at most `most`.
  virtual std::vector<NamedEntity> WithWords(std::string_view words, std::size_t most) const = 0;
  // Those whose names are these words but for typing errors; the nearest first. Costs more than the others.
  virtual std::vector<NamedEntity> Near(std::string_view words) const = 0;
  // In how many records this word stands, in any of its forms.
  virtual std::int64_t RecordsWith(std::string_view word) const = 0;
};

}  // namespace acervo
