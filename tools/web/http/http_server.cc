// A connection without a whole request waits in the WaitingRoom at the cost of no thread; then a thread of the
// ConnectionQueue serves it, and an idle one gives way as soon as another waits.
#include "tools/web/http/http_server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <exception>
#include <utility>

#include "tools/web/http/response_writer.h"

namespace acervo::tools::serve {
namespace {

constexpr int kRequestsPerConnection = 1000;
constexpr std::chrono::seconds kIdle{5};
constexpr std::size_t kLongestTarget = 8192;
constexpr std::uint64_t kLongestBody = 1 << 20;

bool IsRead(const RequestHead& head) { return head.method == "GET" || head.method == "HEAD"; }

void SendAtOnce(int socket) {
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

HttpServer::HttpServer(Answerer answer, Refuser refuse, bool takes_writes)
    : answer_(std::move(answer)), refuse_(std::move(refuse)), takes_writes_(takes_writes) {}

Result<int> HttpServer::Bind(const std::string& host, int port) {
  Result<std::unique_ptr<Listener>> opened = Listener::Open(host, port);
  if (!opened.ok()) return std::move(opened.error());
  listener_ = std::move(opened.value());
  const int bound = listener_->port();
  names_.emplace(host, bound);
  return bound;
}

void HttpServer::Run() {
  queue_.emplace([this](int socket) { Serve(socket); });
  room_.emplace([this](int socket) { queue_->Add(socket); });
  while (const std::optional<int> socket = listener_->Accept()) {
    if (WaitingRoom::HasRequest(*socket))
      queue_->Add(*socket);
    else
      room_->Take(*socket);
  }
  room_->Close();
  queue_->Close();
}

void HttpServer::Stop() {
  stopping_ = true;
  listener_->Stop();
}

void HttpServer::Serve(int socket) {
  SendAtOnce(socket);
  DeadlineStream stream(socket);
  const auto gives_up = [this] { return stopping_.load(); };
  const auto gives_way = [this] { return stopping_ || queue_->IsCrowded(); };
  for (int left = kRequestsPerConnection; left > 0; --left) {
    const bool is_first = left == kRequestsPerConnection;
    const bool asks = is_first ? stream.AwaitRequest(kIdle, gives_up) : stream.AwaitRequest(kIdle, gives_way);
    if (!asks || !ServeOne(stream, left == 1)) break;
  }
  stream.Finish();
  ::close(socket);
}

// Answers the next request. False: the connection ends after it.
bool HttpServer::ServeOne(DeadlineStream& stream, bool is_last) {
  std::variant<RequestHead, UnreadableHead> read = ReadRequestHead(stream);
  const auto breaks_off = [this] { return stopping_.load(); };
  if (const auto* unreadable = std::get_if<UnreadableHead>(&read)) {
    if (unreadable->status == 0) return false;
    WriteResponse({}, refuse_({}, unreadable->status), After::kClose, breaks_off, stream);
    return false;
  }
  RequestHead& head = std::get<RequestHead>(read);
  head.web.is_head = head.method == "HEAD";
  head.web.writes = takes_writes_ && head.method == "POST";
  const int status = StatusOf(head);
  if (status == 200 && head.web.writes && !ReadRequestBody(stream, head)) return false;
  const bool is_whole = (IsRead(head) || head.web.writes) && !head.has_body;
  const bool goes_on = head.keeps_open && is_whole && !is_last && !stopping_;
  const After after = goes_on ? After::kKeepOpen : After::kClose;
  return WriteResponse(head, AnswerTo(head, status), after, breaks_off, stream) && goes_on;
}

int HttpServer::StatusOf(const RequestHead& head) const {
  if (head.web.target.size() > kLongestTarget) return 414;
  if (head.hosts != 1) return 400;
  if (!names_->Has(head.web.host)) return head.web.writes ? 403 : 421;
  if (!IsRead(head) && !head.web.writes) return 405;
  if (!head.web.path.starts_with('/')) return 400;
  if (head.web.writes) return StatusOfBody(head);
  return head.has_body ? 400 : 200;
}

int HttpServer::StatusOfBody(const RequestHead& head) {
  if (!head.body_size) return 411;
  return *head.body_size > kLongestBody ? 413 : 200;
}

WebResponse HttpServer::AnswerTo(const RequestHead& head, int status) const {
  try {
    if (status == 200) return answer_(head.web);
  } catch (const std::exception&) {
    return refuse_(head.web, 500);
  }
  WebResponse refusal = refuse_(head.web, status);
  if (status == 405) refusal.headers.emplace_back("Allow", takes_writes_ ? "GET, HEAD, POST" : "GET, HEAD");
  return refusal;
}

}  // namespace acervo::tools::serve
