//! The signing keys, each in a file of its own beside the workspace: never in it, so that a workspace can be passed on
//! without the power to issue badges. A key is known by its public half: a file that was renamed with its workspace is
//! still found.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use domain::badge::Desk;
use domain::badge_token::{DeskCertificate, DeskKey, EventTag, OrganizerKey};
use domain::event::Event;
use domain::id::DeskId;
use domain::search_key::search_key;
use store::{Reader, event_setting_key};
use uuid::Uuid;

use crate::error::AppError;
use crate::files::{KEY_FILE_HEAD, folder_of};

/// A desk that can issue badges.
pub(super) struct Issuer {
    /// As it is to be stored: with its key and certificate.
    pub(super) desk: Desk,
    pub(super) key: DeskKey,
    /// The organizer's public key, where it is new.
    pub(super) new_organizer_key: Option<String>,
    /// Key files on a disk that cannot keep them from others.
    pub(super) open_files: Vec<PathBuf>,
}

/// The name of the setting that holds the organizer's public key of an event, in hexadecimal.
pub(super) const PUBLIC_KEY: &str = "organizer_public_key";

/// A desk is certified for so many days before and after those on which its badges count: roles get more days, and
/// the date of a laptop may be off.
const MARGIN_DAYS: Days = Days::new(14);

/// The days on which badges count, first and last.
pub(super) type Span = (NaiveDate, NaiveDate);

/// The desk of a name that issues badges which count in a span of days: one whose key is here; a new one where no
/// desk of that name has a key yet. Nothing is written but new key files.
///
/// # Errors
/// [`AppError::Key`] where a key that badges were signed with is missing, damaged, another's, or open to others.
pub(super) fn issuer(
    read: &Reader<'_>,
    workspace: &Path,
    event: &Event,
    name: &str,
    own_desk: DeskId,
    span: Span,
) -> Result<Issuer, AppError> {
    let desks = read.desks(event.id)?;
    let mut ring = Ring { folder: folder_of(workspace), open_files: Vec::new() };
    let path = key_path(workspace, &event.slug, name, 1);
    // The key of this laptop's own desk that is lost is not quietly replaced; that of another laptop is not ours.
    let mut missing = None;
    for desk in desks.iter().filter(|desk| desk.name == name) {
        let Some(public_key) = desk.public_key else { continue };
        let seed = match ring.find(&public_key, &path) {
            Ok(seed) => seed,
            Err(error) => {
                if desk.id == own_desk || !matches!(error, AppError::Key { problem: "missing" | "other", .. })
                {
                    missing.get_or_insert(error);
                }
                continue;
            }
        };
        let key = DeskKey::from_seed(number_of(desk.id), &seed);
        let mut desk = desk.clone();
        let mut new_organizer_key = None;
        if !certificate_of(&desk).is_some_and(|known| known.first_day <= span.0 && known.last_day >= span.1) {
            let (organizer, new) = organizer(read, workspace, event, &mut ring)?;
            desk.certificate = Some(certified(&organizer, &key, event, span)?);
            new_organizer_key = new;
        }
        return Ok(Issuer { desk, key, new_organizer_key, open_files: ring.open_files });
    }
    if let Some(error) = missing {
        return Err(error);
    }
    let (organizer, new_organizer_key) = organizer(read, workspace, event, &mut ring)?;
    let mut id = own_desk;
    while desks.iter().any(|other| other.id != id && number_of(other.id) == number_of(id)) {
        id = DeskId(Uuid::now_v7());
    }
    let known: Vec<[u8; 32]> = desks.iter().filter_map(|desk| desk.public_key).collect();
    let seed = ring.new_or_left(|number| key_path(workspace, &event.slug, name, number), &known)?;
    let key = DeskKey::from_seed(number_of(id), &seed);
    let desk = Desk {
        id,
        event_id: event.id,
        name: name.to_owned(),
        public_key: Some(key.public_key()),
        certificate: Some(certified(&organizer, &key, event, span)?),
    };
    Ok(Issuer { desk, key, new_organizer_key, open_files: ring.open_files })
}

fn certified(
    organizer: &OrganizerKey,
    key: &DeskKey,
    event: &Event,
    (first, last): Span,
) -> Result<String, AppError> {
    let off = || AppError::Invalid { field: "ends", value: event.ends_on.to_string() };
    let (first, last) = (first.checked_sub_days(MARGIN_DAYS), last.checked_add_days(MARGIN_DAYS));
    let (first, last) = first.zip(last).ok_or_else(off)?;
    let certificate = organizer
        .certify(key.desk(), key.public_key(), EventTag::of(event.id.0), first, last)
        .map_err(|_| off())?;
    Ok(hex(&certificate.to_bytes().map_err(|_| off())?))
}

