// Sentences for codes: what happened, with the value in question, and what to do about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/report.h"
#include "core/result.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

// The words for a token of tools/files/system_error.h; anything else as it is.
std::string SystemWords(const Messages& say, const std::string& detail);

// Whether it is the archive that failed: what is being done to many documents ends there.
bool IsOfTheArchive(ErrorCode code);

std::string DocumentSentence(const Messages& say, const Error& error);
std::string ArchiveSentence(const Messages& say, const Error& error, const std::string& archive);
// " [word/document.xml: the ZIP container is broken]": the place and what was found there, as DocumentSentence ends
// with it. Nothing where nothing more is known.
std::string Details(const Messages& say, const Error& error);
// What a person should look at; quotes the words in doubt.
std::string DoubtSentence(const Messages& say, const Diagnostic& doubt);
// A doubt or notice in two words, for a heading.
std::string WarningTitle(const Messages& say, std::string_view token);
std::string NoticeSentence(const Messages& say, const Diagnostic& notice);
std::string RejectedSentence(const Messages& say, DiagnosticCode reason);
// "página 2, tabla 1, fila 3": for people, who count from 1.
std::string PlaceForPeople(const Messages& say, const Source& source);
// The part of the file, else the place.
std::string PlaceForPeople(const Messages& say, const Diagnostic& diagnostic);

}  // namespace acervo::tools
