#include "store/words/index_texts.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace acervo::store {
namespace {

// The stem of "número", which "N°" stands for.
constexpr std::string_view kNumberStem = "numer";
constexpr std::string_view kApostrophes[] = {"'", "’", "ʼ", "´", "`"};

bool IsApostrophe(std::string_view text, const TermCache::Use& left, const TermCache::Use& right) {
  const std::string_view between = text.substr(left.span.end(), right.span.begin - left.span.end());
  return std::ranges::find(kApostrophes, between) != std::end(kApostrophes);
}

class TextIndexer {
 public:
  TextIndexer(TermCache& term_cache, UsedTerms& used) : term_cache_(term_cache), used_(used) {}

  // Appends the words with their places, and adds the stems that find them.
  void Add(std::string_view text, std::string& words) {
    std::size_t offset = 0;
    std::optional<TermCache::Use> before;
    while (const auto use = term_cache_.Next(text, offset)) {
      if (use->is_number_sign)
        stems_.insert(kNumberStem);
      else
        words.append(use->term->word).append(" ");
      stems_.insert(use->term->stem);
      if (!use->term->also.empty()) stems_.insert(use->term->also);
      if (before && IsApostrophe(text, *before, *use)) AddJoined(text, *before, *use);
      used_.Add(*use->term);
      before = use;
    }
  }

  std::string Stems() const {
    std::string text;
    for (const std::string_view stem : stems_) text.append(stem).append(" ");
    return text;
  }

 private:
  // "O'Brien" is also found as "obrien".
  void AddJoined(std::string_view text, const TermCache::Use& left, const TermCache::Use& right) {
    const std::string joined = std::string(left.span.In(text)).append(right.span.In(text));
    stems_.insert(term_cache_.Of(joined).stem);
  }

  TermCache& term_cache_;
  UsedTerms& used_;
  std::set<std::string_view> stems_;
};

}  // namespace

IndexTexts IndexTextsOf(TermCache& term_cache, const Record& record, UsedTerms& used) {
  IndexTexts texts;
  TextIndexer indexer(term_cache, used);
  if (record.title) indexer.Add(*record.title, texts.title);
  indexer.Add(record.text, texts.text);
  for (const auto& [name, value] : record.fields) {
    if (value == record.text || (record.title && value == *record.title)) continue;
    indexer.Add(value, name == "entidad" ? texts.entity : texts.fields);
  }
  if (record.section) indexer.Add(*record.section, texts.fields);
  texts.terms = indexer.Stems();
  return texts;
}

}  // namespace acervo::store
