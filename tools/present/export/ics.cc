// iCalendar: an all-day event for each interval of each dated activity, so that days named one by one stay apart.
// Source: RFC 5545. DTEND of a day is exclusive (3.6.1). DTSTAMP is when the report was read, not now, so that
//         unchanged data gives the same bytes. Dates that are no day are TENTATIVE and say what they are worth.
#include <libical/ical.h>

#include <algorithm>

#include "tools/present/export/exporter.h"
#include "tools/present/export/plain_text.h"
#include "tools/present/export/record_words.h"

namespace acervo::tools {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

icaltimetype Day(Date day) {
  icaltimetype time = icaltime_null_date();
  time.year = static_cast<int>(day.year());
  time.month = static_cast<int>(static_cast<unsigned>(day.month()));
  time.day = static_cast<int>(static_cast<unsigned>(day.day()));
  return time;
}

Date DayAfter(Date day) { return Date(std::chrono::sys_days(day) + std::chrono::days(1)); }

// "2026-05-01T12:30:05Z" → "20260501T123005Z"
icaltimetype Stamp(std::string iso) {
  std::erase_if(iso, [](char c) { return c == '-' || c == ':'; });
  const icaltimetype time = icaltime_from_string(iso.c_str());
  return icaltime_is_null_time(time) ? icaltime_from_string("19700101T000000Z") : time;
}

class Event {
 public:
  explicit Event(long& dropped) : component_(icalcomponent_new_vevent()), dropped_(dropped) {}

  void Add(icalproperty* property) { icalcomponent_add_property(component_.get(), property); }
  // One that takes text; nothing where that is empty.
  void Text(icalproperty* (*make)(const char*), const std::string& text) {
    if (!text.empty()) Add(make(Clean(text).c_str()));
  }
  void Extra(const char* name, const std::string& value) {
    if (value.empty()) return;
    icalproperty* const property = icalproperty_new_x(Clean(value).c_str());
    icalproperty_set_x_name(property, name);
    Add(property);
  }
  // With folded lines that end in CRLF.
  std::string Print() const {
    char* const text = icalcomponent_as_ical_string_r(component_.get());
    std::string printed = text;
    icalmemory_free_buffer(text);
    return printed;
  }

 private:
  std::string Clean(const std::string& text) const { return XmlText(text, dropped_); }

  Component component_;
  long& dropped_;
};

class Ics : public Exporter {
 public:
  Ics(Stream& stream, const Messages& say) : stream_(stream), say_(say) {}
  Walk walk() const override { return Walk::kByOffice; }

  void Begin() override {
    stream_.Write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//acervo//acervo " ACERVO_VERSION
                  "//ES\r\nCALSCALE:GREGORIAN\r\n");
  }

  void Report(const StoredReport& report) override {
    stamp_ = Stamp(report.sources.empty() ? "" : report.sources.front().imported_at);
  }

  void Record(const RecordView& view) override {
    if (view.record.kind != RecordKind::kActivity) return;
    const std::vector<DateInterval>& intervals = view.record.date.intervals;
    if (intervals.empty()) ++notes_.without_date;
    for (std::size_t i = 0; i < intervals.size(); ++i) stream_.Write(OneEvent(view, i, intervals[i]));
  }

  Status End(Archive&) override {
    stream_.Write("END:VCALENDAR\r\n");
    return Ok();
  }

 private:
  std::string OneEvent(const RecordView& view, std::size_t number, const DateInterval& days) {
    Event event(notes_.dropped_characters);
    const acervo::Record& record = view.record;
    const std::string uid = view.id + "@acervo";
    event.Text(icalproperty_new_uid, number == 0 ? uid : view.id + "-" + std::to_string(number + 1) + "@acervo");
    event.Add(icalproperty_new_dtstamp(stamp_));
    event.Add(icalproperty_new_dtstart(Day(days.first)));
    event.Add(icalproperty_new_dtend(Day(DayAfter(days.last))));
    event.Text(icalproperty_new_summary, TitleOf(view));
    event.Text(icalproperty_new_description, DescriptionOf(view));
    event.Text(icalproperty_new_location, std::string(FieldOf(record, "lugar")));
    event.Text(icalproperty_new_categories, record.type.value_or(""));
    event.Add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));  // what was done makes nobody busy
    if (record.date.precision != DatePrecision::kDay) event.Add(icalproperty_new_status(ICAL_STATUS_TENTATIVE));
    if (number > 0) event.Text(icalproperty_new_relatedto, uid);
    event.Extra("X-ACERVO-DATE", record.date.raw);
    event.Extra("X-ACERVO-PRECISION", std::string(Token(record.date.precision)));
    event.Extra("X-ACERVO-DATE-SOURCE", std::string(Token(record.date.source)));
    return event.Print();
  }

  std::string DescriptionOf(const RecordView& view) const {
    std::string all = view.record.text;
    for (const std::string& note : NotesOf(say_, view)) all += (all.empty() ? "" : "\n") + note;
    return all;
  }

  Stream& stream_;
  const Messages& say_;
  icaltimetype stamp_ = Stamp("");
};

}  // namespace

std::unique_ptr<Exporter> MakeIcs(Stream& stream, const Messages& say) { return std::make_unique<Ics>(stream, say); }

}  // namespace acervo::tools
