#include "parsers/report/report_parser.h"
