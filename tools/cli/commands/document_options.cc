#include "tools/cli/commands/document_options.h"

#include "tools/cli/commands/options.h"

namespace acervo::tools {
namespace {

constexpr int kMostSeconds = 24 * 3600;
constexpr int kFewestOpenFiles = 8;  // the socket, the standard streams, and a font behind its configuration

}  // namespace

void AddDocumentOptions(OptionList& options, DocumentSettings& settings) {
  options.Number("--timeout", settings.timeout, 1, kMostSeconds, "value.seconds");
  options.Number("--max-size", settings.max_size, 1, 1 << 20, "value.mib");
  options.Number("--memory", settings.memory, 256, 1 << 20, "value.mib");
  options.Number("--cpu", settings.cpu, 1, kMostSeconds, "value.seconds");
  options.Number("--max-output", settings.max_output, 1, 1 << 10, "value.mib");
  options.Number("--open-files", settings.open_files, kFewestOpenFiles, 1 << 16);
  options.Text("--password", settings.password, "value.text");
  options.Choice("--ocr", settings.ocr, {"auto", "never", "always"});
}

}  // namespace acervo::tools
