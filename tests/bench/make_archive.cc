// Makes an archive of as many records as a bench asks for, the same for the same seed; no document is read for it.
//   acervo_make_archive ARCHIVE RECORDS [SEED]
// Titles, types and clauses come from the sample reports; names of entities follow Zipf's law: a few stand in a tenth
// of the reports, most in one. About a quarter as many entities as records, 22 records a report, 150 offices.
#include <fmt/core.h>

#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "extractors/extract.h"
#include "parsers/parse.h"
#include "store/archive.h"
#include "tests/bench/samples.h"

namespace acervo {
namespace {

constexpr int kOffices = 150, kActivities = 15, kBullets = 7;
constexpr int kRecords = kActivities + kBullets;

using Random = std::mt19937;

template <typename T>
const T& OneOf(const std::vector<T>& values, Random& random) {
  return values[random() % values.size()];
}

double Part(Random& random) { return std::uniform_real_distribution<>(0, 1)(random); }

// What the sample reports are written with.
struct Phrases {
  struct Title {
    std::string text;
    std::optional<std::string> type;
  };
  std::vector<Title> titles;
  std::vector<std::string> clauses;
  std::vector<EntityMention> entities;  // that the tables know, each once
};

void AddClauses(const std::string& text, std::vector<std::string>& clauses) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(".;,\n", begin), text.size());
    const std::string clause(Trim(std::string_view(text).substr(begin, end - begin)));
    if (clause.size() > 12 && clause.size() < 120) clauses.push_back(clause);
    begin = end + 1;
  }
}

Phrases ReadPhrases() {
  Phrases phrases;
  std::set<std::string> entities;
  for (const Sample& sample : Samples(".docx")) {
    const Report report = ParseReport(Extract(sample.bytes).value(), {sample.path});
    for (const Record& record : report.records) {
      if (record.title && record.title->size() < 60) phrases.titles.push_back({*record.title, record.type});
      AddClauses(record.text, phrases.clauses);
      for (const EntityMention& one : record.entities) {
        if (one.known && entities.insert(one.id).second) phrases.entities.push_back(one);
      }
    }
  }
  return phrases;
}

