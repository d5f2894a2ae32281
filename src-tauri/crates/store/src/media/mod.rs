//! Photos and logos: a second SQLite file `NAME.media` beside the workspace, where each image stands once under
//! the SHA-256 of its bytes. An image is put here before a row refers to it, so that a crash in between leaves
//! an image too many, never a reference too many.

mod image;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::Path;

use domain::media::MediaHash;
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use rusqlite_migration::Migrations;
use sha2::{Digest, Sha256};

use crate::backup::{OnProgress, Progress, Stage};
use crate::error::StoreError;
use crate::migrations;
use crate::open::beside::{self, folder_of};
use crate::open::{self, Foreign, OpenError, connect};

pub use image::{ImageError, MediaType};

/// `JKMD`, in the header of every media file.
pub const MEDIA_APPLICATION_ID: i32 = 0x4A4B_4D44;

/// The largest image that is taken: 20 MB.
pub const MAX_IMAGE_BYTES: usize = 20_000_000;

/// The largest image that is taken, in pixels: what a phone of 100 megapixels makes.
pub const MAX_IMAGE_PIXELS: u64 = 120_000_000;

/// Each commit waits for the disk.
const IMAGES_PER_COMMIT: usize = 64;

const RELEASED: &[&str] = &["CREATE TABLE media (
        hash        BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        mime        TEXT NOT NULL CHECK (mime IN ('image/png', 'image/jpeg')),
        width_px    INTEGER NOT NULL CHECK (width_px >= 1),
        height_px   INTEGER NOT NULL CHECK (height_px >= 1),
        added_at_ms INTEGER NOT NULL,
        bytes       BLOB NOT NULL
    ) STRICT"];

/// Why an image was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    /// The bytes are no image that can be printed.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// The media file failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A stored image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// What the bytes are.
    pub media_type: MediaType,
    /// Width in pixels, as stored (a camera's turn by EXIF not applied).
    pub width_px: u32,
    /// Height in pixels, as stored.
    pub height_px: u32,
    /// The file's bytes, as they were put.
    pub bytes: Vec<u8>,
}

/// The open media file of a workspace.
#[derive(Debug)]
pub struct MediaStore {
    conn: Connection,
}

impl MediaStore {
    /// Opens the media file of a workspace, and makes it where there is none.
    ///
    /// # Errors
    /// As [`crate::open()`]: each reason apart.
    pub fn of_workspace(workspace: &Path) -> Result<Self, OpenError> {
        Self::at(&beside::media_path(workspace))
    }

    /// Opens the media file of this name, and makes it where there is none.
    pub(crate) fn at(path: &Path) -> Result<Self, OpenError> {
        let told = |error: StoreError| OpenError::of(error, path);
        if !folder_of(path).is_dir() {
            return Err(OpenError::FolderMissing { folder: folder_of(path).to_owned() });
        }
        let is_new = !path.exists();
        if !is_new {
            let id = open::application_id(path).map_err(|error| told(error.into()))?;
            // An empty file is one whose making was cut short.
            let is_empty = std::fs::metadata(path).is_ok_and(|meta| meta.len() == 0);
            if id != MEDIA_APPLICATION_ID && !is_empty {
                return Err(OpenError::NotAWorkspace(Foreign::OtherDatabase { application_id: id }));
            }
        }
        let mut conn = connect::created(path).map_err(|error| told(error.into()))?;
        let released = migrations::of(RELEASED);
        let (found, known) = migrations::versions(&conn, &released).map_err(told)?;
        if found > known {
            return Err(OpenError::NewerSchema { found, known, written_by: None });
        }
        if conn.is_readonly("main").map_err(|error| told(error.into()))? {
            return Err(OpenError::ReadOnly { path: path.to_owned() });
        }
        Self::prepare(&mut conn, found < known, &released).map_err(told)?;
        Ok(Self { conn })
    }

