//! Where a workspace lies, and what may go wrong there: SQLite's write-ahead log wants a local disk that one
//! computer writes to.

mod linux;

use std::path::{Path, PathBuf};

use super::beside::folder_of;

/// What the user should know of an open workspace. None of it keeps them from working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The file lies on a network share: two computers that write to it damage it.
    NetworkFileSystem {
        /// The file system's name, as the operating system calls it.
        file_system: String,
    },
    /// The file lies on a USB stick or a memory card: pulled while written to, it loses the last changes or more.
    Removable,
    /// The file system keeps no journal (FAT, exFAT): a power cut may damage the file.
    FragileFileSystem {
        /// The file system's name, as the operating system calls it.
        file_system: String,
    },
    /// A program that copies files to other computers watches this folder; it may copy half a change, or put an
    /// older file in place of this one.
    SyncedFolder {
        /// Its name.
        service: &'static str,
        /// The folder it watches.
        folder: PathBuf,
    },
    /// The disk is nearly full.
    LowSpace {
        /// What is left, in bytes.
        free_bytes: u64,
    },
    /// The file system knows no locks: a second window would not be kept out.
    NoLock,
    /// The file system allows no write-ahead log: writing is slower, and reading waits for it.
    NoWriteAheadLog,
}

/// What an operating system tells of a file's place. `None` and `false`: it cannot be told.
trait Platform {
    /// The file system under a path.
    fn file_system(&self, path: &Path) -> Option<FileSystem>;
    /// The room left for this user, in bytes.
    fn free_bytes(&self, folder: &Path) -> Option<u64>;
}

/// The file system under a path.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FileSystem {
    /// Its name, as the operating system calls it.
    name: String,
    kind: Kind,
    /// On a USB stick or a memory card.
    removable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Local,
    Network,
    Fragile,
}

#[cfg(target_os = "linux")]
const HERE: linux::Linux = linux::Linux;
#[cfg(not(target_os = "linux"))]
const HERE: Elsewhere = Elsewhere;

/// Windows and macOS: only what the standard library tells. A drive letter that stands for a network share, and
/// a stick, are not recognised, nor is a full disk on Windows.
#[cfg(not(target_os = "linux"))]
struct Elsewhere;

#[cfg(not(target_os = "linux"))]
impl Platform for Elsewhere {
    fn file_system(&self, path: &Path) -> Option<FileSystem> {
        use std::path::{Component, Prefix};
        match path.components().next() {
            Some(Component::Prefix(prefix))
                if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)) =>
            {
                Some(FileSystem { name: "UNC".to_owned(), kind: Kind::Network, removable: false })
            }
            _ => None,
        }
    }

    fn free_bytes(&self, _folder: &Path) -> Option<u64> {
        None
    }
}

/// What may go wrong where this file lies.
pub(super) fn warnings(path: &Path) -> Vec<Warning> {
    let mut found = of_file_system(&HERE, path);
    if let Some((service, folder)) = synced_folder(path) {
        found.push(Warning::SyncedFolder { service, folder });
    }
    found
}

fn of_file_system(platform: &impl Platform, path: &Path) -> Vec<Warning> {
    let mut found = Vec::new();
    if let Some(FileSystem { name, kind, removable }) = platform.file_system(path) {
        if removable {
            found.push(Warning::Removable);
        }
        match kind {
            Kind::Local => {}
            Kind::Network => found.push(Warning::NetworkFileSystem { file_system: name }),
            Kind::Fragile => found.push(Warning::FragileFileSystem { file_system: name }),
        }
    }
    // Room for a copy of the workspace and a day's work.
    let wanted = std::fs::metadata(path).map_or(0, |meta| meta.len()).saturating_mul(2).max(200 << 20);
    if let Some(free_bytes) = platform.free_bytes(folder_of(path)).filter(|&free| free < wanted) {
        found.push(Warning::LowSpace { free_bytes });
    }
    found
}

/// The program that watches the folder, by the names that these programs give their folders and by the marks
/// that they leave in them. A folder that was renamed, and carries no mark, is not recognised.
fn synced_folder(path: &Path) -> Option<(&'static str, PathBuf)> {
    for folder in path.ancestors().skip(1) {
        let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { continue };
        let service = by_name(name).or_else(|| by_mark(folder));
        if let Some(service) = service {
            return Some((service, folder.to_owned()));
        }
    }
    None
}

