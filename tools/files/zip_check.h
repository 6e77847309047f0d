// Whether a package of XML parts came out whole.
#pragma once

#include <string>

#include "core/result.h"

namespace acervo::tools {

// Every `.xml` and `.rels` part can be unpacked and ends with the end of an element: libxlsxwriter does not notice a
// full disk under its own temporary files. kUnreadable, with the system's word for a full disk, where one does not.
Status CheckXmlPackage(const std::string& path);

}  // namespace acervo::tools
