//! Pictures: an event's logo and people's photos, kept in the media file beside the workspace.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ::print::badge::ImageRef;
use ::print::frame::Image;
use domain::badge_code::BadgeCode;
use domain::event::Event;
use domain::media::MediaHash;
use domain::person::Person;
use domain::search_key::search_key;
use serde::Serialize;
use store::{BadgeLine, MediaStore, PutError};
use ts_rs::TS;
use uuid::Uuid;

use crate::badges::{holders, in_clear};
use crate::error::AppError;
use crate::session::Session;

/// A picture that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PictureKept {
    /// Whose: the event's name or the person's; the file's name where it is nobody's yet.
    pub of: String,
    /// The SHA-256 of the file, in hexadecimal.
    pub hash: String,
}

/// A picture as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// `image/png` or `image/jpeg`.
    pub mime: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The picture of a hash in hexadecimal; `None` where the workspace has no such picture.
///
/// # Errors
/// As any read.
pub fn picture(session: &Session, hash: &str) -> Result<Option<Picture>, AppError> {
    let Some(hash) = MediaHash::from_hex(hash) else { return Ok(None) };
    let media = MediaStore::of_workspace(session.path())?.get(hash)?;
    Ok(media.map(|media| Picture { mime: media.media_type.mime(), bytes: media.bytes }))
}

/// Makes a JPEG or PNG file the logo of an event.
///
/// # Errors
/// [`AppError::ReadFile`], [`AppError::Picture`] for a file that is no such picture or too large.
pub fn set_event_logo(
    session: &mut Session,
    event: Option<&str>,
    path: &Path,
) -> Result<PictureKept, AppError> {
    let event = session.event(event)?;
    let hash = keep(session, path)?;
    let change = session.change(Some(event.id), "event", "event_logo");
    session.store.write::<_, AppError>(&change, |tx| match tx.get::<Event>(event.id)? {
        Some(stored) => Ok(tx.update(&Event { logo: Some(hash), ..stored })?),
        None => Err(AppError::NoEvent),
    })?;
    Ok(PictureKept { of: event.name, hash: hash.to_hex() })
}

/// Keeps a JPEG or PNG file, for whatever will name it by its hash, such as a stand on a plan.
///
/// # Errors
/// As [`set_event_logo`].
pub fn keep_picture(session: &Session, path: &Path) -> Result<PictureKept, AppError> {
    let of = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(PictureKept { of, hash: keep(session, path)?.to_hex() })
}

/// Makes a JPEG or PNG file the photo of a badge holder, given by the code on the badge or by name.
///
/// # Errors
/// As [`set_event_logo`]; [`AppError::Unknown`], [`AppError::Ambiguous`] for the holder.
pub fn set_photo(
    session: &mut Session,
    event: Option<&str>,
    holder: &str,
    path: &Path,
) -> Result<PictureKept, AppError> {
    let event = session.event(event)?;
    // Nothing is kept for a name that nobody has.
    session.store.reading(|read| find(&holders(&read, event.id, None)?, holder).map(drop))?;
    let hash = keep(session, path)?;
    let change = session.change(Some(event.id), "people", "people_photo");
    let (name, _) = session.store.write::<_, AppError>(&change, |tx| {
        let lines = holders(tx, event.id, None)?;
        let person = find(&lines, holder)?.person.clone();
        tx.update(&Person { photo: Some(hash), ..person.clone() })?;
        Ok(person.name)
    })?;
    Ok(PictureKept { of: name, hash: hash.to_hex() })
}

