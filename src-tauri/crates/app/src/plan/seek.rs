//! The search for a plan: span by span of days, round those whom a person has placed.

use std::collections::BTreeMap;
use std::time::Instant;

use domain::id::PartyId;
use planner::assign::{self, Outcome, SolveOptions};
use planner::cost::{Violation, evaluate};
use planner::problem::{Problem, Weights};
use planner::solution::{Assignment, Reason, Solution};
use store::PartyLine;

use super::begun::{rest_of_place, same_place};
use super::board::{Board, booths_of};
use super::explain::concerned;
use super::judge::Span;
use super::problem::{Stand, party};
use super::scene::{Days, Places, Scene, days_of};
use super::solve::solve_until_stopped;
use super::{Effort, is_by_a_person};
use crate::error::AppError;
use crate::progress::Watch;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// All booths given away anew.
    Anew,
    /// At most so many of those who can stay where they stand move.
    FewMoves(u32),
}

/// A plan that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Everybody who has a place.
    pub places: Places,
    /// Who has none, and why.
    pub unplaced: Vec<(PartyId, Vec<Reason>)>,
    /// Those whom a person has given fewer booths than they ask for, and why there are none beside those.
    pub partly: Vec<(PartyId, Reason)>,
    /// No plan round those whom a person has placed costs less. Nothing is proven where the planner chose the rest of
    /// places that a person began: other choices of it might cost less.
    pub bound: Option<i64>,
    /// Whether it was stopped before its effort was done.
    pub is_stopped: bool,
}

impl Found {
    /// A bound that is above the cost proves nothing, and is not told.
    pub(super) fn keep_true(&mut self, cost: i64) {
        debug_assert!(self.bound.is_none_or(|bound| bound <= cost), "{:?} > {cost}", self.bound);
        self.bound = self.bound.filter(|bound| *bound <= cost);
    }
}

/// Where those stand whom a person has placed.
struct Held<'b> {
    stands: Vec<Stand<'b>>,
    /// Those who have fewer booths than they ask for, and why there are none beside those.
    partly: Vec<(PartyId, Reason)>,
    /// Whether the planner chose booths for some of them.
    has_rest: bool,
}

/// A problem as it was solved, and the answer.
#[derive(Debug, Clone)]
pub struct SolvedProblem {
    /// The problem.
    pub problem: Problem,
    /// The answer. Its reasons have no words yet.
    pub solution: Solution,
}

impl Board {
    /// The booths that a person gave a party.
    fn by_hand(&self) -> (Vec<&PartyLine>, Vec<&PartyLine>) {
        self.parties.iter().partition(|line| line.assignments.iter().any(is_by_a_person))
    }

    /// Those whom the planner may move and who can stay where they stand: they keep every rule there, also beside those
    /// whom a person has placed and beside each other.
    pub(super) fn who_can_stay(&self) -> Places {
        let (held, free) = self.by_hand();
        let fast = self.held_stands(&held).stands;
        let has_place =
            |line: &&&PartyLine| !line.assignments.is_empty() && self.span_alone(line).1.is_empty();
        let mut staying: Places =
            free.iter().filter(has_place).map(|line| (line.party.id, booths_of(line))).collect();
        let mut places: Places = fast.into_iter().map(|stand| (stand.line.party.id, stand.booths)).collect();
        places.extend(staying.clone());
        while let Some(out) = self.in_the_way(&places, &staying) {
            staying.remove(&out);
            places.remove(&out);
        }
        staying
    }

    /// One of those who would stay who breaks a rule beside the others.
    fn in_the_way(&self, places: &Places, staying: &Places) -> Option<PartyId> {
        self.spans().into_iter().find_map(|days| {
            let Span { scene, assignments } = self.span(days, places, None);
            let broken = evaluate(&scene.problem, &assignments).ok()?.broken;
            let lines = self.parties.iter().filter(|line| staying.contains_key(&line.party.id));
            let own: BTreeMap<String, &PartyLine> =
                lines.map(|line| (line.party.id.to_string(), line)).collect();
            broken.iter().find_map(|violation| {
                let draws = |line: &&&PartyLine| {
                    !matches!(violation, Violation::CircuitOver { .. }) || party(line).power_va > 0
                };
                let concerned = concerned(violation, &scene, &assignments);
                concerned.iter().rev().filter_map(|id| own.get(id)).find(draws).map(|line| line.party.id)
            })
        })
    }

