#include "tools/present/review_answers.h"

#include <algorithm>

#include "tools/present/csv.h"
#include "tools/present/doubt_list.h"
#include "tools/present/json.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

using Code = DiagnosticCode;

const std::vector<std::pair<std::string_view, std::vector<Code>>>& Kinds() {
  static const auto* const kKinds = new std::vector<std::pair<std::string_view, std::vector<Code>>>{
      {"date",
       {Code::kDateLeftover, Code::kDayMonthOrder, Code::kFarFromPeriod, Code::kImpossibleDate, Code::kMissingDate,
        Code::kReversedRange, Code::kUnknownMonth, Code::kUnreadableDate, Code::kWeekdayMismatch, Code::kYearInferred}},
      {"entity", {Code::kAcronymConflict, Code::kAmbiguousAcronym, Code::kMissingEntity, Code::kNearEntity}},
      {"period",
       {Code::kNoPeriod, Code::kPeriodAfterToday, Code::kPeriodConflict, Code::kPeriodUnknown, Code::kPeriodUnsupported,
        Code::kPeriodYearGuessed}},
      {"table",
       {Code::kColumnGuessed, Code::kColumnsGuessed, Code::kContinuedRow, Code::kRowsGuessed, Code::kSectionGuessed,
        Code::kTableAsPicture, Code::kTableSetAside, Code::kUnknownColumn}},
      {"text",
       {Code::kNoActivities, Code::kNoHeading, Code::kNoStructure, Code::kPageWithoutText, Code::kUncertainLetters,
        Code::kUnmarkedBullet}},
      {"conflict", {Code::kDecisionConflict, Code::kDecisionOrphan}}};
  return *kKinds;
}

std::string Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == text.npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

std::vector<std::string> SplitAt(std::string_view text, std::string_view between) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(between);
    if (std::string part = Trimmed(text.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
    if (end == text.npos) return parts;
    text.remove_prefix(end + between.size());
  }
}

// "05/06/2019" read as 2019-06-05 could be 2019-05-06.
std::vector<std::string> OtherOrder(const ReviewItem& item) {
  if (item.days.empty()) return {};
  const Date first = item.days.front().first;
  const auto month = static_cast<unsigned>(first.month()), day = static_cast<unsigned>(first.day());
  const Date other(first.year(), std::chrono::month(day), std::chrono::day(month));
  return day <= 12 && day != month && other.ok() ? std::vector<std::string>{ToIso(other)} : std::vector<std::string>();
}

struct Reading {
  std::string read;                     // how it was read
  std::vector<std::string> candidates;  // what else it could be
};

// The doubts about names carry them: "X ≈ A, B", "S: A / B", "X ≠ A".
Reading ReadingOf(const ReviewItem& item) {
  const std::string& text = item.doubt.text;
  switch (item.doubt.code) {
    case Code::kNearEntity:
    case Code::kDecisionConflict:
    case Code::kAcronymConflict: {
      const std::string_view sign = item.doubt.code == Code::kNearEntity ? "≈" : "≠";
      std::vector<std::string> both = SplitAt(text, sign);
      if (both.size() != 2) return {text, {}};
      if (item.doubt.code == Code::kDecisionConflict) return {both[1], {both[0]}};
      return {both[0], SplitAt(both[1], ",")};
    }
    case Code::kAmbiguousAcronym: {
      const std::vector<std::string> both = SplitAt(text, ": ");
      return both.size() == 2 ? Reading{both[0], SplitAt(both[1], " / ")} : Reading{text, {}};
    }
    default: break;
  }
  if (item.doubt.record.empty()) return {item.period ? ToIso(*item.period) : "", {}};
  if (item.days.empty()) return {};
  const auto [first, last] = item.days.front();
  return {ToIso(first) + (first == last ? "" : "/" + ToIso(last)),
          item.doubt.code == Code::kDayMonthOrder ? OtherOrder(item) : std::vector<std::string>()};
}

// What settles it by hand.
std::string CommandFor(const Messages& say, const ReviewItem& item) {
  if (item.doubt.record.empty()) return say("review.fix_report", item.target);
  const std::string field = item.doubt.field.empty() ? "texto" : item.doubt.field;
  return say("review.fix", item.target, field);
}

std::string Listed(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : "; ") + word;
  return all;
}

}  // namespace

std::vector<DiagnosticCode> CodesOfKind(std::string_view kind) {
  for (const auto& [name, codes] : Kinds()) {
    if (name == kind) return codes;
  }
  return {};
}

Json ReviewJson(const Messages& say, const ReviewList& list) {
  Json items = Json::array();
  for (const ReviewItem& item : list.items) {
    const Reading reading = ReadingOf(item);
    items.push_back({{"n", item.n},
                     {"code", Token(item.doubt.code)},
                     {"weight", item.weight},
                     {"reach", item.reach},
                     {"target", item.target},
                     {"field", item.doubt.field},
                     {"text", item.doubt.text},
                     {"reading", reading.read},
                     {"candidates", reading.candidates},
                     {"message", DoubtSentence(say, item.doubt)},
                     {"state", item.state},
                     {"alike", item.doubts},
                     {"path", item.path}});
  }
  return {{"total", list.total}, {"items", std::move(items)}};
}

std::string ReviewCsv(const Messages& say, const ReviewList& list) {
  std::string all =
      CsvLine({"n", "code", "weight", "reach", "target", "field", "text", "reading", "candidates", "message", "state"});
  for (const ReviewItem& item : list.items) {
    const Reading reading = ReadingOf(item);
    all += CsvLine({std::to_string(item.n), std::string(Token(item.doubt.code)), Json(item.weight).dump(),
                    std::to_string(item.reach), item.target, item.doubt.field, item.doubt.text, reading.read,
                    Listed(reading.candidates), DoubtSentence(say, item.doubt), item.state});
  }
  return all;
}

DetailView ReviewSheet(const Messages& say, const ReviewList& list) {
  DetailView sheet;
  sheet.Title(say.Count("review.total", list.total));
  for (const ReviewItem& item : list.items) {
    const Reading reading = ReadingOf(item);
    sheet.Heading(say("review.item", item.n, item.target, item.path));
    sheet.Paragraph(DoubtSentence(say, item.doubt));
    if (item.doubts > 1) sheet.Entry(say("review.alike"), std::to_string(item.doubts));
    sheet.Entry(say("review.reading"), reading.read);
    sheet.Entry(say("review.candidates"), Listed(reading.candidates));
    if (item.state != "open") sheet.Entry(say("review.state"), say("review.state." + item.state));
    sheet.Entry(say("review.settles"), CommandFor(say, item));
  }
  if (!list.items.empty()) sheet.Paragraph(say("review.how"));
  return sheet;
}

}  // namespace acervo::tools
