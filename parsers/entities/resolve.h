// Which entity the words of a name mean.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "parsers/entities/entities.h"
#include "parsers/entities/tokens.h"

namespace acervo::entities {

enum class PersonHint { kUnknown, kPerson, kEmbassy };

// `written` is the text that the tokens are of. A hint says that the grammar has seen a person.
EntityReading ResolveTokens(std::span<const Token> tokens, std::string_view written, PersonHint hint);
// A country in a list that begins with `head`: "Perú" in "Consulados de Chile y Perú".
EntityReading ResolveEmbassy(std::span<const Token> head, std::span<const Token> country, std::string_view written);

// Whether a name of the tables is of an entity one of whose names shares most of its words with the other name. Names
// of one word tell nothing.
enum class Likeness { kUntold, kLike, kUnlike };
Likeness LikeKnown(std::span<const Token> known, std::span<const Token> name);

}  // namespace acervo::entities
