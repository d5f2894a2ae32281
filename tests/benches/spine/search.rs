//! Search as you type: every beginning of names, among 50,000 people of one event.

use std::time::Instant;

use app::{badges, desk};

use crate::Outcome;
use crate::exhibition::{add_people, begin, session};
use crate::measure::thread_time;
use crate::numbers::Numbers;
use crate::programs::Programs;
use crate::table::{Row, seconds};

const PEOPLE: usize = 50_000;
const TYPED: usize = 400;
const LONGEST: usize = 14;
const MOST_S: f64 = 0.010;

pub(crate) fn bench(_: &Programs) -> Outcome<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let workspace = folder.path().join("show.jakcraft");
    let event = begin(&workspace)?;
    add_people(&workspace, &event, PEOPLE)?;
    let session = session(&workspace)?;
    let people = badges::list(&session, None)?;
    let mut numbers = Numbers::from_seed(5);
    let (mut walls, mut processors) = (Vec::new(), Vec::new());
    let mut slowest = (0.0, String::new());
    for _ in 0..TYPED {
        let name = &people[numbers.below(people.len())].holder;
        for letters in 1..=name.chars().count().min(LONGEST) {
            let typed: String = name.chars().take(letters).collect();
            let (wall, processor) = (Instant::now(), thread_time()?);
            let found = desk::find(&session, None, &typed)?;
            let took = (thread_time()? - processor).as_secs_f64();
            walls.push(wall.elapsed().as_secs_f64());
            processors.push(took);
            if found.matches.is_empty() {
                return Err(format!("nobody found for {typed:?}").into());
            }
            if took > slowest.0 {
                slowest = (took, typed);
            }
        }
    }
    let at = |figures: &mut Vec<f64>, share: usize| {
        figures.sort_by(f64::total_cmp);
        figures[(figures.len() - 1) * share / 100]
    };
    let p99 = at(&mut processors, 99);
    Ok(vec![
        Row::new(
            format!("search among {PEOPLE} people, p99 of {}", processors.len()),
            format!("{} wall, {} processor", seconds(at(&mut walls, 99)), seconds(p99)),
            format!("{} of processor", seconds(MOST_S)),
            p99 <= MOST_S,
        ),
        Row::stated(
            "  p50",
            format!("{} wall, {} processor", seconds(at(&mut walls, 50)), seconds(at(&mut processors, 50))),
        ),
        Row::stated("  slowest", format!("{} of processor for {:?}", seconds(slowest.0), slowest.1)),
    ])
}
