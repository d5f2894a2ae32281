//! Search: firms, people and booths by the beginnings of words, as they are typed.
//!
//! The index is kept in the transactions that write. What they touched is remembered ([`Dirty`]) and read again
//! at their end, the same for an edit, an import, an undo and a redo, so the index cannot drift from the rows. New rows
//! alone are not read again while nothing else has touched them.
//!
//! The file is long because index and query must fold, split and rank alike.

use std::collections::{BTreeSet, HashMap};

use domain::id::EventId;
use domain::search_key::search_key;
use rusqlite::{CachedStatement, Connection, OptionalExtension as _};
use rustc_hash::FxHashMap;
use uuid::Uuid;

use crate::error::StoreError;
use crate::read::Reader;
use crate::tables::record::{Cell, Field as _, Table};

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchKind {
    /// Firms, by name, NIB, owner's name, telephone and Instagram name.
    Exhibitor,
    /// People, by name.
    Person,
    /// Booths, by code.
    Booth,
}

impl SearchKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Exhibitor, Self::Person, Self::Booth];

    const fn word(self) -> &'static str {
        match self {
            Self::Exhibitor => "exhibitor",
            Self::Person => "person",
            Self::Booth => "booth",
        }
    }

    /// The rowids of this kind: from the first up to, not including, the second.
    const fn rowids(self) -> (i64, i64) {
        let number = self as i64 + 1;
        (number << 40, (number + 1) << 40)
    }
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// What it is.
    pub kind: SearchKind,
    /// Its id: of an exhibitor, a person or a booth.
    pub subject_id: Uuid,
    /// Its name or code.
    pub title: String,
}

/// Hits that are looked at to find the best: enough for any list that a person reads, few enough for a keystroke.
const CANDIDATES: usize = 200;

/// Hits of a kind that are held against the event before a search gives up.
const LOOKED_THROUGH: usize = 5_000;

/// Names that are folded between two looks of the thread that puts them in.
const FOLDED_AT_ONCE: usize = 256;

/// How many times as many may wait for it.
const FOLDED_AHEAD: usize = 16;

