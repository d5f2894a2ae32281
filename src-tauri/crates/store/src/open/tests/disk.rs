//! Rights and room: read-only places as a user without rights, full disks by a page limit and by a small disk.

use super::*;
use crate::StoreError;
use crate::open::test_disk::with_pages;

#[cfg(unix)]
mod rights {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn allow(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// What a user without rights is told, where file and folder have these modes.
    fn told(file_mode: u32, folder_mode: u32) -> String {
        let (folder, path) = workspace();
        allow(folder.path(), 0o755);
        let inner = folder.path().join("kantor");
        fs::create_dir(&inner).unwrap();
        let moved = inner.join("pameran.jakcraft");
        fs::rename(&path, &moved).unwrap();
        allow(&moved, file_mode);
        allow(&inner, folder_mode);
        let mut process = Process::start_unprivileged("open", &moved, folder.path());
        let answer = process.answer().replace(folder.path().to_str().unwrap(), "");
        allow(&inner, 0o755);
        answer
    }

    #[test]
    fn a_folder_that_takes_no_files_is_read_only() {
        assert_eq!(told(0o666, 0o555), "read_only /kantor cannot be written");
    }

    #[test]
    fn a_file_that_takes_no_writes_is_read_only() {
        assert_eq!(told(0o444, 0o777), "read_only /kantor/pameran.jakcraft cannot be written");
    }

    #[test]
    fn a_file_that_may_not_be_read_is_forbidden() {
        assert_eq!(told(0o000, 0o777), "permission_denied no permission for /kantor/pameran.jakcraft");
    }

    #[test]
    fn a_folder_that_may_not_be_entered_is_forbidden() {
        assert_eq!(told(0o666, 0o000), "permission_denied no permission for /kantor/pameran.jakcraft");
    }

    #[test]
    fn with_rights_it_opens() {
        assert_eq!(told(0o666, 0o777), "ok");
    }
}

#[test]
fn a_workspace_that_finds_no_room_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pameran.jakcraft");
    let error = with_pages(10, || open(&path, None, &options(Mode::CommandLine))).unwrap_err();
    assert!(matches!(error, OpenError::DiskFull), "{error:?}");
    assert_eq!(names_in(folder.path()), Vec::<String>::new());
}

#[test]
fn a_write_that_finds_no_room_is_taken_back_whole() {
    let (_folder, path) = workspace();
    let mut store = open(&path, None, &options(Mode::Window)).unwrap().store;
    let pages: i64 = store.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.conn.pragma_update(None, "max_page_count", pages + 5).unwrap();
    let written = fill(&mut store, 500);
    assert!(matches!(written, Err(StoreError::DiskFull)), "{written:?}");
    let events: i64 = store.conn.query_row("SELECT count(*) FROM event", [], |row| row.get(0)).unwrap();
    assert_eq!(events, 0);
    store.conn.pragma_update(None, "max_page_count", pages + 2_000).unwrap();
    fill(&mut store, 500).unwrap();
}

/// One transaction that needs about a kilobyte for each event.
fn fill(store: &mut crate::Store, events: u32) -> Result<(), StoreError> {
    let tx = store.conn.transaction()?;
    for number in 0..events {
        tx.execute(
            "INSERT INTO event (id, slug, name, starts_on, ends_on, theme)
             VALUES (?1, ?2, 'JakCraft', '2019-11-25', '2019-11-28', ?3)",
            (&uuid::Uuid::now_v7().as_bytes()[..], format!("jc-{number}"), "tenun ".repeat(170)),
        )?;
    }
    Ok(tx.commit()?)
}

/// A disk of its own, where this machine lets tests mount one; the page limit above stands in elsewhere.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_up_costs_no_written_row() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(folder.path(), 2 << 20) else {
        println!("no right to mount a disk: page limits alone were tried");
        return;
    };
    println!("a disk of 2 MB was mounted");
    let path = folder.path().join("pameran.jakcraft");
    let opened = open(&path, None, &options(Mode::Window)).unwrap();
    assert!(opened.warnings.iter().any(|warning| matches!(warning, Warning::LowSpace { .. })));
    let mut store = opened.store;
    let mut acknowledged = 0_i64;
    let error = loop {
        match fill_from(&mut store, acknowledged) {
            Ok(()) => acknowledged += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(error, StoreError::DiskFull), "{error:?}");
    drop(store);

    // Opening needs no room; the rows are there, and reads go on.
    let store = open(&path, None, &options(Mode::Window)).unwrap().store;
    let events: i64 = store.conn.query_row("SELECT count(*) FROM event", [], |row| row.get(0)).unwrap();
    assert_eq!(events, acknowledged);
    assert_eq!(crate::verify::integrity(&store.conn).unwrap(), Vec::<String>::new());
    drop(store);
    let second = folder.path().join("kedua.jakcraft");
    fs::write(folder.path().join("filler"), []).unwrap();
    fill_disk(&folder.path().join("filler"));
    let error = refused(&second, Mode::CommandLine);
    assert!(matches!(error, OpenError::DiskFull), "{error:?}");
    assert!(!second.exists());
    drop(disk);
}

#[cfg(target_os = "linux")]
fn fill_from(store: &mut crate::Store, number: i64) -> Result<(), StoreError> {
    store.conn.execute(
        "INSERT INTO event (id, slug, name, starts_on, ends_on, theme)
         VALUES (?1, ?2, 'JakCraft', '2019-11-25', '2019-11-28', ?3)",
        (&uuid::Uuid::now_v7().as_bytes()[..], format!("jc-{number}"), "tenun ".repeat(1700)),
    )?;
    Ok(())
}

#[cfg(target_os = "linux")]
fn fill_disk(path: &Path) {
    use std::io::Write as _;
    let mut file = fs::File::options().append(true).open(path).unwrap();
    while file.write(&[7; 4096]).is_ok_and(|written| written > 0) {}
}

#[cfg(target_os = "linux")]
pub(in crate::open) struct SmallDisk(PathBuf);

#[cfg(target_os = "linux")]
impl SmallDisk {
    fn mount(on: &Path, bytes: u64) -> Option<Self> {
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={bytes}"), "tmpfs"])
            .arg(on)
            .stderr(std::process::Stdio::null())
            .status();
        mounted.is_ok_and(|status| status.success()).then(|| Self(on.to_owned()))
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}
