// One record after the other, a field a line:
//
//     Actividad: Foro de Ciudades
//     Entidad: CIDEU
//     Fecha: 12 de mayo
//
//     Actividad: Taller
//     …
//
// The labels become the header, each block a row. Labels prove themselves by coming back.
#include <algorithm>

#include "core/text.h"
#include "extractors/txt/markers.h"
#include "extractors/txt/table.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kLookAhead = 48;
constexpr std::size_t kMaxLabels = 24;
constexpr std::size_t kMaxValueLines = 24;
constexpr std::size_t kTrial = 16;  // records after which the labels must have proved themselves

struct Field {
  std::string label;
  std::string key;  // folded
  std::string value;
};

// A label is a few words of letters before a colon, perhaps marked up: "**Fecha:** 12".
bool IsLabel(std::string_view label) {
  constexpr std::size_t kLongest = 48;  // bytes
  constexpr std::u32string_view kSigns = U" /.°º#-";
  if (label.empty() || label.size() > kLongest || !IsLetter(FirstOf(label))) return false;
  for (std::size_t at = 0; at < label.size();) {
    const char32_t c = NextCodePoint(label, at);
    if (!IsLetter(c) && kSigns.find(c) == kSigns.npos) return false;
  }
  return true;
}

std::string_view WithoutEmphasis(std::string_view text) {
  text = Trim(text);
  while (!text.empty() && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '*' || text.back() == '_')) text.remove_suffix(1);
  return Trim(text);
}

std::optional<Field> ReadField(std::string_view line) {
  if (const auto marker = ReadMarker(line)) line = line.substr(marker->text);
  const std::size_t colon = line.substr(0, 64).find(':');
  if (colon == line.npos) return std::nullopt;
  const std::string_view label = WithoutEmphasis(line.substr(0, colon));
  const std::string_view value = line.substr(colon + 1);
  const bool apart = value.empty() || value[0] == ' ' || value[0] == '\t' || value[0] == '*' || value[0] == '_';
  if (!apart || !IsLabel(label)) return std::nullopt;
  return Field{CleanText(label), Fold(label), std::string(WithoutEmphasis(value))};
}

struct Record {
  std::vector<std::pair<std::size_t, std::vector<std::string>>> values;  // label, lines
};

class Reader {
 public:
  Reader(const TextContext& context, std::size_t begin)
      : context_(context), lines_(context.lines), at_(begin), end_(begin) {}

  std::optional<TableMatch> Read() {
    while (at_ < lines_.size() && Step()) {
    }
    if (!Proven()) return std::nullopt;
    return TableMatch{ToTable(), end_, {}};
  }

 private:
  bool Step() {
    const std::size_t next = SkipBlank(lines_, at_);
    if (next >= lines_.size()) return false;
    std::optional<Field> field = ReadField(lines_[next].text);
    if (!field) return next == at_ && TakeContinuation();
    const auto label = LabelOf(*field, next > at_);
    if (!label) return next == at_ && TakeContinuation();
    at_ = next;
    if (*label == 0 || records_.empty()) {
      if (records_.size() == kTrial && !Proven()) return false;
      records_.emplace_back();
    }
    records_.back().values.push_back({*label, {}});
    if (!field->value.empty()) records_.back().values.back().second.push_back(std::move(field->value));
    end_ = ++at_;
    return true;
  }

  // Known labels always count. A new one may come up in the first record, or inside of a later one.
  std::optional<std::size_t> LabelOf(const Field& field, bool after_blank) {
    const auto known = std::find(keys_.begin(), keys_.end(), field.key);
    if (known != keys_.end()) return static_cast<std::size_t>(known - keys_.begin());
    if (keys_.size() >= kMaxLabels || (after_blank && !records_.empty())) return std::nullopt;
    if (records_.size() > 1 && !context_.lines[at_].blank && !StandsBetweenFields()) return std::nullopt;
    keys_.push_back(field.key);
    labels_.push_back(field.label);
    return keys_.size() - 1;
  }
  bool StandsBetweenFields() const {
    if (at_ + 1 >= lines_.size() || lines_[at_ + 1].blank) return false;
    const auto next = ReadField(lines_[at_ + 1].text);
    return next && std::find(keys_.begin(), keys_.end(), next->key) != keys_.end();
  }

  bool TakeContinuation() {
    if (records_.empty() || records_.back().values.empty()) return false;
    const Line& line = lines_[at_];
    std::vector<std::string>& value = records_.back().values.back().second;
    const auto marker = ReadMarker(line.text);
    if (value.size() >= kMaxValueLines || (marker && line.indent == 0)) return false;
    value.emplace_back(Trim(line.text));
    end_ = ++at_;
    return true;
  }

  // The first label comes back, and the records share most of their labels.
  bool Proven() {
    if (records_.size() < 2 || keys_.size() < 2) return false;
    std::size_t fields = 0;
    std::vector<std::size_t> uses(keys_.size());
    for (const Record& record : records_) {
      fields += record.values.size();
      for (const auto& [label, lines] : record.values) ++uses[label];
    }
    const auto repeated = std::count_if(uses.begin(), uses.end(), [](std::size_t n) { return n >= 2; });
    return repeated >= 2 && static_cast<std::size_t>(repeated) * 2 >= keys_.size() && fields >= records_.size() * 2;
  }

  Table ToTable() const {
    Table table;
    std::vector<Cell>& header = table.rows.emplace_back();
    for (const std::string& label : labels_) header.push_back({label, 1, 1});
    int width = 0;
    for (const Record& record : records_) {
      for (const auto& [label, lines] : record.values) {
        for (const std::string& line : lines) width = std::max(width, Width(line));
      }
    }
    for (const Record& record : records_) {
      std::vector<Cell>& row = table.rows.emplace_back(labels_.size());
      for (const auto& [label, lines] : record.values) {
        std::string text = context_.ends->Join(lines, {width, context_.measure});
        row[label].text = CleanLines(row[label].text.empty() ? text : row[label].text + "\n" + text);
      }
    }
    return table;
  }

  const TextContext& context_;
  std::span<const Line> lines_;
  std::size_t at_;
  std::size_t end_;
  std::vector<std::string> keys_, labels_;
  std::vector<Record> records_;
};

// The label of the first line comes back soon, with another label in between: worth a closer look.
bool ComesBack(std::span<const Line> lines, std::size_t begin) {
  const std::optional<Field> first = ReadField(lines[begin].text);
  if (!first || begin + 1 >= lines.size()) return false;
  bool others = false;
  for (std::size_t at = begin + 1; at < lines.size() && at < begin + kLookAhead; ++at) {
    if (lines[at].blank) continue;
    const std::optional<Field> field = ReadField(lines[at].text);
    if (!field) continue;
    if (field->key == first->key) return others;
    others = true;
  }
  return false;
}

}  // namespace

std::optional<TableMatch> FindFieldBlocks(const TextContext& context, std::size_t begin) {
  const Line& line = context.lines[begin];
  if (line.text.find(':') == std::string_view::npos || !ComesBack(context.lines, begin)) return std::nullopt;
  return Reader(context, begin).Read();
}

}  // namespace acervo::txt
