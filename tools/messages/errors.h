// Sentences for codes: what happened, with the value in question, and what to do about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/report.h"
#include "core/result.h"
#include "tools/messages/messages.h"

namespace acervo::tools {

// "ENOENT" for an errno: what Error::detail holds of the system's errors.
std::string SystemToken(int number);
// What the system says of a file that could not be read or written.
Error SystemError(int number, std::vector<std::string> where = {});
// Its words; anything else as it is.
std::string SystemWords(const Messages& say, const std::string& detail);

// Whether it is the archive that failed: what is being done to many documents ends there.
bool IsOfTheArchive(ErrorCode code);

std::string DocumentSentence(const Messages& say, const Error& error);
std::string ArchiveSentence(const Messages& say, const Error& error, const std::string& archive);
// " [word/document.xml: the ZIP container is broken]": the place and what was found there, as DocumentSentence ends
// with it. Nothing where nothing more is known.
std::string Details(const Messages& say, const Error& error);
// Quotes the words in doubt.
std::string DoubtSentence(const Messages& say, const Doubt& doubt);
// A doubt or notice in two words, for a heading.
std::string WarningTitle(const Messages& say, const std::string& code);
std::string NoticeSentence(const Messages& say, const Notice& notice);
std::string RejectedSentence(const Messages& say, const std::string& reason);
// "página 2, tabla 1, fila 3": for people, who count from 1.
std::string PlaceForPeople(const Messages& say, const Source& source);
// Where an extractor had a reservation: "page 2" in the reader's language; other places are names and stay.
std::string PlaceForPeople(const Messages& say, std::string_view where);

}  // namespace acervo::tools
