// A line is cut into fields, each field is held against its column and given the form in which the compiled tables have
// it; then the row is held against those before it. The first fault of a row is told.
#include "parsers/data/user_rows.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_set>

#include "core/text.h"
#include "parsers/data/tsv.h"

namespace acervo::data {
namespace {

constexpr std::size_t kLongestShown = 80;  // code points
constexpr std::string_view kBom = "\xEF\xBB\xBF";

using Fields = std::vector<std::string>;

std::string Shown(std::string_view text) {
  if (CodePointCount(text) <= kLongestShown) return std::string(text);
  return std::string(text.substr(0, ByteOffset(text, kLongestShown))) + "…";
}

// A spreadsheet writes a field with a quote or a comma in it as "Embajada ""X"", Y".
std::string Unquoted(std::string_view field) {
  if (field.size() < 2 || field.front() != '"' || field.back() != '"') return std::string(field);
  field = field.substr(1, field.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] == '"') {
      if (i + 1 == field.size() || field[i + 1] != '"') return '"' + std::string(field) + '"';  // quotes of its own
      ++i;
    }
    out += field[i];
  }
  return out;
}

Fields FieldsOf(std::string_view line) {
  Fields fields;
  for (const std::string_view field : Split(line, '\t')) fields.push_back(CleanText(Unquoted(Trim(field))));
  while (!fields.empty() && fields.back().empty()) fields.pop_back();
  return fields;
}

std::string Phrase(std::string_view text) {
  std::string phrase = Slug(text);
  std::replace(phrase.begin(), phrase.end(), '-', ' ');
  return phrase;
}

// Without empty entries and spaces at the ends of each.
std::string List(std::string_view text, char separator) {
  std::string out;
  for (const std::string_view entry : Split(text, separator)) {
    const std::string_view trimmed = Trim(entry);
    if (trimmed.empty()) continue;
    if (!out.empty()) out += separator;
    out += trimmed;
  }
  return out;
}

bool IsOneOf(std::string_view value, std::string_view choices) {
  const std::vector<std::string_view> known = Split(choices, '|');
  return std::find(known.begin(), known.end(), value) != known.end();
}

std::string Joined(std::string_view choices) {
  std::string out;
  for (const std::string_view choice : Split(choices, '|')) out += (out.empty() ? "" : ", ") + std::string(choice);
  return out;
}

bool IsNumberWithin(std::string_view text, int least, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= least && number <= most;
}

struct Fault {
  RowFault fault;
  std::string_view column = {};
  std::string value = {};
  std::string known = {};
};