    /// A media file in memory, for tests.
    ///
    /// # Errors
    /// Only where SQLite has no memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut conn = connect::in_memory()?;
        Self::prepare(&mut conn, true, &migrations::of(RELEASED))?;
        Ok(Self { conn })
    }

    fn prepare(conn: &mut Connection, is_older: bool, released: &Migrations<'_>) -> Result<(), StoreError> {
        if is_older {
            conn.pragma_update(None, "application_id", MEDIA_APPLICATION_ID)?;
            if let Err(error) = migrations::run(conn, released) {
                // Another process may have made it at the same moment.
                let (found, known) = migrations::versions(conn, released)?;
                if found < known {
                    return Err(error.into());
                }
            }
        }
        let _: String = conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
        Ok(())
    }

    /// Takes an image; one that is there already is kept as it is.
    ///
    /// # Errors
    /// [`PutError::Image`] for what is no PNG or JPEG, is cut short, or is too large.
    pub fn put(&self, bytes: &[u8], now_ms: i64) -> Result<MediaHash, PutError> {
        let seen = image::inspect(bytes)?;
        let hash = MediaHash(Sha256::digest(bytes).into());
        self.conn
            .prepare_cached(
                "INSERT INTO media (hash, mime, width_px, height_px, added_at_ms, bytes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (hash) DO NOTHING",
            )
            .and_then(|mut insert| {
                insert.execute((
                    &hash.0[..],
                    seen.media_type.mime(),
                    seen.width_px,
                    seen.height_px,
                    now_ms,
                    bytes,
                ))
            })
            .map_err(StoreError::from)?;
        Ok(hash)
    }

    /// The image of this hash.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where the bytes are not those that the hash was made of.
    pub fn get(&self, hash: MediaHash) -> Result<Option<Media>, StoreError> {
        let found = self
            .conn
            .prepare_cached("SELECT mime, width_px, height_px, bytes FROM media WHERE hash = ?1")?
            .query_row([&hash.0[..]], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get::<_, Vec<u8>>(3)?))
            })
            .optional()?;
        let Some((mime, width_px, height_px, bytes)) = found else { return Ok(None) };
        let media_type = MediaType::from_mime(&mime)
            .ok_or_else(|| StoreError::Row { table: "media", detail: format!("media type {mime}") })?;
        if <[u8; 32]>::from(Sha256::digest(&bytes)) != hash.0 {
            return Err(StoreError::Damaged { detail: format!("the image {} has changed", hash.to_hex()) });
        }
        Ok(Some(Media { media_type, width_px, height_px, bytes }))
    }

    /// Whether there is an image of this hash.
    ///
    /// # Errors
    /// As any read.
    pub fn has(&self, hash: MediaHash) -> Result<bool, StoreError> {
        Ok(self.conn.prepare_cached("SELECT 1 FROM media WHERE hash = ?1")?.exists([&hash.0[..]])?)
    }

    /// All hashes, sorted.
    ///
    /// # Errors
    /// As any read.
    pub fn hashes(&self) -> Result<BTreeSet<MediaHash>, StoreError> {
        let mut select = self.conn.prepare_cached("SELECT hash FROM media")?;
        let hashes = select.query_map([], |row| row.get(0).map(MediaHash))?;
        Ok(hashes.collect::<Result<_, _>>()?)
    }

    /// Removes an image; its bytes are overwritten. `false` where there is none.
    ///
    /// # Errors
    /// As any write.
    pub fn delete(&self, hash: MediaHash) -> Result<bool, StoreError> {
        Ok(self.conn.execute("DELETE FROM media WHERE hash = ?1", [&hash.0[..]])? > 0)
    }

    /// Removes every image that is not among those still referred to ([`crate::Store::media_referenced`]), and
    /// clears what was removed from the file and its log. Gives their number.
    ///
    /// # Errors
    /// As any write; nothing is removed then.
    pub fn sweep(&mut self, referenced: &BTreeSet<MediaHash>) -> Result<usize, StoreError> {
        let unreferenced: Vec<MediaHash> = self.hashes()?.difference(referenced).copied().collect();
        if unreferenced.is_empty() {
            return Ok(0);
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        {
            let mut delete = tx.prepare_cached("DELETE FROM media WHERE hash = ?1")?;
            for hash in &unreferenced {
                delete.execute([&hash.0[..]])?;
            }
        }
        tx.commit()?;
        // The log still holds the pages as they were. Where a reader keeps it open, the next sweep or close clears it.
        self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(unreferenced.len())
    }

    /// Copies the images of these hashes that the other file lacks, some at a time (a copy that was stopped is
    /// continued by the next). Gives the number copied; what this file lacks is passed over.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`], and as any write of the other file; what was copied stays.
    pub(crate) fn copy_missing(
        &self,
        hashes: &BTreeSet<MediaHash>,
        to: &Self,
        progress: OnProgress<'_>,
    ) -> Result<usize, StoreError> {
        let there = to.hashes()?;
        let missing: Vec<MediaHash> = hashes.difference(&there).copied().collect();
        let mut copied = 0;
        for (batch, some) in missing.chunks(IMAGES_PER_COMMIT).enumerate() {
            let tx = Transaction::new_unchecked(&to.conn, TransactionBehavior::Immediate)?;
            for (number, hash) in some.iter().enumerate() {
                let done = (batch * IMAGES_PER_COMMIT + number) as u64;
                if progress(Progress { stage: Stage::Media, done, total: missing.len() as u64 }).is_break() {
                    return Err(StoreError::Cancelled);
                }
                copied += self.copy_one(*hash, &tx)?;
            }
            tx.commit()?;
        }
        Ok(copied)
    }

    fn copy_one(&self, hash: MediaHash, to: &Connection) -> Result<usize, StoreError> {
        let mut select = self.conn.prepare_cached(
            "SELECT mime, width_px, height_px, added_at_ms, bytes FROM media WHERE hash = ?1",
        )?;
        let mut rows = select.query([&hash.0[..]])?;
        let Some(row) = rows.next()? else { return Ok(0) };
        let cell = |column| row.get_ref(column).map(ToSqlOutput::Borrowed);
        let mut insert = to.prepare_cached(
            "INSERT INTO media (hash, mime, width_px, height_px, added_at_ms, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (hash) DO NOTHING",
        )?;
        Ok(insert.execute((&hash.0[..], cell(0)?, cell(1)?, cell(2)?, cell(3)?, cell(4)?))?)
    }

    /// Images whose bytes are not those that their hash was made of.
    pub(crate) fn changed(&self) -> Result<Vec<MediaHash>, StoreError> {
        let mut changed = Vec::new();
        let mut select = self.conn.prepare("SELECT hash, bytes FROM media ORDER BY hash")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let hash: [u8; 32] = row.get(0)?;
            let bytes = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            if <[u8; 32]>::from(Sha256::digest(bytes)) != hash {
                changed.push(MediaHash(hash));
            }
        }
        Ok(changed)
    }

    /// What SQLite's own check of the file says; empty where all is well.
    pub(crate) fn integrity(&self) -> Result<Vec<String>, StoreError> {
        crate::verify::integrity(&self.conn)
    }

    /// Closes a backup's images as one file, without a log beside it. Where another backup is writing to the same
    /// file at this moment, it is left to that one.
    pub(crate) fn into_one_file(self) -> Result<(), StoreError> {
        match crate::backup::into_one_file(&self.conn) {
            Ok(()) | Err(StoreError::Busy) => {}
            Err(other) => return Err(other),
        }
        self.conn.close().map_err(|(_, error)| error.into())
    }
}