/// The badge holder of a code, an id or a name.
pub(crate) fn find<'l>(lines: &'l [BadgeLine], holder: &str) -> Result<&'l BadgeLine, AppError> {
    if let Ok(id) = holder.trim().parse::<Uuid>()
        && let Some(line) = lines.iter().find(|line| line.holder.id.0 == id || line.person.id.0 == id)
    {
        return Ok(line);
    }
    let code = BadgeCode::parse(holder).ok().map(BadgeCode::plain);
    let key = search_key(holder);
    let is_meant = |line: &&BadgeLine| {
        let badge = line.badge.as_ref().map(|badge| &badge.code);
        (code.is_some() && badge == code.as_ref()) || search_key(&line.person.name) == key
    };
    let meant: Vec<&BadgeLine> = lines.iter().filter(is_meant).collect();
    match meant[..] {
        [line] => Ok(line),
        [] => Err(AppError::Unknown { kind: "holder", name: holder.to_owned(), known: Vec::new() }),
        _ => Err(AppError::Ambiguous {
            name: holder.to_owned(),
            ids: meant.iter().map(|line| line.holder.id.to_string()).collect(),
            facts: meant.iter().map(|line| told_apart(line)).collect(),
        }),
    }
}

/// What tells a badge holder from another of the same name.
fn told_apart(line: &BadgeLine) -> String {
    let facts = [
        line.exhibitor_name.clone().or_else(|| line.holder.affiliation.clone()),
        Some(line.role.code.clone()),
        Some(line.booth_codes.join(", ")),
        line.badge.as_ref().map(|badge| in_clear(&badge.code)),
    ];
    facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The picture is kept before the row that names it: what nobody names is swept away later.
pub(crate) fn keep(session: &Session, path: &Path) -> Result<MediaHash, AppError> {
    let bytes = std::fs::read(path).map_err(|cause| AppError::ReadFile { path: path.to_owned(), cause })?;
    let media = MediaStore::of_workspace(session.path())?;
    media.put(&bytes, session.now().timestamp_millis()).map_err(|error| match error {
        PutError::Image(cause) => AppError::Picture { path: path.to_owned(), cause },
        PutError::Store(error) => error.into(),
    })
}

/// The pictures of a print, read as pages come to need them.
#[derive(Debug)]
pub(crate) struct Pictures {
    workspace: PathBuf,
    media: Option<MediaStore>,
    places: BTreeMap<MediaHash, Option<ImageRef>>,
    names: BTreeMap<String, MediaHash>,
    new: Vec<(String, Image)>,
}

impl Pictures {
    /// The pictures of a workspace.
    pub(crate) fn of(workspace: &Path) -> Self {
        Self {
            workspace: workspace.to_owned(),
            media: None,
            places: BTreeMap::new(),
            names: BTreeMap::new(),
            new: Vec::new(),
        }
    }

    /// What a layout needs of a picture. One that is missing or does not read is left out: the badge is printed
    /// without.
    pub(crate) fn place(&mut self, hash: Option<MediaHash>) -> Result<Option<ImageRef>, AppError> {
        let Some(hash) = hash else { return Ok(None) };
        if let Some(place) = self.places.get(&hash) {
            return Ok(place.clone());
        }
        let media = match &self.media {
            Some(media) => media,
            None => self.media.insert(MediaStore::of_workspace(&self.workspace)?),
        };
        let image = media.get(hash)?.and_then(|found| Image::open(Arc::from(found.bytes)).ok());
        let place = image.map(|image| {
            let (width_px, height_px) = (image.width_px, image.height_px);
            self.names.insert(hash.to_hex(), hash);
            self.new.push((hash.to_hex(), image));
            ImageRef { hash: hash.to_hex(), width_px, height_px }
        });
        self.places.insert(hash, place.clone());
        Ok(place)
    }

    /// The bytes of a picture that was placed.
    pub(crate) fn bytes(&self, hash: &str) -> std::io::Result<Arc<[u8]>> {
        let gone = || std::io::Error::new(std::io::ErrorKind::NotFound, format!("picture {hash}"));
        let placed = self.names.get(hash).ok_or_else(gone)?;
        let media = self.media.as_ref().ok_or_else(gone)?;
        let found = media.get(*placed).map_err(std::io::Error::other)?.ok_or_else(gone)?;
        Ok(Arc::from(found.bytes))
    }

    /// The files that were placed since this was asked last, by the name that frames use.
    pub(crate) fn take_new(&mut self) -> Vec<(String, Image)> {
        std::mem::take(&mut self.new)
    }
}
