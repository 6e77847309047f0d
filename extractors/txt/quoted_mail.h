// The '> ' that mail programs put before each line of a letter they quote or forward.
#pragma once

#include <string>

namespace acervo::txt {

// Takes the quote marks off every quoted block of `text`, of any depth; gives the number of lines they stood before.
//
// A block is a run of lines that all begin with '>'. It is a quote, and no list whose marker is '>', where one of its
// lines is empty behind the mark or where the mark stands before another mark.
// Source: RFC 3676, 4.5 (quoting).
int UnquoteMail(std::string& text);

}  // namespace acervo::txt