    /// The problem of a party alone where it stands, and what it breaks.
    pub(super) fn span_alone(&self, line: &PartyLine) -> (Problem, Vec<Violation>) {
        let scene = self.ground.scene(days_of(line), &[line], &[], None);
        let booths = self.ground.codes(&booths_of(line));
        let place = Assignment { exhibitor: line.party.id.to_string(), booths };
        let broken = evaluate(&scene.problem, &[place]).map(|judged| judged.broken).unwrap_or_default();
        (scene.problem, broken)
    }

    /// Looks for a plan. Who stops the watch gets the best so far.
    ///
    /// # Errors
    /// [`AppError::Nothing`] without parties; [`AppError::Problem`].
    pub(super) fn seek(
        &self,
        aim: Aim,
        effort: Effort,
        solved: &mut Vec<SolvedProblem>,
        watch: Watch<'_>,
    ) -> Result<Found, AppError> {
        if self.parties.is_empty() {
            return Err(AppError::Nothing { what: "parties" });
        }
        let began = Instant::now();
        let (held, free) = self.by_hand();
        let Held { mut stands, partly, has_rest } = self.held_stands(&held);
        let mut found = Found {
            places: Places::new(),
            unplaced: Vec::new(),
            partly,
            bound: (!has_rest).then_some(0),
            is_stopped: false,
        };
        let by_hand = stands.clone();
        let staying = (aim != Aim::Anew).then(|| self.who_can_stay());
        let mut left = match aim {
            Aim::Anew => None,
            Aim::FewMoves(most) => Some(i64::from(most)),
        };
        let spans = self.spans();
        let is_one_span = spans.len() == 1;
        for (turn, days) in spans.iter().copied().enumerate() {
            let mut lines: Vec<&PartyLine> =
                free.iter().copied().filter(|line| days_of(line) == days).collect();
            // Those of these days must not drive out who can stay and whose turn comes later.
            let later = staying.as_ref().map_or_else(Vec::new, |staying| {
                self.stands_in(staying, |line| spans[turn + 1..].contains(&days_of(line)))
            });
            lines.retain(|line| {
                let stays = staying.as_ref().is_some_and(|staying| staying.contains_key(&line.party.id));
                let fixed: Vec<Stand<'_>> = stands.iter().chain(&later).cloned().collect();
                let same = if stays { None } else { same_place(&self.ground, &fixed, line) };
                let is_free = same.is_none();
                stands.extend(same.map(|booths| Stand { line, booths }));
                is_free
            });
            let fixed: Vec<Stand<'_>> = stands.iter().cloned().chain(later).collect();
            let mut scene = self.ground.scene(days, &lines, &fixed, staying.as_ref());
            scene.problem.max_moved = left;
            let (outcome, bound) = solve_keeping(&mut scene.problem, aim, effort, began, watch)?;
            found.is_stopped |= outcome.is_stopped;
            if let Some(sum) = &mut found.bound {
                *sum += if is_one_span {
                    bound + scene.unsaid
                } else {
                    let (bound, is_stopped) = self.bound_of(days, &lines, &by_hand, left, watch)?;
                    found.is_stopped |= is_stopped;
                    bound
                };
            }
            let places = self.take(&lines, &outcome.solution, &mut found);
            if let (Some(left), Some(staying)) = (&mut left, &staying) {
                let moved = places.iter().filter(|stand| {
                    staying.get(&stand.line.party.id).is_some_and(|booths| *booths != stand.booths)
                });
                *left -= i64::try_from(moved.count()).unwrap_or(*left);
            }
            stands.extend(places);
            solved.push(SolvedProblem { problem: scene.problem, solution: outcome.solution });
        }
        found.places = stands.into_iter().map(|stand| (stand.line.party.id, stand.booths)).collect();
        Ok(found)
    }

