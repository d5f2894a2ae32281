const collator = new Intl.Collator("id", { numeric: true, sensitivity: "base" });

/** What a cell is sorted by: made once for each cell, compared many times. */
export type SortKey = number | { text: string; isPlain: boolean };

/** A cell's key; an empty cell has none and stands last. */
export function sortKey(value: string | number | null | undefined): SortKey | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number") return value;
  const text = value.toLowerCase();
  return { text, isPlain: /^[a-z ]*$/.test(text) };
}

/**
 * By size, or by the alphabet with numbers by size and accents aside. Of letters and spaces alone the engine's own
 * comparison gives the collator's order at a small part of its time, and most names are no more than that.
 */
export function compare(first: SortKey, second: SortKey): number {
  if (typeof first === "number" && typeof second === "number") return first - second;
  if (typeof first === "number" || typeof second === "number") {
    return collator.compare(words(first), words(second));
  }
  if (first.isPlain && second.isPlain) {
    return first.text < second.text ? -1 : first.text > second.text ? 1 : 0;
  }
  return collator.compare(first.text, second.text);
}

function words(key: SortKey): string {
  return typeof key === "number" ? String(key) : key.text;
}
