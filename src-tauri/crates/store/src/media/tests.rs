//! Images in, images out, and what is no image.

use proptest::prelude::*;

use super::*;
use crate::backup::no_progress;
use crate::test_process::NOW_MS;
use crate::test_workspace::png;

/// A JPEG of that size: the markers that every camera writes, and a thumbnail with an end of its own.
fn jpeg(width_px: u16, height_px: u16) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    let mut segment = |marker: u8, content: &[u8]| {
        bytes.extend_from_slice(&[0xFF, marker]);
        bytes.extend_from_slice(&u16::try_from(content.len() + 2).unwrap().to_be_bytes());
        bytes.extend_from_slice(content);
    };
    segment(0xE1, b"Exif\0\0\xFF\xD8\xFF\xD9");
    segment(0xDB, &[0; 65]);
    segment(0xC4, &[0; 20]);
    let mut frame = vec![8];
    frame.extend_from_slice(&height_px.to_be_bytes());
    frame.extend_from_slice(&width_px.to_be_bytes());
    frame.extend_from_slice(&[1, 1, 0x11, 0]);
    segment(0xC2, &frame);
    segment(0xDA, &[1, 1, 0, 0, 63, 0]);
    bytes.extend_from_slice(&[0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD0, 0x78, 0xFF, 0xD9]);
    bytes
}

fn refused(bytes: &[u8]) -> ImageError {
    match MediaStore::in_memory().unwrap().put(bytes, NOW_MS) {
        Err(PutError::Image(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_image_comes_back_as_it_was_put() {
    let media = MediaStore::in_memory().unwrap();
    let (photo, logo) = (jpeg(4032, 3024), png(640, 480));
    let hash = media.put(&photo, NOW_MS).unwrap();
    assert_eq!(media.put(&photo, NOW_MS + 1).unwrap(), hash, "twice the same is once");
    let other = media.put(&logo, NOW_MS).unwrap();
    assert_eq!(media.hashes().unwrap(), BTreeSet::from([hash, other]));
    let found = media.get(hash).unwrap().unwrap();
    assert_eq!((found.media_type, found.width_px, found.height_px), (MediaType::Jpeg, 4032, 3024));
    assert_eq!(found.bytes, photo);
    let found = media.get(other).unwrap().unwrap();
    assert_eq!((found.media_type, found.width_px, found.height_px), (MediaType::Png, 640, 480));
    assert!(media.delete(hash).unwrap());
    assert!(!media.delete(hash).unwrap());
    assert!(!media.has(hash).unwrap());
    assert_eq!(media.get(hash).unwrap(), None);
    assert!(media.has(other).unwrap());
}

#[test]
fn what_does_not_print_is_refused_with_its_reason() {
    assert_eq!(refused(b""), ImageError::UnknownFormat);
    assert_eq!(refused(b"GIF89a......"), ImageError::UnknownFormat);
    assert_eq!(refused(b"RIFF....WEBPVP8 "), ImageError::UnknownFormat);
    assert_eq!(refused(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ImageError::UnknownFormat);
    let photo = jpeg(4032, 3024);
    assert_eq!(refused(&photo[..photo.len() - 2]), ImageError::CutShort);
    let logo = png(640, 480);
    assert_eq!(refused(&logo[..logo.len() - 12]), ImageError::CutShort);
    assert_eq!(refused(&png(0, 480)), ImageError::Damaged);
    assert_eq!(
        refused(&png(40_000, 40_000)),
        ImageError::TooManyPixels { width_px: 40_000, height_px: 40_000 }
    );
    let mut large = png(640, 480);
    large.resize(MAX_IMAGE_BYTES + 1, 0);
    assert_eq!(refused(&large), ImageError::TooLarge { bytes: 20_000_001, max_bytes: 20_000_000 });
}

#[test]
fn a_film_after_a_photo_does_not_matter() {
    let mut photo = jpeg(4032, 3024);
    photo.extend_from_slice(b"....ftypmp42........");
    MediaStore::in_memory().unwrap().put(&photo, NOW_MS).unwrap();
}

#[test]
fn a_sweep_leaves_what_is_referred_to_and_nothing_of_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("jc.media");
    let mut media = MediaStore::at(&path).unwrap();
    let mut secret = png(11, 11);
    secret.extend_from_slice(&b"WAJAH-IBU-SITI ".repeat(1_000));
    let (kept, gone) = (media.put(&png(10, 10), NOW_MS).unwrap(), media.put(&secret, NOW_MS).unwrap());
    assert_eq!(media.sweep(&BTreeSet::from([kept])).unwrap(), 1);
    assert_eq!(media.sweep(&BTreeSet::from([kept])).unwrap(), 0);
    assert!(media.has(kept).unwrap() && !media.has(gone).unwrap());
    drop(media);
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(14).any(|window| window == b"WAJAH-IBU-SITI"));
    }
}

#[test]
fn only_what_is_missing_is_copied() {
    let (from, to) = (MediaStore::in_memory().unwrap(), MediaStore::in_memory().unwrap());
    let hashes: Vec<MediaHash> = (1..=150).map(|size| from.put(&png(size, size), NOW_MS).unwrap()).collect();
    to.put(&png(1, 1), NOW_MS).unwrap();
    let mut wanted: BTreeSet<MediaHash> = hashes.iter().copied().collect();
    wanted.insert(MediaHash([1; 32]));
    assert_eq!(from.copy_missing(&wanted, &to, &mut no_progress).unwrap(), 149);
    assert_eq!(from.copy_missing(&wanted, &to, &mut no_progress).unwrap(), 0);
    assert_eq!(to.hashes().unwrap(), hashes.iter().copied().collect());
    assert_eq!(to.get(hashes[149]).unwrap(), from.get(hashes[149]).unwrap());
}

#[test]
fn bytes_that_changed_on_the_disk_are_noticed() {
    let media = MediaStore::in_memory().unwrap();
    let hash = media.put(&png(10, 10), NOW_MS).unwrap();
    media.conn.execute("UPDATE media SET bytes = zeroblob(9)", []).unwrap();
    assert!(matches!(media.get(hash), Err(StoreError::Damaged { .. })));
    assert_eq!(media.changed().unwrap(), [hash]);
}

#[test]
fn a_file_of_something_else_is_no_media_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("jc.jakcraft");
    crate::test_workspace::at(&path);
    assert!(matches!(MediaStore::at(&path), Err(OpenError::NotAWorkspace(Foreign::OtherDatabase { .. }))));
    let text = folder.path().join("teks.media");
    std::fs::write(&text, "x".repeat(5_000)).unwrap();
    assert!(matches!(MediaStore::at(&text), Err(OpenError::Damaged { .. })));
}

proptest! {
    #[test]
    fn any_bytes_are_an_image_or_a_reason(start in 0..3_usize, tail in proptest::collection::vec(any::<u8>(), 0..400)) {
        let starts: [&[u8]; 3] = [b"", b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR", &[0xFF, 0xD8, 0xFF, 0xE0]];
        let _ = image::inspect(&[starts[start], &tail].concat());
    }

    #[test]
    fn no_beginning_of_an_image_passes_for_it(cut in 1..60_usize) {
        for whole in [png(640, 480), jpeg(640, 480)] {
            let part = &whole[..whole.len().saturating_sub(cut)];
            // The last bytes of a PNG are a checksum that says nothing of the pixels.
            if part.ends_with(b"IEND") || part.windows(4).any(|window| window == b"IEND") { continue; }
            prop_assert!(image::inspect(part).is_err());
        }
    }
}
