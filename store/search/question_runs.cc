#include "store/search/question_runs.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "store/words/index_words.h"

namespace acervo::store {
namespace {

// No question is as long. What a pasted page has beyond it are words.
constexpr std::size_t kMostWordsRead = 80;

bool IsPlainWord(const QueryNode& node) {
  return node.kind == NodeKind::kWord && !node.is_prefix && !node.is_near && !node.span.empty();
}

void Shift(AskedPart& part, std::size_t by) { part.span.begin += by; }

template <typename Part>
void ShiftAll(std::vector<Part>& parts, std::size_t by) {
  for (Part& part : parts) Shift(part, by);
}

void ShiftAll(std::vector<AskedEntities>& groups, std::size_t by) {
  for (AskedEntities& group : groups) ShiftAll(group.any, by);
}

// From the text that was read to the query that it is a piece of.
void ShiftQuestion(Question& question, std::size_t by) {
  ShiftAll(question.times, by);
  ShiftAll(question.entities, by);
  ShiftAll(question.types, by);
  ShiftAll(question.kinds, by);
  ShiftAll(question.orders, by);
  ShiftAll(question.words, by);
  ShiftAll(question.without_entities, by);
  ShiftAll(question.without_types, by);
  ShiftAll(question.without_times, by);
  ShiftAll(question.without_words, by);
  ShiftAll(question.left_out, by);
}

template <typename Part>
void AppendParts(const std::vector<Part>& more, std::vector<Part>& parts) {
  parts.insert(parts.end(), more.begin(), more.end());
}

// Small words alone are looked for; between other parts of a query they only join them.
void SettleSmallWords(bool is_whole_query, Question& question) {
  const auto is_small = [&](const AskedWord& word) {
    return std::ranges::find(question.left_out, word.span, &AskedPart::span) != question.left_out.end();
  };
  const auto is_looked_for = [&](const AskedPart& part) {
    return std::ranges::find(question.words, part.span, &AskedPart::span) != question.words.end();
  };
  if (is_whole_query)
    std::erase_if(question.left_out, is_looked_for);
  else
    std::erase_if(question.words, is_small);
}

class RunReader {
 public:
  RunReader(std::string_view query, const QuestionReader& read, const ArchiveNames& names)
      : query_(query), read_(read), names_(names) {}

  void Read(QueryNode& node) {
    if (node.kind != NodeKind::kAnd && node.kind != NodeKind::kOr) return;
    std::vector<QueryNode> children;
    for (std::size_t i = 0; i < node.children.size();) {
      const std::size_t count = RunAt(node.children, i, node.kind == NodeKind::kAnd ? left_ : std::min(left_, 1UL));
      if (count > 0) {
        children.push_back(Asked(node.children[i], node.children[i + count - 1]));
      } else {
        Read(node.children[i]);
        children.push_back(std::move(node.children[i]));
      }
      left_ -= count;
      i += std::max<std::size_t>(count, 1);
    }
    node.children = std::move(children);
  }

  std::vector<Question> Questions() { return std::move(questions_); }

 private:
  // Nothing but signs lies between two words of a run.
  bool AreSideBySide(const QueryNode& left, const QueryNode& right) const {
    if (right.span.begin < left.span.end()) return false;
    const std::string_view between = query_.substr(left.span.end(), right.span.begin - left.span.end());
    if (between.find_first_of("()") != between.npos) return false;
    return IndexWords(query_.substr(left.span.end(), right.span.end() - left.span.end())).size() <= right.words.size();
  }

  std::size_t RunAt(const std::vector<QueryNode>& nodes, std::size_t begin, std::size_t most) const {
    std::size_t end = begin;
    while (end < nodes.size() && end - begin < most && IsPlainWord(nodes[end]) &&
           (end == begin || AreSideBySide(nodes[end - 1], nodes[end]))) {
      ++end;
    }
    return end - begin;
  }

  QueryNode Asked(const QueryNode& first, const QueryNode& last) {
    QueryNode node;
    node.kind = NodeKind::kAsked;
    node.span = {first.span.begin, last.span.end() - first.span.begin};
    node.text = node.span.In(query_);
    node.asked = questions_.size();
    Question question = read_(node.text, names_);
    SettleSmallWords(IndexWords(query_).size() == IndexWords(node.text).size(), question);
    ShiftQuestion(question, node.span.begin);
    questions_.push_back(std::move(question));
    return node;
  }

  std::string_view query_;
  const QuestionReader& read_;
  const ArchiveNames& names_;
  std::size_t left_ = kMostWordsRead;
  std::vector<Question> questions_;
};

}  // namespace

std::vector<Question> ReadRuns(std::string_view query, const QuestionReader& read, const ArchiveNames& names,
                               QueryNode& root) {
  RunReader reader(query, read, names);
  reader.Read(root);
  return reader.Questions();
}

void Append(const Question& more, Question& question) {
  AppendParts(more.times, question.times);
  AppendParts(more.entities, question.entities);
  AppendParts(more.types, question.types);
  AppendParts(more.kinds, question.kinds);
  AppendParts(more.orders, question.orders);
  AppendParts(more.words, question.words);
  AppendParts(more.without_entities, question.without_entities);
  AppendParts(more.without_types, question.without_types);
  AppendParts(more.without_times, question.without_times);
  AppendParts(more.without_words, question.without_words);
  AppendParts(more.left_out, question.left_out);
}

}  // namespace acervo::store
