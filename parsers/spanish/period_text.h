// Which month a report is about, as titles, file and folder names say it.
//
// Shape:  statements in the order of the text, not overlapping. `year` is empty where only a month is named ("Mes de
//         marzo"): the caller has to find the year elsewhere. Spans are bytes of the text given.
// Errors: none; a text that states no period gives an empty list. Nothing is opened, a path is only a text.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/span.h"

namespace acervo {

// How a file's name says it. What is not plain may as well be a copy's number, a day or a running number.
enum class NameTrust {
  kPlain,   // 'mayo 2019', '2019-05'
  kShort,   // 'mayo_19', '19-05-31': a year of two figures
  kNumber,  // '1013': a number that would make a month and a year
};

struct PeriodStatement {
  std::chrono::month month{};             // the first, of several
  std::optional<std::chrono::year> year;  // nullopt: not written
  int months = 1;                         // 3 for a quarter, 12 for 'Informe anual 2019'
  NameTrust trust = NameTrust::kPlain;    // of paths only
  Span span;
  // 0 … 1. Over 0.8: the text is a title made for it ("Mayo 2019", "Informe … del mes de marzo de 2014", "Mes: …").
  // Around 0.5: a month and year in the midst of a sentence. Under 0.4: taken from a day's date or a two-month range.
  double confidence = 0;

  // A day's date: 'Panamá, 3 de junio de 2019', below which a report is signed.
  bool of_day = false;

  // The first month, where the year is written too.
  std::optional<Month> full() const { return year ? std::optional<Month>(*year / month) : std::nullopt; }
  friend bool operator==(const PeriodStatement&, const PeriodStatement&) = default;
};

// For a paragraph near the beginning of a document. Takes any text, but is meant for title-like ones.
std::vector<PeriodStatement> FindPeriods(std::string_view text);

// For the path of a file: "2019/05 Mayo.docx", "Informe_mar-24.docx", "OCI 0519.pdf", "informes/2019/mayo/oci.txt".
// The most trusted statement first: what the file's own name says goes before what its folders say, a full period
// before a month alone.
std::vector<PeriodStatement> FindPeriodsInPath(std::string_view path);

// What the dates in a text tell of the time they were written in, without any reference: for a report whose title
// names no period. The day and month of '21 de marzo del año en curso' are a hint, so is the year of
// '30 de octubre, 2024'.
struct DateHint {
  std::optional<int> day;
  std::optional<std::chrono::month> month;
  std::optional<std::chrono::year> year;
  std::optional<std::chrono::weekday> weekday;
  bool current_year = false;   // 'del año en curso', 'del presente año'
  bool current_month = false;  // 'del mes en curso', 'del corriente'
  Span span;                   // of the expression it is a part of
  friend bool operator==(const DateHint&, const DateHint&) = default;
};
std::vector<DateHint> FindDateHints(std::string_view text, bool is_date_cell);

}  // namespace acervo
