// What a person has chosen of a list, and corrected in it, before it is taken in.

import type { CellFix, Choices, ListField } from "@/lib/ipc";

export type StepKey = "pick" | "match" | "check" | "done";
export const STEPS: readonly StepKey[] = ["pick", "match", "check", "done"];

export interface Draft {
  path: string;
  choices: Choices;
}

export const NOTHING_CHOSEN: Choices = {
  sheet: null,
  header_row: null,
  columns: [],
  columns_at: [],
  cells: [],
};

export function draftOf(path: string): Draft {
  return { path, choices: NOTHING_CHOSEN };
}

/** Whether a person has corrected anything. */
export function isCorrected({ cells, columns_at, header_row, sheet }: Choices): boolean {
  return cells.length > 0 || columns_at.length > 0 || header_row !== null || sheet !== null;
}

/** Another sheet has other rows and columns: what was said of the first means nothing there. */
export function withSheet(sheet: string): Choices {
  return { ...NOTHING_CHOSEN, sheet };
}

/** Columns are named by their header: another header, and they are matched anew. Corrected cells stay. */
export function withHeaderRow(choices: Choices, header_row: number): Choices {
  return { ...choices, header_row, columns_at: [] };
}

/** A column taken for a field (an empty key: only kept). A field that one column alone may be leaves the other choice. */
export function withColumn(
  choices: Choices,
  column: number,
  key: string,
  fields: readonly ListField[],
): Choices {
  const single = fields.find((field) => field.key === key)?.columns === 1;
  const others = choices.columns_at
    .filter(([index]) => index !== column)
    .map(([index, chosen]): [number, string] => [index, single && chosen === key ? "" : chosen]);
  return { ...choices, columns_at: [...others, [column, key]] };
}

/** A cell typed anew; the latest word on a cell counts. */
export function withCell(choices: Choices, fix: CellFix): Choices {
  return { ...choices, cells: [...withoutCell(choices, fix).cells, fix] };
}

export function withoutCell(choices: Choices, { row, column }: Pick<CellFix, "row" | "column">): Choices {
  return { ...choices, cells: choices.cells.filter((fix) => fix.row !== row || fix.column !== column) };
}

/** `BC` for 54: how a spreadsheet names its columns. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  const letter = String.fromCharCode("A".charCodeAt(0) + (index % 26));
  return before === 0 ? letter : columnLetters(before - 1) + letter;
}

/** What stands in a cell as text to begin a correction from: nothing where a person's number is masked. */
export function editable(typed: string | null): string {
  return typed === null || typed.includes("•") ? "" : typed;
}
