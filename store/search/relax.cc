// Each part is looked for once, among the records that the fixed parts leave. Which of them go together is then a
// matter of meeting sets: the heaviest choice that some record has is searched for, heavy parts first, cut off where
// the parts left over cannot make up for what was given away.
#include "store/search/relax.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/text.h"
#include "store/search/narrow.h"
#include "store/words/fts_expression.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

// More parts than these are not looked for: who has so many words did not ask a question.
constexpr std::size_t kMostLoose = 12;
// How many choices are tried at most; the first is to take each part that still leaves something.
constexpr int kMostChoices = 600;

// By how much a part is missed. A word weighs from 1 to 2 by how rare it is, so that two words outweigh a type.
constexpr double kMissedKind = 1.2, kMissedType = 2.2, kMissedYear = 2.8, kMissedTime = 3, kMissedEntity = 4;
// Of words alike rare the later one goes first: what is meant is said before what it is like.
constexpr double kLaterWord = 0.04;

struct Loose {
  PlannedPart part;
  Bitmap keys;
  double weight = 0;
  bool is_year = false;                   // a period as words
  std::optional<std::size_t> instead_of;  // the place of that period, where it is in the same list
};

double WordWeight(std::int64_t with, std::int64_t records, std::size_t place) {
  const double rarity = std::log(static_cast<double>(records + 1) / static_cast<double>(with + 1)) /
                        std::log(static_cast<double>(records + 1));
  return 1 + std::clamp(rarity, 0.0, 1.0) * (1 - kLaterWord * static_cast<double>(std::min<std::size_t>(place, 10)));
}

double PartWeight(const PlannedPart& part, std::int64_t with, std::int64_t records, std::size_t place) {
  switch (part.kind) {
    case PartKind::kWord: return WordWeight(with, records, place);
    case PartKind::kKind: return kMissedKind;
    case PartKind::kType: return kMissedType;
    case PartKind::kTime: return kMissedTime;
    default: return kMissedEntity;
  }
}

// The year that a period was read from, with no more than a small word before it: "2030", "en 2030".
std::string BareYear(const AskedPart& asked) {
  const std::vector<Word> words = IndexWords(asked.raw);
  constexpr std::size_t kYearDigits = 4, kSmallWord = 3;
  if (words.empty() || words.size() > 2) return {};
  const std::string& year = words.back().text;
  const bool is_year = year.size() == kYearDigits && year.find_first_not_of("0123456789") == std::string::npos;
  return is_year && (words.size() == 1 || words.front().text.size() <= kSmallWord) ? year : std::string();
}

// The heaviest choice of parts that some record has.
class Chooser {
 public:
  explicit Chooser(const std::vector<Loose>& loose) : loose_(loose), taken_(loose.size()) {
    rest_.resize(loose.size() + 1);
    for (std::size_t i = loose.size(); i > 0; --i) rest_[i - 1] = rest_[i] + loose[i - 1].weight;
  }

  // nullopt: no choice tells anything.
  std::optional<std::vector<bool>> Run(const Bitmap& base, bool is_telling) {
    Choose(0, base, 0, is_telling);
    return std::move(best_);
  }

 private:
  void Choose(std::size_t at, const Bitmap& keys, double weight, bool is_telling) {
    if ((best_ && weight + rest_[at] <= best_weight_) || tried_ > kMostChoices) return;
    if (at == loose_.size()) {
      ++tried_;
      if (!is_telling) return;
      best_ = taken_;
      best_weight_ = weight;
      return;
    }
    const Loose& one = loose_[at];
    if (!one.instead_of || !taken_[*one.instead_of]) {
      ++tried_;
      Bitmap with = keys;
      with.IntersectWith(one.keys);
      if (!with.IsEmpty()) {
        taken_[at] = true;
        Choose(at + 1, with, weight + one.weight, is_telling || one.part.is_telling);
        taken_[at] = false;
      }
    }
    Choose(at + 1, keys, weight, is_telling);
  }

  const std::vector<Loose>& loose_;
  std::vector<bool> taken_;
  std::optional<std::vector<bool>> best_;
  std::vector<double> rest_;  // of all parts from a place on
  double best_weight_ = 0;
  int tried_ = 0;
};

class Relaxer {
 public:
  Relaxer(Connection& connection, const RecordColumns& columns, Found& found)
      : connection_(connection), columns_(columns), found_(found), base_(columns.All()) {}

  Status Run() {
    ACERVO_RETURN_IF_ERROR(PartParts());
    if (base_.IsEmpty() || unmet_.size() + loose_.size() == 0) return Ok();
    std::ranges::stable_sort(loose_, [](const Loose& a, const Loose& b) { return a.weight > b.weight; });
    ACERVO_RETURN_IF_ERROR(AddDatesAsWords());
    const auto taken = Chooser(loose_).Run(base_, is_telling_);
    if (taken) Keep(*taken);
    return Ok();
  }

 private:
  // Fixed parts narrow the base; each other one is looked for in it.
  Status PartParts() {
    for (const PlannedPart& part : found_.plan.parts) {
      if (part.kind != PartKind::kFixed) continue;
      ACERVO_RETURN_IF_ERROR(Narrow(connection_, columns_, part.filter, base_));
      is_telling_ = is_telling_ || part.is_telling;
      fixed_.push_back(part);
    }
    std::size_t place = 0;
    for (const PlannedPart& part : found_.plan.parts) {
      if (part.kind != PartKind::kFixed) ACERVO_RETURN_IF_ERROR(AddLoose(part, place++));
    }
    return Ok();
  }

