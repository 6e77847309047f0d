// Finds the words of a query that stand side by side and has each run of them read as a question. Private to store/.
//
// Shape:  a run is words alone: no quotes, no '*' or '~', nothing negated. A parenthesis, an operator and a field end
// it. Units:  spans of the questions are bytes of the query.
#pragma once

#include <string_view>
#include <vector>

#include "core/question.h"
#include "store/search.h"
#include "store/search/query_parser.h"

namespace acervo::store {

// Puts a kAsked node in the place of each run of `root` and gives their questions in that order.
std::vector<Question> ReadRuns(std::string_view query, const QuestionReader& read, const ArchiveNames& names,
                               QueryNode& root);

// Appends what `more` says.
void Append(const Question& more, Question& question);

}  // namespace acervo::store