impl Reader<'_> {
    /// What has words that begin with every word of `text`: first what begins with the whole text, in
    /// alphabetical order, so that "Ani" comes before "Ani Rahayu" before "Anita"; then the rest, shorter names
    /// first. With an event, only firms that take part in it, its booths, and people who have a badge in it or own
    /// such a firm. Nothing for a text without letters or digits.
    ///
    /// A word of which thousands of others are the beginning finds some of them, not all: the next letter helps.
    ///
    /// # Errors
    /// As any read.
    pub fn search(
        &self,
        kinds: &[SearchKind],
        event_id: Option<EventId>,
        text: &str,
        limit: usize,
    ) -> Result<Vec<SearchHit>, StoreError> {
        let key = search_key(text);
        if key.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let kinds: BTreeSet<SearchKind> = kinds.iter().copied().collect();
        let mut found: Vec<Ranked> = Vec::new();
        for kind in &kinds {
            found.extend(self.named(*kind, event_id, &key, limit)?);
        }
        if found.len() < limit {
            let known: BTreeSet<Uuid> = found.iter().map(|ranked| ranked.hit.subject_id).collect();
            let words = match_words(&key);
            for kind in &kinds {
                let wordy = self.worded(*kind, event_id, &words, CANDIDATES.max(limit))?;
                found.extend(wordy.into_iter().filter(|ranked| !known.contains(&ranked.hit.subject_id)));
            }
        }
        found.sort_by(|a, b| a.order(&key).cmp(&b.order(&key)));
        found.truncate(limit);
        Ok(found.into_iter().map(|ranked| ranked.hit).collect())
    }

    /// Those whose name begins with the whole key, in alphabetical order.
    fn named(
        &self,
        kind: SearchKind,
        event_id: Option<EventId>,
        key: &str,
        limit: usize,
    ) -> Result<Vec<Ranked>, StoreError> {
        let above = format!("{key}{}", char::MAX);
        let looked_through = if event_id.is_some() { LOOKED_THROUGH } else { limit };
        self.ranked(
            kind,
            event_id,
            &format!(
                "SELECT subject_id, name_key FROM search_entry
                 WHERE kind = ?1 AND name_key >= ?2 AND name_key < ?3 ORDER BY name_key, rowid LIMIT {looked_through}"
            ),
            &[Cell::Text(kind.word().into()), Cell::Text(key.into()), Cell::Text(above.into())],
            limit,
        )
    }

    /// Those that have every word, in the order of the index.
    fn worded(
        &self,
        kind: SearchKind,
        event_id: Option<EventId>,
        words: &str,
        limit: usize,
    ) -> Result<Vec<Ranked>, StoreError> {
        let (from, below) = kind.rowids();
        let looked_through = if event_id.is_some() { LOOKED_THROUGH } else { limit };
        self.ranked(
            kind,
            event_id,
            &format!(
                "SELECT subject_id, name_key FROM (
                    SELECT rowid AS hit FROM search_text
                    WHERE search_text MATCH ?1 AND rowid >= ?2 AND rowid < ?3 LIMIT {looked_through}
                 ) CROSS JOIN search_entry ON search_entry.rowid = hit"
            ),
            &[Cell::Text(words.into()), Cell::Int(from), Cell::Int(below)],
            limit,
        )
    }

    fn ranked(
        &self,
        kind: SearchKind,
        event_id: Option<EventId>,
        hits: &str,
        values: &[Cell<'_>],
        limit: usize,
    ) -> Result<Vec<Ranked>, StoreError> {
        let (title, table) = match kind {
            SearchKind::Exhibitor => ("name", "exhibitor"),
            SearchKind::Person => ("name", "person"),
            SearchKind::Booth => ("code", "booth"),
        };
        let filter = match (event_id, kind) {
            (None, _) => "",
            (Some(_), SearchKind::Booth) => "WHERE booth.event_id = ?4",
            (Some(_), SearchKind::Exhibitor) => {
                "WHERE EXISTS (SELECT 1 FROM participation WHERE event_id = ?4 AND exhibitor_id = subject_id)"
            }
            (Some(_), SearchKind::Person) => {
                "WHERE EXISTS (SELECT 1 FROM badge_holder WHERE person_id = subject_id AND event_id = ?4)
                 OR EXISTS (SELECT 1 FROM exhibitor JOIN participation ON participation.exhibitor_id = exhibitor.id
                    WHERE exhibitor.owner_id = subject_id AND participation.event_id = ?4)"
            }
        };
        let sql = format!(
            "SELECT subject_id, {table}.{title}, name_key FROM ({hits}) AS hits
             CROSS JOIN {table} ON {table}.id = subject_id {filter} LIMIT {limit}"
        );
        let mut values = values.to_vec();
        if let Some(event_id) = &event_id {
            values.push(event_id.to_cell());
        }
        self.query(&sql, &values, "search_entry", |columns| {
            Ok(Ranked {
                hit: SearchHit { kind, subject_id: columns.take()?, title: columns.take()? },
                name_key: columns.take()?,
            })
        })
    }
}

/// Every word as the beginning of one, for FTS5. Keys hold no quotation marks. Digits alone are one number,
/// however they are grouped: "0812-3456-7801".
fn match_words(key: &str) -> String {
    if key.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') {
        return format!("\"{}\" *", key.replace(' ', ""));
    }
    key.split(' ').map(|word| format!("\"{word}\" *")).collect::<Vec<_>>().join(" AND ")
}

struct Ranked {
    hit: SearchHit,
    name_key: String,
}

impl Ranked {
    /// What the whole text begins comes first, alphabetically; of the rest, what its first word begins, then the
    /// shorter.
    fn order(&self, key: &str) -> (u8, usize, &str, SearchKind, Uuid) {
        let first_word = key.split(' ').next().unwrap_or(key);
        let (class, length) = if self.name_key.starts_with(key) {
            (0, 0)
        } else if self.name_key.starts_with(first_word) {
            (1, self.name_key.chars().count())
        } else {
            (2, self.name_key.chars().count())
        };
        (class, length, &self.name_key, self.hit.kind, self.hit.subject_id)
    }
}

/// What a transaction touched that can be found.
#[derive(Debug, Default)]
pub(crate) struct Dirty {
    subjects: Vec<Subject>,
    /// What new rows say, until something else touches them. Boxed: a table that grows has many places to be filled.
    said: FxHashMap<Uuid, Box<Said>>,
}

