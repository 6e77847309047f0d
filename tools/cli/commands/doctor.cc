// What this machine lacks and how to get it.
#include <langinfo.h>
#include <sqlite3.h>
#include <sys/statvfs.h>
#include <unicode/ucol.h>
#include <unicode/uversion.h>
#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <filesystem>

#include "core/text.h"
#include "extractors/extract.h"
#include "parsers/user_tables.h"
#include "store/archive.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/doctor_checks.h"
#include "tools/cli/commands/options.h"
#include "tools/files/system_error.h"
#include "tools/present/detail_view.h"
#include "tools/present/json.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

constexpr int kOldestSqlite = 3'034'000;
constexpr std::uintmax_t kLittleSpace = std::uintmax_t{100} << 20;

Check SqliteCheck(const Messages& say) {
  const std::string version = sqlite3_libversion();
  if (sqlite3_libversion_number() < kOldestSqlite)
    return {"sqlite", CheckState::kMissing, version, say("doctor.sqlite.old")};
  if (sqlite3_compileoption_used("ENABLE_FTS5") == 0) {
    return {"sqlite", CheckState::kMissing, version, say("doctor.sqlite.fts5")};
  }
  return {"sqlite", CheckState::kOk, version + ", FTS5", ""};
}

Check IcuCheck(const Messages& say) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator* collator = ucol_open("es", &status);
  ucol_close(collator);
  const bool spanish = status == U_ZERO_ERROR || status == U_USING_FALLBACK_WARNING;
  if (U_FAILURE(status) || !spanish || Fold("Ñandú") != "nandu") {
    return {"icu", CheckState::kMissing, u_errorName(status), say("doctor.icu")};
  }
  return {"icu", CheckState::kOk, U_ICU_VERSION, ""};
}

// A page that says "acervo", as a PDF; readers rebuild the cross-reference table it lacks.
constexpr std::string_view kTinyPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 38>>stream\nBT /F 24 Tf 40 40 Td (acervo) Tj ET   \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

Check PdfCheck(const Messages& say) {
  if (const Status loaded = LoadReaders(); !loaded.ok()) {
    return {"pdf", CheckState::kMissing, loaded.error().detail, say("doctor.readers")};
  }
  const Result<Document> document = Extract(kTinyPdf);
  if (!document.ok()) return {"pdf", CheckState::kMissing, document.error().detail, say("doctor.pdf")};
  const bool data = std::filesystem::exists("/usr/share/poppler/cMap");
  if (!data) return {"pdf", CheckState::kWarning, say("doctor.pdf.no_data"), say("doctor.pdf.data")};
  return {"pdf", CheckState::kOk, "poppler", ""};
}

std::string Mark(const Messages& say, bool holds) { return say(holds ? "doctor.held" : "doctor.not_held"); }

Check WorkerCheck(const Messages& say, const WorkerProtections& held) {
  std::string detail =
      say("doctor.workers.detail", Mark(say, held.time), Mark(say, held.memory), Mark(say, held.crash));
  if (!held.time || !held.crash) return {"workers", CheckState::kMissing, detail, say("doctor.workers")};
  if (!held.memory) return {"workers", CheckState::kWarning, detail, say("doctor.workers.memory")};
  return {"workers", CheckState::kOk, detail, ""};
}

// The limits hold without it: a warning.
Check SandboxCheck(const Messages& say, const WorkerProtections& held) {
  const std::string detail = say("doctor.sandbox.detail", Mark(say, held.network), Mark(say, held.programs),
                                 Mark(say, held.processes), Mark(say, held.writing), Mark(say, held.signals));
  if (!held.sandboxed()) return {"sandbox", CheckState::kWarning, detail, say("doctor.sandbox")};
  return {"sandbox", CheckState::kOk, detail, ""};
}

Check LocaleCheck(const Messages& say) {
  std::setlocale(LC_CTYPE, "");
  const std::string charset = nl_langinfo(CODESET);
  const std::string language = say.language() == Language::kEnglish ? "en" : "es";
  const bool utf8 = charset == "UTF-8";
  return {"locale", utf8 ? CheckState::kOk : CheckState::kWarning, language + ", " + charset,
          utf8 ? "" : say("doctor.locale")};
}

Check ArchiveCheck(const Messages& say, const std::string& path) {
  Result<Archive> archive = Archive::Open(path, OpenMode::kReadOnly);
  if (archive.ok()) return {"archive", CheckState::kOk, path, ""};
  const bool absent = archive.error().code == ErrorCode::kArchiveAbsent;
  if (absent) return {"archive", CheckState::kOk, say("doctor.archive.absent", path), ""};
  return {"archive", CheckState::kMissing, path, ArchiveSentence(say, archive.error(), path)};
}

