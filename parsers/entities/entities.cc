#include "parsers/entities/entities.h"
