// The parts of a record that can be decided, by the names that people give them. Private to store/.
//
// Shape:  "tipo", "texto" and "seccion" are parts of every record; any other name is a cell. Where a cell is the
//         record's title or text, both change together.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/report.h"

namespace acervo::store {

inline constexpr std::string_view kType = "tipo", kText = "texto", kSection = "seccion", kPeriod = "periodo",
                                  kOffice = "oficina", kDate = "fecha";

// "Información" → "informacion", "date" → "fecha".
std::string FieldName(std::string_view typed);
// Whether the record, or another of its report, has the cell, or any record may have it.
bool MayHaveField(const Report& report, std::string_view field);

std::optional<std::string> FieldValue(const Record& record, std::string_view field);
// `before` is the record as it was read: which of its cells is title or text is seen there.
void SetField(const Record& before, std::string_view field, const std::optional<std::string>& value, Record& record);

// Folded words of all that the record says, each once, sorted, a space between them.
std::string WordsOf(const Record& record);
// Which part of the words of both is in both, 0..1.
double SharedWords(std::string_view a, std::string_view b);
// The same words, whatever their case, accents and signs.
bool SayTheSame(const std::optional<std::string>& a, const std::optional<std::string>& b);

}  // namespace acervo::store
