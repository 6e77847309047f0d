// Whatever a document, its name or a person's words hold, a screen shows it and obeys none of it.
#include <gtest/gtest.h>

#include "core/text.h"
#include "run_program.h"

namespace acervo::cli {
namespace {

// Escape, CSI, bell, a title (OSC), both overrides, isolates, return, backspace, what has no width, DEL.
const std::string kHostile =
    "\x1b[2J \u009b31m \x07 \x1b]0;t\x07 \u202Ea\u202D b\u2066c\u2067d\u2068e\u2069 f\rg\x08 h\u200Bi\uFEFFj\u2060k "
    "\u200F\u061C\x7f";

// What of it a text keeps. The rest goes when a file is read (and with too much of it a file is no text).
const std::string kKept = "\u202Ea\u202D b\u2066c\u2067d\u2068e\u2069 h\u200Bi j\u2060k \u200F\u061C";

bool Moves(char32_t c) {
  return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200B || c == 0x200E ||
         c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string Without(std::string text, const std::string& own) {
  for (std::size_t at = text.find(own); at != text.npos; at = text.find(own, at)) text.erase(at, own.size());
  return text;
}

// The first thing that moves a screen, beside the program's own bar and colours; "" where there is none.
std::string FirstUnsafe(std::string printed) {
  for (const char* own : {"\r\x1b[K", "\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[1;33m", "\r\n"})
    printed = Without(std::move(printed), own);
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t begin = at;
    if (Moves(NextCodePoint(printed, at))) return printed.substr(begin > 60 ? begin - 60 : 0, 80);
  }
  return IsValidUtf8(printed) ? "" : "ill-formed UTF-8";
}

class Terminal : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    run_ = new Sandbox;
    const std::string& bad = kKept;
    const std::string report = "Oficina de " + bad + "\nInforme de mayo de 2019\n\nActividades " + bad +
                               "\n\nActividad | Entidad | Información | Fecha " + bad + "\nForo " + bad +
                               " | Cancillería " + bad + " | Foro de " + bad + " diplomacia | 27 de mayo " + bad +
                               "\nTaller | UCCI | x | 45 de " + bad + "\n\n• Reunión " + bad + " con Fundación Luz " +
                               bad + " el 3 de mayo " + Without(kHostile, "\r") + "\n";
    run_->Write("in/a \x1b]0;n\x07\u202E\u009b.txt", report);
    run_->Write("in/b\xF3\x9b.txt", report + "\notra\n");
    run_->Write("in/c\u202E.pdf", "%PDF-1.4\n" + bad);
    imported_ = (*run_)(OnTerminal({"import", "in", "--verbose", "--report", "r.ndjson"}));
    for (const Json& line : Lines(run_->Read("r.ndjson"))) {
      if (!line.at("report").is_null()) report_ = line.at("report");
    }
    record_ = Lines((*run_)({"export"}).out).at(0).at("id");
  }
  static void TearDownTestSuite() { delete run_; }

  static Call OnTerminal(const std::vector<std::string>& arguments) {
    Call call{arguments};
    call.on_terminal = true;
    return call;
  }

  static Sandbox* run_;
  static Finished imported_;
  static std::string report_, record_;
};
Sandbox* Terminal::run_ = nullptr;
Finished Terminal::imported_;
std::string Terminal::report_, Terminal::record_;

TEST_F(Terminal, HearsNothingFromAnImport) {
  EXPECT_EQ(imported_.status, 1);
  EXPECT_EQ(FirstUnsafe(imported_.out), "");
  ASSERT_FALSE(report_.empty());
}

TEST_F(Terminal, HearsNothingFromAnyAnswer) {
  const std::string hostile = "foro" + kHostile;
  const std::vector<std::vector<std::string>> calls = {
      {"search", "foro", "--facets", "--explain"},
      {"search", hostile},
      {"search", hostile, "--explain"},
      {"search", "foro", "--format", "json"},
      {"search", "foro", "--format", "ndjson"},
      {"search", "foro", "--format", "csv"},
      {"search", "--entity", hostile},
      {"search", "--type", hostile},
      {"search", "--report", hostile},
      {"search", "--from", hostile},
      {"show", record_},
      {"show", report_},
      {"show", report_, "--history"},
      {"show", record_, "--format", "json"},
      {"show", hostile},
      {"entities"},
      {"entities", "--format", "json"},
      {"entities", "--format", "csv"},
      {"entities", "resolve", hostile},
      {"entities", hostile},
      {"export"},
      {"export", "--format", "json"},
      {"export", "--format", "csv"},
      {"export", "--format", "ics"},
      {"export", "--format", "ead3"},
      {"export", "--format", "dc"},
      {"export", "--format", "atom-csv"},
      {"export", "--output", hostile + "/no/folder"},
      {"export", "--format", hostile},
      {"inspect", "in/a \x1b]0;n\x07\u202E\u009b.txt"},
      {"inspect", "in/a \x1b]0;n\x07\u202E\u009b.txt", "--stage", "document"},
      {"inspect", "in/c\u202E.pdf"},
      {"inspect", hostile},
      {"date", hostile + " 3 de mayo de 2019"},
      {"reparse", "--dry-run"},
      {"reparse", "--report", hostile},
      {"reparse"},
      {"verify"},
      {"stats"},
      {"stats", "--format", "json"},
      {"doctor", "--archive", hostile + ".db"},
      {"backup", "copy" + kHostile + ".db"},
      {"backup", hostile + "/no/b.db"},
      {"import", "in"},
      {"import", hostile},
      {"import", "in", "--report", "-"},
      {"import", "--retry-failed"},
      {hostile},
      {"search", "--" + hostile},
      {"--archive", hostile, "stats"},
      {"--tables", hostile, "stats"}};
  for (const auto& call : calls) {
    std::string name;
    for (const std::string& word : call) name += (word.find(kHostile) == word.npos ? word : "HOSTILE") + " ";
    const Finished shown = (*run_)(OnTerminal(call));
    EXPECT_EQ(FirstUnsafe(shown.out), "") << name;
    EXPECT_LT(shown.status, 4) << name;
  }
}

TEST_F(Terminal, HearsNothingFromTablesThatCameThroughAPipe) {
  for (const auto& call : std::vector<std::vector<std::string>>{{"search", "foro", "--facets"},
                                                                {"show", record_},
                                                                {"show", report_},
                                                                {"entities"},
                                                                {"stats"},
                                                                {"search", "foro", "--format", "json"},
                                                                {"export"},
                                                                {"verify"},
                                                                {"import", "in"}}) {
    const Finished piped = (*run_)(call);
    EXPECT_EQ(FirstUnsafe(piped.out), "") << call.front();
    EXPECT_EQ(FirstUnsafe(piped.err), "") << call.front();
  }
}

TEST_F(Terminal, LeavesTheVerbatimToPrograms) {
  const Finished json = (*run_)({"export"});
  EXPECT_NE(json.out.find("\\u001b[2J"), json.out.npos) << json.out;
  const Finished csv = (*run_)({"export", "--format", "csv"});
  EXPECT_NE(csv.out.find("\x1b[2J"), csv.out.npos);
}

}  // namespace
}  // namespace acervo::cli