/// What a new row says that it is found by.
#[derive(Debug, Default)]
struct Said {
    /// The name or the code.
    name: String,
    /// The NIB and the Instagram name.
    others: Vec<String>,
    owner_id: Option<Uuid>,
    /// In the order of the form.
    phones: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Subject {
    kind: SearchKind,
    id: Uuid,
    /// Made by this transaction, so that the index cannot have it yet.
    is_new: bool,
}

/// The columns by which the rows of a table are found; a firm's telephones all are.
const FOUND_BY: [(&str, &[&str]); 3] =
    [("exhibitor", &["name", "nib", "instagram", "owner_id"]), ("person", &["name"]), ("booth", &["code"])];

impl Dirty {
    /// A row is new.
    pub(crate) fn inserted(&mut self, table: &Table, key: &[u8], cells: &[Cell<'_>]) {
        let Some((kind, id)) = subject_of(table, key) else { return };
        let text = |column: &str| match cell_of(table, cells, column) {
            Some(Cell::Text(text)) => Some(text.to_string()),
            _ => None,
        };
        let said = match table.name {
            "exhibitor_phone" => {
                match (self.said.get_mut(&id), cell_of(table, cells, "position"), text("e164")) {
                    (Some(firm), Some(Cell::Int(position)), Some(e164))
                        if usize::try_from(*position) == Ok(firm.phones.len()) =>
                    {
                        firm.phones.push(e164);
                    }
                    _ => self.add(kind, id, false),
                }
                return;
            }
            "exhibitor" => Said {
                name: text("name").unwrap_or_default(),
                others: ["nib", "instagram"].into_iter().filter_map(text).collect(),
                owner_id: match cell_of(table, cells, "owner_id") {
                    Some(Cell::Blob(id)) => Uuid::from_slice(id).ok(),
                    _ => None,
                },
                phones: Vec::new(),
            },
            "booth" => Said { name: text("code").unwrap_or_default(), ..Said::default() },
            _ => Said { name: text("name").unwrap_or_default(), ..Said::default() },
        };
        self.add(kind, id, true);
        self.said.insert(id, Box::new(said));
    }

    /// Columns of a row were altered.
    pub(crate) fn updated(&mut self, table: &Table, key: &[u8], columns: &[&str]) {
        let found_by = FOUND_BY.iter().find(|(name, _)| *name == table.name);
        if found_by.is_none_or(|(_, found_by)| columns.iter().any(|column| found_by.contains(column))) {
            self.touch(table, key);
        }
    }

    /// A row was altered, deleted or put back.
    pub(crate) fn touch(&mut self, table: &Table, key: &[u8]) {
        if let Some((kind, id)) = subject_of(table, key) {
            self.add(kind, id, false);
        }
    }

    fn add(&mut self, kind: SearchKind, id: Uuid, is_new: bool) {
        if !is_new {
            self.said.remove(&id);
        }
        self.subjects.push(Subject { kind, id, is_new });
    }

    /// Brings the index up to date.
    pub(crate) fn write(mut self, conn: &Connection) -> Result<(), StoreError> {
        if self.subjects.is_empty() {
            return Ok(());
        }
        self.add_firms_of_owners(conn)?;
        self.subjects.sort_unstable();
        // A new firm and its telephones are one subject, and a new one: "new" sorts last.
        self.subjects.dedup_by(|next, kept| {
            let same = (next.kind, next.id) == (kept.kind, kept.id);
            kept.is_new |= same && next.is_new;
            same
        });
        let (new, rest): (Vec<Subject>, Vec<Subject>) =
            self.subjects.iter().partition(|subject| subject.is_new && self.said.contains_key(&subject.id));
        let owners = self.stored_owners(conn, &new)?;
        let mut writer = Writer::new(conn)?;
        for subject in rest {
            writer.refresh(subject)?;
        }
        let fold = |subjects: &[Subject]| -> Vec<(Subject, Entry)> {
            subjects.iter().filter_map(|subject| Some((*subject, self.entry(subject, &owners)?))).collect()
        };
        if new.len() <= FOLDED_AT_ONCE {
            return fold(&new).iter().try_for_each(|(subject, entry)| writer.put(*subject, entry));
        }
        // Of a long list one processor folds the names while the other puts them in.
        std::thread::scope(|scope| {
            let (sender, folded) = std::sync::mpsc::sync_channel(FOLDED_AHEAD);
            scope.spawn(move || new.chunks(FOLDED_AT_ONCE).try_for_each(|some| sender.send(fold(some))));
            folded.into_iter().flatten().try_for_each(|(subject, entry)| writer.put(subject, &entry))
        })
    }

    /// What the index should hold about a new subject, as its row says.
    fn entry(&self, subject: &Subject, owners: &HashMap<Uuid, String>) -> Option<Entry> {
        let said = self.said.get(&subject.id)?;
        let owner = said.owner_id.and_then(|id| match self.said.get(&id) {
            Some(owner) => Some(owner.name.as_str()),
            None => owners.get(&id).map(String::as_str),
        });
        let others = said.others.iter().map(String::as_str).chain(owner);
        let entry = Entry::new(&said.name, others, said.phones.iter().map(String::as_str));
        (!entry.words.is_empty()).then_some(entry)
    }

    /// The names of owners of new firms who are not new themselves.
    fn stored_owners(&self, conn: &Connection, new: &[Subject]) -> Result<HashMap<Uuid, String>, StoreError> {
        let mut owners = HashMap::new();
        for owner in new.iter().filter_map(|subject| self.said.get(&subject.id)?.owner_id) {
            if !self.said.contains_key(&owner)
                && !owners.contains_key(&owner)
                && let Some(name) = name_of(conn, "SELECT name FROM person WHERE id = ?", owner)?
            {
                owners.insert(owner, name);
            }
        }
        Ok(owners)
    }

    /// A firm is found by its owner's name too.
    fn add_firms_of_owners(&mut self, conn: &Connection) -> Result<(), StoreError> {
        let mut statement = conn.prepare_cached("SELECT id FROM exhibitor WHERE owner_id = ?")?;
        for index in 0..self.subjects.len() {
            let Subject { kind: SearchKind::Person, id, is_new: false } = self.subjects[index] else {
                continue;
            };
            let mut rows = statement.query([id.to_cell()])?;
            while let Some(row) = rows.next()? {
                let id = Uuid::from_bytes(row.get(0)?);
                self.subjects.push(Subject { kind: SearchKind::Exhibitor, id, is_new: false });
            }
        }
        Ok(())
    }
}

/// The kind and the id of what the rows of a table are found as; `None` for tables that nothing is found by.
fn subject_of(table: &Table, key: &[u8]) -> Option<(SearchKind, Uuid)> {
    let kind = match table.name {
        "person" => SearchKind::Person,
        "exhibitor" | "exhibitor_phone" => SearchKind::Exhibitor,
        "booth" => SearchKind::Booth,
        _ => return None,
    };
    Some((kind, Uuid::from_slice(key.get(..16)?).ok()?))
}

fn cell_of<'c, 'v>(table: &Table, cells: &'c [Cell<'v>], column: &str) -> Option<&'c Cell<'v>> {
    cells.get(table.columns.iter().position(|name| *name == column)?)
}

/// What stands in the index about a subject.
struct Entry {
    name_key: String,
    words: String,
}

impl Entry {
    fn new<'t>(
        name: &str,
        others: impl Iterator<Item = &'t str>,
        phones: impl Iterator<Item = &'t str>,
    ) -> Self {
        let name_key = search_key(name);
        let mut words = name_key.clone();
        let mut add = |parts: [&str; 2]| {
            if parts != ["", ""] {
                words.push(' ');
                parts.into_iter().for_each(|part| words.push_str(part));
            }
        };
        for text in others {
            add([&search_key(text), ""]);
        }
        for e164 in phones {
            let digits = e164.trim_start_matches('+');
            add([digits, ""]);
            // As people here dial it.
            if let Some(national) = digits.strip_prefix("62") {
                add(["0", national]);
            }
        }
        Self { name_key, words }
    }
}

