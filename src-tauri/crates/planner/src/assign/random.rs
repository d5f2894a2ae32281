//! The random numbers of the search: SplitMix64, the same on every machine.

/// A stream of random numbers.
pub(super) struct Random(u64);

impl Random {
    /// The stream of (`seed`, `stream`).
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut random = Self(seed ^ stream.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        (((self.next() >> 32) * n as u64) >> 32) as usize
    }

    /// A number in [0, 1).
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// How much worse a move may be: exponentially distributed, from a table of `libm` logarithms.
pub(super) struct Chances(Vec<f64>);

impl Chances {
    const COUNT: usize = 4_096;

    pub(super) fn new() -> Self {
        let middle = |i: usize| -libm::log((i as f64 + 0.5) / Self::COUNT as f64);
        Self((0..Self::COUNT).map(middle).collect())
    }

    pub(super) fn draw(&self, random: &mut Random, temperature: f64) -> i64 {
        (self.0[random.below(Self::COUNT)] * temperature) as i64
    }
}
