//! Linux tells what is mounted where in `/proc/self/mountinfo`, and what a disk hangs on in `/sys`.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::{FileSystem, Kind, Platform};

pub(super) struct Linux;

impl Platform for Linux {
    fn file_system(&self, path: &Path) -> Option<FileSystem> {
        let mounts = fs::read("/proc/self/mountinfo").ok()?;
        let mount = mount_of(&mounts, path)?;
        let device = fs::metadata(path).map(|meta| meta.dev()).unwrap_or_default();
        let (major, minor) = (rustix::fs::major(device), rustix::fs::minor(device));
        let removable =
            fs::canonicalize(format!("/sys/dev/block/{major}:{minor}")).is_ok_and(|disk| is_removable(&disk));
        Some(FileSystem { kind: kind(&mount.file_system), name: mount.file_system, removable })
    }

    fn free_bytes(&self, folder: &Path) -> Option<u64> {
        let told = rustix::fs::statvfs(folder).ok()?;
        Some(told.f_bavail.saturating_mul(told.f_frsize))
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Mount {
    point: PathBuf,
    file_system: String,
}

/// The mount that a full path lies under: the longest that begins it, and of equals the last, which hides the
/// others. Lines read `36 35 98:0 /root /mount/point options [tags] - type source options`.
fn mount_of(mountinfo: &[u8], path: &Path) -> Option<Mount> {
    let mut found: Option<Mount> = None;
    for line in mountinfo.split(|&byte| byte == b'\n') {
        let mut words = line.split(|&byte| byte == b' ');
        let Some(point) = words.nth(4).map(unescaped) else { continue };
        let Some(file_system) = words.skip_while(|&word| word != b"-").nth(1) else { continue };
        let longer = |other: &Mount| point.as_os_str().len() >= other.point.as_os_str().as_bytes().len();
        if path.starts_with(&point) && found.as_ref().is_none_or(longer) {
            found = Some(Mount { point, file_system: String::from_utf8_lossy(file_system).into_owned() });
        }
    }
    found
}

/// The kernel writes blanks and backslashes as `\040`, three octal digits.
fn unescaped(word: &[u8]) -> PathBuf {
    let mut bytes = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some((&first, after)) = rest.split_first() {
        let octal = |digit: u8| (b'0'..=b'7').contains(&digit).then(|| u32::from(digit - b'0'));
        let escaped = match after {
            [a, b, c, ..] if first == b'\\' => octal(*a)
                .zip(octal(*b))
                .zip(octal(*c))
                .and_then(|((a, b), c)| u8::try_from(a * 64 + b * 8 + c).ok()),
            _ => None,
        };
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

fn kind(file_system: &str) -> Kind {
    match file_system {
        // Shares, and the folders that a virtual machine shares with its host.
        "nfs" | "nfs4" | "cifs" | "smb3" | "smbfs" | "afs" | "ceph" | "9p" | "virtiofs" | "vboxsf"
        | "vmhgfs" | "fuse.vmhgfs-fuse" | "prl_fs" | "davfs" | "ncpfs" | "gfs2" | "ocfs2" | "lustre"
        | "beegfs" | "glusterfs" => Kind::Network,
        "vfat" | "msdos" | "exfat" | "fuse.exfat" => Kind::Fragile,
        // What a program serves as a folder is nearly always far away; NTFS and disk images are not.
        "fuse.ntfs-3g" | "fuse.fuse-overlayfs" | "fuse.ext2" | "fuse.gocryptfs" | "fuse.encfs" => Kind::Local,
        other if other.starts_with("fuse.") => Kind::Network,
        _ => Kind::Local,
    }
}

/// Whether a disk (or its partition) in `/sys/devices` hangs on USB or says that it can be taken out.
fn is_removable(disk: &Path) -> bool {
    let on_usb = disk.components().any(|part| {
        let name = part.as_os_str().as_bytes();
        name.starts_with(b"usb") && name[3..].iter().all(u8::is_ascii_digit) && name.len() > 3
    });
    // The file stands with the disk, one above its partitions.
    let says_so = |folder: &Path| fs::read(folder.join("removable")).is_ok_and(|text| text.starts_with(b"1"));
    on_usb || says_so(disk) || disk.parent().is_some_and(says_so)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &[u8] = b"22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /home/ani/kantor rw shared:9 master:2 - cifs //server/kantor rw,vers=3.0
31 22 8:17 / /media/ani/USB\\040STIK rw - vfat /dev/sdb1 rw
32 22 0:50 / /mnt/gdrive rw - fuse.rclone gdrive: rw
33 22 0:51 / /mnt/gdrive/lokal rw - ext4 /dev/vdb rw
";

    fn at(path: &str) -> (String, Kind) {
        let mount = mount_of(MOUNTS, Path::new(path)).unwrap();
        (mount.file_system.clone(), kind(&mount.file_system))
    }

    #[test]
    fn the_mount_of_a_path_is_the_nearest_one_above_it() {
        assert_eq!(at("/home/ani/jc.jakcraft"), ("ext4".to_owned(), Kind::Local));
        assert_eq!(at("/home/ani/kantor/2019/jc.jakcraft"), ("cifs".to_owned(), Kind::Network));
        assert_eq!(at("/home/ani/kantorku/jc.jakcraft"), ("ext4".to_owned(), Kind::Local));
        assert_eq!(at("/media/ani/USB STIK/jc.jakcraft"), ("vfat".to_owned(), Kind::Fragile));
        assert_eq!(at("/mnt/gdrive/jc.jakcraft"), ("fuse.rclone".to_owned(), Kind::Network));
        assert_eq!(at("/mnt/gdrive/lokal/jc.jakcraft"), ("ext4".to_owned(), Kind::Local));
    }

    #[test]
    fn this_machine_is_read() {
        let here = std::env::current_dir().unwrap();
        assert!(Linux.file_system(&here).is_some());
        assert!(Linux.free_bytes(&here).is_some());
    }

    #[test]
    fn a_disk_on_usb_or_one_that_says_so_is_removable() {
        assert!(is_removable(Path::new(
            "/sys/devices/pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host4/target4:0:0/4:0:0:0/block/sdb/sdb1"
        )));
        assert!(!is_removable(Path::new("/sys/devices/pci0000:00/0000:00:05.0/virtio2/block/vda")));
        let sys = tempfile::tempdir().unwrap();
        let partition = sys.path().join("mmcblk0p1");
        fs::create_dir(&partition).unwrap();
        assert!(!is_removable(&partition));
        fs::write(sys.path().join("removable"), "1\n").unwrap();
        assert!(is_removable(&partition));
    }
}
