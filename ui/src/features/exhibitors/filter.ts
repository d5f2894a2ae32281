import type { ExhibitorOut } from "@/lib/ipc";

/** What of the list is shown; null asks for nothing. */
export interface Filter {
  text: string;
  status: string | null;
  category: string | null;
  city: string | null;
  booth: string | null;
}

export interface SavedFilter {
  name: string;
  filter: Filter;
}

export const EVERYBODY: Filter = { text: "", status: null, category: null, city: null, booth: null };

export function passes(row: ExhibitorOut, filter: Filter): boolean {
  return (
    (filter.status === null || row.status === filter.status) &&
    (filter.category === null || row.category === filter.category) &&
    (filter.city === null || row.city === filter.city) &&
    (filter.booth === null || (filter.booth === "with") === row.booths.length > 0)
  );
}

/** Each value once, by the alphabet. */
export function valuesOf(rows: readonly ExhibitorOut[], key: "category" | "city"): string[] {
  const values = rows.map((row) => row[key]).filter((value) => value !== null && value !== "");
  return [...new Set(values as string[])].sort((one, other) => one.localeCompare(other, "id"));
}

/** What another version wrote is left alone, as if nothing was saved. */
export function readSaved(text: string | undefined): SavedFilter[] {
  try {
    const saved: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(saved)
      ? (saved as SavedFilter[]).map(({ name, filter }) => ({ name, filter: { ...EVERYBODY, ...filter } }))
      : [];
  } catch {
    return [];
  }
}
