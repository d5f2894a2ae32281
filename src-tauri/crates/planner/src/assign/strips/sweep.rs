//! The order in which the booths are swept, with two in view.

use super::labels::Labels;
use crate::assign::instance::Instance;

/// How two booths in view lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assign) enum Link {
    Apart,
    Side,
    Aisle,
}

impl Link {
    pub(super) fn group_charge(self, labels: &Labels) -> i64 {
        match self {
            Self::Apart => 0,
            Self::Side => labels.same_group_side,
            Self::Aisle => labels.same_group_aisle,
        }
    }
}

/// A booth comes into view and one goes out.
#[derive(Debug, Clone)]
pub(in crate::assign) struct Step {
    pub booth: u32,
    /// The booth that goes out, `None` for nothing, and how it lies to the new one.
    pub dropped: Option<u32>,
    pub dropped_link: Link,
    pub kept: Option<u32>,
    pub kept_link: Link,
    /// Of the two booths in view, whether the first goes out. What is kept becomes the first, the new the second.
    pub drops_first: bool,
    /// Whether what is kept has no more to do and goes out too.
    pub collapses: bool,
}

/// Every open booth once, so that as few pairs that touch as possible are never in view together.
pub(super) fn sweep(instance: &Instance<'_>) -> Vec<Step> {
    let open = |b: u32| !instance.booths[b as usize].closed;
    let count = instance.booths.len() as u32;
    let mut is_done: Vec<bool> = (0..count).map(|b| !open(b)).collect();
    let mut steps: Vec<Step> = Vec::new();
    let mut view: [Option<u32>; 2] = [None, None];
    let link = |a: Option<u32>, b: u32| {
        let touch = a.and_then(|a| instance.touch[a as usize].iter().find(|t| t.booth == b));
        touch.map_or(Link::Apart, |t| if t.is_side { Link::Side } else { Link::Aisle })
    };
    loop {
        let remaining = |b: u32, done: &[bool], without: u32| {
            let more = |t: &&crate::assign::instance::Touch| !done[t.booth as usize] && t.booth != without;
            instance.touch[b as usize].iter().filter(more).count()
        };
        // (pairs lost, pairs gained, pairs to come, booth, whether the first goes out)
        let mut best: Option<(usize, usize, usize, u32, bool)> = None;
        let around = view.iter().flatten().flat_map(|b| &instance.touch[*b as usize]).map(|t| t.booth);
        for v in around.filter(|b| !is_done[*b as usize]) {
            let gained = view.iter().filter(|b| link(**b, v) != Link::Apart).count();
            for (out, drops_first) in [(view[0], true), (view[1], false)] {
                let lost = out.map_or(0, |b| remaining(b, &is_done, v));
                let key = (lost, 2 - gained, remaining(v, &is_done, v), v, !drops_first);
                if best.is_none_or(|b| key < b) {
                    best = Some(key);
                }
            }
        }
        let (booth, drops_first) = match best {
            Some((.., booth, drops_second)) => (booth, !drops_second),
            None => {
                let left = (0..count).filter(|b| !is_done[*b as usize]);
                let Some(start) = left.min_by_key(|b| (remaining(*b, &is_done, *b), *b)) else { break };
                (start, true)
            }
        };
        is_done[booth as usize] = true;
        let [first, second] = view;
        let (dropped, kept) = if drops_first { (first, second) } else { (second, first) };
        let collapses = kept.is_some_and(|k| remaining(k, &is_done, k) == 0);
        steps.push(Step {
            booth,
            dropped,
            dropped_link: link(dropped, booth),
            kept,
            kept_link: link(kept, booth),
            drops_first,
            collapses,
        });
        view = [kept.filter(|_| !collapses), Some(booth)];
    }
    steps
}
