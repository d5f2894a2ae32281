//! The cheapest filling of the booths with the charges between neighbours, where a party may be used more or
//! less than once: an exact dynamic programme, the inner problem of [`super::tighten`].
//!
//! Booths of a hall lie in strips, so a sweep ([`sweep`]) that looks back at two booths sees nearly every pair
//! that touches. What a booth may hold is a label: empty, the best party of a group, a party that is known by
//! itself because it has friends or several booths. Charges concern few pairs of labels (one group, friends, one
//! set of booths), so a step costs the square of the labels and not their cube.

mod labels;
mod sweep;

use super::candidates::Candidates;
use super::instance::Instance;
use labels::Labels;
use sweep::{Link, Step, sweep};

/// The programme of one hall.
pub(super) struct Strips {
    pub(super) labels: Labels,
    steps: Vec<Step>,
    charges: Vec<Charges>,
    /// For each step the least costs so far, by the labels of the booths that are kept and dropped.
    tables: Vec<Vec<i64>>,
    /// For each step where what is kept goes out too, its best label by the label of the new booth.
    collapsed_from: Vec<Vec<u16>>,
    next: Vec<i64>,
}

/// What a label costs where it cannot be. Sums over all booths stay within 64 bits, and where a real cost is
/// more, less is charged: what is proven stays true.
pub(super) const BARRED: i64 = 1 << 50;

/// Most pairs of labels over all steps: beyond, the tables would take too much room and time.
const MOST_CELLS: usize = 4_000_000;

/// Halls with more booths have more pairs than that; it would take a second to find out. Their bound stays that of
/// the matching.
const MOST_BOOTHS: usize = 1_200;

/// What the labels of a step's booths are charged for each other.
struct Charges {
    /// For each label of the booth that is dropped its class, or [`BOUND`] where it needs a label of its own.
    class: Vec<u16>,
    /// What two labels of one class are charged.
    group: i64,
    /// The labels of the new booth by class.
    of_class: Vec<Vec<u16>>,
    /// Labels of the new booth that only one label of the dropped suits, and that one.
    only: Vec<(u16, u16)>,
    /// Labels of friends at the new booth and the dropped, and what they are charged.
    friends: Vec<(u16, u16, i64)>,
    /// For each pair of labels of the booth that is kept and the new one.
    kept: Option<Vec<i64>>,
    /// Where friends stand in the two lists before, which pair they are, and what they are charged besides.
    friends_dropped: Vec<(usize, u32, i64)>,
    friends_kept: Vec<(usize, u32, i64)>,
}

const BOUND: u16 = u16::MAX;

impl Charges {
    fn new(labels: &Labels, candidates: &Candidates, step: &Step) -> Self {
        let new = &labels.of[step.booth as usize];
        let linked = |booth: Option<u32>, link: Link| booth.filter(|_| link != Link::Apart);
        let mut this = Self {
            class: vec![0; labels.count(step.dropped)],
            group: 0,
            of_class: vec![Vec::new(); labels.classes + 1],
            only: Vec::new(),
            friends: Vec::new(),
            kept: None,
            friends_dropped: Vec::new(),
            friends_kept: Vec::new(),
        };
        for (l, label) in (0u16..).zip(new).filter(|(_, label)| label.class > 0) {
            this.of_class[label.class as usize].push(l);
        }
        if let Some(x) = linked(step.dropped, step.dropped_link) {
            this.group = step.dropped_link.group_charge(labels);
            let of_x = &labels.of[x as usize];
            for (class, label) in this.class.iter_mut().zip(of_x) {
                *class = if label.binds(candidates, step.booth) { BOUND } else { label.class as u16 };
            }
            for (l, label) in (0u16..).zip(new) {
                if let Some(i) = label.bound_index(labels, candidates, x) {
                    this.only.push((l, i as u16));
                    continue;
                }
                for (friend, pair) in &label.friends {
                    let at = labels.known[x as usize].get(friend);
                    for i in at.into_iter().flatten().filter(|i| this.class[**i as usize] != BOUND) {
                        let (theirs, ours) = ((x, &of_x[*i as usize]), (step.booth, label));
                        let charge = labels.charge(candidates, theirs, ours, step.dropped_link);
                        this.friends_dropped.push((this.friends.len(), *pair, charge));
                        this.friends.push((l, *i, charge));
                    }
                }
            }
        }
        if let Some(kept) = linked(step.kept, step.kept_link) {
            let of_kept = &labels.of[kept as usize];
            let mut charges = Vec::with_capacity(of_kept.len() * new.len());
            for a in of_kept {
                for b in new {
                    let charge = labels.charge(candidates, (kept, a), (step.booth, b), step.kept_link);
                    let friends = a.friends.iter().find(|(friend, _)| *friend == b.party);
                    if let Some((_, pair)) = friends.filter(|_| charge < BARRED) {
                        this.friends_kept.push((charges.len(), *pair, charge));
                    }
                    charges.push(charge);
                }
            }
            this.kept = Some(charges);
        }
        this
    }

