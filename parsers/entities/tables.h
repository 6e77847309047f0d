// The embedded tables of this folder (cmake/EmbedData.cmake).
#pragma once

#include <string_view>

namespace acervo::data {
extern const std::string_view gazetteer;
extern const std::string_view countries;
extern const std::string_view cities;
extern const std::string_view entity_patterns;
extern const std::string_view honorifics;
extern const std::string_view given_names;
extern const std::string_view entity_words;
}  // namespace acervo::data
