// Report structure: header, period, sections, tables to activities, bullets to coordinations.
#pragma once

#include "parsers/parse.h"
