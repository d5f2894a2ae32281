//! The values that have a column of their own, as SQLite stores them.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::id::{
    BadgeHolderId, BadgeId, BoothAssignmentId, BoothId, ChangeSetId, CircuitId, DeskId, EventId, ExhibitorId,
    HallId, HeldRowId, ImportSourceId, ListItemId, LotDrawId, OperatorId, ParticipationId, PartyId, PersonId,
    PlanElementId, PlanRevisionId, ProductId, RoleId, RoleValidityId, StatusChangeId,
};
use domain::identity::{IdentityError, Nib, Nik, Npwp};
use domain::media::MediaHash;
use domain::money::Idr;
use domain::status::ParticipationStatus;
use rusqlite::types::ValueRef;
use uuid::Uuid;

use super::record::{Cell, Field};

macro_rules! ids {
    ($($id:ident),* $(,)?) => {$(
        impl Field for $id {
            fn to_cell(&self) -> Cell<'_> {
                Cell::Blob(Cow::Borrowed(self.0.as_bytes()))
            }

            fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
                Uuid::from_ref(value).map(Self)
            }
        }
    )*};
}

ids!(
    BadgeHolderId,
    BadgeId,
    BoothAssignmentId,
    BoothId,
    ChangeSetId,
    CircuitId,
    DeskId,
    EventId,
    ExhibitorId,
    HallId,
    HeldRowId,
    OperatorId,
    ImportSourceId,
    ListItemId,
    LotDrawId,
    ParticipationId,
    PartyId,
    PersonId,
    PlanElementId,
    PlanRevisionId,
    ProductId,
    RoleId,
    RoleValidityId,
    StatusChangeId,
);

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl Field for $integer {
            fn to_cell(&self) -> Cell<'_> {
                // The schema's CHECKs keep every column within 63 bits.
                Cell::Int(i64::try_from(*self).unwrap_or(i64::MAX))
            }

            fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
                match value {
                    ValueRef::Integer(number) => Self::try_from(number).map_err(|_| "out of range".to_owned()),
                    _ => Err("no whole number".to_owned()),
                }
            }
        }
    )*};
}

integers!(u8, u16, u32, u64, i32, i64);

impl Field for Uuid {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Blob(Cow::Borrowed(self.as_bytes()))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        match value {
            ValueRef::Blob(bytes) => Self::from_slice(bytes).map_err(|_| "no id".to_owned()),
            _ => Err("no id".to_owned()),
        }
    }
}

impl Field for [u8; 32] {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Blob(Cow::Borrowed(self))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        match value {
            ValueRef::Blob(bytes) => bytes.try_into().map_err(|_| "not 32 bytes".to_owned()),
            _ => Err("not 32 bytes".to_owned()),
        }
    }
}

impl Field for MediaHash {
    fn to_cell(&self) -> Cell<'_> {
        self.0.to_cell()
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        Field::from_ref(value).map(Self)
    }
}

impl Field for bool {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Int(i64::from(*self))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        match value {
            ValueRef::Integer(0) => Ok(false),
            ValueRef::Integer(1) => Ok(true),
            _ => Err("neither 0 nor 1".to_owned()),
        }
    }
}

/// The text of a column.
pub(crate) fn text(value: ValueRef<'_>) -> Result<&str, String> {
    match value {
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).map_err(|_| "no UTF-8".to_owned()),
        _ => Err("no text".to_owned()),
    }
}

impl Field for String {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Text(Cow::Borrowed(self))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        text(value).map(str::to_owned)
    }
}

impl<F: Field> Field for Option<F> {
    fn to_cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Null, F::to_cell)
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        match value {
            ValueRef::Null => Ok(None),
            some => F::from_ref(some).map(Some),
        }
    }
}

impl Field for Idr {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Int(self.0)
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        Field::from_ref(value).map(Self)
    }
}

/// Days are `2019-11-25`.
impl Field for NaiveDate {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Text(Cow::Owned(self.format("%Y-%m-%d").to_string()))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        Self::parse_from_str(text(value)?, "%Y-%m-%d").map_err(|_| "no day".to_owned())
    }
}

/// Times of day are `09:30:00`.
impl Field for NaiveTime {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Text(Cow::Owned(self.format("%H:%M:%S").to_string()))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        Self::parse_from_str(text(value)?, "%H:%M:%S").map_err(|_| "no time of day".to_owned())
    }
}

/// Instants are milliseconds since 1970 in UTC.
impl Field for DateTime<Utc> {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Int(self.timestamp_millis())
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        Self::from_timestamp_millis(Field::from_ref(value)?).ok_or_else(|| "out of range".to_owned())
    }
}

macro_rules! identity_numbers {
    ($($number:ident: $read:expr),* $(,)?) => {$(
        impl Field for $number {
            fn to_cell(&self) -> Cell<'_> {
                Cell::Text(Cow::Borrowed(self.as_str()))
            }

            fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
                // The domain's errors carry no digits.
                let read: fn(&str) -> Result<Self, IdentityError> = $read;
                read(text(value)?).map_err(|error| error.to_string())
            }
        }
    )*};
}

identity_numbers!(
    Nib: |digits| Nib::read(digits).map(|reading| reading.value),
    Nik: |digits| Nik::read(digits),
    Npwp: |digits| Npwp::read(digits).map(|reading| reading.value),
);

impl Field for ParticipationStatus {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Text(Cow::Borrowed(self.as_str()))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        Self::parse(text(value)?).ok_or_else(|| "unknown status".to_owned())
    }
}
