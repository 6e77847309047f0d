// Requests as bytes on one connection: what is read as a request, what ends the connection, how an answer is framed.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <string>
#include <vector>

#include "serve_support.h"
#include "tools/web/http/deadline_stream.h"
#include "tools/web/http/gzip.h"

namespace acervo::cli {
namespace connection {
namespace {

std::string Host() { return "Host: " + TheServer().host() + "\r\n"; }

// How many answers the bytes hold.
std::size_t Answers(const std::string& bytes) {
  std::size_t count = 0;
  for (std::size_t at = bytes.find("HTTP/1.1 "); at != bytes.npos; at = bytes.find("HTTP/1.1 ", at + 1)) ++count;
  return count;
}

std::string Unpacked(const std::string& packed) {
  z_stream stream{};
  if (::inflateInit2(&stream, 15 + 16) != Z_OK) return "";
  std::vector<char> out(1 << 24);
  std::string in = packed;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = ::inflate(&stream, Z_FINISH);
  std::string unpacked(out.data(), out.size() - stream.avail_out);
  ::inflateEnd(&stream);
  return result == Z_STREAM_END ? unpacked : "";
}

TEST(Connection, AnswersOneRequestAfterAnother) {
  const std::string one = "GET /healthz HTTP/1.1\r\n" + Host() + "\r\n";
  const std::string last = "GET /healthz HTTP/1.1\r\nConnection: close\r\n" + Host() + "\r\n";
  const std::string bytes = TheServer().Raw(one + one + last);
  EXPECT_EQ(Answers(bytes), 3U);
  EXPECT_EQ(ReplyFrom(bytes).status, 200);
  EXPECT_FALSE(ReplyFrom(bytes).headers.contains("connection"));
  EXPECT_EQ(ReplyFrom(bytes.substr(bytes.rfind("HTTP/1.1 "))).headers.at("connection"), "close");
}

struct Ending {
  std::string name, request;
  int status;
};
class EndsConnection : public ::testing::TestWithParam<Ending> {};
TEST_P(EndsConnection, AfterItsAnswer) {
  const std::string next = "GET /healthz HTTP/1.1\r\n" + Host() + "\r\n";
  std::string request = GetParam().request;
  if (const std::size_t hole = request.find("HOST"); hole != request.npos) request.replace(hole, 4, Host());
  const std::string bytes = TheServer().Raw(request + next);
  EXPECT_EQ(Answers(bytes), 1U) << bytes;
  EXPECT_EQ(ReplyFrom(bytes).status, GetParam().status);
}
INSTANTIATE_TEST_SUITE_P(
    Table, EndsConnection,
    ::testing::Values(Ending{"AskedTo", "GET /healthz HTTP/1.1\r\nHOSTConnection: close\r\n\r\n", 200},
                      Ending{"OfHttp10", "GET /healthz HTTP/1.0\r\nHOST\r\n", 200},
                      Ending{"WithABody", "GET /healthz HTTP/1.1\r\nHOSTContent-Length: 5\r\n\r\n", 400},
                      Ending{"WithChunks", "GET /healthz HTTP/1.1\r\nHOSTTransfer-Encoding: chunked\r\n\r\n", 400},
                      Ending{"WithAnotherCoding", "GET /healthz HTTP/1.1\r\nHOSTTransfer-Encoding: gzip\r\n\r\n", 400},
                      Ending{"WithTwoLengths", "GET / HTTP/1.1\r\nHOSTContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
                             400},
                      Ending{"WithLengthAndChunks",
                             "GET / HTTP/1.1\r\nHOSTContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
                      Ending{"WithANameThatIsNone", "GET / HTTP/1.1\r\nHOST: x\r\nA b: c\r\n\r\n", 400},
                      Ending{"WithABlankBeforeTheColon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
                      Ending{"OfAnotherVersion", "GET / HTTP/2.0\r\nHOST\r\n", 400},
                      Ending{"ForAServer", "OPTIONS * HTTP/1.1\r\nHOST\r\n", 405},
                      Ending{"ForAnotherServer", "CONNECT evil.example:443 HTTP/1.1\r\nHOST\r\n", 405}),
    [](const auto& test) { return test.param.name; });

TEST(Framing, GivesAStreamToHttp10WithoutChunks) {
  const std::string target = "GET /api/export?format=csv HTTP/1.";
  const Reply old = ReplyFrom(TheServer().Raw(target + "0\r\n" + Host() + "\r\n"));
  const Reply chunked = ReplyFrom(TheServer().Raw(target + "1\r\nConnection: close\r\n" + Host() + "\r\n"));
  EXPECT_FALSE(old.headers.contains("transfer-encoding"));
  EXPECT_EQ(chunked.headers.at("transfer-encoding"), "chunked");
  EXPECT_FALSE(old.body.empty());
  EXPECT_EQ(old.body, chunked.body);
}

TEST(Framing, PacksTheSameBytes) {
  for (const char* target : {"/api/openapi.json", "/api/export?format=csv", "/guion.js"}) {
    const Reply plain = TheServer().Get(target), packed = TheServer().Get(target, "Accept-Encoding: gzip\r\n");
    ASSERT_EQ(packed.headers.at("content-encoding"), "gzip") << target;
    EXPECT_EQ(Unpacked(packed.body), plain.body) << target;
  }
}

TEST(Framing, TellsTheLengthOfWhatHeadLeavesOut) {
  const Reply get = TheServer().Get("/guion.js"), head = TheServer().Ask("HEAD", "/guion.js");
  EXPECT_EQ(head.headers.at("content-length"), std::to_string(get.body.size()));
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(TheServer().Ask("HEAD", "/api/export").body, "");
}

TEST(Packing, OfPartsIsPackingOfTheWhole) {
  std::string whole;
  tools::serve::Gzip gzip;
  std::string parts;
  for (int i = 0; i < 5000; ++i) {
    const std::string part = "línea " + std::to_string(i * 7919) + "\n";
    whole += part;
    parts += gzip.Add(part);
  }
  parts += gzip.End();
  EXPECT_EQ(Unpacked(parts), whole);
  EXPECT_EQ(Unpacked(tools::serve::Gzip::Pack(whole)), whole);
  EXPECT_LT(parts.size(), whole.size() / 2);
}

// Two ends of a connection.
class Ends {
 public:
  Ends() {
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()) != 0) std::abort();
  }
  Ends(const Ends&) = delete;
  Ends& operator=(const Ends&) = delete;
  ~Ends() {
    for (const int end : ends_) ::close(end);
  }
  int server() const { return ends_[0]; }
  int client() const { return ends_[1]; }

 private:
  std::array<int, 2> ends_{};
};

TEST(DeadlineStream, WaitsNoLongerThanItMay) {
  const Ends ends;
  tools::serve::DeadlineStream stream(ends.server());
  EXPECT_FALSE(stream.AwaitRequest(std::chrono::milliseconds(20), [] { return false; })) << "silence";
  EXPECT_FALSE(stream.AwaitRequest(std::chrono::hours(1), [] { return true; })) << "gives up";
}

TEST(DeadlineStream, KeepsWhatIsNotConsumed) {
  const Ends ends;
  tools::serve::DeadlineStream stream(ends.server());
  ASSERT_EQ(::send(ends.client(), "GET", 3, 0), 3);
  ASSERT_TRUE(stream.AwaitRequest(std::chrono::seconds(5), [] { return false; }));
  EXPECT_EQ(stream.received(), "GET");
  stream.Consume(1);
  ASSERT_EQ(::send(ends.client(), "!", 1, 0), 1);
  ASSERT_TRUE(stream.Receive());
  EXPECT_EQ(stream.received(), "ET!");
}

TEST(DeadlineStream, SendsNothingToWhoIsGone) {
  const Ends ends;
  tools::serve::DeadlineStream stream(ends.server());
  ASSERT_EQ(::send(ends.client(), "G", 1, 0), 1);
  ASSERT_TRUE(stream.AwaitRequest(std::chrono::seconds(5), [] { return false; }));
  EXPECT_TRUE(stream.Send("answer"));
  ::shutdown(ends.client(), SHUT_RD);
  EXPECT_FALSE(stream.Send(std::string(1 << 22, 'x')));
}

}  // namespace
}  // namespace connection
}  // namespace acervo::cli
