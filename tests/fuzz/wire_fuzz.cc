// Bytes from the far end of a pipe: whatever they are, reading them ends, and a report that was read is the same report
// when it is written and read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/report_wire.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  acervo::Report report;
  acervo::WireReader reader({reinterpret_cast<const char*>(data), size});
  reader(report);
  if (!reader.AtEnd()) return 0;
  acervo::WireWriter writer;
  writer(report);
  const std::string bytes = writer.Take();
  acervo::Report again;
  acervo::WireReader second(bytes);
  second(again);
  if (!second.AtEnd() || !(again == report)) std::abort();
  return 0;
}
