#include "store/decisions/decision_log.h"

#include <algorithm>
#include <array>
#include <utility>

namespace acervo {
namespace {

constexpr std::array<std::string_view, 12> kTokens = {"fix",   "drop",     "add",    "confirm", "dismiss", "unsure",
                                                      "merge", "distinct", "rename", "alias",   "split",   "undo"};

}  // namespace

std::string_view Token(DecisionKind kind) { return kTokens[static_cast<std::size_t>(kind)]; }

std::optional<DecisionKind> DecisionKindFromToken(std::string_view token) {
  const auto found = std::ranges::find(kTokens, token);
  if (found == kTokens.end()) return std::nullopt;
  return static_cast<DecisionKind>(found - kTokens.begin());
}

namespace store {
namespace {

constexpr std::string_view kColumns =
    "SELECT d.n, d.at, d.by, d.kind, d.target, d.field, d.before, d.reading, d.value, d.why, d.batch, d.whole, "
    "coalesce(d.undoes, 0), d.words, EXISTS(SELECT 1 FROM decision_in_force f WHERE f.n = d.n) FROM decision d ";

DecisionEntry EntryFrom(const Query& row) {
  DecisionEntry entry;
  entry.n = row.Int(0);
  entry.at = row.Text(1);
  entry.by = row.Text(2);
  entry.kind = DecisionKindFromToken(row.View(3)).value_or(DecisionKind::kUndo);
  entry.target = row.Text(4);
  entry.field = row.Text(5);
  entry.before = row.OptionalText(6);
  entry.reading = row.OptionalText(7);
  entry.value = row.OptionalText(8);
  entry.why = row.Text(9);
  entry.batch = row.Int(10);
  entry.whole = row.Int(11) != 0;
  entry.undoes = row.Int(12);
  entry.words = row.Text(13);
  entry.in_force = row.Int(14) != 0;
  return entry;
}

Result<std::vector<DecisionEntry>> AllOf(Query query) {
  std::vector<DecisionEntry> entries;
  while (query.Next()) entries.push_back(EntryFrom(query));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return entries;
}

std::string Select(std::string_view rest) { return std::string(kColumns).append(rest); }

Result<std::int64_t> OneNumber(Query query) {
  const std::int64_t number = query.Next() ? query.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return number;
}

// A row counts where no row in force takes it back; where that changes, so does what the row itself takes back.
Status RefreshInForce(Connection& connection, std::int64_t n) {
  while (n != 0) {
    Query state = connection(
        "SELECT EXISTS(SELECT 1 FROM decision_in_force WHERE n = ?1), NOT EXISTS(SELECT 1 FROM decision u JOIN "
        "decision_in_force f ON f.n = u.n WHERE u.undoes = ?1), (SELECT undoes FROM decision WHERE n = ?1)");
    state.Bind(n);
    if (!state.Next()) return state.Finish();
    const bool was = state.Int(0) != 0, is = state.Int(1) != 0;
    const std::int64_t undone = state.Int(2);
    ACERVO_RETURN_IF_ERROR(state.Finish());
    if (was == is) return Ok();
    ACERVO_RETURN_IF_ERROR(
        connection(is ? "INSERT INTO decision_in_force VALUES(?)" : "DELETE FROM decision_in_force WHERE n = ?")
            .Bind(n)
            .Run());
    n = undone;
  }
  return Ok();
}

}  // namespace

Status AppendDecision(Connection& connection, DecisionEntry& entry) {
  ACERVO_ASSIGN_OR_RETURN(
      const std::int64_t last,
      OneNumber(connection("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'decision'), 0)")));
  entry.n = last + 1;
  if (entry.batch == 0) entry.batch = entry.n;
  std::optional<std::int64_t> undoes;
  if (entry.undoes != 0) undoes = entry.undoes;
  Query insert = connection("INSERT INTO decision VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.Bind(entry.n, entry.at, entry.by, Token(entry.kind), entry.target, entry.field, entry.before, entry.reading,
              entry.value, entry.why, entry.batch, entry.whole, undoes, entry.words);
  ACERVO_RETURN_IF_ERROR(insert.Run());
  return RefreshInForce(connection, entry.n);
}

Result<std::vector<DecisionEntry>> ReadDecisions(Connection& connection, Which which) {
  return AllOf(connection(
      Select(which == Which::kAll ? "ORDER BY d.n" : "WHERE d.n IN (SELECT n FROM decision_in_force) ORDER BY d.n")));
}

Result<std::vector<DecisionEntry>> ReadDecisionsAbout(Connection& connection, std::string_view target, int limit) {
  Query query = connection(Select(
      "WHERE ?1 = '' OR d.target = ?1 OR (d.target >= ?1 || '.' AND d.target < ?1 || '/') OR d.field = ?1 ORDER BY d.n "
      "DESC LIMIT ?2"));
  query.Bind(target, limit == 0 ? -1 : limit);
  return AllOf(std::move(query));
}

Result<DecisionEntry> ReadDecision(Connection& connection, std::int64_t n) {
  Query query = connection(Select("WHERE d.n = ?"));
  query.Bind(n);
  ACERVO_ASSIGN_OR_RETURN(std::vector<DecisionEntry> found, AllOf(std::move(query)));
  if (found.empty()) return Error{ErrorCode::kNotFound, std::to_string(n), {}};
  return std::move(found.front());
}

Result<std::vector<DecisionEntry>> ReadBatch(Connection& connection, std::int64_t batch) {
  Query query = connection(Select("WHERE d.batch = ? ORDER BY d.n"));
  query.Bind(batch);
  return AllOf(std::move(query));
}

Result<std::int64_t> LastDecision(Connection& connection) {
  return OneNumber(connection("SELECT coalesce(max(n), 0) FROM decision"));
}

}  // namespace store
}  // namespace acervo