fn by_name(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    // "OneDrive - Dinas PPKUKM", "Dropbox (Pribadi)", "GoogleDrive-nama@gmail.com".
    let begins = |word: &str| {
        name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
    };
    match name.as_str() {
        _ if begins("dropbox") => Some("Dropbox"),
        _ if begins("onedrive") => Some("OneDrive"),
        _ if begins("google drive") || begins("googledrive") => Some("Google Drive"),
        "my drive" | "drive saya" => Some("Google Drive"),
        _ if begins("nextcloud") => Some("Nextcloud"),
        _ if begins("owncloud") => Some("ownCloud"),
        _ if begins("icloud drive") || begins("iclouddrive") => Some("iCloud"),
        // macOS keeps iCloud's files in the one and everybody else's in the other.
        "mobile documents" | "com~apple~clouddocs" => Some("iCloud"),
        "cloudstorage" => Some("CloudStorage"),
        "box" | "box sync" => Some("Box"),
        "pcloud" | "pclouddrive" => Some("pCloud"),
        "mega" | "megasync" => Some("MEGA"),
        _ => None,
    }
}

fn by_mark(folder: &Path) -> Option<&'static str> {
    [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".owncloudsync.log", "ownCloud")]
        .into_iter()
        .find(|(mark, _)| folder.join(mark).exists())
        .map(|(_, service)| service)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Told(Option<FileSystem>, Option<u64>);

    impl Platform for Told {
        fn file_system(&self, _: &Path) -> Option<FileSystem> {
            self.0.clone()
        }
        fn free_bytes(&self, _: &Path) -> Option<u64> {
            self.1
        }
    }

    fn file_system(name: &str, kind: Kind, removable: bool) -> Option<FileSystem> {
        Some(FileSystem { name: name.to_owned(), kind, removable })
    }

    #[test]
    fn a_share_a_stick_and_a_full_disk_are_warned_about() {
        let path = Path::new("/tidak/ada");
        let share = Told(file_system("cifs", Kind::Network, false), Some(1 << 40));
        assert_eq!(
            of_file_system(&share, path),
            [Warning::NetworkFileSystem { file_system: "cifs".to_owned() }]
        );
        let stick = Told(file_system("vfat", Kind::Fragile, true), Some(1 << 40));
        assert_eq!(
            of_file_system(&stick, path),
            [Warning::Removable, Warning::FragileFileSystem { file_system: "vfat".to_owned() }]
        );
        let full = Told(file_system("ext4", Kind::Local, false), Some(5 << 20));
        assert_eq!(of_file_system(&full, path), [Warning::LowSpace { free_bytes: 5 << 20 }]);
        assert_eq!(of_file_system(&Told(None, None), path), []);
    }

    #[test]
    fn synced_folders_are_known_by_their_names() {
        let service = |path: &str| synced_folder(Path::new(path)).map(|(service, _)| service);
        assert_eq!(service("/home/ani/Dropbox/pameran/jc.jakcraft"), Some("Dropbox"));
        assert_eq!(service("/home/ani/OneDrive - Dinas PPKUKM/jc.jakcraft"), Some("OneDrive"));
        assert_eq!(service("/media/Google Drive/Drive Saya/jc.jakcraft"), Some("Google Drive"));
        assert_eq!(service("/Users/ani/Library/Mobile Documents/x/jc.jakcraft"), Some("iCloud"));
        assert_eq!(service("/home/ani/Nextcloud/jc.jakcraft"), Some("Nextcloud"));
        // The file's own name says nothing, nor does a word that only begins alike.
        assert_eq!(service("/home/ani/dropbox"), None);
        assert_eq!(service("/home/ani/Dropboxes/jc.jakcraft"), None);
        assert_eq!(service("/home/ani/Dokumen/jc.jakcraft"), None);
    }

    #[test]
    fn a_synced_folder_is_known_by_its_mark() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("pameran");
        std::fs::create_dir_all(&inner).unwrap();
        assert_eq!(synced_folder(&inner.join("jc.jakcraft")), None);
        std::fs::create_dir(folder.path().join(".stfolder")).unwrap();
        assert_eq!(synced_folder(&inner.join("jc.jakcraft")), Some(("Syncthing", folder.path().to_owned())));
    }
}
