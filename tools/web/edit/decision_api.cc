// Decisions of programs.
#include "core/text.h"
#include "tools/app/filters/filter_values.h"
#include "tools/present/decision_answers.h"
#include "tools/present/json.h"
#include "tools/web/api.h"
#include "tools/web/edit/decided_form.h"
#include "tools/web/edit/edit_guard.h"
#include "tools/web/edit/editing.h"
#include "tools/web/edit/forms.h"
#include "tools/web/json_response.h"

namespace acervo::tools::serve {
namespace {

constexpr int kMostDecisions = 1'000'000'000;
constexpr std::size_t kMostWishes = 10'000;

std::optional<WebResponse> BarredProgram(const Messages& say, const ServerContext& server, const WebRequest& request) {
  if (server.editing == nullptr) return ErrorAnswer(say, 405);
  if (!IntrusionOfProgram(server.editing->editors(), request)) return std::nullopt;
  return Barred(say, server, request, BearerToken(request));
}

std::string TextOf(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? Nfc(found->get<std::string>()) : "";
}

bool FlagOf(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

// The cells of a record that was missed come as an object, or as its text.
std::optional<std::string> ValueOf(const Json& json, DecisionKind kind) {
  const auto found = json.find("value");
  if (found == json.end() || found->is_null()) return std::nullopt;
  if (found->is_string()) return Nfc(found->get<std::string>());
  if (kind == DecisionKind::kAdd && found->is_object()) {
    return found->dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  return std::nullopt;
}

// nullopt: it is no decision.
std::optional<Wish> WishFrom(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  const auto kind = DecisionKindFromToken(json.contains("kind") ? TextOf(json, "kind") : "fix");
  if (!kind || kind == DecisionKind::kUndo) return std::nullopt;
  Wish wish{*kind, TextOf(json, "target"), TextOf(json, "field"), ValueOf(json, *kind), TextOf(json, "version")};
  if (wish.target.empty()) return std::nullopt;
  return wish;
}

// The name of what is wrong; "" where nothing is.
std::string WishesFrom(const Json& body, std::vector<Wish>& wishes) {
  if (!body.is_object()) return "body";
  const auto list = body.find("decisions");
  if (list == body.end() || !list->is_array() || list->empty() || list->size() > kMostWishes) return "decisions";
  for (const Json& one : *list) {
    auto wish = WishFrom(one);
    if (!wish) return "decisions";
    wishes.push_back(std::move(*wish));
  }
  return "";
}

Result<WebResponse> Told(const Messages& say, const Result<DecisionOutcome>& outcome, DecisionMode mode) {
  if (outcome.ok()) return JsonAnswer(TopLevel(OutcomeJson(outcome.value(), mode)));
  if (RefusalStatus(outcome.error()) == 0) return outcome.error();
  return RefusalAnswer(say, outcome.error());
}

Result<WebResponse> HistoryAnswer(ServerContext& server, const WebRequest& request) {
  HistoryFilter filter;
  filter.target = ParamOf(request, "id").value_or("");
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const std::vector<DecisionEntry> entries, archive->Decisions(filter));
  return JsonAnswer(TopLevel(HistoryJson(entries)));
}

}  // namespace

Result<WebResponse> DecisionsAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                    std::string_view) {
  if (!request.writes) return HistoryAnswer(server, request);
  if (auto barred = BarredProgram(say, server, request)) return std::move(*barred);
  const Json body = Json::parse(request.body, nullptr, false);
  std::vector<Wish> wishes;
  if (const std::string bad = WishesFrom(body, wishes); !bad.empty()) {
    return ErrorAnswer(400, {"bad_parameter", say("web.error.decisions"), bad});
  }
  DecisionRequest decisions = server.editing->Request(std::move(wishes), TextOf(body, "why"));
  decisions.force = FlagOf(body, "force");
  const DecisionMode mode = FlagOf(body, "dry_run") ? DecisionMode::kDryRun : DecisionMode::kWrite;
  return Told(say, server.editing->Decide(decisions, mode), mode);
}

Result<WebResponse> UndoAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                               std::string_view rest) {
  if (auto barred = BarredProgram(say, server, request)) return std::move(*barred);
  const auto n = NumberFromText(std::string(rest), 1, kMostDecisions);
  if (!n) return ErrorAnswer(say, 404);
  const Json body = request.body.empty() ? Json::object() : Json::parse(request.body, nullptr, false);
  const std::string why = body.is_object() ? TextOf(body, "why") : "";
  return Told(say, server.editing->Undo(*n, server.editing->Request({}, why)), DecisionMode::kWrite);
}

}  // namespace acervo::tools::serve