Check FolderCheck(const Messages& say, const std::string& path) {
  std::error_code ignored;
  std::string folder = std::filesystem::path(path).parent_path().string();
  if (folder.empty()) folder = ".";
  if (::access(folder.c_str(), W_OK) != 0) {
    return {"folder", CheckState::kMissing, folder + ": " + SystemWords(say, SystemToken(errno)),
            say("doctor.folder", folder)};
  }
  if (std::filesystem::exists(path, ignored) && ::access(path.c_str(), W_OK) != 0) {
    return {"folder", CheckState::kMissing, path + ": " + SystemWords(say, SystemToken(errno)),
            say("doctor.folder", path)};
  }
  const std::filesystem::space_info space = std::filesystem::space(folder, ignored);
  const std::string free = say("doctor.free", folder, space.available >> 20);
  if (!ignored && space.available < kLittleSpace) return {"folder", CheckState::kWarning, free, say("doctor.space")};
  return {"folder", CheckState::kOk, free, ""};
}

Check TablesCheck(const Messages& say, const std::string& folder) {
  if (folder.empty()) return {"tables", CheckState::kOk, say("doctor.tables.none"), ""};
  std::string detail = folder;
  bool all_used = true;
  for (const UserTableUse& table : UserTablesInUse()) {
    detail += "\n" + table.name + ": " + say.Count("doctor.tables.rows", static_cast<long long>(table.rows));
    if (table.skipped > 0) detail += ", " + say.Count("doctor.tables.skipped", static_cast<long long>(table.skipped));
    all_used = all_used && table.skipped == 0;
  }
  if (UserTablesInUse().empty()) detail += ": " + say("doctor.tables.empty");
  return {"tables", all_used ? CheckState::kOk : CheckState::kWarning, detail, all_used ? "" : say("doctor.tables")};
}

Check OcrCheck(const Messages& say) {
  const std::string model = RecognitionModel();
  if (model.empty()) return {"ocr", CheckState::kWarning, say("doctor.ocr.absent"), say("doctor.ocr")};
  return {"ocr", CheckState::kOk, model, ""};
}

std::string_view Token(CheckState state) {
  switch (state) {
    case CheckState::kOk: return "ok";
    case CheckState::kWarning: return "warning";
    case CheckState::kMissing: return "missing";
  }
  return "";
}

class DoctorCommand : public Command {
 public:
  CommandName name() const override { return {"doctor", "diagnostico", Words::kNone}; }
  bool pages() const override { return true; }
  bool parses() const override { return true; }

  void AddOptions(OptionList& options) override { options.Choice("--format,-f", format_, {"table", "json"}); }

  int Run(const Context& context, const std::vector<std::string>&) override {
    const Messages& say = context.say;
    // The workers first: they are forked, and some libraries start threads.
    const WorkerProtections held = TryWorkers();
    std::vector<Check> checks{WorkerCheck(say, held), SandboxCheck(say, held), SqliteCheck(say), IcuCheck(say),
                              PdfCheck(say)};
    checks.push_back(ArchiveCheck(say, context.settings.archive));
    checks.push_back(FolderCheck(say, context.settings.archive));
    checks.push_back(LocaleCheck(say));
    checks.push_back(TablesCheck(say, context.settings.tables));
    checks.push_back(OcrCheck(say));
    format_ == "json" ? PrintJson(context, checks) : PrintTable(context, checks);
    return context.Finished(AllThere(checks) ? kExitDone : kExitSomeFailed);
  }

 private:
  static bool AllThere(const std::vector<Check>& checks) {
    for (const Check& check : checks) {
      if (check.state == CheckState::kMissing) return false;
    }
    return true;
  }

  static void PrintJson(const Context& context, const std::vector<Check>& checks) {
    Json json;
    json["ok"] = AllThere(checks);
    json["checks"] = Json::array();
    for (const Check& check : checks) {
      json["checks"].push_back({{"name", check.name},
                                {"status", Token(check.state)},
                                {"detail", check.detail},
                                {"advice", check.advice.empty() ? Json(nullptr) : Json(check.advice)}});
    }
    context.out.Line(Indented(TopLevel(json)));
  }

  static void PrintTable(const Context& context, const std::vector<Check>& checks) {
    const Colour colour = context.colour(context.out);
    DetailView sheet;
    for (const Check& check : checks) {
      const std::string state = context.say("doctor.state." + std::string(Token(check.state)));
      sheet.Entry(context.say("doctor.name." + check.name),
                  state + "  " + check.detail + (check.advice.empty() ? "" : "\n" + check.advice));
    }
    context.out.Write(sheet.Text(TerminalWidth(context.out.fd()), colour));
    context.out.Line(context.say(AllThere(checks) ? "doctor.well" : "doctor.ill"));
  }

  std::string format_ = "table";
};

}  // namespace

std::unique_ptr<Command> MakeDoctor() { return std::make_unique<DoctorCommand>(); }

}  // namespace acervo::tools
