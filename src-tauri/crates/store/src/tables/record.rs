//! How a record of the domain lies in a table: its columns, its key, and both directions of the way.

use std::borrow::Cow;

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row};

use crate::error::StoreError;

/// What a key column holds, which decides how it is written into a [`RowKey`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPart {
    /// An id: 16 bytes.
    Id,
    /// A place in a list: two bytes, the higher first.
    Position,
    /// A text, always the last part: its UTF-8.
    Text,
}

/// A row's key as one run of bytes. Rows that hang on an id (a firm's telephones) begin with that id's bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey(pub Vec<u8>);

impl RowKey {
    /// The id that the key is or begins with; `None` for keys of text.
    pub fn id(&self) -> Option<uuid::Uuid> {
        self.0.get(..16).and_then(|bytes| uuid::Uuid::from_slice(bytes).ok())
    }
}

/// A table as SQL sees it. The key's columns come first.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What the key's columns hold.
    pub key: &'static [KeyPart],
    /// Every column, in the order of [`Record::cells`] and [`Record::read`].
    pub columns: &'static [&'static str],
    /// The columns for a SELECT, each with the table's name before it.
    pub select: &'static str,
    pub(crate) insert: &'static str,
    pub(crate) by_key: &'static str,
    pub(crate) delete: &'static str,
}

impl Table {
    /// Appends the bytes of a row's key to `out`. `cells` begin with the key's columns.
    pub(crate) fn write_key(&self, cells: &[Cell<'_>], out: &mut Vec<u8>) {
        for (part, cell) in self.key.iter().zip(cells) {
            match (part, cell) {
                (_, Cell::Blob(bytes)) => out.extend_from_slice(bytes),
                (_, Cell::Text(text)) => out.extend_from_slice(text.as_bytes()),
                (KeyPart::Position, Cell::Int(number)) => out.extend_from_slice(&number.to_be_bytes()[6..]),
                // No key column of the schema holds anything else.
                (_, Cell::Int(number)) => out.extend_from_slice(&number.to_be_bytes()),
                (_, Cell::Null) => {}
            }
        }
    }

    /// The key's columns again.
    pub(crate) fn read_key(&self, key: &[u8]) -> Result<Vec<Cell<'static>>, StoreError> {
        let broken = || StoreError::Row { table: self.name, detail: "a row key is too short".to_owned() };
        let mut rest = key;
        let mut cells = Vec::with_capacity(self.key.len());
        for part in self.key {
            let length = match part {
                KeyPart::Id => 16,
                KeyPart::Position => 2,
                KeyPart::Text => rest.len(),
            };
            let (head, tail) = rest.split_at_checked(length).ok_or_else(broken)?;
            rest = tail;
            cells.push(match part {
                KeyPart::Id => Cell::Blob(Cow::Owned(head.to_vec())),
                KeyPart::Position => Cell::Int(head.iter().fold(0, |sum, byte| sum << 8 | i64::from(*byte))),
                KeyPart::Text => {
                    Cell::Text(Cow::Owned(String::from_utf8(head.to_vec()).map_err(|_| broken())?))
                }
            });
        }
        Ok(cells)
    }

    /// The UPDATE of some columns: first their values, then the key's.
    pub(crate) fn update(&self, columns: &[&str]) -> String {
        let (name, key) = (self.name, self.columns[..self.key.len()].join(" = ? AND "));
        format!("UPDATE {name} SET {} = ? WHERE {key} = ?", columns.join(" = ?, "))
    }

    /// The stored row, in the order of `columns`.
    pub(crate) fn stored(
        &self,
        conn: &Connection,
        key: &[Cell<'_>],
    ) -> Result<Option<Vec<Cell<'static>>>, StoreError> {
        let mut statement = conn.prepare_cached(self.by_key)?;
        bind(&mut statement, key)?;
        let mut rows = statement.raw_query();
        let Some(row) = rows.next()? else { return Ok(None) };
        (0..self.columns.len())
            .map(|index| Ok(Cell::from_ref(row.get_ref(index)?).into_owned()))
            .collect::<Result<Vec<_>, StoreError>>()
            .map(Some)
    }
}

