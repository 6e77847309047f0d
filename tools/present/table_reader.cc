#include "tools/present/table_reader.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace acervo::tools {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// 0x80 … 0x9F of Windows-1252; 0: not assigned. The rest is as in Latin-1.
constexpr std::array<char16_t, 32> kWindows = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                               0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string FromWindows(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_windows = byte >= 0x80 && byte < 0xA0;
    const char32_t code = is_windows ? kWindows[byte - 0x80U] : byte;
    AppendUtf8(text, code == 0 && byte != 0 ? U'\uFFFD' : code);
  }
  return text;
}

// Whichever stands most often in the heading, outside of quotes.
char SeparatorOf(std::string_view text) {
  std::array<std::pair<char, int>, 3> counts = {{{',', 0}, {';', 0}, {'\t', 0}}};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    for (auto& [separator, count] : counts) count += !quoted && c == separator ? 1 : 0;
  }
  return std::ranges::max_element(counts, {}, &std::pair<char, int>::second)->first;
}

class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  TableRows Run() {
    while (at_ < text_.size()) ReadLine();
    return std::move(rows_);
  }

 private:
  void ReadLine() {
    std::vector<std::string> row;
    for (;;) {
      row.push_back(ReadCell());
      if (at_ >= text_.size() || text_[at_] != separator_) break;
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    rows_.push_back(std::move(row));
  }

  std::string ReadCell() {
    std::string cell;
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted) ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (quoted && c == '"') {
        ++at_;
        if (at_ >= text_.size() || text_[at_] != '"') break;
      } else if (!quoted && (c == separator_ || c == '\n' || c == '\r')) {
        break;
      }
      cell += c;
      ++at_;
    }
    while (quoted && at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
      cell += text_[at_++];
    return cell;
  }

  std::string_view text_;
  const char separator_;
  std::size_t at_ = 0;
  TableRows rows_;
};

}  // namespace

TableRows ReadCsv(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const std::string text = IsValidUtf8(bytes) ? std::string(bytes) : FromWindows(bytes);
  std::string_view rest = text;
  if (rest.starts_with("sep=")) rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()));
  return CsvReader(rest, SeparatorOf(rest)).Run();
}

Result<TableRows> ReadTable(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return ReadXlsx(bytes);
  const bool is_binary = bytes.substr(0, 4096).find('\0') != bytes.npos;
  if (is_binary) return Error{ErrorCode::kUnsupportedFormat, {}, {}};
  return ReadCsv(bytes);
}

}  // namespace acervo::tools
