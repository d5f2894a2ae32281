//! Where a block's content comes to lie.

/// A turn, a stretch and a shift of the plane: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    e: f64,
    f: f64,
}

impl Place {
    pub(super) const UPRIGHT: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };

    pub(super) fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }

    /// What is drawn on a plane that looks down has its x the other way.
    pub(super) fn facing(&self, normal_z: f64) -> Self {
        if normal_z < 0.0 { Self { a: -self.a, b: -self.b, ..*self } } else { *self }
    }

    /// The place of a block's content: its base comes to `location`; it is stretched, then set apart by `step` along
    /// its rows and columns, then turned.
    pub(super) fn block(
        &self,
        location: (f64, f64),
        turn: f64,
        step: (f64, f64),
        stretch: (f64, f64),
        base: (f64, f64),
    ) -> Self {
        let (sin, cos) = turn.sin_cos();
        let (sx, sy) = stretch;
        let (a, b, c, d) = (cos * sx, sin * sx, -sin * sy, cos * sy);
        let shift = (
            location.0 + cos * step.0 - sin * step.1 - a * base.0 - c * base.1,
            location.1 + sin * step.0 + cos * step.1 - b * base.0 - d * base.1,
        );
        let (e, f) = self.at(shift);
        Self {
            a: self.a * a + self.c * b,
            b: self.b * a + self.d * b,
            c: self.a * c + self.c * d,
            d: self.b * c + self.d * d,
            e,
            f,
        }
    }
}
