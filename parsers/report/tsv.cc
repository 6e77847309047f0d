#include "parsers/report/tsv.h"

namespace acervo::report {
namespace {

std::vector<std::string_view> Split(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

std::vector<std::vector<std::string_view>> TsvRows(std::string_view data, std::size_t fields) {
  std::vector<std::vector<std::string_view>> rows;
  while (!data.empty()) {
    const std::size_t end = data.find('\n');
    const std::string_view line = data.substr(0, end);
    data.remove_prefix(end == std::string_view::npos ? data.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    if (std::vector<std::string_view> row = Split(line); row.size() >= fields) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace acervo::report
