//! Pictures: an event's logo and people's photos, kept in the media file beside the workspace.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use ::print::badge::ImageRef;
use ::print::frame::Image;
use domain::badge_code::BadgeCode;
use domain::media::MediaHash;
use domain::search_key::search_key;
use serde::Serialize;
use store::{BadgeLine, MediaStore, PutError};

use crate::badges::holders;
use crate::error::AppError;
use crate::session::Session;

/// A picture that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PictureKept {
    /// Whose: the event's name or the person's.
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
    let mut event = session.event(event)?;
    let hash = keep(session, path)?;
    event.logo = Some(hash);
    let change = session.change(Some(event.id), "event", "event_logo");
    session.store.write::<_, AppError>(&change, |tx| Ok(tx.update(&event)?))?;
    Ok(PictureKept { of: event.name, hash: hash.to_hex() })
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
    let lines = session.store.reading(|read| holders(&read, event.id, None))?;
    let mut person = find(&lines, holder)?.person.clone();
    let hash = keep(session, path)?;
    person.photo = Some(hash);
    let change = session.change(Some(event.id), "people", "people_photo");
    session.store.write::<_, AppError>(&change, |tx| Ok(tx.update(&person)?))?;
    Ok(PictureKept { of: person.name, hash: hash.to_hex() })
}

fn find<'l>(lines: &'l [BadgeLine], holder: &str) -> Result<&'l BadgeLine, AppError> {
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
            ids: meant
                .iter()
                .filter_map(|line| line.badge.as_ref())
                .map(|badge| badge.code.clone())
                .collect(),
        }),
    }
}

/// The picture is kept before the row that names it: what nobody names is swept away later.
fn keep(session: &Session, path: &Path) -> Result<MediaHash, AppError> {
    let bytes = std::fs::read(path).map_err(|cause| AppError::ReadFile { path: path.to_owned(), cause })?;
    let media = MediaStore::of_workspace(session.path())?;
    media.put(&bytes, session.now().timestamp_millis()).map_err(|error| match error {
        PutError::Image(cause) => AppError::Picture { path: path.to_owned(), cause },
        PutError::Store(error) => error.into(),
    })
}

/// The pictures of a print: what layouts need to place them, and the files for the writer.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    images: BTreeMap<MediaHash, (ImageRef, Image)>,
}

impl Pictures {
    /// Reads pictures by their hashes. One that is missing or does not read is left out: the badge is printed without.
    pub(crate) fn read(
        session_path: &Path,
        hashes: impl Iterator<Item = MediaHash>,
    ) -> Result<Self, AppError> {
        let mut pictures = Self::default();
        let mut media = None;
        for hash in hashes {
            if pictures.images.contains_key(&hash) {
                continue;
            }
            let media = match &mut media {
                Some(media) => media,
                none => none.insert(MediaStore::of_workspace(session_path)?),
            };
            let Some(found) = media.get(hash)? else { continue };
            let Ok(image) = Image::open(Arc::from(found.bytes)) else { continue };
            let place =
                ImageRef { hash: hash.to_hex(), width_px: image.width_px, height_px: image.height_px };
            pictures.images.insert(hash, (place, image));
        }
        Ok(pictures)
    }

    /// What a layout needs of a picture.
    pub(crate) fn place(&self, hash: Option<MediaHash>) -> Option<ImageRef> {
        self.images.get(&hash?).map(|(place, _)| place.clone())
    }

    /// The files, by the name that frames use.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &Image)> {
        self.images.values().map(|(place, image)| (place.hash.as_str(), image))
    }
}
