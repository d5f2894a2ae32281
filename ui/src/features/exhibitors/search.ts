import type { ExhibitorOut } from "@/lib/ipc";

/** Case and accents do not count. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What a row is found by, once per row. */
function searchKey(row: ExhibitorOut): string {
  return fold(
    [row.name, row.owner, row.category, row.city, row.supported_by, row.nib, ...row.booths].join(" "),
  );
}

/** The keys of all rows, made when they are asked for. */
export function keysOf(rows: readonly ExhibitorOut[]): () => readonly string[] {
  let keys: readonly string[] | undefined;
  return () => {
    keys ??= rows.map(searchKey);
    return keys;
  };
}

/** The rows that have every word of the text, in their order. */
export function matching(
  rows: readonly ExhibitorOut[],
  keys: () => readonly string[],
  text: string,
): readonly ExhibitorOut[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  const known = keys();
  return rows.filter((_, index) => words.every((word) => known[index]?.includes(word)));
}
