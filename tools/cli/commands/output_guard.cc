#include "tools/cli/commands/output_guard.h"

#include <sys/stat.h>

#include <algorithm>

#include "tools/cli/commands/options.h"
#include "tools/files/earlier_output.h"
#include "tools/files/read_file.h"
#include "tools/files/walk.h"

namespace acervo::tools {
namespace {

bool IsPartOfTheArchive(const std::string& archive, const FileId& id) {
  return std::ranges::any_of(std::vector<std::string>{"", "-wal", "-shm", "-journal"},
                             [&](const std::string& ending) { return FileIdOf(archive + ending) == id; });
}

bool IsGiven(const std::vector<std::string>& inputs, const FileId& id) {
  return std::ranges::any_of(inputs, [&](const std::string& input) { return FileIdOf(input) == id; });
}

// Whether a folder among the inputs holds it: such a folder is read whole.
bool IsInside(const std::vector<std::string>& inputs, const FileId& id) {
  return std::ranges::any_of(FindFiles(inputs, {}),
                             [&](const FoundFile& file) { return file.skipped.empty() && FileIdOf(file.path) == id; });
}

}  // namespace

void RefuseToReplace(const Context& context, const GuardedOutput& output) {
  struct stat about {};
  if (::stat(output.path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return;
  const FileId id{about.st_dev, about.st_ino};
  const std::string shown = PathText(output.path);
  if (IsPartOfTheArchive(context.settings.archive, id)) throw UsageError(context.say("usage.output.archive", shown));
  if (IsGiven(output.inputs, id)) throw UsageError(context.say("usage.output.input", shown));
  if (IsEarlierOutput(output.path, output.kind)) return;
  if (!output.force) throw UsageError(context.say("usage.output.other", shown));
  if (IsInside(output.inputs, id)) throw UsageError(context.say("usage.output.input", shown));
}

}  // namespace acervo::tools
