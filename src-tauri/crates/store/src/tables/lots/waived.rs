//! What people set aside, as JSON: a list of rules, each by its code with the figures of the moment.

use std::borrow::Cow;

use domain::id::ParticipationId;
use domain::lots::Waived;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::tables::field::text;
use crate::tables::record::{Cell, Field};

#[derive(Serialize, Deserialize)]
#[serde(remote = "ParticipationId")]
struct StoredParticipation(Uuid);

/// The same as the domain's, which knows no wire format.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Waived", tag = "code", rename_all = "snake_case")]
enum Stored {
    WrongCount {
        asked: i64,
        got: i64,
    },
    NotSideBySide {
        booths: Vec<String>,
    },
    TooSmall {
        booth: String,
        width_mm: i64,
        depth_mm: i64,
        asked_width_mm: i64,
        asked_depth_mm: i64,
    },
    NotAccessible {
        booth: String,
    },
    PowerShort {
        booths: Vec<String>,
        has_va: i64,
        needed_va: i64,
    },
    NoWater {
        booths: Vec<String>,
    },
    NoCorner,
    CircuitFull {
        circuit: String,
        needed_va: i64,
        left_va: i64,
    },
    TurnsMissing {
        exhibitors: u64,
    },
    NotItsTurn {
        turn: u16,
        #[serde(with = "StoredParticipation")]
        participation_id: ParticipationId,
    },
    HasBooth {
        booths: Vec<String>,
    },
}

#[derive(Serialize)]
struct Written<'w>(#[serde(with = "Stored")] &'w Waived);

#[derive(Deserialize)]
struct Read(#[serde(with = "Stored")] Waived);

impl Field for Vec<Waived> {
    fn to_cell(&self) -> Cell<'_> {
        if self.is_empty() {
            return Cell::Null;
        }
        let rules: Vec<Written<'_>> = self.iter().map(Written).collect();
        // Plain data with text keys always serializes.
        Cell::Text(Cow::Owned(serde_json::to_string(&rules).unwrap_or_default()))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        if matches!(value, ValueRef::Null) {
            return Ok(Self::new());
        }
        let rules: Vec<Read> = serde_json::from_str(text(value)?).map_err(|error| error.to_string())?;
        Ok(rules.into_iter().map(|Read(rule)| rule).collect())
    }
}
