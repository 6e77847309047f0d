// A question as one speaks: whatever is typed, each word is in one part and the lookups are bounded.
#include "parsers/question/question.h"

#include <algorithm>

#include "tests/fuzz/properties.h"

namespace {

using namespace acervo;

constexpr std::size_t kMostLookups = 4000;  // of words and names together

// Every third lookup finds something, so that all of the reader is reached.
class SomeNames : public ArchiveNames {
 public:
  std::vector<NamedEntity> Named(std::string_view words) const override { return Some(words, 3); }
  std::optional<NamedEntity> ById(std::string_view id) const override {
    auto found = Some(id, 3);
    return found.empty() ? std::nullopt : std::optional(found.front());
  }
  std::vector<NamedEntity> WithWords(std::string_view words, std::size_t) const override { return Some(words, 5); }
  std::vector<NamedEntity> Near(std::string_view words) const override { return Some(words, 4); }
  std::int64_t RecordsWith(std::string_view word) const override {
    ++lookups;
    return static_cast<std::int64_t>(word.size() % 4);
  }

  mutable std::size_t lookups = 0;

 private:
  std::vector<NamedEntity> Some(std::string_view words, std::size_t one_in) const {
    ++lookups;
    if (words.size() % one_in != 0) return {};
    const auto kind = words.size() % 2 == 0 ? EntityKind::kEmbassy : EntityKind::kOther;
    return {{"some", "Embajada de Japón", kind, 5}, {"other", "Otra", kind, 2}};
  }
};

std::vector<AskedPart> PartsOf(const Question& question) {
  std::vector<AskedPart> parts = question.left_out;
  const auto add = [&](const auto& some) { parts.insert(parts.end(), some.begin(), some.end()); };
  add(question.times);
  add(question.types);
  add(question.kinds);
  add(question.orders);
  add(question.words);
  add(question.without_times);
  add(question.without_types);
  add(question.without_words);
  for (const AskedEntities& group : question.entities) add(group.any);
  for (const AskedEntities& group : question.without_entities) add(group.any);
  return parts;
}

void RequirePeriods(const std::vector<AskedTime>& times) {
  for (const AskedTime& time : times) {
    fuzz::Require(!time.periods.empty(), "a time has a period");
    for (const AskedPeriod& one : time.periods) {
      fuzz::Require(one.from || one.to, "a period has an end");
      fuzz::Require(!one.from || one.from->ok(), "a first day is a day");
      fuzz::Require(!one.to || one.to->ok(), "a last day is a day");
      fuzz::Require(!one.from || !one.to || *one.from <= *one.to, "a period runs forwards");
    }
  }
}

// Two types may share a span; nothing else overlaps.
void RequireEachWordOnce(const Question& question, std::string_view text) {
  std::vector<AskedPart> parts = PartsOf(question);
  std::ranges::sort(parts, {}, [](const AskedPart& one) { return one.span.begin; });
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  std::size_t end = 0, covered = 0;
  for (const AskedPart& part : parts) {
    fuzz::Require(part.span.end() <= text.size() && part.span.In(text) == part.raw, "a part is cut out of the text");
    fuzz::Require(part.span.begin >= end, "parts do not overlap");
    end = part.span.end();
  }
  for (const Word& word : Words(text)) {
    while (covered < parts.size() && parts[covered].span.end() <= word.span.begin) ++covered;
    fuzz::Require(covered < parts.size() && parts[covered].span.begin <= word.span.begin &&
                      word.span.end() <= parts[covered].span.end(),
                  "each word is in a part");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const SomeNames names;
  using namespace std::chrono;
  const Question question = QuestionFromText(text, names, {Date(year{2022} / 6 / 15)});
  RequireEachWordOnce(question, text);
  RequirePeriods(question.times);
  RequirePeriods(question.without_times);
  fuzz::Require(names.lookups <= kMostLookups, "lookups are bounded");
  return 0;
}
