#include "store/search/snippet.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

namespace acervo::store {
namespace {

struct Mark {
  Span span;
  std::string_view what;  // equal for what matched the same thing
};

class Marker {
 public:
  Marker(const Highlights& highlights, TermCache& term_cache) : highlights_(highlights), lexicon_(term_cache) {}

  // Ascending, not overlapping.
  std::vector<Mark> MarksOf(std::string_view text, const std::vector<Mark>& entities) {
    const std::vector<TermCache::Use> uses = lexicon_.Terms(text);
    std::vector<Mark> marks = entities;
    for (std::size_t i = 0; i < uses.size(); ++i) {
      AddPhrases(uses, i, marks);
      if (Matches(*uses[i].term)) marks.push_back({uses[i].span, uses[i].term->stem});
    }
    return WithoutOverlaps(std::move(marks));
  }

 private:
  bool Matches(const Term& term) const {
    if (highlights_.words.contains(term.word) || highlights_.stems.contains(term.stem)) return true;
    return std::ranges::any_of(highlights_.prefixes, [&](const std::string& p) { return term.word.starts_with(p); });
  }

  void AddPhrases(const std::vector<TermCache::Use>& uses, std::size_t begin, std::vector<Mark>& marks) const {
    for (const auto& phrase : highlights_.phrases) {
      const std::size_t end = begin + phrase.size();
      if (end > uses.size()) continue;
      std::size_t k = 0;
      while (k < phrase.size() && std::ranges::find(phrase[k], uses[begin + k].term->word) != phrase[k].end()) ++k;
      if (k < phrase.size()) continue;
      const std::size_t from = uses[begin].span.begin;
      marks.push_back({{from, uses[end - 1].span.end() - from}, phrase.front().front()});
    }
  }

  // The longer of two that overlap stays.
  static std::vector<Mark> WithoutOverlaps(std::vector<Mark> marks) {
    std::ranges::stable_sort(marks, [](const Mark& a, const Mark& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.length > b.span.length;
    });
    std::vector<Mark> kept;
    for (const Mark& mark : marks) {
      if (mark.span.empty()) continue;
      if (kept.empty() || mark.span.begin >= kept.back().span.end()) kept.push_back(mark);
    }
    return kept;
  }

