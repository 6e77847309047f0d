// Records in words for people who read pages.
#pragma once

#include <string>
#include <string_view>

#include "core/report.h"
#include "tools/present/date_words.h"
#include "tools/present/messages/messages.h"
#include "tools/present/messages/spelling.h"

namespace acervo::tools::serve {

// "del 27 al 30 de mayo de 2019", "mayo de 2019", "14, 15 y 20 de mayo de 2019" as several; the words as written where
// there is no date.
std::string DateWords(const Messages& say, const RecordDate& date);
// The first day, "2019-05-27"; empty: there is none.
std::string DayText(const RecordDate& date);
// "2024-05-01T12:30:05Z" → "1 de mayo de 2024"; as it is where it is no time.
std::string TimeWords(const Messages& say, std::string_view time);
// Where the date comes from and how exact it is.
std::string WhyDate(const Messages& say, const RecordDate& date);

// By the clock of this machine, UTC.
Date Today();

// "Período" of "período": only letters of ASCII change.
std::string Capitalized(std::string text);
// "DOCX" of "docx".
std::string InCapitals(std::string_view token);

// "12,3 KiB"
std::string BytesWords(const Messages& say, std::int64_t bytes);

}  // namespace acervo::tools::serve
