#include "tools/app/tables/user_tables.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include "core/text.h"
#include "parsers/user_tables.h"
#include "tools/files/read_file.h"
#include "tools/present/messages/errors.h"
#include "tools/present/messages/near.h"
#include "tools/present/messages/option_names.h"
#include "tools/usage_error.h"

namespace acervo::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestMib = 16;
constexpr std::size_t kMostTableNotices = 20;  // of one table
constexpr std::size_t kMostFiles = 500;        // looked at in the folder

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool IsFolder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

std::string UsualFolder() {
  const std::string config = Variable("XDG_CONFIG_HOME");
  const std::string home = Variable("HOME");
  if (!config.empty()) return config + "/acervo";
  return home.empty() ? "" : home + "/.config/acervo";
}

// Endings that a table may have by mistake; anything else in the folder is none of our business.
bool LooksLikeTable(const std::string& name) {
  static const std::set<std::string> kEndings = {".tsv", ".txt", ".csv", ".tab"};
  return !name.starts_with('.') && kEndings.contains(Fold(fs::path(name).extension().string()));
}

std::vector<std::string> TablesIn(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (LooksLikeTable(name)) names.push_back(name);
    if (names.size() == kMostFiles) break;
  }
  std::sort(names.begin(), names.end());
  return names;
}

class TablesReader {
 public:
  explicit TablesReader(const Context& context) : context_(context), folder_(context.settings.tables) {}

  void Read() {
    for (const std::string& name : TablesIn(folder_)) ReadTable(name);
    const auto reading = UseUserTables(texts_);
    if (!reading) return;  // cannot be: nothing has been parsed yet
    std::map<std::string, std::size_t> told;
    for (const RowNotice& notice : reading->notices) {
      if (++told[notice.table] <= kMostTableNotices) Tell(notice);
    }
    for (const auto& [table, count] : told) {
      const auto more = static_cast<long long>(count) - static_cast<long long>(kMostTableNotices);
      if (more > 0) context_.Note(More(Place(table), more));
    }
  }

 private:
  std::string Place(const std::string& name) const { return PathText((fs::path(folder_) / name).string()); }

  void ReadTable(const std::string& name) {
    const std::vector<std::string> known = UserTableNames();
    const std::string folded = Fold(name);
    if (std::find(known.begin(), known.end(), folded) == known.end()) return Unknown(name, known);
    Result<std::string> text = ReadFile((fs::path(folder_) / name).string(), kLargestMib << 20);
    if (text.ok()) {
      texts_.push_back({folded, std::move(text.value())});
    } else if (text.error().code == ErrorCode::kTooLarge) {
      context_.Note(context_.say("tables.too_large", Place(name), kLargestMib));
    } else if (text.error().code != ErrorCode::kEmpty) {
      context_.Note(context_.say("tables.unreadable", Place(name), SystemWords(context_.say, text.error().detail)));
    }
  }

  void Unknown(const std::string& name, const std::vector<std::string>& known) const {
    const std::string sentence = context_.say("tables.unknown_table", Place(name));
    const auto near = Nearest(Fold(fs::path(name).stem().string()) + ".tsv", known);
    context_.Note(near ? context_.say("tables.near", sentence, *near) : sentence);
  }

  void Tell(const RowNotice& notice) const {
    const std::string place = Place(notice.table) + (notice.line > 0 ? ":" + std::to_string(notice.line) : "");
    context_.Note(
        context_.say("tables." + std::string(Token(notice.fault)), place, notice.column, notice.value, notice.known));
  }

  std::string More(const std::string& place, long long count) const {
    return context_.say(count == 1 ? "tables.more.one" : "tables.more.many", count, place);
  }

  const Context& context_;
  const std::string folder_;
  std::vector<UserTableText> texts_;
};

}  // namespace

std::string TablesFolder(const Messages& say, const std::optional<std::string>& option) {
  const std::string variable = Variable("ACERVO_TABLES");
  std::string asked = option.value_or(variable);
  if (!asked.empty()) {
    if (!IsFolder(asked))
      throw UsageError(say("usage.tables", PathText(asked), option ? OptionName(say, "--tables") : "$ACERVO_TABLES"));
    return asked;
  }
  const std::string usual = UsualFolder();
  return !usual.empty() && IsFolder(usual) ? usual : "";
}

void UseTablesIn(const Context& context) {
  if (!context.settings.tables.empty()) TablesReader(context).Read();
}

}  // namespace acervo::tools
