import type { ReactNode } from "react";

export interface Column<Row> {
  id: string;
  /** In the user's language. */
  header: string;
  /** What is sorted by, and shown unless `cell` says otherwise. Null sorts last, both ways. */
  value: (row: Row) => string | number | null;
  cell?: (row: Row) => ReactNode;
  /** At least so wide. */
  width_px: number;
  /** Takes a share of the room that is left. */
  grow?: boolean;
  /** Figures stand to the right. */
  align?: "end";
  /** Not shown until the person asks for it. */
  hidden?: boolean;
  /** Cannot be hidden: the column by which a row is known. */
  always?: boolean;
}

/** What a person chose for a table; it outlives the window. */
export interface TableChoice {
  visible: Record<string, boolean>;
  sorting: { id: string; desc: boolean }[];
}

const key = (table: string) => `jakcraft.table.${table}`;

export function savedChoice<Row>(table: string, columns: readonly Column<Row>[]): TableChoice {
  return readChoice(localStorage.getItem(key(table)) ?? undefined, columns);
}

/** The choice that was written; what is missing is as the columns begin. */
export function readChoice<Row>(text: string | undefined, columns: readonly Column<Row>[]): TableChoice {
  const visible = Object.fromEntries(columns.map((column) => [column.id, column.hidden !== true]));
  const first: TableChoice = { visible, sorting: [] };
  try {
    const saved = JSON.parse(text ?? "null") as Partial<TableChoice> | null;
    if (saved === null) return first;
    const known = new Set(columns.map((column) => column.id));
    return {
      visible: { ...visible, ...saved.visible },
      sorting: (saved.sorting ?? []).filter((sort) => known.has(sort.id)),
    };
  } catch {
    // What cannot be read was written by another version; the table begins afresh.
    return first;
  }
}

export function saveChoice(table: string, choice: TableChoice): void {
  localStorage.setItem(key(table), JSON.stringify(choice));
}
