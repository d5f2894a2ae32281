//! The workspace: one SQLite file, its change log, its journal, its backups, and the media file beside it.