/// Binds cells to the first parameters of a statement, in their order.
pub(crate) fn bind(statement: &mut rusqlite::Statement<'_>, cells: &[Cell<'_>]) -> Result<(), StoreError> {
    for (index, cell) in cells.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, cell)?;
    }
    Ok(())
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A text.
    Text(Cow<'a, str>),
    /// Bytes.
    Blob(Cow<'a, [u8]>),
}

impl Cell<'_> {
    /// The same value, holding its own text and bytes.
    pub fn into_owned(self) -> Cell<'static> {
        match self {
            Self::Null => Cell::Null,
            Self::Int(number) => Cell::Int(number),
            Self::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Self::Blob(bytes) => Cell::Blob(Cow::Owned(bytes.into_owned())),
        }
    }

    /// Whether SQLite holds this value.
    pub(crate) fn is(&self, stored: ValueRef<'_>) -> bool {
        match (self, stored) {
            (Self::Null, ValueRef::Null) => true,
            (Self::Int(a), ValueRef::Integer(b)) => *a == b,
            (Self::Text(a), ValueRef::Text(b)) => a.as_bytes() == b,
            (Self::Blob(a), ValueRef::Blob(b)) => a.as_ref() == b,
            _ => false,
        }
    }
}

impl<'a> Cell<'a> {
    /// What SQLite holds. No column of the schema holds a fraction.
    pub(crate) fn from_ref(value: ValueRef<'a>) -> Self {
        match value {
            ValueRef::Null | ValueRef::Real(_) => Self::Null,
            ValueRef::Integer(number) => Self::Int(number),
            ValueRef::Text(bytes) => Self::Text(String::from_utf8_lossy(bytes)),
            ValueRef::Blob(bytes) => Self::Blob(Cow::Borrowed(bytes)),
        }
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// A value that has a column of its own.
pub trait Field: Sized {
    /// As SQLite stores it.
    fn to_cell(&self) -> Cell<'_>;

    /// From what SQLite stores; the error says what is off, without the value.
    ///
    /// # Errors
    /// When the stored value is none of this type.
    fn from_ref(value: ValueRef<'_>) -> Result<Self, String>;
}

/// What names a row: one field, or two.
pub trait KeyFields {
    /// The key's columns.
    fn cells(&self) -> Vec<Cell<'_>>;
}

impl<F: Field> KeyFields for F {
    fn cells(&self) -> Vec<Cell<'_>> {
        vec![self.to_cell()]
    }
}

impl<A: Field, B: Field> KeyFields for (A, B) {
    fn cells(&self) -> Vec<Cell<'_>> {
        vec![self.0.to_cell(), self.1.to_cell()]
    }
}

/// A record that has a table.
pub trait Record: Sized {
    /// What names a row.
    type Key: KeyFields;

    /// The table.
    const TABLE: &'static Table;

    /// Its key.
    fn key(&self) -> Self::Key;

    /// Its values, in the order of the table's columns.
    fn cells(&self) -> Vec<Cell<'_>>;

    /// The record from the next columns of a row.
    ///
    /// # Errors
    /// [`StoreError::Row`] when a column holds what the record cannot.
    fn read(columns: &mut Columns<'_, '_>) -> Result<Self, StoreError>;
}

/// The columns of a row, taken from left to right.
pub struct Columns<'r, 's> {
    row: &'r Row<'s>,
    next: usize,
    table: &'static str,
}

impl<'r, 's> Columns<'r, 's> {
    pub(crate) fn new(row: &'r Row<'s>, table: &'static str) -> Self {
        Self { row, next: 0, table }
    }

    /// The next column.
    ///
    /// # Errors
    /// [`StoreError::Row`] when it holds no `F`.
    pub fn take<F: Field>(&mut self) -> Result<F, StoreError> {
        let index = self.next;
        self.next += 1;
        F::from_ref(self.row.get_ref(index)?).map_err(|wrong| {
            let column = self.row.as_ref().column_name(index).unwrap_or("?").to_owned();
            StoreError::Row { table: self.table, detail: format!("{column}: {wrong}") }
        })
    }