/// The organizer's key of an event, made where there is none yet; then with its public half.
fn organizer(
    read: &Reader<'_>,
    workspace: &Path,
    event: &Event,
    ring: &mut Ring,
) -> Result<(OrganizerKey, Option<String>), AppError> {
    let path = |number| key_path(workspace, &event.slug, "organizer", number);
    match organizer_public_key(read, event)? {
        Some(public_key) => Ok((OrganizerKey::from_seed(&ring.find(&public_key, &path(1))?), None)),
        None => {
            let key = OrganizerKey::from_seed(&ring.new_or_left(path, &[])?);
            let public_key = hex(&key.public_key());
            Ok((key, Some(public_key)))
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
    Ok(read.desks(event.id)?.iter().filter_map(certificate_of).collect())
}

fn certificate_of(desk: &Desk) -> Option<DeskCertificate> {
    certificate(desk.certificate.as_ref()?)
}

/// A certificate of its hexadecimal digits.
pub(crate) fn certificate(digits: &str) -> Option<DeskCertificate> {
    DeskCertificate::from_bytes(&unhex(digits)?).ok()
}

/// A desk's number in tokens: two bytes of its id, so that laptops agree on it without asking each other.
pub(crate) fn number_of(desk: DeskId) -> u16 {
    desk.0.as_bytes().iter().fold(0x811c_u16, |hash, byte| (hash ^ u16::from(*byte)).wrapping_mul(0x0193))
}

/// `workspace.SLUG.NAME.key` beside the workspace; `workspace.SLUG.NAME-2.key` for the second of that name.
fn key_path(workspace: &Path, slug: &str, name: &str, number: u32) -> PathBuf {
    let stem = workspace.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    // A desk's name is anything; a file's is not.
    let name = search_key(name);
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = name.chars().map(plain).take(60).collect();
    let name = Some(name.trim_matches('-')).filter(|name| !name.is_empty()).unwrap_or("meja");
    let number = if number > 1 { format!("-{number}") } else { String::new() };
    folder_of(workspace).join(format!("{stem}.{slug}.{name}{number}.key"))
}

/// The key files beside a workspace.
struct Ring {
    folder: PathBuf,
    /// Files that were used and cannot be kept from others.
    open_files: Vec<PathBuf>,
}

impl Ring {
    /// The seed of a public key: in the file that should have it, or in any other beside the workspace.
    fn find(&mut self, public_key: &[u8; 32], path: &Path) -> Result<[u8; 32], AppError> {
        let off = |path: &Path, problem| AppError::Key { path: path.to_owned(), problem };
        let here = read_seed(path);
        let others = self.files().into_iter().filter(|other| other != path);
        let others = others.filter_map(|other| Some((read_seed(&other).ok()?, other)));
        let all = here.iter().map(|seed| (*seed, path.to_owned())).chain(others);
        for (seed, path) in all {
            if public_half(&seed) != *public_key {
                continue;
            }
            match openness(is_open_to_others(&path), || keeps_modes(&self.folder)) {
                Openness::Closed => {}
                Openness::Open => return Err(off(&path, "open_to_others")),
                Openness::CannotBeClosed => self.open_files.push(path),
            }
            return Ok(seed);
        }
        Err(off(path, here.err().unwrap_or("other")))
    }

    /// A new key, or the one that a print left which failed afterwards: `known` are those in use.
    fn new_or_left(
        &mut self,
        path: impl Fn(u32) -> PathBuf,
        known: &[[u8; 32]],
    ) -> Result<[u8; 32], AppError> {
        for number in 1.. {
            let path = path(number);
            match read_seed(&path) {
                Ok(seed) if known.contains(&public_half(&seed)) => {}
                Ok(seed) => {
                    self.find(&public_half(&seed), &path)?;
                    return Ok(seed);
                }
                Err("missing") => {
                    let seed = new_seed(&path)?;
                    self.find(&public_half(&seed), &path)?;
                    return Ok(seed);
                }
                Err(_) => return Err(AppError::Key { path, problem: "damaged_unused" }),
            }
        }
        Err(AppError::Key { path: path(1), problem: "other" })
    }

    fn files(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut files: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "key"))
            .collect();
        files.sort();
        files
    }
}

/// The organizer's and the desks' keys are of one kind.
fn public_half(seed: &[u8; 32]) -> [u8; 32] {
    OrganizerKey::from_seed(seed).public_key()
}

/// A new file with a new seed: whole under its name, or not there at all.
fn new_seed(path: &Path) -> Result<[u8; 32], AppError> {
    let said = |cause| AppError::Write { path: path.to_owned(), cause };
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| said(std::io::Error::other(error.to_string())))?;
    // A temporary file is for its owner alone, and stays so.
    let mut file = tempfile::Builder::new()
        .prefix(".jakcraft-")
        .suffix(".part")
        .tempfile_in(folder_of(path))
        .map_err(said)?;
    writeln!(file, "{KEY_FILE_HEAD}\n{}", hex(&seed)).map_err(said)?;
    file.as_file().sync_all().map_err(said)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(seed),
        // Some sticks and network folders know no way to give a name only where nobody has it.
        Err(failed) if failed.error.kind() != ErrorKind::AlreadyExists && !path.exists() => {
            failed.file.persist(path).map(|_| seed).map_err(|error| said(error.error))
        }
        Err(failed) => Err(said(failed.error)),
    }
}

