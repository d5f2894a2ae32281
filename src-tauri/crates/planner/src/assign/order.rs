//! The order in which booths and parties are numbered: by what they are and how they stand to each other, never
//! by their names, so that other names give the same plan. Only what is alike in every way is left in the
//! order of the problem.

use std::collections::BTreeMap;

use crate::problem::{Booth, Exhibitor, Problem};

/// Most times that each takes in what its neighbours have become. Two that are still alike then are alike for
/// all that matters.
const MOST_PASSES: usize = 12;

/// A hash that is the same on every machine (FNV-1a with a final mix).
struct Digest(u64);

impl Digest {
    fn new(kind: u64) -> Self {
        let mut digest = Self(0xCBF2_9CE4_8422_2325);
        digest.number(kind);
        digest
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }

    fn number(&mut self, number: u64) {
        number.to_le_bytes().into_iter().for_each(|b| self.byte(b));
    }

    fn whole(&mut self, number: i64) {
        self.number(number.cast_unsigned());
    }

    fn text(&mut self, text: &Option<String>) {
        let text = text.as_deref().unwrap_or("");
        self.number(text.len() as u64);
        text.bytes().for_each(|b| self.byte(b));
    }

    fn done(self) -> u64 {
        let z = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        z ^ (z >> 32)
    }
}

/// The booths and the parties of a problem that was validated, in the order of their numbers.
pub(super) fn in_order(problem: &Problem) -> (Vec<&Booth>, Vec<&Exhibitor>) {
    let booth_at: BTreeMap<&str, usize> =
        problem.booths.iter().enumerate().map(|(i, b)| (b.id.as_str(), i)).collect();
    let party_at: BTreeMap<&str, usize> =
        problem.exhibitors.iter().enumerate().map(|(i, e)| (e.id.as_str(), i)).collect();
    let mut links = vec![Vec::new(); problem.booths.len()];
    for n in &problem.neighbours {
        let (a, b) = (booth_at[n.a.as_str()], booth_at[n.b.as_str()]);
        links[a].push((n.kind as u64, b));
        links[b].push((n.kind as u64, a));
    }
    let mut named_by = vec![Vec::new(); problem.exhibitors.len()];
    for (i, e) in problem.exhibitors.iter().enumerate() {
        e.near.iter().for_each(|o| named_by[party_at[o.as_str()]].push((0, i)));
        e.apart.iter().for_each(|o| named_by[party_at[o.as_str()]].push((1, i)));
    }
    let mut booths: Vec<u64> = problem.booths.iter().map(booth).collect();
    let mut parties: Vec<u64> = problem.exhibitors.iter().map(party).collect();
    let mut classes = 0;
    for _ in 0..MOST_PASSES {
        booths = refined(&booths, &links);
        // What a party says of booths and parties, by what they are; a list of booths keeps its order.
        let said: Vec<u64> = problem
            .exhibitors
            .iter()
            .enumerate()
            .map(|(i, e)| {
                let mut digest = Digest::new(parties[i]);
                let lists = [(&e.prefers, true), (&e.locked, false), (&e.current, false)];
                for (list, in_order) in lists {
                    let at = |id: &String| booth_at.get(id.as_str()).map_or(0, |b| booths[*b]);
                    let mut list: Vec<u64> = list.iter().map(at).collect();
                    if !in_order {
                        list.sort_unstable();
                    }
                    digest.number(list.len() as u64);
                    list.into_iter().for_each(|n| digest.number(n));
                }
                digest.done()
            })
            .collect();
        parties = refined(&said, &named_by);
        let distinct = |hashes: &[u64]| hashes.iter().collect::<std::collections::BTreeSet<_>>().len();
        let now = distinct(&booths) + distinct(&parties);
        if now == classes {
            break;
        }
        classes = now;
    }
    (sorted(&problem.booths, &booths), sorted(&problem.exhibitors, &parties))
}

fn sorted<'a, T>(rows: &'a [T], by: &[u64]) -> Vec<&'a T> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|i| (by[*i], *i));
    order.into_iter().map(|i| &rows[i]).collect()
}

/// Each with what its neighbours are, whatever order they come in.
fn refined(hashes: &[u64], links: &[Vec<(u64, usize)>]) -> Vec<u64> {
    let one = |(hash, links): (&u64, &Vec<(u64, usize)>)| {
        let mut around: Vec<(u64, u64)> = links.iter().map(|(kind, other)| (*kind, hashes[*other])).collect();
        around.sort_unstable();
        let mut digest = Digest::new(*hash);
        around.into_iter().for_each(|(kind, other)| {
            digest.number(kind);
            digest.number(other);
        });
        digest.done()
    };
    hashes.iter().zip(links).map(one).collect()
}

fn booth(b: &Booth) -> u64 {
    let mut digest = Digest::new(1);
    [b.width_mm, b.depth_mm, b.power_va, b.open_sides].into_iter().for_each(|n| digest.whole(n));
    [b.water, b.accessible, b.premium, b.closed].into_iter().for_each(|is| digest.number(is.into()));
    digest.text(&b.zone);
    digest.text(&b.circuit);
    digest.done()
}

fn party(e: &Exhibitor) -> u64 {
    let mut digest = Digest::new(2);
    [e.width_mm, e.depth_mm, e.power_va, e.booths, e.priority].into_iter().for_each(|n| digest.whole(n));
    [e.water, e.accessible].into_iter().for_each(|is| digest.number(is.into()));
    digest.number(e.corner as u64);
    [&e.category, &e.group, &e.region].into_iter().for_each(|t| digest.text(t));
    digest.done()
}
