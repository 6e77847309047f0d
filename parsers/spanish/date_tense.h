// Tells from the words around a date on which side of the report it lies.
//
// Shape:  the verb or word nearest to the date within its sentence decides, so that each clause tells its own dates:
//         'se firmó el 3 de abril el convenio que se ejecutará en noviembre'.
// Source: parsers/data/tenses.tsv; endings of regular verbs are in the .cc.
// Cost:   a constant number of tokens around each date.
#pragma once

#include <cstddef>

#include "parsers/spanish/date_tokens.h"

namespace acervo::spanish {

// 1: ahead ('se celebrará el 19 de noviembre'), -1: back ('celebrada el 2 de mayo'), 0: nothing tells.
// `first` and `last` are the date's tokens, inclusive.
int TenseAround(const DateTokens& text, std::size_t first, std::size_t last);

}  // namespace acervo::spanish
