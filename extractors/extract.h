// The front door of the extractors: bytes in, Document out.
#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"
#include "extractors/options.h"

namespace acervo {

// Tells the format by content alone. kEmpty for no bytes or white space alone, kUnsupportedFormat for what is none of
// those that are read (a ZIP that is no DOCX, a GIF, an old binary .doc).
Result<Format> DetectFormat(std::string_view bytes);

// Reads a document. Never throws, never prints. The bytes are borrowed for the call.
Result<Document> Extract(std::string_view bytes, const ExtractOptions& options = {});

// Loads what reads documents, where it is no part of the program. To be called before processes are forked that read,
// so that they share it and need no file. kUnreadable where it cannot be loaded: nothing is read then.
Status LoadReaders();

// Recognises the letters of one page, from 1, that an extraction has asked for (`RecognisedPages`); empty: there are
// none. Nothing of it is thrown.
Result<std::string> RecognisePage(std::string_view bytes, int page, const ExtractOptions& options);

// What recognises letters in pictures here: "tesseract 5.3.0 spa"; empty where it or its data are missing. Loads it.
std::string RecognitionModel();

}  // namespace acervo
