// What people decided, the latest first, each with the button that takes it back.
#include "core/text.h"
#include "tools/app/filters/filter_values.h"
#include "tools/present/decision_answers.h"
#include "tools/web/api.h"
#include "tools/web/edit/decided_form.h"
#include "tools/web/edit/editing.h"
#include "tools/web/edit/forms.h"
#include "tools/web/json_response.h"
#include "tools/web/views/components.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

constexpr int kAtATime = 100;
constexpr int kMostDecisions = 1'000'000'000;

std::string TargetLink(const Page& page, const DecisionEntry& entry) {
  const std::string& target = entry.target;
  if (target.starts_with("doubt:")) return page.Link("/dudas/" + target.substr(target.find(':') + 1));
  switch (entry.kind) {
    case DecisionKind::kMerge:
    case DecisionKind::kDistinct:
    case DecisionKind::kRename:
    case DecisionKind::kAlias:
    case DecisionKind::kSplit: return page.EntityLink(target);
    default: return target.find('.') == target.npos ? page.ReportLink(target) : page.RecordLink(target);
  }
}

Json RowsJson(const Page& page, ServerContext& server, const std::vector<DecisionEntry>& entries) {
  Json rows = Json::array();
  for (const DecisionEntry& entry : entries) {
    Json row{{"n", entry.n},
             {"at", TimeWords(page.say, entry.at)},
             {"time", entry.at},
             {"by", entry.by},
             {"target", entry.target},
             {"target_link", TargetLink(page, entry)},
             {"words", DecisionWords(page.say, entry)},
             {"why", entry.why},
             {"undone", !entry.in_force}};
    if (entry.in_force) {
      if (Json form = NewForm(server, page.request); !form.is_null()) {
        form["action"] = page.Link("/historial/" + std::to_string(entry.n) + "/deshacer");
        row["undo"] = std::move(form);
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Result<WebResponse> HistoryPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view) {
  const int offset = NumberFromText(ParamOf(web, "offset").value_or("0"), 0, kMostDecisions).value_or(0);
  HistoryFilter filter;
  filter.target = ParamOf(web, "id").value_or("");
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(std::vector<DecisionEntry> all, archive->Decisions(filter));
  GiveBack(std::move(archive));
  const Page page(say, web, server.name.Get());
  const auto total = static_cast<int>(all.size());
  const auto link = [&](int at) {
    Pairs params;
    if (!filter.target.empty()) params.emplace_back("id", filter.target);
    if (at > 0) params.emplace_back("offset", std::to_string(at));
    return page.Link("/historial", params);
  };
  const int first = std::min(offset, total), last = std::min(first + kAtATime, total);
  const std::vector<DecisionEntry> shown(all.begin() + first, all.begin() + last);
  Json data{{"total", say.Count("history.total", total)},
            {"rows", RowsJson(page, server, shown)},
            {"pager", PagerJson(page, {total, kAtATime, first}, link)}};
  return page.Show("decisions", say("web.edit.decisions"), std::move(data));
}

Result<WebResponse> UndoFormPage(const Messages& say, ServerContext& server, const WebRequest& web,
                                 std::string_view rest) {
  const SentForm form(web);
  if (auto barred = Barred(say, server, web, form.token())) return std::move(*barred);
  const auto n = NumberFromText(std::string(rest), 1, kMostDecisions);
  if (!n) return ErrorAnswer(say, 404);
  const Page page(say, web, server.name.Get());
  const auto undo = [&] { return server.editing->Undo(*n, server.editing->Request({}, form.Text("why"))); };
  return DecideForm(server, form, undo, page.Link("/historial"),
                    [&](const Error& error) -> Result<WebResponse> { return RefusalAnswer(say, error); });
}

}  // namespace acervo::tools::serve
