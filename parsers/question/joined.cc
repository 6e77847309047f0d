// Joins the pieces of a question into its parts, from left to right.
#include <algorithm>
#include <utility>

#include "parsers/question/pieces.h"
#include "parsers/question/question_words.h"

namespace acervo::question {
namespace {

class Joiner {
 public:
  explicit Joiner(Reading& reading) : text_(reading.text), pieces_(std::move(reading.pieces)) {
    std::ranges::sort(pieces_, {}, &Piece::first);
  }

  Question Run() {
    WidenKinds();
    for (std::size_t i = 0; i < pieces_.size(); ++i) Add(i);
    SettleOrders();
    if (IsNothingAsked()) LookForSmallWords();
    return std::move(question_);
  }

 private:
  void Add(std::size_t i) {
    Piece& piece = pieces_[i];
    FollowExclusion(i);
    if (auto* time = std::get_if<AskedTime>(&piece.meaning))
      (excludes_ ? question_.without_times : question_.times).push_back(std::move(*time));
    else if (auto* entity = std::get_if<AskedEntity>(&piece.meaning))
      AddEntity(i, std::move(*entity));
    else if (const auto* types = std::get_if<AskedTypeNames>(&piece.meaning))
      AddTypes(piece, *types);
    else if (auto* word = std::get_if<AskedWord>(&piece.meaning))
      (excludes_ ? question_.without_words : question_.words).push_back(std::move(*word));
    else if (auto* kind = std::get_if<AskedKind>(&piece.meaning))
      question_.kinds.push_back(std::move(*kind));
    else if (auto* order = std::get_if<AskedOrder>(&piece.meaning))
      question_.orders.push_back(std::move(*order));
    else
      LeaveOut(piece);
  }

  // "reuniones y coordinaciones": no record is both, so that the wider one is asked for.
  void WidenKinds() {
    for (std::size_t i = 2; i < pieces_.size(); ++i) {
      if (!pieces_[i - 1].Is<JoinWord>()) continue;
      Piece& first = pieces_[i - 2];
      Piece& second = pieces_[i];
      if (first.Is<AskedKind>() && second.Is<AskedTypeNames>()) Widen(first, second);
      if (first.Is<AskedTypeNames>() && second.Is<AskedKind>()) Widen(second, first);
    }
  }

  static void Widen(Piece& kind, Piece& type) {
    auto& asked = std::get<AskedKind>(kind.meaning);
    if (asked.kind != RecordKind::kActivity) asked.kind.reset();
    type.meaning = EmptyWords{};
  }

  static bool IsExcludable(const Piece& piece) {
    return piece.Is<AskedTime>() || piece.Is<AskedEntity>() || piece.Is<AskedTypeNames>() || piece.Is<AskedWord>();
  }

  // Whether something that can be excluded follows, small words aside.
  bool ExcludesSomething(std::size_t without) const {
    for (std::size_t i = without + 1; i < pieces_.size(); ++i) {
      if (IsExcludable(pieces_[i])) return true;
      if (!pieces_[i].Is<SmallWord>() && !pieces_[i].Is<EmptyWords>()) return false;
    }
    return false;
  }

  // "sin" opens what is excluded; it ends with its noun phrase.
  void FollowExclusion(std::size_t i) {
    const Piece& piece = pieces_[i];
    if (piece.Is<WithoutWord>()) {
      excludes_ = ExcludesSomething(i);
      excluded_ = false;
      return;
    }
    if (!excludes_) return;
    if (excluded_ && EndsExclusion(i)) excludes_ = false;
    if (excludes_ && IsExcludable(piece)) {
      excluded_ = true;
      excluded_kind_ = piece.meaning.index();
    }
  }

  bool EndsExclusion(std::size_t i) const {
    const Piece& piece = pieces_[i];
    const QuestionWord& word = text_.words[piece.first];
    if (word.after_break) return true;
    if (piece.Is<JoinWord>() || word.after_comma) return !GoesOnAlike(i);
    if (piece.Is<SmallWord>()) return !BelongsToName(piece.first);
    const Piece& before = pieces_[i - 1];
    if (before.Is<JoinWord>() || before.Is<SmallWord>()) return piece.Is<AskedTime>() && !before.Is<JoinWord>();
    return !(piece.Is<AskedWord>() && (before.Is<AskedWord>() || before.Is<AskedTypeNames>()));
  }

