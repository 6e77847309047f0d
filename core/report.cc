#include "core/report.h"

#include <algorithm>
#include <array>

namespace acervo {
namespace {

template <typename T>
struct Named {
  T value;
  std::string_view token;
};

template <typename T, std::size_t N>
std::string_view TokenIn(const std::array<Named<T>, N>& table, T value) {
  for (const Named<T>& row : table) {
    if (row.value == value) return row.token;
  }
  return {};
}

template <typename T, std::size_t N>
std::optional<T> ValueIn(const std::array<Named<T>, N>& table, std::string_view token) {
  for (const Named<T>& row : table) {
    if (row.token == token) return row.value;
  }
  return std::nullopt;
}

constexpr std::array<Named<RecordKind>, 3> kRecordKinds = {
    {{RecordKind::kActivity, "actividad"}, {RecordKind::kCoordination, "coordinacion"}, {RecordKind::kText, "text"}}};
constexpr std::array<Named<DateSource>, 4> kDateSources = {{{DateSource::kCell, "cell"},
                                                            {DateSource::kText, "text"},
                                                            {DateSource::kPeriod, "period"},
                                                            {DateSource::kNone, "none"}}};
constexpr std::array<Named<EntityRole>, 2> kEntityRoles = {
    {{EntityRole::kCell, "entidad"}, {EntityRole::kMention, "mencion"}}};
constexpr std::array<Named<EntityKind>, 11> kEntityKinds = {{{EntityKind::kEmbassy, "embajada"},
                                                             {EntityKind::kOrganism, "organismo"},
                                                             {EntityKind::kGovernment, "gobierno"},
                                                             {EntityKind::kMunicipalUnit, "unidad-municipal"},
                                                             {EntityKind::kCity, "ciudad"},
                                                             {EntityKind::kCompany, "empresa"},
                                                             {EntityKind::kCivilSociety, "sociedad-civil"},
                                                             {EntityKind::kAcademia, "academia"},
                                                             {EntityKind::kPlace, "lugar"},
                                                             {EntityKind::kPerson, "persona"},
                                                             {EntityKind::kOther, "otro"}}};
constexpr std::array<Named<PeriodSource>, 5> kPeriodSources = {{{PeriodSource::kText, "text"},
                                                                {PeriodSource::kFilename, "filename"},
                                                                {PeriodSource::kDates, "dates"},
                                                                {PeriodSource::kMetadata, "metadata"},
                                                                {PeriodSource::kDecision, "decision"}}};

}  // namespace

std::string_view Token(RecordKind kind) { return TokenIn(kRecordKinds, kind); }
std::optional<RecordKind> RecordKindFromToken(std::string_view token) { return ValueIn(kRecordKinds, token); }
std::string_view Token(DateSource source) { return TokenIn(kDateSources, source); }
std::optional<DateSource> DateSourceFromToken(std::string_view token) { return ValueIn(kDateSources, token); }
std::string_view Token(EntityKind kind) { return TokenIn(kEntityKinds, kind); }
std::optional<EntityKind> EntityKindFromToken(std::string_view token) { return ValueIn(kEntityKinds, token); }
std::string_view Token(EntityRole role) { return TokenIn(kEntityRoles, role); }
std::optional<EntityRole> EntityRoleFromToken(std::string_view token) { return ValueIn(kEntityRoles, token); }
std::string_view Token(PeriodSource source) { return TokenIn(kPeriodSources, source); }
std::optional<PeriodSource> PeriodSourceFromToken(std::string_view token) { return ValueIn(kPeriodSources, token); }

int CountOf(const Report& report, RecordKind kind) {
  return static_cast<int>(std::count_if(report.records.begin(), report.records.end(),
                                        [&](const Record& record) { return record.kind == kind; }));
}

std::string ReportId(std::string_view sha256_hex) { return "r" + std::string(sha256_hex.substr(0, 8)); }

std::string RecordId(std::string_view report_id, const Record& record) {
  return std::string(report_id) + "." + record.local_id;
}

}  // namespace acervo
