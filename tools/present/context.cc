#include "tools/present/context.h"

#include <cerrno>
#include <cstdlib>

#include "tools/files/system_error.h"
#include "tools/present/messages/errors.h"
#include "tools/terminal/pager.h"

namespace acervo::tools {

Colour Context::colour(const Stream& stream) const {
  if (settings.colour == ColourChoice::kAlways) return Colour::kOn;
  if (settings.colour == ColourChoice::kNever) return Colour::kOff;
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org: present and not empty
  const char* term = std::getenv("TERM");
  const bool refused = no_color != nullptr && *no_color != '\0';
  const bool dumb = term != nullptr && std::string_view(term) == "dumb";
  return !refused && !dumb && stream.is_terminal() ? Colour::kOn : Colour::kOff;
}

void Context::Complain(std::string_view sentence) const { Add("acervo: " + std::string(sentence)); }

void Context::Add(std::string_view sentence, int indent) const {
  const std::string line = HarmlessLine(sentence);
  const bool wraps = err.is_terminal();
  err.Write(wraps ? Hanging(line, indent, TerminalWidth(err.fd()))
                  : std::string(static_cast<std::size_t>(indent), ' ') + line + "\n");
  err.Flush();
}

void Context::Note(std::string_view sentence) const {
  if (!settings.quiet) Complain(sentence);
}

int Context::ArchiveFailed(const Error& error) const {
  // What SQLite says is of use where our sentence cannot tell what to do, and to whoever asks for it.
  const bool tell_all = settings.verbose || error.code == ErrorCode::kArchiveFailed;
  Complain(ArchiveSentence(say, error, settings.archive) + (tell_all ? Details(say, error) : ""));
  return kExitArchive;
}

int Context::ReadersFailed(const Error& error) const {
  Complain(say("readers.missing", error.detail));
  return kExitSomeFailed;
}

int Context::Finished(int status) const {
  if (out.holds()) Page(out);
  out.Flush();
  if (!out.failed()) return status;
  const bool closed = out.error() == EBADF;
  Complain(closed ? say("output.closed") : say("output.failed", SystemWords(say, SystemToken(out.error()))));
  return status == kExitDone ? kExitSomeFailed : status;
}

}  // namespace acervo::tools
