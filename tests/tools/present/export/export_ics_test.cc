// The calendar, read by libical's own parser.
#include <libical/ical.h>

#include <algorithm>
#include <set>

#include "core/date.h"
#include "export_support.h"

namespace acervo::cli {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Calendar = std::unique_ptr<icalcomponent, FreeComponent>;

Calendar Parse(const std::string& text) { return Calendar(icalparser_parse_string(text.c_str())); }

std::string Iso(icaltimetype time) {
  EXPECT_TRUE(time.is_date);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", time.year, time.month, time.day);
  return text;
}

std::string DayAfter(const std::string& iso) {
  return ToIso(Date(std::chrono::sys_days(*DateFromIso(iso)) + std::chrono::days(1)));
}

std::vector<icalcomponent*> Events(icalcomponent* calendar) {
  std::vector<icalcomponent*> events;
  for (icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != nullptr;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    events.push_back(event);
  }
  return events;
}

class Ics : public Exports {};

TEST_F(Ics, IsACalendarWithoutErrors) {
  const Calendar calendar = Parse(Export("ics"));
  ASSERT_NE(calendar, nullptr);
  EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0);
  EXPECT_NE(icalrestriction_check(calendar.get()), 0);
}

TEST_F(Ics, HasAnEventForEachIntervalOfEachActivity) {
  std::map<std::string, std::pair<std::string, std::string>> expected;
  for (const Json& record : Records({"--kind", "actividad"})) {
    const Json& intervals = record.at("date").at("intervals");
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      const std::string id = record.at("id");
      expected[id + (i == 0 ? "" : "-" + std::to_string(i + 1)) + "@acervo"] = {intervals[i].at(0),
                                                                                DayAfter(intervals[i].at(1))};
    }
  }
  const Calendar calendar = Parse(Export("ics"));
  std::map<std::string, std::pair<std::string, std::string>> found;
  for (icalcomponent* event : Events(calendar.get())) {
    found[icalcomponent_get_uid(event)] = {Iso(icalcomponent_get_dtstart(event)), Iso(icalcomponent_get_dtend(event))};
    EXPECT_EQ(icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY), 0);
  }
  EXPECT_EQ(found, expected);
  EXPECT_TRUE(std::ranges::any_of(found, [](const auto& each) { return each.first.find("-2@") != std::string::npos; }));
}

TEST_F(Ics, TellsTextsPlacesAndWhatADateIsWorth) {
  const Calendar calendar = Parse(Export("ics", {"--from", "2020", "--to", "2020"}));
  std::map<std::string, icalcomponent*> events;
  for (icalcomponent* event : Events(calendar.get())) events.emplace(icalcomponent_get_summary(event), event);
  ASSERT_TRUE(events.contains("Foro <abierto> & \"libre\"")) << Export("ics", {"--from", "2020", "--to", "2020"});
  icalcomponent* const foro = events.at("Foro <abierto> & \"libre\"");
  EXPECT_STREQ(icalcomponent_get_location(foro), "Salón Azul; piso 2");
  EXPECT_EQ(std::string(icalcomponent_get_description(foro)).find("=SUMA(A1:A9) se discutió"), 0U);
  EXPECT_EQ(icalcomponent_count_properties(foro, ICAL_STATUS_PROPERTY), 0);
  ASSERT_TRUE(events.contains("Taller de guías"));
  EXPECT_EQ(icalcomponent_get_status(events.at("Taller de guías")), ICAL_STATUS_TENTATIVE);
}

TEST_F(Ics, LeavesOutWhatHasNoDateAndSaysSo) {
  const Finished finished = Do({"export", "--format", "ics", "definirse"});
  EXPECT_EQ(Events(Parse(finished.out).get()).size(), 0U);
  EXPECT_NE(finished.err.find("Quedó fuera 1 actividad sin fecha."), finished.err.npos) << finished.err;
  EXPECT_EQ(Do({"export", "--format", "ics", "definirse", "--quiet"}).err, "");
}

TEST_F(Ics, FoldsLongLinesAndEndsThemWithCrlf) {
  const std::string text = Export("ics");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    ASSERT_NE(end, text.npos);
    ASSERT_EQ(text[end - 1], '\r');
    EXPECT_LE(end - 1 - at, 75U) << text.substr(at, end - at);
    at = end + 1;
  }
}

TEST_F(Ics, IsReadableWithoutARecord) {
  const Calendar calendar = Parse(Export("ics", {"xyzzyqwerty"}));
  ASSERT_NE(calendar, nullptr);
  EXPECT_TRUE(Events(calendar.get()).empty());
}

}  // namespace
}  // namespace acervo::cli