  const Highlights& highlights_;
  TermCache& lexicon_;
};

struct Passage {
  std::string_view text;
  std::vector<Mark> marks;
  Span window;
  std::size_t different = 0;
};

constexpr std::size_t kWindow = 240;  // bytes

std::size_t DifferentIn(const std::vector<Mark>& marks, std::size_t first, std::size_t begin, std::size_t* count) {
  std::set<std::string_view> seen;
  *count = 0;
  for (std::size_t i = first; i < marks.size() && marks[i].span.end() <= begin + kWindow; ++i) {
    seen.insert(marks[i].what);
    ++*count;
  }
  return seen.size();
}

// Word boundaries near the ends of a window around the marks from `begin` on.
Span WindowAt(std::string_view text, std::size_t begin) {
  constexpr std::size_t kBefore = 60;
  if (text.size() <= kWindow + kBefore) return {0, text.size()};
  std::size_t from = begin > kBefore ? begin - kBefore : 0;
  if (from > 0) {
    const std::size_t space = text.find(' ', from);
    from = space < begin ? space + 1 : begin;
  }
  std::size_t to = std::min(text.size(), from + kWindow + kBefore);
  if (to < text.size()) {
    const std::size_t space = text.rfind(' ', to);
    if (space != text.npos && space > begin) to = space;
    while (to > begin && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) --to;
  }
  return {from, to - from};
}

// The window with the most different matches, then with the most, then the first.
void ChooseWindow(Passage& passage) {
  std::size_t best_begin = 0, best_count = 0;
  for (std::size_t i = 0; i < passage.marks.size(); ++i) {
    std::size_t count = 0;
    const std::size_t begin = passage.marks[i].span.begin;
    const std::size_t different = DifferentIn(passage.marks, i, begin, &count);
    if (different < passage.different || (different == passage.different && count <= best_count)) continue;
    passage.different = different;
    best_count = count;
    best_begin = begin;
  }
  passage.window = WindowAt(passage.text, best_begin);
}

void AppendRun(std::string_view text, bool marked, Snippet& runs) {
  if (text.empty()) return;
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  if (!runs.empty() && !marked && !runs.back().marked)
    runs.back().text += line;
  else
    runs.push_back({std::move(line), marked});
}

Snippet RunsOf(const Passage& passage) {
  Snippet runs;
  if (passage.window.begin > 0) AppendRun("…", false, runs);
  std::size_t at = passage.window.begin;
  for (const Mark& mark : passage.marks) {
    if (mark.span.begin < at) continue;
    if (mark.span.end() > passage.window.end()) break;
    AppendRun(passage.text.substr(at, mark.span.begin - at), false, runs);
    AppendRun(mark.span.In(passage.text), true, runs);
    at = mark.span.end();
  }
  AppendRun(passage.text.substr(at, passage.window.end() - at), false, runs);
  if (passage.window.end() < passage.text.size()) AppendRun("…", false, runs);
  return runs;
}

// The text, the title, then the cells that are neither.
std::vector<std::string_view> Texts(const Record& record) {
  std::vector<std::string_view> texts{record.text};
  if (record.title) texts.emplace_back(*record.title);
  for (const auto& [name, value] : record.fields) {
    if (std::ranges::find(texts, value) == texts.end()) texts.emplace_back(value);
  }
  if (record.section) texts.emplace_back(*record.section);
  return texts;
}

// Where the entities of the query stand in this text: in the record's text by their place, in a cell as written.
std::vector<Mark> EntityMarks(const Record& record, std::string_view text, const Highlights& highlights) {
  std::vector<Mark> marks;
  for (const EntityMention& mention : record.entities) {
    if (!highlights.entities.contains(mention.id)) continue;
    if (mention.span && text.data() == record.text.data()) marks.push_back({*mention.span, mention.id});
    if (mention.span || mention.raw.empty()) continue;
    const std::size_t at = text.find(mention.raw);
    if (at != text.npos) marks.push_back({{at, mention.raw.size()}, mention.id});
  }
  return marks;
}

}  // namespace

Snippet SnippetOf(const Record& record, const Highlights& highlights, TermCache& term_cache) {
  Marker marker(highlights, term_cache);
  Passage best;
  best.text = record.text.empty() && record.title ? std::string_view(*record.title) : std::string_view(record.text);
  best.window = WindowAt(best.text, 0);
  for (const std::string_view text : Texts(record)) {
    Passage passage;
    passage.text = text;
    passage.marks = marker.MarksOf(text, EntityMarks(record, text, highlights));
    if (passage.marks.empty()) continue;
    ChooseWindow(passage);
    if (passage.different > best.different) best = std::move(passage);
  }
  return RunsOf(best);
}

void MarkHit(const Highlights& highlights, TermCache& term_cache, SearchHit& hit) {
  const Record& record = hit.view.record;
  Marker marker(highlights, term_cache);
  const auto spans = [&](std::string_view text) {
    std::vector<Span> marks;
    for (const Mark& mark : marker.MarksOf(text, EntityMarks(record, text, highlights))) marks.push_back(mark.span);
    return marks;
  };
  if (record.title) hit.title_marks = spans(*record.title);
  hit.text_marks = spans(record.text);
  for (const EntityMention& mention : record.entities) {
    const bool matched = highlights.entities.contains(mention.id) || !marker.MarksOf(mention.raw, {}).empty();
    if (matched && std::ranges::find(hit.entities, mention.id) == hit.entities.end())
      hit.entities.push_back(mention.id);
  }
}

}  // namespace acervo::store
