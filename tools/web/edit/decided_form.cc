#include "tools/web/edit/decided_form.h"

#include <algorithm>

#include "core/text.h"
#include "tools/present/decision_answers.h"
#include "tools/web/edit/editing.h"
#include "tools/web/json_response.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {

bool IsStale(const Error& error) {
  if (error.code != ErrorCode::kUsage || error.where.empty()) return false;
  return error.where.front() == "stale" || error.where.front() == "undone";
}

int RefusalStatus(const Error& error) {
  if (IsStale(error)) return 409;
  switch (error.code) {
    case ErrorCode::kNotFound: return 404;
    case ErrorCode::kUsage: return 400;
    default: return 0;
  }
}

WebResponse RefusalAnswer(const Messages& say, const Error& error) {
  const int status = RefusalStatus(error);
  WebResponse response = ErrorAnswer(say, status);
  response.error->message = RefusalSentence(say, error);
  if (status == 400 && !error.where.empty()) response.error->parameter = error.where.front();
  return response;
}

Result<WebResponse> DecideForm(ServerContext& server, const SentForm& form, const Deciding& decide,
                               const std::string& address, const Refused& refused) {
  const Result<std::string> led_to = server.editing->Once(form.once(), [&]() -> Result<std::string> {
    const Result<DecisionOutcome> outcome = decide();
    if (!outcome.ok()) return outcome.error();
    return address;
  });
  if (led_to.ok()) return SeeOther(led_to.value());
  if (RefusalStatus(led_to.error()) == 0) return led_to.error();
  return refused(led_to.error());
}

Json FieldJson(const Page& page, const EditedField& field, const FormState& state, const std::string& first) {
  constexpr std::size_t kWide = 70, kMostRows = 8;
  const std::string typed = state.sent == nullptr ? first : state.sent->Text(field.name);
  return {{"name", field.name},
          {"label", Word(page.say, "web.field.", field.name)},
          {"value", typed},
          {"rows", std::min(1 + typed.size() / kWide, kMostRows)},
          {"paper", field.paper.value_or("")},
          {"is_decided", field.paper.has_value()},
          {"is_stale", state.error && IsStale(*state.error) && typed != field.shown},
          {"now", field.shown}};
}

WebResponse ShowForm(const Page& page, const ServerContext& server, std::string_view name, const std::string& title,
                     Json data, const FormState& state) {
  data["form"] = NewForm(server, page.request);
  data["action"] = page.Link(page.request.path);
  data["why"] = state.sent == nullptr ? "" : state.sent->Text("why");
  data["complaint"] = state.error ? RefusalSentence(page.say, *state.error) : "";
  if (state.trial) {
    data["trial"] = {{"changes", ChangesJson(page, *state.trial)}, {"nothing", state.trial->entries.empty()}};
  }
  WebResponse response = page.Show(name, title, std::move(data));
  if (state.error) response.status = RefusalStatus(*state.error);
  return response;
}

std::optional<Wish> FixOf(const std::string& target, const EditedField& field, const SentForm& form) {
  const std::string typed(Trim(form.Text(field.name)));
  if (!form.Has(field.name) || typed == Trim(field.shown)) return std::nullopt;
  return Wish{DecisionKind::kFix, target, field.name, typed.empty() ? std::nullopt : std::optional(typed),
              form.version()};
}

Result<WebResponse> AnswerForm(ServerContext& server, const SentForm& form, std::vector<Wish> wishes,
                               const std::string& address, const ShowAgain& show) {
  DecisionRequest request = server.editing->Request(std::move(wishes), form.Text("why"));
  request.force = form.Has("_force");
  const auto refused = [&](const Error& error) { return show({&form, error, {}}); };
  if (!form.button().starts_with("preview")) {
    const auto decide = [&] { return server.editing->Decide(request, DecisionMode::kWrite); };
    return DecideForm(server, form, decide, address, refused);
  }
  auto trial = server.editing->Decide(request, DecisionMode::kDryRun);
  if (trial.ok()) return show({&form, {}, std::move(trial.value())});
  return RefusalStatus(trial.error()) == 0 ? trial.error() : refused(trial.error());
}

Json ChangesJson(const Page& page, const DecisionOutcome& outcome) {
  Json changes = Json::array();
  for (const DecidedChange& change : outcome.changes) {
    Json parts = Json::array();
    for (const ChangedPart& part : ChangedParts(page.say, change)) {
      parts.push_back({{"label", part.label}, {"before", part.before}, {"after", part.after}});
    }
    changes.push_back({{"target", change.target},
                       {"added", !IsThere(change.before)},
                       {"dropped", !IsThere(change.after)},
                       {"parts", std::move(parts)}});
  }
  return changes;
}

}  // namespace acervo::tools::serve
