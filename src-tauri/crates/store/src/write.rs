//! Writing: one gesture is one transaction and one change set.

use rusqlite::{CachedStatement, Connection, Transaction, TransactionBehavior};

use crate::change::ChangeContext;
use crate::change::json::{self, RowJson};
use crate::change::log::{Log, LogPlace};
use crate::error::StoreError;
use crate::read::Reader;
use crate::search::Dirty;
use crate::store::Store;
use crate::tables::record::{Cell, Field as _, KeyFields as _, Record, Table, bind};
use crate::tables::region::Region;
use domain::id::ChangeSetId;

/// A transaction that writes. It reads too, as a [`Reader`], and sees what it has written; a search sees it only
/// afterwards.
pub struct Tx<'c> {
    reader: Reader<'c>,
    /// The INSERT of each table that rows were put into: a long list puts in 100,000.
    inserts: Vec<(&'static Table, CachedStatement<'c>)>,
    /// The same for [`ROWS_AT_ONCE`] rows.
    inserts_of_many: Vec<(&'static Table, CachedStatement<'c>)>,
    log: Log<'c>,
    dirty: Dirty,
    key: Vec<u8>,
}

/// Rows that one statement of [`Tx::insert_all`] puts in.
const ROWS_AT_ONCE: usize = 32;

impl<'c> std::ops::Deref for Tx<'c> {
    type Target = Reader<'c>;

    fn deref(&self) -> &Reader<'c> {
        &self.reader
    }
}

impl Store {
    /// Runs `body` in one transaction. All that it edits becomes one change set, whose id is returned; `None` when
    /// it changed nothing that the change log keeps. When `body` fails or panics, nothing is kept.
    ///
    /// # Errors
    /// Those of `body`; [`StoreError::Busy`] when another program holds the file; and as any write.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        context: &ChangeContext,
        body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<(T, Option<ChangeSetId>), E> {
        if self.gesture.is_some() {
            return self.write_within(body);
        }
        let transaction =
            Transaction::new(&mut self.conn, TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let mut tx = Tx {
            reader: Reader { conn: &transaction },
            inserts: Vec::new(),
            inserts_of_many: Vec::new(),
            log: Log::new(&transaction, context),
            dirty: Dirty::default(),
            key: Vec::new(),
        };
        let value = body(&mut tx)?;
        let (log, dirty) = tx.into_parts();
        dirty.write(&transaction)?;
        let change_set = log.finish()?;
        transaction.commit().map_err(StoreError::from)?;
        Ok((value, change_set))
    }
}

/// Several writes that are one gesture: one transaction, one change set.
#[derive(Debug)]
pub(crate) struct Gesture {
    context: ChangeContext,
    place: LogPlace,
}

impl Store {
    /// From here on every [`Store::write`] belongs to one gesture, whatever context it brings: all of them are one
    /// change set, and none is kept before [`Store::end_gesture`]. A process that ends before leaves nothing. For use
    /// cases that are made of others.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another program holds the file, and where a gesture has begun already.
    pub fn begin_gesture(&mut self, context: ChangeContext) -> Result<(), StoreError> {
        self.conn.execute_batch("BEGIN IMMEDIATE")?;
        self.gesture = Some(Gesture { context, place: LogPlace::default() });
        Ok(())
    }

    /// Ends a gesture: keeps all of it, or nothing. Gives the change set, where it changed anything.
    ///
    /// # Errors
    /// As any write; then nothing is kept.
    pub fn end_gesture(&mut self, keep: bool) -> Result<Option<ChangeSetId>, StoreError> {
        let Some(Gesture { context, place }) = self.gesture.take() else { return Ok(None) };
        let ended =
            if keep { self.conn.execute_batch("COMMIT") } else { self.conn.execute_batch("ROLLBACK") };
        if let Err(error) = ended {
            // A commit that failed may have left the transaction open.
            if !self.conn.is_autocommit() {
                self.conn.execute_batch("ROLLBACK")?;
            }
            return Err(error.into());
        }
        Ok(place.seq.filter(|_| keep).map(|_| context.change_set_id))
    }

    fn write_within<T, E: From<StoreError>>(
        &mut self,
        body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<(T, Option<ChangeSetId>), E> {
        let Store { conn, gesture: Some(gesture), .. } = self else {
            return Err(StoreError::Cancelled.into());
        };
        let savepoint = conn.savepoint().map_err(StoreError::from)?;
        let mut tx = Tx {
            reader: Reader { conn: &savepoint },
            inserts: Vec::new(),
            inserts_of_many: Vec::new(),
            log: Log::from(&savepoint, &gesture.context, gesture.place),
            dirty: Dirty::default(),
            key: Vec::new(),
        };
        let value = body(&mut tx)?;
        let (log, dirty) = tx.into_parts();
        dirty.write(&savepoint)?;
        let place = log.pause()?;
        savepoint.commit().map_err(StoreError::from)?;
        gesture.place = place;
        Ok((value, place.seq.map(|_| gesture.context.change_set_id)))
    }
}

impl<'c> Tx<'c> {
    /// What is to be written before the transaction ends; its statements are put back.
    fn into_parts(self) -> (Log<'c>, Dirty) {
        (self.log, self.dirty)
    }
}

impl Tx<'_> {
    pub(crate) fn conn(&self) -> &Connection {
        self.reader.conn
    }

