//! Revisions: snapshots of a hall's plan, taken when it goes to paper and has changed since the last one.

use std::collections::BTreeMap;

use domain::hall::{Hall, PlanRevision};
use domain::id::PlanRevisionId;
use serde::Serialize;
use store::{Reader, Tx};
use uuid::Uuid;

use crate::error::AppError;
use crate::hall::file::HallFile;
use crate::hall::floor;

/// What a snapshot holds.
#[derive(Serialize)]
struct Snapshot {
    /// The plan, as a hall file.
    hall_file: HallFile,
    /// Who has which booth: participations by the codes of their booths. Ids, so that an erasure need not look here.
    places: BTreeMap<String, Vec<String>>,
}

/// The revision that a hall's plan has as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Its number.
    pub number: u32,
    /// Whether it is still to be taken: the plan differs from the newest snapshot.
    pub is_new: bool,
    snapshot_json: String,
}

/// The revision of a hall's plan as it stands.
///
/// # Errors
/// As any read.
pub(crate) fn standing(read: &Reader<'_>, hall: &Hall) -> Result<Standing, AppError> {
    let places = read
        .booths_of_hall(hall.id)?
        .into_iter()
        .filter(|line| !line.occupants.is_empty())
        .map(|line| {
            let members = line.occupants.iter().flat_map(|occupant| &occupant.members);
            let ids = members.map(|member| member.participation_id.to_string()).collect();
            (line.booth.code, ids)
        })
        .collect();
    let snapshot = Snapshot { hall_file: HallFile::of(&floor(read, hall.clone())?), places };
    // Plain data with text keys, which JSON can hold.
    let snapshot_json = serde_json::to_string(&snapshot).unwrap_or_default();
    let newest = read.plan_revisions(hall.id)?.into_iter().next();
    let is_new = newest.as_ref().is_none_or(|newest| newest.snapshot_json != snapshot_json);
    let number = newest.map_or(0, |newest| newest.number) + u32::from(is_new);
    Ok(Standing { number, is_new, snapshot_json })
}

/// Takes a snapshot of each plan, if all stand as they did. Returns whether they do; none is taken otherwise.
///
/// # Errors
/// As any read or write.
pub(crate) fn take_all(
    tx: &mut Tx<'_>,
    plans: &[(&Hall, &Standing)],
    by: &str,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<bool, AppError> {
    for (hall, revision) in plans {
        // The hall itself may be another by now, too.
        let Some(hall) = tx.get::<Hall>(hall.id)? else { return Ok(false) };
        if standing(tx, &hall)? != **revision {
            return Ok(false);
        }
    }
    for (hall, revision) in plans {
        tx.insert(&PlanRevision {
            id: PlanRevisionId(Uuid::now_v7()),
            hall_id: hall.id,
            number: revision.number,
            note: None,
            taken_at: at,
            taken_by: by.to_owned(),
            snapshot_json: revision.snapshot_json.clone(),
        })?;
    }
    Ok(true)
}