    /// The next columns as a record, or `None` when the first of them is NULL, as an outer join leaves them.
    ///
    /// # Errors
    /// [`StoreError::Row`] as [`Record::read`].
    pub fn take_joined<R: Record>(&mut self) -> Result<Option<R>, StoreError> {
        if matches!(self.row.get_ref(self.next)?, ValueRef::Null) {
            self.next += R::TABLE.columns.len();
            return Ok(None);
        }
        R::read(self).map(Some)
    }
}

/// A parameter's place in an INSERT, whatever the column.
macro_rules! placeholder {
    ($column:ident) => {
        ", ?"
    };
}

/// A [`Table`]: its name, its key's columns with what they hold, its other columns.
macro_rules! table {
    ($name:literal, $first:ident: $first_part:ident $(+ $key:ident: $part:ident)*; $($column:ident),* $(,)?) => {
        &$crate::tables::record::Table {
            name: $name,
            key: &[
                $crate::tables::record::KeyPart::$first_part $(, $crate::tables::record::KeyPart::$part)*
            ],
            columns: &[stringify!($first) $(, stringify!($key))* $(, stringify!($column))*],
            select: concat!(
                $name, ".", stringify!($first)
                $(, ", ", $name, ".", stringify!($key))*
                $(, ", ", $name, ".", stringify!($column))*
            ),
            insert: concat!(
                "INSERT INTO ", $name, " (", stringify!($first)
                $(, ", ", stringify!($key))* $(, ", ", stringify!($column))*,
                ") VALUES (?"
                $(, $crate::tables::record::placeholder!($key))*
                $(, $crate::tables::record::placeholder!($column))*,
                ")"
            ),
            by_key: concat!(
                "SELECT ", stringify!($first) $(, ", ", stringify!($key))* $(, ", ", stringify!($column))*,
                " FROM ", $name, " WHERE ", stringify!($first), " = ?" $(, " AND ", stringify!($key), " = ?")*
            ),
            delete: concat!(
                "DELETE FROM ", $name, " WHERE ", stringify!($first), " = ?"
                $(, " AND ", stringify!($key), " = ?")*
            ),
        }
    };
}

/// [`Record`] for a flat struct: its table, and which field each column holds.
macro_rules! record {
    (
        $record:ident in $name:literal by $key_type:ty;
        $first:ident: $first_part:ident = $first_field:ident $(+ $key:ident: $part:ident = $key_field:ident)*;
        $($column:ident = $field:ident),* $(,)?
    ) => {
        impl $crate::tables::record::Record for $record {
            type Key = $key_type;

            const TABLE: &'static $crate::tables::record::Table = $crate::tables::record::table!(
                $name, $first: $first_part $(+ $key: $part)*; $($column),*
            );

            fn key(&self) -> Self::Key {
                (self.$first_field.clone() $(, self.$key_field.clone())*)
            }

            fn cells(&self) -> Vec<$crate::tables::record::Cell<'_>> {
                use $crate::tables::record::Field as _;
                vec![
                    self.$first_field.to_cell() $(, self.$key_field.to_cell())* $(, self.$field.to_cell())*
                ]
            }

            fn read(
                columns: &mut $crate::tables::record::Columns<'_, '_>,
            ) -> Result<Self, $crate::StoreError> {
                Ok(Self {
                    $first_field: columns.take()?,
                    $($key_field: columns.take()?,)*
                    $($field: columns.take()?,)*
                })
            }
        }
    };
}

/// [`Field`] for an enum that the schema spells as a word.
macro_rules! words {
    ($type:ty { $($variant:ident = $word:literal),* $(,)? }) => {
        impl $crate::tables::record::Field for $type {
            fn to_cell(&self) -> $crate::tables::record::Cell<'_> {
                $crate::tables::record::Cell::Text(std::borrow::Cow::Borrowed(match self {
                    $(Self::$variant => $word,)*
                }))
            }

            fn from_ref(value: rusqlite::types::ValueRef<'_>) -> Result<Self, String> {
                match value {
                    $(rusqlite::types::ValueRef::Text(word) if word == $word.as_bytes() => Ok(Self::$variant),)*
                    _ => Err("unknown word".to_owned()),
                }
            }
        }
    };
}

pub(crate) use {placeholder, record, table, words};
