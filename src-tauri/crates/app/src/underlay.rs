//! The drawing under a hall's plan: brought in from a file, set to scale, moved, turned, dimmed, taken away. It is for
//! drawing by: it is not printed, and not part of a hall file.

mod wire;

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use domain::geometry::{PointMm, RectMm};
use domain::hall::Hall;
use domain::id::HallId;
use domain::underlay::{Underlay, UnderlayKind, UnderlayLines};
use drawing::{Drawing, Kind};
use store::{MediaStore, PutError, Reader, Tx};
use uuid::Uuid;

use crate::error::AppError;
use crate::hall::edit::hall_of;
use crate::history::StepOut;
use crate::session::Session;
use crate::texts::history;

pub use wire::*;

/// Not the plan's own feature: a drawing under it leaves the plan, and its revision, as they are.
const FEATURE: &str = "underlay";

/// How strongly a new drawing is drawn: booths are seen well upon it.
const USUAL_OPACITY: u8 = 50;

/// What the schema takes of a file's name.
const MOST_NAME_CHARS: usize = 255;

/// A file that was read as a drawing.
#[derive(Debug)]
pub struct DrawingFile {
    path: PathBuf,
    drawing: Drawing,
}

/// Reads a file as a drawing. It may take some seconds, and needs no workspace.
///
/// # Errors
/// [`AppError::ReadFile`], [`AppError::FileTooLarge`], [`AppError::Drawing`].
pub fn read_file(path: &Path) -> Result<DrawingFile, AppError> {
    let unreadable = |cause| AppError::ReadFile { path: path.to_owned(), cause };
    let most_bytes = drawing::MOST_BYTES as u64;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(most_bytes + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most_bytes {
        return Err(AppError::FileTooLarge { path: path.to_owned(), most_bytes });
    }
    let drawing = drawing::read(bytes).map_err(|cause| AppError::Drawing { path: path.to_owned(), cause })?;
    Ok(DrawingFile { path: path.to_owned(), drawing })
}

/// The drawing under a hall; `None` where there is none.
///
/// # Errors
/// [`AppError::HallUnknown`].
pub fn view(session: &Session, hall: &str) -> Result<Option<UnderlayOut>, AppError> {
    let event = session.event(None)?;
    session.store.reading(|read| {
        let hall = hall_of(&read, event.id, Some(hall))?;
        Ok(read.get::<Underlay>(hall.id)?.map(UnderlayOut::of))
    })
}

/// The lines of the drawing under a hall.
///
/// # Errors
/// [`AppError::HallUnknown`], [`AppError::NoUnderlay`].
pub fn lines(session: &Session, hall: &str) -> Result<UnderlayPath, AppError> {
    let event = session.event(None)?;
    session.store.reading(|read| {
        let hall = hall_of(&read, event.id, Some(hall))?;
        let underlay = known(&read, &hall)?;
        let lines = read.get::<UnderlayLines>(hall.id)?;
        let path = lines.map(|lines| path_of(&lines)).unwrap_or_default();
        Ok(UnderlayPath { drawing: underlay.drawing_id.to_string(), path })
    })
}

/// An SVG path: each line begins anew, and goes on by how far the next point is from the one before.
fn path_of(lines: &UnderlayLines) -> String {
    let mut path = String::new();
    for line in &lines.lines {
        let Some(((x, y), rest)) = line.split_first() else { continue };
        // Writing to a string does not fail.
        let _ = write!(path, "M{x} {y}l");
        let mut last = (*x, *y);
        for (index, (x, y)) in rest.iter().enumerate() {
            let (dx, dy) = (i64::from(*x) - i64::from(last.0), i64::from(*y) - i64::from(last.1));
            let _ = write!(path, "{}{dx} {dy}", if index == 0 { "" } else { " " });
            last = (*x, *y);
        }
    }
    path
}

fn known(read: &Reader<'_>, hall: &Hall) -> Result<Underlay, AppError> {
    read.get::<Underlay>(hall.id)?.ok_or_else(|| AppError::NoUnderlay { hall: hall.name.clone() })
}

/// Lays a drawing under a hall, in the place of the one that was there. A newer state of the same drawing (of the same
/// kind and size) comes to lie as that did; another is laid over the whole hall, or in its middle where the file states
/// its scale.
///
/// # Errors
/// [`AppError::HallUnknown`]; [`AppError::Picture`] for what cannot be kept.
pub fn import(session: &mut Session, hall: &str, file: DrawingFile) -> Result<UnderlayChanged, AppError> {
    let DrawingFile { path, drawing } = file;
    let (kind, size, nm_per_unit) = match &drawing {
        Drawing::Picture(picture) => (picture.kind, (picture.width_px, picture.height_px), None),
        Drawing::Lines(lines) => (Kind::Dxf, (lines.width, lines.height), lines.nm_per_unit),
    };
    // The picture is kept before the row that names it: what nobody names is swept away later.
    let (media, lines) = match drawing {
        Drawing::Picture(picture) => {
            let media = MediaStore::of_workspace(session.path())?;
            let put = media.put(&picture.bytes, session.now().timestamp_millis());
            let hash = put.map_err(|error| match error {
                PutError::Image(cause) => AppError::Picture { path: path.clone(), cause },
                PutError::Store(error) => error.into(),
            })?;
            (Some(hash), None)
        }
        Drawing::Lines(lines) => (None, Some(lines.lines)),
    };
    change(session, hall, "underlay_import", |tx, hall| {
        let before = tx.get::<Underlay>(hall.id)?;
        let new = Underlay {
            hall_id: hall.id,
            drawing_id: Uuid::now_v7(),
            kind: match kind {
                Kind::Png => UnderlayKind::Png,
                Kind::Jpeg => UnderlayKind::Jpeg,
                Kind::Pdf => UnderlayKind::Pdf,
                Kind::Dxf => UnderlayKind::Dxf,
            },
            name: name_of(&path),
            media,
            width: size.0,
            height: size.1,
            nm_per_unit: nm_per_unit.unwrap_or(1),
            is_scaled: nm_per_unit.is_some(),
            x_mm: 0,
            y_mm: 0,
            rotation_mdeg: 0,
            opacity_percent: before.as_ref().map_or(USUAL_OPACITY, |before| before.opacity_percent),
            shown: true,
            locked: false,
        };
        let is_same =
            |old: &&Underlay| (old.kind, old.width, old.height) == (new.kind, new.width, new.height);
        let new = match before.as_ref().filter(is_same) {
            Some(old) => Underlay {
                nm_per_unit: old.nm_per_unit,
                is_scaled: old.is_scaled,
                x_mm: old.x_mm,
                y_mm: old.y_mm,
                rotation_mdeg: old.rotation_mdeg,
                locked: old.locked,
                ..new
            },
            // A stated scale that would make it a speck or a city is none: many files state what they were not drawn in.
            None => Underlay { is_scaled: new.is_scaled && new.clone().checked().is_ok(), ..new }
                .laid_in(hall.outline.bounds().unwrap_or(RectMm::new(0, 0, 40_000, 25_000))),
        };
        tx.put(&new.clone().checked()?)?;
        match lines {
            Some(lines) => tx.put(&UnderlayLines { hall_id: hall.id, lines }).map(drop)?,
            None => tx.delete::<UnderlayLines>(hall.id).map(drop)?,
        }
        Ok(Some(new))
    })
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name: String = name.chars().filter(|sign| !sign.is_control()).take(MOST_NAME_CHARS).collect();
    if name.is_empty() { "?".to_owned() } else { name }
}

/// Moves, turns, dims, hides or locks the drawing under a hall.
///
/// # Errors
/// [`AppError::NoUnderlay`], [`AppError::PlanLocked`], [`AppError::Underlay`], [`AppError::HallUnknown`].
pub fn set(session: &mut Session, request: &UnderlaySet) -> Result<UnderlayChanged, AppError> {
    let action = match request {
        UnderlaySet { rotation_mdeg: Some(_), .. } => "underlay_turn",
        UnderlaySet { x_mm: Some(_), .. } | UnderlaySet { y_mm: Some(_), .. } => "underlay_move",
        UnderlaySet { shown: Some(_), .. } => "underlay_show",
        UnderlaySet { locked: Some(_), .. } => "underlay_lock",
        _ => "underlay_dim",
    };
    change(session, &request.hall, action, |tx, hall| {
        let known = known(tx, hall)?;
        let locked = request.locked.unwrap_or(known.locked);
        let moves = request.x_mm.is_some() || request.y_mm.is_some() || request.rotation_mdeg.is_some();
        if moves && known.locked && locked {
            return Err(AppError::PlanLocked { things: vec![known.name] });
        }
        let mut new = Underlay {
            x_mm: request.x_mm.unwrap_or(known.x_mm),
            y_mm: request.y_mm.unwrap_or(known.y_mm),
            opacity_percent: request.opacity_percent.unwrap_or(known.opacity_percent),
            shown: request.shown.unwrap_or(known.shown),
            locked,
            ..known
        }
        .checked()?;
        if let Some(rotation_mdeg) = request.rotation_mdeg {
            new = new.turned(rotation_mdeg)?;
        }
        tx.update(&new)?;
        Ok(Some(new))
    })
}

/// Sets the drawing under a hall to scale: what lies between two points is so long in truth. The first stays.
///
/// # Errors
/// [`AppError::Underlay`], [`AppError::NoUnderlay`], [`AppError::PlanLocked`], [`AppError::HallUnknown`].
pub fn scale(session: &mut Session, request: &UnderlayScale) -> Result<UnderlayChanged, AppError> {
    change(session, &request.hall, "underlay_scale", |tx, hall| {
        let known = known(tx, hall)?;
        if known.locked {
            return Err(AppError::PlanLocked { things: vec![known.name] });
        }
        let point = |[x_mm, y_mm]: [i64; 2]| PointMm { x_mm, y_mm };
        let new = known.scaled(point(request.first), point(request.second), request.distance_mm)?;
        tx.update(&new)?;
        Ok(Some(new))
    })
}

/// Takes the drawing under a hall away.
///
/// # Errors
/// [`AppError::NoUnderlay`], [`AppError::HallUnknown`].
pub fn remove(session: &mut Session, hall: &str) -> Result<UnderlayChanged, AppError> {
    change(session, hall, "underlay_remove", |tx, hall| {
        known(tx, hall)?;
        take_away(tx, hall.id)?;
        Ok(None)
    })
}

/// Takes the drawing under a hall away, where there is one.
pub(crate) fn take_away(tx: &mut Tx<'_>, hall: HallId) -> Result<(), AppError> {
    tx.delete::<UnderlayLines>(hall)?;
    tx.delete::<Underlay>(hall)?;
    Ok(())
}

/// Lays the drawing of one hall under another, a new one, as it lies under the first.
pub(crate) fn copy(tx: &mut Tx<'_>, from: HallId, to: HallId) -> Result<(), AppError> {
    if let Some(underlay) = tx.get::<Underlay>(from)? {
        tx.insert(&Underlay { hall_id: to, ..underlay })?;
    }
    if let Some(lines) = tx.get::<UnderlayLines>(from)? {
        tx.insert(&UnderlayLines { hall_id: to, ..lines })?;
    }
    Ok(())
}

/// One change of the drawing under a hall: one transaction, one change set.
fn change(
    session: &mut Session,
    hall: &str,
    action: &str,
    body: impl FnOnce(&mut Tx<'_>, &Hall) -> Result<Option<Underlay>, AppError>,
) -> Result<UnderlayChanged, AppError> {
    let event = session.event(None)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), FEATURE, action);
    let (left, change_set) = session.store.write::<_, AppError>(&change, |tx| {
        let hall = hall_of(tx, event.id, Some(hall))?;
        body(tx, &hall)
    })?;
    Ok(UnderlayChanged {
        underlay: left.map(UnderlayOut::of),
        undo: change_set.map(|id| StepOut { change: id.to_string(), what: history::what(lang, action) }),
    })
}