/// The seed of a key file; else `missing` or `damaged`.
fn read_seed(path: &Path) -> Result<[u8; 32], &'static str> {
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => "missing",
        _ => "damaged",
    })?;
    let mut lines = text.lines();
    if lines.next() != Some(KEY_FILE_HEAD) {
        return Err("damaged");
    }
    lines.next().and_then(|line| unhex(line.trim())).and_then(|bytes| bytes.try_into().ok()).ok_or("damaged")
}

/// Whether others can read a key file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Openness {
    Closed,
    Open,
    /// Sticks and network folders know no owners: every file reads as open there.
    CannotBeClosed,
}

fn openness(is_open: bool, disk_keeps_modes: impl FnOnce() -> bool) -> Openness {
    match is_open {
        false => Openness::Closed,
        true if disk_keeps_modes() => Openness::Open,
        true => Openness::CannotBeClosed,
    }
}

/// Whether a file for its owner alone can be made in a folder.
fn keeps_modes(folder: &Path) -> bool {
    tempfile::NamedTempFile::new_in(folder).map_or(true, |probe| !is_open_to_others(probe.path()))
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
}

/// Windows gives a file in a person's own folders to that person alone.
#[cfg(not(unix))]
fn is_open_to_others(_path: &Path) -> bool {
    false
}

pub(super) fn hex(bytes: &[u8]) -> String {
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

    fn ring(folder: &tempfile::TempDir) -> Ring {
        Ring { folder: folder.path().to_owned(), open_files: Vec::new() }
    }

    fn problem<T>(result: &Result<T, AppError>) -> &'static str {
        match result {
            Err(AppError::Key { problem, .. }) => problem,
            _ => "none",
        }
    }

    #[test]
    fn a_key_file_is_for_its_owner_alone_and_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = key_path(&folder.path().join("pameran.jakcraft"), "jakcraft-2019", "kantor", 1);
        assert_eq!(path.file_name().unwrap(), "pameran.jakcraft-2019.kantor.key");
        let seed = new_seed(&path).unwrap();
        assert_eq!(ring(&folder).find(&public_half(&seed), &path).unwrap(), seed);
        assert_eq!(ring(&folder).new_or_left(|_| path.clone(), &[]).unwrap(), seed, "one that a print left");
        assert!(!is_open_to_others(&path));
        assert_eq!(unhex(&hex(&seed)).unwrap(), seed);
        assert!(new_seed(&path).is_err(), "no key is overwritten");
    }

    #[test]
    fn a_desk_s_name_leads_out_of_no_folder() {
        let path = key_path(Path::new("/data/pameran.jakcraft"), "x", "../../Pintu É 1", 2);
        assert_eq!(path, Path::new("/data/pameran.x.pintu-e-1-2.key"));
    }

    #[test]
    fn a_key_is_found_under_another_name_and_never_taken_for_another() {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("lama.x.kantor.key");
        let seed = new_seed(&old).unwrap();
        let path = folder.path().join("baru.x.kantor.key");
        assert_eq!(ring(&folder).find(&public_half(&seed), &path).unwrap(), seed);
        assert_eq!(problem(&ring(&folder).find(&[7; 32], &path)), "missing");
        assert_eq!(problem(&ring(&folder).find(&[7; 32], &old)), "other");
        let number = |number: u32| folder.path().join(format!("{number}.key"));
        let first = ring(&folder).new_or_left(number, &[]).unwrap();
        let second = ring(&folder).new_or_left(number, &[public_half(&first)]).unwrap();
        assert_ne!(first, second, "each desk has a key of its own");
    }

    #[test]
    fn half_a_key_says_whether_it_may_be_thrown_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.key");
        fs::write(&path, format!("{KEY_FILE_HEAD}\n12")).unwrap();
        assert_eq!(problem(&ring(&folder).find(&[7; 32], &path)), "damaged");
        assert_eq!(problem(&ring(&folder).new_or_left(|_| path.clone(), &[])), "damaged_unused");
    }

    #[test]
    #[cfg(unix)]
    fn a_key_file_that_others_can_read_is_refused_where_it_can_be_closed() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.key");
        let seed = new_seed(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(problem(&ring(&folder).find(&public_half(&seed), &path)), "open_to_others");
        assert_eq!(
            openness(true, || false),
            Openness::CannotBeClosed,
            "a stick is warned about, not refused"
        );
        assert_eq!(openness(false, || unreachable!()), Openness::Closed);
    }
}
