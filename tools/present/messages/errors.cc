#include "tools/present/messages/errors.h"

#include <filesystem>

#include "core/text.h"
#include "store/archive.h"
#include "tools/files/system_error.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kLongestQuote = 120;  // code points

std::string Quoted(std::string_view text) {
  if (CodePointCount(text) <= kLongestQuote) return std::string(text);
  return std::string(text.substr(0, ByteOffset(text, kLongestQuote))) + "…";
}

// What a check of ours or a library says of a document, in the user's language where the table has it.
std::string DetailWords(const Messages& say, const std::string& detail) {
  const std::string key = "detail." + detail;
  return say.Has(key) ? say(key) : SystemWords(say, detail);
}

// "2019-10 · text: OCTUBRE 2019 · filename: septiembre": what tells a period, in the user's words.
std::string WithEvidenceNamed(const Messages& say, std::string text) {
  for (const char* token : {"text", "filename", "dates", "metadata"}) {
    const std::string from = std::string(" · ") + token + ": ";
    const std::string to = " · " + say("evidence." + std::string(token)) + ": ";
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

bool HasNoFolder(const std::string& archive) {
  std::error_code failure;
  const std::filesystem::path folder = std::filesystem::path(archive).parent_path();
  return !folder.empty() && !std::filesystem::exists(folder, failure);
}

void Add(std::string& places, const std::string& place) { places += (places.empty() ? "" : ", ") + place; }

}  // namespace

std::string Details(const Messages& say, const Error& error) {
  std::string details;
  for (const std::string& place : error.where) details += (details.empty() ? "" : ", ") + place;
  if (!error.detail.empty()) details += (details.empty() ? "" : ": ") + Quoted(DetailWords(say, error.detail));
  return details.empty() ? details : " [" + details + "]";
}

bool IsOfTheArchive(ErrorCode code) {
  switch (code) {
    case ErrorCode::kArchiveAbsent:
    case ErrorCode::kArchiveInvalid:
    case ErrorCode::kArchiveNewer:
    case ErrorCode::kArchiveOlder:
    case ErrorCode::kArchiveLocked:
    case ErrorCode::kArchiveFull:
    case ErrorCode::kArchiveReadOnly:
    case ErrorCode::kArchiveFailed: return true;
    default: return false;
  }
}

std::string SystemWords(const Messages& say, const std::string& detail) {
  const std::string key = "system." + detail;
  return say.Has(key) ? say(key) : detail;
}

std::string DocumentSentence(const Messages& say, const Error& error) {
  const bool absent = error.code == ErrorCode::kUnreadable && error.detail == SystemToken(ENOENT);
  if (absent) return say("error.absent");
  const std::string key = "error." + std::string(Token(error.code));
  const std::string narrower = key + "." + error.detail;
  return say.Has(narrower) ? say(narrower) : say(key) + Details(say, error);
}

std::string ArchiveSentence(const Messages& say, const Error& error, const std::string& archive) {
  std::error_code failure;
  if (std::filesystem::is_directory(archive, failure)) return say("archive.folder", archive);
  if (error.code == ErrorCode::kArchiveAbsent && error.detail == kMoved) return say("archive.moved", archive);
  const bool no_folder = error.code == ErrorCode::kArchiveReadOnly && HasNoFolder(archive);
  return say(no_folder ? "archive.no_folder" : "archive." + std::string(Token(error.code)), archive);
}

std::string DoubtSentence(const Messages& say, const Diagnostic& doubt) {
  const std::string token(Token(doubt.code));
  const std::string text = token.starts_with("period") ? WithEvidenceNamed(say, doubt.text) : doubt.text;
  if (!say.Has("doubt." + token) && say.Has("notice." + token)) return NoticeSentence(say, doubt);
  return say(say.Has("doubt." + token) ? "doubt." + token : "doubt.other", Quoted(text), token);
}

std::string WarningTitle(const Messages& say, std::string_view token) {
  const std::string key = "title." + std::string(token);
  return say.Has(key) ? say(key) : std::string(token);
}

std::string NoticeSentence(const Messages& say, const Diagnostic& notice) {
  const std::string token(Token(notice.code));
  return say(say.Has("notice." + token) ? "notice." + token : "notice.other", Quoted(notice.text), token);
}

std::string RejectedSentence(const Messages& say, DiagnosticCode reason) {
  const std::string token(Token(reason));
  return say(say.Has("rejected." + token) ? "rejected." + token : "rejected.other", token);
}

std::string PlaceForPeople(const Messages& say, const Diagnostic& diagnostic) {
  return diagnostic.part.empty() ? PlaceForPeople(say, diagnostic.where) : diagnostic.part;
}

std::string PlaceForPeople(const Messages& say, const Source& source) {
  std::string places;
  if (source.page) Add(places, say("place.page", *source.page));
  if (source.table) Add(places, say("place.table", *source.table + 1));
  if (source.row) Add(places, say("place.row", *source.row + 1));
  if (source.block && !source.table) Add(places, say("place.block", *source.block + 1));
  return places;
}

}  // namespace acervo::tools
