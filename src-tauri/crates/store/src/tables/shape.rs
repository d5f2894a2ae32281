//! Shapes on a floor as JSON: a point is `[x, y]`, a rectangle `[x, y, width, depth]`, in millimetres.

use std::borrow::Cow;

use domain::geometry::{PointMm, PolygonMm, RectMm};
use domain::hall::ElementShape;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};

use super::field::text;
use super::record::{Cell, Field};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stored {
    Point([i64; 2]),
    Line([[i64; 2]; 2]),
    Rect([i64; 4]),
    Polygon(Vec<[i64; 2]>),
}

const fn pair(point: PointMm) -> [i64; 2] {
    [point.x_mm, point.y_mm]
}

const fn point([x_mm, y_mm]: [i64; 2]) -> PointMm {
    PointMm { x_mm, y_mm }
}

const fn quad(rect: RectMm) -> [i64; 4] {
    [rect.x_mm, rect.y_mm, rect.width_mm, rect.depth_mm]
}

const fn rect([x_mm, y_mm, width_mm, depth_mm]: [i64; 4]) -> RectMm {
    RectMm { x_mm, y_mm, width_mm, depth_mm }
}

fn json<T: Serialize>(value: &T) -> Cell<'static> {
    // Numbers in arrays always serialize.
    Cell::Text(Cow::Owned(serde_json::to_string(value).unwrap_or_default()))
}

fn parsed<'a, T: Deserialize<'a>>(value: ValueRef<'a>) -> Result<T, String> {
    serde_json::from_str(text(value)?).map_err(|error| error.to_string())
}

impl Field for PolygonMm {
    fn to_cell(&self) -> Cell<'_> {
        json(&self.0.iter().copied().map(pair).collect::<Vec<_>>())
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        Ok(Self(parsed::<Vec<[i64; 2]>>(value)?.into_iter().map(point).collect()))
    }
}

impl Field for Vec<RectMm> {
    fn to_cell(&self) -> Cell<'_> {
        json(&self.iter().copied().map(quad).collect::<Vec<_>>())
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        Ok(parsed::<Vec<[i64; 4]>>(value)?.into_iter().map(rect).collect())
    }
}

impl Field for ElementShape {
    fn to_cell(&self) -> Cell<'_> {
        json(&match self {
            Self::Point(at) => Stored::Point(pair(*at)),
            Self::Line(from, to) => Stored::Line([pair(*from), pair(*to)]),
            Self::Rect(area) => Stored::Rect(quad(*area)),
            Self::Polygon(outline) => Stored::Polygon(outline.0.iter().copied().map(pair).collect()),
        })
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        Ok(match parsed::<Stored>(value)? {
            Stored::Point(at) => Self::Point(point(at)),
            Stored::Line([from, to]) => Self::Line(point(from), point(to)),
            Stored::Rect(area) => Self::Rect(rect(area)),
            Stored::Polygon(outline) => Self::Polygon(PolygonMm(outline.into_iter().map(point).collect())),
        })
    }
}