    /// Takes off what friends who touch are worth.
    fn befriend(&mut self, worth: &[i64]) {
        for (at, pair, charge) in &self.friends_dropped {
            self.friends[*at].2 = charge - worth[*pair as usize];
        }
        if let Some(kept) = &mut self.kept {
            for (at, pair, charge) in &self.friends_kept {
                kept[*at] = charge - worth[*pair as usize];
            }
        }
    }

    /// The least costs by the label of the new booth, from those by the label of the dropped.
    fn step(&self, row: &[i64], costs: &[i64], kept: Option<&[i64]>, out: &mut [i64]) {
        // The best of all labels and the best of another class.
        let (mut first, mut second, mut first_class) = (i64::MAX, i64::MAX, BOUND);
        for (cost, class) in row.iter().zip(&self.class) {
            if *cost < second && *class != BOUND {
                if *class == first_class {
                    first = first.min(*cost);
                } else if *cost < first {
                    second = first;
                    (first, first_class) = (*cost, *class);
                } else {
                    second = *cost;
                }
            }
        }
        match kept {
            Some(kept) => {
                for ((out, cost), kept) in out.iter_mut().zip(costs).zip(kept) {
                    *out = first + cost + kept;
                }
            }
            None => {
                for (out, cost) in out.iter_mut().zip(costs) {
                    *out = first + cost;
                }
            }
        }
        let more = self.group.min(second.saturating_sub(first));
        if more > 0 {
            self.of_class[first_class as usize].iter().for_each(|l| out[*l as usize] += more);
        }
        let rest = |l: u16| costs[l as usize] + kept.map_or(0, |kept| kept[l as usize]);
        for (l, i, charge) in &self.friends {
            let cost = row[*i as usize] + charge + rest(*l);
            out[*l as usize] = out[*l as usize].min(cost);
        }
        for (l, i) in &self.only {
            out[*l as usize] = row[*i as usize] + rest(*l);
        }
    }

    /// The label of the dropped booth that the least cost of the new booth's label comes from.
    fn came_from(&self, row: &[i64], new: u16, class: u32) -> usize {
        if let Some((_, i)) = self.only.iter().find(|(l, _)| *l == new) {
            return *i as usize;
        }
        let (mut least, mut at) = (i64::MAX, 0);
        for (i, (cost, other)) in row.iter().zip(&self.class).enumerate() {
            let more = if class > 0 && u32::from(*other) == class { self.group } else { 0 };
            if *other != BOUND && cost + more < least {
                (least, at) = (cost + more, i);
            }
        }
        for (_, i, charge) in self.friends.iter().filter(|(l, ..)| *l == new) {
            let cost = row[*i as usize] + charge;
            if cost < least {
                (least, at) = (cost, *i as usize);
            }
        }
        at
    }
}

impl Strips {
    /// `None` for a hall whose tables would be too large.
    pub(super) fn new(instance: &Instance<'_>, candidates: &Candidates) -> Option<Self> {
        if instance.booths.len() > MOST_BOOTHS {
            return None;
        }
        let steps = sweep(instance);
        [true, false].into_iter().find_map(|with_friends| {
            let labels = Labels::new(instance, candidates, &steps, with_friends);
            let cells: usize = steps.iter().map(|s| labels.count(s.kept) * labels.count(Some(s.booth))).sum();
            (cells <= MOST_CELLS).then(|| Self::with_labels(candidates, steps.clone(), labels))
        })
    }

