// What every page has: its language, its links, its frame.
#pragma once

#include <string>
#include <string_view>

#include "core/json.h"
#include "tools/present/messages/messages.h"
#include "tools/web/http/http_message.h"

namespace acervo::tools::serve {

// The words and links of one page: a language that was chosen goes with the reader from page to page.
class Page {
 public:
  Page(const Messages& words, const WebRequest& asked, std::string archive_name = {});

  const Messages& say;
  const WebRequest& request;
  const std::string archive_name;  // empty: it has none of its own

  std::string Link(std::string_view path, Pairs params = {}) const;
  // `what` is done with it: "/corregir"; empty: it is shown.
  std::string RecordLink(std::string_view id, std::string_view what = {}) const { return To("/registro/", id, what); }
  std::string ReportLink(std::string_view id, std::string_view what = {}) const { return To("/informe/", id, what); }
  std::string EntityLink(std::string_view id, std::string_view what = {}) const { return To("/entidad/", id, what); }

  // The template of this name, in its frame; `data` is what it shows, `title` stands in the browser's bar.
  WebResponse Show(std::string_view name, const std::string& title, Json data) const;

 private:
  std::string To(std::string_view path, std::string_view id, std::string_view what) const {
    return Link(std::string(path) + PercentEncoded(id) + std::string(what));
  }
  std::string lang_;  // as chosen in the address; empty: not chosen
};

// A page for an error.
WebResponse ErrorPage(const Page& page, int status, const std::string& message);

}  // namespace acervo::tools::serve
