//! A disk that is full on command: databases opened by this thread may not grow past a number of pages.

use std::cell::Cell;

thread_local!(static PAGES: Cell<Option<u32>> = const { Cell::new(None) });

/// The page limit for databases that this thread opens.
pub(crate) fn pages_left() -> Option<u32> {
    PAGES.get()
}

/// Runs something on a disk that takes databases of this many pages.
pub(crate) fn with_pages<T>(pages: u32, run: impl FnOnce() -> T) -> T {
    PAGES.set(Some(pages));
    let result = run();
    PAGES.set(None);
    result
}
