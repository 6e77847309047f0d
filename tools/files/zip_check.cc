#include "tools/files/zip_check.h"

#include <zip.h>

#include <array>
#include <cerrno>
#include <memory>
#include <string_view>

#include "tools/files/system_error.h"

namespace acervo::tools {
namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};
using Zip = std::unique_ptr<zip_t, Discard>;
using Part = std::unique_ptr<zip_file_t, Discard>;

// The root's end tag stands in the last bytes; an empty root ends with "/>".
bool IsWhole(zip_t* archive, zip_uint64_t number) {
  const Part part(zip_fopen_index(archive, number, 0));
  if (!part) return false;
  std::array<char, 1 << 16> buffer;
  char last = '\0';
  zip_int64_t count = 0;
  while ((count = zip_fread(part.get(), buffer.data(), buffer.size())) > 0) {
    for (zip_int64_t i = count - 1; i >= 0; --i) {
      const char c = buffer[static_cast<std::size_t>(i)];
      if (c == '\n' || c == '\r' || c == ' ') continue;
      last = c;
      break;
    }
  }
  return count == 0 && last == '>';
}

}  // namespace

Status CheckXmlPackage(const std::string& path) {
  const Error broken{ErrorCode::kUnreadable, SystemToken(ENOSPC), {path}};
  const Zip archive(zip_open(path.c_str(), ZIP_RDONLY, nullptr));
  if (!archive) return broken;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    const char* const name = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0);
    const std::string_view part = name == nullptr ? "" : name;
    const bool is_xml = part.ends_with(".xml") || part.ends_with(".rels");
    if (is_xml && !IsWhole(archive.get(), static_cast<zip_uint64_t>(i))) return broken;
  }
  return Ok();
}

}  // namespace acervo::tools
