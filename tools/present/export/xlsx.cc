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

struct ColumnLook {
  std::string_view name;
  double width;
};
// Of the columns that are not text of the usual width.
constexpr ColumnLook kLooks[] = {
    {"id", 16},        {"kind", 13},        {"order", 7}, {"depth", 7},  {"parent", 16}, {"report", 12},
    {"period", 9},     {"title", 40},       {"text", 60}, {"start", 11}, {"end", 11},    {"entities", 40},
    {"page", 7},       {"table", 7},        {"row", 7},   {"name", 50},  {"records", 9}, {"first_seen", 11},
    {"last_seen", 11}, {"other_names", 60}, {"link", 18},
};
constexpr ColumnLook kUsualLook{"", 18};

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

struct Link {
  std::string address;
};
using SheetValue = std::variant<CellValue, Link>;

// Where `acervo serve` shows a record unless it is told otherwise.
Link LinkOf(const std::string& id) { return {"http://127.0.0.1:8080/registro/" + id}; }

std::vector<SheetValue> SheetCells(const RecordView& view) {
  std::vector<CellValue> cells = RecordValues(view);
  std::vector<SheetValue> ordered;
  for (const std::string& column : SheetColumns()) {
    const auto found = std::ranges::find(RecordColumns(), column);
    if (found == RecordColumns().end())
      ordered.emplace_back(LinkOf(view.id));
    else
      ordered.emplace_back(std::move(cells[static_cast<std::size_t>(found - RecordColumns().begin())]));
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

  void Add(const std::vector<SheetValue>& cells) {
    if (row_ == kMostRows) {
      Finish();
      AddSheet();
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      if (const auto* link = std::get_if<Link>(&cells[i]))
        Write(column, *link);
      else
        std::visit([&](const auto& value) { Write(column, value); }, std::get<CellValue>(cells[i]));
    }
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

  void Write(lxw_col_t column, int number) { worksheet_write_number(sheet_, row_, column, number, nullptr); }

  void Write(lxw_col_t column, const std::string& text) {
    if (!text.empty()) worksheet_write_string(sheet_, row_, column, Fitting(text).c_str(), nullptr);
  }

  void Write(lxw_col_t column, const Date& day) {
    const int year = static_cast<int>(day.year());
    if (year < kFirstYear) return Write(column, ToIso(day));
    lxw_datetime time{year,
                      static_cast<int>(static_cast<unsigned>(day.month())),
                      static_cast<int>(static_cast<unsigned>(day.day())),
                      0,
                      0,
                      0};
    worksheet_write_datetime(sheet_, row_, column, &time, day_);
  }

  // A sheet takes 65 530 links; what is over is plain text.
  void Write(lxw_col_t column, const Link& link) {
    const lxw_error written = worksheet_write_url(sheet_, row_, column, link.address.c_str(), nullptr);
    if (written != LXW_NO_ERROR) Write(column, link.address);
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

  void Record(const RecordView& view) override {
    if (!workbook_) return;
    records_->Add(SheetCells(view));
    for (const RecordEntity& entity : EntitiesOf(view.record)) Count(entity, view.record.date);
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
    std::optional<Date> first;
    std::optional<Date> last;
  };

  void Count(const RecordEntity& entity, const RecordDate& date) {
    Tally& tally = entities_[entity.id];
    ++tally.records;
    const auto first = FirstDayOf(date), last = LastDayOf(date);
    if (first && (!tally.first || *first < *tally.first)) tally.first = first;
    if (last && (!tally.last || *last > *tally.last)) tally.last = last;
  }

  Status WriteEntities(Archive& archive) {
    Table table(workbook_.get(), say_, say_("export.sheet.entities"), EntityColumns(), notes_);
    for (const auto& [id, tally] : entities_) {
      Result<StoredEntity> entity = archive.EntityById(id);
      if (!entity.ok()) return std::move(entity.error());
      const StoredEntity& stored = entity.value();
      table.Add({CellValue(id), CellValue(stored.name), CellValue(std::string(Token(stored.kind))),
                 CellValue(tally.records), ValueOf(tally.first), ValueOf(tally.last), CellValue(OtherNames(stored))});
    }
    if (!table.Finish()) return FullDisk();
    return Ok();
  }

  static CellValue ValueOf(const std::optional<Date>& day) { return day ? CellValue(*day) : CellValue(""); }

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
