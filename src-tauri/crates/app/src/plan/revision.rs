//! Revisions: snapshots of a hall's plan, taken when it goes to paper and has changed since the last one.

use std::collections::BTreeMap;

use domain::hall::{Hall, PlanRevision};
use domain::id::PlanRevisionId;
use serde::Serialize;
use store::Tx;
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

/// Takes a snapshot of a hall's plan, where it differs from the newest one. Gives the number of the newest.
///
/// # Errors
/// As any read or write.
pub(crate) fn take(
    tx: &mut Tx<'_>,
    hall: &Hall,
    by: &str,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<u32, AppError> {
    let floor = floor(tx, hall.clone())?;
    let places = tx
        .booths_of_hall(hall.id)?
        .into_iter()
        .filter(|line| !line.occupants.is_empty())
        .map(|line| {
            let members = line.occupants.iter().flat_map(|occupant| &occupant.members);
            let ids = members.map(|member| member.participation_id.to_string()).collect();
            (line.booth.code, ids)
        })
        .collect();
    let snapshot = Snapshot { hall_file: HallFile::of(&floor), places };
    // Plain data with text keys, which JSON can hold.
    let snapshot_json = serde_json::to_string(&snapshot).unwrap_or_default();
    let newest = tx.plan_revisions(hall.id)?.into_iter().next();
    if let Some(newest) = newest.as_ref().filter(|newest| newest.snapshot_json == snapshot_json) {
        return Ok(newest.number);
    }
    let number = newest.map_or(0, |newest| newest.number) + 1;
    tx.insert(&PlanRevision {
        id: PlanRevisionId(Uuid::now_v7()),
        hall_id: hall.id,
        number,
        note: None,
        taken_at: at,
        taken_by: by.to_owned(),
        snapshot_json,
    })?;
    Ok(number)
}
