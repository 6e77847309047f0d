// One doubt with its answers, and after each answer the next one.
#include <algorithm>

#include "core/text.h"
#include "tools/app/filters/filter_values.h"
#include "tools/present/messages/errors.h"
#include "tools/present/review_answers.h"
#include "tools/web/api.h"
#include "tools/web/edit/decided_form.h"
#include "tools/web/edit/editing.h"
#include "tools/web/edit/forms.h"
#include "tools/web/json_response.h"
#include "tools/web/preview/paper_view.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

constexpr int kMostDoubts = 1'000'000'000;

Result<ReviewList> OneQuestion(Archive& archive, int n) {
  ReviewFilter filter;
  filter.question = n;
  filter.answered = true;
  return archive.Review(filter);
}

// The weightiest question that is still open; 0: there is none.
Result<std::int64_t> NextQuestion(Archive& archive, std::int64_t answered) {
  ReviewFilter filter;
  filter.limit = 2;
  ACERVO_ASSIGN_OR_RETURN(const ReviewList list, archive.Review(filter));
  for (const ReviewItem& item : list.items) {
    if (item.n != answered && item.state == "open") return item.n;
  }
  return 0;
}

// Where it is put right by hand: the form of the record or of the report.
std::string FixLink(const Page& page, const ReviewItem& item, const std::string& value) {
  Pairs params;
  const std::string field = item.doubt.field.empty() ? "fecha" : item.doubt.field;
  if (!value.empty()) params.emplace_back(field, value);
  const std::string path = item.doubt.record.empty() ? "/informe/" : "/registro/";
  return page.Link(path + PercentEncoded(item.target) + "/corregir", params);
}

Json CandidatesJson(const Page& page, const ReviewItem& item, const Json& told) {
  Json json = Json::array();
  for (const Json& candidate : told.at("candidates")) {
    const std::string value = candidate;
    json.push_back({{"value", value}, {"link", FixLink(page, item, value)}});
  }
  return json;
}

Result<WebResponse> Show(const Page& page, ServerContext& server, int n) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const ReviewList list, OneQuestion(*archive, n));
  if (list.items.empty()) return ErrorAnswer(page.say, 404);
  const ReviewItem& item = list.items.front();
  ACERVO_ASSIGN_OR_RETURN(const std::int64_t next, NextQuestion(*archive, n));
  ACERVO_ASSIGN_OR_RETURN(const auto previews, PaperOf(*archive, item.report));
  GiveBack(std::move(archive));
  const Messages& say = page.say;
  const Json told = ReviewJson(say, list).at("items").front();
  const bool is_record = !item.doubt.record.empty();
  Json data{{"form", NewForm(server, page.request)},
            {"action", page.Link("/dudas/" + std::to_string(n))},
            {"title", WarningTitle(say, Token(item.doubt.code))},
            {"message", told.at("message")},
            {"written", is_record && told.at("candidates").empty() ? item.doubt.text : ""},
            {"reading", told.at("reading")},
            {"candidates", CandidatesJson(page, item, told)},
            {"alike", item.doubts > 1 ? say.Count("web.edit.alike", item.doubts) : ""},
            {"reach", say.Count("web.records", item.reach)},
            {"state", item.state == "open" ? "" : say("review.state." + item.state)},
            {"target", item.target},
            {"target_link", is_record ? page.RecordLink(item.target) : page.ReportLink(item.target)},
            {"path", item.path},
            {"doubts_link", page.Link("/dudas")},
            {"next_link", next == 0 ? "" : page.Link("/dudas/" + std::to_string(next))},
            {"fix_link", FixLink(page, item, "")},
            {"paper", is_record ? RecordPaperJson(page, server, item.doubt.record, previews) : Json(nullptr)}};
  return page.Show("doubt_form", say("show.doubts"), std::move(data));
}

std::optional<DecisionKind> AnswerFrom(const SentForm& form) {
  const std::string answer = form.Has("answer") ? form.Text("answer") : form.button();
  const auto kind = DecisionKindFromToken(answer);
  const bool is_answer =
      kind == DecisionKind::kConfirm || kind == DecisionKind::kDismiss || kind == DecisionKind::kUnsure;
  return is_answer ? kind : std::nullopt;
}

}  // namespace

Result<WebResponse> DoubtFormPage(const Messages& say, ServerContext& server, const WebRequest& web,
                                  std::string_view rest) {
  const auto n = NumberFromText(std::string(rest), 1, kMostDoubts);
  if (!n) return ErrorAnswer(say, 404);
  const Page page(say, web, server.name.Get());
  if (!web.writes) return Show(page, server, *n);
  const SentForm form(web);
  if (auto barred = Barred(say, server, web, form.token())) return std::move(*barred);
  const auto answer = AnswerFrom(form);
  if (!answer) return ErrorAnswer(400, {"bad_parameter", say("usage.review.answer"), "answer"});
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const std::int64_t next, NextQuestion(*archive, *n));
  GiveBack(std::move(archive));
  const std::string address = page.Link(next == 0 ? "/dudas" : "/dudas/" + std::to_string(next));
  const DecisionRequest request =
      server.editing->Request({{*answer, QuestionTarget(*n), "", std::nullopt}}, form.Text("why"));
  return DecideForm(
      server, form, [&] { return server.editing->Decide(request, DecisionMode::kWrite); }, address,
      [&](const Error& error) -> Result<WebResponse> { return RefusalAnswer(say, error); });
}

}  // namespace acervo::tools::serve
