import type { ExhibitorOut } from "@/lib/ipc";

/** Case and accents do not count. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What a row is found by, once per row. */
export function searchKey(row: ExhibitorOut): string {
  return fold(
    [row.name, row.owner, row.category, row.city, row.supported_by, row.nib, ...row.booths].join(" "),
  );
}

/** The rows that have every word of the text, in their order. */
export function matching(
  rows: readonly ExhibitorOut[],
  keys: readonly string[],
  text: string,
): ExhibitorOut[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return rows.filter((_, index) => words.every((word) => keys[index]?.includes(word)));
}
