//! The planner's problem for the parties of one span of days, beside all those who stand fast.
//!
//! A party that stands fast is in the problem, locked, so that whoever comes near it is charged for it. What it asks
//! for beyond its place is left out: a person may have put it where it breaks a rule, and it stays all the same. What
//! it draws is taken off its circuits beforehand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::id::{BoothId, ParticipationId, PartyId};
use domain::wish::Nearness;
use planner::problem::{Corner, Exhibitor, Neighbour, NeighbourKind, Problem};
use planner::solution::Assignment;
use store::PartyLine;

use super::problem::{Ground, Stand, party};

/// Who stands where.
pub(super) type Places = BTreeMap<PartyId, BTreeSet<BoothId>>;

/// A span of days, both included.
pub(super) type Days = (NaiveDate, NaiveDate);

/// The days of a party.
pub(super) fn days_of(line: &PartyLine) -> Days {
    (line.party.first_day, line.party.last_day)
}

/// A problem and who stands fast in it.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    /// Its first parties are those that are free, in their order.
    pub problem: Problem,
    /// Those who stand fast, on their booths.
    pub held: Vec<Assignment>,
    /// What those are charged for room that they asked for and the problem does not say: their true cost less that of
    /// the problem.
    pub unsaid: i64,
    /// The codes of the booths of those who stand fast.
    pub taken: BTreeSet<String>,
}

/// How a party is in a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Free,
    /// It stands fast on the same days.
    Held,
    /// It stands fast on days that are not quite the same. Only that it is there counts.
    Beside,
}

/// A party of a problem.
struct Actor {
    /// Its place among the problem's parties.
    index: usize,
    part: Part,
    members: BTreeSet<ParticipationId>,
}

impl Ground {
    /// The problem for `free`, who are there on the same days, beside those who stand fast on these days or some of
    /// them. `current` says where the free ones stand now, where moving is to be counted.
    pub(super) fn scene(
        &self,
        days: Days,
        free: &[&PartyLine],
        fixed: &[Stand<'_>],
        current: Option<&Places>,
    ) -> Scene {
        let mut making = Making { ground: self, scene: self.empty_scene(), actors: Vec::new() };
        for line in free {
            making.add_free(line, current);
        }
        let meeting: Vec<&Stand<'_>> = fixed
            .iter()
            .filter(|stand| stand.line.party.first_day <= days.1 && days.0 <= stand.line.party.last_day)
            .filter(|stand| !stand.booths.is_empty())
            .collect();
        for stand in &meeting {
            making.add_fixed(stand, days_of(stand.line) == days);
        }
        let drawn = self.drawn_va(days.0, days.1, &meeting);
        for circuit in &mut making.scene.problem.circuits {
            let load_va = drawn.get(circuit.id.as_str()).copied().unwrap_or(0);
            circuit.capacity_va = (circuit.capacity_va - load_va).max(0);
        }
        making.relate();
        making.scene
    }

    fn empty_scene(&self) -> Scene {
        let mut problem = self.bare().clone();
        problem.weights.clone_from(&self.terms().weights);
        for booth in &mut problem.booths {
            // Nobody is owed a share of what stays empty.
            booth.premium &= !booth.closed;
        }
        Scene { problem, held: Vec::new(), unsaid: 0, taken: BTreeSet::new() }
    }

    /// A party as the planner sees it, with what it wishes for.
    pub(super) fn exhibitor(&self, line: &PartyLine) -> Exhibitor {
        let main = line.members.first().map(|main| main.participation.id);
        let prefers = main.and_then(|main| self.terms().prefers.get(&main));
        Exhibitor { prefers: prefers.cloned().unwrap_or_default(), ..party(line) }
    }
}

struct Making<'g> {
    ground: &'g Ground,
    scene: Scene,
    actors: Vec<Actor>,
}

