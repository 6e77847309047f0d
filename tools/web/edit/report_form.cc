// The form of one report: its period and its office, and records that the reading missed.
#include <array>

#include "core/text.h"
#include "tools/present/decision_answers.h"
#include "tools/present/export/record_words.h"
#include "tools/web/api.h"
#include "tools/web/edit/decided_form.h"
#include "tools/web/edit/editing.h"
#include "tools/web/edit/forms.h"
#include "tools/web/json_response.h"
#include "tools/web/preview/paper_view.h"
#include "tools/web/views/components.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

constexpr std::array<const char*, 7> kCells = {"actividad", "entidad", "informacion", "fecha",
                                               "lugar",     "seccion", "texto"};

struct FormState {
  const SentForm* sent = nullptr;  // null: it is shown for the first time
  std::optional<Error> error = {};
  std::optional<DecisionOutcome> trial = {};
};

std::string PeriodText(const Report& report) {
  if (!report.period) return "";
  const bool is_one = !report.period_end || report.period_end == report.period;
  return ToIso(*report.period) + (is_one ? "" : "/" + ToIso(*report.period_end));
}

ReportHead HeadOf(const StoredReport& stored) {
  const Report& report = stored.report;
  return {stored.id, report.period, report.period_end, report.period_source, report.office};
}

Json CellsJson(const Page& page, const SentForm* sent) {
  Json json = Json::array();
  for (const char* name : kCells) {
    json.push_back({{"name", name},
                    {"label", Word(page.say, "web.field.", name)},
                    {"value", sent == nullptr ? "" : sent->Text(name)},
                    {"rows", 1},
                    {"paper", ""},
                    {"is_decided", false},
                    {"is_stale", false}});
  }
  return json;
}

Json HeadJson(const Page& page, const Report& report, const FormState& state) {
  const bool is_stale = state.error && IsStale(*state.error);
  const auto field = [&](const char* name, const std::string& shown) {
    const std::string typed = state.sent == nullptr ? shown : state.sent->Text(name);
    return Json{{"name", name},
                {"label", page.say(std::string("web.field.") + name)},
                {"value", typed},
                {"rows", 1},
                {"paper", ""},
                {"is_decided", false},
                {"is_stale", is_stale && typed != shown},
                {"now", shown}};
  };
  return Json::array({field("periodo", PeriodText(report)), field("oficina", report.office)});
}

Result<WebResponse> Show(const Page& page, ServerContext& server, std::string_view id, const FormState& state) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const StoredReport stored, archive->ReportById(id));
  ACERVO_ASSIGN_OR_RETURN(const auto files, PaperOf(*archive, stored.id));
  GiveBack(std::move(archive));
  const Messages& say = page.say;
  Json data{{"form", NewForm(server, page.request)},
            {"action", page.Link(page.request.path)},
            {"version", VersionOf(HeadOf(stored))},
            {"id", stored.id},
            {"title", ReportTitle(say, stored.report)},
            {"report_link", page.ReportLink(stored.id)},
            {"fields", HeadJson(page, stored.report, state)},
            {"cells", CellsJson(page, state.sent)},
            {"why", state.sent == nullptr ? "" : state.sent->Text("why")},
            {"complaint", state.error ? RefusalSentence(say, *state.error) : ""},
            {"paper", ReportPaperJson(page, server, stored.id, files)}};
  if (state.trial) {
    data["trial"] = {{"changes", ChangesJson(page, *state.trial)}, {"nothing", state.trial->entries.empty()}};
  }
  WebResponse response = page.Show("report_form", say("web.edit.report"), std::move(data));
  if (state.error) response.status = RefusalStatus(*state.error);
  return response;
}

std::vector<Wish> WishesOf(const StoredReport& stored, const SentForm& form) {
  if (form.button() == "add" || form.button() == "preview_add") {
    Json cells = Json::object();
    for (const char* name : kCells) {
      if (const std::string value(Trim(form.Text(name))); !value.empty()) cells[name] = value;
    }
    return {{DecisionKind::kAdd, stored.id, "", cells.dump(-1, ' ', false, Json::error_handler_t::replace)}};
  }
  std::vector<Wish> wishes;
  const std::pair<const char*, std::string> shown[] = {{"periodo", PeriodText(stored.report)},
                                                       {"oficina", stored.report.office}};
  for (const auto& [name, value] : shown) {
    const std::string typed(Trim(form.Text(name)));
    if (!form.Has(name) || typed == value) continue;
    wishes.push_back(
        {DecisionKind::kFix, stored.id, name, typed.empty() ? std::nullopt : std::optional(typed), form.version()});
  }
  return wishes;
}

}  // namespace

Result<WebResponse> ReportFormPage(const Messages& say, ServerContext& server, const WebRequest& web,
                                   std::string_view id) {
  if (server.editing == nullptr) return ErrorAnswer(say, 404);
  const Page page(say, web, server.name.Get());
  if (!web.writes) return Show(page, server, id, {});
  const SentForm form(web);
  if (auto barred = Barred(say, server, web, form.token())) return std::move(*barred);
  if (const auto before = server.editing->editors().AnswerTo(form.once())) return SeeOther(*before);
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const StoredReport stored, archive->ReportById(id));
  GiveBack(std::move(archive));
  const auto refused = [&](const Error& error) { return Show(page, server, id, {&form, error, {}}); };
  DecisionRequest request = server.editing->Request(WishesOf(stored, form), form.Text("why"));
  request.force = form.Has("_force");
  if (form.button().starts_with("preview")) {
    auto trial = server.editing->Decide(request, DecisionMode::kDryRun);
    if (trial.ok()) return Show(page, server, id, {&form, {}, std::move(trial.value())});
    return RefusalStatus(trial.error()) == 0 ? trial.error() : refused(trial.error());
  }
  return DecideForm(server, form, request, page.ReportLink(stored.id), refused);
}

}  // namespace acervo::tools::serve
