//! What a plan costs, by term, and which rules it breaks: over all spans of days, also where a person has placed
//! somebody against the rules.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::PartyId;
use planner::assign::{PartyCharges, charges};
use planner::cost::{Violation, evaluate};
use planner::problem::Problem;
use planner::solution::{Assignment, Solution};
use store::PartyLine;

use super::BrokenRule;
use super::board::{Board, name_of};
use super::problem::Stand;
use super::scene::{Days, Places, Scene, days_of};
use crate::error::AppError;
use crate::texts::{Lang, placing};

/// A plan, judged.
#[derive(Debug, Clone, Default)]
pub(super) struct Judged {
    pub cost: i64,
    pub terms: BTreeMap<&'static str, i64>,
    /// For each span of days, its problem with what is broken of it.
    pub broken: Vec<(Problem, Vec<Violation>)>,
}

/// One span of days as it stands in a plan.
pub(super) struct Span {
    pub scene: Scene,
    /// Everybody's place, those of other days too.
    pub assignments: Vec<Assignment>,
}

impl Board {
    /// The parties' names by their ids.
    pub(super) fn names(&self) -> BTreeMap<String, String> {
        self.parties.iter().map(|line| (line.party.id.to_string(), name_of(line))).collect()
    }

    /// The party of an id.
    pub(super) fn line(&self, id: PartyId) -> Option<&PartyLine> {
        self.parties.iter().find(|line| line.party.id == id)
    }

    /// The parties of some days.
    pub(super) fn lines_of(&self, days: Days) -> Vec<&PartyLine> {
        self.parties.iter().filter(|line| days_of(line) == days).collect()
    }

    /// Some parties where a plan has them.
    pub(super) fn stands_in<'b>(
        &'b self,
        places: &Places,
        which: impl Fn(&PartyLine) -> bool,
    ) -> Vec<Stand<'b>> {
        self.parties
            .iter()
            .filter(|line| which(line))
            .filter_map(|line| Some(Stand { line, booths: places.get(&line.party.id)?.clone() }))
            .collect()
    }

    /// The problem of some days with everybody of these days free in it, and their places.
    pub(super) fn span(&self, days: Days, places: &Places, current: Option<&Places>) -> Span {
        let lines = self.lines_of(days);
        let others = self.stands_in(places, |line| days_of(line) != days);
        let scene = self.ground.scene(days, &lines, &others, current);
        let own = lines.iter().filter_map(|line| {
            let booths = self.ground.codes(places.get(&line.party.id)?);
            Some(Assignment { exhibitor: line.party.id.to_string(), booths })
        });
        let assignments = own.chain(scene.held.iter().cloned()).collect();
        Span { scene, assignments }
    }

    /// Competitors who touch are counted with the later of their two spans of days, and in no other: who is of a later
    /// one competes with nobody here, and two who are both of other spans do not touch.
    pub(super) fn count_once(&self, days: Days, scene: &mut Scene) {
        let later: BTreeSet<Days> =
            self.spans().into_iter().skip_while(|span| *span != days).skip(1).collect();
        let ids = |is: &dyn Fn(Days) -> bool| -> BTreeSet<String> {
            let theirs = self.parties.iter().filter(|line| is(days_of(line)));
            theirs.map(|line| line.party.id.to_string()).collect()
        };
        let (of_later, own) = (ids(&|span| later.contains(&span)), ids(&|span| span == days));
        for exhibitor in scene.problem.exhibitors.iter_mut().filter(|one| of_later.contains(&one.id)) {
            exhibitor.group = None;
        }
        let others = scene.held.iter().filter(|held| !own.contains(&held.exhibitor));
        let holder: BTreeMap<&String, &String> =
            others.flat_map(|held| held.booths.iter().map(|booth| (booth, &held.exhibitor))).collect();
        scene.problem.neighbours.retain(|pair| match (holder.get(&pair.a), holder.get(&pair.b)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        });
    }

    /// What a plan costs. With `current`, whoever stands elsewhere is counted as moved.
    ///
    /// # Errors
    /// [`AppError::Problem`] for data that no problem can say.
    pub(super) fn judge(&self, places: &Places, current: Option<&Places>) -> Result<Judged, AppError> {
        let mut total = Judged::default();
        for days in self.spans() {
            let Span { mut scene, assignments } = self.span(days, places, current);
            self.count_once(days, &mut scene);
            let judged = evaluate(&scene.problem, &assignments)
                .map_err(|error| AppError::Problem { detail: error.to_string() })?;
            total.cost += judged.cost;
            for (term, points) in judged.terms {
                *total.terms.entry(term).or_default() += points;
            }
            total.broken.push((scene.problem, judged.broken));
        }
        Ok(total)
    }

    /// What each party is charged with, by its id.
    ///
    /// # Errors
    /// As [`Board::judge`].
    pub(super) fn charges(&self, places: &Places) -> Result<BTreeMap<String, PartyCharges>, AppError> {
        let mut of = BTreeMap::new();
        for days in self.spans() {
            let Span { scene, assignments } = self.span(days, places, None);
            let own: Vec<String> = self.lines_of(days).iter().map(|line| line.party.id.to_string()).collect();
            let all = charges(&scene.problem, &bare_solution(assignments))
                .map_err(|error| AppError::Problem { detail: error.to_string() })?;
            of.extend(
                all.into_iter()
                    .filter(|one| own.contains(&one.exhibitor))
                    .map(|one| (one.exhibitor.clone(), one)),
            );
        }
        Ok(of)
    }

    /// The rules that a plan breaks, in words, each once.
    pub(super) fn broken_words(&self, lang: Lang, judged: &Judged) -> Vec<BrokenRule> {
        let names = self.names();
        let mut words = Vec::new();
        for (problem, broken) in &judged.broken {
            for violation in broken {
                let rule = placing::broken_in_plan(lang, problem, &names, violation);
                words.extend(rule.filter(|rule| !words.contains(rule)));
            }
        }
        words
    }
}

/// Places as the planner reads them.
pub(super) fn bare_solution(assignments: Vec<Assignment>) -> Solution {
    Solution {
        version: planner::problem::FORMAT_VERSION,
        assignments,
        unplaced: Vec::new(),
        cost: 0,
        bound: 0,
        seed: 0,
        effort: 0,
        terms: BTreeMap::new(),
    }
}
