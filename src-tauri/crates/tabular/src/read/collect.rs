//! Gathers cells into sparse rows within the limits, whatever order and positions a file claims.

use super::{Excess, Progress, ReadError, ReadLimits, Stage, Watch};
use crate::cell::{Cell, Row, Sheet};

/// What one text costs beside its bytes: the allocator's header and rounding.
const TEXT_OVERHEAD_BYTES: usize = 24;

/// Rows between two reports to the caller.
const REPORT_EVERY_ROWS: usize = 512;

pub(super) struct Collector<'l, 'w, 'f> {
    limits: &'l ReadLimits,
    watch: &'w mut Watch<'f>,
    sheets: Vec<Sheet>,
    rows: usize,
    spent_bytes: usize,
    in_order: bool,
}

impl<'l, 'w, 'f> Collector<'l, 'w, 'f> {
    pub(super) fn new(limits: &'l ReadLimits, watch: &'w mut Watch<'f>) -> Self {
        Collector { limits, watch, sheets: Vec::new(), rows: 0, spent_bytes: 0, in_order: true }
    }

    pub(super) fn start_sheet(&mut self, name: String, hidden: bool) -> Result<(), ReadError> {
        self.finish_sheet();
        if self.sheets.len() >= self.limits.sheets {
            return Err(ReadError::TooLarge { what: Excess::Sheets, limit: self.limits.sheets as u64 });
        }
        self.spend(name.len())?;
        self.sheets.push(Sheet { name, hidden, ..Sheet::default() });
        Ok(())
    }

    /// Puts a cell at a row and column counted from 0. Empty cells cost nothing and leave no trace.
    pub(super) fn put(&mut self, row0: u32, column: usize, cell: Cell) -> Result<(), ReadError> {
        let text_bytes = match &cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) | Cell::Error(text) => text.len() + TEXT_OVERHEAD_BYTES,
            _ => 0,
        };
        if text_bytes > self.limits.cell_bytes + TEXT_OVERHEAD_BYTES {
            return Err(ReadError::CellTooLong {
                row: row0.saturating_add(1),
                column,
                limit: self.limits.cell_bytes,
            });
        }
        let number = row0.saturating_add(1);
        let Some(sheet) = self.sheets.last_mut() else {
            return Err(ReadError::broken("a cell before the first sheet"));
        };
        if column >= self.limits.columns {
            sheet.left_out_cells += 1;
            return Ok(());
        }
        let new_row = match sheet.rows.last() {
            Some(last) if last.number == number => false,
            Some(last) => {
                self.in_order &= last.number < number;
                true
            }
            None => true,
        };
        if new_row {
            self.rows += 1;
            if self.rows > self.limits.rows {
                return Err(ReadError::TooLarge { what: Excess::Rows, limit: self.limits.rows as u64 });
            }
            let width = sheet.rows.last().map_or(0, |row| row.cells.len());
            sheet.rows.push(Row { number, cells: Vec::with_capacity(width.min(self.limits.columns)) });
            self.spend(size_of::<Row>() + width * size_of::<Cell>())?;
            if self.rows.is_multiple_of(REPORT_EVERY_ROWS) {
                self.report(Stage::Rows, self.rows as u64, None)?;
            }
        }
        let Some(row) = self.sheets.last_mut().and_then(|sheet| sheet.rows.last_mut()) else {
            return Err(ReadError::broken("a cell without a row"));
        };
        let before = row.cells.capacity();
        if row.cells.len() <= column {
            row.cells.resize(column + 1, Cell::Empty);
        }
        row.cells[column] = cell;
        let grown = (row.cells.capacity() - before) * size_of::<Cell>();
        self.spend(text_bytes + grown)
    }

    pub(super) fn report(&mut self, stage: Stage, done: u64, total: Option<u64>) -> Result<(), ReadError> {
        match (self.watch)(Progress { stage, done, total }) {
            std::ops::ControlFlow::Continue(()) => Ok(()),
            std::ops::ControlFlow::Break(()) => Err(ReadError::Cancelled),
        }
    }

    /// The bytes that cells may still take.
    pub(super) fn remaining_bytes(&self) -> usize {
        self.limits.memory_bytes.saturating_sub(self.spent_bytes)
    }

    pub(super) fn finish(mut self) -> Vec<Sheet> {
        self.finish_sheet();
        self.sheets
    }

    fn spend(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.spent_bytes = self.spent_bytes.saturating_add(bytes);
        if self.spent_bytes > self.limits.memory_bytes {
            return Err(ReadError::TooLarge {
                what: Excess::MemoryBytes,
                limit: self.limits.memory_bytes as u64,
            });
        }
        Ok(())
    }

    /// Rows that a file lists out of order are sorted, and rows listed twice merged: the later cell wins.
    fn finish_sheet(&mut self) {
        if std::mem::replace(&mut self.in_order, true) {
            return;
        }
        let Some(sheet) = self.sheets.last_mut() else { return };
        sheet.rows.sort_by_key(|row| row.number);
        let mut merged: Vec<Row> = Vec::with_capacity(sheet.rows.len());
        for row in std::mem::take(&mut sheet.rows) {
            match merged.last_mut() {
                Some(last) if last.number == row.number => {
                    if last.cells.len() < row.cells.len() {
                        last.cells.resize(row.cells.len(), Cell::Empty);
                    }
                    for (kept, cell) in last.cells.iter_mut().zip(row.cells) {
                        if cell != Cell::Empty {
                            *kept = cell;
                        }
                    }
                }
                _ => merged.push(row),
            }
        }
        sheet.rows = merged;
    }
}
