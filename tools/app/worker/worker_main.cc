#include "tools/app/worker/worker_main.h"

#include <malloc.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <optional>

#include "core/wire.h"
#include "tools/app/worker/socket_io.h"

namespace acervo::tools {
namespace {

struct Answer {
  JobEnd end;
  std::string text;
};

bool Reply(int socket, const Answer& answer) {
  const std::uint64_t size = answer.text.size();
  std::string head(1 + sizeof size, '\0');
  head[0] = static_cast<char>(answer.end);
  std::memcpy(head.data() + 1, &size, sizeof size);
  return WriteAll(socket, head) && WriteAll(socket, answer.text);
}

Answer Do(const JobFunction& function, std::string_view head, std::string_view body, std::size_t max_reply) {
  try {
    JobAnswer answer = function(head, body);
    const JobEnd end = answer.parts.empty() ? JobEnd::kDone : JobEnd::kParts;
    if (end == JobEnd::kParts) {
      WireWriter writer;
      writer(answer.text, answer.parts);
      answer.text = writer.Take();
    }
    if (answer.text.size() > max_reply) return {JobEnd::kReplyTooLarge, ""};
    return {end, std::move(answer.text)};
  } catch (const std::bad_alloc&) {
    return {JobEnd::kOutOfMemory, ""};
  } catch (const std::exception& exception) {
    return {JobEnd::kCrashed, exception.what()};
  } catch (...) {
    return {JobEnd::kCrashed, "exception"};
  }
}

// One job: false when the socket is closed.
bool ServeOne(int socket, const JobFunction& function, const WorkerLimits& limits) {
  std::array<std::uint64_t, 3> sizes{};
  if (!ReadExactly(socket, reinterpret_cast<char*>(sizes.data()), sizeof sizes)) return false;
  std::string head(sizes[0], '\0');
  std::string body;
  try {
    body.resize(sizes[1]);
  } catch (const std::bad_alloc&) {
    ::_exit(kOutOfMemoryExit);
  }
  if (!ReadExactly(socket, head.data(), head.size()) || !ReadExactly(socket, body.data(), body.size())) return false;
  LimitTime(limits, std::chrono::milliseconds(sizes[2]));
  errno = 0;
  const Answer answer = Do(function, head, body, limits.max_reply);
  StopClock();
  return Reply(socket, answer);
}

}  // namespace

void ServeJobs(int socket, const JobFunction& function, const WorkerLimits& limits) {
  while (ServeOne(socket, function, limits)) {
    if (ResidentBytes() <= limits.retire_above) continue;
    ::malloc_trim(0);
    if (ResidentBytes() > limits.retire_above) ::_exit(kRetiredExit);
  }
  ::_exit(0);
}

}  // namespace acervo::tools
