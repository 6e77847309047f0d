#include "parsers/spanish/dates.h"