    /// Where those stand whom a person has placed. The rest of a place that a person began comes before anybody
    /// else's.
    fn held_stands<'b>(&'b self, held: &[&'b PartyLine]) -> Held<'b> {
        let mut stands: Vec<Stand<'b>> = held
            .iter()
            .map(|line| {
                let by_hand = line.assignments.iter().filter(|one| is_by_a_person(one));
                Stand { line, booths: by_hand.map(|one| one.booth_id).collect() }
            })
            .collect();
        let (mut partly, mut has_rest) = (Vec::new(), false);
        for index in 0..stands.len() {
            match rest_of_place(&self.ground, &stands, index) {
                Ok(more) => {
                    has_rest |= !more.is_empty();
                    stands[index].booths.extend(more);
                }
                Err(reason) => partly.push((stands[index].line.party.id, reason)),
            }
        }
        Held { stands, partly, has_rest }
    }

    /// What the parties of some days cost at least, whatever is done on other days: wishes that other days have a
    /// part in are left out. Also whether the watch said to stop; the bound holds all the same.
    fn bound_of(
        &self,
        days: Days,
        lines: &[&PartyLine],
        by_hand: &[Stand<'_>],
        most_moved: Option<i64>,
        watch: Watch<'_>,
    ) -> Result<(i64, bool), AppError> {
        let mut scene: Scene = self.ground.scene(days, lines, by_hand, None);
        self.count_once(days, &mut scene);
        let weights = &mut scene.problem.weights;
        for name in ["region_premium_missing", "near_missed"] {
            debug_assert!(Weights::default().get(name).is_some());
            weights.insert(name.to_owned(), 0);
        }
        scene.problem.max_moved = most_moved;
        let options = SolveOptions { seed: 1, effort: 0 };
        let outcome = assign::solve(&scene.problem, options, &mut |_| {
            watch(crate::progress::Progress {
                stage: crate::progress::Stage::Planning,
                done: 0,
                total: 0,
                plan: None,
            })
        })
        .map_err(|error| AppError::Problem { detail: error.to_string() })?;
        Ok((outcome.solution.bound + scene.unsaid, outcome.is_stopped))
    }

    fn take<'b>(&self, lines: &[&'b PartyLine], solution: &Solution, found: &mut Found) -> Vec<Stand<'b>> {
        let mut stands = Vec::new();
        for line in lines {
            let id = line.party.id.to_string();
            if let Some(place) = solution.assignments.iter().find(|place| place.exhibitor == id) {
                let booths = place.booths.iter().filter_map(|code| self.ground.id_of(code)).collect();
                stands.push(Stand { line, booths });
            } else {
                let unplaced = solution.unplaced.iter().find(|unplaced| unplaced.exhibitor == id);
                let reasons = unplaced.map(|unplaced| unplaced.reasons.clone()).unwrap_or_default();
                found.unplaced.push((line.party.id, reasons));
            }
        }
        stands
    }
}

/// Solves a problem so that whoever can stay where it stands keeps a place: who came out with none is locked to its own,
/// and it is solved again. Also returns a bound on every plan that does so.
fn solve_keeping(
    problem: &mut Problem,
    aim: Aim,
    effort: Effort,
    began: Instant,
    watch: Watch<'_>,
) -> Result<(Outcome, i64), AppError> {
    let lock = |problem: &mut Problem, is_out: &dyn Fn(&str) -> bool| -> bool {
        let mut is_any = false;
        for one in &mut problem.exhibitors {
            if !one.current.is_empty() && one.locked.is_empty() && is_out(&one.id) {
                one.locked.clone_from(&one.current);
                is_any = true;
            }
        }
        is_any
    };
    if aim == Aim::FewMoves(0) {
        lock(problem, &|_| true);
    }
    // The first problem allows all that those with locks allow.
    let mut bound = None;
    loop {
        let outcome = solve_until_stopped(problem, effort, began, watch)?;
        let bound = *bound.get_or_insert(outcome.solution.bound);
        let is_out = |id: &str| !outcome.solution.assignments.iter().any(|place| place.exhibitor == id);
        if !lock(problem, &is_out) {
            return Ok((outcome, bound));
        }
    }
}
