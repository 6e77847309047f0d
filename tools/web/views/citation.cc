#include "tools/web/views/citation.h"

#include "core/text.h"
#include "tools/present/export/record_words.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

struct Parts {
  std::string title, office, report, date, place, id, year, day;
};

Parts PartsOf(const Messages& say, const RecordView& view) {
  Parts parts;
  parts.title = TitleOf(view);
  parts.office = view.report.office;
  parts.report = say("export.report.title", MonthInWords(say, view.report.period));
  if (const std::optional<Date> day = FirstDayOf(view.record.date)) {
    parts.day = ToIso(*day);
    parts.date = DateWords(say, view.record.date);
  }
  const std::string when = parts.day.empty() && view.report.period ? ToIso(*view.report.period) : parts.day;
  parts.year = when.substr(0, 4);
  parts.place = PaperPlace(say, view);
  parts.id = view.id;
  return parts;
}

// BibTeX takes these as its own.
std::string BibTexText(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\textbackslash{}"; break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '{':
      case '}':
      case '%':
      case '&':
      case '$':
      case '#':
      case '_': out += '\\'; [[fallthrough]];
      default: out += c;
    }
  }
  return CleanText(out);
}

void AddLine(std::string& out, const char* name, const std::string& value) {
  if (!value.empty()) out.append("  ").append(name).append(" = {").append(BibTexText(value)).append("},\n");
}

std::string WithSlashes(std::string day) {
  for (char& c : day) c = c == '-' ? '/' : c;
  return day;
}

void AddRis(std::string& out, const char* tag, const std::string& value) {
  if (!value.empty()) out.append(tag).append("  - ").append(CleanText(value)).append("\n");
}

}  // namespace

std::string CitationText(const Messages& say, const RecordView& view, const Consulted& consulted) {
  const Parts parts = PartsOf(say, view);
  std::string text = "«" + parts.title + "»";
  for (const std::string& part : {parts.date, parts.office, parts.report, parts.place, parts.id}) {
    if (!part.empty()) text += ", " + part;
  }
  text += ".";
  if (!consulted.archive.empty()) text += " " + say("web.cite.archive", consulted.archive) + ".";
  if (!consulted.address.empty()) text += " " + consulted.address;
  if (consulted.day) text += " " + say("web.cite.consulted", DayWords(say, *consulted.day)) + ".";
  return CleanText(text);
}

std::string CitationBibTex(const Messages& say, const RecordView& view, const Consulted& consulted) {
  const Parts parts = PartsOf(say, view);
  std::string out = "@misc{" + parts.id + ",\n";
  AddLine(out, "title", parts.title);
  if (!parts.office.empty()) out += "  author = {{" + BibTexText(parts.office) + "}},\n";
  AddLine(out, "year", parts.year);
  AddLine(out, "date", parts.day);
  AddLine(out, "howpublished", parts.report);
  AddLine(out, "note", parts.place);
  AddLine(out, "organization", consulted.archive);
  if (!consulted.address.empty()) out += "  url = {" + CleanText(consulted.address) + "},\n";
  if (consulted.day) AddLine(out, "urldate", ToIso(*consulted.day));
  return out + "}";
}

std::string CitationRis(const Messages& say, const RecordView& view, const Consulted& consulted) {
  const Parts parts = PartsOf(say, view);
  std::string out = "TY  - RPRT\n";
  AddRis(out, "TI", parts.title);
  AddRis(out, "AU", parts.office.empty() ? "" : parts.office + ",");  // the comma: one name, of an office
  AddRis(out, "T2", parts.report);
  AddRis(out, "PY", parts.year);
  if (parts.day.size() == 10) AddRis(out, "DA", WithSlashes(parts.day));
  AddRis(out, "ID", parts.id);
  AddRis(out, "N1", parts.place);
  AddRis(out, "DB", consulted.archive);
  AddRis(out, "UR", consulted.address);
  if (consulted.day) AddRis(out, "Y2", WithSlashes(ToIso(*consulted.day)));
  return out + "ER  - ";
}

}  // namespace acervo::tools::serve