    fn with_labels(candidates: &Candidates, steps: Vec<Step>, labels: Labels) -> Self {
        Self {
            charges: steps.iter().map(|step| Charges::new(&labels, candidates, step)).collect(),
            tables: steps.iter().map(|s| vec![0; labels.count(s.kept) * labels.count(s.dropped)]).collect(),
            collapsed_from: steps.iter().map(|s| vec![0; labels.count(Some(s.booth))]).collect(),
            next: Vec::new(),
            labels,
            steps,
        }
    }

    /// A measure of what one filling takes: pairs of labels that are looked at.
    pub(super) fn work(&self) -> usize {
        self.tables.iter().map(Vec::len).sum::<usize>()
            + self.labels.plain.iter().map(Vec::len).sum::<usize>()
    }

    /// The least sum of label costs and charges, and the label of each booth into `chosen`. `costs` has the costs
    /// of each booth's labels, none above [`BARRED`]; `friends` what each pair of friends that touches takes off.
    pub(super) fn fill(&mut self, friends: &[i64], costs: &[Vec<i64>], chosen: &mut [u16]) -> i64 {
        self.charges.iter_mut().for_each(|charges| charges.befriend(friends));
        let mut table = vec![0];
        let (mut rows, mut columns) = (1, 1);
        for (at, step) in self.steps.iter().enumerate() {
            let (dropped, kept) = if step.drops_first { (rows, columns) } else { (columns, rows) };
            // A row for each label of what is kept, so that the labels of the dropped booth lie side by side.
            let turned = &mut self.tables[at];
            turned.clear();
            if step.drops_first {
                for j in 0..kept {
                    turned.extend(table.iter().skip(j).step_by(columns));
                }
            } else {
                turned.extend_from_slice(&table);
            }
            let costs = &costs[step.booth as usize];
            let new = costs.len();
            self.next.resize(kept * new, 0);
            let charges = &self.charges[at];
            for (j, (row, out)) in turned.chunks(dropped).zip(self.next.chunks_mut(new)).enumerate() {
                charges.step(row, costs, charges.kept.as_ref().map(|k| &k[j * new..][..new]), out);
            }
            (rows, columns) = (kept, new);
            if step.collapses {
                table.clear();
                table.extend_from_slice(&self.next[..new]);
                self.collapsed_from[at].fill(0);
                for (j, row) in (0u16..).zip(self.next.chunks(new)) {
                    for ((cost, least), from) in row.iter().zip(&mut table).zip(&mut self.collapsed_from[at])
                    {
                        if cost < least {
                            (*least, *from) = (*cost, j);
                        }
                    }
                }
                rows = 1;
            } else {
                std::mem::swap(&mut table, &mut self.next);
                table.truncate(kept * new);
            }
        }
        let (best, least) =
            table.iter().enumerate().min_by_key(|(i, cost)| (**cost, *i)).map_or((0, 0), |(i, c)| (i, *c));
        let (mut first, mut second) = (best / columns, best % columns);
        for (at, step) in self.steps.iter().enumerate().rev() {
            chosen[step.booth as usize] = second as u16;
            let kept = if step.collapses { self.collapsed_from[at][second] as usize } else { first };
            let dropped = self.labels.count(step.dropped);
            let row = &self.tables[at][kept * dropped..][..dropped];
            let class = self.labels.of[step.booth as usize][second].class;
            let from = self.charges[at].came_from(row, second as u16, class);
            (first, second) = if step.drops_first { (from, kept) } else { (kept, from) };
        }
        least
    }

    /// How often each pair of friends touches in a filling, as far as the sweep sees.
    pub(super) fn friends_met(&self, chosen: &[u16], mut each: impl FnMut(u32)) {
        for step in &self.steps {
            let label = |b: u32| &self.labels.of[b as usize][chosen[b as usize] as usize];
            let ours = label(step.booth);
            for (other, link) in [(step.dropped, step.dropped_link), (step.kept, step.kept_link)] {
                let Some(other) = other.filter(|_| link != Link::Apart) else { continue };
                let met = ours.friends.iter().find(|(friend, _)| *friend == label(other).party);
                met.into_iter().for_each(|(_, pair)| each(*pair));
            }
        }
    }
}

#[cfg(test)]
mod tests;