  Status AddLoose(const PlannedPart& part, std::size_t place) {
    Bitmap keys = base_;
    if (IsNothing(part.filter) || loose_.size() >= kMostLoose)
      keys = Bitmap();
    else
      ACERVO_RETURN_IF_ERROR(Narrow(connection_, columns_, part.filter, keys));
    const std::int64_t with = keys.Count();
    const double weight = PartWeight(part, with, base_.Count(), place);
    auto& list = with == 0 ? unmet_ : loose_;
    list.push_back({part, std::move(keys), weight, false, std::nullopt});
    return Ok();
  }

  // A year or a day on which nothing happened may be a part of a name or a text: "Agenda 2030", "Día 1 de mayo".
  Status AddDatesAsWords() {
    const std::size_t count = loose_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const PlannedPart part = loose_[i].part;
      if (part.kind == PartKind::kTime) ACERVO_RETURN_IF_ERROR(AddAsWords({BareYear(part.asked.front())}, part, i));
    }
    for (const Loose& one : unmet_) {
      if (one.part.kind != PartKind::kTime) continue;
      const std::string year = BareYear(one.part.asked.front());
      const auto words = year.empty() ? FoldedWords(one.part.asked.front().raw) : std::vector<std::string>{year};
      ACERVO_RETURN_IF_ERROR(AddAsWords(words, one.part, std::nullopt));
    }
    return Ok();
  }

  static std::vector<std::string> FoldedWords(std::string_view raw) {
    std::vector<std::string> words;
    for (const Word& word : IndexWords(raw)) words.push_back(MakeTerm(word.text).word);
    return words;
  }

  // Beside records of that year the year as a word tells nothing by itself: texts of every kind say it.
  Status AddAsWords(const std::vector<std::string>& words, const PlannedPart& time, std::optional<std::size_t> place) {
    if (words.empty() || words.front().empty()) return Ok();
    Loose loose{AsWords(words, time.asked.front()), base_, kMissedYear, true, place};
    loose.part.is_telling = !place.has_value();
    ACERVO_RETURN_IF_ERROR(Narrow(connection_, columns_, loose.part.filter, loose.keys));
    if (!loose.keys.IsEmpty()) loose_.push_back(std::move(loose));
    return Ok();
  }

  // One word by itself, several as a phrase.
  PlannedPart AsWords(const std::vector<std::string>& words, const AskedPart& asked) {
    const int group = static_cast<int>(found_.plan.weighing.groups.size());
    found_.plan.weighing.groups.emplace_back();
    std::string phrase;
    for (const std::string& word : words) phrase.append(phrase.empty() ? "" : " ").append(word);
    PlannedPart part;
    part.weighed = Bm25AnyOf(kAllWords, {phrase}, {group, 1});
    part.filter = words.size() > 1 ? Matching(Filter::Op::kWords, part.weighed.expression)
                                   : Matching(Filter::Op::kTerms, AnyOf(kAllTerms, {MakeTerm(words.front()).stem}));
    part.groups = {group};
    part.highlights.words.insert(words.begin(), words.end());
    part.kind = PartKind::kWord;
    part.asked = {asked};
    return part;
  }

  // Plans the parts that were taken and notes the dropped ones, the cheapest first.
  void Keep(const std::vector<bool>& taken) {
    std::vector<const Loose*> dropped;
    std::ranges::stable_sort(unmet_, {}, &Loose::weight);
    for (const Loose& one : unmet_) dropped.push_back(&one);
    for (std::size_t i = loose_.size(); i > 0; --i) {
      if (!taken[i - 1] && !loose_[i - 1].is_year) dropped.push_back(&loose_[i - 1]);
    }
    found_.keys = std::move(base_);
    found_.plan.parts = std::move(fixed_);
    for (std::size_t i = 0; i < loose_.size(); ++i) {
      if (!taken[i]) continue;
      found_.keys.IntersectWith(loose_[i].keys);
      found_.plan.parts.push_back(loose_[i].part);
      if (loose_[i].is_year) ReadAsWord(loose_[i].part.asked.front(), dropped);
    }
    for (const Loose* one : dropped) Tell(one->part.asked);
    found_.counted = {false, {}};
    Assemble(found_.plan);
  }

  // Notes a part once though its word goes by two types.
  void Tell(const std::vector<AskedPart>& asked) {
    for (const AskedPart& part : asked) {
      if (std::ranges::find(found_.plan.dropped, part) == found_.plan.dropped.end())
        found_.plan.dropped.push_back(part);
    }
  }

  // A year is understood as a word; its period is not dropped but another reading.
  void ReadAsWord(const AskedPart& year, std::vector<const Loose*>& dropped) {
    const auto is_it = [&](const AskedPart& part) { return part.span == year.span; };
    std::erase_if(dropped, [&](const Loose* one) { return is_it(one->part.asked.front()); });
    Question& understood = found_.plan.understood;
    std::erase_if(understood.times, is_it);
    AskedWord word;
    word.raw = year.raw;
    word.span = year.span;
    understood.words.push_back(std::move(word));
  }

  Connection& connection_;
  const RecordColumns& columns_;
  Found& found_;
  Bitmap base_;
  std::vector<PlannedPart> fixed_;
  std::vector<Loose> loose_, unmet_;  // unmet: found nowhere by itself
  bool is_telling_ = false;
};

}  // namespace

Status Relax(Connection& connection, const RecordColumns& columns, Found& found) {
  return Relaxer(connection, columns, found).Run();
}

}  // namespace acervo::store