    /// Puts a new record into its table.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] when the schema refuses it, [`StoreError::BoothTaken`], and as any write.
    pub fn insert<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        let cells = record.cells();
        self.insert_cells(R::TABLE, &cells)?;
        self.inserted(R::TABLE, &cells)
    }

    /// Puts new records into their table: a statement for many of them, which finds its place in the table and its
    /// indexes once where their keys grow. For tables that few others refer to: SQLite looks for rows that wait for
    /// those of such a statement.
    ///
    /// # Errors
    /// As [`Tx::insert`].
    pub fn insert_all<'r, R: Record + 'r>(
        &mut self,
        records: impl IntoIterator<Item = &'r R>,
    ) -> Result<(), StoreError> {
        let mut rows: Vec<Vec<Cell<'r>>> = Vec::with_capacity(ROWS_AT_ONCE);
        for record in records {
            rows.push(record.cells());
            if rows.len() == ROWS_AT_ONCE {
                self.insert_many(R::TABLE, &rows)?;
                rows.clear();
            }
        }
        for cells in &rows {
            self.insert_cells(R::TABLE, cells)?;
            self.inserted(R::TABLE, cells)?;
        }
        Ok(())
    }

    fn insert_many(&mut self, table: &'static Table, rows: &[Vec<Cell<'_>>]) -> Result<(), StoreError> {
        let index = match self.inserts_of_many.iter().position(|(known, _)| std::ptr::eq(*known, table)) {
            Some(index) => index,
            None => {
                let row = ", ?".repeat(table.columns.len());
                let more = format!(", ({})", &row[2..]).repeat(ROWS_AT_ONCE - 1);
                let statement = self.reader.conn.prepare_cached(&format!("{}{more}", table.insert))?;
                self.inserts_of_many.push((table, statement));
                self.inserts_of_many.len() - 1
            }
        };
        let (_, statement) = &mut self.inserts_of_many[index];
        for (parameter, cell) in rows.iter().flatten().enumerate() {
            statement.raw_bind_parameter(parameter + 1, cell)?;
        }
        statement.raw_execute()?;
        rows.iter().try_for_each(|cells| self.inserted(table, cells))
    }

    /// Notes a row that was put in.
    fn inserted(&mut self, table: &'static Table, cells: &[Cell<'_>]) -> Result<(), StoreError> {
        self.log.inserted(table, cells)?;
        self.key.clear();
        table.write_key(cells, &mut self.key);
        self.dirty.inserted(table, &self.key, cells);
        Ok(())
    }

    fn insert_cells(&mut self, table: &'static Table, cells: &[Cell<'_>]) -> Result<(), StoreError> {
        let index = match self.inserts.iter().position(|(known, _)| std::ptr::eq(*known, table)) {
            Some(index) => index,
            None => {
                self.inserts.push((table, self.reader.conn.prepare_cached(table.insert)?));
                self.inserts.len() - 1
            }
        };
        let (_, statement) = &mut self.inserts[index];
        bind(statement, cells)?;
        statement.raw_execute()?;
        Ok(())
    }

    /// Alters the stored record of the same key. Returns whether anything differed; if not, nothing is written.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none, and as [`Tx::insert`].
    pub fn update<R: Record>(&mut self, record: &R) -> Result<bool, StoreError> {
        let table = R::TABLE;
        let cells = record.cells();
        let mut changed = Vec::new();
        let (mut before, mut after) = (RowJson::new(), RowJson::new());
        {
            let mut statement = self.reader.conn.prepare_cached(table.by_key)?;
            bind(&mut statement, &cells[..table.key.len()])?;
            let mut rows = statement.raw_query();
            let row = rows.next()?.ok_or(StoreError::Missing { table: table.name })?;
            for (index, cell) in cells.iter().enumerate().skip(table.key.len()) {
                let stored = row.get_ref(index)?;
                if !cell.is(stored) {
                    let column = table.columns[index];
                    before.insert(column.to_owned(), json::value(&Cell::from_ref(stored)));
                    after.insert(column.to_owned(), json::value(cell));
                    changed.push(index);
                }
            }
        }
        if changed.is_empty() {
            return Ok(false);
        }
        let columns: Vec<&str> = changed.iter().map(|index| table.columns[*index]).collect();
        {
            let mut statement = self.reader.conn.prepare_cached(&table.update(&columns))?;
            let key = cells[..table.key.len()].iter();
            for (parameter, cell) in changed.iter().map(|index| &cells[*index]).chain(key).enumerate() {
                statement.raw_bind_parameter(parameter + 1, cell)?;
            }
            statement.raw_execute()?;
        }
        self.key.clear();
        table.write_key(&cells, &mut self.key);
        self.log.updated(table, &self.key, &before, &after)?;
        self.dirty.updated(table, &self.key, &columns);
        Ok(true)
    }

    /// Puts the record in, or alters the stored one of the same key. Returns whether anything differed.
    ///
    /// # Errors
    /// As [`Tx::insert`].
    pub fn put<R: Record>(&mut self, record: &R) -> Result<bool, StoreError> {
        match self.update(record) {
            Err(StoreError::Missing { .. }) => self.insert(record).map(|()| true),
            other => other,
        }
    }

    /// Deletes the record of a key. Returns whether there was one.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] when others refer to it, and as any write.
    #[expect(clippy::needless_pass_by_value, reason = "keys are ids, which are copied, or short texts")]
    pub fn delete<R: Record>(&mut self, key: R::Key) -> Result<bool, StoreError> {
        let table = R::TABLE;
        let key_cells = key.cells();
        let Some(stored) = table.stored(self.reader.conn, &key_cells)? else { return Ok(false) };
        {
            let mut statement = self.reader.conn.prepare_cached(table.delete)?;
            bind(&mut statement, &key_cells)?;
            statement.raw_execute()?;
        }
        self.key.clear();
        table.write_key(&stored, &mut self.key);
        self.log.deleted(table, &self.key, &json::row(table, &stored))?;
        self.dirty.touch(table, &self.key);
        Ok(true)
    }

    /// Puts in or corrects regions. They are reference data: no change set records them.
    ///
    /// # Errors
    /// As any write.
    pub fn load_regions(&mut self, regions: &[Region]) -> Result<(), StoreError> {
        let mut statement = self
            .reader
            .conn
            .prepare_cached("INSERT OR REPLACE INTO region (code, name, level) VALUES (?, ?, ?)")?;
        for region in regions {
            bind(&mut statement, &[region.code.to_cell(), region.name.to_cell(), region.level.to_cell()])?;
            statement.raw_execute()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use domain::person::Person;

    use super::*;
    use crate::open::{Mode, OpenOptions, open};
    use crate::sample::{context, person};

    fn names(store: &Store) -> Vec<String> {
        store.read().all::<Person>().unwrap().into_iter().map(|person| person.name).collect()
    }

    fn add(store: &mut Store, number: u8, name: &str) -> Option<ChangeSetId> {
        store.write::<_, StoreError>(&context("person"), |tx| tx.insert(&person(number, name))).unwrap().1
    }

    #[test]
    fn several_writes_of_a_gesture_are_one_change_set() {
        let mut store = Store::in_memory().unwrap();
        store.begin_gesture(context("demo")).unwrap();
        let first = add(&mut store, 1, "Ani");
        let failed = store.write::<(), StoreError>(&context("person"), |tx| {
            tx.insert(&person(2, "Budi"))?;
            Err(StoreError::Cancelled)
        });
        assert!(failed.is_err());
        store.write::<_, StoreError>(&context("person"), |tx| tx.update(&person(1, "Ani Rahayu"))).unwrap();
        let seen = store.reading::<_, StoreError>(|read| Ok(read.all::<Person>()?.len())).unwrap();
        assert_eq!(seen, 1, "a read within it sees what it has written");
        assert_eq!(store.end_gesture(true).unwrap(), first);
        assert_eq!(names(&store), ["Ani Rahayu"]);
        assert_eq!(store.read().history(9).unwrap().len(), 1);
        assert_eq!(store.undo("Dewi", 0).unwrap().action, "demo");
        assert_eq!(names(&store), [] as [&str; 0]);
        store.redo().unwrap();
        assert_eq!(names(&store), ["Ani Rahayu"]);
    }

    #[test]
    fn a_gesture_that_does_not_end_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("show.jakcraft");
        let options = OpenOptions::new(Mode::CommandLine, "test", 0);
        let mut store = open(&path, None, &options).unwrap().store;
        store.begin_gesture(context("demo")).unwrap();
        add(&mut store, 1, "Ani");
        drop(store);
        let mut store = open(&path, None, &options).unwrap().store;
        assert_eq!(names(&store), [] as [&str; 0]);
        store.begin_gesture(context("demo")).unwrap();
        add(&mut store, 1, "Ani");
        assert_eq!(store.end_gesture(false).unwrap(), None);
        assert_eq!(names(&store), [] as [&str; 0]);
        assert!(add(&mut store, 1, "Ani").is_some(), "it goes on as before");
    }
}
