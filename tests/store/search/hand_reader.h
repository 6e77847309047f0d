// A reader of questions made by hand, for tests of what the store makes of one: years, names of the archive, "y" and
// "o" between two of them, a few types, kinds, small words, and "sin" before what is excluded.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "store/search.h"

namespace acervo::testing {

class HandReader {
 public:
  HandReader(std::string_view text, const ArchiveNames& names) : text_(text), names_(names), words_(Words(text)) {}

  Question Read() {
    while (at_ < words_.size()) Step();
    Question rest = question_;
    rest.left_out.clear();
    if (rest == Question{}) {  // small words alone are in both lists
      for (const AskedPart& part : question_.left_out) question_.words.push_back({part, {}});
    }
    return std::move(question_);
  }

 private:
  static bool IsYear(const std::string& word) {
    return word.size() == 4 && word.find_first_not_of("0123456789") == std::string::npos;
  }

  AskedPart Part(std::size_t begin, std::size_t count) const {
    const std::size_t from = words_[begin].span.begin;
    const Span span{from, words_[begin + count - 1].span.end() - from};
    return {std::string(span.In(text_)), span};
  }

  void Step() {
    const std::string word = Fold(words_[at_].text);
    const AskedPart part = Part(at_, 1);
    if (word == "sin" && at_ + 1 < words_.size()) return Exclude();
    if (Entity()) return;
    if (IsYear(word)) {
      const Date first = *DateFromIso(word + "-01-01"), last = *DateFromIso(word + "-12-31");
      question_.times.push_back({part, {{first, last}}});
    } else if (kTypes.contains(word)) {
      question_.types.push_back({part, kTypes.at(word)});
    } else if (kKinds.contains(word)) {
      question_.kinds.push_back({part, kKinds.at(word)});
    } else if (word == "ultima") {
      question_.orders.push_back({part, SortOrder::kDateDescending, false});
    } else if (kSmall.contains(word)) {
      question_.left_out.push_back(part);
    } else {
      question_.words.push_back(
          {part, word == "japonesas" ? std::vector<std::string>{"Japón"} : std::vector<std::string>{}});
    }
    ++at_;
  }

  void Exclude() {
    question_.left_out.push_back(Part(at_++, 1));
    const std::size_t entities = question_.entities.size();
    if (Entity()) {
      question_.without_entities.push_back(question_.entities[entities]);
      question_.entities.resize(entities);
      return;
    }
    question_.without_words.push_back({Part(at_, 1), {}});
    ++at_;
  }

  bool Entity() {
    for (std::size_t count = std::min<std::size_t>(words_.size() - at_, 8); count > 0; --count) {
      const AskedPart part = Part(at_, count);
      const std::vector<NamedEntity> named = names_.Named(part.raw);
      if (named.empty()) continue;
      AskedEntity asked{part, named.front(), {named.begin() + 1, named.end()}, false};
      if (joins_)
        question_.entities.back().any.push_back(asked);
      else
        question_.entities.push_back({{asked}});
      at_ += count;
      joins_ = at_ + 1 < words_.size() && (words_[at_].text == "y" || words_[at_].text == "o") &&
               !names_.Named(words_[at_ + 1].text).empty();
      if (joins_) question_.left_out.push_back(Part(at_++, 1));
      return true;
    }
    return false;
  }

  static inline const std::map<std::string, std::string> kTypes{
      {"foros", "foro"}, {"foro", "foro"}, {"talleres", "taller"}, {"reuniones", "reunion"}};
  static inline const std::map<std::string, std::optional<RecordKind>> kKinds{
      {"actividades", RecordKind::kActivity}, {"coordinaciones", RecordKind::kCoordination}, {"gestiones", {}}};
  static inline const std::set<std::string> kSmall{"que", "hicimos", "con", "la", "el", "de", "en", "y", "o", "hubo"};

  std::string_view text_;
  const ArchiveNames& names_;
  std::vector<Word> words_;
  std::size_t at_ = 0;
  bool joins_ = false;
  Question question_;
};

inline Question ReadByHand(std::string_view text, const ArchiveNames& names) { return HandReader(text, names).Read(); }

}  // namespace acervo::testing
