#include "tools/web/views/template.h"

#include <algorithm>
#include <cassert>

#include "core/text.h"

namespace acervo::tools::serve {
namespace {

std::vector<std::string> Split(std::string_view text, char between) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(between);
    if (end != 0 && !text.empty()) parts.emplace_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// Lines without their indentation and the breaks between them; a line that ends in a word keeps a space before the
// next.
std::string Joined(std::string_view text) {
  std::string joined;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    const bool between_tags = joined.empty() || joined.back() == '>' || joined.ends_with("}}");
    if (!between_tags || (line.front() != '<' && line.front() != '{' && !joined.empty())) joined += ' ';
    joined += line;
  }
  return joined;
}

bool IsTrue(const Json* value) {
  if (value == nullptr || value->is_null()) return false;
  if (value->is_boolean()) return value->get<bool>();
  if (value->is_number()) return *value != 0;
  if (value->is_string()) return !value->get_ref<const std::string&>().empty();
  return !value->empty();
}

std::string TextOf(const Json* value) {
  if (value == nullptr || value->is_null() || value->is_boolean() || value->is_structured()) return "";
  return value->is_string() ? value->get<std::string>() : value->dump();
}

}  // namespace

std::string Escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_control = (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
        if (!is_control) escaped += c;
      }
    }
  }
  return escaped;
}

// Recursive descent over the tags; `problem_` keeps the first thing that is wrong.
class Templates::Parser {
 public:
  Parser(std::string_view name, std::string text) : name_(name), text_(std::move(text)) {}

  Result<std::vector<Node>> Parse() {
    std::vector<Node> nodes = Until("");
    if (!problem_.empty()) return Error{ErrorCode::kUsage, problem_, {std::string(name_)}};
    return nodes;
  }

 private:
  std::vector<Node> Until(const std::string& close) {
    std::vector<Node> nodes;
    while (problem_.empty()) {
      const std::size_t open = std::min(text_.find("{{", at_), text_.size());
      if (open > at_) nodes.push_back({Kind::kText, text_.substr(at_, open - at_), {}, {}, {}});
      if (open == text_.size()) {
        if (!close.empty()) problem_ = "{{#" + close + "}} is not closed";
        return nodes;
      }
      const std::size_t end = text_.find("}}", open);
      if (end == text_.npos) {
        problem_ = "{{ is not closed";
        return nodes;
      }
      const std::string tag = text_.substr(open + 2, end - open - 2);
      at_ = end + 2;
      if (tag.starts_with('/')) {
        if (tag.substr(1) != close) problem_ = "{{" + tag + "}} closes nothing";
        return nodes;
      }
      nodes.push_back(NodeOf(tag));
    }
    return nodes;
  }

  Node NodeOf(const std::string& tag) {
    Node node;
    if (tag.starts_with('#') || tag.starts_with('^')) {
      node.kind = tag.front() == '#' ? Kind::kSection : Kind::kInverted;
      node.path = PathOf(tag.substr(1));
      node.children = Until(tag.substr(1));
    } else if (tag.starts_with('>')) {
      node.kind = Kind::kPartial;
      node.text = tag.substr(1);
    } else if (tag.starts_with("t:")) {
      node.kind = Kind::kMessage;
      const auto words = Split(tag.substr(2), ' ');
      node.text = words.empty() ? "" : words.front();
      for (std::size_t i = 1; i < words.size(); ++i) node.arguments.push_back(PathOf(words[i]));
    } else {
      node.kind = Kind::kValue;
      node.path = PathOf(tag);
    }
    return node;
  }

  Path PathOf(const std::string& name) {
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz_0123456789.";
    if (name.empty() || name.find_first_not_of(kLetters) != name.npos) problem_ = "no name: {{" + name + "}}";
    return name == "." ? Path() : Split(name, '.');
  }

  std::string_view name_;
  std::string text_;
  std::size_t at_ = 0;
  std::string problem_;
};

class Templates::Renderer {
 public:
  Renderer(const Templates& templates, const Messages& say, const Json& data)
      : templates_(templates), say_(say), things_{&data} {}

  void Append(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) AppendNode(node);
  }
  std::string Take() { return std::move(out_); }

 private:
  void AppendNode(const Node& node) {
    switch (node.kind) {
      case Kind::kText: out_ += node.text; break;
      case Kind::kValue: out_ += Escaped(TextOf(Find(node.path))); break;
      case Kind::kMessage: out_ += Escaped(Message(node)); break;
      case Kind::kPartial: Append(templates_.templates_.find(node.text)->second); break;
      case Kind::kInverted:
        if (!IsTrue(Find(node.path))) Append(node.children);
        break;
      case Kind::kSection: AppendSection(node, Find(node.path)); break;
    }
  }

  void AppendSection(const Node& node, const Json* value) {
    if (!IsTrue(value)) return;
    if (!value->is_array()) return AppendWithin(node, *value);
    for (const Json& each : *value) AppendWithin(node, each);
  }

  void AppendWithin(const Node& node, const Json& thing) {
    things_.push_back(&thing);
    Append(node.children);
    things_.pop_back();
  }

  std::string Message(const Node& node) const {
    std::vector<std::string> values;
    for (const Path& path : node.arguments) values.push_back(TextOf(Find(path)));
    switch (values.size()) {
      case 0: return say_(node.text);
      case 1: return say_(node.text, values[0]);
      case 2: return say_(node.text, values[0], values[1]);
      default: return say_(node.text, values[0], values[1], values[2]);
    }
  }

  const Json* Find(const Path& path) const {
    if (path.empty()) return things_.back();
    for (auto thing = things_.rbegin(); thing != things_.rend(); ++thing) {
      if (!(*thing)->is_object()) continue;
      const auto found = (*thing)->find(path.front());
      if (found != (*thing)->end()) return Within(*found, path);
    }
    return nullptr;
  }

  static const Json* Within(const Json& value, const Path& path) {
    const Json* at = &value;
    for (std::size_t i = 1; i < path.size(); ++i) {
      if (!at->is_object() || !at->contains(path[i])) return nullptr;
      at = &at->at(path[i]);
    }
    return at;
  }

  const Templates& templates_;
  const Messages& say_;
  std::vector<const Json*> things_;  // innermost last
  std::string out_;
};

Result<Templates> Templates::Parse(const std::vector<std::pair<std::string_view, std::string_view>>& sources) {
  Templates templates;
  for (const auto& [name, text] : sources) {
    Result<std::vector<Node>> nodes = Parser(name, Joined(text)).Parse();
    if (!nodes.ok()) return std::move(nodes.error());
    templates.templates_.emplace(std::string(name), std::move(nodes.value()));
  }
  const auto missing = [&](const auto& self, const std::vector<Node>& nodes) -> std::string {
    for (const Node& node : nodes) {
      if (node.kind == Kind::kPartial && !templates.templates_.contains(node.text)) return node.text;
      if (std::string name = self(self, node.children); !name.empty()) return name;
    }
    return "";
  };
  for (const auto& [name, nodes] : templates.templates_) {
    if (std::string partial = missing(missing, nodes); !partial.empty()) {
      return Error{ErrorCode::kUsage, "no template: " + partial, {name}};
    }
  }
  return templates;
}

std::string Templates::Render(std::string_view name, const Messages& say, const Json& data) const {
  const auto found = templates_.find(name);
  assert(found != templates_.end());
  Renderer renderer(*this, say, data);
  renderer.Append(found->second);
  return renderer.Take();
}

}  // namespace acervo::tools::serve