impl Making<'_> {
    fn act(&mut self, exhibitor: Exhibitor, part: Part, line: &PartyLine) {
        let members = line.members.iter().map(|member| member.participation.id).collect();
        self.actors.push(Actor { index: self.scene.problem.exhibitors.len(), part, members });
        self.scene.problem.exhibitors.push(exhibitor);
    }

    fn add_free(&mut self, line: &PartyLine, current: Option<&Places>) {
        let stands = current.and_then(|places| places.get(&line.party.id));
        let current = stands.map(|booths| self.ground.codes(booths)).unwrap_or_default();
        self.act(Exhibitor { current, ..self.ground.exhibitor(line) }, Part::Free, line);
    }

    fn add_fixed(&mut self, stand: &Stand<'_>, is_same_days: bool) {
        let codes: Vec<String> = self.ground.codes(&stand.booths);
        let (shared, codes): (Vec<String>, Vec<String>) =
            codes.into_iter().partition(|code| self.scene.taken.contains(code));
        // Others have these booths on other days of these: whoever touches one of them touches all.
        self.join(&shared, stand.line);
        if codes.is_empty() {
            return;
        }
        let booths = i64::try_from(codes.len()).unwrap_or(1);
        let wish = self.ground.exhibitor(stand.line);
        let mut exhibitor = if is_same_days {
            let corner = if wish.corner == Corner::Want { Corner::Want } else { Corner::No };
            Exhibitor { power_va: 0, water: false, accessible: false, corner, ..wish }
        } else {
            Exhibitor { id: wish.id, group: wish.group, ..Exhibitor::default() }
        };
        (exhibitor.booths, exhibitor.locked) = (booths, codes.clone());
        if is_same_days {
            self.make_room(&mut exhibitor, &codes);
        } else {
            self.neutralise(&codes);
        }
        for booth in &mut self.scene.problem.booths {
            if codes.contains(&booth.id) {
                booth.closed = false;
            }
        }
        self.link(&codes);
        self.scene.taken.extend(codes.iter().cloned());
        self.scene.held.push(Assignment { exhibitor: exhibitor.id.clone(), booths: codes });
        let part = if is_same_days { Part::Held } else { Part::Beside };
        self.act(exhibitor, part, stand.line);
    }

    /// One who has too small a booth asks for none of a size, and the difference is remembered.
    fn make_room(&mut self, exhibitor: &mut Exhibitor, codes: &[String]) {
        let weights = self.scene.problem.resolved_weights().unwrap_or_default();
        let asked = (exhibitor.width_mm, exhibitor.depth_mm);
        let booths = || self.scene.problem.booths.iter().filter(|booth| codes.contains(&booth.id));
        let fits = booths().all(|booth| {
            booth.width_mm.min(booth.depth_mm) >= asked.0.min(asked.1)
                && booth.width_mm.max(booth.depth_mm) >= asked.0.max(asked.1)
        });
        if !fits {
            let extra_m2 = |than_mm2: i64| -> i64 {
                booths().map(|b| (b.width_mm * b.depth_mm - than_mm2).div_euclid(1_000_000)).sum()
            };
            let unsaid = weights.oversize_m2 * (extra_m2(asked.0 * asked.1) - extra_m2(0));
            self.scene.unsaid += unsaid;
            (exhibitor.width_mm, exhibitor.depth_mm) = (0, 0);
        }
    }

    /// Booths of other days cost nothing here, and nobody here is owed them.
    fn neutralise(&mut self, codes: &[String]) {
        for booth in self.scene.problem.booths.iter_mut().filter(|booth| codes.contains(&booth.id)) {
            (booth.width_mm, booth.depth_mm, booth.power_va) = (0, 0, 0);
            (booth.water, booth.premium) = (false, false);
            (booth.zone, booth.circuit) = (None, None);
        }
    }

    /// Booths that one party has need not lie side by side where a person has chosen them: they are joined here, which
    /// nobody else notices.
    fn link(&mut self, codes: &[String]) {
        let neighbours = &mut self.scene.problem.neighbours;
        for pair in codes.windows(2) {
            let [a, b] = pair else { continue };
            let joins = |one: &&mut Neighbour| (&one.a == a && &one.b == b) || (&one.a == b && &one.b == a);
            match neighbours.iter_mut().find(joins) {
                Some(known) => known.kind = NeighbourKind::Side,
                None => {
                    neighbours.push(Neighbour { a: a.clone(), b: b.clone(), kind: NeighbourKind::Side });
                }
            }
        }
    }

    fn join(&mut self, shared: &[String], line: &PartyLine) {
        let held = self.scene.held.iter().filter(|held| held.booths.iter().any(|code| shared.contains(code)));
        let holders: BTreeSet<&String> = held.map(|held| &held.exhibitor).collect();
        let exhibitors = &self.scene.problem.exhibitors;
        for actor in self.actors.iter_mut().filter(|actor| holders.contains(&exhibitors[actor.index].id)) {
            actor.members.extend(line.members.iter().map(|member| member.participation.id));
        }
    }

    /// Who would like to be near whom, and who must be apart.
    fn relate(&mut self) {
        for wish in &self.ground.terms().neighbours {
            let of =
                |id: ParticipationId| self.actors.iter().filter(move |actor| actor.members.contains(&id));
            let mut pairs = Vec::new();
            for own in of(wish.participation_id) {
                // Who shares a place is near enough, and was put there by a person.
                let mut others: Vec<&Actor> = of(wish.other_id)
                    .filter(|other| other.index != own.index && !own.members.contains(&wish.other_id))
                    .collect();
                match wish.nearness {
                    // Nobody is blamed twice for days that are not theirs.
                    Nearness::Near if own.part == Part::Beside => {}
                    Nearness::Near => {
                        others.sort_by_key(|other| (other.part == Part::Beside, other.index));
                        pairs.extend(others.first().map(|other| (own.index, other.index)));
                    }
                    // Two who stand fast stay where they are.
                    Nearness::Apart => pairs.extend(
                        others
                            .into_iter()
                            .filter(|other| own.part == Part::Free || other.part == Part::Free)
                            .map(|other| (own.index, other.index)),
                    ),
                }
            }
            let exhibitors = &mut self.scene.problem.exhibitors;
            for (own, other) in pairs {
                let other = exhibitors[other].id.clone();
                let list = match wish.nearness {
                    Nearness::Near => &mut exhibitors[own].near,
                    Nearness::Apart => &mut exhibitors[own].apart,
                };
                if !list.contains(&other) {
                    list.push(other);
                }
            }
        }
    }
}
