// What a reading says, without how it is set: by this the same report is found again in another format, under another
// name, or corrected. docs/decisions/identity-fingerprint.md says why it is done so. Private to store/.
//
// Shape:  a record's print is its cells (a bullet's text) as folded words; white space, punctuation, accents, hyphens
//         at a line's end and the order of columns make no difference.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report.h"

namespace acervo::store {

// Folded words in order, one behind another: a text of millions of them takes little more than its letters.
class PackedWords {
 public:
  void Add(std::string_view word) {
    stream_ += word;
    ends_.push_back(static_cast<std::uint32_t>(stream_.size()));
  }
  // To the last word. REQUIRES: size() > 0
  void Extend(std::string_view word) {
    stream_ += word;
    ends_.back() = static_cast<std::uint32_t>(stream_.size());
  }
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(stream_).substr(begin, ends_[i] - begin);
  }
  // The words without anything between them.
  const std::string& stream() const { return stream_; }
  std::vector<std::string_view> Views() const;

 private:
  std::string stream_;
  std::vector<std::uint32_t> ends_;
};

struct RecordPrint {
  RecordKind kind = RecordKind::kActivity;
  PackedWords words;
  bool is_dated = false;  // by its own words, not by the report's period
};

struct Fingerprint {
  std::vector<RecordPrint> records;     // rows and bullets in their order; of a text without any, its texts
  std::vector<std::uint64_t> shingles;  // hashes of three words in a row of a record, sorted, each once
  std::vector<std::uint64_t> names;     // hashes of the words that are written with a capital, sorted, each once
  PackedWords other_words;              // of what stands beside the records: texts, sections, rejected rows
  std::vector<PackedWords> head;        // short lines that stand before the rows: letterhead, title
  std::vector<std::uint64_t> unsure;    // hashes of the words that a recognition is unsure of, sorted, each once
  int words = 0;                        // of the records
  bool is_recognised = false;           // letters of its records were recognised in a picture
  bool is_plain = false;                // no rows and no bullets: a letter, a note
};
Fingerprint MakeFingerprint(const Report& report);

// Whether letters of its records were recognised in a picture.
bool IsRecognised(const Report& report);

// The same for records that say the same words in their columns, an ordinal before the row aside; 0 for one without a
// word.
std::int64_t RecordHash(const Record& record);

// Values that two readings share the more of, the more alike they are (min-hash; Broder 1997): equal readings all,
// unrelated ones none.
std::vector<std::int64_t> Sketch(const Fingerprint& print);

// Which record of `b` is which of `a`: indices, first by equality, then by likeness. Each is used once.
struct Alignment {
  struct Pair {
    std::size_t a, b;
    bool equal;  // in their streams
  };
  std::vector<Pair> pairs;
  std::vector<std::size_t> only_a, only_b;
};
Alignment Align(const Fingerprint& a, const Fingerprint& b);

double Jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

bool HasNumeral(std::string_view word);
PackedWords WordsIn(std::string_view text);
std::vector<std::uint64_t> ShinglesOf(const PackedWords& words);  // in their order

}  // namespace acervo::store
