// Works out of a report all that needs no archive: a worker does it, so that the one writer need not.
//
// Shape:  one `PreparedRecord` for each record of the report, in its order. A report whose texts are long has none:
// they
//         would be held twice, and the writer prepares one record after another.
// Use:    what comes from another process may be of another report; `Fits` tells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/report.h"
#include "store/words/term_cache.h"

namespace acervo {

// The words of a record as the index holds them, a space behind each.
struct IndexTexts {
  std::string title, text, entity, fields;
  std::string terms;  // stems, each once, and the words of the letterhead where it counts for the record
  friend bool operator==(const IndexTexts&, const IndexTexts&) = default;
};

// A range of code points of a record's text.
struct CodePoints {
  std::int64_t begin = 0, length = 0;
  friend bool operator==(const CodePoints&, const CodePoints&) = default;
};

struct PreparedRecord {
  IndexTexts index;
  std::int64_t words_hash = 0;                      // RecordHash (store/fingerprint.h)
  std::vector<CodePoints> mentions;                 // of each dated expression
  std::vector<std::optional<CodePoints>> entities;  // of each mention of an entity
  friend bool operator==(const PreparedRecord&, const PreparedRecord&) = default;
};

struct Preparation {
  std::vector<PreparedRecord> records;
  std::vector<store::Term> vocabulary;  // of the records, each form once
  std::vector<std::int64_t> sketch;     // Sketch (store/fingerprint.h)
  std::vector<std::string> cell_keys;   // NameKey of each of the report's cell names
  friend bool operator==(const Preparation&, const Preparation&) = default;
};

// Collects the terms of texts, each form once, in the order of their first use.
class UsedTerms {
 public:
  void Add(const store::Term& term) {
    if (forms_.insert(term.form).second) terms_.push_back(&term);
  }
  const std::vector<const store::Term*>& all() const { return terms_; }

 private:
  std::unordered_set<std::string_view> forms_;
  std::vector<const store::Term*> terms_;  // of the term_cache, which must not forget them
};

// Without its index texts.
PreparedRecord PrepareRow(const Record& record);
IndexTexts PrepareIndex(store::TermCache& term_cache, const Report& report, const Record& record, UsedTerms& used);

// Prepares one report after another and remembers their words.
class Preparer {
 public:
  Preparation Prepare(const Report& report);

 private:
  store::TermCache term_cache_;
};

// Whether a preparation has the shape of one of this report.
bool Fits(const Preparation& preparation, const Report& report);

// A file as the archive keeps it: zlib (RFC 1950), or empty where that is no smaller.
std::string PackOriginal(std::string_view bytes);

}  // namespace acervo
