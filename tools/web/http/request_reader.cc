// Boost.Beast parses bytes that DeadlineStream receives; nothing of Asio's sockets or threads is used.
#include "tools/web/http/request_reader.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstdint>
#include <limits>

#include "core/text.h"

namespace acervo::tools::serve {
namespace {

namespace http = boost::beast::http;
using Parser = http::request_parser<http::empty_body>;

constexpr std::uint32_t kLongestHead = 64 << 10;

std::string Text(boost::beast::string_view text) { return {text.data(), text.size()}; }

// Whether Accept-Encoding names gzip with a weight above zero.
bool TakesGzip(const std::string& accepted) {
  const std::string wanted = Fold(accepted);
  const std::size_t gzip = wanted.find("gzip");
  if (gzip == wanted.npos) return false;
  const std::string entry = wanted.substr(gzip, wanted.find(',', gzip) - gzip);
  const std::size_t weight = entry.find("q=0");
  return weight == entry.npos || entry.find_first_not_of("0.", weight + 2) != entry.npos;
}

RequestHead HeadFrom(const Parser& parser) {
  const auto& fields = parser.get();
  const auto text = [&](http::field name) { return Text(fields[name]); };
  RequestHead head;
  head.method = Text(fields.method_string());
  SetTarget(head.web, Text(fields.target()));
  head.web.host = text(http::field::host);
  head.web.accept = text(http::field::accept);
  head.web.accept_language = text(http::field::accept_language);
  head.web.if_none_match = text(http::field::if_none_match);
  head.web.cookie = text(http::field::cookie);
  head.web.origin = text(http::field::origin);
  head.web.fetch_site = Text(fields["Sec-Fetch-Site"]);
  head.web.authorization = text(http::field::authorization);
  head.web.content_type = text(http::field::content_type);
  head.hosts = fields.count(http::field::host);
  const bool is_in_chunks = fields.count(http::field::transfer_encoding) > 0;
  const auto length = parser.content_length();
  head.has_body = is_in_chunks || length.value_or(0) > 0;
  if (!is_in_chunks) head.body_size = length.value_or(0);  // none is said: there is none (RFC 9112, 6.3)
  head.asks_to_go_on = Fold(text(http::field::expect)) == "100-continue";
  head.takes_gzip = TakesGzip(text(http::field::accept_encoding));
  head.takes_chunks = fields.version() == 11;
  head.keeps_open = head.takes_chunks && parser.keep_alive();
  return head;
}

}  // namespace

std::variant<RequestHead, UnreadableHead> ReadRequestHead(DeadlineStream& stream) {
  Parser parser;
  parser.header_limit(kLongestHead);
  parser.body_limit(std::numeric_limits<std::uint64_t>::max());  // a body is refused whatever its size
  for (;;) {
    boost::beast::error_code error;
    const std::string_view received = stream.received();
    stream.Consume(parser.put(boost::asio::const_buffer(received.data(), received.size()), error));
    if (parser.is_header_done()) return HeadFrom(parser);
    if (error && error != http::error::need_more) return UnreadableHead{400};
    if (!stream.Receive()) return UnreadableHead{};
  }
}

bool ReadRequestBody(DeadlineStream& stream, RequestHead& head) {
  const std::uint64_t size = head.body_size.value();
  if (head.asks_to_go_on && stream.received().empty() && !stream.Send("HTTP/1.1 100 Continue\r\n\r\n")) return false;
  while (head.web.body.size() < size) {
    const std::string_view part = stream.received().substr(0, size - head.web.body.size());
    head.web.body += part;
    stream.Consume(part.size());
    if (head.web.body.size() < size && !stream.Receive()) return false;
  }
  head.has_body = false;
  return true;
}

}  // namespace acervo::tools::serve
