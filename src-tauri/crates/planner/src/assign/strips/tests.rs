use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::*;
use crate::assign::tests::small_problems;

/// What a pair of friends that touches takes off.
const FRIENDS: i64 = 17_000;

/// What two booths are charged for the labels that they hold.
fn between(
    strips: &Strips,
    candidates: &Candidates,
    (a, of_a): (u32, usize),
    (b, of_b): (u32, usize),
) -> i64 {
    let (of_a, of_b) = (&strips.labels.of[a as usize][of_a], &strips.labels.of[b as usize][of_b]);
    let charge = strips.labels.charge(candidates, (a, of_a), (b, of_b), Link::Side);
    let is_met = charge < BARRED && of_a.friends.iter().any(|(friend, _)| *friend == of_b.party);
    charge - if is_met { FRIENDS } else { 0 }
}

/// The least sum over every way to label the booths.
fn least_by_trying(
    strips: &Strips,
    candidates: &Candidates,
    costs: &[Vec<i64>],
    pairs: &[(u32, u32)],
) -> i64 {
    let booths = costs.len();
    let mut chosen = vec![0usize; booths];
    let mut least = i64::MAX;
    loop {
        let own: i64 = (0..booths).map(|b| costs[b][chosen[b]]).sum();
        let of = |b: u32| (b, chosen[b as usize]);
        let charges = pairs.iter().map(|(a, b)| between(strips, candidates, of(*a), of(*b)));
        least = least.min(own + charges.sum::<i64>());
        let Some(next) = (0..booths).find(|b| chosen[*b] + 1 < costs[*b].len()) else { return least };
        chosen[next] += 1;
        chosen[..next].fill(0);
    }
}

#[test]
fn no_other_filling_of_a_row_is_cheaper() {
    let mut runner = TestRunner::deterministic();
    let mut filled = 0;
    while filled < 25 {
        let problem = small_problems().new_tree(&mut runner).unwrap().current();
        let instance = Instance::new(&problem).unwrap();
        let candidates = Candidates::new(&instance);
        let mut strips = Strips::new(&instance, &candidates).unwrap();
        let ways: usize = strips.labels.of.iter().map(Vec::len).product();
        if ways > 20_000 {
            continue;
        }
        filled += 1;
        let mut pairs = Vec::new();
        for (a, touch) in (0u32..).zip(&instance.touch) {
            pairs.extend(touch.iter().filter(|t| t.booth > a).map(|t| (a, t.booth)));
        }
        let cost = (-60i64..40).prop_map(|points| points * 1_000);
        let mut costs: Vec<Vec<i64>> = strips.labels.of.iter().map(|of| vec![0; of.len()]).collect();
        for one in costs.iter_mut().flat_map(|of| of.iter_mut().skip(1)) {
            *one = cost.new_tree(&mut runner).unwrap().current();
        }
        let mut chosen = vec![0; costs.len()];
        let least = strips.fill(&vec![FRIENDS; instance.near.len()], &costs, &mut chosen);
        assert_eq!(least, least_by_trying(&strips, &candidates, &costs, &pairs), "{problem:?}");
        // What was chosen is what costs that little.
        let own: i64 = costs.iter().zip(&chosen).map(|(of, l)| of[*l as usize]).sum();
        let of = |b: u32| (b, chosen[b as usize] as usize);
        let charges: i64 = pairs.iter().map(|(a, b)| between(&strips, &candidates, of(*a), of(*b))).sum();
        assert_eq!(own + charges, least);
    }
}
