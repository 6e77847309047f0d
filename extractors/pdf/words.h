// Names the layout engine's plain values as this folder uses them. Units and shapes: extractors/layout/layout.h.
#pragma once

#include "extractors/layout/layout.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"
#include "extractors/layout/rulings.h"
#include "extractors/layout/sketch.h"

namespace acervo::pdf {

using layout::AsMarker;
using layout::Box;
using layout::FindRulings;
using layout::FindSpot;
using layout::GreyPicture;
using layout::kMaxSide;
using layout::Line;
using layout::Marker;
using layout::MarkerKind;
using layout::MarkIn;
using layout::Overlap;
using layout::PageText;
using layout::Paint;
using layout::Ruling;
using layout::Rulings;
using layout::RulingsOf;
using layout::Sketch;
using layout::SpaceBetween;
using layout::Spot;
using layout::Word;

}  // namespace acervo::pdf
