// A workbook: a sheet of records with the columns of the CSV in the order in which people read them, and one of the
// entities that they name; headings are in the user's language. Days are days and counts are numbers; everything else
// is text, so that no cell can be a formula. Rows go to the disk as they come. Source: ECMA-376 through libxlsxwriter;
// limits of a sheet: 1 048 576 rows, 32 767 UTF-16 units a cell.
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <iomanip>
#include <map>
#include <sstream>

#include "core/text.h"
#include "tools/files/system_error.h"
#include "tools/files/temporary_file.h"
#include "tools/files/zip_check.h"
#include "tools/present/export/exporter.h"
#include "tools/present/export/plain_text.h"
#include "tools/present/export/record_words.h"
#include "tools/present/messages/errors.h"
#include "tools/present/record_csv.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kLongestCell = 32767;
constexpr lxw_row_t kMostRows = LXW_ROW_MAX;
constexpr int kFirstYear = 1900;  // earlier days are text: Excel has no number for them

enum class CellType { kText, kDay, kNumber, kLink };
struct ColumnLook {
  std::string_view name;
  CellType type;
  double width;
};
// Of the columns that are not text of the usual width.
constexpr ColumnLook kLooks[] = {
    {"id", CellType::kText, 16},       {"kind", CellType::kText, 13},        {"order", CellType::kNumber, 7},
    {"depth", CellType::kNumber, 7},   {"parent", CellType::kText, 16},      {"report", CellType::kText, 12},
    {"period", CellType::kText, 9},    {"title", CellType::kText, 40},       {"text", CellType::kText, 60},
    {"start", CellType::kDay, 11},     {"end", CellType::kDay, 11},          {"entities", CellType::kText, 40},
    {"page", CellType::kNumber, 7},    {"table", CellType::kNumber, 7},      {"row", CellType::kNumber, 7},
    {"name", CellType::kText, 50},     {"records", CellType::kNumber, 9},    {"first_seen", CellType::kDay, 11},
    {"last_seen", CellType::kDay, 11}, {"other_names", CellType::kText, 60}, {"link", CellType::kLink, 18},
};
constexpr ColumnLook kUsualLook{"", CellType::kText, 18};

// What was done, with whom and when first; what only programs ask for last.
const std::vector<std::string>& SheetColumns() {
  static const auto* const kColumns = new std::vector<std::string>{
      "title",        "entities",    "start",     "end",         "text",   "type",          "kind",
      "date_raw",     "section",     "lugar",     "responsable", "estado", "observaciones", "no",
      "other_fields", "entidad",     "period",    "office",      "link",   "path",          "page",
      "table",        "row",         "id",        "report",      "parent", "order",         "depth",
      "precision",    "date_source", "intervals", "entity_ids",  "format", "version",       "sha256"};
  return *kColumns;
}

// Where `acervo serve` shows a record unless it is told otherwise.
std::string LinkOf(const std::string& id) { return "http://127.0.0.1:8080/registro/" + id; }

std::vector<std::string> SheetCells(const Json& record) {
  const std::vector<std::string> cells = RecordCells(record);
  std::vector<std::string> ordered;
  for (const std::string& column : SheetColumns()) {
    const auto found = std::ranges::find(RecordColumns(), column);
    ordered.push_back(found == RecordColumns().end()
                          ? LinkOf(cells.front())
                          : cells[static_cast<std::size_t>(found - RecordColumns().begin())]);
  }
  return ordered;
}

const ColumnLook& LookOf(std::string_view column) {
  const auto* const found = std::ranges::find(kLooks, column, &ColumnLook::name);
  return found == std::end(kLooks) ? kUsualLook : *found;
}

const std::vector<std::string>& EntityColumns() {
  static const auto* const kColumns =
      new std::vector<std::string>{"id", "name", "kind", "records", "first_seen", "last_seen", "other_names"};
  return *kColumns;
}

std::time_t Seconds(const std::string& iso) {
  std::tm time{};
  std::istringstream(iso) >> std::get_time(&time, "%Y-%m-%dT%H:%M:%S");
  return ::timegm(&time);
}

struct CloseWorkbook {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

// One sheet with a frozen header and filters; a full one goes on in another.
class Table {
 public:
  Table(lxw_workbook* workbook, const Messages& say, std::string name, const std::vector<std::string>& columns,
        ExportNotes& notes)
      : workbook_(workbook), say_(say), name_(std::move(name)), columns_(columns), notes_(notes) {
    bold_ = workbook_add_format(workbook_);
    format_set_bold(bold_);
    day_ = workbook_add_format(workbook_);
    format_set_num_format(day_, "yyyy-mm-dd");
    AddSheet();
  }

  void Add(const std::vector<std::string>& cells) {
    if (row_ == kMostRows) {
      Finish();
      AddSheet();
    }
    for (std::size_t i = 0; i < cells.size(); ++i) Write(static_cast<lxw_col_t>(i), LookOf(columns_[i]).type, cells[i]);
    ++row_;
  }

  // False where the rows did not all reach the disk.
  bool Finish() {
    const auto last = static_cast<lxw_col_t>(columns_.size() - 1);
    worksheet_autofilter(sheet_, 0, 0, std::max<lxw_row_t>(row_, 1) - 1, last);
    // The library does not look whether its temporary file took them, and forgets it when it reads them back.
    lxw_worksheet_write_single_row(sheet_);
    whole_ = whole_ && std::fflush(sheet_->optimize_tmpfile) == 0 && std::ferror(sheet_->optimize_tmpfile) == 0;
    return whole_;
  }

