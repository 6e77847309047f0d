#include "tools/present/export/atom_columns.h"

#include <array>

namespace acervo::tools {
namespace {

constexpr auto kDescription = std::to_array<std::string_view>({"legacyId",
                                                               "parentId",
                                                               "qubitParentSlug",
                                                               "accessionNumber",
                                                               "identifier",
                                                               "title",
                                                               "levelOfDescription",
                                                               "extentAndMedium",
                                                               "repository",
                                                               "archivalHistory",
                                                               "acquisition",
                                                               "scopeAndContent",
                                                               "appraisal",
                                                               "accruals",
                                                               "arrangement",
                                                               "accessConditions",
                                                               "reproductionConditions",
                                                               "language",
                                                               "script",
                                                               "languageNote",
                                                               "physicalCharacteristics",
                                                               "findingAids",
                                                               "locationOfOriginals",
                                                               "locationOfCopies",
                                                               "relatedUnitsOfDescription",
                                                               "publicationNote",
                                                               "digitalObjectPath",
                                                               "digitalObjectURI",
                                                               "generalNote",
                                                               "subjectAccessPoints",
                                                               "placeAccessPoints",
                                                               "nameAccessPoints",
                                                               "genreAccessPoints",
                                                               "descriptionIdentifier",
                                                               "institutionIdentifier",
                                                               "rules",
                                                               "descriptionStatus",
                                                               "levelOfDetail",
                                                               "revisionHistory",
                                                               "languageOfDescription",
                                                               "scriptOfDescription",
                                                               "sources",
                                                               "archivistNote",
                                                               "publicationStatus",
                                                               "physicalObjectName",
                                                               "physicalObjectLocation",
                                                               "physicalObjectType",
                                                               "alternativeIdentifiers",
                                                               "alternativeIdentifierLabels",
                                                               "eventDates",
                                                               "eventTypes",
                                                               "eventStartDates",
                                                               "eventEndDates",
                                                               "eventActors",
                                                               "eventActorHistories",
                                                               "culture"});

constexpr auto kAuthority = std::to_array<std::string_view>({"culture",
                                                             "typeOfEntity",
                                                             "authorizedFormOfName",
                                                             "corporateBodyIdentifiers",
                                                             "datesOfExistence",
                                                             "history",
                                                             "places",
                                                             "legalStatus",
                                                             "functions",
                                                             "mandates",
                                                             "internalStructures",
                                                             "generalContext",
                                                             "descriptionIdentifier",
                                                             "institutionIdentifier",
                                                             "rules",
                                                             "status",
                                                             "levelOfDetail",
                                                             "revisionHistory",
                                                             "sources",
                                                             "maintenanceNotes",
                                                             "parallelFormsOfName",
                                                             "standardizedFormsOfName",
                                                             "otherFormsOfName"});

constexpr auto kAlias =
    std::to_array<std::string_view>({"parentAuthorizedFormOfName", "alternateForm", "formType", "culture"});

}  // namespace

std::span<const std::string_view> AtomDescriptionColumns() { return kDescription; }
std::span<const std::string_view> AtomAuthorityColumns() { return kAuthority; }
std::span<const std::string_view> AtomAliasColumns() { return kAlias; }

}  // namespace acervo::tools
