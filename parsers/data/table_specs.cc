#include "parsers/data/table_specs.h"

#include <algorithm>
#include <iterator>

namespace acervo::data {
namespace {

constexpr std::string_view kEntityKinds =
    "embajada|organismo|gobierno|unidad-municipal|ciudad|empresa|sociedad-civil|academia|lugar|persona|otro";
constexpr unsigned kFirst = 0b1, kSecond = 0b10, kThird = 0b100;

using enum ColumnRule;

constexpr ColumnSpec kActivityTypes[] = {
    {"type", kSlug}, {"class", kChoice, "head|carrier|weak|verb|light|thing|skip|joint"}, {"phrase", kFolded}};
constexpr ColumnSpec kCities[] = {{"id", kSlug}, {"name", kName}, {"aliases", kList}, {"government", kText}};
constexpr ColumnSpec kColumns[] = {{"column", kSlug}, {"rank", kNumber, {}, 1, 4}, {"heading", kFolded}};
constexpr ColumnSpec kCountries[] = {{"id", kSlug}, {"name", kName}, {"aliases", kList}, {"demonyms", kList}};
constexpr ColumnSpec kFoldedPhrase[] = {{"phrase", kFolded}};
constexpr ColumnSpec kFoldedWord[] = {{"word", kFolded}};
constexpr ColumnSpec kDateWords[] = {
    {"word", kFolded},
    {"role", kChoice, "weekday|unit|part|shift|month-shift|relative|glue|clock|money|ordinal-suffix|label|place|years"},
    {"value", kText}};
constexpr ColumnSpec kEntityPatterns[] = {
    {"head", kFolded},
    {"kind", kChoice, kEntityKinds},
    {"flags", kFlags, "lower|y|list|city|embassy|unit|place|alone|name|quoted|plural|nouns"},
    {"example", kText},
    {"found", kText}};
constexpr ColumnSpec kEntityWords[] = {
    {"class", kChoice,
     "abbreviation|event|road|acronym-stop|company-suffix|no-name|before-honoured|nobody|henceforth|generic|function|"
     "weekday|verb-ending|verb|cue|surname|noun-name|ambiguous|also-word"},
    {"word", kText},
    {"value", kText}};
constexpr ColumnSpec kGazetteer[] = {
    {"id", kSlug}, {"kind", kChoice, kEntityKinds}, {"name", kName}, {"aliases", kList}, {"short", kList}};
constexpr ColumnSpec kGivenNames[] = {{"name", kText}};
constexpr ColumnSpec kDayHeadings[] = {{"place", kChoice, "before|label|after|minutes"}, {"phrase", kFolded}};
constexpr ColumnSpec kHeadings[] = {{"kind", kChoice, "coordinations|section|findings|closing|title|matter|any|total"},
                                    {"match", kChoice, "whole|start|noun|before|after|label"},
                                    {"phrase", kFolded}};
constexpr ColumnSpec kHonorifics[] = {{"class", kChoice, "title|role|adjective"}, {"form", kText}};
constexpr ColumnSpec kMonths[] = {
    {"word", kFolded}, {"number", kNumber, {}, 1, 12}, {"form", kChoice, "name|abbreviation|misspelling"}};
constexpr ColumnSpec kNumbers[] = {
    {"word", kFolded}, {"role", kChoice, "cardinal|ordinal|multiplier|roman"}, {"value", kNumber, {}, -1, 9999}};
constexpr ColumnSpec kOfficeWords[] = {{"class", kChoice, "bare|behind|label|sentence"}, {"phrase", kFolded}};
constexpr ColumnSpec kOffices[] = {{"rank", kNumber, {}, 1, 99}, {"word", kFolded}};
constexpr ColumnSpec kPeriodWords[] = {
    {"word", kFolded}, {"role", kChoice, "title|other|label|annual|month"}, {"month", kNumber, {}, 1, 12}};
constexpr ColumnSpec kQuestionAlternatives[] = {{"word", kFolded}, {"others", kList}, {"conjugation", kText}};
constexpr ColumnSpec kQuestionDates[] = {
    {"role", kChoice, "date|month|alone|and|from|to|before|after|onward|backward|unit"},
    {"phrase", kFolded},
    {"value", kText}};
constexpr ColumnSpec kQuestionWords[] = {{"role", kChoice,
                                          "small|ask|verb|ending|kind|order|order-before|count|type|without|without-"
                                          "loose|without-next|noun|join|between|head|idiom"},
                                         {"phrase", kFolded},
                                         {"value", kText}};
constexpr ColumnSpec kTenses[] = {
    {"form", kFolded}, {"role", kChoice, "verb|participle|plan|event|hint|none"}, {"lean", kNumber, {}, -1, 1}};

// In alphabetical order.
constexpr TableSpec kSpecs[] = {
    {"activity_types", kActivityTypes, 3, kThird},
    {"cities", kCities, 2, kFirst, true},
    {"columns", kColumns, 3, kThird},
    {"countries", kCountries, 2, kFirst, true},
    {"date_none", kFoldedPhrase},
    {"date_not_months", kFoldedWord},
    {"date_words", kDateWords, 3, kFirst | kSecond},
    {"day_headings", kDayHeadings, 2, kFirst | kSecond},
    {"entity_patterns", kEntityPatterns, 2},
    {"entity_words", kEntityWords, 2, kFirst | kSecond},
    {"gazetteer", kGazetteer, 3, kFirst, true},
    {"given_names", kGivenNames},
    {"headings", kHeadings, 3, kSecond | kThird},
    {"honorifics", kHonorifics, 2, kSecond},
    {"months", kMonths, 3},
    {"numbers", kNumbers, 3, kFirst | kSecond},
    {"office_words", kOfficeWords, 2, kFirst | kSecond},
    {"offices", kOffices, 2, kSecond},
    {"period_words", kPeriodWords, 2},
    {"question_alternatives", kQuestionAlternatives, 2},
    {"question_dates", kQuestionDates, 2, kSecond},
    {"question_words", kQuestionWords, 2, kSecond},
    {"tenses", kTenses, 3, kFirst | kSecond},
};

}  // namespace

std::span<const TableSpec> TableSpecs() { return kSpecs; }

const TableSpec* SpecOf(std::string_view table) {
  const auto found =
      std::find_if(std::begin(kSpecs), std::end(kSpecs), [&](const TableSpec& spec) { return spec.name == table; });
  return found == std::end(kSpecs) ? nullptr : &*found;
}

}  // namespace acervo::data
