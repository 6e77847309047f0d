// Attribute values of WordprocessingML: lengths, numbers, switches.
#pragma once

#include <optional>
#include <string_view>

namespace acervo::docx {

// Twips (1/1440 inch) from a plain number of twips or a length with its unit ("1.25cm", "36pt"):
// ECMA-376-1 5th ed., 17.18.81 ST_SignedTwipsMeasure, 22.9.2.15 ST_UniversalMeasure. Cut to ±100 inches.
std::optional<int> ParseTwips(std::string_view value);

// A whole number, cut to [low, high]; nullopt where the value begins with none.
std::optional<int> ParseInt(std::string_view value, int low, int high);

// ST_OnOff (22.9.2.7): an absent value means on.
bool ParseOnOff(std::string_view value);

}  // namespace acervo::docx
