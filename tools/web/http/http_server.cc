// httplib's own loop over a connection reads with select(2), has no end to a slow request and keeps a connection whose
// request had a body that nobody read; DeadlineStream and `process_and_close_socket` do that part here.
#include "tools/web/http/http_server.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "core/text.h"
#include "tools/files/system_error.h"
#include "tools/present/messages/errors.h"
#include "tools/web/http/deadline_stream.h"

namespace acervo::tools::serve {
namespace {

constexpr int kThreads = 32;  // connections that are served at a time; an idle one gives way to one that waits
constexpr std::size_t kMostWaiting = 64;  // more stay with the system until there is room
constexpr int kBacklog = 128;
constexpr int kRequestsPerConnection = 1000;
constexpr std::chrono::seconds kIdle{5};

// As many threads as connections may be served at a time; whoever accepts more than may wait, waits.
class BoundedQueue : public httplib::TaskQueue {
 public:
  BoundedQueue(std::atomic<int>& waiting, std::function<void()> before_shutdown)
      : waiting_(waiting), before_shutdown_(std::move(before_shutdown)) {
    for (int i = 0; i < kThreads; ++i) threads_.emplace_back([this] { Work(); });
  }

  void enqueue(std::function<void()> task) override {
    std::unique_lock lock(mutex_);
    taken_.wait(lock, [this] { return tasks_.size() < kMostWaiting || over_; });
    tasks_.push_back(std::move(task));
    CountWaiting();
    added_.notify_one();
  }

  void shutdown() override {
    before_shutdown_();
    {
      const std::lock_guard lock(mutex_);
      over_ = true;
    }
    added_.notify_all();
    taken_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  void Work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      ++idle_;
      added_.wait(lock, [this] { return !tasks_.empty() || over_; });
      --idle_;
      if (tasks_.empty()) return;
      const std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      CountWaiting();
      taken_.notify_one();
      lock.unlock();
      task();
    }
  }

  // Those for whom there is no thread that is only about to wake up: nobody has to give way to the others.
  void CountWaiting() { waiting_ = std::max(0, static_cast<int>(tasks_.size()) - idle_); }

  std::atomic<int>& waiting_;
  std::function<void()> before_shutdown_;
  int idle_ = 0;  // threads without a connection
  std::mutex mutex_;
  std::condition_variable added_, taken_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::thread> threads_;
  bool over_ = false;
};

Error SystemError(int number) { return Error{ErrorCode::kUnreadable, SystemToken(number), {}}; }

// A socket that listens, or the errno of why not.
int Listening(const addrinfo& address, int& failure) {
  const int sock = ::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC, address.ai_protocol);
  const int on = 1;
  if (sock >= 0) {
    ::setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(sock, address.ai_addr, address.ai_addrlen) == 0 && ::listen(sock, kBacklog) == 0) return sock;
  }
  failure = errno;
  if (sock >= 0) ::close(sock);
  return -1;
}

int PortOf(int sock) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(sock, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  const bool is_v6 = address.ss_family == AF_INET6;
  return ntohs(is_v6 ? reinterpret_cast<sockaddr_in6*>(&address)->sin6_port
                     : reinterpret_cast<sockaddr_in*>(&address)->sin_port);
}

// gzip where it is wanted, and nothing else: brotli at the library's setting is too slow for an answer made anew.
void ChooseEncoding(httplib::Request& request) {
  const std::string wanted = Fold(request.get_header_value("Accept-Encoding"));
  request.headers.erase("Accept-Encoding");
  const std::size_t gzip = wanted.find("gzip");
  if (gzip == wanted.npos) return;
  const std::string entry = wanted.substr(gzip, wanted.find(',', gzip) - gzip);
  const std::size_t weight = entry.find("q=0");
  const bool refused = weight != entry.npos && entry.find_first_not_of("0.", weight + 2) == entry.npos;
  if (!refused) request.headers.emplace("Accept-Encoding", "gzip");
}

bool HasBody(const httplib::Request& request) {
  const std::string length = request.get_header_value("Content-Length");
  return (!length.empty() && length != "0") || request.has_header("Transfer-Encoding");
}

bool IsRead(const httplib::Request& request) { return request.method == "GET" || request.method == "HEAD"; }

WebRequest WebRequestFrom(const httplib::Request& request) {
  WebRequest web;
  web.path = request.path;
  web.target = request.target;
  for (const auto& [name, value] : request.params) web.params.emplace_back(name, value);
  web.accept = request.get_header_value("Accept");
  web.host = request.get_header_value("Host");
  web.accept_language = request.get_header_value("Accept-Language");
  web.if_none_match = request.get_header_value("If-None-Match");
  return web;
}

}  // namespace

