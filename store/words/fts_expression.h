// Words, phrases and names as FTS5 expressions. Private to store/.
// Source: https://sqlite.org/fts5.html, 3 (full-text query syntax).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace acervo::store {

// Columns of record_search. All of them is no filter at all: with one, FTS5 copies the places of every row that it
// passes. record_terms has but one column, and does not let it be named (detail=none).
inline constexpr std::string_view kAllWords = "";
inline constexpr std::string_view kTextWords = "{text}";
inline constexpr std::string_view kEntityWords = "{entity}";
inline constexpr std::string_view kAllTerms = "";

// An entity as a term. No word has a '#'.
std::string EntityTerm(std::int64_t entity_key);

// "word", with what could end the quotes doubled.
std::string Quoted(std::string_view words);
// columns : ("a" OR "b"); empty for no terms. No columns: all there are.
std::string AnyOf(std::string_view columns, const std::vector<std::string>& terms);
std::string AnyPrefixOf(std::string_view columns, const std::vector<std::string>& terms);
// Joins what is not empty, each once: "(a) AND (b)".
std::string Joined(const std::vector<std::string>& expressions, std::string_view op);
// Only where it stands in a title or an entity cell.
std::string InHead(std::string_view expression);

// Every way to write a phrase whose words have several spellings, at most 16.
std::vector<std::string> PhraseSpellings(const std::vector<std::vector<std::string>>& words);

}  // namespace acervo::store
