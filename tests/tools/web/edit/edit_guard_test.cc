// Who may write on the page: sessions, their tokens, and where a request comes from.
#include "tools/web/edit/edit_guard.h"

#include <gtest/gtest.h>

namespace acervo::tools::serve {
namespace edit_guard_test {
namespace {

class EditGuard : public ::testing::Test {
 protected:
  EditGuard() : session_(editors_.SignIn(editors_.key()).value()), token_(editors_.TokenOf(session_).value()) {
    request_.writes = true;
    request_.host = "127.0.0.1:8080";
    request_.cookie = "otra=1; " + std::string(kSessionCookie) + "=" + session_ + "; mas=2";
  }

  std::optional<Intrusion> Asked(const WebRequest& request) const { return IntrusionOf(editors_, request, token_); }

  Editors editors_{"Ana"};
  std::string session_, token_;
  WebRequest request_;
};

TEST_F(EditGuard, LetsTheOwnFormIn) {
  EXPECT_EQ(Asked(request_), std::nullopt);
  request_.origin = "http://127.0.0.1:8080";
  request_.fetch_site = "same-origin";
  EXPECT_EQ(Asked(request_), std::nullopt);
}

TEST_F(EditGuard, RefusesTheFormOfAnotherSiteThoughTheCookieAndTheTokenAreRight) {
  for (const std::string origin : {"http://evil.example", "null", "http://127.0.0.1:8081", "https://127.0.0.1:8080"}) {
    WebRequest request = request_;
    request.origin = origin;
    EXPECT_EQ(Asked(request), Intrusion::kOtherSite) << origin;
  }
  for (const std::string site : {"cross-site", "same-site"}) {
    WebRequest request = request_;
    request.fetch_site = site;
    EXPECT_EQ(Asked(request), Intrusion::kOtherSite) << site;
  }
}

TEST_F(EditGuard, RefusesWithoutSessionAndWithoutToken) {
  EXPECT_EQ(IntrusionOf(editors_, request_, ""), Intrusion::kNoToken);
  EXPECT_EQ(IntrusionOf(editors_, request_, token_ + "0"), Intrusion::kNoToken);
  EXPECT_EQ(IntrusionOf(editors_, request_, session_), Intrusion::kNoToken);
  request_.cookie = std::string(kSessionCookie) + "=" + token_;
  EXPECT_EQ(Asked(request_), Intrusion::kNoSession);
  request_.cookie.clear();
  EXPECT_EQ(Asked(request_), Intrusion::kNoSession);
}

TEST_F(EditGuard, ForgetsASessionThatSignedOut) {
  editors_.SignOut(session_);
  EXPECT_EQ(Asked(request_), Intrusion::kNoSession);
}

TEST(EditorsKey, OpensOneSession) {
  Editors editors("Ana");
  const std::string key = editors.key();
  EXPECT_EQ(editors.SignIn("no"), std::nullopt);
  EXPECT_EQ(editors.SignIn(""), std::nullopt);
  EXPECT_TRUE(editors.SignIn(key));
  EXPECT_EQ(editors.SignIn(key), std::nullopt);
  EXPECT_EQ(editors.SignIn(""), std::nullopt) << "a used key is no empty key";
}

TEST(EditorsKey, IsAnotherEachTime) {
  EXPECT_EQ(RandomDigits().size(), 32U);
  EXPECT_NE(RandomDigits(), RandomDigits());
}

TEST(EditorsForms, RememberWhatTheyHaveLedTo) {
  Editors editors("Ana");
  EXPECT_EQ(editors.AnswerTo("f1"), std::nullopt);
  editors.RememberAnswer("f1", "/registro/r1.a1");
  editors.RememberAnswer("f1", "/registro/r1.a2");
  EXPECT_EQ(editors.AnswerTo("f1"), "/registro/r1.a1") << "the first answer is the one that was given";
}

TEST(EditorsForms, ForgetTheOldestOfTenThousand) {
  Editors editors("Ana");
  for (int i = 0; i <= 10'000; ++i) editors.RememberAnswer("f" + std::to_string(i), "/");
  EXPECT_EQ(editors.AnswerTo("f0"), std::nullopt);
  EXPECT_TRUE(editors.AnswerTo("f1"));
  EXPECT_TRUE(editors.AnswerTo("f10000"));
}

TEST(BearerTokens, AreReadFromAuthorization) {
  WebRequest request;
  EXPECT_EQ(BearerToken(request), "");
  request.authorization = "Bearer abc";
  EXPECT_EQ(BearerToken(request), "abc");
  request.authorization = "Basic abc";
  EXPECT_EQ(BearerToken(request), "");
}

TEST(Forms, AreDecoded) {
  EXPECT_EQ(FormFrom("fecha=28+de+mayo&raz%C3%B3n=&a=%26"),
            (Pairs{{"fecha", "28 de mayo"}, {"razón", ""}, {"a", "&"}}));
}

}  // namespace
}  // namespace edit_guard_test
}  // namespace acervo::tools::serve
