//! Spreadsheets in and out: readers that stand hostile files, and the recognition of columns.