 private:
  void AddSheet() {
    ++sheets_;
    const std::string name = sheets_ == 1 ? name_ : name_ + " " + std::to_string(sheets_);
    sheet_ = workbook_add_worksheet(workbook_, name.c_str());
    worksheet_freeze_panes(sheet_, 1, 0);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet_, column, column, LookOf(columns_[i]).width, nullptr);
      worksheet_write_string(sheet_, 0, column, say_("column." + columns_[i]).c_str(), bold_);
    }
    row_ = 1;
  }

  void Write(lxw_col_t column, CellType type, const std::string& cell) {
    if (cell.empty()) return;
    if (type == CellType::kNumber && cell.find_first_not_of("0123456789") == cell.npos) {
      worksheet_write_number(sheet_, row_, column, std::stod(cell), nullptr);
      return;
    }
    // A sheet takes 65 530 links; what is over is plain text.
    if (type == CellType::kLink && worksheet_write_url(sheet_, row_, column, cell.c_str(), nullptr) == LXW_NO_ERROR)
      return;
    const auto day = type == CellType::kDay ? DateFromIso(cell) : std::nullopt;
    if (day && static_cast<int>(day->year()) >= kFirstYear) {
      lxw_datetime time{static_cast<int>(day->year()),
                        static_cast<int>(static_cast<unsigned>(day->month())),
                        static_cast<int>(static_cast<unsigned>(day->day())),
                        0,
                        0,
                        0};
      worksheet_write_datetime(sheet_, row_, column, &time, day_);
      return;
    }
    worksheet_write_string(sheet_, row_, column, Fitting(cell).c_str(), nullptr);
  }

  std::string Fitting(const std::string& cell) {
    std::string text = XmlText(cell, notes_.dropped_characters);
    if (text.size() <= kLongestCell) return text;
    // Four bytes of UTF-8 are two units of UTF-16.
    const auto pairs = static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xF8) == 0xF0; }));
    if (CodePointCount(text) + pairs <= kLongestCell) return text;
    ++notes_.cut_cells;
    return Shortened(text, kLongestCell - std::min(pairs, kLongestCell / 2));
  }

  lxw_workbook* workbook_;
  const Messages& say_;
  std::string name_;
  const std::vector<std::string>& columns_;
  ExportNotes& notes_;
  lxw_format* bold_ = nullptr;
  lxw_format* day_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t row_ = 0;
  int sheets_ = 0;
  bool whole_ = true;
};

class Xlsx : public Exporter {
 public:
  Xlsx(Stream& stream, const Messages& say, const std::string& read_at)
      : stream_(stream), say_(say), title_(say("export.collection.title")) {
    if (file_.path().empty()) return;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    workbook_.reset(workbook_new_opt(file_.path().c_str(), &options));
    lxw_doc_properties properties{};
    properties.title = title_.data();
    properties.keywords = keywords_.data();
    properties.created = Seconds(read_at.empty() ? "1980-01-01T00:00:00Z" : read_at);
    workbook_set_properties(workbook_.get(), &properties);
    records_.emplace(workbook_.get(), say, say("export.sheet.records"), SheetColumns(), notes_);
  }

  void Record(const Json& record) override {
    if (!workbook_) return;
    records_->Add(SheetCells(record));
    for (const RecordEntity& entity : EntitiesOf(record)) Count(entity, record.at("date"));
  }

  Status End(Archive& archive) override {
    if (!workbook_) return Error{ErrorCode::kUnreadable, SystemToken(errno), {}};
    if (!records_->Finish()) return FullDisk();
    if (Status written = WriteEntities(archive); !written.ok()) return written;
    const lxw_error closed = workbook_close(workbook_.release());
    if (closed != LXW_NO_ERROR) return Error{ErrorCode::kUnreadable, lxw_strerror(closed), {file_.path()}};
    if (Status checked = CheckXmlPackage(file_.path()); !checked.ok()) return checked;
    return file_.CopyTo(stream_);
  }

 private:
  Error FullDisk() const { return {ErrorCode::kUnreadable, SystemToken(ENOSPC), {file_.path()}}; }

  struct Tally {
    int records = 0;
    std::string first;
    std::string last;
  };

  void Count(const RecordEntity& entity, const Json& date) {
    Tally& tally = entities_[entity.id];
    ++tally.records;
    const std::string start = TextAt(date, "start");
    const std::string end = TextAt(date, "end");
    if (!start.empty() && (tally.first.empty() || start < tally.first)) tally.first = start;
    if (end > tally.last) tally.last = end;
  }

  Status WriteEntities(Archive& archive) {
    Table table(workbook_.get(), say_, say_("export.sheet.entities"), EntityColumns(), notes_);
    for (const auto& [id, tally] : entities_) {
      Result<StoredEntity> entity = archive.EntityById(id);
      if (!entity.ok()) return std::move(entity.error());
      const StoredEntity& stored = entity.value();
      table.Add({id, stored.name, std::string(Token(stored.kind)), std::to_string(tally.records), tally.first,
                 tally.last, OtherNames(stored)});
    }
    if (!table.Finish()) return FullDisk();
    return Ok();
  }

  static std::string OtherNames(const StoredEntity& entity) {
    std::string all;
    for (const std::string& name : entity.names) {
      if (name != entity.name) all += (all.empty() ? "" : "; ") + name;
    }
    return all;
  }

  Stream& stream_;
  const Messages& say_;
  std::string title_;
  std::string keywords_ = "acervo:registros";  // by which IsEarlierOutput knows it again
  TemporaryFile file_;
  std::unique_ptr<lxw_workbook, CloseWorkbook> workbook_;
  std::optional<Table> records_;
  std::map<std::string, Tally> entities_;
};

}  // namespace

std::unique_ptr<Exporter> MakeXlsx(Stream& stream, const Messages& say, const std::string& read_at) {
  return std::make_unique<Xlsx>(stream, say, read_at);
}

}  // namespace acervo::tools
