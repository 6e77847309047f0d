// The entities of the archive: all of them, or which one a name means and why.
#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "core/text.h"
#include "parsers/entities/entities.h"
#include "store/archive.h"
#include "tools/app/filters/filter_values.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/decision_options.h"
#include "tools/cli/commands/options.h"
#include "tools/present/csv.h"
#include "tools/present/entity_answers.h"
#include "tools/present/json.h"
#include "tools/present/next_command.h"

namespace acervo::tools {
namespace {

// In the order in which the help tells them.
constexpr std::array kKinds = {EntityKind::kEmbassy,       EntityKind::kOrganism, EntityKind::kGovernment,
                               EntityKind::kMunicipalUnit, EntityKind::kCity,     EntityKind::kCompany,
                               EntityKind::kCivilSociety,  EntityKind::kAcademia, EntityKind::kPlace,
                               EntityKind::kPerson,        EntityKind::kOther};

std::vector<std::string> AllKinds() {
  std::vector<std::string> all;
  for (const EntityKind kind : kKinds) all.emplace_back(Token(kind));
  return all;
}

std::string Joined(const std::vector<std::string>& words, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < words.size(); ++i) text += (text.empty() ? "" : " ") + Nfc(words[i]);
  return text;
}

// The word that says what is decided; nullopt: it is another word.
std::optional<DecisionKind> DecisionFrom(const std::vector<std::string>& words) {
  constexpr std::tuple<std::string_view, std::string_view, DecisionKind> kWords[] = {
      {"merge", "unir", DecisionKind::kMerge},
      {"distinct", "distinguir", DecisionKind::kDistinct},
      {"rename", "renombrar", DecisionKind::kRename},
      {"alias", "alias", DecisionKind::kAlias},
      {"split", "separar", DecisionKind::kSplit}};
  if (words.empty()) return std::nullopt;
  for (const auto& [english, spanish, kind] : kWords) {
    if (words.front() == english || words.front() == spanish) return kind;
  }
  return std::nullopt;
}

bool IsResolve(const std::vector<std::string>& words) {
  return !words.empty() && (words.front() == "resolve" || words.front() == "resolver");
}

class EntitiesCommand : public Command {
 public:
  CommandName name() const override { return {"entities", "entidades", Words::kNames}; }
  bool pages() const override { return true; }
  bool parses() const override { return true; }  // a name, by the office's tables too

  void AddOptions(OptionList& options) override {
    options.Value("--kind", "value.entity_kind", [this, &options](const std::string& text) {
      filter_.kind = EntityKindFromToken(Slug(text));
      if (!filter_.kind) throw NoChoice(options.say(), "--kind", text, AllKinds());
    });
    options.Choice("--sort", sort_, {"records", "name", "last"});
    options.Number("--limit,-n", filter_.limit, 0, kMostRecords);
    options.Number("--offset", filter_.offset, 0, kMostRecords);
    options.Choice("--format,-f", format_, {"table", "json", "ndjson", "csv"});
    options.Flag("--dry-run", decision_.dry_run);
    options.Text("--as", decision_.as, "value.name");
    options.Text("--why", decision_.why, "value.text");
    decision_.lock.Add(options);
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    if (const auto kind = DecisionFrom(words)) return Decide(context, *kind, words);
    const bool resolves = IsResolve(words);
    const std::string text = Joined(words, resolves ? 1 : 0);
    if (resolves && Trim(text).empty()) throw UsageError(context.say("usage.entities.name"));
    Result<Archive> archive = Archive::Open(context.settings.archive, OpenMode::kReadOnly);
    if (!archive.ok()) return context.ArchiveFailed(archive.error());
    return resolves ? Resolve(context, archive.value(), text) : List(context, archive.value(), text);
  }

 private:
  // merge A B…, distinct A B, rename A NAME, alias A NAME, split A NAME
  int Decide(const Context& context, DecisionKind kind, const std::vector<std::string>& words) {
    const bool takes_more = kind == DecisionKind::kMerge;
    if (words.size() < 3 || (words.size() > 3 && !takes_more)) throw UsageError(context.say("usage.entities.decide"));
    DecisionRequest request = decision_.Request();
    const bool are_two = kind == DecisionKind::kMerge || kind == DecisionKind::kDistinct;
    for (std::size_t i = 2; i < words.size(); ++i) {
      Wish wish{kind, Nfc(words[1]), are_two ? Nfc(words[i]) : "", std::nullopt};
      if (!are_two) wish.value = Nfc(words[i]);
      request.wishes.push_back(std::move(wish));
    }
    decision_.format = format_ == "json" ? "json" : "table";
    Result<Archive> archive = decision_.Open(context);
    if (!archive.ok()) return decision_.lock.Failed(context, archive.error());
    return decision_.Answer(context, archive.value().Decide(request, decision_.mode()));
  }

  int List(const Context& context, Archive& archive, const std::string& words) {
    filter_.words = words;
    if (sort_ == "name") filter_.sort = EntitySort::kName;
    if (sort_ == "last") filter_.sort = EntitySort::kLastSeen;
    const Result<EntityList> list = archive.Entities(filter_);
    if (!list.ok()) return context.ArchiveFailed(list.error());
    PrintList(context, list.value());
    return context.Finished();
  }

