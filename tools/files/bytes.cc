#include "tools/files/bytes.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "tools/files/read_file.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kMostInMemory = std::size_t{1} << 20;
constexpr std::size_t kPieceOfFile = std::size_t{256} << 10;

bool SameTime(const struct timespec& a, const struct timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

}  // namespace

std::shared_ptr<const Bytes> Bytes::Of(std::string bytes) {
  std::shared_ptr<Bytes> made(new Bytes);
  made->size_ = bytes.size();
  made->bytes_ = std::move(bytes);
  return made;
}

Result<std::shared_ptr<const Bytes>> Bytes::Open(const std::string& path, std::size_t max_size) {
  const Result<OpenedFile> file = OpenFile(path, max_size);
  if (!file.ok()) return file.error();
  if (file.value().size <= kMostInMemory) {
    Result<std::string> bytes = ReadOpened(file.value().fd, file.value().size, max_size);
    ::close(file.value().fd);
    if (!bytes.ok()) return std::move(bytes.error());
    return Of(std::move(bytes.value()));
  }
  std::shared_ptr<Bytes> made(new Bytes);
  made->fd_ = file.value().fd;
  made->size_ = file.value().size;
  ::fstat(made->fd_, &made->opened_);
  made->piece_.resize(kPieceOfFile);
  return std::shared_ptr<const Bytes>(std::move(made));
}

Bytes::~Bytes() {
  if (fd_ >= 0) ::close(fd_);
}

std::string_view Bytes::Piece(std::size_t offset) const {
  if (fd_ < 0) return std::string_view(bytes_).substr(offset);
  const std::size_t wanted = std::min(piece_.size(), size_ - offset);
  ssize_t count = -1;
  do {
    count = ::pread(fd_, piece_.data(), wanted, static_cast<off_t>(offset));
  } while (count < 0 && errno == EINTR);
  if (count <= 0) std::fill(piece_.begin(), piece_.end(), '\0');
  return std::string_view(piece_).substr(0, count <= 0 ? wanted : static_cast<std::size_t>(count));
}

bool Bytes::IsAsOpened() const {
  if (fd_ < 0) return true;
  struct stat now {};
  return ::fstat(fd_, &now) == 0 && now.st_size == opened_.st_size && SameTime(now.st_mtim, opened_.st_mtim);
}

std::string Bytes::Whole() const {
  std::string whole;
  whole.reserve(size_);
  while (whole.size() < size_) whole += Piece(whole.size());
  return whole;
}

}  // namespace acervo::tools