HttpServer::HttpServer(Answerer answer, Refuser refuse) : answer_(std::move(answer)), refuse_(std::move(refuse)) {
  new_task_queue = [this] {
    auto* const queue = new BoundedQueue(waiting_, [this] { room_->Close(); });
    room_.emplace([this, queue](int sock) { queue->enqueue([this, sock] { Serve(sock); }); });
    return queue;
  };
  set_pre_routing_handler([this](const auto& request, auto& response) { return Handle(request, response); });
  // What httplib refuses by itself (a request it cannot read, an address that is too long) has no body yet.
  set_error_handler(HandlerWithResponse([this](const httplib::Request& request, httplib::Response& response) {
    if (!response.body.empty() || request.method == "HEAD") return HandlerResponse::Unhandled;
    Send(refuse_(WebRequestFrom(request), response.status), response);
    return HandlerResponse::Handled;
  }));
  set_exception_handler([this](const httplib::Request& request, httplib::Response& response,
                               const std::exception_ptr&) { Send(refuse_(WebRequestFrom(request), 500), response); });
}

HttpServer::~HttpServer() {
  if (const socket_t sock = svr_sock_.exchange(INVALID_SOCKET); sock != INVALID_SOCKET) ::close(sock);
}

Result<int> HttpServer::Bind(const std::string& host, int port) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* raw = nullptr;
  if (const int code = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &raw); code != 0) {
    return Error{ErrorCode::kUnreadable, code == EAI_SYSTEM ? SystemToken(errno) : ::gai_strerror(code), {}};
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(raw, ::freeaddrinfo);
  int failure = EADDRNOTAVAIL;
  for (const addrinfo* each = addresses.get(); each != nullptr; each = each->ai_next) {
    const int sock = Listening(*each, failure);
    if (sock < 0) continue;
    svr_sock_ = sock;
    const int bound = PortOf(sock);
    names_.emplace(host, bound);
    return bound;
  }
  return SystemError(failure);
}

void HttpServer::Run() { listen_after_bind(); }

void HttpServer::Stop() {
  stopping_ = true;
  // accept(2) ends when its socket does, whether the loop over it has begun or not.
  if (const socket_t sock = svr_sock_.exchange(INVALID_SOCKET); sock != INVALID_SOCKET) {
    ::shutdown(sock, SHUT_RDWR);
    ::close(sock);
  }
}

// Whoever has not made a request yet costs no thread.
bool HttpServer::process_and_close_socket(socket_t sock) {
  if (WaitingRoom::HasRequest(sock))
    Serve(sock);
  else
    room_->Take(sock);
  return true;
}

void HttpServer::Serve(int sock) {
  const int on = 1;
  ::setsockopt(sock, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  DeadlineStream stream(sock);
  const auto gives_up = [this] { return stopping_.load(); };
  const auto gives_way = [this] { return stopping_ || waiting_ > 0; };
  bool goes_on = true;
  for (int left = kRequestsPerConnection; goes_on && left > 0; --left) {
    const bool first = left == kRequestsPerConnection;
    goes_on = first ? stream.AwaitRequest(kIdle, gives_up) : stream.AwaitRequest(kIdle, gives_way);
    if (!goes_on) break;
    bool closed = false, unread = true;  // nobody knows where a request ends that was not understood
    goes_on = process_request(stream, left == 1, closed, [&](httplib::Request& request) {
      request.ranges.clear();  // every answer is given whole (RFC 9110, 14.2: a server may ignore Range)
      request.headers.erase("Range");
      ChooseEncoding(request);
      unread = !IsRead(request) || HasBody(request);
      if (!unread) return;
      request.headers.erase("Connection");
      request.headers.emplace("Connection", "close");
    });
    goes_on = goes_on && !closed && !unread && !stopping_;
  }
  stream.Finish();
  ::close(sock);
}

int HttpServer::StatusOf(const httplib::Request& request) const {
  if (request.get_header_value_count("Host") != 1) return 400;
  if (!names_->Has(request.get_header_value("Host"))) return 421;
  if (!IsRead(request)) return 405;
  return HasBody(request) ? 400 : 200;
}

httplib::Server::HandlerResponse HttpServer::Handle(const httplib::Request& request, httplib::Response& response) {
  const WebRequest web = WebRequestFrom(request);
  const int status = StatusOf(request);
  Send(status == 200 ? answer_(web) : refuse_(web, status), response);
  if (status == 405) response.set_header("Allow", "GET, HEAD");
  return HandlerResponse::Handled;
}

void HttpServer::Send(WebResponse answer, httplib::Response& response) {
  response.status = answer.status;
  response.headers.erase("Content-Type");
  for (const auto& [name, value] : answer.headers) response.set_header(name, value);
  response.set_header("Accept-Ranges", "none");
  if (!answer.stream) {
    if (!answer.type.empty()) response.set_content(answer.body, answer.type);
    return;
  }
  response.set_chunked_content_provider(
      answer.type, [this, stream = std::move(answer.stream)](std::size_t, httplib::DataSink& sink) {
        const bool whole =
            stream([&](std::string_view part) { return !stopping_ && sink.write(part.data(), part.size()); });
        if (whole) sink.done();
        return whole;
      });
}

}  // namespace acervo::tools::serve
