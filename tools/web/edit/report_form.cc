// The form of one report: its period and its office, and records that the reading missed.
#include <array>

#include "core/period_text.h"
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

ReportHead HeadOf(const StoredReport& stored) {
  const Report& report = stored.report;
  return {stored.id, report.period, report.period_end, report.period_source, report.office};
}

std::vector<EditedField> HeadFields(const StoredReport& stored) {
  const Report& report = stored.report;
  return {{"periodo", PeriodText(report.period, report.period_end)}, {"oficina", report.office}};
}

Json FieldsJson(const Page& page, const std::vector<EditedField>& fields, const FormState& state) {
  Json json = Json::array();
  for (const EditedField& field : fields) json.push_back(FieldJson(page, field, state, field.shown));
  return json;
}

// The empty cells of a record that was missed.
std::vector<EditedField> CellFields() {
  std::vector<EditedField> fields;
  for (const char* name : kCells) fields.push_back({name, ""});
  return fields;
}

Result<WebResponse> Show(const Page& page, ServerContext& server, std::string_view id, const FormState& state) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const StoredReport stored, archive->ReportById(id));
  ACERVO_ASSIGN_OR_RETURN(const auto files, PaperOf(*archive, stored.id));
  GiveBack(std::move(archive));
  const Messages& say = page.say;
  const FormState typed{state.sent};  // nothing of a cell that is added can have changed meanwhile
  Json data{{"version", VersionOf(HeadOf(stored))},
            {"id", stored.id},
            {"title", ReportTitle(say, stored.report)},
            {"report_link", page.ReportLink(stored.id)},
            {"fields", FieldsJson(page, HeadFields(stored), state)},
            {"cells", FieldsJson(page, CellFields(), typed)},
            {"paper", ReportPaperJson(page, server, stored.id, files)}};
  return ShowForm(page, server, "report_form", say("web.edit.report"), std::move(data), state);
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
  for (const EditedField& field : HeadFields(stored)) {
    if (auto wish = FixOf(stored.id, field, form)) wishes.push_back(std::move(*wish));
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
  return AnswerForm(server, form, WishesOf(stored, form), page.ReportLink(stored.id),
                    [&](const FormState& state) { return Show(page, server, id, state); });
}

}  // namespace acervo::tools::serve
