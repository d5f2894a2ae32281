//! The signing keys, each in a file of its own beside the workspace: never in it, so that a workspace can be passed on
//! without the power to issue badges.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use domain::badge::Desk;
use domain::badge_token::{DeskCertificate, DeskKey, EventTag, OrganizerKey};
use domain::event::Event;
use domain::id::DeskId;
use store::{Reader, Tx, event_setting_key};
use uuid::Uuid;

use crate::error::AppError;
use crate::files::folder_of;

/// The office's own desk: it is there in every event, and issues badges.
const OFFICE: &str = "kantor";

/// The first line of a key file, so that nobody takes it for something else.
const HEAD: &str =
    "JakCraft signing key. Keep it secret and keep a copy: badges cannot be issued without it.";

/// A desk that can issue badges.
pub(super) struct Issuer {
    pub(super) desk: Desk,
    pub(super) key: DeskKey,
}

/// The name of the setting that holds the organizer's public key of an event, in hexadecimal.
const PUBLIC_KEY: &str = "organizer_public_key";

/// The office's desk, made with its key and the organizer's where this is the first badge of the event.
///
/// # Errors
/// [`AppError::Key`] where a key that badges were signed with is missing, damaged, another's, or open to others.
pub(super) fn office(tx: &mut Tx<'_>, workspace: &Path, event: &Event) -> Result<Issuer, AppError> {
    let known = tx.desks(event.id)?.into_iter().find(|desk| desk.name == OFFICE);
    let number = desk_number(OFFICE);
    let path = key_path(workspace, &event.slug, OFFICE);
    if let Some(desk) = known.filter(|desk| desk.public_key.is_some()) {
        let key = DeskKey::from_seed(number, &read_seed(&path)?);
        if desk.public_key != Some(key.public_key()) {
            return Err(AppError::Key { path, problem: "other" });
        }
        return Ok(Issuer { desk, key });
    }
    let organizer = organizer(tx, workspace, event)?;
    let key = DeskKey::from_seed(number, &new_or_stored_seed(&path)?);
    let certificate = organizer
        .certify(number, key.public_key(), EventTag::of(event.id.0), event.starts_on, event.ends_on)
        .map_err(|_| AppError::Invalid { field: "ends", value: event.ends_on.to_string() })?;
    let bytes = certificate.to_bytes().map_err(|_| AppError::Key { path, problem: "damaged" })?;
    let desk = Desk {
        id: DeskId(Uuid::now_v7()),
        event_id: event.id,
        name: OFFICE.to_owned(),
        public_key: Some(key.public_key()),
        certificate: Some(hex(&bytes)),
    };
    tx.insert(&desk)?;
    Ok(Issuer { desk, key })
}

/// The organizer's key of an event, made where there is none yet.
fn organizer(tx: &mut Tx<'_>, workspace: &Path, event: &Event) -> Result<OrganizerKey, AppError> {
    let path = key_path(workspace, &event.slug, "organizer");
    let setting = event_setting_key(event.id, PUBLIC_KEY);
    let known: Option<String> = tx.setting(&setting)?;
    let seed = if known.is_some() { read_seed(&path)? } else { new_or_stored_seed(&path)? };
    let key = OrganizerKey::from_seed(&seed);
    let public = hex(&key.public_key());
    match known {
        Some(known) if known != public => Err(AppError::Key { path, problem: "other" }),
        Some(_) => Ok(key),
        None => {
            tx.set_setting(&setting, &public)?;
            Ok(key)
        }
    }
}

/// The organizer's public key of an event, where badges were issued.
pub(crate) fn organizer_public_key(read: &Reader<'_>, event: &Event) -> Result<Option<[u8; 32]>, AppError> {
    let known: Option<String> = read.setting(&event_setting_key(event.id, PUBLIC_KEY))?;
    Ok(known.and_then(|known| unhex(&known)).and_then(|bytes| bytes.try_into().ok()))
}

/// The certificates of an event's desks.
pub(crate) fn certificates(read: &Reader<'_>, event: &Event) -> Result<Vec<DeskCertificate>, AppError> {
    let desks = read.desks(event.id)?;
    let read_one = |desk: Desk| DeskCertificate::from_bytes(&unhex(&desk.certificate?)?).ok();
    Ok(desks.into_iter().filter_map(read_one).collect())
}

/// A desk's number in tokens: two bytes of its name, so that laptops agree on it without asking each other.
fn desk_number(name: &str) -> u16 {
    name.bytes().fold(0x811c_u16, |hash, byte| (hash ^ u16::from(byte)).wrapping_mul(0x0193))
}

/// `workspace.SLUG.NAME.key` beside the workspace.
fn key_path(workspace: &Path, slug: &str, name: &str) -> PathBuf {
    let stem = workspace.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    folder_of(workspace).join(format!("{stem}.{slug}.{name}.key"))
}

/// The seed of a key file; a new file with a new seed where there is none. A transaction that fails afterwards leaves
/// the file, and the next one takes it up.
fn new_or_stored_seed(path: &Path) -> Result<[u8; 32], AppError> {
    if path.exists() {
        return read_seed(path);
    }
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| AppError::Write {
        path: path.to_owned(),
        cause: std::io::Error::other(error.to_string()),
    })?;
    let said = |cause| AppError::Write { path: path.to_owned(), cause };
    let mut file = create_for_owner(path).map_err(said)?;
    writeln!(file, "{HEAD}\n{}", hex(&seed)).map_err(said)?;
    file.sync_all().map_err(said)?;
    Ok(seed)
}

fn read_seed(path: &Path) -> Result<[u8; 32], AppError> {
    let off = |problem| AppError::Key { path: path.to_owned(), problem };
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => off("missing"),
        _ => off("damaged"),
    })?;
    if is_open_to_others(path) {
        return Err(off("open_to_others"));
    }
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return Err(off("damaged"));
    }
    lines
        .next()
        .and_then(|line| unhex(line.trim()))
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| off("damaged"))
}

#[cfg(unix)]
fn create_for_owner(path: &Path) -> std::io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
}

/// Windows gives a file in a person's own folders to that person alone.
#[cfg(not(unix))]
fn create_for_owner(path: &Path) -> std::io::Result<fs::File> {
    fs::OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(not(unix))]
fn is_open_to_others(_path: &Path) -> bool {
    false
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) || !digits.is_ascii() {
        return None;
    }
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_is_for_its_owner_alone_and_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = key_path(&folder.path().join("pameran.jakcraft"), "jakcraft-2019", OFFICE);
        let seed = new_or_stored_seed(&path).unwrap();
        assert_eq!(path.file_name().unwrap(), "pameran.jakcraft-2019.kantor.key");
        assert_eq!(new_or_stored_seed(&path).unwrap(), seed);
        assert!(!is_open_to_others(&path));
        assert_eq!(unhex(&hex(&seed)).unwrap(), seed);
    }

    #[test]
    #[cfg(unix)]
    fn a_key_file_that_others_can_read_or_that_is_damaged_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.key");
        assert!(matches!(read_seed(&path), Err(AppError::Key { problem: "missing", .. })));
        new_or_stored_seed(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(read_seed(&path), Err(AppError::Key { problem: "open_to_others", .. })));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, format!("{HEAD}\n12")).unwrap();
        assert!(matches!(read_seed(&path), Err(AppError::Key { problem: "damaged", .. })));
    }
}
