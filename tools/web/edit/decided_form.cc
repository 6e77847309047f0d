#include "tools/web/edit/decided_form.h"

#include "tools/present/decision_answers.h"
#include "tools/web/edit/editing.h"
#include "tools/web/json_response.h"

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

Result<WebResponse> DecideForm(ServerContext& server, const SentForm& form, const DecisionRequest& request,
                               const std::string& address, const Refused& refused) {
  const Result<std::string> led_to = server.editing->Once(form.once(), [&]() -> Result<std::string> {
    const Result<DecisionOutcome> outcome = server.editing->Decide(request, DecisionMode::kWrite);
    if (!outcome.ok()) return outcome.error();
    return address;
  });
  if (led_to.ok()) return SeeOther(led_to.value());
  if (RefusalStatus(led_to.error()) == 0) return led_to.error();
  return refused(led_to.error());
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
