// Signs of print that a converter has written with those of a typewriter: "<<Foro>>", " oo Nota", "2019  -  2020".
//
// Source: docx2txt 1.4 (its tables %splchars and %bullets), which also writes '"' for “ and ”.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace acervo::txt {

// Puts the signs of print back where the text bears the marks of such a converter and has none of print of its own.
// Gives their number.
int RestoreTypedSigns(std::string& text);

// Appends the quotation mark of print for the typed one at `at`: opening or closing, by what stands around.
void AppendQuote(std::string_view text, std::size_t at, std::string& shown);

}  // namespace acervo::txt
