#include "tools/web/http/response_writer.h"

#include <algorithm>
#include <array>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/serializer.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "tools/web/http/gzip.h"

namespace acervo::tools::serve {
namespace {

namespace http = boost::beast::http;
using Head = http::response<http::empty_body>;

constexpr std::array<std::string_view, 6> kPackedTypes = {"image/svg+xml",         "application/javascript",
                                                          "application/json",      "application/xml",
                                                          "application/xhtml+xml", "application/atom+xml"};

bool MayBePacked(std::string_view type) {
  const std::string_view bare = type.substr(0, type.find(';'));
  return bare.starts_with("text/") || std::ranges::find(kPackedTypes, bare) != kPackedTypes.end();
}

// Whether a field can hold this: a line break would begin another field.
bool IsFieldValue(std::string_view value) {
  return std::ranges::none_of(value, [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; });
}

Head HeadOf(const WebResponse& response, After after) {
  Head head;
  head.version(11);
  head.result(static_cast<unsigned>(response.status));
  for (const auto& [name, value] : response.headers) {
    if (IsFieldValue(value)) head.insert(name, value);
  }
  head.set(http::field::accept_ranges, "none");
  if (!response.type.empty()) head.set(http::field::content_type, response.type);
  head.keep_alive(after == After::kKeepOpen);
  return head;
}

std::string Bytes(const Head& head) {
  http::response_serializer<http::empty_body> serializer(head);
  serializer.split(true);
  std::string bytes;
  boost::beast::error_code error;
  serializer.next(
      error, [&](boost::beast::error_code&, const auto& buffers) { bytes = boost::beast::buffers_to_string(buffers); });
  return bytes;
}

// Sends the parts of a body of unknown length.
class PartSender {
 public:
  PartSender(bool packs, bool in_chunks, DeadlineStream& stream) : in_chunks_(in_chunks), stream_(stream) {
    if (packs) gzip_.emplace();
  }
  bool Send(std::string_view part) { return SendPacked(gzip_ ? gzip_->Add(part) : std::string(part)); }
  bool End() {
    if (gzip_ && !SendPacked(gzip_->End())) return false;
    return !in_chunks_ || stream_.Send(boost::beast::buffers_to_string(http::make_chunk_last()));
  }

 private:
  bool SendPacked(const std::string& part) {
    if (part.empty()) return true;  // an empty chunk would end the body
    if (!in_chunks_) return stream_.Send(part);
    return stream_.Send(boost::beast::buffers_to_string(http::make_chunk(boost::asio::buffer(part))));
  }

  bool in_chunks_;
  std::optional<Gzip> gzip_;
  DeadlineStream& stream_;
};

bool WriteStream(const RequestHead& request, const WebResponse& response, Head head,
                 const std::function<bool()>& breaks_off, DeadlineStream& stream) {
  const bool packs = request.takes_gzip && MayBePacked(response.type);
  if (packs) head.set(http::field::content_encoding, "gzip");
  head.chunked(request.takes_chunks);
  if (!stream.Send(Bytes(head))) return false;
  if (request.method == "HEAD") return true;
  PartSender parts(packs, request.takes_chunks, stream);
  const bool whole = response.stream([&](std::string_view part) { return !breaks_off() && parts.Send(part); });
  return whole && parts.End();
}

bool WriteWhole(const RequestHead& request, const WebResponse& response, Head head, DeadlineStream& stream) {
  std::optional<std::string> packed;
  if (request.takes_gzip && !response.body.empty() && MayBePacked(response.type)) {
    packed = Gzip::Pack(response.body);
    head.set(http::field::content_encoding, "gzip");
  }
  const std::string& body = packed ? *packed : response.body;
  if (response.status != 304) head.content_length(body.size());
  if (!stream.Send(Bytes(head))) return false;
  return request.method == "HEAD" || response.status == 304 || stream.Send(body);
}

}  // namespace

bool WriteResponse(const RequestHead& request, const WebResponse& response, After after,
                   const std::function<bool()>& breaks_off, DeadlineStream& stream) {
  Head head = HeadOf(response, after);
  if (response.stream) return WriteStream(request, response, std::move(head), breaks_off, stream);
  return WriteWhole(request, response, std::move(head), stream);
}

}  // namespace acervo::tools::serve