// Gives the field its form; nullopt: all is well.
std::optional<Fault> TakeField(const ColumnSpec& column, std::string& field) {
  const std::string written = field;
  switch (column.rule) {
    case ColumnRule::kText:
    case ColumnRule::kName: break;
    case ColumnRule::kFolded: field = Phrase(field); break;
    case ColumnRule::kSlug: field = Slug(field); break;
    case ColumnRule::kList: field = List(field, '|'); break;
    case ColumnRule::kChoice:
      field = Slug(field);
      if (!IsOneOf(field, column.choices))
        return Fault{RowFault::kUnknownValue, column.name, written, Joined(column.choices)};
      break;
    case ColumnRule::kFlags:
      field = List(Fold(field), ',');
      for (const std::string_view flag : Split(field, ',')) {
        if (!IsOneOf(flag, column.choices))
          return Fault{RowFault::kUnknownValue, column.name, std::string(flag), Joined(column.choices)};
      }
      break;
    case ColumnRule::kNumber:
      if (!IsNumberWithin(field, column.least, column.most))
        return Fault{RowFault::kNoNumber, column.name, written,
                     std::to_string(column.least) + "–" + std::to_string(column.most)};
      break;
  }
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(const TableSpec& spec) : spec_(spec) {}

  UserRows Read(std::string_view text) {
    if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
    std::size_t number = 0;
    for (std::string_view line : Split(text, '\n')) {
      ++number;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (Trim(line).empty() || line.front() == '#') continue;
      if (auto fault = TakeLine(line)) {
        read_.notices.push_back({std::string(spec_.name) + ".tsv", number, fault->fault, std::string(fault->column),
                                 Shown(fault->value), std::move(fault->known)});
      }
    }
    return std::move(read_);
  }

 private:
  std::optional<Fault> TakeLine(std::string_view line) {
    if (!IsValidUtf8(line)) return Fault{RowFault::kNotUtf8};
    Fields fields = FieldsOf(line);
    if (NamesColumns(fields)) return std::nullopt;
    if (fields.size() < spec_.required)
      return Fault{RowFault::kTooFewColumns, spec_.columns[fields.size()].name, std::string(Trim(line)),
                   std::to_string(spec_.required)};
    if (fields.size() > spec_.columns.size())
      return Fault{RowFault::kTooManyColumns, {}, fields[spec_.columns.size()], std::to_string(spec_.columns.size())};
    fields.resize(spec_.columns.size());
    return TakeFields(std::move(fields));
  }

  std::optional<Fault> TakeFields(Fields fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const bool absent = fields[i].empty() && i >= spec_.required;
      if (absent) continue;
      if (auto fault = TakeField(spec_.columns[i], fields[i])) return fault;
    }
    GiveId(fields);
    for (std::size_t i = 0; i < spec_.required; ++i) {
      const bool may_be_empty = spec_.columns[i].rule == ColumnRule::kSlug && (spec_.keys & (1U << i)) == 0;
      if (fields[i].empty() && !may_be_empty) return Fault{RowFault::kEmpty, spec_.columns[i].name};
    }
    if (auto fault = Known(fields)) return fault;
    read_.rows.push_back(std::move(fields));
    return std::nullopt;
  }

  // The first line of a sheet that was saved with its headings.
  bool NamesColumns(const Fields& fields) const {
    if (fields.empty() || fields.size() > spec_.columns.size()) return false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (Fold(fields[i]) != spec_.columns[i].name) return false;
    }
    return fields.size() > 1;
  }

  // An id may be left empty: the name gives it.
  void GiveId(Fields& fields) const {
    if (!fields[0].empty() || spec_.columns[0].name != "id") return;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (spec_.columns[i].rule == ColumnRule::kName) fields[0] = Slug(fields[i]);
    }
  }

  std::optional<Fault> Known(const Fields& fields) {
    const std::string key = KeyOf(spec_, {fields.begin(), fields.end()});
    if (keys_.contains(key)) return Fault{RowFault::kDuplicate, {}, KeyShown(fields)};
    std::vector<std::string> names;
    for (std::size_t i = 0; spec_.names_unique && i < fields.size(); ++i) {
      const bool names_it = spec_.columns[i].rule == ColumnRule::kName || spec_.columns[i].rule == ColumnRule::kList;
      if (!names_it) continue;
      for (const std::string_view name : Split(fields[i], '|')) {
        std::string slug = Slug(name);
        if (names_.contains(slug)) return Fault{RowFault::kDuplicate, spec_.columns[i].name, std::string(name)};
        names.push_back(std::move(slug));
      }
    }
    keys_.insert(key);
    names_.insert(names.begin(), names.end());
    return std::nullopt;
  }

  std::string KeyShown(const Fields& fields) const {
    std::string shown;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if ((spec_.keys & (1U << i)) != 0) shown += (shown.empty() ? "" : " ") + fields[i];
    }
    return shown;
  }

  const TableSpec& spec_;
  UserRows read_;
  std::unordered_set<std::string> keys_;
  std::unordered_set<std::string> names_;  // of the rows read
};

}  // namespace

UserRows ReadUserRows(const TableSpec& spec, std::string_view text) { return Reader(spec).Read(text); }

// A joint is looked up apart from the other classes of activity_types, and may be a word that is skipped as well.
std::string KeyOf(const TableSpec& spec, const std::vector<std::string_view>& row) {
  std::string key = spec.name == "activity_types" && row[1] == "joint" ? "joint" : "";
  for (std::size_t i = 0; i < row.size() && i < spec.columns.size(); ++i) {
    if ((spec.keys & (1U << i)) != 0) key += '\t' + Fold(row[i]);
  }
  return key;
}

}  // namespace acervo::data
