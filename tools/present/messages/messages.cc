#include "tools/present/messages/messages.h"

namespace acervo::data {
extern const std::string_view messages;
}

namespace acervo::tools {
namespace {

std::string Unescaped(std::string_view text) {
  constexpr std::string_view kLineBreak = "\\n";
  std::string out;
  for (std::size_t at = text.find(kLineBreak); at != text.npos; at = text.find(kLineBreak)) {
    out.append(text.substr(0, at)).append("\n");
    text.remove_prefix(at + kLineBreak.size());
  }
  return out.append(text);
}

std::optional<MessageRow> ParseRow(std::string_view line) {
  if (line.empty() || line.front() == '#') return std::nullopt;
  const std::size_t first = line.find('\t');
  const std::size_t second = first == line.npos ? line.npos : line.find('\t', first + 1);
  if (second == line.npos) return MessageRow{line.substr(0, first), "", ""};
  return MessageRow{line.substr(0, first), Unescaped(line.substr(first + 1, second - first - 1)),
                    Unescaped(line.substr(second + 1))};
}

}  // namespace

std::optional<Language> LanguageFromToken(std::string_view token) {
  if (token == "es") return Language::kSpanish;
  if (token == "en") return Language::kEnglish;
  return std::nullopt;
}

Language LanguageOfLocale(std::string_view lc_all, std::string_view lc_messages, std::string_view lang) {
  for (const std::string_view locale : {lc_all, lc_messages, lang}) {
    if (locale.empty()) continue;
    const std::string_view name = locale.substr(0, locale.find_first_of("_.@"));
    return name == "en" ? Language::kEnglish : Language::kSpanish;
  }
  return Language::kSpanish;
}

std::vector<MessageRow> ParseMessages(std::string_view table) {
  std::vector<MessageRow> rows;
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    if (auto row = ParseRow(table.substr(0, end))) rows.push_back(std::move(*row));
    table.remove_prefix(end == table.npos ? table.size() : end + 1);
  }
  return rows;
}

const std::vector<MessageRow>& AllMessages() {
  static const auto* const kRows = new std::vector<MessageRow>(ParseMessages(data::messages));
  return *kRows;
}

Messages::Messages(Language language) : language_(language) {
  for (const MessageRow& row : AllMessages()) texts_[row.key] = language == Language::kEnglish ? row.en : row.es;
}

bool Messages::Has(std::string_view key) const { return texts_.contains(key); }

std::string Messages::Count(std::string_view key, long long count) const {
  return (*this)(std::string(key) + (count == 1 ? ".one" : ".many"), count);
}

std::string Messages::Format(std::string_view key, fmt::format_args args) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return std::string(key);
  try {
    return fmt::vformat(found->second, args);
  } catch (const fmt::format_error&) {
    return std::string(found->second);  // a row with a wrong placeholder still says most of what it should
  }
}

}  // namespace acervo::tools
