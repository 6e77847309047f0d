#include "store/entities/entity_shape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace acervo::store {
namespace {

struct Pair {
  const char* a;
  const char* b;
  Nearness nearness;
};

constexpr Pair kPairs[] = {
    {"Fundación Manos del Istmo", "Fundacion Manos Istmo", Nearness::kSame},
    {"Dirección de Servicios Generales", "Direccion de Servicio General", Nearness::kSame},
    {"Casa de las Luces", "Casa de la Luz", Nearness::kSame},
    {"Cuerpo de Bomberos", "Cuerpo de Bombero", Nearness::kSame},
    {"Fundación Calicanto", "Fundación Calicnato", Nearness::kSlip},
    {"Asociación Panamericana", "Asociacion Panamerciana", Nearness::kSlip},
    {"Instituto Iberoamericano", "Instituto Iberoamerricano", Nearness::kSlip},
    // Endings tell number and gender, short words lie too near to one another.
    {"Fundación Mariana", "Fundación Mariano", Nearness::kNear},
    {"Club Norte", "Club Norma", Nearness::kApart},
    {"Comercio Interior de Colón", "Comercio Exterior de Colón", Nearness::kApart},
    {"Fundación Manos", "Fundación Manos del Istmo", Nearness::kNear},
    {"San José", "San José de Cúcuta", Nearness::kApart},
    {"Corea", "Costa Rica", Nearness::kApart},
    {"JICA", "APEJICA", Nearness::kApart},
    {"OPS", "OMS", Nearness::kApart},
    {"Ministerio de Educación", "Ministerio de Salud", Nearness::kApart},
    {"Dirección de Cultura", "Dirección de Turismo", Nearness::kApart},
    {"Escuela 12 de Octubre", "Escuela 13 de Octubre", Nearness::kApart},
    {"Junta Comunal 1", "Junta Comunal 2", Nearness::kApart},
    {"", "Fundación", Nearness::kApart},
    {"de la", "Fundación", Nearness::kApart},
};

TEST(EntityShape, ComparesNames) {
  for (const Pair& pair : kPairs) {
    EXPECT_EQ(Compare(ShapeOf(pair.a), ShapeOf(pair.b)).nearness, pair.nearness) << pair.a << " ~ " << pair.b;
    EXPECT_EQ(Compare(ShapeOf(pair.b), ShapeOf(pair.a)).nearness, pair.nearness) << pair.b << " ~ " << pair.a;
  }
}

TEST(EntityShape, NamesThatAreNearShareASignature) {
  for (const Pair& pair : kPairs) {
    if (pair.nearness == Nearness::kApart) continue;
    const std::vector<std::int64_t> a = Signatures(ShapeOf(pair.a)), b = Signatures(ShapeOf(pair.b));
    const bool shares =
        std::ranges::any_of(a, [&](std::int64_t value) { return std::ranges::find(b, value) != b.end(); });
    EXPECT_TRUE(shares) << pair.a << " ~ " << pair.b;
  }
}

TEST(EntityShape, ALongNameHasFewSignatures) {
  std::string name;
  for (int i = 0; i < 1000; ++i) name += "palabra" + std::to_string(i) + " ";
  constexpr std::size_t kMost = 26;
  EXPECT_LE(Signatures(ShapeOf(name)).size(), kMost);
}

TEST(EntityShape, KindsThatCannotBeOne) {
  EXPECT_FALSE(MayBeOne(EntityKind::kEmbassy, EntityKind::kCity));
  EXPECT_FALSE(MayBeOne(EntityKind::kPerson, EntityKind::kOther));
  EXPECT_FALSE(MayBeOne(EntityKind::kPlace, EntityKind::kOrganism));
  EXPECT_TRUE(MayBeOne(EntityKind::kOrganism, EntityKind::kOther));
  EXPECT_TRUE(MayBeOne(EntityKind::kPerson, EntityKind::kPerson));
}

}  // namespace
}  // namespace acervo::store
