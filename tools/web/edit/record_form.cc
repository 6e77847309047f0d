// The form of one record: each of its cells beside what the paper says and where it stands.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "tools/present/export/record_words.h"
#include "tools/present/record_csv.h"
#include "tools/web/api.h"
#include "tools/web/edit/decided_form.h"
#include "tools/web/edit/editing.h"
#include "tools/web/edit/forms.h"
#include "tools/web/json_response.h"
#include "tools/web/preview/paper_view.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

bool HasField(const std::vector<EditedField>& fields, std::string_view name) {
  return std::ranges::find(fields, name, &EditedField::name) != fields.end();
}

// "rueda-de-prensa" is "rueda de prensa".
std::string InWords(std::string slug) {
  std::ranges::replace(slug, '-', ' ');
  return slug;
}

// The cells in their order, those that a row lacks, and what every record has.
std::vector<EditedField> FieldsOf(const Record& record) {
  constexpr std::array<const char*, 4> kCells = {"actividad", "entidad", "informacion", "fecha"};
  std::vector<EditedField> fields;
  for (const auto& [name, value] : record.fields) fields.push_back({name, value});
  if (record.kind == RecordKind::kActivity) {
    for (const char* name : kCells) {
      if (!HasField(fields, name)) fields.push_back({name, ""});
    }
    fields.push_back({"tipo", InWords(record.type.value_or(""))});
  } else {
    if (record.fields.empty()) fields.push_back({"texto", record.text});
    if (!HasField(fields, "fecha")) fields.push_back({"fecha", ""});
    fields.push_back({"seccion", record.section.value_or("")});
  }
  return fields;
}

Json FieldsJson(const Page& page, const RecordView& view, const FormState& state) {
  Json json = Json::array();
  for (EditedField& field : FieldsOf(view.record)) {
    const auto decided = std::ranges::find(view.decided, field.name, &DecidedField::field);
    if (decided != view.decided.end()) field.paper = decided->was.value_or("");
    json.push_back(FieldJson(page, field, state, ParamOf(page.request, field.name).value_or(field.shown)));
  }
  return json;
}

Result<WebResponse> Show(const Page& page, ServerContext& server, std::string_view id, const FormState& state) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const RecordView view, archive->RecordById(id));
  ACERVO_ASSIGN_OR_RETURN(const auto previews, PaperOf(*archive, view.report.id));
  GiveBack(std::move(archive));
  const Messages& say = page.say;
  const std::string local_id(id.substr(std::min(id.find('.') + 1, id.size())));
  const bool can_force = state.error && !state.error->where.empty() &&
                         (state.error->where.front() == "date" || state.error->where.front() == "type");
  Json data{{"version", RecordVersion(view)},
            {"id", view.id},
            {"title", TitleOf(view)},
            {"record_link", page.RecordLink(view.id)},
            {"report_link", page.ReportLink(view.report.id)},
            {"fields", FieldsJson(page, view, state)},
            {"can_force", can_force},
            {"paper", RecordPaperJson(page, server, local_id, previews)},
            {"place", PaperPlace(say, view)}};
  return ShowForm(page, server, "record_form", say("web.edit.record"), std::move(data), state);
}

// The cells that differ from what is shown.
std::vector<Wish> FixesOf(const RecordView& view, const SentForm& form) {
  std::vector<Wish> wishes;
  for (const EditedField& field : FieldsOf(view.record)) {
    if (auto wish = FixOf(view.id, field, form)) wishes.push_back(std::move(*wish));
  }
  return wishes;
}

std::vector<Wish> WishesOf(const RecordView& view, const SentForm& form) {
  if (form.button() == "drop") return {{DecisionKind::kDrop, view.id, "", std::nullopt, form.version()}};
  if (form.button() == "confirm") return {{DecisionKind::kConfirm, view.id, "", std::nullopt, form.version()}};
  return FixesOf(view, form);
}

}  // namespace

Result<WebResponse> RecordFormPage(const Messages& say, ServerContext& server, const WebRequest& web,
                                   std::string_view id) {
  if (server.editing == nullptr) return ErrorAnswer(say, 404);
  const Page page(say, web, server.name.Get());
  if (!web.writes) return Show(page, server, id, {});
  const SentForm form(web);
  if (auto barred = Barred(say, server, web, form.token())) return std::move(*barred);
  if (const auto before = server.editing->editors().AnswerTo(form.once())) return SeeOther(*before);
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const RecordView view, archive->RecordById(id));
  GiveBack(std::move(archive));
  const bool is_dropped = form.button() == "drop";
  const std::string address = is_dropped ? page.ReportLink(view.report.id) : page.RecordLink(view.id);
  return AnswerForm(server, form, WishesOf(view, form), address,
                    [&](const FormState& state) { return Show(page, server, id, state); });
}

}  // namespace acervo::tools::serve
