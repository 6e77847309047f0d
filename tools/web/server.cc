#include "tools/web/server.h"

#include <algorithm>
#include <thread>

#include "extractors/extract.h"
#include "tools/web/edit/editing.h"
#include "tools/web/http/http_server.h"
#include "tools/web/router.h"
#include "tools/web/server_context.h"

namespace acervo::tools::serve {
namespace {

// More than there are cores would only wait for each other; each has a cache of its own.
std::size_t ArchivesAtATime() { return std::clamp(std::thread::hardware_concurrency(), 4U, 16U); }

}  // namespace

struct Server::Impl {
  Impl(std::unique_ptr<PagePreviews> pages, std::unique_ptr<ArchivePool> archives, const std::string& path,
       const ServerOptions& options)
      : previews(std::move(pages)),
        pool(std::move(archives)),
        name(path),
        editing(options.edits ? std::make_unique<Editing>(path, options.as) : nullptr),
        server{*pool, *previews, name, editing.get()},
        router(server),
        http([this](const WebRequest& request) { return router.Answer(request); },
             [this](const WebRequest& request, int status) { return router.Refuse(request, status); }, options.edits) {
    // So that the first answer does not wait for it.
    if (const Result<std::string> version = pool->Version(); version.ok()) name.Learn(*pool, version.value());
  }

  std::unique_ptr<PagePreviews> previews;
  std::unique_ptr<ArchivePool> pool;
  ArchiveName name;
  std::unique_ptr<Editing> editing;  // null: nothing is written
  ServerContext server;
  Router router;
  HttpServer http;
};

Result<std::unique_ptr<Server>> Server::Open(const std::string& archive, ServerOptions options) {
  (void)LoadReaders();  // without them only the pictures of pages are missing, which say so themselves
  auto previews = std::make_unique<PagePreviews>();  // first: its processes have to hold nothing of the archive
  if (options.edits) ACERVO_RETURN_IF_ERROR(Editing(archive, options.as).Try());
  auto pool = ArchivePool::Open(archive, ArchivesAtATime());
  if (!pool.ok()) return std::move(pool.error());
  return std::unique_ptr<Server>(
      new Server(std::make_unique<Impl>(std::move(previews), std::move(pool.value()), archive, options)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

Result<std::string> Server::Bind(const std::string& host, int port) {
  const Result<int> bound = impl_->http.Bind(host, port);
  if (!bound.ok()) return bound.error();
  return "http://" + Bracketed(host) + ":" + std::to_string(bound.value()) + "/";
}

std::string Server::SignInAddress(const std::string& address) const {
  return address + "entrar?clave=" + impl_->editing->editors().key();
}

void Server::Run() { impl_->http.Run(); }
void Server::Stop() { impl_->http.Stop(); }

bool IsLocal(const std::string& host) { return IsLoopback(host); }

}  // namespace acervo::tools::serve