struct Writer<'c> {
    conn: &'c Connection,
    insert_entry: CachedStatement<'c>,
    insert_words: CachedStatement<'c>,
    /// The last rowid of each kind that new entries were given. FTS5 is quick when rowids only grow.
    last: [Option<i64>; SearchKind::ALL.len()],
}

impl<'c> Writer<'c> {
    fn new(conn: &'c Connection) -> Result<Self, StoreError> {
        Ok(Self {
            conn,
            insert_entry: conn.prepare_cached(
                "INSERT INTO search_entry (rowid, kind, subject_id, name_key) VALUES (?, ?, ?, ?)",
            )?,
            insert_words: conn.prepare_cached("INSERT INTO search_text (rowid, words) VALUES (?, ?)")?,
            last: [None; SearchKind::ALL.len()],
        })
    }

    fn refresh(&mut self, subject: Subject) -> Result<(), StoreError> {
        let entry = entry(self.conn, subject)?.filter(|entry| !entry.words.is_empty());
        let rowid = if subject.is_new { None } else { self.rowid(subject)? };
        match (rowid, entry) {
            (None, None) => {}
            (None, Some(entry)) => self.put(subject, &entry)?,
            (Some(rowid), None) => {
                self.conn.prepare_cached("DELETE FROM search_text WHERE rowid = ?")?.execute([rowid])?;
                self.conn.prepare_cached("DELETE FROM search_entry WHERE rowid = ?")?.execute([rowid])?;
            }
            (Some(rowid), Some(entry)) => {
                self.conn
                    .prepare_cached("UPDATE search_text SET words = ? WHERE rowid = ?")?
                    .execute((&entry.words, rowid))?;
                self.conn
                    .prepare_cached("UPDATE search_entry SET name_key = ? WHERE rowid = ?")?
                    .execute((&entry.name_key, rowid))?;
            }
        }
        Ok(())
    }

