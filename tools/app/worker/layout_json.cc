#include "tools/app/worker/layout_json.h"

#include <cmath>

namespace acervo::tools {
namespace {

// Places and costs to a hundredth: more says nothing.
Json Rounded(double value) { return std::isfinite(value) ? Json(std::round(value * 100) / 100) : Json(nullptr); }

Json PageJson(const PageEvidence& page) {
  return {{"page", page.page},   {"width", Rounded(page.width)},      {"height", Rounded(page.height)},
          {"lines", page.lines}, {"rules_across", page.rules_across}, {"rules_down", page.rules_down},
          {"grids", page.grids}};
}

Json GutterJson(const GutterCandidate& gutter) {
  return {{"from", Rounded(gutter.from)}, {"to", Rounded(gutter.to)},  {"ended", gutter.ended},
          {"begun", gutter.begun},        {"shared", gutter.shared},   {"spaced", gutter.spaced},
          {"crossed", gutter.crossed},    {"aligned", gutter.aligned}, {"taken", gutter.taken}};
}

Json ReadingJson(const RowsCandidate& reading) {
  return {{"alignment", reading.alignment},
          {"airy", reading.airy},
          {"rows", reading.rows},
          {"cost", Rounded(reading.cost)}};
}

Json TableJson(const TableEvidence& table) {
  Json json{{"page", table.page},
            {"box", {Rounded(table.left), Rounded(table.top), Rounded(table.right), Rounded(table.bottom)}},
            {"found_by", table.found_by},
            {"rows", table.rows},
            {"columns", table.columns},
            {"margin", table.margin >= kCertain ? Json(nullptr) : Rounded(table.margin)},
            {"gutters", Json::array()},
            {"readings", Json::array()}};
  for (const GutterCandidate& gutter : table.gutters) json["gutters"].push_back(GutterJson(gutter));
  for (const RowsCandidate& reading : table.readings) json["readings"].push_back(ReadingJson(reading));
  return json;
}

}  // namespace

Json LayoutJson(const LayoutEvidence& evidence) {
  Json json{{"pages", Json::array()}, {"tables", Json::array()}};
  for (const PageEvidence& page : evidence.pages) json["pages"].push_back(PageJson(page));
  for (const TableEvidence& table : evidence.tables) json["tables"].push_back(TableJson(table));
  return json;
}

}  // namespace acervo::tools
