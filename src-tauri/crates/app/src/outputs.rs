//! Where the program puts what it prints, where nobody has named a file: a folder beside the workspace.

use std::path::{Path, PathBuf};

use crate::error::AppError;
use crate::session::Session;
use crate::texts::figures;

/// The folder of a workspace's papers: `pameran.cetakan` beside `pameran.jakcraft`.
pub fn folder(workspace: &Path) -> PathBuf {
    workspace.with_extension("cetakan")
}

/// A name that is free for the ID cards of an event, in the folder of papers, which is made.
///
/// # Errors
/// [`AppError::Write`] where the folder cannot be made, and as [`Session::event`].
pub fn badges_pdf(session: &Session, event: Option<&str>) -> Result<PathBuf, AppError> {
    let slug = session.event(event)?.slug;
    free(session, &format!("id-card-{slug}"))
}

/// `STEM 2019-11-24 09.30.pdf`, or with a number behind it.
fn free(session: &Session, stem: &str) -> Result<PathBuf, AppError> {
    let folder = folder(session.path());
    std::fs::create_dir_all(&folder).map_err(|cause| AppError::Write { path: folder.clone(), cause })?;
    let now = figures::in_jakarta(session.now()).format("%Y-%m-%d %H.%M");
    let names = (1..).map(|number: u32| match number {
        1 => format!("{stem} {now}.pdf"),
        number => format!("{stem} {now} ({number}).pdf"),
    });
    let mut paths = names.map(|name| folder.join(name));
    Ok(paths.find(|path| !path.exists()).unwrap_or_else(|| folder.join(format!("{stem}.pdf"))))
}
