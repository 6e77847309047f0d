// Headings that are a day: of a meeting, of a log, of an agenda. What stands below them happened on it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"

namespace acervo::report {

// How far the words of a line make it the heading of a day.
enum class DayWords {
  kNone,     // names no day, or says something of it
  kTitled,   // begins with the day: '18/03/2019 – Visita de la delegación'
  kLabel,    // a form's date: 'Fecha: 4 de marzo'
  kBare,     // the date alone, which may as well be that of a letter: '31 de mayo de 2019'
  kWeekday,  // the date alone with its weekday: 'Lunes 18 de marzo'
  kSure,     // 'Reunión 04/03/19', 'Día 3: 6 de marzo', '18 de marzo de 2019:'
};

// Of a line without its list marker; whatever is long or ends like a sentence is kNone.
DayWords DayWordsOf(std::string_view line);

// The day's own words: 'Reunión 04/03/19' gives '04/03/19'. Empty: the line names none.
std::string DayIn(std::string_view heading);

// Whether a line that is set like a heading names one day (or a week) somewhere: 'Taller de normas, 11 de marzo'. The
// place and date of a letter ('Panamá, 4 de junio de 2018') is none.
bool NamesOneDay(std::string_view heading);

// 'acta', 'minuta': the first word of the title of minutes, whose 'Fecha:' is the day of the meeting.
bool IsMinutesWord(const std::string& word);

// Whether a row merged over a table, which can be nothing but a heading, is a day.
inline bool IsDay(std::string_view heading) { return DayWordsOf(heading) != DayWords::kNone || NamesOneDay(heading); }

}  // namespace acervo::report
