// An archivist's correction of a record or report.
#include <algorithm>

#include "core/json.h"
#include "core/text.h"
#include "tools/app/decisions/edited_table.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/decision_options.h"
#include "tools/cli/commands/options.h"
#include "tools/files/read_file.h"
#include "tools/present/table_reader.h"

namespace acervo::tools {
namespace {

class FixCommand : public Command {
 public:
  CommandName name() const override { return {"fix", "corregir", Words::kNames}; }
  bool parses() const override { return true; }  // decided values, by the office's tables too

  void AddOptions(OptionList& options) override {
    options.Flag("--drop", drop_);
    options.Flag("--add", add_);
    options.Flag("--confirm", confirm_);
    options.Flag("--force", force_);
    options.Text("--csv", csv_, "value.file");
    decision_.Add(options);
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    if (!csv_.empty()) return TakeTable(context, words);
    const DecisionRequest request = Request(context.say, words);
    Result<Archive> archive = decision_.Open(context);
    if (!archive.ok()) return decision_.lock.Failed(context, archive.error());
    return decision_.Answer(context, archive.value().Decide(request, decision_.mode()));
  }

 private:
  // fix --csv FILE: the cells that a person has changed, as one decision.
  int TakeTable(const Context& context, const std::vector<std::string>& words) const {
    if (!words.empty()) throw UsageError(context.say("usage.word", words.front()));
    constexpr std::size_t kMostBytes = std::size_t{2} << 30;
    const Result<std::string> bytes = ReadFile(csv_, kMostBytes);
    Result<TableRows> rows = bytes.ok() ? ReadTable(bytes.value()) : Result<TableRows>(bytes.error());
    if (!rows.ok()) {
      context.Complain(csv_ + ": " + context.say("fix.csv.unreadable"));
      return kExitUsage;
    }
    Result<Archive> archive = decision_.Open(context);
    if (!archive.ok()) return decision_.lock.Failed(context, archive.error());
    Result<EditedTable> table = CompareTable(archive.value(), rows.value());
    if (!table.ok()) return TableRefused(context, table.error());
    TellRefused(context, table.value());
    TellUntouched(context, table.value());
    const bool is_foreign = table.value().rows > 0 && table.value().unknown == table.value().rows;
    if (is_foreign) {
      context.Complain(context.say("fix.csv.foreign", csv_));
      return kExitSomeFailed;
    }
    return DecideTable(context, archive.value(), std::move(table.value()));
  }

  int DecideTable(const Context& context, Archive& archive, EditedTable table) const {
    DecisionRequest request = decision_.Request();
    request.force = force_;
    request.whole = true;
    request.wishes = std::move(table.wishes);
    const int status = decision_.Answer(context, archive.Decide(request, decision_.mode()));
    return status == kExitDone && !table.refused.empty() ? static_cast<int>(kExitSomeFailed) : status;
  }

  int TableRefused(const Context& context, const Error& error) const {
    if (error.code != ErrorCode::kUsage) return context.ArchiveFailed(error);
    context.Complain(csv_ + ": " + context.say("fix.csv." + error.where.front()));
    return kExitUsage;
  }

  // What a spreadsheet did by itself.
  static void TellUntouched(const Context& context, const EditedTable& table) {
    const auto key = [](const char* stem, std::size_t count) {
      return std::string(stem) + (count == 1 ? ".one" : ".many");
    };
    if (const std::size_t count = table.rewritten.size(); count > 0) {
      const Wish& first = table.rewritten.front();
      context.Note(context.say(key("fix.csv.rewritten", count), count, first.target, first.value.value_or("")));
    }
    if (const std::size_t count = table.mended; count > 0) {
      const auto& [found, meant] = table.mended_example;
      context.Note(context.say(key("fix.csv.mended", count), count, found, meant));
    }
  }

  static void TellRefused(const Context& context, const EditedTable& table) {
    constexpr std::size_t kMost = 20;
    for (std::size_t i = 0; i < table.refused.size() && i < kMost; ++i) {
      const RefusedCell& one = table.refused[i];
      context.Complain(context.say("fix.csv." + one.reason, one.id, one.column, one.cell, one.now));
    }
    if (table.refused.size() > kMost)
      context.Complain(context.say.Count("fix.csv.more", static_cast<long long>(table.refused.size() - kMost)));
  }

  DecisionRequest Request(const Messages& say, const std::vector<std::string>& words) const {
    if (words.empty()) throw UsageError(say("usage.fix.id"));
    if (drop_ + add_ + confirm_ > 1) throw UsageError(say("usage.fix.only_one"));
    DecisionRequest request = decision_.Request();
    request.force = force_;
    const std::string id(Trim(words.front()));
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    if (drop_) {
      if (!rest.empty()) throw UsageError(say("usage.word", rest.front()));
      request.wishes.push_back({DecisionKind::kDrop, id, "", std::nullopt});
    } else if (add_) {
      request.wishes.push_back({DecisionKind::kAdd, id, "", Added(say, rest)});
    } else if (confirm_) {
      AddConfirmed(id, rest, request);
    } else {
      AddFields(say, id, rest, request);
    }
    return request;
  }

  struct Assignment {
    std::string field, value;
  };

  static Assignment Parse(const Messages& say, const std::string& word) {
    const std::size_t sign = word.find('=');
    if (sign == word.npos || sign == 0) throw UsageError(say("usage.fix.field", word));
    return {Nfc(word.substr(0, sign)), Nfc(word.substr(sign + 1))};
  }

  static std::string Added(const Messages& say, const std::vector<std::string>& words) {
    if (words.empty()) throw UsageError(say("usage.fix.fields"));
    Json cells = Json::object();
    for (const std::string& word : words) {
      const Assignment one = Parse(say, word);
      cells[one.field] = one.value;
    }
    return cells.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  // Without a field everything.
  static void AddConfirmed(const std::string& id, const std::vector<std::string>& fields, DecisionRequest& request) {
    for (const std::string& field : fields) request.wishes.push_back({DecisionKind::kConfirm, id, field, std::nullopt});
    if (fields.empty()) request.wishes.push_back({DecisionKind::kConfirm, id, "", std::nullopt});
  }

  static void AddFields(const Messages& say, const std::string& id, const std::vector<std::string>& words,
                        DecisionRequest& request) {
    if (words.empty()) throw UsageError(say("usage.fix.fields"));
    for (const std::string& word : words) {
      const Assignment one = Parse(say, word);
      std::optional<std::string> value;
      if (!Trim(one.value).empty()) value = one.value;
      request.wishes.push_back({DecisionKind::kFix, id, one.field, std::move(value)});
    }
  }

  std::string csv_;
  bool drop_ = false, add_ = false, confirm_ = false, force_ = false;
  DecisionOptions decision_;
};

}  // namespace

std::unique_ptr<Command> MakeFix() { return std::make_unique<FixCommand>(); }

}  // namespace acervo::tools
