// Reads a question as one speaks, in Spanish or English, against the names that an archive holds.
//
// Shape:  every word of the text is in one part of the Question: a period, an entity, a kind of activity, an order, a
//         word to look for, what is excluded, or `left_out`. A kind of activity that goes by two types is two parts of
//         one span. Parts of a list ascend by where they stand. Signs are in no part. Where nothing but small words is
//         asked, each of them is in `words` and in `left_out`.
// Units:  spans are bytes of `text`.
// Errors: none, whatever the text is. Ill-formed UTF-8 parts words as a sign does.
// Cost:   lookups are bounded: a text of more than some hundred words is understood at its beginning, the rest is
// words.
#pragma once

#include <optional>
#include <string_view>

#include "core/question.h"

namespace acervo {

// What a question is asked in.
struct QuestionContext {
  std::optional<Date> today;  // nullopt: "este año", "mayo" are words
};

Question QuestionFromText(std::string_view text, const ArchiveNames& names, const QuestionContext& context);

}  // namespace acervo
