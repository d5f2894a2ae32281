//! The editor on a great floor: from a gesture's end to saved and derived again, and opening the hall.

use std::time::Instant;

use app::Session;
use app::hall::edit::{self, BoothDoc, BoothPut, Gesture, HallEdit, Puts, Removes};

use crate::Outcome;
use crate::exhibition::{Size, make, session};
use crate::measure::thread_time;
use crate::programs::Programs;
use crate::table::{Row, seconds};

const GESTURES: usize = 200;
const MOST_GESTURE_S: f64 = 0.060;
const MOST_OPEN_S: f64 = 1.0;

pub(crate) fn bench(_: &Programs) -> Outcome<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let workspace = folder.path().join("show.jakcraft");
    let count = make(&workspace, &Size { hall_m: (206, 124), firms: 1960, attendants: 0 })?;
    let mut session = session(&workspace)?;
    let (wall, processor) = (Instant::now(), thread_time()?);
    let document = edit::document(&session, None)?;
    let open_wall_s = wall.elapsed().as_secs_f64();
    let open_s = (thread_time()? - processor).as_secs_f64();
    let mut rows = vec![Row::new(
        format!("open a hall of {count} booths"),
        format!("{} wall, {} processor", seconds(open_wall_s), seconds(open_s)),
        format!("{} of processor", seconds(MOST_OPEN_S)),
        open_s <= MOST_OPEN_S,
    )];
    let mut revision = document.revision.clone();
    for moved in [1, 100] {
        let (mut walls, mut processors) = (Vec::new(), Vec::new());
        for number in 0..GESTURES {
            let from = number * 37 % (document.booths.len() - moved);
            // There and back, so that the floor stays what it is.
            let by_mm = if number % 2 == 0 { 10 } else { 0 };
            let from =
                if number % 2 == 0 { from } else { (number - 1) * 37 % (document.booths.len() - moved) };
            let these = &document.booths[from..from + moved];
            let (wall, processor) = (Instant::now(), thread_time()?);
            revision = shift(&mut session, &document.hall.id, revision, these, by_mm)?;
            processors.push((thread_time()? - processor).as_secs_f64());
            walls.push(wall.elapsed().as_secs_f64());
        }
        let p95 = |figures: &mut Vec<f64>| {
            figures.sort_by(f64::total_cmp);
            figures[(figures.len() - 1) * 95 / 100]
        };
        let (wall_s, processor_s) = (p95(&mut walls), p95(&mut processors));
        rows.push(Row::new(
            format!("gesture of {moved} among {count} booths saved and derived again, p95"),
            format!("{} wall, {} processor", seconds(wall_s), seconds(processor_s)),
            format!("{} of processor", seconds(MOST_GESTURE_S)),
            processor_s <= MOST_GESTURE_S,
        ));
    }
    Ok(rows)
}

/// Lays booths some millimetres to the right of where they were drawn, and gives the revision.
fn shift(
    session: &mut Session,
    hall: &str,
    revision: String,
    booths: &[BoothDoc],
    by_mm: i64,
) -> Outcome<String> {
    let put = |booth: &BoothDoc| BoothPut {
        id: booth.id.clone(),
        rects: Some(booth.rects.iter().map(|[x, y, w, d]| [x + by_mm, *y, *w, *d]).collect()),
        ..BoothPut::default()
    };
    let request = HallEdit {
        hall: hall.to_owned(),
        revision,
        what: Gesture::Move,
        puts: Puts { booths: booths.iter().map(put).collect(), ..Puts::default() },
        removes: Removes::default(),
        confirm_occupied: false,
    };
    Ok(edit::edit(session, &request)?.revision)
}
