// The columns of AtoM's CSV templates, in their order.
// Source: AtoM 2.x, import templates for ISAD(G) descriptions, authority records and their aliases; a test holds them
//         against testdata/standards/atom-columns.txt. The authority records end with the three columns of other names
//         that its import reads beside the template's.
#pragma once

#include <span>
#include <string_view>

namespace acervo::tools {

std::span<const std::string_view> AtomDescriptionColumns();
std::span<const std::string_view> AtomAuthorityColumns();
std::span<const std::string_view> AtomAliasColumns();

}  // namespace acervo::tools