    /// Puts in an entry that the index has not yet.
    fn put(&mut self, subject: Subject, entry: &Entry) -> Result<(), StoreError> {
        let last = match self.last[subject.kind as usize] {
            Some(last) => last,
            None => {
                let (from, below) = subject.kind.rowids();
                let last: Option<i64> = self
                    .conn
                    .prepare_cached("SELECT max(rowid) FROM search_entry WHERE rowid >= ? AND rowid < ?")?
                    .query_row([from, below], |row| row.get(0))?;
                last.unwrap_or(from)
            }
        };
        let rowid = last + 1;
        self.insert_entry.execute((rowid, subject.kind.word(), subject.id.to_cell(), &entry.name_key))?;
        self.insert_words.execute((rowid, &entry.words))?;
        self.last[subject.kind as usize] = Some(rowid);
        Ok(())
    }

    fn rowid(&self, subject: Subject) -> Result<Option<i64>, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT rowid FROM search_entry WHERE subject_id = ?")?
            .query_row([subject.id.to_cell()], |row| row.get(0))
            .optional()?)
    }
}

/// What the index should hold about a subject; `None` when it is not there.
fn entry(conn: &Connection, subject: Subject) -> Result<Option<Entry>, StoreError> {
    let named = |sql| -> Result<Option<Entry>, StoreError> {
        let name = name_of(conn, sql, subject.id)?;
        Ok(name.map(|name| Entry::new(&name, [].into_iter(), [].into_iter())))
    };
    match subject.kind {
        SearchKind::Person => named("SELECT name FROM person WHERE id = ?"),
        SearchKind::Booth => named("SELECT code FROM booth WHERE id = ?"),
        SearchKind::Exhibitor => exhibitor_entry(conn, &subject.id.to_cell()),
    }
}

fn name_of(conn: &Connection, sql: &str, id: Uuid) -> Result<Option<String>, StoreError> {
    Ok(conn.prepare_cached(sql)?.query_row([id.to_cell()], |row| row.get(0)).optional()?)
}

fn exhibitor_entry(conn: &Connection, id: &Cell<'_>) -> Result<Option<Entry>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT exhibitor.name, nib, instagram, person.name FROM exhibitor
         LEFT JOIN person ON person.id = exhibitor.owner_id WHERE exhibitor.id = ?",
    )?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let name: String = row.get(0)?;
    let others: [Option<String>; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
    let mut statement =
        conn.prepare_cached("SELECT e164 FROM exhibitor_phone WHERE exhibitor_id = ? ORDER BY position")?;
    let phones = statement.query_map([id], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let others = others.iter().flatten().map(String::as_str);
    Ok(Some(Entry::new(&name, others, phones.iter().map(String::as_str))))
}

#[cfg(test)]
mod tests;