  void PrintList(const Context& context, const EntityList& list) const {
    if (format_ == "json") return context.out.Line(Indented(TopLevel(EntityListJson(list))));
    if (format_ == "csv") return PrintCsv(context, list);
    if (format_ == "ndjson") {
      for (const StoredEntity& entity : list.entities) context.out.Line(OneLine(EntitySummaryJson(entity)));
      return;
    }
    PrintTable(context, list);
  }

  static void PrintCsv(const Context& context, const EntityList& list) {
    context.out.SpareTheScreen();
    context.out.Write(CsvLine({"id", "name", "kind", "known", "records", "first_seen", "last_seen"}));
    for (const StoredEntity& entity : list.entities) {
      context.out.Write(CsvLine({entity.id, entity.name, std::string(Token(entity.kind)), entity.known ? "1" : "0",
                                 std::to_string(entity.records), entity.first_seen, entity.last_seen}));
    }
  }

  void PrintTable(const Context& context, const EntityList& list) const {
    if (!list.entities.empty()) {
      context.out.Write(
          EntityListTable(context.say, list, TerminalWidth(context.out.fd()), context.colour(context.out)));
      context.out.Line("");
    }
    context.out.Line(context.say.Count("entities.total", list.total));
    const int shown = static_cast<int>(list.entities.size());
    if (shown > 0 && shown < list.total) {
      const int seen = filter_.offset + shown;
      context.out.Line(context.say("search.shown", filter_.offset + 1, seen));
      if (seen < list.total) {
        context.out.Line(context.say("search.next", NextCommand(context.say, context.settings.typed, seen)));
      }
    }
  }

  int Resolve(const Context& context, Archive& archive, const std::string& name) const {
    const EntityReading reading = ResolveEntity(name);
    Result<EntityResolution> resolution = archive.ResolveName(name, reading.id);
    if (!resolution.ok()) return context.ArchiveFailed(resolution.error());
    NameAnswer answer{name, std::move(resolution.value()), std::nullopt};
    if (reading.known) answer.tables = reading;
    if (!answer.archive.entity && !answer.tables) AddNear(answer);
    if (!answer.tables) AddThoseWithItsInitials(archive, answer);
    if (!answer.archive.entity) AddThoseWithItsWords(archive, answer);
    if (format_ == "table") {
      const DetailView sheet = ResolutionSheet(context.say, answer);
      context.out.Write(sheet.Text(TerminalWidth(context.out.fd()), context.colour(context.out)));
    } else {
      const Json json = ResolutionJson(answer);
      context.out.Line(format_ == "json" ? Indented(TopLevel(json)) : OneLine(json));
    }
    return context.Finished();
  }

  // Known entities of like names, whether the archive has them or not.
  static void AddNear(NameAnswer& answer) {
    constexpr std::size_t kMostNear = 5;
    constexpr double kLeastAlike = 0.6;
    for (const EntityCandidate& near : NearEntities(answer.name, kMostNear)) {
      const auto is_it = [&](const SimilarEntity& other) { return other.id == near.id; };
      if (near.score < kLeastAlike || std::ranges::any_of(answer.archive.candidates, is_it)) continue;
      answer.archive.candidates.push_back({near.id, near.name, ResolveEntity(near.name).kind, "near", near.score});
    }
  }

  // "TSU", which nothing defines, may be the Tejido Social Urbano.
  static void AddThoseWithItsInitials(Archive& archive, NameAnswer& answer) {
    constexpr std::size_t kLongestAcronym = 12;
    constexpr std::size_t kMost = 5;
    if (answer.name.size() > kLongestAcronym || answer.name.find(' ') != answer.name.npos) return;
    EntityFilter filter;
    filter.limit = kMostRecords;
    const Result<EntityList> list = archive.Entities(filter);
    if (!list.ok()) return;
    std::size_t found = 0;
    for (const StoredEntity& entity : list.value().entities) {
      const auto is_it = [&](const SimilarEntity& other) { return other.id == entity.id; };
      if (entity.kind == EntityKind::kPerson || !AreInitials(answer.name, entity.name)) continue;
      if (std::ranges::any_of(answer.archive.candidates, is_it)) continue;
      answer.archive.candidates.push_back({entity.id, entity.name, entity.kind, "initials", 0.6});
      if (++found == kMost) return;
    }
  }

  // "México" names no entity, but its embassy has the word.
  static void AddThoseWithItsWords(Archive& archive, NameAnswer& answer) {
    EntityFilter filter;
    filter.words = answer.name;
    filter.limit = 5;
    const Result<EntityList> list = archive.Entities(filter);
    if (!list.ok()) return;
    for (const StoredEntity& entity : list.value().entities) {
      const auto is_it = [&](const SimilarEntity& other) { return other.id == entity.id; };
      if (std::ranges::any_of(answer.archive.candidates, is_it)) continue;
      answer.archive.candidates.push_back({entity.id, entity.name, entity.kind, "words", 0.5});
    }
  }

  EntityFilter filter_;
  std::string sort_ = "records";
  std::string format_ = "table";
  DecisionOptions decision_;
};

}  // namespace

std::unique_ptr<Command> MakeEntities() { return std::make_unique<EntitiesCommand>(); }

}  // namespace acervo::tools
