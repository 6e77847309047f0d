// What a short line of its own announces (parsers/data/headings.tsv).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"

namespace acervo::report {

enum class HeadingKind {
  kCoordinations,
  kSection,
  kFindings,  // conclusions, recommendations: a section whose bullets may be records
  kTitle,
  kClosing,
  kMatter,  // of a lead-in alone: what it leads up to are reasons, requirements, people
};

struct Announcement {
  HeadingKind kind = HeadingKind::kTitle;
  bool whole = false;     // the line is the phrase; otherwise it only begins with it
  bool composed = false;  // of nouns and what qualifies them: it tells more than that coordinations follow
};

inline bool IsSection(const Announcement& announced) {
  return announced.kind == HeadingKind::kSection || announced.kind == HeadingKind::kFindings;
}

// Reads the words alone; nullopt where the table does not know them. Numbers before ("II."), a colon and a tail such
// as 'del mes' or 'mayo 2019' after the phrase make no difference.
std::optional<Announcement> FindAnnouncement(std::string_view text);

// What a sentence that leads up to a list says of it: 'A la fecha se han llevado a cabo las siguientes actividades:'
// gives kTitle, '… las gestiones siguientes:' kCoordinations, '… a dos razones:' kMatter, 'lo siguiente:' nothing.
std::optional<HeadingKind> FindLeadIn(std::string_view text);

// Whether a plain paragraph is set like a heading: short, no sentence, and bold, in capitals, styled as a heading or
// ending in a colon.
bool IsSetAsHeading(const Paragraph& paragraph);

// Of these what no sentence is ever set as: in capitals or styled as a heading.
bool IsSurelyHeading(const Paragraph& paragraph);

// Whether it is set like a heading by more than a colon, which ends many a sentence too.
bool IsFormattedHeading(const Paragraph& paragraph);

// '2. ', 'IV) ', '3.1 ' at the head of a line.
bool BeginsWithNumber(std::string_view text);

// "COORDINACIONES:" → "COORDINACIONES".
std::string HeadingText(std::string_view text);

// Whether the text could be a heading: short and no sentence, however it is set.
bool IsHeadingLike(std::string_view text);

// 'Total', 'Subtotal de horas': the label of a sum of the rows above.
bool IsTotalLabel(std::string_view text);

// 'Informe mensual', 'Mayo de 2019': a line that names the report or its month.
bool IsTitleLine(std::string_view text);

}  // namespace acervo::report