// A word that no dictionary has, of two to four syllables; the same for the same number.
std::string MadeWord(std::uint32_t number) {
  constexpr std::string_view kBegin[] = {"b", "c", "ch", "d", "f", "g", "j", "l",
                                         "m", "n", "p",  "r", "s", "t", "v", "br"};
  constexpr std::string_view kEnd[] = {"a", "e", "i", "o", "u", "an", "en", "ar", "or", "ía"};
  Random random(number);
  std::string word;
  for (int left = 2 + static_cast<int>(random() % 3); left > 0; --left) {
    word += std::string(kBegin[random() % std::size(kBegin)]) + std::string(kEnd[random() % std::size(kEnd)]);
  }
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

struct NameShape {
  std::string_view before, after;
  EntityKind kind;
  int words;
};
constexpr NameShape kShapes[] = {
    {"Embajada de ", "", EntityKind::kEmbassy, 1},
    {"Fundación ", "", EntityKind::kCivilSociety, 2},
    {"Universidad de ", "", EntityKind::kAcademia, 1},
    {"Ministerio de ", "", EntityKind::kGovernment, 2},
    {"Dirección de ", "", EntityKind::kMunicipalUnit, 2},
    {"Alcaldía de ", "", EntityKind::kCity, 1},
    {"Organización Mundial de ", "", EntityKind::kOrganism, 2},
    {"Cooperativa ", ", S.A.", EntityKind::kCompany, 1},
    {"", "", EntityKind::kPerson, 3},
    {"Asociación de Amigos de ", "", EntityKind::kCivilSociety, 2},
    {"Centro Cultural ", "", EntityKind::kPlace, 1},
};

// Entities by rank: the first are those of the sample reports, the others are made.
class Entities {
 public:
  Entities(std::vector<EntityMention> known, std::size_t count)
      : known_(std::move(known)), count_(static_cast<double>(count)) {}

  // By Zipf's law: the chance of a rank is one part in it.
  EntityMention Draw(Random& random) const {
    return ByRank(static_cast<std::uint32_t>(std::exp(Part(random) * std::log(count_))) - 1);
  }

 private:
  EntityMention ByRank(std::uint32_t rank) const {
    if (rank < known_.size()) return known_[rank];
    const NameShape& shape = kShapes[rank % std::size(kShapes)];
    std::string name(shape.before);
    for (int i = 0; i < shape.words; ++i)
      name += (i == 0 ? "" : " ") + MadeWord(rank * 3 + static_cast<std::uint32_t>(i));
    name += shape.after;
    return {Slug(name), name, shape.kind, name, EntityRole::kMention, std::nullopt, rank % 7 == 0};
  }

  std::vector<EntityMention> known_;
  double count_;
};

class ReportMaker {
 public:
  ReportMaker(const Phrases& phrases, const Entities& entities, unsigned seed)
      : phrases_(phrases), entities_(entities), random_(seed) {}

  Report Make(int office, Month month) {
    Report report;
    report.period = month;
    report.period_end = month;
    report.period_source = PeriodSource::kText;
    report.period_confidence = 0.9;
    report.office = "Oficina de Cooperación de " + MadeWord(90'000'000 + static_cast<std::uint32_t>(office));
    report.letterhead = report.office + "\n" + ToIso(month);
    for (int i = 1; i <= kActivities; ++i) report.records.push_back(Activity(i, month, report.cell_names));
    for (int i = 1; i <= kBullets; ++i) report.records.push_back(Bullet(i));
    report.rows_seen = kRecords + 1;
    report.rejected.push_back(
        NoRecord(DiagnosticCode::kHeaderRow, {1, 0, 0, {}}, "Actividad Entidad Información Fecha"));
    if (random_() % 3 == 0) report.doubts.push_back(DoubtOf(report.records.front()));
    report.words = {900, 890};
    report.parser_version = std::string(kParserVersion);
    return report;
  }

 private:
  Record Activity(int order, Month month, std::vector<CellName>& cell_names) {
    Record record;
    record.order = order;
    record.local_id = "a" + std::to_string(order);
    const Phrases::Title& title = OneOf(phrases_.titles, random_);
    record.title = title.text;
    record.type = title.type;
    Write(record);
    std::string cell;
    for (int left = random_() % 3 == 0 ? 2 : 1; left > 0; --left) {
      EntityMention entity = entities_.Draw(random_);
      entity.role = EntityRole::kCell;
      cell += (cell.empty() ? "" : " / ") + entity.raw;
      if (!entity.known && entity.kind != EntityKind::kPerson) cell_names.push_back({entity.id, entity.name});
      record.entities.insert(record.entities.begin(), std::move(entity));
    }
    record.date = DateIn(month);
    record.fields = {
        {"actividad", *record.title}, {"entidad", cell}, {"informacion", record.text}, {"fecha", record.date.raw}};
    record.source = {1 + order / 8, 0, order, {}};
    return record;
  }

  Record Bullet(int order) {
    Record record;
    record.kind = RecordKind::kCoordination;
    record.order = order;
    record.local_id = "c" + std::to_string(order);
    Write(record);
    record.source = {3, {}, {}, 10 + order};
    return record;
  }

  // Sentences, half of them with an entity in it.
  void Write(Record& record) {
    for (int left = 1 + static_cast<int>(random_() % 3); left > 0; --left) {
      record.text += (record.text.empty() ? "" : " ") + OneOf(phrases_.clauses, random_);
      if (random_() % 2 == 0) {
        EntityMention entity = entities_.Draw(random_);
        record.text += ", con ";
        entity.span = Span{record.text.size(), entity.raw.size()};
        record.text += entity.raw;
        record.entities.push_back(std::move(entity));
      }
      record.text += ".";
    }
  }

  RecordDate DateIn(Month month) {
    if (random_() % 40 == 0) return {};
    const unsigned day = 1 + static_cast<unsigned>(random_() % 27);
    const Date first = month / std::chrono::day(day);
    const Date last = month / std::chrono::day(day + random_() % 2);
    return {std::to_string(day), {{first, last}}, DatePrecision::kDay, DateSource::kCell, YearSource::kPeriod};
  }

  Diagnostic DoubtOf(const Record& record) {
    constexpr DiagnosticCode kCodes[] = {DiagnosticCode::kImpossibleDate, DiagnosticCode::kFarFromPeriod,
                                         DiagnosticCode::kWeekdayMismatch, DiagnosticCode::kUnknownMonth};
    return {
        kCodes[random_() % std::size(kCodes)], record.source, record.local_id, "fecha", record.date.raw, Part(random_)};
  }

  const Phrases& phrases_;
  const Entities& entities_;
  Random random_;
};

std::string Paper(const Report& report) {
  std::string paper = report.letterhead + "\n";
  for (const Record& record : report.records) {
    if (record.fields.empty()) paper += "· " + record.text + "\n";
    for (const auto& [name, value] : record.fields) paper += "\t" + value + "\n";
  }
  return paper;
}

SourceFile FileOf(const Report& report, int office) {
  SourceFile file;
  file.path = fmt::format("oficina-{:03}/{}.txt", office, ToIso(*report.period));
  file.original = Paper(report);
  file.sha256 = Sha256Hex(file.original);
  return file;
}

// A few things that go wrong in every collection.
Status NoteFailures(Archive& archive, int count) {
  constexpr const char* kCodes[] = {"corrupt", "encrypted", "no_text", "too_large"};
  for (int i = 0; i < count; ++i) {
    const std::string path = fmt::format("dañados/{:05}.pdf", i);
    Status noted = archive.NoteFailure({path, Sha256Hex(path), kCodes[i % 4], "", "2026-01-01T00:00:00Z"});
    if (!noted.ok()) return noted;
  }
  return Ok();
}

Status Make(const std::string& path, int records, unsigned seed) {
  auto archive = Archive::Open(path, OpenMode::kCreate);
  if (!archive.ok()) return std::move(archive.error());
  const Phrases phrases = ReadPhrases();
  const Entities entities(phrases.entities, static_cast<std::size_t>(records) * 3 / 5);
  ReportMaker maker(phrases, entities, seed);
  const int reports = records / kRecords;
  for (int number = 0; number < reports; ++number) {
    const int office = number % kOffices, months = number / kOffices;
    const Month month{std::chrono::year(2000 + months / 12),
                      std::chrono::month(1 + static_cast<unsigned>(months % 12))};
    const Report report = maker.Make(office, month);
    const auto outcome = archive.value().Import(report, FileOf(report, office));
    if (!outcome.ok()) return outcome.error();
    if (number % 1000 == 0) fmt::print(stderr, "{} of {} reports\n", number, reports);
  }
  return NoteFailures(archive.value(), reports / 100);
}

int Run(const std::string& path, int records, unsigned seed) {
  const Status made = Make(path, records, seed);
  if (!made.ok()) fmt::print(stderr, "{}: {}\n", Token(made.error().code), made.error().detail);
  return made.ok() ? 0 : 1;
}

}  // namespace
}  // namespace acervo

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "acervo_make_archive ARCHIVE RECORDS [SEED]\n");
    return 2;
  }
  return acervo::Run(argv[1], std::stoi(argv[2]), argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 1);
}
