#include "tools/present/table_reader.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/text.h"

namespace acervo::tools {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A byte that is not assigned becomes U+FFFD; ICU makes a control character of it.
std::string FromWindows(std::string_view bytes) {
  constexpr std::size_t kAtOnce = std::size_t{1} << 20;
  std::string utf8;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kAtOnce, bytes.size()))) {
    const std::string_view piece = bytes.substr(0, kAtOnce);
    icu::UnicodeString text(piece.data(), static_cast<std::int32_t>(piece.size()), "windows-1252");
    for (int i = 0; i < text.length(); ++i) {
      if (text[i] >= 0x80 && text[i] < 0xA0) text.setCharAt(i, 0xFFFD);
    }
    text.toUTF8String(utf8);
  }
  return utf8;
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
