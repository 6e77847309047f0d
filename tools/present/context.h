// What a command may use: global settings, the words for people, and the two streams.
//
// Ownership: references that outlive every command.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "tools/exit_status.h"
#include "tools/present/messages/messages.h"
#include "tools/terminal/stream.h"
#include "tools/terminal/terminal_text.h"

namespace acervo::tools {

enum class ColourChoice { kAuto, kAlways, kNever };

struct Settings {
  std::string archive = "acervo.db";
  bool quiet = false;
  bool verbose = false;
  bool pager = true;
  std::vector<std::string> typed;  // the arguments as they were typed, to print the next command from
  ColourChoice colour = ColourChoice::kAuto;
  std::string tables;  // the folder of the user's tables; empty: none
};

// What a command may use: what was asked for globally, the words for people, and the two streams.
struct Context {
  const Settings& settings;
  const Messages& say;
  Stream& out;  // results
  Stream& err;  // everything else

  Colour colour(const Stream& stream) const;
  // A line on stderr that begins with the program's name; on a terminal wrapped to its width, the rest indented.
  void Complain(std::string_view sentence) const;
  // The same, but not with --quiet.
  void Note(std::string_view sentence) const;
  // Says what is wrong with the archive and what to do; gives kExitArchive.
  int ArchiveFailed(const Error& error) const;
  // Says that what reads documents cannot be loaded and what to do; gives kExitSomeFailed.
  int ReadersFailed(const Error& error) const;
  // A line on stderr without the program's name, indented by `indent` columns, wrapped the same way.
  void Add(std::string_view sentence, int indent = 0) const;
  // Prints what was held back for a pager. kExitDone, or kExitSomeFailed after a sentence where stdout could not be
  // written.
  int Finished(int status = kExitDone) const;
};

}  // namespace acervo::tools
