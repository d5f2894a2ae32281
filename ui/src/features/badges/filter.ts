import type { HolderRow, Who } from "@/lib/ipc";

export type Shown = "left" | "printed" | "everybody";

/** Who is listed; null asks for nothing. */
export interface Filter {
  text: string;
  shown: Shown;
  role: string | null;
  status: string | null;
  category: string | null;
}

/** Whoever has no card yet: what an office prints first, and again after every change. */
export const AT_FIRST: Filter = { text: "", shown: "left", role: null, status: null, category: null };
export const EVERYBODY: Filter = { ...AT_FIRST, shown: "everybody" };

/** Case and accents do not count. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What a row is found by, once per row. A code is found with its dash and without. */
export function searchKey(row: HolderRow): string {
  const code = row.code ?? "";
  return fold([row.name, row.affiliation, ...row.booths, code, code.replace("-", "")].join(" "));
}

/** The rows that pass, in the order of the print. */
export function matching(rows: readonly HolderRow[], keys: readonly string[], filter: Filter): HolderRow[] {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row, index) =>
      (filter.shown === "everybody" || (filter.shown === "printed") === (row.code !== null)) &&
      (filter.role === null || row.role === filter.role) &&
      (filter.status === null || row.status === filter.status) &&
      (filter.category === null || row.category === filter.category) &&
      words.every((word) => keys[index]?.includes(word)),
  );
}

/** Each value once, by the alphabet. */
export function valuesOf(rows: readonly HolderRow[], key: "category" | "status"): string[] {
  const values = rows.flatMap((row) => row[key] ?? []);
  return [...new Set<string>(values)].toSorted((one, other) => one.localeCompare(other, "id"));
}

/** The request's words for those who are listed, or for those of them who are selected. */
export function whoOf(filter: Filter, found: readonly HolderRow[], selected: ReadonlySet<string>): Who {
  const picked = found.filter((row) => selected.has(row.id));
  const named = filter.text.trim() !== "" || filter.status !== null || filter.category !== null;
  if (picked.length > 0 || named) {
    const rows = picked.length > 0 ? picked : found;
    return { role: null, issued: null, holders: rows.map((row) => row.id) };
  }
  const issued = filter.shown === "everybody" ? null : filter.shown === "printed";
  return { role: filter.role, issued, holders: null };
}

export const only = (row: HolderRow): Who => ({ role: null, issued: null, holders: [row.id] });
