// Pages as text with holes. Whatever fills a hole is escaped for HTML: the language has no way to ask otherwise, so no
// text of a document can become markup. Only text between tags and attribute values in double quotes may have holes.
//
//   {{title}}              a value, found in the innermost thing that has it; {{a.b}} within; {{.}} the thing itself
//   {{#hits}}…{{/hits}}    once for each of a list; once within an object or where it is true, a number but 0, a text
//   {{^hits}}…{{/hits}}    where it is none of these
//   {{>card}}              another template, here
//   {{t:web.shown a b}}    a message of the catalogue with values as its arguments
//
// Line breaks and the indentation of lines go: templates are laid out for whoever reads them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/result.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools::serve {

// & < > " ' as references; control characters that HTML does not take are left out.
std::string Escaped(std::string_view text);

class Templates {
 public:
  // By name and text. kUsage with what is wrong and where: a tag that is not closed, a template that is not there.
  static Result<Templates> Parse(const std::vector<std::pair<std::string_view, std::string_view>>& sources);

  // REQUIRES: there is a template of that name. What `data` lacks is empty.
  std::string Render(std::string_view name, const Messages& say, const Json& data) const;

 private:
  enum class Kind { kText, kValue, kMessage, kSection, kInverted, kPartial };
  using Path = std::vector<std::string>;
  struct Node {
    Kind kind = Kind::kText;
    std::string text;  // of a text; the name of a message or of a partial
    Path path;
    std::vector<Path> arguments;
    std::vector<Node> children;
  };
  class Parser;
  class Renderer;
  std::map<std::string, std::vector<Node>, std::less<>> templates_;
};

}  // namespace acervo::tools::serve
