//! Reading. The queries themselves stand with the tables they begin at.

use rusqlite::Connection;

use crate::error::StoreError;
use crate::store::Store;
use crate::tables::record::{Cell, Columns, KeyFields as _, Record, bind};

/// Reads of a workspace, each a statement of its own; see [`Store::reading`] for several of one moment.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'c> {
    pub(crate) conn: &'c Connection,
}

impl Store {
    /// Reads, each of the newest state.
    pub fn read(&self) -> Reader<'_> {
        Reader { conn: &self.conn }
    }

    /// Several reads of one and the same state, whoever writes meanwhile.
    ///
    /// # Errors
    /// Those of `body`, and as any read.
    pub fn reading<T, E: From<StoreError>>(
        &self,
        body: impl FnOnce(Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.gesture.is_some() {
            // The gesture's own transaction holds the moment.
            return body(Reader { conn: &self.conn });
        }
        let tx = self.conn.unchecked_transaction().map_err(StoreError::from)?;
        body(Reader { conn: &tx })
    }
}

impl Reader<'_> {
    /// A number that is another one when another connection has written since: see [`Store::data_version`].
    ///
    /// # Errors
    /// As any read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// How many rows this connection has written since it was opened: with [`Reader::data_version`], whether anything
    /// is otherwise than it was.
    pub fn total_changes(&self) -> u64 {
        self.conn.total_changes()
    }

    /// The record of a key.
    ///
    /// # Errors
    /// As any read.
    #[expect(clippy::needless_pass_by_value, reason = "keys are ids, which are copied, or short texts")]
    pub fn get<R: Record>(&self, key: R::Key) -> Result<Option<R>, StoreError> {
        self.record(R::TABLE.by_key, &key.cells())
    }

    /// Every record of a table, by key.
    ///
    /// # Errors
    /// As any read.
    pub fn all<R: Record>(&self) -> Result<Vec<R>, StoreError> {
        let (select, name) = (R::TABLE.select, R::TABLE.name);
        let key = R::TABLE.columns[..R::TABLE.key.len()].join(", ");
        self.records(&format!("SELECT {select} FROM {name} ORDER BY {key}"), &[])
    }

    /// The rows of a SELECT of a record's columns.
    pub(crate) fn records<R: Record>(&self, sql: &str, values: &[Cell<'_>]) -> Result<Vec<R>, StoreError> {
        self.query(sql, values, R::TABLE.name, R::read)
    }

    /// The first row of a SELECT of a record's columns.
    pub(crate) fn record<R: Record>(&self, sql: &str, values: &[Cell<'_>]) -> Result<Option<R>, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        bind(&mut statement, values)?;
        let mut rows = statement.raw_query();
        let Some(row) = rows.next()? else { return Ok(None) };
        R::read(&mut Columns::new(row, R::TABLE.name)).map(Some)
    }

    /// Each row of a SELECT, made into a value.
    pub(crate) fn query<T>(
        &self,
        sql: &str,
        values: &[Cell<'_>],
        table: &'static str,
        mut read: impl FnMut(&mut Columns<'_, '_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut all = Vec::new();
        self.for_each(sql, values, table, |columns| {
            all.push(read(columns)?);
            Ok(())
        })?;
        Ok(all)
    }

    /// Goes through the rows of a SELECT.
    pub(crate) fn for_each(
        &self,
        sql: &str,
        values: &[Cell<'_>],
        table: &'static str,
        mut visit: impl FnMut(&mut Columns<'_, '_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        bind(&mut statement, values)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            visit(&mut Columns::new(row, table))?;
        }
        Ok(())
    }
}

/// The parts of a `group_concat(…, char(31))`.
pub(crate) fn split_list(joined: Option<String>) -> Vec<String> {
    joined.map(|joined| joined.split('\u{1f}').map(str::to_owned).collect()).unwrap_or_default()
}