  // "sin JICA|, KOICA", but not "sin JICA|, las reuniones".
  bool GoesOnAlike(std::size_t i) const {
    for (std::size_t next = i; next < pieces_.size(); ++next) {
      if (IsExcludable(pieces_[next])) return pieces_[next].meaning.index() == excluded_kind_;
      if (!pieces_[next].Is<SmallWord>() && !pieces_[next].Is<JoinWord>()) return false;
    }
    return false;
  }

  // Tells whether a small word continues a noun: "de la" in "talleres de la mañana".
  bool BelongsToName(std::size_t word) const {
    constexpr std::string_view kOf[] = {"de", "del", "la", "el", "los", "las", "of", "the", "a", "al", "con"};
    return std::ranges::find(kOf, text_.folded[word]) != std::end(kOf);
  }

  void AddTypes(const Piece& piece, const AskedTypeNames& types) {
    for (const std::string& type : types) {
      AskedType asked;
      asked.span = text_.SpanOf(piece.first, piece.last);
      asked.raw = asked.span.In(text_.text);
      asked.type = type;
      (excludes_ ? question_.without_types : question_.types).push_back(std::move(asked));
    }
  }

  void AddEntity(std::size_t i, AskedEntity entity) {
    auto& groups = excludes_ ? question_.without_entities : question_.entities;
    const bool joins =
        !groups.empty() && last_entity_ && last_excluded_ == excludes_ && JoinsEntities(*last_entity_, i);
    if (!joins) groups.emplace_back();
    groups.back().any.push_back(std::move(entity));
    last_entity_ = i;
    last_excluded_ = excludes_;
  }

  // "la Cancillería y la JICA" are either; "entre la Cancillería y JICA" both.
  bool JoinsEntities(std::size_t first, std::size_t second) const {
    bool joined = text_.words[pieces_[second].first].after_comma;
    for (std::size_t i = first + 1; i < second; ++i) {
      if (!pieces_[i].Is<JoinWord>() && !pieces_[i].Is<SmallWord>()) return false;
      joined = joined || pieces_[i].Is<JoinWord>() || text_.words[pieces_[i].first].after_comma;
    }
    return joined && !IsBetween(first);
  }

  bool IsBetween(std::size_t entity) const {
    for (std::size_t i = entity; i > 0; --i) {
      const Piece& before = pieces_[i - 1];
      if (before.Is<BetweenWord>()) return true;
      if (!before.Is<SmallWord>() && !before.Is<JoinWord>() && !before.Is<AskedEntity>()) return false;
    }
    return false;
  }

  void LeaveOut(const Piece& piece) {
    AskedPart part;
    part.span = text_.SpanOf(piece.first, piece.last);
    part.raw = part.span.In(text_.text);
    asks_ = asks_ || piece.Is<EmptyWords>();
    question_.left_out.push_back(std::move(part));
  }

  // "cuándo fue la primera vez": the surer word orders.
  void SettleOrders() {
    const auto is_oldest = [](const AskedOrder& one) { return one.sort == SortOrder::kDateAscending; };
    if (std::ranges::none_of(question_.orders, is_oldest)) return;
    for (AskedOrder& one : question_.orders) {
      if (one.sort) one.sort = SortOrder::kDateAscending;
    }
  }

  bool IsNothingAsked() const {
    Question rest = question_;
    rest.left_out.clear();
    return rest == Question{} && (!asks_ || question_.left_out.size() == 1);
  }

  // "con la de", typed alone, is looked for: its words are in both lists, for who knows what else was typed.
  void LookForSmallWords() {
    for (const AskedPart& part : std::exchange(question_.left_out, {})) {
      for (const QuestionWord& one : text_.words) {
        if (!part.span.Overlaps(one.span)) continue;
        AskedWord word;
        word.span = one.span;
        word.raw = one.span.In(text_.text);
        question_.left_out.push_back(word);
        question_.words.push_back(std::move(word));
      }
    }
  }

  const QuestionText& text_;
  std::vector<Piece> pieces_;
  Question question_;
  bool excludes_ = false, excluded_ = false, last_excluded_ = false, asks_ = false;
  std::optional<std::size_t> last_entity_;
  std::size_t excluded_kind_ = 0;  // of the meanings
};

}  // namespace

Question Joined(Reading& reading) { return Joiner(reading).Run(); }

}  // namespace acervo::question
