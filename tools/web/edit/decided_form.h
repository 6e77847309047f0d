// Decides what a form asks for, once, and tells what stands in the way.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "tools/web/edit/sent_form.h"
#include "tools/web/server_context.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {

// What has changed since a form was filled in.
bool IsStale(const Error& error);

// 409 for what has changed meanwhile, 404 for what is not there, 400 for what cannot be decided; 0: the archive failed.
int RefusalStatus(const Error& error);

// The refusal as an answer of its own. REQUIRES: its status is not 0.
WebResponse RefusalAnswer(const Messages& say, const Error& error);

// Decides and answers 303 to `address`; `refused` answers an error that a person can mend. A form that was sent before
// is answered as it was then.
using Deciding = std::function<Result<DecisionOutcome>()>;
using Refused = std::function<Result<WebResponse>(const Error&)>;
Result<WebResponse> DecideForm(ServerContext& server, const SentForm& form, const Deciding& decide,
                               const std::string& address, const Refused& refused);

// What a form shows beside the thing itself.
struct FormState {
  const SentForm* sent = nullptr;  // null: it is shown for the first time
  std::optional<Error> error = {};
  std::optional<DecisionOutcome> trial = {};
};
// A part of the thing that can be corrected.
struct EditedField {
  std::string name;
  std::string shown;
  std::optional<std::string> paper = {};  // what the paper says, where a person has decided
};
// The field as it was typed, else `first`; beside it what is shown now, where that has changed meanwhile.
Json FieldJson(const Page& page, const EditedField& field, const FormState& state, const std::string& first);
// The form's page out of `data`, with what stands in its way and what a trial has shown.
WebResponse ShowForm(const Page& page, const ServerContext& server, std::string_view name, const std::string& title,
                     Json data, const FormState& state);
// The wish to change the field to what was typed; nullopt: it was not changed.
std::optional<Wish> FixOf(const std::string& target, const EditedField& field, const SentForm& form);

// Decides what the form asks for, or only tries it where its button is a "preview". `show` gives the form again.
using ShowAgain = std::function<Result<WebResponse>(const FormState&)>;
Result<WebResponse> AnswerForm(ServerContext& server, const SentForm& form, std::vector<Wish> wishes,
                               const std::string& address, const ShowAgain& show);

// Before and after of all that was, or would be, decided: [{"target", "added", "dropped", "parts"}].
Json ChangesJson(const Page& page, const DecisionOutcome& outcome);

}  // namespace acervo::tools::serve
